import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// What people do to these sheets, one at a time, and how it is read.
struct ReadingTests {
  private static let head = """
    Informe Trimestral 2024
    Unidad Responsable:|504 - Instituto Municipal de Planeación
    Programa Presupuestario:|6 - Planeación municipal
    Trimestre que se reporta:|2do. Trimestre 2024
    """
  private static let heading = """
    Nivel|Nombre|Definición|Línea Base||Valores Programados|||||Valores Alcanzados|||||Variación|||||Medios de Verificación
    |||Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|
    """
  private static let fin =
    "Fin|Índice de gestión|Mide el índice|55|2023|0|0|0|100|100|0|0|||0|0|0|0|100|100|Diagnóstico"
  private static let first =
    "Componente 1|Porcentaje de planes|Mide los planes|47|2023|13|33|30|24|100|13|26|||39|0|7|30|24|61|Oficio 12"
  private static let second =
    "Actividad 1.1|Porcentaje de mapas|Mide los mapas|0|2023|20|20|30|30|100|20|0|||20|0|20|30|30|80|Oficio 13"

  private func read(_ parts: String..., file: StaticString = #filePath) -> ReportDocument {
    TestFiles.read(parts.joined(separator: "\n"))
  }

  private func row(_ indicator: Indicator?, _ measure: Measure) -> String {
    Period.allCases.map { period in indicator?[measure][period].map { "\($0)" } ?? "·" }.joined(
      separator: " ")
  }

  private func codes(_ document: ReportDocument) -> [String] { document.findings.map(\.code.rawValue) }

  @Test func `a clean sheet is read without a finding`() throws {
    let document = read(Self.head, Self.heading, Self.fin, Self.first, Self.second)
    let report = try #require(document.reports.first)
    #expect(document.findings.isEmpty && document.unplaced.isEmpty)
    #expect(report.title == "Informe Trimestral 2024")
    #expect(report.fiscalYear == 2024 && report.quarter == 2)
    #expect(report.responsibleUnit == CodedText(code: "504", text: "Instituto Municipal de Planeación"))
    #expect(report.program == CodedText(code: "6", text: "Planeación municipal"))
    #expect(report.indicators.map(\.label) == ["Fin", "Componente 1", "Actividad 1.1"])
    #expect(row(report.indicators[1], .programmed) == "13 33 30 24 100")
    #expect(row(report.indicators[1], .achieved) == "13 26 · · 39")
    #expect(row(report.indicators[1], .variation) == "0 7 30 24 61")
  }

  @Test func `label and value in one cell, in any order of the lines, say the same`() {
    let apart = read(Self.head, Self.heading, Self.first)
    let together = read(
      """
      Trimestre II de 2024
      PROGRAMA PRESUPUESTARIO: 6 - Planeación municipal
      Unidad  Responsable : 504 - Instituto Municipal de Planeación
      Trimestre que se reporta: Abril - Junio 2024
      """, Self.heading, Self.first)
    #expect(together.reports.first?.responsibleUnit == apart.reports.first?.responsibleUnit)
    #expect(together.reports.first?.program == apart.reports.first?.program)
    #expect(together.reports.first?.quarter == 2 && together.reports.first?.fiscalYear == 2024)
  }

  @Test func `headings and page headers that repeat open no other report`() {
    let pages = read(
      Self.head, Self.heading, Self.fin, "", Self.head, Self.heading, Self.first, "", Self.heading,
      Self.second)
    let one = read(Self.head, Self.heading, Self.fin, Self.first, Self.second)
    #expect(pages.reports == one.reports)
    #expect(pages.unplaced.isEmpty)
  }

  @Test func `a page header that says something else is reported`() {
    let other = Self.head.replacing("6 - Planeación municipal", with: "6 - Planeasión mpal.")
    let document = read(Self.head, Self.heading, Self.fin, "", other, Self.heading, Self.first)
    #expect(document.reports.count == 1)
    #expect(codes(document) == ["header-differs"])
    #expect(document.findings.first?.cell == "B11" && document.findings.first?.field == "program")
    #expect(document.unplaced.map(\.text) == ["6 - Planeasión mpal."])
  }

  @Test func `a report below another without signatures between has its own title`() {
    let later = Self.head.replacing("2do. Trimestre", with: "3er. Trimestre")
      .replacing("Informe Trimestral 2024", with: "Informe Trimestral 2024, avance")
    let document = read(Self.head, Self.heading, Self.fin, "", later, Self.heading, Self.fin)
    #expect(document.reports.map(\.title) == ["Informe Trimestral 2024", "Informe Trimestral 2024, avance"])
    #expect(document.unplaced.isEmpty)
  }

  @Test func `another quarter below is another report`() {
    let later = Self.head.replacing("2do. Trimestre", with: "3er. Trimestre")
    let document = read(
      Self.head, Self.heading, Self.fin, Self.first, "", later, Self.heading, Self.fin, Self.first)
    #expect(document.reports.map(\.quarter) == [2, 3])
    #expect(document.reports.allSatisfy { $0.indicators.count == 2 })
  }

  @Test func `a text continued in the next row is joined`() throws {
    let document = read(
      Self.head, Self.heading, Self.first, "||que se publican en el munici-",
      "||pio cada año||||||||||||||||||y anexos", Self.second)
    let indicator = try #require(document.reports.first?.indicators.first)
    #expect(indicator.definition == "Mide los planes que se publican en el municipio cada año")
    #expect(indicator.meansOfVerification == "Oficio 12 y anexos")
    #expect(document.reports.first?.indicators.count == 2)
    #expect(codes(document) == ["row-continued", "row-continued"])
  }

  @Test func `a text continued below the heading of the next page is joined`() throws {
    let document = read(
      Self.head, Self.heading, Self.first, "", Self.head, Self.heading, "||y se publican cada año",
      Self.second)
    #expect(document.reports.first?.indicators.map(\.label) == ["Componente 1", "Actividad 1.1"])
    #expect(document.reports.first?.indicators.first?.definition == "Mide los planes y se publican cada año")
    #expect(document.unplaced.isEmpty)
  }

  @Test func `numbers as text, and what is not a number`() throws {
    let damaged =
      "Actividad 1.2|Nombre|Definición|N/D|2023|15%| 20 |1,234.5|-|2O|13|26|||39|0|7|30|24|61|Oficio"
    let document = read(Self.head, Self.heading, Self.first, damaged)
    let indicator = try #require(document.reports.first?.indicators.last)
    #expect(row(indicator, .programmed) == "15 20 1234.5 · ·")
    #expect(indicator.baseline.value == nil && indicator.baseline.year == 2023)
    let finding = try #require(document.findings.first { $0.code == .numberUnreadable })
    #expect(finding.severity == .error && finding.raw == "2O" && finding.expected == "20")
    #expect(
      finding.cell == "J8" && finding.indicator == "Actividad 1.2" && finding.field == "programmed.cumulative"
    )
    #expect(
      document.unplaced.contains(
        UnplacedCell(sheet: "Hoja1", cell: "J8", text: "2O", indicator: "Actividad 1.2")))
  }

  @Test func `arithmetic that does not hold is reported and kept`() throws {
    let wrong = Self.first.replacing("|39|0|7|", with: "|40|0|8|")
    let document = read(Self.head, Self.heading, wrong)
    #expect(row(document.reports.first?.indicators.first, .achieved) == "13 26 · · 40")
    #expect(codes(document) == ["achieved-sum-mismatch", "variation-mismatch", "variation-mismatch"])
    #expect(document.findings.allSatisfy { $0.severity == .warning })
    #expect(document.findings.first?.raw == "40" && document.findings.first?.expected == "39")
  }

  @Test func `notes are kept, page numbers and totals are not indicators`() throws {
    let document = read(
      Self.head, Self.heading, Self.fin, Self.first, "Total||||||||||13||||||||||",
      "Nota: Cifras preliminares.", "* El acumulado es la suma de los trimestres.", "Página 1 de 2")
    let report = try #require(document.reports.first)
    #expect(report.indicators.count == 2)
    #expect(report.notes == ["Nota: Cifras preliminares.", "* El acumulado es la suma de los trimestres."])
    #expect(document.unplaced.map(\.text) == ["Total", "13", "Página 1 de 2"])
  }

  @Test func `signatures are side by side or below each other`() {
    let aside = read(
      Self.head, Self.heading, Self.first, "", "|Elaboró|||||||Vo. Bo.", "",
      "|Lic. Ana Ruiz|||||||Ing. Luis Paz",
      "|Jefa de|||||||Director", "|Planeación|||||||")
    let below = read(
      Self.head, Self.heading, Self.first, "", "Elaboró", "", "Lic. Ana Ruiz", "Jefa de", "Planeación", "",
      "", "Vo. Bo.",
      "Ing. Luis Paz", "Director")
    let wanted = [
      Signature(role: "Elaboró", name: "Lic. Ana Ruiz", position: "Jefa de Planeación"),
      Signature(role: "Vo. Bo.", name: "Ing. Luis Paz", position: "Director"),
    ]
    #expect(aside.reports.first?.signatures == wanted)
    #expect(below.reports.first?.signatures == wanted)
  }

  @Test func `the same indicator twice stays twice`() {
    let document = read(Self.head, Self.heading, Self.first, Self.second, Self.second)
    #expect(document.reports.first?.indicators.count == 3)
    #expect(codes(document) == ["repeated-indicator"])
  }

  @Test func `a column that is not known goes to unplaced with one finding`() {
    let heading = Self.heading.replacing(
      "|Medios de Verificación", with: "|Presupuesto ejercido|Medios de Verificación")
    let rows = [Self.fin, Self.first].map {
      $0.replacing("|100|Diagnóstico", with: "|100|850|Diagnóstico").replacing(
        "|61|Oficio", with: "|61|900|Oficio")
    }
    let document = read(Self.head, heading, rows[0], rows[1])
    #expect(document.unplaced.map(\.text) == ["850", "900"])
    #expect(document.findings.count { $0.code == .headingUnknown } == 1)
    #expect(document.reports.first?.indicators.map(\.meansOfVerification) == ["Diagnóstico", "Oficio 12"])
  }

  @Test func `an older form without variation and means is read`() throws {
    let heading = """
      Nivel|Nombre|Línea Base||Valores Programados|||||Valores Alcanzados||||
      ||Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
      """
    let document = read(Self.head, heading, "Fin|Índice|55|2023|0|0|0|100|100|0|0|||0")
    let indicator = try #require(document.reports.first?.indicators.first)
    #expect(row(indicator, .achieved) == "0 0 · · 0")
    #expect(row(indicator, .variation) == "· · · · ·")
    #expect(indicator.definition == nil && indicator.meansOfVerification == nil)
  }

  @Test func `quarter and year that are missing are errors, never guesses`() {
    let document = read(
      """
      Informe de resultados
      Unidad Responsable:|504 - Instituto
      """, Self.heading, Self.first)
    #expect(document.reports.first?.quarter == nil && document.reports.first?.fiscalYear == nil)
    #expect(Set(codes(document)).isSuperset(of: ["quarter-missing", "fiscal-year-missing"]))
  }

  @Test func `unknown catalogue values are kept, known ones get their spelling`() throws {
    let heading = Self.heading.replacing("|Línea Base", with: "|Tipo|Frecuencia|Línea Base")
      .replacing("\n|||Valor|Año", with: "\n|||||Valor|Año")
    let record = Self.first.replacing("|47|2023|", with: "|ESTRATEGICO|Bimensual|47|2023|")
    let document = read(Self.head, heading, record)
    let indicator = try #require(document.reports.first?.indicators.first)
    #expect(indicator.type == "Estratégico" && indicator.frequency == "Bimensual")
    #expect(codes(document) == ["catalogue-unknown"])
  }

  @Test func `a cell merged down over several records belongs to each`() {
    let lines = [Self.head, Self.heading, Self.first, Self.second.replacing("Oficio 13", with: "")].joined(
      separator: "\n")
    let range = CellRange(CellAddress(row: 6, column: 20), CellAddress(row: 7, column: 20))
    let sheet = TestFiles.sheet(lines, merges: [range])
    let document = ReportReader().read(
      Workbook(format: .xlsx, sheets: [sheet]), source: Source(format: "xlsx"))
    #expect(document.reports.first?.indicators.map(\.meansOfVerification) == ["Oficio 12", "Oficio 12"])
  }

  @Test func `letters damaged by an encoding stay, with a warning`() throws {
    let document = read(
      Self.head, Self.heading, Self.first.replacing("Mide los planes", with: "Mide la planeaciÃ³n"))
    #expect(document.reports.first?.indicators.first?.definition == "Mide la planeaciÃ³n")
    #expect(codes(document) == ["text-damaged"])
  }

  @Test func `a sheet without a report is passed over and said`() {
    let document = read("Instrucciones", "Llene cada columna|con cuidado")
    #expect(document.reports.isEmpty)
    #expect(codes(document) == ["sheet-skipped"])
  }

  @Test(arguments: [
    "Unidad Responsable:||Programa Presupuestario:||Trimestre:\n504 - Instituto||6 - Planeación||2do. Trimestre 2024",
    "Unidad Responsable\n504 - Instituto\nPrograma Presupuestario\n6 - Planeación\nTrimestre\n2do. Trimestre 2024",
  ])
  func `a value may be below its label`(_ head: String) {
    let report = read(head, "", Self.heading, Self.first).reports.first
    #expect(report?.responsibleUnit == CodedText(code: "504", text: "Instituto"))
    #expect(report?.program == CodedText(code: "6", text: "Planeación"))
    #expect(report?.quarter == 2 && report?.fiscalYear == 2024)
  }

  @Test func `a unit or programme that is missing is a warning`() {
    let document = read("Trimestre: 2do. Trimestre 2024", Self.heading, Self.first)
    #expect(codes(document) == ["responsible-unit-missing", "program-missing"])
    #expect(document.findings.allSatisfy { $0.severity == .warning })
  }

  @Test func `a level may be alone above its record`() {
    let record = Self.first.replacing("Componente 1", with: "")
    let document = read(Self.head, Self.heading, "Componente 1", record, "Actividad 1.1", record)
    #expect(document.reports.first?.indicators.map(\.label) == ["Componente 1", "Actividad 1.1"])
    #expect(document.unplaced.isEmpty && document.findings.isEmpty)
  }

  @Test func `a record without a level is reported`() {
    let document = read(Self.head, Self.heading, Self.fin, Self.first.replacing("Componente 1", with: ""))
    #expect(document.reports.first?.indicators.count == 2)
    #expect(codes(document) == ["level-missing"])
  }

  @Test func `a record over several merged rows is one record`() {
    let lines = [Self.head, Self.heading, Self.first, "||de la ciudad||||||||||||||||||", Self.second].joined(
      separator: "\n")
    let merges = (0...20).filter { $0 != 2 }.map {
      CellRange(CellAddress(row: 6, column: $0), CellAddress(row: 7, column: $0))
    }
    let sheet = TestFiles.sheet(lines, merges: merges)
    let document = ReportReader().read(
      Workbook(format: .xlsx, sheets: [sheet]), source: Source(format: "xlsx"))
    let indicators = document.reports.first?.indicators ?? []
    #expect(indicators.map(\.label) == ["Componente 1", "Actividad 1.1"])
    #expect(indicators.first?.definition == "Mide los planes de la ciudad")
    #expect(document.unplaced.isEmpty)
  }

  @Test func `a row that ends before the others is reported`() {
    let cut = "Actividad 1.2|Otro nombre|Mide|0|2023|20|20|30|30|100|20|0"
    let document = read(Self.head, Self.heading, Self.fin, Self.first, Self.second, cut)
    #expect(codes(document) == ["values-missing"])
    #expect(document.findings.first?.indicator == "Actividad 1.2")
  }

  @Test func `the same report on two sheets is reported`() {
    let lines = [Self.head, Self.heading, Self.fin, Self.first].joined(separator: "\n")
    let sheets = ["T2", "T2 (copia)"].map { TestFiles.sheet(lines, name: $0) }
    let document = ReportReader().read(
      Workbook(format: .xlsx, sheets: sheets), source: Source(format: "xlsx"))
    #expect(document.reports.count == 2)
    #expect(codes(document) == ["repeated-report"])
  }

  @Test(arguments: [
    "|Elaboró|||||||Vo. Bo.\n\n|Lic. Ana Ruiz|||Sello|||| Ing. Luis Paz\n|Jefa|||||||Director",
    "|Lic. Ana Ruiz|||||||Ing. Luis Paz\n|Jefa|||||||Director\n|Elaboró|||||||Vo. Bo.",
    "|Elaboró|||||||Vo. Bo.\n|Jefa|||||||Director\n|Lic. Ana Ruiz|||||||Ing. Luis Paz",
    "Elaboró: Lic. Ana Ruiz\nJefa\n\n\nVo. Bo.: Ing. Luis Paz\nDirector",
    "Elaboró|Lic. Ana Ruiz|Jefa\nVo. Bo.|Ing. Luis Paz|Director",
  ])
  func `signatures are drawn in many ways`(_ foot: String) {
    let signatures = read(Self.head, Self.heading, Self.first, "", foot).reports.first?.signatures
    #expect(
      signatures == [
        Signature(role: "Elaboró", name: "Lic. Ana Ruiz", position: "Jefa"),
        Signature(role: "Vo. Bo.", name: "Ing. Luis Paz", position: "Director"),
      ])
  }

  @Test func `a signature may be in one cell`() {
    var sheet = TestFiles.sheet([Self.head, Self.heading, Self.first].joined(separator: "\n"))
    let text = "Elaboró\n\n____________\nLic. Ana Ruiz\nJefa de\nPlaneación"
    sheet = Sheet(
      name: sheet.name, position: 0, cells: sheet.cells + [Cell(CellAddress(row: 9, column: 1), .text(text))])
    let document = ReportReader().read(
      Workbook(format: .xlsx, sheets: [sheet]), source: Source(format: "xlsx"))
    #expect(
      document.reports.first?.signatures == [
        Signature(role: "Elaboró", name: "Lic. Ana Ruiz", position: "Jefa de Planeación")
      ])
  }
}
