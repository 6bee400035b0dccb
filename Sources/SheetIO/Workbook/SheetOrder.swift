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
    let isOrdered = Self.eachPair(of: merges.span) { !($1.first < $0.first) }
    return isOrdered ? merges : Self.ordered(merges)
  }

  /// Sorted by one number for each first corner, together with its place in the list.
  private static func ordered(_ merges: [CellRange]) -> [CellRange] {
    let bits: UInt64 = 20
    guard merges.count <= 1 << bits,
      merges.allSatisfy({ $0.first.row < 1 << 24 && $0.first.column < 1 << bits })
    else {
      return merges.sorted(by: CellRange.isBefore)
    }
    var keys = merges.indices.map { place in
      let first = merges[place].first
      return (UInt64(first.row) << bits | UInt64(first.column)) << bits | UInt64(place)
    }
    keys.sort()
    let ordered = keys.map { merges[Int($0 & (1 << bits - 1))] }
    // Where two begin in one cell, the last corner decides.
    let isOrdered = eachPair(of: ordered.span) { !CellRange.isBefore($1, $0) }
    return isOrdered ? ordered : ordered.sorted(by: CellRange.isBefore)
  }

  /// Whether each merge and the next one are as asked for.
  @inline(__always)
  private static func eachPair(of merges: Span<CellRange>, _ isInOrder: (CellRange, CellRange) -> Bool)
    -> Bool
  {
    guard merges.count > 1 else { return true }
    for index in 1..<merges.count where !isInOrder(merges[index - 1], merges[index]) { return false }
    return true
  }
}

extension CellRange {
  /// The order of merges: by the first corner, then by the last.
  package static func isBefore(_ one: CellRange, _ other: CellRange) -> Bool {
    one.first == other.first ? one.last < other.last : one.first < other.first
  }
}
