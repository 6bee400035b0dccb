import Foundation
import MIRSchema
import SheetIO

/// The cells of one indicator's row: what each of its fields holds, taken from it once.
struct RecordCells {
  /// By the places of the columns among all (``ColumnForm/place``).
  private let values: [FieldValue?]
  /// The places of the columns that hold something, as bits.
  let filled: UInt64
  /// Whether a text may be longer than a cell holds.
  let mayBeTooLong: Bool
  /// The level with its number; a number without its level is shown all the same.
  let level: String?
  let style: LevelStyle

  /// The cells of each indicator.
  static func all(of indicators: [Indicator]) -> [RecordCells] { indicators.map(RecordCells.init) }

  private init(_ indicator: Indicator) {
    let values = ColumnForm.fields.map { $0.get(indicator) }
    self.values = values
    filled = values.indices.reduce(0) { values[$1] == nil ? $0 : $0 | 1 << UInt64($1) }
    mayBeTooLong = values.contains { value in
      guard case .text(let text)? = value else { return false }
      return text.utf8.count > Cell.longestText / 2
    }
    level = LevelReading.text(level: indicator.level, number: indicator.number)
    style = LevelStyle(level: indicator.level)
  }

  /// The number of a column.
  func number(_ column: SheetLayout.Column) -> Decimal? {
    guard case .number(let number)? = values[column.place] else { return nil }
    return number
  }

  /// What a text column shows.
  func text(_ column: SheetLayout.Column) -> String? {
    if column.kind == .level { return values[column.place] == nil ? nil : level }
    guard case .text(let text)? = values[column.place] else { return nil }
    return text
  }

  /// The points that the level takes in one line, set in as it is.
  var levelWidth: Double {
    guard let level else { return 0 }
    // A level in words of somebody's own may take several lines.
    return min(
      TextMeasure.width(level, fontSize: ReportSheet.textStyle.fontSize, bold: true), Self.widestLevel)
      + Double(style.indent) * TextMeasure.indent
  }

  private static let widestLevel = 70.0

  /// The content and the style of a column's cell, in a row whose formulas are `formula`'s; `given` are the values that they
  /// give.
  func cell(
    _ column: SheetLayout.Column, _ given: GivenValues, _ formula: IdentityFormula
  ) -> (DrawnSheet.Content, CellStyle) {
    if column.kind == .level { return (level.map { .text($0) } ?? .blank, style.styles.level) }
    switch values[column.place] {
    case .text(let text)?: return (.text(text), style.styles.text(column))
    case .integer(let number)?: return (.number(Double(number)), style.styles.year)
    case .number(let number)?: return numberCell(number, column, given, formula)
    case nil: return (.blank, column.kind.isNumeric ? style.styles.number : style.styles.text(column))
    }
  }

  /// A number that a double holds at 15 digits is a number; any other is written as text, which is exact.
  private func numberCell(
    _ number: Decimal, _ column: SheetLayout.Column, _ given: GivenValues, _ formula: IdentityFormula
  ) -> (DrawnSheet.Content, CellStyle) {
    guard let format = column.numbers.format(of: number) else {
      return (.text("\(number)"), style.styles.longNumber)
    }
    var style = style.styles.number
    style.numberFormat = format
    let double = number.asDouble
    guard let place = column.value, let text = formula.text(place, given[place]) else {
      return (.number(double), style)
    }
    return (.formula("=" + text, result: double), style)
  }
}
