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

  /// Whether they are characters of UTF-8 of one byte or two, after a character of two whose first byte, as its highest bit,
  /// is before them or not: that bit for the character that is open at their end; `nil` where they are anything else.
  @inline(__always)
  func openCharacter(after open: UInt64) -> UInt64? {
    let high = word & Self.repeated(0x80)
    let first = high & word << 1
    let other = high & ~(word << 1)
    // A first byte has a third bit where the character is longer, and none of these where it should be shorter.
    let isShorter = ~((word & Self.repeated(0x1E)) &+ Self.repeated(0x7E)) & first
    guard other == first << 8 | open, first & word << 2 == 0, isShorter == 0 else { return nil }
    return first >> 56
  }

  /// The first of them that is below another byte, which is at most 80, beyond ASCII, or one of three; `nil` where none is.
  @inline(__always)
  func first(below limit: UInt8, or others: (UInt8, UInt8, UInt8)) -> Int? {
    // In each of these the lowest bit is true; those above it may be carried over from it.
    let places =
      mask(below: limit) | maskOfOthers | mask(of: others.0) | mask(of: others.1) | mask(of: others.2)
    return places == 0 ? nil : places.trailingZeroBitCount / 8
  }

  /// The first of them that is not text of XML as it is: a control character, `<`, `>` or `&`; `nil` where none is.
  @inline(__always)
  var firstMarkup: Int? {
    // `<` and `>` are one bit apart.
    let tags = EightBytes(word: word | Self.repeated(0x02)).mask(of: XMLByte.close)
    let places = tags | mask(below: 0x20) | mask(of: XMLByte.ampersand)
    return places == 0 ? nil : places.trailingZeroBitCount / 8
  }

  /// The first of them that may end a field of a text table: a quote, a line break or another byte; `nil` where none is.
  @inline(__always)
  func firstFieldEnd(or sign: UInt8) -> Int? {
    let places =
      mask(of: 0x0A) | mask(of: 0x0D) | mask(of: XMLByte.quote) | mask(of: sign)
    return places == 0 ? nil : places.trailingZeroBitCount / 8
  }

  /// The first of them that is a quote, a line break, a tab, a semicolon or a comma; `nil` where none is.
  @inline(__always)
  var firstOfCensus: Int? {
    let places =
      mask(of: 0x09) | mask(of: 0x0A) | mask(of: 0x0D) | mask(of: XMLByte.quote)
      | mask(of: UInt8(ascii: ";")) | mask(of: UInt8(ascii: ","))
    return places == 0 ? nil : places.trailingZeroBitCount / 8
  }

  @inline(__always)
  static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
