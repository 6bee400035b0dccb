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
    // Records are looked at in their place: a copy of one costs more than the look.
    for place in report.indicators.indices {
      // Most reports have shown after a few records that those that are left cannot outvote them.
      let left = (report.indicators.count - place) * Period.allCases.count
      guard reversed + left >= straight * Self.most else { return nil }
      let programmed = report.indicators[place].programmed
      let achieved = report.indicators[place].achieved
      let variation = report.indicators[place].variation
      for period in Period.allCases {
        // A goal of 0 shows nothing: what was achieved is then the variation of either sign.
        guard let goal = programmed[period], !goal.isZero, let found = variation[period], !found.isZero
        else { continue }
        switch Self.direction(goal, achieved[period] ?? 0, found) {
        case 1: straight += 1
        case -1: reversed += 1
        default: break
        }
      }
    }
    guard reversed >= Self.fewest, reversed >= straight * Self.most else { return nil }
    count = reversed
  }

  /// Which way round a variation is taken: 1 for the goal less what was reached, -1 for the contrary, 0 for neither.
  private static func direction(_ goal: Decimal, _ reached: Decimal, _ variation: Decimal) -> Int {
    // Nearly all are whole, and their differences exact.
    if let goal = goal.fewWhole, let reached = reached.fewWhole, let variation = variation.fewWhole {
      return goal - reached == variation ? 1 : goal - reached == -variation ? -1 : 0
    }
    let difference = goal - reached
    return difference == variation ? 1 : difference == -variation ? -1 : 0
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
