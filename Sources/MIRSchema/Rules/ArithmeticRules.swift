import SheetIO

/// What is reported of values that are not what ``RecordLaw`` makes of the others.
///
/// A mismatch is reported, never corrected. What damage left in dispute is not checked.
package enum ArithmeticRules {
  /// The findings for one indicator; `location` says where a field's value stands.
  ///
  /// `quarter` is the one reported on; nothing can have been achieved after it. `isReversed` says that the report's
  /// variation is what was achieved less what was programmed (``VariationSign``).
  package static func findings(
    for indicator: Indicator, quarter: Int?, disputed: Set<FieldKey> = [], headed: ValueSet = .all,
    isReversed: Bool = false, at location: (FieldKey) -> Finding.Location
  ) -> [Finding] {
    let law = RecordLaw(
      quarter: quarter, headed: headed, disputed: ValueSet(keys: disputed),
      declared: indicator.declaredAccumulation, isReversed: isReversed)
    return law.deviations(in: RecordValues(indicator)).map { deviation in
      let key = deviation.place.key
      var arguments = ["title": key.title]
      var phrases: [String: BilingualText] = [:]
      var code = FindingCode.variationMismatch
      switch deviation.rule {
      case .ahead:
        code = .achievedAhead
        arguments["quarter"] = quarter.map(String.init)
      case .accumulation(let results, let allowed, let fitting):
        code = sumCode(of: deviation.place.measure)
        phrases["accumulation"] =
          AccumulationText(
            results: results, declared: law.declared, allowed: allowed, fitting: fitting
          ).clause
      case .difference: phrases["difference"] = VariationSign.difference(isReversed: isReversed)
      }
      return Finding(
        code, arguments, phrases: phrases, at: location(key), indicator: indicator.label, field: key,
        raw: "\(deviation.found)", expected: deviation.expected.map(AccumulationText.number))
    }
  }

  private static func sumCode(of measure: Measure) -> FindingCode {
    switch measure {
    case .programmed: .programmedSum
    case .adjusted: .adjustedSum
    case .achieved, .variation: .achievedSum
    }
  }

  /// Whether a rule speaks of values that do not add up where they are.
  package static func isMismatch(_ code: FindingCode) -> Bool {
    [
      .programmedSum, .adjustedSum, .achievedSum, .variationMismatch, .rowRealigned, .rowAmbiguous,
      .cellsExchanged,
    ].contains(code)
  }
}
