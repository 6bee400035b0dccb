import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// The rules on what reports say.
struct ReviewTests {
  private static func findings(_ report: Report) -> [Finding] {
    let document = ReportDocument(source: Source(format: "json"), reports: [report])
    return Review.findings(in: ReviewedReport(document, 0, file: "informe.json"))
  }

  private static func codes(_ report: Report) -> [String] { findings(report).map(\.code.rawValue) }

  @Test func `a sound report has nothing to be reviewed`() {
    #expect(Self.codes(SoundReport.make()) == [])
  }

  // MARK: Each rule

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let codes: [String]
    let change: @Sendable (inout Report) -> Void

    init(_ name: String, _ codes: [String], _ change: @escaping @Sendable (inout Report) -> Void) {
      (testDescription, self.codes, self.change) = (name, codes, change)
    }
  }

  static let cases = [
    Case("no Fin", ["fin-missing"]) { $0.indicators.remove(at: 0) },
    Case("two Fines of different objectives", ["fin-repeated"]) {
      $0.indicators[0].narrativeSummary = "Contribuir a uno"
      $0.indicators.insert($0.indicators[0], at: 1)
      $0.indicators[1].narrativeSummary = "Contribuir a otro"
    },
    Case("two indicators of one Fin", []) { $0.indicators.insert($0.indicators[0], at: 1) },
    Case("no Propósito", ["purpose-missing"]) { $0.indicators.remove(at: 1) },
    Case("an Actividad of no Componente", ["activity-without-component"]) {
      $0.indicators.append(SoundReport.indicator(SoundReport.lines[4].replacing("1.2", with: "2.1")))
    },
    Case("a Componente without Actividades", ["component-without-activity"]) {
      $0.indicators.append(
        SoundReport.indicator(SoundReport.lines[2].replacing("Componente 1", with: "Componente 2")))
    },
    Case("Componentes only, as some offices file them", []) { $0.indicators.removeLast(2) },
    Case("1.1 and 1.3", ["number-gap"]) { $0.indicators[4].number = "1.3" },
    Case("numbered from 101", []) {
      $0.indicators[3].number = "1.101"
      $0.indicators[4].number = "1.102"
    },
    Case("nothing achieved at all", ["form-blank"]) {
      for place in $0.indicators.indices { $0.indicators[place].achieved = QuarterValues() }
    },
    Case("one value owed", ["achieved-owed"]) { $0.indicators[3].achieved.q2 = nil },
    Case("a value that had no goal", []) {
      $0.indicators[3].programmed.q2 = 0
      $0.indicators[3].programmed.cumulative = 15
      $0.indicators[3].achieved.q2 = nil
      $0.indicators[3].achieved.cumulative = 5
    },
    Case("a cumulative value that is not there", ["cumulative-missing"]) {
      $0.indicators[3].achieved.cumulative = nil
    },
    Case("no sheet has the cumulative column", []) {
      for place in $0.indicators.indices { $0.indicators[place].achieved.cumulative = nil }
    },
    Case("an advance without means", ["means-missing"]) { $0.indicators[3].meansOfVerification = nil },
    Case("no advance and no means", []) { $0.indicators[0].meansOfVerification = nil },
    Case("no name", ["name-missing"]) { $0.indicators[2].name = nil },
    Case("no unit", ["unit-of-measure-missing"]) { $0.indicators[2].unitOfMeasure = nil },
    Case("no goals", ["goals-missing"]) { $0.indicators[2].programmed = QuarterValues() },
    Case("a strategic Actividad", ["type-unusual"]) { $0.indicators[3].type = "Estratégico" },
    Case("a type of no catalogue", []) { $0.indicators[3].type = "Mixto" },
    Case("a Fin of economy", ["dimension-unusual"]) { $0.indicators[0].dimension = "Economía" },
    Case("a monthly Fin", ["frequency-unusual"]) { $0.indicators[0].frequency = "Mensual" },
    Case("250 per cent", ["percent-out-of-range"]) {
      $0.indicators[1].achieved.q1 = 250
      $0.indicators[1].achieved.cumulative = 250
    },
    Case("100 per cent, and 101 by rounded quarters", []) {
      $0.indicators[1].programmed.cumulative = 101
      $0.indicators[1].programmed.q4 = 100
    },
    Case("a rate of change of 250", []) {
      $0.indicators[1].name = "Tasa de variación de la recaudación"
      $0.indicators[1].programmed.q4 = 250
      $0.indicators[1].programmed.cumulative = 250
    },
    Case("a count below nothing", ["value-negative"]) { $0.indicators[2].programmed.q3 = -1 },
    Case("a baseline to come", ["baseline-later"]) { $0.indicators[2].baseline.year = 2025 },
    Case("a baseline of the year", []) { $0.indicators[2].baseline.year = 2024 },
    Case("a method that repeats the definition", ["method-repeats-definition"]) {
      $0.indicators[2].calculationMethod = "MIDE componente 1"
    },
    Case("a day's serial among small numbers", ["date-serial"]) { $0.indicators[2].programmed.q3 = 45_383 },
    Case("a register of forty thousand", []) {
      for period in Period.allCases { $0.indicators[2].programmed[period] = 44_000 }
      for period in [Period.q1, .q2, .cumulative] { $0.indicators[2].achieved[period] = 44_000 }
    },
    Case("a hundred times the goal", ["value-out-of-scale", "deviations-unjustified"]) {
      $0.indicators[2].achieved.q1 = 1_000
      $0.indicators[2].achieved.cumulative = 1_020
    },
    Case("a hundred times an adjusted goal of its own size", []) {
      $0.indicators[2].adjusted.q2 = 100
      $0.indicators[2].programmed.q2 = 0
      $0.indicators[2].programmed.q1 = 20
      $0.indicators[2].achieved.q1 = 20
      $0.indicators[2].achieved.q2 = 100
      $0.indicators[2].achieved.cumulative = 120
    },
    Case("a goal a hundred times the other quarters'", ["value-unlike-neighbours"]) {
      $0.indicators[2].programmed.q3 = 9_000
      $0.indicators[2].programmed.cumulative = $0.indicators[2].programmed.quarters.compactMap(\.self).reduce(
        0, +)
    },
    Case("a quarter of planting trees", []) {
      $0.indicators[2].programmed.q2 = 9_000
      $0.indicators[2].programmed.cumulative = $0.indicators[2].programmed.quarters.compactMap(\.self).reduce(
        0, +)
      $0.indicators[2].achieved.q2 = 8_900
      $0.indicators[2].achieved.cumulative = 8_910
    },
    Case("ten per cent off, which is allowed", []) {
      $0.indicators[2].achieved.q2 = 17
      $0.indicators[2].achieved.cumulative = 27
    },
    Case("more than ten per cent off, in a form without justifications", ["deviations-unjustified"]) {
      $0.indicators[2].achieved.q2 = 16
      $0.indicators[2].achieved.cumulative = 26
    },
    Case("more than ten per cent off, where others justify", ["deviation-unjustified"]) {
      $0.indicators[2].achieved.q2 = 16
      $0.indicators[2].achieved.cumulative = 26
      $0.indicators[3].justification = "Hubo lluvias"
    },
    Case("more than ten per cent off, and justified", []) {
      $0.indicators[2].achieved.q2 = 16
      $0.indicators[2].achieved.cumulative = 26
      $0.indicators[2].justification = "Hubo lluvias"
    },
  ]

  @Test(arguments: cases)
  func `a rule speaks of what it is about, and of nothing else`(_ one: Case) {
    #expect(Self.codes(SoundReport.make(change: one.change)) == one.codes)
  }

  @Test func `every rule has a case in which it speaks`() {
    let spoken = Set(Self.cases.flatMap(\.codes))
    let wanted = Set(Review.rules.flatMap { $0.codes }.map(\.rawValue))
    #expect(wanted.subtracting(spoken).subtracting(["purpose-repeated"]) == [])
  }

  @Test func `a further sound indicator changes nothing of what is found`() {
    for one in Self.cases where !one.codes.contains("form-blank") {
      let before = Self.findings(SoundReport.make(change: one.change))
      let after = Self.findings(
        SoundReport.make { report in
          one.change(&report)
          report.indicators.append(SoundReport.indicator(SoundReport.lines[3].replacing("1.1", with: "1.3")))
        })
      // It fills a gap, or brings the level or the column that a case is without.
      guard one.codes != ["number-gap"], one.testDescription != "numbered from 101",
        one.testDescription != "Componentes only, as some offices file them",
        one.testDescription != "no sheet has the cumulative column"
      else { continue }
      #expect(before.map(\.code) == after.map(\.code), "\(one.testDescription)")
    }
  }

  @Test func `findings say the amounts, in both languages`() throws {
    let report = SoundReport.make {
      $0.indicators[2].achieved.q2 = 16
      $0.indicators[2].achieved.cumulative = 26
      $0.indicators[3].justification = "Hubo lluvias"
    }
    let finding = try #require(Self.findings(report).first)
    #expect(
      finding.message.spanish
        == "Componente 1 se desvía -13 % de lo programado al trimestre, más de 10 %, y no lo justifica.")
    #expect(
      finding.message.english
        == "Componente 1 deviates -13 % from what was programmed up to the quarter, more than 10 %, without a justification."
    )
    #expect(finding.location == .pointer("/reports/0/indicators/2/justification"))
  }
}
