/// Eight bytes that are looked at together, since most stretches of text hold nothing that a look is for.
package struct EightBytes {
  private let word: UInt64

  /// How many bytes there are.
  package static var count: Int { 8 }

  /// The bytes at an index of some others, all of which must be there.
  @inline(__always)
  package init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// Whether all are ASCII.
  package var areASCII: Bool { word & Self.repeated(0x80) == 0 }

  /// Whether one of them is a byte.
  @inline(__always)
  package func has(_ byte: UInt8) -> Bool { Self.hasZero(word ^ Self.repeated(byte)) }

  /// Whether one of them is below a byte, which is at most 80.
  @inline(__always)
  package func has(below limit: UInt8) -> Bool {
    (word &- Self.repeated(limit)) & ~word & Self.repeated(0x80) != 0
  }

  @inline(__always)
  private static func hasZero(_ word: UInt64) -> Bool { (word &- repeated(0x01)) & ~word & repeated(0x80) != 0 }

  @inline(__always)
  private static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
