import MIRSchema

/// Gives each row of a cost table a column of its own, at the least sum of costs.
///
/// Source: the Hungarian method with potentials, in time rows² × columns (Kuhn 1955, Munkres 1957).
struct MinimumAssignment {
  /// The column of each row.
  let columns: [Int]
  /// The sum of the costs.
  let cost: Double

  /// Solves a table with at least as many columns as rows.
  init(_ costs: [[Double]]) {
    let rowCount = costs.count
    let columnCount = costs.first?.count ?? 0
    var rowPotential = [Double](repeating: 0, count: rowCount + 1)
    var columnPotential = [Double](repeating: 0, count: columnCount + 1)
    // Row of each column, counted from 1; 0 is none.
    var owner = [Int](repeating: 0, count: columnCount + 1)
    for row in stride(from: 1, through: rowCount, by: 1) {
      owner[0] = row
      var current = 0
      var least = [Double](repeating: .infinity, count: columnCount + 1)
      var cameFrom = [Int](repeating: 0, count: columnCount + 1)
      var isUsed = [Bool](repeating: false, count: columnCount + 1)
      repeat {
        isUsed[current] = true
        let here = owner[current]
        var delta = Double.infinity
        var next = 0
        for column in stride(from: 1, through: columnCount, by: 1) where !isUsed[column] {
          let reduced = costs[here - 1][column - 1] - rowPotential[here] - columnPotential[column]
          if reduced < least[column] {
            least[column] = reduced
            cameFrom[column] = current
          }
          if least[column] < delta {
            delta = least[column]
            next = column
          }
        }
        guard delta < .infinity else { break }
        for column in 0...columnCount {
          if isUsed[column] {
            rowPotential[owner[column]] += delta
            columnPotential[column] -= delta
          } else {
            least[column] -= delta
          }
        }
        current = next
      } while owner[current] != 0
      while current != 0 {
        let before = cameFrom[current]
        owner[current] = owner[before]
        current = before
      }
    }
    var columns = [Int](repeating: -1, count: rowCount)
    for column in stride(from: 1, through: columnCount, by: 1) where owner[column] > 0 {
      columns[owner[column] - 1] = column - 1
    }
    self.columns = columns
    cost = columns.enumerated().reduce(0) { $0 + ($1.element < 0 ? 0 : costs[$1.offset][$1.element]) }
  }
}
