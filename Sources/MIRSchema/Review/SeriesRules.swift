import Foundation
import SheetIO

/// What each report of a programme says of the quarters and goals that an earlier one spoke of.
enum RewrittenRule: SeriesRule {
  static let codes: [FindingCode] = [.goalsChanged, .baselineChanged, .achievedRewritten]

  static func findings(in series: [ReviewedReport]) -> [PlacedFinding] {
    series.steps.flatMap { earlier, later, place -> [PlacedFinding] in
      SeriesMatch(earlier.report, later.report).pairs.flatMap { old, new -> [PlacedFinding] in
        let (before, after) = (earlier.report.indicators[old], later.report.indicators[new])
        var findings = [
          changed(.programmed, Period.allCases, .goalsChanged, before, after, earlier, later, new),
          changed(
            .achieved, Period.allCases.filter { ($0.quarter ?? 5) <= earlier.report.quarter ?? 0 },
            .achievedRewritten, before, after, earlier, later, new),
        ].compactMap(\.self)
        if let one = before.baseline.value, let other = after.baseline.value, one != other {
          findings.append(
            later.finding(
              .baselineChanged, earlier.naming.merging(["before": "\(one)"]) { own, _ in own },
              phrases: earlier.phrases, indicator: new, field: .baselineValue, raw: "\(other)",
              expected: "\(one)"))
        }
        return findings.map { PlacedFinding(report: place, $0) }
      }
    }
  }

  /// The one finding about the values of a measure that are not what they were.
  private static func changed(
    _ measure: Measure, _ periods: [Period], _ code: FindingCode, _ before: Indicator, _ after: Indicator,
    _ earlier: ReviewedReport, _ later: ReviewedReport, _ place: Int
  ) -> Finding? {
    let differences = periods.compactMap { period -> (key: FieldKey, text: String)? in
      guard let one = before[measure][period], let other = after[measure][period], one != other else {
        return nil
      }
      return (measure.key(period), "\(period.abbreviation) \(one) → \(other)")
    }
    guard let first = differences.first else { return nil }
    let list = differences.map(\.text).joined(separator: ", ")
    return later.finding(
      code, earlier.naming.merging(["changes": list]) { own, _ in own }, phrases: earlier.phrases,
      indicator: place, field: first.key)
  }
}

/// The indicators of a programme are the same from one report to the next.
enum SameIndicatorsRule: SeriesRule {
  static let codes: [FindingCode] = [.indicatorRenamed, .indicatorGone, .indicatorAdded]

  static func findings(in series: [ReviewedReport]) -> [PlacedFinding] {
    series.steps.flatMap { earlier, later, place -> [PlacedFinding] in
      let match = SeriesMatch(earlier.report, later.report)
      let renamed = match.pairs.compactMap { old, new -> Finding? in
        guard let before = earlier.report.indicators[old].name, let after = later.report.indicators[new].name,
          !SeriesMatch.areAlike(before, after)
        else { return nil }
        return later.finding(
          .indicatorRenamed, earlier.naming, phrases: earlier.phrases, indicator: new, field: .name,
          raw: after,
          expected: before)
      }
      let gone = match.gone.map { old in
        Finding(
          .indicatorGone,
          earlier.naming.merging(["name": earlier.report.indicators[old].name ?? "–"]) { own, _ in own },
          phrases: earlier.phrases, at: later.place, indicator: earlier.report.indicators[old].label)
      }
      let added = match.added.map { new in
        later.finding(
          .indicatorAdded, earlier.naming, phrases: earlier.phrases, indicator: new, field: .level)
      }
      return (renamed + gone + added).map { PlacedFinding(report: place, $0) }
    }
  }
}

/// A series has each of its quarters, once.
enum WholeSeriesRule: SeriesRule {
  static let codes: [FindingCode] = [.quarterNotGiven, .reportsContradict]

  static func findings(in series: [ReviewedReport]) -> [PlacedFinding] {
    series.indices.dropFirst().flatMap { place -> [PlacedFinding] in
      let (earlier, later) = (series[place - 1], series[place])
      guard let one = earlier.report.quarter, let other = later.report.quarter else { return [] }
      if one == other {
        guard let difference = difference(earlier.report, later.report) else { return [] }
        return [
          PlacedFinding(
            report: place,
            Finding(
              .reportsContradict, ["file": earlier.file, "difference": difference], at: later.place))
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
  private static func difference(_ one: Report, _ other: Report) -> String? {
    let match = SeriesMatch(one, other)
    for (old, new) in match.pairs {
      let (before, after) = (one.indicators[old], other.indicators[new])
      for measure in [Measure.programmed, .adjusted, .achieved] {
        for period in Period.allCases where before[measure][period] != after[measure][period] {
          let values = [before, after].map { $0[measure][period].map { "\($0)" } ?? "–" }
          return "\(after.label ?? "–"), \(measure.key(period).title): \(values[0]) / \(values[1])"
        }
      }
    }
    return (match.gone.first.map { one.indicators[$0] } ?? match.added.first.map { other.indicators[$0] })?
      .label
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

extension [ReviewedReport] {
  /// Each report with the last one of an earlier quarter, and its place in the series.
  fileprivate var steps: [(earlier: ReviewedReport, later: ReviewedReport, place: Int)] {
    indices.compactMap { place in
      let earlier = self[..<place].last { ($0.report.quarter ?? 0) < (self[place].report.quarter ?? 0) }
      return earlier.map { ($0, self[place], place) }
    }
  }
}
