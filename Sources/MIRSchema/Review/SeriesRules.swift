import Foundation
import SheetIO

/// What each report of a programme says of the quarters and goals that an earlier one spoke of.
enum RewrittenRule: SeriesRule {
  static let codes: [FindingCode] = [.goalsChanged, .baselineChanged, .achievedRewritten]

  static func findings(in series: ReviewedSeries) -> [PlacedFinding] {
    series.steps.flatMap { step -> [PlacedFinding] in
      guard !step.isAnotherList else { return [] }
      let later = series.reports[step.report]
      return step.continued.flatMap { place, before, isReplaced -> [PlacedFinding] in
        guard !isReplaced else { return [] }
        let after = later.report.indicators[place]
        let changes = [
          (FindingCode.goalsChanged, Measure.programmed), (.achievedRewritten, .achieved),
        ].flatMap { code, measure in
          changed(measure, code, before.said, after, series, later, place)
        }
        return (changes + baseline(before.said, after, series, later, place)).map {
          PlacedFinding(report: step.report, $0)
        }
      }
    }
  }

  /// A finding for each earlier report that gave values of a measure which are not what they were.
  private static func changed(
    _ measure: Measure, _ code: FindingCode, _ said: [FieldKey: ReviewedSeries.Said], _ after: Indicator,
    _ series: ReviewedSeries, _ later: ReviewedReport, _ place: Int
  ) -> [Finding] {
    let differences = Period.allCases.compactMap { period -> (key: FieldKey, text: String, report: Int)? in
      let key = measure.key(period)
      guard let before = said[key], let now = after[measure][period], before.value != now else { return nil }
      return (key, "\(period.abbreviation) \(before.value) → \(now)", before.report)
    }
    return Dictionary(grouping: differences, by: \.report).sorted { $0.key < $1.key }.map { report, own in
      let list = own.map(\.text).joined(separator: ", ")
      let earlier = series.reports[report]
      return later.finding(
        code, earlier.naming.merging(["changes": list, "kin": list]) { own, _ in own },
        phrases: earlier.phrases, indicator: place, field: own[0].key)
    }
  }

  private static func baseline(
    _ said: [FieldKey: ReviewedSeries.Said], _ after: Indicator, _ series: ReviewedSeries,
    _ later: ReviewedReport, _ place: Int
  ) -> [Finding] {
    guard let before = said[.baselineValue], let now = after.baseline.value, now != before.value else {
      return []
    }
    let earlier = series.reports[before.report]
    return [
      later.finding(
        .baselineChanged, earlier.naming.merging(["before": "\(before.value)"]) { own, _ in own },
        phrases: earlier.phrases, indicator: place, field: .baselineValue, raw: "\(now)",
        expected: "\(before.value)")
    ]
  }
}

/// The indicators of a programme are the same from one report to the next.
enum SameIndicatorsRule: SeriesRule {
  static let codes: [FindingCode] = [
    .indicatorsReplaced, .indicatorRenamed, .indicatorRenumbered, .indicatorGone, .indicatorAdded,
  ]

  static func findings(in series: ReviewedSeries) -> [PlacedFinding] {
    series.steps.flatMap { step -> [PlacedFinding] in
      let (earlier, later) = (series.reports[step.earlier], series.reports[step.report])
      let found =
        step.isAnotherList
        ? [another(step, earlier, later)]
        : continued(step, series, later) + gone(step, earlier, later)
          + step.added.map { new in
            later.finding(
              .indicatorAdded, earlier.naming, phrases: earlier.phrases, indicator: new, field: .level)
          }
      return found.map { PlacedFinding(report: step.report, $0) }
    }
  }

  private static func another(
    _ step: ReviewedSeries.Step, _ earlier: ReviewedReport, _ later: ReviewedReport
  ) -> Finding {
    let kept = step.continued.count { !$0.isReplaced }
    return Finding(
      .indicatorsReplaced,
      earlier.naming.merging(["kept": "\(kept)", "all": "\(step.continued.count + step.gone.count)"]) {
        own, _ in own
      }, phrases: earlier.phrases, at: later.place)
  }

  private static func continued(
    _ step: ReviewedSeries.Step, _ series: ReviewedSeries, _ later: ReviewedReport
  ) -> [Finding] {
    step.continued.flatMap { place, before, _ -> [Finding] in
      let after = later.report.indicators[place]
      let earlier = series.reports[before.report]
      var findings: [Finding] = []
      if let old = before.indicator.name, let new = after.name, FoldedText(old) != FoldedText(new) {
        findings.append(
          later.finding(
            .indicatorRenamed, earlier.naming, phrases: earlier.phrases, indicator: place, field: .name,
            raw: new, expected: old))
      }
      if let old = before.indicator.label, let new = after.label, old != new {
        findings.append(
          later.finding(
            .indicatorRenumbered,
            earlier.naming.merging(["before": old, "name": after.name ?? "–"]) { own, _ in own },
            phrases: earlier.phrases, indicator: place, field: .number))
      }
      return findings
    }
  }

  private static func gone(
    _ step: ReviewedSeries.Step, _ earlier: ReviewedReport, _ later: ReviewedReport
  ) -> [Finding] {
    step.gone.map { one in
      Finding(
        .indicatorGone, earlier.naming.merging(["name": one.indicator.name ?? "–"]) { own, _ in own },
        phrases: earlier.phrases, at: later.place, indicator: one.indicator.label)
    }
  }
}

/// A series has each of its quarters, once.
enum WholeSeriesRule: SeriesRule {
  static let codes: [FindingCode] = [.quarterNotGiven, .reportsContradict]

  static func findings(in series: ReviewedSeries) -> [PlacedFinding] {
    series.reports.indices.dropFirst().flatMap { place -> [PlacedFinding] in
      let (earlier, later) = (series.reports[place - 1], series.reports[place])
      guard let one = earlier.report.quarter, let other = later.report.quarter else { return [] }
      if one == other {
        guard let difference = difference(earlier.report, later.report) else { return [] }
        return [
          PlacedFinding(
            report: place,
            Finding(
              .reportsContradict, ["file": earlier.file], phrases: ["difference": difference],
              at: later.place))
        ]
      }
      let missing = (one..<other).dropFirst().map { "T\($0)" }
      guard !missing.isEmpty else { return [] }
      return [
        PlacedFinding(
          report: place,
          Finding(.quarterNotGiven, ["missing": missing.joined(separator: ", ")], at: later.place))
      ]
    }
  }

  /// The first value in which two reports of one quarter differ; `nil` where they are copies.
  private static func difference(_ one: Report, _ other: Report) -> BilingualText? {
    let match = IndicatorMatch(one.indicators, other.indicators)
    for pair in match.pairs {
      let (before, after) = (one.indicators[pair.old], other.indicators[pair.new])
      for measure in [Measure.programmed, .adjusted, .achieved] {
        for period in Period.allCases where before[measure][period] != after[measure][period] {
          let values = [before, after].map { $0[measure][period].map { "\($0)" } ?? "–" }
          return BilingualText(
            "\(after.label ?? "–"), \(measure.key(period).title): \(values[0]) / \(values[1])")
        }
      }
    }
    let single = match.gone.first.map { one.indicators[$0] } ?? match.added.first.map { other.indicators[$0] }
    return single.map { indicator in
      let name = indicator.label ?? indicator.name ?? "–"
      return BilingualText(es: "\(name) está en uno solo", en: "\(name) is in one of them only")
    }
  }
}

extension ReviewedReport {
  /// How findings in a later report call this one.
  fileprivate var naming: [String: String] { ["file": file] }

  fileprivate var phrases: [String: BilingualText] {
    let quarter = report.quarter ?? 0
    return [
      "earlier": BilingualText(
        es: "el informe del trimestre \(quarter)", en: "the report of quarter \(quarter)")
    ]
  }
}
