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
  static func isName(_ byte: UInt8) -> Bool {
    beginsName(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == colon
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
    for index in 0..<count where bytes[place + index] != expected.utf8Start[index] { return false }
    place += count
    return true
  }
}
