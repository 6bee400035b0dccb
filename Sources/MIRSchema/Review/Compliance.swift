package import Foundation
package import SheetIO

/// How far an indicator is on its way: what was achieved to date against what was programmed to date.
package struct Compliance: Sendable {
  /// The traffic light (*semáforo*) of the share, as municipal systems set it.
  package enum Light: String, CaseIterable, Sendable {
    case green, yellow, red
    /// More than was programmed, by so much that the goal was too low.
    case over
    /// Nothing was programmed, or nothing is said of what was achieved.
    case none

    /// What people call it.
    package var name: BilingualText {
      switch self {
      case .green: BilingualText(es: "Aceptable", en: "Acceptable")
      case .yellow: BilingualText(es: "En riesgo", en: "At risk")
      case .red: BilingualText(es: "Crítico", en: "Critical")
      case .over: BilingualText(es: "Sobrecumplido", en: "Exceeded")
      case .none: BilingualText(es: "Sin dato", en: "No data")
      }
    }
  }

  /// What was programmed and what was achieved up to the quarter.
  package let goal: Decimal?
  package let result: Decimal?
  /// The result in per cent of the goal; `nil` where there is no goal.
  package let share: Decimal?
  package let light: Light

  /// The compliance of an indicator in the quarter that is reported; without one, of the year.
  package init(_ indicator: Indicator, quarter: Int?) {
    let periods = Period.allCases.filter { ($0.quarter ?? 5) <= quarter ?? 4 }
    // Goals that do not add up are levels: the last one counts.
    let counted = indicator.addsUp ? periods : Array(periods.suffix(1))
    let goals = counted.compactMap { indicator.goal($0)?.value }
    let results = counted.compactMap { indicator.achieved[$0] }
    goal = goals.isEmpty ? nil : goals.reduce(0, +)
    result = results.isEmpty ? nil : results.reduce(0, +)
    // What is missing tells nothing of how far the indicator is.
    let isMissing = counted.contains {
      (indicator.goal($0)?.value ?? 0) != 0 && indicator.achieved[$0] == nil
    }
    guard let goal, let result, goal > 0, !isMissing else {
      share = nil
      light = .none
      return
    }
    let share = result / goal * 100
    self.share = share
    light = Self.light(share, Direction(official: indicator.expectedDirection))
  }

  /// A share as people read it: `98 %`.
  package static func percent(_ share: Decimal) -> String { "\(share.rounded(toDecimals: 0)) %" }

  /// The light of the average share of several indicators.
  package static func light(ofAverage share: Decimal) -> Light { light(share, nil) }

  private static func light(_ share: Decimal, _ direction: Direction?) -> Light {
    switch direction {
    case .descending: share <= 100 ? .green : share <= 130 ? .yellow : .red
    case .regular: abs(share - 100) <= 10 ? .green : abs(share - 100) <= 30 ? .yellow : .red
    default: share > 130 ? .over : share >= 90 ? .green : share >= 70 ? .yellow : .red
    }
  }
}
