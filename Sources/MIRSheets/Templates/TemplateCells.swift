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
    guard let place = column.value else {
      if column.key == .meansOfVerification || column.key == .justification { return .current }
      if column.field.get(indicator) == nil { return .open }
      return plan.isNewYear && column.key.isPart(of: .baseline) ? .open : .fixed
    }
    let (measure, period) = (place.measure, place.period)
    let value = indicator[measure][period]
    switch (measure, period.quarter) {
    case (.programmed, .some): return value == nil ? .open : .fixed
    case (.programmed, nil):
      if value != nil, plan.accumulated(index) != .known(.sum) || computed(measure, index, .sum) != value {
        return .fixed
      }
      return accumulated(measure, index, row) ?? .open
    // What was adjusted once may be adjusted again.
    case (.adjusted, _): return .open
    case (.achieved, let quarter?): return achieved(quarter, isBlank: value == nil)
    case (.achieved, nil): return accumulated(measure, index, row) ?? .current
    case (.variation, _): return difference(period, index, row)
    }
  }

  private func achieved(_ quarter: Int, isBlank: Bool) -> TemplateRole {
    guard let current = plan.report.quarter else { return .open }
    if quarter == current { return .current }
    return law.isOpen(.achieved, Identity.quarters[quarter - 1]) ? .closed : isBlank ? .open : .fixed
  }

  // MARK: Formulas

  /// The column of a value; the layout has every column of the measures.
  private func column(_ measure: Measure, _ period: Period) -> Int {
    layout.index(of: measure.key(period)) ?? 0
  }

  private var law: RecordLaw { RecordLaw(quarter: plan.report.quarter) }

  /// What the quarters make together, blank as long as they are; `nil` where somebody types it.
  private func accumulated(_ measure: Measure, _ index: Int, _ row: Int) -> TemplateRole? {
    let formula = IdentityFormula(row: row, layout: layout)
    guard let way = plan.accumulated(index).way, let range = formula.range(measure),
      let text = formula.accumulated(measure, way)
    else { return nil }
    return .formula(
      "=IF(COUNT(\(range))=0,\"\",\(text))", of: column(measure, .q1)...column(measure, .q4),
      computed(measure, index, way))
  }

  private func computed(_ measure: Measure, _ index: Int, _ way: Accumulation) -> Decimal? {
    law.accumulation(of: ExactValues(plan.report.indicators[index])).value(of: measure, way)
  }

  /// Whether somebody types a cumulative value.
  private func isTyped(_ period: Period, _ index: Int) -> Bool {
    period == .cumulative && plan.accumulated(index) == .typed
  }

  /// Programmed less achieved, where blank counts as 0; blank as long as nothing is programmed, and of cumulative values
  /// that are typed, as long as one is missing.
  ///
  /// Rounded to the fifteen digits of the greater: 1234.56 less 1234.46 is 0.1, not 0.0999999999999.
  private func difference(_ period: Period, _ index: Int, _ row: Int) -> TemplateRole {
    let formula = IdentityFormula(row: row, layout: layout)
    let identity = Identity.difference(period)
    guard let goal = formula.reference(ValuePlace(.programmed, period)),
      let reached = formula.reference(ValuePlace(.achieved, period)),
      let text = formula.difference(period, number: "N")
    else { return .open }
    let isTyped = isTyped(period, index)
    let known = isTyped ? "AND(ISNUMBER(\(goal)),ISNUMBER(\(reached)))" : "ISNUMBER(\(goal))"
    let digits = "14-INT(LOG10(MAX(ABS(\(goal)),ABS(N(\(reached))),1)))"
    var values = ExactValues()
    for part in identity.parts { values.set(part.place, value(part.place, index)) }
    let isKnown =
      values[.programmed, period] != nil && (!isTyped || values[.achieved, period] != nil)
    return .formula(
      "=IF(\(known),ROUND(\(text),\(digits)),\"\")",
      of: column(.programmed, period)...column(.programmed, period),
      isKnown ? identity.solved(for: identity.target, in: values) : nil)
  }

  /// A value as it is or as its formula gives it.
  private func value(_ place: ValuePlace, _ index: Int) -> Decimal? {
    let printed = plan.report.indicators[index][place.measure][place.period]
    guard printed == nil, place.period == .cumulative, let way = plan.accumulated(index).way else {
      return printed
    }
    return computed(place.measure, index, way)
  }
}
