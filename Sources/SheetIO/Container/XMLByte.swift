#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What single bytes of plain XML are.
enum XMLByte {
  static let open = UInt8(ascii: "<")
  static let close = UInt8(ascii: ">")
  static let ampersand = UInt8(ascii: "&")
  static let colon = UInt8(ascii: ":")
  static let quote = UInt8(ascii: "\"")
  /// What the escapes of spreadsheets begin with.
  static let underscore = UInt8(ascii: "_")

  /// White space of XML.
  ///
  /// Source: XML 1.0, 2.3.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Whether a byte begins a name; other letters than those of ASCII are left to the other way.
  static func beginsName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_")
  }

  /// Whether a byte goes on with a name, with its prefix.
  @inline(__always)
  static func isName(_ byte: UInt8) -> Bool {
    // A bit for each byte of ASCII: letters, digits and `-`, `.`, `:`, `_`.
    let bits: UInt64 = byte & 0x40 == 0 ? 0x07FF_6000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return byte < 0x80 && bits >> UInt64(byte & 0x3F) & 1 != 0
  }

  /// The first place of a byte from another place on.
  static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Goes behind a name; where its part without prefix begins, counted from its beginning, `nil` where it has more than one
  /// colon, or one at an end.
  @inline(__always)
  static func skipName(in bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int? {
    let start = place
    var local = 0
    var isSound = true
    while place < bytes.count {
      let byte = bytes[place]
      // Nearly all are small letters.
      if byte &- UInt8(ascii: "a") >= 26 {
        guard isName(byte) else { break }
        if byte == colon {
          isSound =
            local == 0 && place > start && place + 1 < bytes.count && beginsName(bytes[place + 1]) && isSound
          local = place + 1 - start
        }
      }
      place &+= 1
    }
    return isSound ? local : nil
  }

  /// The last bytes of a name from a place on, eight at most, as one number.
  @inline(__always)
  static func ending(of name: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
    if name.count - start >= 8 {
      return UnsafeRawBufferPointer(name).loadUnaligned(fromByteOffset: name.count - 8, as: UInt64.self)
    }
    var word: UInt64 = 0
    for index in start..<name.count { word = word << 8 | UInt64(name[index]) }
    return word
  }

  /// Whether two stretches of bytes are the same.
  static func equal(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    guard let left = one.baseAddress, let right = other.baseAddress else { return true }
    return memcmp(left, right, one.count) == 0
  }

  /// Goes behind some ASCII, where it is what follows.
  @inline(__always)
  static func skip(
    _ expected: StaticString, in bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int
  ) -> Bool {
    guard begins(bytes, at: place, with: expected) else { return false }
    place += expected.utf8CodeUnitCount
    return true
  }

  /// Whether some ASCII is what bytes begin with from a place on.
  @inline(__always)
  static func begins(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int = 0, with expected: StaticString
  ) -> Bool {
    guard bytes.count - place >= expected.utf8CodeUnitCount, let base = bytes.baseAddress else {
      return false
    }
    return memcmp(base + place, expected.utf8Start, expected.utf8CodeUnitCount) == 0
  }
}
