import CXlsx

/// Looks for the first of some bytes.
package struct ByteSearch: Sendable {
  private let limit: UInt8
  private let others: (UInt8, UInt8, UInt8, UInt8)

  /// A search for bytes below one, and for four others.
  package init(below limit: UInt8, or others: (UInt8, UInt8, UInt8, UInt8)) {
    self.limit = limit
    self.others = others
  }

  /// Where the first of them is from a place on; the end where there is none.
  package func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    return cxlsx_first_of(base, start, bytes.count, limit, others.0, others.1, others.2, others.3)
  }
}
