import Foundation
package import MIRSchema

/// What one template is to hold: what is known already, and what may be changed of it.
package struct TemplatePlan: Hashable, Sendable {
  /// What was reached in the year before, which is told but not imposed.
  package struct PastYear: Hashable, Sendable {
    package var year: Int?
    package var programmed: QuarterValues
    package var achieved: QuarterValues
  }

  /// The report as far as it is known; its year and quarter are those to be reported on.
  package var report: Report
  /// Whether the year is a new one: baselines may be changed.
  package var isNewYear = false
  /// The indicators as full as they may get, so that the form has room for what is typed.
  var filled: [Indicator]
  /// By the indicator's place.
  package var pastYears: [Int: PastYear] = [:]

  /// A plan for a programme, with the rows of `skeleton` where it has no indicator, and the usual title and
  /// signatures where it has none.
  package init(_ program: Report, skeleton: MIRSkeleton = .usual) {
    report = program
    if report.indicators.isEmpty { report.indicators = skeleton.indicators }
    filled = report.indicators
    if report.title == nil { report.title = Self.title(report.fiscalYear) }
    if report.signatures.isEmpty {
      report.signatures = Self.roles.map { Signature(role: $0) }
    }
  }

  /// Whoever signs in the form of 2024.
  private static let roles = ["Elaboró", "Vo. Bo."]

  private static func title(_ year: Int?) -> String {
    ["Informe Trimestral", year.map(String.init)].compactMap { $0 }.joined(separator: " ")
  }

  // MARK: From the report before

  /// The plan that follows on a report.
  ///
  /// In the same year goals, baselines and what was reached in earlier quarters are taken over; in another year the
  /// goals are blank and what was reached is only told. The means of verification, the quarter's own values and the
  /// remarks are not taken over, and of what can be computed nothing is.
  package init(after last: Report, year: Int, quarter: Int) {
    let isNewYear = last.fiscalYear != year
    var next = last
    next.fiscalYear = year
    next.quarter = quarter
    next.notes = []
    if isNewYear { next.title = Self.renewed(last.title, from: last.fiscalYear, to: year) }
    var pastYears: [Int: PastYear] = [:]
    for (index, old) in last.indicators.enumerated() {
      if isNewYear {
        pastYears[index] = PastYear(
          year: last.fiscalYear, programmed: old.programmed, achieved: old.achieved)
        next.indicators[index].programmed = QuarterValues()
      }
      next.indicators[index].achieved = Self.earlier(old.achieved, than: isNewYear ? 1 : quarter)
      next.indicators[index].variation = QuarterValues()
      next.indicators[index].meansOfVerification = nil
    }
    self.init(next)
    if !last.indicators.isEmpty { filled = last.indicators }
    self.isNewYear = isNewYear
    self.pastYears = pastYears
  }

  private static func earlier(_ values: QuarterValues, than quarter: Int) -> QuarterValues {
    var result = QuarterValues()
    for period in Period.allCases where period.quarter ?? 5 < quarter { result[period] = values[period] }
    return result
  }

  /// The title with its year moved on; one that names its quarter is written anew.
  private static func renewed(_ title: String?, from old: Int?, to year: Int) -> String {
    guard let title, let old, PeriodReading(title).quarter == nil, title.contains("\(old)") else {
      return Self.title(year)
    }
    return title.replacing("\(old)", with: "\(year)")
  }

  // MARK: What is known of the sums

  /// Whether an indicator's goals add up to the year's; `nil` where nothing tells, in this year or the one before.
  ///
  /// A constant indicator repeats its value, a stock has the last one; nothing is added up for those.
  func addsUp(_ index: Int) -> Bool? {
    for values in [report.indicators[index].programmed, pastYears[index]?.programmed].compactMap({ $0 }) {
      if let cumulative = values.cumulative, let sum = values.sum { return sum == cumulative }
    }
    return nil
  }
}
