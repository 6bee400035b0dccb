#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension StaticString {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}

/// What single bytes of plain XML are.
enum XMLByte {
  static let open = UInt8(ascii: "<")
  static let close = UInt8(ascii: ">")
  static let ampersand = UInt8(ascii: "&")
  static let colon = UInt8(ascii: ":")
  static let quote = UInt8(ascii: "\"")
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

  /// Where a name ends that begins at a place, and where its first colon is; the end where it has none.
  @inline(__always)
  static func name(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, colon: Int) {
    var place = start
    var first: Int?
    while place < bytes.count, isName(bytes[place]) {
      if bytes[place] == colon, first == nil { first = place }
      place += 1
    }
    return (place, first ?? place)
  }

  /// The first place of a byte from another place on.
  static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Where the local part of a name begins; `nil` where it has more than one colon, or one at an end.
  static func local(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    var local = 0
    for index in name.indices where name[index] == colon {
      guard local == 0, index > 0, index + 1 < name.count, beginsName(name[index + 1]) else { return nil }
      local = index + 1
    }
    return local
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
    let count = expected.utf8CodeUnitCount
    guard bytes.count - place >= count else { return false }
    var index = 0
    // The last eight may be some of those before them again.
    while count >= EightBytes.count, index < count {
      let at = min(index, count - EightBytes.count)
      guard EightBytes(bytes, at: place + at) == EightBytes(expected.bytes, at: at) else { return false }
      index = at + EightBytes.count
    }
    while index < count {
      guard bytes[place + index] == expected.utf8Start[index] else { return false }
      index += 1
    }
    place += count
    return true
  }
}
