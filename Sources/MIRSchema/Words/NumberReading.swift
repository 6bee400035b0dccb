package import Foundation
package import SheetIO

/// What a cell says where a number is wanted.
package enum NumberReading: Hashable, Sendable {
  /// An exact number.
  case number(Decimal)
  /// A number with its unit behind it: `20 acciones`.
  case measured(Decimal, unit: String)
  /// The cell says that there is no data: `N/D`, `-`.
  case noData
  /// The cell holds an error like `#REF!`.
  case error(String)
  /// The cell holds something else; `likely` is the number that it resembles, if any.
  case unreadable(likely: String?)

  /// Reads a cell.
  ///
  /// A fraction under a percent format counts as shown: 0.15 shown as 15 % is 15.
  package init(_ cell: Cell, session: ReadingSession) {
    switch cell.value {
    case .number(let double):
      let exact = Self.decimal(double)
      self = exact.map { .number(cell.format.isPercent ? $0 * 100 : $0) } ?? .unreadable(likely: nil)
    case .date: self = .unreadable(likely: nil)
    case .boolean: self = .unreadable(likely: nil)
    case .error(let text): self = .error(text)
    case .text(let text): self.init(text: text, session: session)
    }
  }

  /// The number in a cell, if it is one; nothing is said of what else it is.
  package static func number(in cell: Cell, session: ReadingSession) -> Decimal? {
    switch cell.value {
    case .number(let double): decimal(double).map { cell.format.isPercent ? $0 * 100 : $0 }
    case .text(let text): number(in: text, session: session)
    case .date, .boolean, .error: nil
    }
  }

  /// The number that a text writes, if it is one.
  package static func number(in text: String, session: ReadingSession) -> Decimal? {
    guard let written = written(text) else { return nil }
    return session.isNoData(NormalText.line(text) ?? text) ? nil : session.notation.value(of: written)
  }

  /// The number in a cell that can be understood in one way only.
  package static func certainNumber(in cell: Cell, session: ReadingSession) -> Decimal? {
    if case .text(let text) = cell.value, doubt(in: text, session: session) != nil { return nil }
    return number(in: cell, session: session)
  }

  /// What else a text that is read as a number may say; `nil` where nothing is in doubt.
  package static func doubt(in text: String, session: ReadingSession) -> NumberDoubt? {
    (written(text) ?? MeasuredNumber(text)?.number).flatMap { NumberDoubt($0, session.notation) }
  }

  /// Whether a cell is a number in whose text the mark may be the decimal mark or part thousands, whatever the others say.
  package static func hasOpenMark(_ cell: Cell) -> Bool {
    guard case .text(let text) = cell.value else { return false }
    return (written(text) ?? MeasuredNumber(text)?.number)?.doubtfulMark != nil
  }

  /// The number that a text writes, however its marks are to be understood.
  private static func written(_ text: String) -> NumberText? {
    text.utf8.count <= longest && mayBeNumber(text) ? NumberText(text) : nil
  }

  /// The number in a cell as a double, to weigh it by.
  package static func double(in cell: Cell, session: ReadingSession) -> Double? {
    if case .number(let double) = cell.value, !cell.format.isPercent, abs(double) < 1e15,
      double.rounded() == double
    {
      return double
    }
    return number(in: cell, session: session)?.asDouble
  }

  /// Whether a cell shows a percent sign, of its number's format or in a short text.
  package static func showsPercent(_ cell: Cell) -> Bool {
    switch cell.value {
    case .number: cell.format.isPercent
    case .text(let text): text.utf8.count <= longest && text.utf8.contains(UInt8(ascii: "%"))
    case .date, .boolean, .error: false
    }
  }

  /// Whether a cell holds a number.
  package static func isNumber(_ cell: Cell, session: ReadingSession) -> Bool {
    if case .number(let double) = cell.value, abs(double) < 1e15, abs(double) > 1e-15 || double == 0 {
      return true
    }
    return number(in: cell, session: session) != nil
  }

  /// A quick look at the ends: numbers begin with a digit, a mark or a sign and end in a digit or a sign.
  private static func mayBeNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return (isDigit(last) || "%)$".utf8.contains(last) || isOdd(last))
      && (isDigit(first) || "($+-.,'".utf8.contains(first) || isOdd(first))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a byte is white space, or part of a sign that is not ASCII.
  private static func isOdd(_ byte: UInt8) -> Bool { byte <= 0x20 || byte >= 0x7F }

  /// Reads text: `15%`, ` 20 `, `1,234.5`, `20 acciones`, `N/D`, `#N/D`.
  ///
  /// A percent sign counts as written, as a percent format does: `20%` is 20.
  package init(text: String, session: ReadingSession) {
    if let whole = Self.plainWhole(text), !session.isNoData(text) {
      self = .number(Decimal(whole))
      return
    }
    guard let line = NormalText.line(text), !session.isNoData(line) else {
      self = .noData
      return
    }
    if let number = Self.written(text).flatMap({ session.notation.value(of: $0) }) {
      self = .number(number)
    } else if ErrorText.isError(text) {
      self = .error(line)
    } else if let measured = MeasuredNumber(text), let number = session.notation.value(of: measured.number) {
      self = .measured(number, unit: measured.unit)
    } else {
      self = .unreadable(likely: LikelyNumber.text(in: text, session.notation))
    }
  }

  /// The number that a text of a few digits and nothing else writes: most numbers, in any notation.
  static func plainWhole(_ text: String) -> Int64? {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= mostPlainDigits, first != 0x30 || bytes.count == 1 else {
      return nil
    }
    var number: Int64 = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int64(byte - 0x30)
    }
    return number
  }

  private static let mostPlainDigits = 15

  /// No number that fits a decimal is written longer than this, in bytes.
  private static let longest = 80

  /// The number, if it is one and nothing else.
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
    return ExactNumber.decimal(String(format: "%.15g", double))
  }

  /// The decimal of a number with a few decimals, which fifteen digits determine; `nil` for others.
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
}
