/// The `_xHHHH_` escapes of spreadsheet text, which stand for characters that XML cannot hold.
///
/// Source: ECMA-376 Part 1, 22.9.2.19 (ST_Xstring): a UTF-16 code unit in four hexadecimal digits. A
/// literal `_x0041_` is written `_x005F_x0041_`.
enum EscapedText {
  /// The text with its escapes decoded; half a surrogate pair stays as it is.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(underscore) else { return text }
    var bytes = Array(text.utf8)
    decode(&bytes, from: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Decodes the escapes in `bytes` from an offset to the end, in place.
  static func decode(_ bytes: inout [UInt8], from start: Int) {
    guard var read = firstEscape(in: bytes, from: start) else { return }
    var write = read
    while read < bytes.count {
      if let (scalar, length) = scalar(in: bytes, at: read) {
        for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
          bytes[write] = byte
          write += 1
        }
        read += length
      } else {
        bytes[write] = bytes[read]
        write += 1
        read += 1
      }
    }
    bytes.removeSubrange(write...)
  }

  /// Where there is none, there is no escape.
  private static let underscore = XMLByte.underscore
  private static let escapeLength = 7

  private static func firstEscape(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.indices.dropFirst(start).first { codeUnit(in: bytes, at: $0) != nil }
  }

  /// The character escaped at an offset and the bytes that its escape takes, one escape or a pair.
  private static func scalar(in bytes: [UInt8], at offset: Int) -> (Unicode.Scalar, length: Int)? {
    guard let unit = codeUnit(in: bytes, at: offset) else { return nil }
    if let scalar = Unicode.Scalar(unit) { return (scalar, escapeLength) }
    guard UTF16.isLeadSurrogate(unit), let trail = codeUnit(in: bytes, at: offset + escapeLength),
      UTF16.isTrailSurrogate(trail)
    else { return nil }
    let scalar = UTF16.decode(UTF16.EncodedScalar([unit, trail]))
    return (scalar, escapeLength * 2)
  }

  private static func codeUnit(in bytes: [UInt8], at offset: Int) -> UInt16? {
    guard offset + escapeLength <= bytes.count, bytes[offset] == underscore,
      bytes[offset + 1] == UInt8(ascii: "x"), bytes[offset + escapeLength - 1] == underscore
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[(offset + 2)..<(offset + escapeLength - 1)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
