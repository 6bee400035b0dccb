/// Looks for the first of some bytes.
///
/// The loops are here and not where they are used, since nothing is inlined from one module into another.
package struct ByteSearch: Sendable {
  private let limit: UInt8
  private let others: (UInt8, UInt8, UInt8, UInt8)

  /// A search for bytes below one, which is at most 80, and for four others.
  package init(below limit: UInt8, or others: (UInt8, UInt8, UInt8, UInt8)) {
    self.limit = limit
    self.others = others
  }

  /// Where the first of them is from a place on; the end where there is none.
  package func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + EightBytes.count <= bytes.count {
      let places = mask(EightBytes(bytes, at: index))
      guard places == 0 else { return index + places.trailingZeroBitCount / 8 }
      index += EightBytes.count
    }
    while index < bytes.count, !isSearched(bytes[index]) { index += 1 }
    return index
  }

  @inline(__always)
  private func mask(_ bytes: EightBytes) -> UInt64 {
    bytes.mask(below: limit) | bytes.mask(of: others.0) | bytes.mask(of: others.1)
      | bytes.mask(of: others.2) | bytes.mask(of: others.3)
  }

  /// Whether a byte is one of those that are looked for.
  private func isSearched(_ byte: UInt8) -> Bool {
    byte < limit || byte == others.0 || byte == others.1 || byte == others.2 || byte == others.3
  }
}
