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
    Case("an indicator under another number", ["indicator-renumbered"]) { $0.indicators[4].number = "1.9" },
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

  @Test func `an indicator put in between others renames none of those below it`() throws {
    let later = Self.report(2) { report in
      report.indicators.insert(
        SoundReport.indicator(SoundReport.lines[4].replacing("1.2", with: "1.1")), at: 3)
      report.indicators[3].name = "Brigadas de limpieza realizadas"
      report.indicators[4].number = "1.2"
      report.indicators[5].number = "1.3"
    }
    let found = Self.findings([Self.report(1), later]).map(\.finding)
    #expect(found.map(\.code) == [.indicatorRenumbered, .indicatorRenumbered, .indicatorAdded])
    #expect(found.map(\.indicator) == ["Actividad 1.2", "Actividad 1.3", "Actividad 1.1"])
    #expect(
      found[0].message.spanish
        == "Actividad 1.2 «\(later.indicators[4].name ?? "")» es Actividad 1.1 en el informe del trimestre 1 (t1.json)."
    )
  }

  @Test func `an indicator taken out between others renames none of those below it`() {
    let later = Self.report(2) { report in
      report.indicators.remove(at: 3)
      report.indicators[3].number = "1.1"
    }
    let found = Self.findings([Self.report(1), later]).map(\.finding)
    #expect(found.map(\.code) == [.indicatorRenumbered, .indicatorGone])
  }

  @Test func `what a report leaves blank is compared with the last one that said it`() throws {
    let middle = Self.report(2) {
      $0.indicators[2].programmed = QuarterValues()
      $0.indicators[2].achieved.q1 = nil
      $0.indicators[2].achieved.cumulative = nil
    }
    let later = Self.report(3) {
      $0.indicators[2].programmed.q4 = 77
      $0.indicators[2].achieved.q1 = 9
    }
    let found = Self.findings([Self.report(1), middle, later])
    #expect(found.map(\.finding.code) == [.goalsChanged, .achievedRewritten])
    #expect(found.allSatisfy { $0.report == 2 && $0.finding.message.spanish.contains("(t1.json)") })
    // What every report says again is none of theirs.
    #expect(Self.findings([Self.report(1), middle, Self.report(3)]).isEmpty)
  }

  @Test func `an indicator that comes back is the one that went`() {
    let without = Self.report(2) { $0.indicators.removeLast() }
    let later = Self.report(3) { $0.indicators[4].achieved.q1 = 9 }
    let found = Self.findings([Self.report(1), without, later])
    #expect(found.map(\.finding.code) == [.achievedRewritten, .indicatorGone])
    #expect(found.map(\.report) == [2, 1])
  }

  @Test func `another list of indicators is one finding`() throws {
    let later = Self.report(2) { report in
      for place in report.indicators.indices {
        report.indicators[place].name = "Otro asunto \(["uno", "diez", "ciento", "mil", "nada"][place])"
        for period in Period.allCases {
          report.indicators[place].programmed[period] = period == .cumulative ? 12 : 3
        }
      }
    }
    let found = Self.findings([Self.report(1), later]).map(\.finding)
    #expect(found.map(\.code) == [.indicatorsReplaced])
    #expect(
      found.first?.message.spanish
        == "En el informe del trimestre 1 (t1.json) hay 5 indicadores; de ellos, en este informe: 0.")
  }

  @Test func `changes that are not alike are not one accident`() {
    let later = Self.report(2) {
      $0.indicators[2].programmed.q4 = 20
      $0.indicators[3].programmed.q4 = 30
    }
    let found = Self.findings([Self.report(1), later]).map(\.finding)
    #expect(FindingGroup.groups(of: found).count == 2)
  }

  @Test func `a baseline that was there is not another one later`() {
    let first = Self.report(1) { $0.indicators[2].baseline.value = 98 }
    let second = Self.report(2) { $0.indicators[2].baseline.value = 89 }
    #expect(Self.findings([first, second]).map(\.finding.code) == [.baselineChanged])
  }

  @Test func `a quarter that is missing between others is missed`() {
    let found = Self.findings([Self.report(1), Self.report(4)])
    #expect(found.map(\.finding.code) == [.quarterNotGiven])
    #expect(found[0].finding.message.spanish == "Entre los informes de este programa falta el de: T2, T3.")
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
