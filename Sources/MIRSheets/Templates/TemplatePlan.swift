import Foundation
public import MIRSchema

/// What one template is to hold: what is known already, and what may be changed of it.
public struct TemplatePlan: Hashable, Sendable {
  /// What was reached in the year before, which is shown but not imposed.
  public struct PastYear: Hashable, Sendable {
    /// The year, where it is known.
    public var year: Int?
    /// What was to be reached in it.
    public var programmed: QuarterValues
    /// What was reached in it.
    public var achieved: QuarterValues
  }

  /// The report as far as it is known; its year and quarter are those to be reported on.
  public var report: Report
  /// Whether the year is a new one: baselines may be changed.
  public var isNewYear = false
  /// The indicators as full as they may get, so that the form has room for what is typed.
  private(set) var filled: [Indicator]
  /// By the indicator's place.
  public var pastYears: [Int: PastYear] = [:]

  /// A plan for a programme, with the rows of `skeleton` where it has no indicator, and the usual title and
  /// signatures where it has none.
  public init(_ program: Report, skeleton: MIRSkeleton = .usual) {
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
  /// goals are blank and what was reached is only shown. The means of verification, the justifications, the quarter's own
  /// values and the remarks are not taken over, and of what can be computed nothing is.
  public init(after last: Report, year: Int, quarter: Int) {
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
        next.indicators[index].adjusted = QuarterValues()
      }
      next.indicators[index].achieved = Self.earlier(old.achieved, than: isNewYear ? 1 : quarter)
      next.indicators[index].variation = QuarterValues()
      next.indicators[index].justification = nil
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

  /// The title with its year moved on; one that names its quarter is rewritten.
  private static func renewed(_ title: String?, from old: Int?, to year: Int) -> String {
    guard let title, let old, PeriodReading(title).quarter == nil, title.contains("\(old)") else {
      return Self.title(year)
    }
    return title.replacing("\(old)", with: "\(year)")
  }

  // MARK: How indicators accumulate

  /// What is known of how an indicator's quarters make its cumulative values.
  enum Accumulated: Hashable {
    /// Nothing decides; most add up.
    case unknown
    /// Its values say, in this year or the one before.
    case known(Accumulation)
    /// It is not certain how, or nothing is to be computed, so that somebody types the value.
    case typed

    /// The way in which it is computed; `nil` where somebody types it.
    var way: Accumulation? {
      switch self {
      case .unknown: .sum
      case .known(let way): way
      case .typed: nil
      }
    }
  }

  /// How an indicator accumulates, as the last report says: by name, else by its goals, and by what was achieved where these are
  /// constant or leave it open.
  func accumulated(_ index: Int) -> Accumulated {
    if let declared = filled[index].declaredAccumulation {
      // What is constant is typed once; nothing is computed for it.
      return declared == .constant ? .typed : .known(declared)
    }
    let accumulation = RecordLaw(quarter: nil).accumulation(of: ExactValues(filled[index]))
    guard accumulation.goalsStand != nil else { return .unknown }
    return accumulation.way.map(Accumulated.known) ?? .typed
  }
}
