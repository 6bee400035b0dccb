/// Text as it may be in the XML of a workbook.
///
/// A few characters cannot: control characters and the non-characters U+FFFE and U+FFFF. One of them makes the whole file
/// unreadable for other programs. Source: XML 1.0, production 2 (Char).
package enum WrittenText {
  /// Text for a cell, whose readers know escapes.
  ///
  /// `_xHHHH_` stands for what XML cannot hold, and for the underscore of a text that looks like an escape itself;
  /// ``EscapedText`` gives the text back.
  ///
  /// Source: ECMA-376 Part 1, 22.9.2.19 (ST_Xstring).
  static func cell(_ text: String) -> String {
    if isPlain(text) { return text }
    let plain = escapedLiterals(text)
    guard needsCare(plain) else { return plain }
    return plain.unicodeScalars.reduce(into: "") { result, scalar in
      if isAllowed(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "_x\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)_"
      }
    }
  }

  /// Text for everything else, properties, names, comments, hints, where nothing undoes an escape: what XML cannot hold
  /// is the replacement character.
  static func plain(_ text: String) -> String {
    guard needsCare(text) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
    }
  }

  /// Whether a character may be in a workbook's XML; a carriage return would come back as a line feed.
  package static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n": true
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": false
    default: true
    }
  }

  /// Whether there is surely nothing to escape: no byte that a control character, a non-character or an escape has.
  private static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8.span
    for index in bytes.indices {
      let byte = bytes[index]
      let isBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
      if (byte < 0x20 && !isBreak) || byte == UInt8(ascii: "_") || byte == 0xEF { return false }
    }
    return true
  }

  /// A cheap look at the bytes: control characters, or the first byte of the non-characters.
  private static func needsCare(_ text: String) -> Bool {
    text.utf8.contains { $0 < 0x20 || $0 == 0xEF }
  }

  private static func escapedLiterals(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "_x") {
      result += rest[..<start.lowerBound]
      let code = rest[start.upperBound...].prefix(5)
      let isEscape =
        code.count == 5 && code.last == "_" && code.dropLast().allSatisfy { $0.isASCII && $0.isHexDigit }
      result += isEscape ? "_x005F_x" : "_x"
      rest = rest[start.upperBound...]
    }
    return result + rest
  }
}
