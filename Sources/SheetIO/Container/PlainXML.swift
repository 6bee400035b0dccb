/// Puts right what programs that write XML by hand do to it: control characters, which XML 1.0 forbids even as `&#12;`.
///
/// A vertical tab or a form feed is a line break, as in other texts; the rest is nothing that anyone sees. Source: XML
/// 1.0, 2.2 (Char).
enum PlainXML {
  /// Calls with the document without such characters; as it is when it has none.
  static func repaired<Result>(
    _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws(SheetError) -> Result
  ) throws(SheetError) -> Result {
    guard needsRepair(bytes) else { return try body(bytes) }
    return try repair(bytes).span.bytes.withUnsafeBytes { (bytes) throws(SheetError) in try body(bytes) }
  }

  /// UTF-16, whose bytes say nothing alone, is left as it is.
  private static func needsRepair(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if bytes.prefix(4).contains(0) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return false
    }
    return bytes.indices.contains { index in
      isForbidden(UInt32(bytes[index]))
        || (bytes[index] == ampersand && reference(bytes, at: index).map { isForbidden($0.scalar) } ?? false)
    }
  }

  private static func repair(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == ampersand, let found = reference(bytes, at: index), isForbidden(found.scalar) {
        if isBreak(found.scalar) { result += Array("&#10;".utf8) }
        index = found.end
        continue
      }
      if !isForbidden(UInt32(byte)) {
        result.append(byte)
      } else if isBreak(UInt32(byte)) {
        result.append(0x0A)
      }
      index += 1
    }
    return result
  }

  private static let ampersand = UInt8(ascii: "&")

  private static func isForbidden(_ scalar: UInt32) -> Bool {
    scalar < 0x20 ? scalar != 0x09 && scalar != 0x0A && scalar != 0x0D : scalar == 0xFFFE || scalar == 0xFFFF
  }

  private static func isBreak(_ scalar: UInt32) -> Bool { scalar == 0x0B || scalar == 0x0C }

  /// The character that `&#12;` or `&#xC;` names, and where the reference ends.
  private static func reference(_ bytes: UnsafeRawBufferPointer, at start: Int) -> (scalar: UInt32, end: Int)?
  {
    let longest = 12
    let text = bytes[start...].prefix(longest)
    guard text.starts(with: "&#".utf8), let end = text.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let digits = String(decoding: text[(start + 2)..<end], as: UTF8.self)
    let scalar = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return scalar.map { ($0, end + 1) }
  }
}
