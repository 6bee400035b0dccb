import Foundation

/// What the values of an indicator should add up to.
///
/// A mismatch is told, never corrected. What damage left in dispute is held against nothing.
///
/// Blank counts as 0. Sums are held only where every value they need was printed or is rightly blank.
package enum ArithmeticRules {
  /// The findings for one indicator; `location` says where a field's value stands.
  ///
  /// `quarter` is the one reported on; nothing can have been achieved after it.
  package static func findings(
    for indicator: Indicator, quarter: Int?, disputed: Set<FieldKey> = [], headed: Set<FieldKey>? = nil,
    at location: (FieldKey) -> Finding.Location
  ) -> [Finding] {
    var findings = ahead(of: quarter, in: indicator, at: location)
    func check(
      _ code: FindingCode, _ measure: Measure, _ period: Period, of parts: [FieldKey],
      expected: @autoclosure () -> Decimal
    ) {
      guard let found = indicator[measure][period], disputed.isDisjoint(with: parts) else { return }
      let expected = expected()
      guard !isDust(found - expected, expected) else { return }
      let key = measure.key(period)
      findings.append(
        Finding(
          code, ["title": key.title], at: location(key), indicator: indicator.label,
          field: key,
          raw: "\(found)", expected: "\(expected)"))
    }
    for (code, measure) in [(FindingCode.programmedSum, Measure.programmed), (.achievedSum, .achieved)] {
      let quarters = indicator[measure].quarters.compactMap { $0 }
      // A heading without all of its quarters says nothing of their sum.
      let isWhole = headed.map { headed in
        Period.allCases.dropLast().allSatisfy { period in
          headed.contains(measure.key(period))
            || (measure == .achieved && (period.quarter ?? 0) > quarter ?? 4)
        }
      }
      guard !quarters.isEmpty, isWhole ?? true else { continue }
      let parts = Period.allCases.dropLast().map(measure.key)
      check(code, measure, .cumulative, of: parts, expected: quarters.reduce(0, +))
    }
    for period in Period.allCases {
      guard let goal = indicator.programmed[period] else { continue }
      // A sum that was not printed is what the quarters add up to.
      let reported = period == .cumulative ? indicator.achieved.quarters.compactMap { $0 }.reduce(0, +) : 0
      let parts = [Measure.programmed.key(period), Measure.achieved.key(period)]
      check(
        .variationMismatch, .variation, period, of: parts,
        expected: goal - (indicator.achieved[period] ?? reported))
    }
    return findings
  }

  /// Whether a rule speaks of values that do not add up where they stand.
  package static func isMismatch(_ code: FindingCode) -> Bool {
    [.programmedSum, .achievedSum, .variationMismatch, .rowRealigned, .rowAmbiguous, .cellsExchanged]
      .contains(code)
  }

  /// Whether a difference is what binary numbers of fifteen digits leave behind, as in a sum of thirds.
  private static func isDust(_ difference: Decimal, _ expected: Decimal) -> Bool {
    difference == 0 || abs(difference) <= max(dust, abs(expected) * relativeDust)
  }

  private static let dust = Decimal(sign: .plus, exponent: -10, significand: 1)
  private static let relativeDust = Decimal(sign: .plus, exponent: -14, significand: 2)

  private static func ahead(
    of quarter: Int?, in indicator: Indicator, at location: (FieldKey) -> Finding.Location
  ) -> [Finding] {
    guard let quarter else { return [] }
    return Period.allCases.compactMap { period in
      guard let later = period.quarter, later > quarter, let found = indicator.achieved[period], found != 0
      else {
        return nil
      }
      let key = Measure.achieved.key(period)
      return Finding(
        .achievedAhead, ["title": key.title, "quarter": "\(quarter)"], at: location(key),
        indicator: indicator.label, field: key, raw: "\(found)")
    }
  }
}
