import Foundation
import SheetIO

/// Reports whose variation is taken the other way round: what was achieved less what was programmed.
///
/// It is said once of the report, in place of a mismatch for each of its values.
package struct VariationSign {
  /// How many values show it.
  package let count: Int

  /// Looks at the values of a report; `nil` where they do not show that nearly every variation has the other sign.
  package init?(of report: Report) {
    var straight = 0
    var reversed = 0
    for indicator in report.indicators {
      for period in Period.allCases {
        // A goal of 0 shows nothing: what was achieved is then the variation of either sign.
        guard let goal = indicator.programmed[period], !goal.isZero,
          let found = indicator.variation[period], !found.isZero
        else { continue }
        let reached = indicator.achieved[period] ?? 0
        let difference = reached.isZero ? goal : goal.less(reached)
        if difference == found { straight += 1 } else if difference == -found { reversed += 1 }
      }
    }
    guard reversed >= Self.fewest, reversed >= straight * Self.most else { return nil }
    count = reversed
  }

  private static let fewest = 2
  /// As many times as many values must speak for it as against it.
  private static let most = 4

  /// What is said of the report.
  package func finding(at location: Finding.Location) -> Finding {
    Finding(.variationReversed, ["count": "\(count)"], at: location)
  }

  /// A finding as it is where the variation is taken the other way round; `nil` where it says of one value what is said of
  /// all.
  package func settled(_ finding: Finding) -> Finding? {
    guard finding.code == .variationMismatch, let raw = finding.raw.flatMap({ Decimal(string: $0) }),
      let expected = finding.expected.flatMap({ Decimal(string: $0) })
    else { return finding }
    guard raw != -expected else { return nil }
    return Finding(
      .variationMismatch, ["title": finding.field?.title ?? ""],
      phrases: ["difference": Self.difference(isReversed: true)], at: finding.location,
      indicator: finding.indicator, field: finding.field, raw: finding.raw,
      expected: AccumulationText.number(-expected))
  }

  /// What a variation is, in words.
  static func difference(isReversed: Bool) -> BilingualText {
    isReversed
      ? BilingualText(es: "alcanzado menos programado", en: "achieved minus programmed")
      : BilingualText(es: "programado menos alcanzado", en: "programmed minus achieved")
  }
}
