import Foundation
import MIRSchema
import SheetIO

/// The cells of one indicator's row.
struct RecordCells {
  private let indicator: Indicator

  init(_ indicator: Indicator) { self.indicator = indicator }

  /// What a text column shows.
  func text(_ field: Field<Indicator>) -> String? {
    guard !field.kind.isNumeric, case .text(let text)? = field.get(indicator) else { return nil }
    guard case .catalogue(.level) = field.kind else { return text }
    return LevelReading.text(level: text, number: indicator.number)
  }

  /// The number of a column.
  func number(_ field: Field<Indicator>) -> Decimal? {
    guard case .number(let number)? = field.get(indicator) else { return nil }
    return number
  }

  /// The points that a text takes in one line; 0 for numbers.
  func length(_ field: Field<Indicator>) -> Double {
    text(field).map { TextMeasure.width($0, fontSize: ReportSheet.textStyle.fontSize) } ?? 0
  }

  /// The points of a column that breaks no word of a text.
  func longestWord(_ field: Field<Indicator>) -> Double {
    text(field).map { SheetLayout.longestWord($0, bold: false) + TextMeasure.cellPadding } ?? 0
  }

  /// The points that the level takes in one line, set in as it is.
  var levelWidth: Double {
    let style = LevelStyle(indicator)
    guard let text = LevelReading.text(level: indicator.level, number: indicator.number) else { return 0 }
    // A level in words of somebody's own may take several lines.
    return min(
      TextMeasure.width(text, fontSize: ReportSheet.textStyle.fontSize, bold: true), Self.widestLevel)
      + Double(style.indent) * TextMeasure.indent
  }

  private static let widestLevel = 70.0

  /// The content and the style of a column's cell; `tint` is the record's.
  func cell(
    _ column: SheetLayout.Column, row: Int, layout: SheetLayout, _ level: LevelStyle
  ) -> (DrawnSheet.Content, CellStyle) {
    if case .catalogue(.level) = column.field.kind {
      // A number without its level is shown all the same.
      let text = LevelReading.text(level: indicator.level, number: indicator.number)
      return (text.map { .text($0) } ?? .blank, level.styles.level)
    }
    switch column.field.get(indicator) {
    case .text(let text)?: return (.text(text), level.styles.text(column))
    case .integer(let number)?: return (.number(Double(number)), level.styles.year)
    case .number(let number)?: return numberCell(number, column, row: row, layout: layout, level)
    case nil:
      return (.blank, column.field.kind.isNumeric ? level.styles.number : level.styles.text(column))
    }
  }

  /// A number that a double holds at 15 digits is a number; any other is written as text, which is exact.
  private func numberCell(
    _ number: Decimal, _ column: SheetLayout.Column, row: Int, layout: SheetLayout, _ level: LevelStyle
  ) -> (DrawnSheet.Content, CellStyle) {
    guard let format = column.numbers.format(of: number) else {
      return (.text("\(number)"), level.styles.longNumber)
    }
    var style = level.styles.number
    style.numberFormat = format
    let double = number.asDouble
    guard let formula = formula(column, number, row: row, layout: layout) else {
      return (.number(double), style)
    }
    return (.formula(formula, result: double), style)
  }

  /// The formula that gives the number, where there is one; wrong arithmetic stays a plain number.
  private func formula(
    _ column: SheetLayout.Column, _ number: Decimal, row: Int, layout: SheetLayout
  ) -> String? {
    guard let (measure, period) = column.value else { return nil }
    let place = ValuePlace(measure, period)
    let values = ExactValues(indicator)
    guard let identity = Identity(of: place), identity.parts.allSatisfy({ isPlain(values[$0.place] ?? 0) })
    else { return nil }
    let formula = IdentityFormula(row: row, layout: layout)
    let text: String?
    switch identity {
    case .difference:
      let isComputed =
        indicator.programmed[period] != nil && number == identity.solved(for: place, in: values)
      text = isComputed ? formula.difference(period) : nil
    case .sum:
      // Whatever the report's quarter is, a formula takes every number that is there.
      let accumulation = RecordLaw(quarter: nil, declared: indicator.declaredAccumulation)
        .accumulation(of: values)
      let way = accumulation.way(of: measure)
      text = way.flatMap { way in
        accumulation.value(of: measure, way) == number ? formula.accumulated(measure, way) : nil
      }
    }
    return text.map { "=\($0)" }
  }

  /// Whether the number is written as a number, so that formulas can lean on it.
  private func isPlain(_ number: Decimal) -> Bool { NumberReading.decimal(number.asDouble) == number }
}
