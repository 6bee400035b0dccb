import Foundation

/// The reports of one programme and year, from the first quarter to the last, each compared with all that was said before.
package struct ReviewedSeries: Sendable {
  /// The reports; two of one quarter by the names of their files.
  package let reports: [ReviewedReport]
  /// Each report but those of the first quarter, compared with the earlier ones.
  let steps: [Step]

  /// A value that a report gave, and which report that was.
  struct Said: Sendable {
    let value: Decimal
    let report: Int
  }

  /// An indicator as the earlier reports have it.
  struct Thread: Sendable {
    /// As it was last, with the goals that were given before where they were left blank since.
    var indicator: Indicator
    /// The report that it was last in.
    var report: Int
    /// What was said last of its goals, its baseline and what was achieved in the quarters that were over.
    var said: [FieldKey: Said] = [:]
  }

  /// A report beside those of earlier quarters.
  struct Step: Sendable {
    let report: Int
    /// The last report of an earlier quarter.
    let earlier: Int
    /// The indicators that go on, by their places in the report.
    let continued: [(indicator: Int, before: Thread, isReplaced: Bool)]
    /// The places of those that were not there before.
    let added: [Int]
    /// Those of the last report that are not there any more.
    let gone: [Thread]
    /// Whether it is another list of indicators altogether.
    let isAnotherList: Bool
  }

  /// The series of these reports, in whatever order they come.
  package init(_ reports: [ReviewedReport]) {
    self.reports = reports
    var steps: [Step] = []
    var threads: [Thread] = []
    var last: Int?
    let quarters = Dictionary(grouping: reports.indices) { reports[$0].report.quarter ?? 0 }
    for (_, places) in quarters.sorted(by: { $0.key < $1.key }) {
      let matches = places.map { place in
        IndicatorMatch(threads.map(\.indicator), reports[place].report.indicators)
      }
      if let last {
        steps += zip(places, matches).map { place, match in
          Step(
            report: place, earlier: last,
            continued: match.pairs.map { ($0.new, threads[$0.old], $0.isReplaced) }, added: match.added,
            gone: match.gone.map { threads[$0] }.filter { $0.report == last },
            isAnotherList: match.isAnotherList)
        }
      }
      // Of two reports of one quarter, that they disagree is reported; later ones are compared with the second.
      guard let place = places.last, let match = matches.last else { continue }
      last = place
      let (report, quarter) = (reports[place].report, reports[place].report.quarter ?? 0)
      for pair in match.pairs {
        threads[pair.old].go(on: report.indicators[pair.new], in: place, quarter, isAnother: pair.isReplaced)
      }
      threads += match.added.map { Thread(report.indicators[$0], in: place, quarter) }
    }
    self.steps = steps
  }
}

extension ReviewedSeries.Thread {
  init(_ indicator: Indicator, in report: Int, _ quarter: Int) {
    self.init(indicator: indicator, report: report)
    note(indicator, in: report, quarter)
  }

  mutating func go(on next: Indicator, in report: Int, _ quarter: Int, isAnother: Bool) {
    if isAnother { said = [:] }
    let goals = isAnother ? QuarterValues() : indicator.programmed
    indicator = next
    for period in Period.allCases where indicator.programmed[period] == nil {
      indicator.programmed[period] = goals[period]
    }
    self.report = report
    note(next, in: report, quarter)
  }

  /// What a report says that later ones are held to: goals, baseline, and the quarters that are over.
  private mutating func note(_ one: Indicator, in report: Int, _ quarter: Int) {
    for period in Period.allCases {
      if let goal = one.programmed[period] {
        said[Measure.programmed.key(period)] = .init(value: goal, report: report)
      }
      if let done = one.achieved[period], let own = period.quarter, own <= quarter {
        said[Measure.achieved.key(period)] = .init(value: done, report: report)
      }
    }
    if let baseline = one.baseline.value { said[.baselineValue] = .init(value: baseline, report: report) }
  }
}
