/// Eight bytes that are looked at together, since most stretches of text hold nothing that a look is for.
struct EightBytes: Equatable {
  private let word: UInt64

  /// How many bytes there are.
  @inline(__always) static var count: Int { 8 }

  /// The bytes at an index of some others, all of which must be there.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  /// Whether all are ASCII.
  @inline(__always)
  var areASCII: Bool { maskOfOthers == 0 }

  /// How many are ASCII before the first that is not.
  @inline(__always)
  var countOfASCII: Int { maskOfOthers.trailingZeroBitCount / 8 }

  /// The first of them, and letters in place of the others.
  @inline(__always)
  func keeping(_ count: Int) -> EightBytes {
    let others: UInt64 = ~0 << UInt64(count * 8)
    return EightBytes(word: word & ~others | Self.repeated(0x61) & others)
  }

  @inline(__always)
  private init(word: UInt64) { self.word = word }

  /// Whether one of them is a byte.
  @inline(__always)
  func has(_ byte: UInt8) -> Bool { mask(of: byte) != 0 }

  /// Whether one of them is below a byte, which is at most 80.
  @inline(__always)
  func has(below limit: UInt8) -> Bool { mask(below: limit) != 0 }

  /// A word whose lowest bit that is set is in the first of them that is a byte; 0 where none is.
  @inline(__always)
  func mask(of byte: UInt8) -> UInt64 {
    let zeros = word ^ Self.repeated(byte)
    return (zeros &- Self.repeated(0x01)) & ~zeros & Self.repeated(0x80)
  }

  /// The same for the first of them that is below a byte, which is at most 80.
  @inline(__always)
  func mask(below limit: UInt8) -> UInt64 {
    (word &- Self.repeated(limit)) & ~word & Self.repeated(0x80)
  }

  /// The same for the first of them that is not ASCII.
  @inline(__always)
  var maskOfOthers: UInt64 { word & Self.repeated(0x80) }

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
