/// Eight bytes that are looked at together, since most stretches of text hold nothing that a look is for.
struct EightBytes {
  private let word: UInt64

  /// How many bytes there are.
  @inline(__always) static var count: Int { 8 }

  /// The bytes at an index of some others, all of which must be there.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  /// Writes the bytes elsewhere, where there is room for all.
  @inline(__always)
  func store(to bytes: UnsafeMutableBufferPointer<UInt8>, at index: Int) {
    UnsafeMutableRawBufferPointer(bytes).storeBytes(
      of: word.littleEndian, toByteOffset: index, as: UInt64.self)
  }

  /// Whether all are ASCII.
  @inline(__always)
  var areASCII: Bool { word & Self.repeated(0x80) == 0 }

  /// Whether one of them is a byte.
  @inline(__always)
  func has(_ byte: UInt8) -> Bool {
    let zeros = word ^ Self.repeated(byte)
    return (zeros &- Self.repeated(0x01)) & ~zeros & Self.repeated(0x80) != 0
  }

  /// Whether one of them is below a byte, which is at most 80.
  @inline(__always)
  func has(below limit: UInt8) -> Bool {
    (word &- Self.repeated(limit)) & ~word & Self.repeated(0x80) != 0
  }

  /// Whether a byte stands twice on end, the byte before the eight among them.
  @inline(__always)
  func has(twice byte: UInt8, after before: UInt8) -> Bool {
    // The highest bit of each byte that is the one looked for, and of no other.
    let zeros = word ^ Self.repeated(byte)
    let low = Self.repeated(0x7F)
    let places = ~(((zeros & low) &+ low) | zeros | low)
    return places & (places << 8 | (before == byte ? 0x80 : 0)) != 0
  }

  @inline(__always)
  static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
