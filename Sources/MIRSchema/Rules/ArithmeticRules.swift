import SheetIO

/// What is reported of values that are not what ``RecordLaw`` makes of the others.
///
/// A mismatch is reported, never corrected. What damage left in dispute is not checked.
package enum ArithmeticRules {
  /// The findings for one indicator; `cell` gives the address of a field's value.
  ///
  /// `quarter` is the one reported on; nothing can have been achieved after it.
  package static func findings(
    for indicator: Indicator, quarter: Int?, disputed: Set<String> = [], headed: Set<String>? = nil,
    sheet: String?, cell: (String) -> String?
  ) -> [Finding] {
    let law = RecordLaw(
      quarter: quarter, headed: headed.map { ValueSet(keys: $0) } ?? .all, disputed: ValueSet(keys: disputed))
    return law.deviations(in: RecordValues(indicator)).map { deviation in
      let key = deviation.place.key
      var arguments = ["title": FieldNames.title(key)]
      var code = FindingCode.variationMismatch
      switch deviation.rule {
      case .ahead:
        code = .achievedAhead
        arguments["quarter"] = quarter.map(String.init)
      case .accumulation(let results, let allowed, let fitting):
        code = deviation.place.measure == .programmed ? .programmedSum : .achievedSum
        let text = AccumulationText(results: results, allowed: allowed, fitting: fitting).clause
        arguments["es"] = text.spanish
        arguments["en"] = text.english
      case .difference: break
      }
      return Finding(
        code, arguments, sheet: sheet, cell: cell(key), indicator: indicator.label, field: key,
        raw: "\(deviation.found)", expected: deviation.expected.map(AccumulationText.number))
    }
  }

  /// Whether a rule speaks of values that do not add up where they are.
  package static func isMismatch(_ code: FindingCode) -> Bool {
    [.programmedSum, .achievedSum, .variationMismatch, .rowRealigned, .rowAmbiguous, .cellsExchanged]
      .contains(code)
  }
}
