import Foundation

/// The one form in which text is kept: NFC, trimmed, runs of spaces and no-break spaces as one space.
///
/// Words are never repaired. Source: contract of the canonical JSON.
package enum NormalText {
  /// Text of one line: a line break is one space.
  ///
  /// `nil` when nothing is left.
  package static func line(_ text: some StringProtocol) -> String? {
    normalized(text, keepingBreaks: false)
  }

  /// Long text: line breaks stay, as `\n`.
  ///
  /// `nil` when nothing is left.
  package static func prose(_ text: some StringProtocol) -> String? {
    normalized(text, keepingBreaks: true)
  }

  /// Text in the form that a field of this kind keeps.
  package static func text(_ text: some StringProtocol, for kind: FieldKind) -> String? {
    kind == .prose ? prose(text) : line(text)
  }

  private static func normalized(_ text: some StringProtocol, keepingBreaks: Bool) -> String? {
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
    let string = String(result)
    return isASCII ? string : string.precomposedStringWithCanonicalMapping
  }

  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\u{A0}", "\u{1680}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}", "\u{3000}": true
    default: false
    }
  }

  /// Marks that are not seen: byte-order mark, zero-width space, soft hyphen, control characters.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{FEFF}", "\u{200B}", "\u{AD}", "\u{00}"..."\u{1F}", "\u{7F}": true
    default: false
    }
  }
}
