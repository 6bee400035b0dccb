import Foundation

/// Whether the values of an indicator are of the size that its unit says.
package enum ScaleRules {
  /// Reports fractions under a unit that says percentages; the values stay as they are printed.
  ///
  /// Every value has to be at most 1, and at least two of them below it: one small percentage is nothing to speak of.
  package static func findings(for indicator: Indicator, at location: (FieldKey) -> Finding.Location)
    -> [Finding]
  {
    guard let unit = indicator.unitOfMeasure, isPercentage(unit) else { return [] }
    var fractions: [(key: FieldKey, value: Decimal)] = []
    for measure in Measure.allCases where measure != .variation {
      for period in Period.allCases {
        guard let value = indicator[measure][period], !value.isZero else { continue }
        guard !value.isSignMinus else { return [] }
        // Nearly all are whole.
        if let whole = value.fewWhole {
          guard whole <= 1 else { return [] }
          continue
        }
        guard value <= 1 else { return [] }
        if value < 1 { fractions.append((measure.key(period), value)) }
      }
    }
    guard let first = fractions.first, fractions.count > 1 else { return [] }
    return [
      Finding(
        .fractionOfPercent, at: location(first.key), indicator: indicator.label, field: first.key,
        raw: "\(first.value)", expected: unit)
    ]
  }

  /// What most percentages are called.
  private static let usualUnit = "Porcentaje"

  /// Whether a unit of measure says percentages.
  package static func isPercentage(_ unit: String) -> Bool {
    guard unit.utf8.count <= 40 else { return false }
    if unit == usualUnit || unit.utf8.contains(UInt8(ascii: "%")) { return true }
    let key = FoldedText(unit).key
    return key.hasPrefix("porcentaje") || key.hasPrefix("porciento") || key == "porcent"
  }
}
