package import Foundation
package import SheetIO

/// What a cell says where a number is wanted.
package enum NumberReading: Hashable, Sendable {
  /// An exact number.
  case number(Decimal)
  /// The cell says that there is no datum: `N/D`, `-`.
  case noData
  /// The cell holds an error such as `#REF!`.
  case error(String)
  /// The cell holds something else; `likely` is the number that it resembles, if any.
  case unreadable(likely: String?)

  /// Reads a cell.
  ///
  /// A fraction under a percent format counts as shown: 0.15 shown as 15 % is 15.
  package init(_ cell: Cell, vocabulary: Vocabulary) {
    switch cell.value {
    case .number(let double):
      let exact = Self.decimal(double)
      self = exact.map { .number(cell.format.isPercent ? $0 * 100 : $0) } ?? .unreadable(likely: nil)
    case .date: self = .unreadable(likely: nil)
    case .boolean: self = .unreadable(likely: nil)
    case .error(let text): self = .error(text)
    case .text(let text): self.init(text: text, vocabulary: vocabulary)
    }
  }

  /// The number in a cell, if it is one; nothing is said of what else it is.
  package static func number(in cell: Cell, vocabulary: Vocabulary) -> Decimal? {
    switch cell.value {
    case .number(let double): decimal(double).map { cell.format.isPercent ? $0 * 100 : $0 }
    case .text(let text): number(in: text, vocabulary: vocabulary)
    case .date, .boolean, .error: nil
    }
  }

  /// The number that a text writes, if it is one.
  package static func number(in text: String, vocabulary: Vocabulary) -> Decimal? {
    guard text.utf8.count <= longest, mayBeNumber(text), let line = NormalText.line(text),
      let number = decimal(text: line)
    else { return nil }
    return vocabulary.isNoData(line) ? nil : number
  }

  /// The number in a cell as a double, to weigh it by.
  static func double(in cell: Cell, vocabulary: Vocabulary) -> Double? {
    if case .number(let double) = cell.value, !cell.format.isPercent, abs(double) < 1e15,
      double.rounded() == double
    {
      return double
    }
    return number(in: cell, vocabulary: vocabulary)?.asDouble
  }

  /// Whether a cell holds a number.
  package static func isNumber(_ cell: Cell, vocabulary: Vocabulary) -> Bool {
    if case .number(let double) = cell.value, abs(double) < 1e15, abs(double) > 1e-15 || double == 0 {
      return true
    }
    return number(in: cell, vocabulary: vocabulary) != nil
  }

  /// A quick look at the ends: numbers begin with a digit or a sign and end in a digit, a percent sign or a parenthesis.
  private static func mayBeNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return (isDigit(last) || last == UInt8(ascii: "%") || last == UInt8(ascii: ")") || isOdd(last))
      && (isDigit(first) || "($+-.".utf8.contains(first) || isOdd(first))
  }

  /// Whether a byte is white space, or part of a sign that is no ASCII.
  private static func isOdd(_ byte: UInt8) -> Bool { byte <= 0x20 || byte >= 0x7F }

  /// Reads text: `15%`, ` 20 `, `1,234.5`, `N/D`.
  package init(text: String, vocabulary: Vocabulary) {
    guard text.utf8.count <= Self.longest else {
      self = NormalText.line(text) == nil ? .noData : .unreadable(likely: nil)
      return
    }
    guard let line = NormalText.line(text) else {
      self = .noData
      return
    }
    if vocabulary.isNoData(line) {
      self = .noData
    } else if let number = Self.decimal(text: line) {
      self = .number(number)
    } else {
      self = .unreadable(likely: Self.likely(line))
    }
  }

  /// No number that fits a decimal is written longer than this, in bytes.
  private static let longest = 80

  /// The number, if it is one.
  package var number: Decimal? {
    if case .number(let number) = self { number } else { nil }
  }

  /// A double at Excel's 15 significant digits: a stored 0.30000000000000004 is 0.3.
  ///
  /// `nil` when it is not finite or too large for an exact decimal.
  package static func decimal(_ double: Double) -> Decimal? {
    guard double.isFinite else { return nil }
    if double.rounded() == double, abs(double) < 1e15 { return Decimal(Int64(double)) }
    if let short = shortDecimal(double) { return short }
    guard abs(double) < 1e100, abs(double) > 1e-100 else { return nil }
    return Decimal(string: String(format: "%.15g", double), locale: Locale(identifier: "en_US_POSIX"))
  }

  /// The decimal of a number with a few decimals, which fifteen digits tell for certain; `nil` for others.
  private static func shortDecimal(_ double: Double) -> Decimal? {
    let magnitude = abs(double)
    guard magnitude < 1e9, magnitude > 1e-4 else { return nil }
    var power = 1.0
    for decimals in 1...5 {
      power *= 10
      let digits = (magnitude * power).rounded()
      if digits / power == magnitude {
        return Decimal(
          sign: double < 0 ? .minus : .plus, exponent: -decimals, significand: Decimal(Int64(digits)))
      }
    }
    return nil
  }

  /// An exact decimal from the ways in which people write one; `nil` when the text is no number.
  package static func decimal(text: String) -> Decimal? {
    var body = Substring(text)
    var negative = false
    if body.utf8.first == UInt8(ascii: "(") {
      guard body.utf8.last == UInt8(ascii: ")") else { return nil }
      negative = true
      body = body.dropFirst().dropLast()
    }
    if body.hasSuffix("%") { body = body.dropLast() }
    if body.hasPrefix("$") { body = body.dropFirst() }
    body = body.trimmingSpaces()
    if let sign = body.first, "+-−–".contains(sign) {
      negative = negative != (sign != "+")
      body = body.dropFirst().trimmingSpaces()
    }
    guard let plain = plainDigits(body), let magnitude = ExactNumber.decimal(plain) else {
      return nil
    }
    return negative ? -magnitude : magnitude
  }

  /// Digits with a point, thousands separators taken out; `nil` when the text is no number.
  ///
  /// A comma followed by exactly three digits separates thousands, as is written in Mexico; any other is the decimal
  /// mark. Where both marks occur, the last is the decimal mark.
  private static func plainDigits(_ text: Substring) -> String? {
    guard let first = text.utf8.first, let last = text.utf8.last, isDigit(last),
      isDigit(first) || first == 0x2E,
      text.utf8.allSatisfy({ isDigit($0) || $0 == 0x2C || $0 == 0x2E || $0 == 0x20 || $0 == 0x27 })
    else { return nil }
    let commas = text.split(separator: ",", omittingEmptySubsequences: false)
    let points = text.split(separator: ".", omittingEmptySubsequences: false)
    switch (commas.count, points.count) {
    case (1, 1): return grouped([text], by: " ")
    case (1, 2): return grouped([points[0]], by: " ").map { "\($0.isEmpty ? "0" : $0).\(points[1])" }
    case (2, 1) where commas[1].count != 3 || commas[0].count > 3 || commas[0] == "0":
      return "\(commas[0]).\(commas[1])"
    case (_, 1): return grouped(commas, by: "")
    case (1, _): return grouped(points, by: "")
    default:
      guard let comma = text.lastIndex(of: ","), let point = text.lastIndex(of: ".") else { return nil }
      let mark = max(comma, point)
      let separator: Character = comma < point ? "," : "."
      let whole = text[..<mark].split(separator: separator, omittingEmptySubsequences: false)
      let rest = text[text.index(after: mark)...]
      guard rest.utf8.allSatisfy(isDigit) else { return nil }
      return grouped(whole, by: "").map { "\($0).\(rest)" }
    }
  }

  /// Joins groups of three digits; a single group may hold any number of digits.
  private static func grouped(_ parts: [Substring], by separator: String) -> String? {
    let groups = separator.isEmpty ? parts : parts.flatMap { $0.split(separator: " ") }
    guard groups.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else { return nil }
    guard
      groups.count <= 1
        || (groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count))
    else { return nil }
    return groups.joined()
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The number that a text resembles: letters that are taken for digits, put right.
  private static func likely(_ text: String) -> String? {
    let lookAlikes: [Character: Character] = ["O": "0", "o": "0", "l": "1", "I": "1", "S": "5", "B": "8"]
    guard text.utf8.count <= 16, text.contains(where: \.isNumber) else { return nil }
    return decimal(text: String(text.map { lookAlikes[$0] ?? $0 })).map { "\($0)" }
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> Substring {
    var result = self
    while result.first == " " { result = result.dropFirst() }
    while result.last == " " { result = result.dropLast() }
    return result
  }
}
