import Foundation
import SheetIO

/// The one form in which text is kept: NFC, trimmed, runs of spaces and no-break spaces as one space.
///
/// Words are never repaired. Source: contract of the canonical JSON.
package enum NormalText {
  /// Text of one line: a line break is one space.
  ///
  /// `nil` when nothing is left.
  package static func line(_ text: String) -> String? {
    isLine(text) ? text : normalized(text, keepingBreaks: false)
  }

  /// Long text: line breaks stay, as `\n`.
  ///
  /// `nil` when nothing is left.
  package static func prose(_ text: String) -> String? {
    isLine(text) ? text : normalized(text, keepingBreaks: true)
  }

  /// Text in the form that a field of this kind keeps.
  package static func text(_ text: String, for kind: FieldKind) -> String? {
    kind == .prose ? prose(text) : line(text)
  }

  // The same for parts of texts, which are copied first: a look at each byte through a protocol is more.

  /// Text of one line: a line break is one space.
  package static func line(_ text: some StringProtocol) -> String? { line(String(text)) }

  /// Long text: line breaks stay, as `\n`.
  package static func prose(_ text: some StringProtocol) -> String? { prose(String(text)) }

  /// Whether a text is in normal form of one line already, and not empty; `false` where only ``line(_:)`` can decide.
  package static func isLine(_ text: String) -> Bool {
    switch look(text) {
    case .plain, .marked: true
    case .other: isNormalLine(text)
    }
  }

  /// What a text is as a line, at one look.
  static func look(_ text: String) -> PlainLine {
    unsafe text.utf8.withContiguousStorageIfAvailable { unsafe PlainLine($0) } ?? .other
  }

  /// Whether a text that takes more than a look is in normal form of one line, and not empty.
  static func isNormalLine(_ text: String) -> Bool {
    let isLine = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe isNormal(bytes, keepingBreaks: false)
    }
    return !text.isEmpty && isLine ?? isNormal(text.utf8, keepingBreaks: false)
  }

  private static func normalized(_ text: String, keepingBreaks: Bool) -> String? {
    if isNormal(text.utf8, keepingBreaks: keepingBreaks) { return text.isEmpty ? nil : text }
    var result = String.UnicodeScalarView()
    var pendingSpace = false
    var pendingBreaks = 0
    var isASCII = true
    var previousWasReturn = false
    for scalar in text.unicodeScalars {
      let isBreak = Self.isLineBreak(scalar)
      if isBreak {
        if !(scalar == "\n" && previousWasReturn) {
          if keepingBreaks { pendingBreaks += 1 } else { pendingSpace = true }
        }
        previousWasReturn = scalar == "\r"
        continue
      }
      previousWasReturn = false
      if isSpace(scalar) {
        pendingSpace = true
        continue
      }
      if isIgnored(scalar) { continue }
      if !result.isEmpty {
        if pendingBreaks > 0 {
          for _ in 0..<pendingBreaks { result.append("\n") }
        } else if pendingSpace {
          result.append(" ")
        }
      }
      pendingBreaks = 0
      pendingSpace = false
      if !scalar.isASCII { isASCII = false }
      result.append(scalar)
    }
    guard !result.isEmpty else { return nil }
    return isASCII ? String(result) : CombiningMarks.ordered(result).precomposedStringWithCanonicalMapping
  }

  /// Whether a text is in normal form already, as most are; `false` where that takes more than a look at its bytes.
  ///
  /// Letters from U+00A1 to U+02FF, dashes and quotation marks are the same in NFC.
  private static func isNormal(_ bytes: some Sequence<UInt8>, keepingBreaks: Bool) -> Bool {
    var previous: UInt8 = 0x20
    var before: UInt8 = 0
    for byte in bytes {
      switch byte {
      case 0x20, 0x0A:
        guard previous != 0x20, previous != 0x0A, byte == 0x20 || keepingBreaks else { return false }
      case 0x21...0x7E: break
      case 0x80...0xBF:
        switch (before, previous) {
        case (_, 0xC2): guard byte > 0xA0, byte != 0xAD else { return false }
        case (_, 0xC3...0xCB): break
        case (_, 0xE2): guard byte == 0x80 else { return false }
        case (0xE2, 0x80): guard (0x90...0xA7).contains(byte) else { return false }
        default: return false
        }
      case 0xC2...0xCB, 0xE2: break
      default: return false
      }
      before = previous
      previous = byte
    }
    // An empty text ends as it began, with the space that stands for its beginning.
    return (previous != 0x20 && previous != 0x0A) || before == 0
  }

  package static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  package static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\u{A0}", "\u{1680}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}", "\u{3000}": true
    default: false
    }
  }

  /// Marks that are not seen: byte-order mark, zero-width space, soft hyphen, control characters.
  package static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{FEFF}", "\u{200B}", "\u{AD}", "\u{00}"..."\u{1F}", "\u{7F}": true
    default: false
    }
  }
}

extension StringProtocol {
  /// Whether a character of white space begins with the byte at an index.
  ///
  /// Most bytes are those of letters, and are not looked up in the tables of Unicode.
  func hasSpace(at index: Index) -> Bool {
    switch utf8[index] {
    case 0x09...0x0D, 0x20: true
    case 0xC2, 0xE1, 0xE2, 0xE3: unicodeScalars[index].properties.isWhitespace
    default: false
    }
  }
}
