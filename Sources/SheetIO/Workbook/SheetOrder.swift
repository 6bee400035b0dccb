/// Where the rows of a sheet are, and its merges in order.
///
/// The loops are here and not where they are used, since nothing is inlined from one module into another.
extension Sheet {
  /// The position of each row's first cell.
  package var startsOfRows: [Int] {
    var starts: [Int] = []
    var last = -1
    for index in cells.indices {
      let row = cells[index].address.row
      if row != last { starts.append(index) }
      last = row
    }
    return starts
  }

  /// The merges by their first corners, then by their last ones.
  package var mergesInOrder: [CellRange] {
    let isOrdered = merges.indices.dropFirst().allSatisfy { merges[$0 - 1].first <= merges[$0].first }
    return isOrdered ? merges : merges.sorted(by: CellRange.isBefore)
  }
}

extension CellRange {
  /// The order of merges: by the first corner, then by the last.
  package static func isBefore(_ one: CellRange, _ other: CellRange) -> Bool {
    one.first == other.first ? one.last < other.last : one.first < other.first
  }
}
