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
  package static let seriesRules: [any SeriesRule.Type] = []

  /// What the rules find in one report.
  package static func findings(in report: ReviewedReport) -> [Finding] {
    rules.flatMap { $0.findings(in: report) }
  }
}
