import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Forms that come back as they were sent, and reports that only look like them.
struct BlankFormTests {
  private static func sheet(_ rows: [String], quarter: String = "2do. Trimestre 2024") -> ReportDocument {
    TestFiles.read(
      """
      Informe Trimestral 2024
      Unidad Responsable:|504 - Instituto Municipal
      Programa:|6 - Planeación
      Trimestre que se reporta:|\(quarter)
      Nivel|Nombre|Valores Programados|||||Valores Alcanzados|||||Variación||||
      ||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado

      """ + rows.joined(separator: "\n"))
  }

  private func blank(_ document: ReportDocument) -> [Finding] {
    document.findings.filter { $0.code == .formBlank }
  }

  private static let levels = [
    "Fin|Tasa de obras", "Componente 1|Calles", "Actividad 1.1|Baches", "Actividad 1.2|Luces",
  ]
  private static let goals = "10|20|30|40|100"

  @Test(arguments: [
    levels, levels.map { "\($0)||||||||||||||||" }, levels.map { "\($0)|||||0|||||0|0|0|0|0|0" },
    levels.map { "\($0)|\(goals)" }, levels.map { "\($0)|\(goals)|||||0|10|20|30|40|100" },
    levels.map { "\($0)|\(goals)|10||||10" }, [String](),
  ])
  func `a form in which nothing was achieved in its quarter is one error`(rows: [String]) throws {
    let document = Self.sheet(rows)
    let found = blank(document)
    #expect(found.map(\.severity) == [.error])
    let finding = try #require(found.first)
    #expect(finding.message.spanish.contains("volvió en blanco") && finding.sheet == "Hoja1")
    #expect(rows.isEmpty || finding.message.spanish.contains("4 indicadores"))
  }

  @Test(arguments: [
    levels.map { "\($0)|\(goals)|0|0|||0|10|20|30|40|100" },
    levels.map { "\($0)|\(goals)|N/D|N/D|||" }, levels.map { "\($0)|\(goals)|x|x|||" },
    levels.dropLast().map { "\($0)|\(goals)" } + ["Actividad 1.2|Luces|\(goals)|5|6|||11"],
    ["Fin|Tasa de obras|\(goals)|10||||10", "Componente 1|Calles|\(goals)|10||||10"],
  ])
  func `zeros, words for no data, unreadable cells and half a form are not a blank form`(rows: [String]) {
    #expect(blank(Self.sheet(rows)).isEmpty)
  }

  @Test func `goals without a quarter are a plan, and only a warning`() {
    let document = Self.sheet(Self.levels.map { "\($0)|\(Self.goals)" }, quarter: "2024")
    #expect(blank(document).map(\.severity) == [.warning])
  }

  @Test(arguments: [1, 2, 4])
  func `a template that comes back as it was made is one error, and no cell of it is reported`(quarter: Int)
    throws
  {
    var report = Report()
    report.fiscalYear = 2024
    report.quarter = quarter == 1 ? 4 : quarter - 1
    report.title = "Informe Trimestral 2024"
    report.program = CodedText(code: "6", text: "Planeación")
    for number in 1...3 {
      var indicator = Indicator()
      indicator.level = "Componente"
      indicator.number = "\(number)"
      indicator.name = "Porcentaje de calles"
      for period in Period.allCases { indicator.programmed[period] = period == .cumulative ? 100 : 25 }
      for period in Period.allCases where period.quarter ?? 0 <= report.quarter ?? 0 {
        indicator.achieved[period] = 0
      }
      report.indicators.append(indicator)
    }
    let plan = TemplatePlan(after: report, year: quarter == 1 ? 2025 : 2024, quarter: quarter)
    let workbook = try TestFiles.throughFile {
      try TemplateWorkbook.write(plan, options: TemplateOptions(), to: $0)
    }
    let document = ReportReader().read(workbook, source: Source(format: "xlsx"))
    #expect(blank(document).map(\.severity) == [.error])
    #expect(!document.findings.contains { $0.code == .templateValueEmpty })
  }
}
