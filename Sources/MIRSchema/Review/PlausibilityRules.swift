import Foundation
import SheetIO

/// Percentages are from 0 to 100; a rate of change may be anything.
enum PercentRule: ReviewRule {
  static let codes: [FindingCode] = [.percentOutOfRange]

  static func findings(in report: ReviewedReport) -> [Finding] {
    report.report.indicators.enumerated().compactMap { place, one in
      guard let unit = one.unitOfMeasure, ScaleRules.isPercentage(unit),
        let first = one.goalsAndResults.first(where: { isBeyond($0.value, $0.key) }), !one.isRateOfChange
      else { return nil }
      return report.finding(
        .percentOutOfRange, indicator: place, field: first.key, raw: "\(first.value)", expected: "0–100")
    }
  }

  /// The quarters of a year, each rounded, may come to one more than a hundred.
  private static func isBeyond(_ value: Decimal, _ key: FieldKey) -> Bool {
    value < 0 || value > (Period.of(key) == .cumulative ? 101 : 100)
  }
}

/// What is counted is not less than nothing.
enum NegativeRule: ReviewRule {
  static let codes: [FindingCode] = [.valueNegative]

  static func findings(in report: ReviewedReport) -> [Finding] {
    report.report.indicators.enumerated().compactMap { place, one in
      guard let first = one.goalsAndResults.first(where: { $0.value < 0 }),
        !ScaleRules.isPercentage(one.unitOfMeasure ?? ""), !one.isRateOfChange
      else { return nil }
      return report.finding(.valueNegative, indicator: place, field: first.key, raw: "\(first.value)")
    }
  }
}

/// A baseline is of a year before the one that is reported.
enum BaselineRule: ReviewRule {
  static let codes: [FindingCode] = [.baselineLater]

  static func findings(in report: ReviewedReport) -> [Finding] {
    guard let reported = report.report.fiscalYear else { return [] }
    return report.report.indicators.enumerated().compactMap { place, one in
      guard let year = one.baseline.year, year > reported else { return nil }
      return report.finding(
        .baselineLater, ["reported": "\(reported)"], indicator: place, field: .baselineYear, raw: "\(year)")
    }
  }
}

/// What an indicator measures and how it is computed are two things.
enum RepeatedTextRule: ReviewRule {
  static let codes: [FindingCode] = [.methodRepeatsDefinition]

  static func findings(in report: ReviewedReport) -> [Finding] {
    report.report.indicators.enumerated().compactMap { place, one in
      guard let definition = one.definition, let method = one.calculationMethod,
        FoldedText(definition) == FoldedText(method), !FoldedText(method).key.isEmpty
      else { return nil }
      return report.finding(.methodRepeatsDefinition, indicator: place, field: .calculationMethod)
    }
  }
}

/// A number that is a day's serial among small ones was a date that lost its format.
enum DateSerialRule: ReviewRule {
  static let codes: [FindingCode] = [.dateSerial]
  /// The days of the years 2000 to 2050 as spreadsheets number them (ECMA-376 Part 1, 18.17.4).
  private static let days: ClosedRange<Decimal> = 36_526...55_153
  private static let mostOther: Decimal = 3_000

  static func findings(in report: ReviewedReport) -> [Finding] {
    report.report.indicators.enumerated().compactMap { place, one in
      day(in: one).map { report.finding(.dateSerial, indicator: place, field: $0.key, raw: "\($0.value)") }
    }
  }

  /// The first value of a quarter that is a day's serial among small numbers.
  static func day(in one: Indicator) -> (key: FieldKey, value: Decimal)? {
    let values = one.goalsAndResults.filter { Period.of($0.key)?.quarter != nil }
    guard
      let first = values.first(where: {
        days.contains($0.value) && $0.value.rounded(toDecimals: 0) == $0.value
      })
    else { return nil }
    let others = values.filter { $0.key != first.key && $0.value != 0 }
    guard !others.isEmpty, others.allSatisfy({ abs($0.value) <= mostOther }) else { return nil }
    return first
  }
}

/// A value a hundred times its goal, or its neighbours, has a digit, or a point, too many.
enum OutlierRule: ReviewRule {
  static let codes: [FindingCode] = [.valueOutOfScale, .valueUnlikeNeighbours]

  static func findings(in report: ReviewedReport) -> [Finding] {
    report.report.indicators.enumerated().compactMap { place, one in
      guard !ScaleRules.isPercentage(one.unitOfMeasure ?? "") else { return nil }
      if let found = beyondGoal(place, one, report) { return found }
      return DateSerialRule.day(in: one) == nil ? beyondNeighbours(place, one, report) : nil
    }
  }

  private static func beyondGoal(_ place: Int, _ one: Indicator, _ report: ReviewedReport) -> Finding? {
    for period in Period.allCases {
      guard let (goal, measure) = one.goal(period), goal > 0, let found = one.achieved[period],
        found >= goal * report.thresholds.outlier
      else { continue }
      return report.finding(
        .valueOutOfScale, ["other": measure.key(period).title, "value": "\(goal)"],
        indicator: place, field: Measure.achieved.key(period), raw: "\(found)")
    }
    return nil
  }

  /// A quarter that dwarfs all others of its measure, and that the other measure does not bear out.
  private static func beyondNeighbours(
    _ place: Int, _ one: Indicator, _ report: ReviewedReport
  ) -> Finding? {
    for (measure, other) in [(Measure.achieved, Measure.programmed), (.programmed, .achieved)] {
      for period in Period.allCases {
        guard period.quarter != nil, let found = one[measure][period] else { continue }
        let neighbours = Period.allCases.filter { $0 != period && $0.quarter != nil }
          .compactMap { one[measure][$0] }.filter { $0 > 0 }
        guard neighbours.count >= fewestNeighbours, let greatest = neighbours.max(),
          found >= greatest * report.thresholds.outlier
        else { continue }
        let witness = other == .programmed ? one.goal(period)?.value : one.achieved[period]
        if let witness, witness * seasonal >= found { continue }
        return report.finding(
          .valueUnlikeNeighbours, ["greatest": "\(greatest)"], indicator: place, field: measure.key(period),
          raw: "\(found)")
      }
    }
    return nil
  }

  /// One quarter beside another shows nothing.
  private static let fewestNeighbours = 2
  /// What the other measure has a tenth of is a season, for example of planting trees.
  private static let seasonal: Decimal = 10
}
