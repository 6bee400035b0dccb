import Foundation
import SheetIO

/// What was achieved to date is near what was programmed to date, or a justification says why it is not.
enum DeviationRule: ReviewRule {
  static let codes: [FindingCode] = [.deviationUnjustified, .deviationsUnjustified]

  static func findings(in report: ReviewedReport) -> [Finding] {
    guard let quarter = report.report.quarter, (1...4).contains(quarter) else { return [] }
    let deviations = report.report.indicators.enumerated().compactMap { place, one in
      deviation(of: one, to: quarter, report).map { (place: place, per: $0) }
    }
    guard !deviations.isEmpty else { return [] }
    // A form without a place for justifications owes none; then it is a remark on the whole report.
    guard report.hasColumn(of: .justification) else {
      let list = deviations.map { place, per in
        "\(report.report.indicators[place].label ?? "–") (\(per > 0 ? "+" : "")\(per.rounded(toDecimals: 0)) %)"
      }
      return [
        Finding(
          .deviationsUnjustified,
          ["list": list.joined(separator: ", "), "limit": "\(report.thresholds.deviation)"], at: report.place)
      ]
    }
    return deviations.map { place, per in
      report.finding(
        .deviationUnjustified,
        [
          "deviation": "\(per > 0 ? "+" : "")\(per.rounded(toDecimals: 0))",
          "limit": "\(report.thresholds.deviation)",
        ],
        indicator: place, field: .justification)
    }
  }

  /// The deviation in per cent of the goal to date, where it is beyond the limit and nothing justifies it.
  private static func deviation(of one: Indicator, to quarter: Int, _ report: ReviewedReport) -> Decimal? {
    guard one.justification == nil, !report.isDoubtful(one),
      let share = Compliance(one, quarter: quarter).share
    else { return nil }
    let per = share - 100
    return abs(per) > report.thresholds.deviation ? per : nil
  }
}
