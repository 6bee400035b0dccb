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

  /// The width, in characters of the default font, that a number needs so that it is shown in full; 0 for text.
  func numberWidth(_ field: Field<Indicator>) -> Double {
    guard case .number(let number)? = field.get(indicator) else { return 0 }
    let digits = number.text
    // Thousands separators are put in: one for three digits at most.
    let points = TextMeasure.width(digits + String(repeating: ",", count: digits.count / 3), fontSize: 8)
    return (points / 0.75 + 11) / 7
  }

  /// The content and the style of a column's cell.
  func cell(
    _ column: SheetLayout.Column, row: Int, layout: SheetLayout
  ) -> (DrawnSheet.Content, CellStyle) {
    let style = ReportSheet.textStyle
    if case .catalogue(.level) = column.field.kind {
      // A number without its level is shown all the same.
      let text = LevelReading.text(level: indicator.level, number: indicator.number)
      return text.map { (.text($0), style.with { $0.bold = true }) } ?? (.blank, style)
    }
    switch column.field.get(indicator) {
    case .text(let text)?: return (.text(text), style)
    case .integer(let number)?: return (.number(Double(number)), numberStyle(0))
    case .number(let number)?: return numberCell(number, column, row: row, layout: layout)
    case nil: return (.blank, style)
    }
  }

  private func numberStyle(_ decimals: Int, grouped: Bool = false) -> CellStyle {
    let whole = grouped ? "#,##0" : "0"
    return ReportSheet.textStyle.with {
      $0.horizontal = .center
      $0.wrap = false
      $0.shrink = true
      $0.numberFormat = decimals == 0 ? whole : "\(whole).\(String(repeating: "0", count: decimals))"
    }
  }

  /// A number that a double holds at 15 digits is a number; any other is written as text, which is exact.
  private func numberCell(
    _ number: Decimal, _ column: SheetLayout.Column, row: Int, layout: SheetLayout
  ) -> (DrawnSheet.Content, CellStyle) {
    let double = number.asDouble
    let decimals = max(0, -number.exponent)
    guard NumberReading.decimal(double) == number, decimals <= 15 else {
      return (.text("\(number)"), Self.longNumberStyle)
    }
    let style = numberStyle(decimals, grouped: true)
    guard let formula = formula(column, number, row: row, layout: layout) else {
      return (.number(double), style)
    }
    return (.formula(formula, result: double), style)
  }

  private static let longNumberStyle = ReportSheet.textStyle.with {
    $0.horizontal = .center
    $0.wrap = false
    $0.shrink = true
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
