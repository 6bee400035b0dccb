extension RandomAccessCollection where Index == Int {
  /// Where the first element is of which something holds, in a collection in which it holds of all that follow one of which
  /// it does; the end where it holds of none.
  @inlinable package func indexInOrder(where isBehind: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
