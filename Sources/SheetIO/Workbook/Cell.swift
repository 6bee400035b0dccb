/// What a cell holds, as its file stores it.
///
/// There will be no other kinds: spreadsheets know these five.
public enum CellValue: Hashable, Sendable {
  /// A number.
  case number(Double)
  /// A number under a date or time format: the serial as stored, in the workbook's date system.
  case date(Double)
  /// Text, with line breaks as `\n`.
  case text(String)
  /// A truth value.
  case boolean(Bool)
  /// An error's text, for example `#DIV/0!`.
  case error(String)
}

/// One cell that is not empty.
///
/// It carries its own address from the parser on; none is derived from an index later.
public struct Cell: Hashable, Sendable {
  /// The longest text that a cell holds, in UTF-16 units.
  ///
  /// Source: Excel specifications and limits.
  public static let longestText = 32_767

  /// Where the cell is.
  public var address: CellAddress
  /// Its stored value; of a formula, the stored result.
  public var value: CellValue
  /// The number format that decides how the value is shown.
  public var format: NumberFormat
  /// Whether the value is the stored result of a formula.
  public var isFormula: Bool

  /// A cell.
  public init(
    _ address: CellAddress, _ value: CellValue, format: NumberFormat = .general, isFormula: Bool = false
  ) {
    self.address = address
    self.value = value
    self.format = format
    self.isFormula = isFormula
  }

  /// What a person sees in the cell: text as it is, numbers under their format.
  public var shownText: String {
    switch value {
    case .text(let text): text
    case .number(let number), .date(let number): format.show(number)
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .error(let text): text
    }
  }

  /// The stored value as text: numbers unformatted, at full precision.
  public var rawText: String {
    switch value {
    case .number(let number), .date(let number): NumberFormat.shortest(number)
    default: shownText
    }
  }

  /// Whether the cell holds text.
  package var isText: Bool { if case .text = value { true } else { false } }

  /// Whether nothing but white space would be seen.
  public var isBlank: Bool {
    guard case .text(let text) = value else { return false }
    return Self.isBlank(text)
  }

  /// Whether nothing but white space would be seen of a text.
  package static func isBlank(_ text: String) -> Bool {
    if let first = text.utf8.first, first > 0x20, first < 0x7F { return false }
    return text.unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}"
    }
  }
}
