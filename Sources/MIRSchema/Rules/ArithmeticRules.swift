import Foundation

/// What the values of an indicator should add up to.
///
/// A mismatch is told, never corrected.
///
/// Blank counts as 0. Sums are held only where every value they need was printed or is rightly blank.
enum ArithmeticRules {
  /// The findings for one indicator; `cell` gives the address of a field's value.
  static func findings(for indicator: Indicator, sheet: String?, cell: (String) -> String?) -> [Finding] {
    var findings: [Finding] = []
    func check(_ code: FindingCode, _ measure: Measure, _ period: Period, expected: Decimal) {
      guard let found = indicator[measure][period], found != expected else { return }
      let key = measure.key(period)
      findings.append(
        Finding(
          code, ["title": FieldNames.title(key)], sheet: sheet, cell: cell(key), indicator: indicator.label,
          field: key,
          raw: "\(found)", expected: "\(expected)"))
    }
    for (code, measure) in [(FindingCode.programmedSum, Measure.programmed), (.achievedSum, .achieved)] {
      let quarters = indicator[measure].quarters.compactMap { $0 }
      guard !quarters.isEmpty else { continue }
      check(code, measure, .cumulative, expected: quarters.reduce(0, +))
    }
    for period in Period.allCases {
      guard let goal = indicator.programmed[period] else { continue }
      // A sum that was not printed is what the quarters add up to.
      let reported = period == .cumulative ? indicator.achieved.quarters.compactMap { $0 }.reduce(0, +) : 0
      check(.variationMismatch, .variation, period, expected: goal - (indicator.achieved[period] ?? reported))
    }
    return findings
  }
}
