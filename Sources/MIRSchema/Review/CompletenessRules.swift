import Foundation
import SheetIO

/// Up to the quarter that is reported, what was programmed has a value of what was achieved.
enum OwedValuesRule: ReviewRule {
  static let codes: [FindingCode] = [.achievedOwed]
  private static let told: Set<FindingCode> = [
    .templateValueEmpty, .templateRowEmpty, .numberUnreadable, .numberDoubtful, .cellError,
    .formulaWithoutResult, .valuesMissing,
  ]

  static func findings(in report: ReviewedReport) -> [Finding] {
    guard let quarter = report.report.quarter, (1...4).contains(quarter),
      !report.hasFound([.formBlank])
    else { return [] }
    return report.report.indicators.enumerated().flatMap { place, one -> [Finding] in
      guard !report.isDoubtful(one) else { return [] }
      return Period.allCases.compactMap { period -> Finding? in
        let key = Measure.achieved.key(period)
        guard let own = period.quarter, own <= quarter, one.achieved[period] == nil,
          let goal = one.programmed[period], goal != 0, report.hasColumn(of: key),
          !report.isKnown(told, of: one, key)
        else { return nil }
        return report.finding(.achievedOwed, indicator: place, field: key)
      }
    }
  }
}

/// What was achieved in all is written where the quarters are.
enum CumulativeRule: ReviewRule {
  static let codes: [FindingCode] = [.cumulativeMissing]

  static func findings(in report: ReviewedReport) -> [Finding] {
    let key = Measure.achieved.key(.cumulative)
    guard report.hasColumn(of: key) else { return [] }
    return report.report.indicators.enumerated().compactMap { place, one in
      let quarters = one.achieved.quarters.compactMap(\.self)
      guard one.achieved.cumulative == nil, !quarters.isEmpty, !report.isDoubtful(one),
        !report.isKnown(
          [.numberUnreadable, .cellError, .formulaWithoutResult, .templateValueEmpty], of: one, key)
      else { return nil }
      let sum = one.addsUp ? "\(quarters.reduce(0, +))" : nil
      return report.finding(.cumulativeMissing, indicator: place, field: key, expected: sum)
    }
  }
}

/// An advance in the quarter has means by which it can be verified.
enum MeansRule: ReviewRule {
  static let codes: [FindingCode] = [.meansMissing]

  static func findings(in report: ReviewedReport) -> [Finding] {
    guard let period = report.report.quarter.flatMap(Period.of(quarter:)),
      report.hasColumn(of: .meansOfVerification)
    else { return [] }
    return report.report.indicators.enumerated().compactMap { place, one in
      guard let advance = one.achieved[period], advance > 0, one.meansOfVerification == nil,
        !report.isDoubtful(one)
      else { return nil }
      return report.finding(
        .meansMissing, ["period": Measure.achieved.key(period).title, "advance": "\(advance)"],
        indicator: place, field: .meansOfVerification)
    }
  }
}

/// An indicator has a name, a unit and goals.
enum IdentityRule: ReviewRule {
  static let codes: [FindingCode] = [.nameMissing, .unitOfMeasureMissing, .goalsMissing]

  static func findings(in report: ReviewedReport) -> [Finding] {
    report.report.indicators.enumerated().flatMap { place, one -> [Finding] in
      guard !report.isDoubtful(one) else { return [] }
      var findings: [Finding] = []
      if one.name == nil, report.hasColumn(of: .name) {
        findings.append(report.finding(.nameMissing, indicator: place, field: .name))
      }
      if one.unitOfMeasure == nil, report.hasColumn(of: .unitOfMeasure) {
        findings.append(report.finding(.unitOfMeasureMissing, indicator: place, field: .unitOfMeasure))
      }
      let key = Measure.programmed.key(.cumulative)
      let isWithoutGoals = Period.allCases.allSatisfy { one.programmed[$0] == nil && one.adjusted[$0] == nil }
      if isWithoutGoals, report.hasColumn(of: key) || report.hasColumn(of: Measure.programmed.key(.q1)) {
        findings.append(report.finding(.goalsMissing, indicator: place, field: key))
      }
      return findings
    }
  }
}

/// A form that came back as it was sent, in whatever form the report is kept.
enum BlankReportRule: ReviewRule {
  static let codes: [FindingCode] = [.formBlank]

  static func findings(in report: ReviewedReport) -> [Finding] {
    guard !report.hasFound([.formBlank]), !report.places.hasDoubtful,
      !report.hasFound([.numberUnreadable, .cellError])
    else { return [] }
    let headed = ValueSet(Period.allCases.map { ValuePlace(.achieved, $0) })
    return BlankForm(headed: headed, isTemplate: false)
      .finding(for: report.report, printed: [], sheet: report.place.sheet).map { [$0] } ?? []
  }
}
