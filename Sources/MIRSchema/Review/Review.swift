/// Every rule on what reports say.
package enum Review {
  /// The rules for one report, in the order in which they are reported.
  package static let rules: [any ReviewRule.Type] = [
    SingleLevelRule.self, ComponentsRule.self, NumberingRule.self,
    BlankReportRule.self, OwedValuesRule.self, CumulativeRule.self, MeansRule.self, IdentityRule.self,
    LevelGuideRule.self,
    PercentRule.self, NegativeRule.self, BaselineRule.self, RepeatedTextRule.self, DateSerialRule.self,
    OutlierRule.self, DeviationRule.self,
  ]

  /// The rules for several reports of one programme.
  package static let seriesRules: [any SeriesRule.Type] = [
    WholeSeriesRule.self, RewrittenRule.self, SameIndicatorsRule.self,
  ]

  /// What the rules find in one report.
  package static func findings(in report: ReviewedReport) -> [Finding] {
    rules.flatMap { $0.findings(in: report) }
  }

  /// What the rules find among several reports, whatever order they come in; each finding with the report's place in the
  /// list.
  ///
  /// Reports of one programme and year are a series, from the first quarter to the last; two of one quarter by the names of
  /// their files.
  package static func findings(among reports: [ReviewedReport]) -> [PlacedFinding] {
    let keys = ProgramKeys(reports.map { ProgramNames($0.report) })
    var series: [SeriesKey: [Int]] = [:]
    for (place, one) in reports.enumerated() {
      guard let year = one.report.fiscalYear, one.report.quarter != nil,
        let program = keys.key(ProgramNames(one.report))
      else { continue }
      series[SeriesKey(year: year, program: program), default: []].append(place)
    }
    let several = series.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    return several.flatMap { places -> [PlacedFinding] in
      let order = places.sorted {
        (reports[$0].report.quarter ?? 0, reports[$0].file, $0) < (
          reports[$1].report.quarter ?? 0, reports[$1].file, $1
        )
      }
      let own = ReviewedSeries(order.map { reports[$0] })
      return seriesRules.flatMap { $0.findings(in: own) }.map {
        PlacedFinding(report: order[$0.report], $0.finding)
      }
    }
  }

  private struct SeriesKey: Hashable {
    let year: Int
    let program: ProgramKey
  }
}
