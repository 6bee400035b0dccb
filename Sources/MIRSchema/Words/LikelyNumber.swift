import Foundation

/// The number that a text evidently means where it writes none: offered to people, never taken over.
enum LikelyNumber {
  /// The number, as JSON has it; `nil` where none is evident, or more than one.
  static func text(in text: String, _ notation: NumberNotation) -> String? {
    guard text.utf8.count <= longest, text.contains(where: \.isNumber), !hasBreakInside(text),
      let line = NormalText.line(text)
    else { return nil }
    let candidates = [
      withoutGuard(line), signMoved(line), withoutInnerSign(line), withoutMarks(line), digitsForLetters(line),
      withoutWords(line),
    ]
    for case let candidate? in candidates {
      if let number = NumberText(candidate).flatMap({ notation.value(of: $0) }) { return "\(number)" }
    }
    return nil
  }

  private static let longest = 60

  private static func hasBreakInside(_ text: String) -> Bool {
    NormalText.prose(text)?.contains("\n") ?? false
  }

  /// The apostrophe or the formula by which spreadsheets keep text.
  private static func withoutGuard(_ text: String) -> String? {
    let plain = CSVGuard.removed(text)
    return plain == text ? nil : plain
  }

  /// The sign at the end, as accounting programs print it: `1.00-`.
  private static func signMoved(_ text: String) -> String? {
    guard let last = text.unicodeScalars.last, let sign = NumberText.symbol(last), sign == UInt8(ascii: "-"),
      let body = NumberText(String(text.dropLast())), body.isUnsigned
    else { return nil }
    return "-" + text.dropLast()
  }

  /// A sign inside parentheses: `(-17.5)`.
  private static func withoutInnerSign(_ text: String) -> String? {
    guard text.hasPrefix("("), text.hasSuffix(")") else { return nil }
    return String(text.dropFirst().dropLast())
  }

  /// Marks of footnotes behind it: `17.5*`, `17.5¹`.
  private static func withoutMarks(_ text: String) -> String? {
    var body = text[...]
    while let last = body.last, "*†‡¹²³⁴⁵⁶⁷⁸⁹⁰ªº° ".contains(last) { body = body.dropLast() }
    return body.endIndex == text.endIndex ? nil : String(body)
  }

  /// Letters that are taken for digits, with the digits.
  static let lookAlikes: [Character: Character] = [
    "O": "0", "o": "0", "l": "1", "I": "1", "S": "5", "B": "8",
  ]

  /// Letters that are taken for digits, put right.
  private static func digitsForLetters(_ text: String) -> String? {
    guard text.utf8.count <= 16, text.contains(where: { lookAlikes[$0] != nil }) else { return nil }
    return String(text.map { lookAlikes[$0] ?? $0 })
  }

  /// The one number among words that do not multiply it: `aprox. 20`, never `20 mil`.
  private static func withoutWords(_ text: String) -> String? {
    let pieces = text.split(separator: " ").map(String.init)
    let numeric = pieces.indices.filter { pieces[$0].contains(where: \.isNumber) }
    guard let first = numeric.first, let last = numeric.last, numeric.count == last - first + 1 else {
      return nil
    }
    let words = pieces[..<first] + pieces[(last + 1)...]
    guard !words.isEmpty, words.allSatisfy({ $0.contains(where: \.isLetter) || $0 == "≈" || $0 == "~" }),
      !words.contains(where: MeasuredNumber.multiplies)
    else {
      return nil
    }
    return pieces[first...last].joined(separator: " ")
  }
}
