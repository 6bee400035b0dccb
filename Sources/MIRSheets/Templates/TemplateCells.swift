import Foundation
import MIRSchema
import SheetIO

/// What each cell of a template's records is for.
struct TemplateCells {
  let plan: TemplatePlan
  let layout: SheetLayout

  /// The role of a column's cell for an indicator, by its place, in a row.
  func role(of column: SheetLayout.Column, in index: Int, row: Int) -> TemplateRole {
    let indicator = plan.report.indicators[index]
    guard let (measure, period) = column.value else {
      if column.key == .meansOfVerification { return .current }
      if column.field.get(indicator) == nil { return .open }
      return plan.isNewYear && column.key.isPart(of: .baseline) ? .open : .fixed
    }
    let value = indicator[measure][period]
    switch (measure, period.quarter) {
    case (.programmed, .some): return value == nil ? .open : .fixed
    case (.programmed, nil):
      if value != nil, plan.addsUp(index) != true { return .fixed }
      return plan.addsUp(index) == false ? .open : sum(measure, indicator, row)
    case (.achieved, let quarter?): return achieved(quarter, isBlank: value == nil)
    case (.achieved, nil): return plan.addsUp(index) == false ? .current : sum(measure, indicator, row)
    case (.variation, _): return difference(period, index, row)
    }
  }

  private func achieved(_ quarter: Int, isBlank: Bool) -> TemplateRole {
    guard let current = plan.report.quarter else { return .open }
    if quarter == current { return .current }
    return quarter > current ? .closed : isBlank ? .open : .fixed
  }

  // MARK: Formulas

  /// The column of a value; the layout has every column of the measures.
  private func column(_ measure: Measure, _ period: Period) -> Int {
    layout.index(of: measure.key(period)) ?? 0
  }

  private func reference(_ measure: Measure, _ period: Period, _ row: Int) -> String {
    CellAddress(row: row, column: column(measure, period)).description
  }

  /// The sum of the quarters; blank as long as they are.
  private func sum(_ measure: Measure, _ indicator: Indicator, _ row: Int) -> TemplateRole {
    let range = "\(reference(measure, .q1, row)):\(reference(measure, .q4, row))"
    return .formula(
      "=IF(COUNT(\(range))=0,\"\",SUM(\(range)))", of: column(measure, .q1)...column(measure, .q4),
      indicator[measure].sum)
  }

  /// Programmed less achieved, where blank counts as 0; blank as long as nothing is programmed, and of sums that are
  /// typed, as long as one is missing.
  ///
  /// Rounded to the fifteen digits of the greater: 1234.56 less 1234.46 is 0.1, not 0.0999999999999.
  private func difference(_ period: Period, _ index: Int, _ row: Int) -> TemplateRole {
    let goal = reference(.programmed, period, row)
    let reached = reference(.achieved, period, row)
    let isTyped = period == .cumulative && plan.addsUp(index) == false
    let known = isTyped ? "AND(ISNUMBER(\(goal)),ISNUMBER(\(reached)))" : "ISNUMBER(\(goal))"
    let digits = "14-INT(LOG10(MAX(ABS(\(goal)),ABS(N(\(reached))),1)))"
    let printed = value(.achieved, period, index)
    return .formula(
      "=IF(\(known),ROUND(\(goal)-N(\(reached)),\(digits)),\"\")",
      of: column(.programmed, period)...column(.programmed, period),
      isTyped && printed == nil ? nil : value(.programmed, period, index).map { $0 - (printed ?? 0) })
  }

  /// A value as it stands or as its formula gives it.
  private func value(_ measure: Measure, _ period: Period, _ index: Int) -> Decimal? {
    let values = plan.report.indicators[index][measure]
    guard period == .cumulative, let sum = values.sum, plan.addsUp(index) != false else {
      return values[period]
    }
    return sum
  }
}
