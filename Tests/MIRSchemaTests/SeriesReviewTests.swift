import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// The rules on reports that are looked at together.
struct SeriesReviewTests {
  /// The report of a quarter: what was achieved up to it, and nothing after.
  private static func report(_ quarter: Int, change: (inout Report) -> Void = { _ in }) -> Report {
    SoundReport.make { report in
      report.quarter = quarter
      for place in report.indicators.indices {
        var achieved = QuarterValues()
        for period in Period.allCases where (period.quarter ?? 5) <= quarter {
          achieved[period] = report.indicators[place].programmed[period]
        }
        achieved.cumulative = achieved.quarters.compactMap(\.self).reduce(0, +)
        report.indicators[place].achieved = achieved
      }
      change(&report)
    }
  }

  private static func findings(_ reports: [Report]) -> [PlacedFinding] {
    let reviewed = reports.enumerated().map { place, report in
      ReviewedReport(
        ReportDocument(source: Source(format: "json"), reports: [report]), 0, file: "t\(place + 1).json")
    }
    return Review.findings(among: reviewed)
  }

  @Test func `quarters that say the same of the past have nothing to be reviewed`() {
    #expect(Self.findings((1...4).map { Self.report($0) }).isEmpty)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let codes: [String]
    let change: @Sendable (inout Report) -> Void

    init(_ name: String, _ codes: [String], _ change: @escaping @Sendable (inout Report) -> Void) {
      (testDescription, self.codes, self.change) = (name, codes, change)
    }
  }

  static let cases = [
    Case("a goal of another amount", ["goals-changed"]) { $0.indicators[2].programmed.q4 = 20 },
    Case("an adjusted goal beside the old one", []) { $0.indicators[2].adjusted.q4 = 20 },
    Case("another baseline", []) { $0.indicators[2].baseline.value = 7 },
    Case("a past quarter rewritten", ["achieved-rewritten"]) { $0.indicators[2].achieved.q1 = 9 },
    Case("the reported quarter, which is new", []) { $0.indicators[2].achieved.q2 = 9 },
    Case("another name", ["indicator-renamed"]) { $0.indicators[3].name = "Becas entregadas a estudiantes" },
    Case("a name spelt otherwise", []) { $0.indicators[3].name = "INDICADOR DE ACTIVIDAD 1.1" },
    Case("an indicator gone", ["indicator-gone"]) { $0.indicators.removeLast() },
    Case("an indicator more", ["indicator-added"]) {
      $0.indicators.append(SoundReport.indicator(SoundReport.lines[4].replacing("1.2", with: "1.3")))
    },
    Case("an indicator under another number", []) { $0.indicators[4].number = "1.9" },
    Case("another programme", []) { $0.program.code = "7" },
  ]

  @Test(arguments: cases)
  func `a rule speaks of what changed from one quarter to the next`(_ one: Case) {
    let reports = [Self.report(1), Self.report(2, change: one.change)]
    let found = Self.findings(reports)
    #expect(found.map(\.finding.code.rawValue) == one.codes)
    #expect(found.allSatisfy { $0.report == 1 })
    // Whatever order they are given in.
    let turned = Self.findings(reports.reversed())
    #expect(turned.map(\.finding.code.rawValue) == one.codes)
    #expect(turned.allSatisfy { $0.report == 0 })
  }

  @Test func `a baseline that was there is not another one later`() {
    let first = Self.report(1) { $0.indicators[2].baseline.value = 98 }
    let second = Self.report(2) { $0.indicators[2].baseline.value = 89 }
    #expect(Self.findings([first, second]).map(\.finding.code) == [.baselineChanged])
  }

  @Test func `a quarter that is missing between others is missed`() {
    let found = Self.findings([Self.report(1), Self.report(4)])
    #expect(found.map(\.finding.code) == [.quarterNotGiven])
    #expect(found[0].finding.message.spanish == "Entre los informes de este programa no está: T2, T3.")
  }

  @Test func `two reports of one quarter are the same, or one is wrong`() throws {
    #expect(Self.findings([Self.report(2), Self.report(2)]).isEmpty)
    let other = Self.report(2) { $0.indicators[2].achieved.q2 = 11 }
    let finding = try #require(Self.findings([Self.report(2), other]).first?.finding)
    #expect(finding.code == .reportsContradict)
    #expect(
      finding.message.spanish
        == "Hay otro informe del mismo trimestre que dice otra cosa (t1.json): Componente 1, Valores Alcanzados - 2do. Trim.: 20 / 11."
    )
  }

  @Test func `a rewritten value is said with what it was, and where`() throws {
    let later = Self.report(3) { $0.indicators[2].achieved.q1 = 9 }
    let finding = try #require(Self.findings([Self.report(2), later]).first?.finding)
    #expect(
      finding.message.spanish
        == "Componente 1: lo alcanzado en trimestres anteriores no es lo que decía el informe del trimestre 2 (t1.json): T1 10 → 9."
    )
    #expect(finding.location == .pointer("/reports/0/indicators/2/achieved/q1"))
  }
}
