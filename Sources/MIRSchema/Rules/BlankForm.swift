import Foundation
import SheetIO

/// A form that came back as it was sent: a report that says nothing about its own quarter.
///
/// A zero is a value, and so is what says that there is no data; sums and differences are none, since formulas show 0
/// for what was not filled in. Goals without a quarter are a plan, which is only a warning.
package struct BlankForm {
  /// The values whose columns the heading has.
  package let headed: ValueSet
  /// Whether this program drew the form; then a single blank quarter is enough.
  package let isTemplate: Bool

  /// What is known of the sheet.
  package init(headed: ValueSet, isTemplate: Bool) {
    self.headed = headed
    self.isTemplate = isTemplate
  }

  /// Fewer indicators than this that have values in the quarters before do not prove that the last should have been
  /// reported as well.
  private static let leastBefore = 3

  /// The one finding for a report; `nil` where something is filled in.
  ///
  /// `printed` are the keys of achieved values under which some record has a cell that gave no number.
  package func finding(for report: Report, printed: Set<FieldKey>, sheet: String?) -> Finding? {
    let count = report.indicators.count
    guard count > 0 else {
      return blank(sheet, nil, es: "no tiene ningún indicador", en: "it has no indicator")
    }
    guard printed.isEmpty, headed.has(.achieved) else { return nil }
    let indicators = BilingualText(
      es: count == 1 ? "su único indicador no tiene" : "ninguno de sus \(count) indicadores tiene",
      en: count == 1 ? "its only indicator has no" : "none of its \(count) indicators has a")
    func finding(_ field: FieldKey, _ severity: Severity? = nil, es: String, en: String) -> Finding {
      blank(
        sheet, field, severity, es: "\(indicators.spanish) \(es)", en: "\(indicators.english) \(en)")
    }
    if report.indicators.allSatisfy({ isBlank($0, .achieved) }) {
      if report.indicators.allSatisfy({ isBlank($0, .programmed) }) {
        return finding(
          Measure.achieved.key, es: "valores programados ni alcanzados",
          en: "programmed or achieved value")
      }
      return finding(
        Measure.achieved.key, report.quarter == nil ? .warning : nil, es: "valores alcanzados",
        en: "achieved value")
    }
    guard let period = report.quarter.flatMap(Period.of(quarter:)),
      headed.contains(.achieved, period),
      report.indicators.allSatisfy({ $0.achieved[period] == nil })
    else { return nil }
    let before = report.indicators.count { !isBlank($0, .achieved) }
    guard isTemplate || before >= Self.leastBefore else { return nil }
    let key = Measure.achieved.key(period)
    let title = key.title
    return finding(
      key, es: "valor en «\(title)», el trimestre que se reporta",
      en: "value at “\(title)”, the quarter reported on")
  }

  private func blank(
    _ sheet: String?, _ field: FieldKey?, _ severity: Severity? = nil, es: String, en: String
  ) -> Finding {
    Finding(
      .formBlank, phrases: ["lack": BilingualText(es: es, en: en)], severity: severity,
      at: .cell(nil, of: sheet), field: field)
  }

  private func isBlank(_ indicator: Indicator, _ measure: Measure) -> Bool {
    let hasQuarters = Period.allCases.dropLast().contains { headed.contains(measure, $0) }
    return indicator[measure].quarters.allSatisfy { $0 == nil }
      && (indicator[measure].cumulative == nil || (hasQuarters && indicator[measure].cumulative == 0))
  }
}
