import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Tables that say in every row what a header block says once.
struct HeaderColumnsTests {
  private static let heading =
    "CVE_UR|UR|CVE_PP|PP|EJERCICIO|TRIM_REP|NIVEL|INDICADOR|META_T1|META_T2|META_T3|META_T4|META_ANUAL|AVANCE_T1|AVANCE_T2"

  private static func row(_ program: String, _ level: String, _ name: String, goal: Int = 2) -> String {
    let code = program.prefix { $0 != " " }
    let words = program.dropFirst(code.count + 1)
    return
      "07|Obras Públicas|\(code)|\(words)|2024|T2|\(level)|\(name)|\(goal)|\(goal)|\(goal)|\(goal)|\(4 * goal)|1|1"
  }

  private static let rows = [
    row("K012 Vialidades", "Fin", "Calles pavimentadas"), row("E014 Alumbrado", "Fin", "Colonias con luz"),
    row("K012 Vialidades", "Componente 1", "Baches tapados"),
    row("E014 Alumbrado", "Componente 1", "Luminarias"),
    row("K012 Vialidades", "Actividad 1.1", "Bacheo", goal: 5),
    row("E014 Alumbrado", "Actividad 1.1", "Compras"),
  ]

  @Test func `each programme is a report with the header block that its rows say`() throws {
    let sheet = TestFiles.sheet(([Self.heading] + Self.rows).joined(separator: "\n"), name: "BD")
    let document = TestFiles.read(Workbook(format: .xlsx, sheets: [sheet]))
    #expect(
      document.reports.map(\.program) == [
        CodedText(code: "K012", text: "Vialidades"), CodedText(code: "E014", text: "Alumbrado"),
      ])
    for report in document.reports {
      #expect(report.responsibleUnit == CodedText(code: "7", text: "Obras Públicas"))
      #expect(report.quarter == 2 && report.fiscalYear == 2024)
      #expect(report.indicators.map(\.label) == ["Fin", "Componente 1", "Actividad 1.1"])
    }
    #expect(document.reports.first?.indicators.last?.name == "Bacheo")
    // Values and findings name the cells that people see.
    let origin = document.provenance.first { $0.pointer == "/reports/0/indicators/2/name" }
    #expect(origin?.cell.description == "H6")
    #expect(document.provenance.first { $0.pointer == "/reports/1/program/code" }?.cell.description == "D3")
    let reading = ReportReader().read(sheet, of: Workbook(format: .xlsx, sheets: [sheet]))
    #expect(reading.layouts == [.headerColumns])
    #expect(reading.account.totals.lost == 0 && reading.account.totals.all == sheet.cells.count)
  }

  @Test func `an objective of each record's own is its narrative and no line of a header block`() throws {
    let rows = Self.rows.enumerated().map { index, row in
      "Objetivo \(index) que se quiere lograr|" + row
    }
    let document = TestFiles.read((["OBJETIVO|" + Self.heading] + rows).joined(separator: "\n"))
    #expect(document.reports.count == 2)
    #expect(document.reports.allSatisfy { $0.planAlignment.objectives.isEmpty })
    #expect(document.reports.first?.indicators[1].narrativeSummary == "Objetivo 2 que se quiere lograr")
  }

  @Test func `a table under a header block keeps its columns`() {
    let head = "Unidad Responsable:|07 - Obras Públicas\nPrograma Presupuestario:|K012 - Vialidades\n"
    let sheet = TestFiles.sheet(head + ([Self.heading] + Self.rows).joined(separator: "\n"))
    let reading = ReportReader().read(sheet, of: Workbook(format: .xlsx, sheets: [sheet]))
    #expect(reading.layouts.isEmpty)
    #expect(reading.reports.count == 1)
  }
}
