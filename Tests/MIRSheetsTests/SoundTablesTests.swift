import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Which sheets are what they look like, so that no other layout is looked for.
struct SoundTablesTests {
  private static let head = """
    Unidad Responsable:|504 - Instituto de Planeación
    Programa Presupuestario:|6 - Planeación municipal
    Trimestre que se reporta:|4to. Trimestre 2024
    Nivel|Indicador|Programado|||||Alcanzado
    ||I|II|III|IV|Total|I|II|III|IV|Total
    Fin|Tasa de obras terminadas|1|1|1|1|4|1|1|1|1|4
    Componente 1|Calles pavimentadas|2|2|2|2|8|2|2|2|2|8
    """

  private func isSound(_ lines: String) -> Bool {
    let sheet = TestFiles.sheet(lines)
    let printed = PrintedSheet(sheet, isOwnDrawing: false, session: .standard)
    let reading = SheetReader(
      printed, isOwnDrawing: false, form: nil, session: .standard, keepsOrigins: true, takesShortWay: true,
      laysAnew: false
    ).read()
    return reading.isSoundTable(of: sheet)
  }

  @Test(
    arguments: [
      "", "Página 1 de 2", "Totales||3|3|3|3|12|3|3|3|3|12", "Nota: cifras preliminares.",
      "\n\n\n\n||||||Oaxaca de Juárez", "Elaboró:||Revisó:\nLic. Ana Cruz||Ing. Luis Paz",
    ])
  func `totals, numbers of pages, notes and a few words far below are no reason to look further`(rest: String)
  {
    #expect(isSound(Self.head + "\n" + rest))
  }

  @Test func `two years in a header block are reported, and no reason to look further`() {
    let lines = "Informe Trimestral 2023\n" + Self.head
    #expect(isSound(lines))
    let document = ReportReader().read(
      Workbook(format: .xlsx, sheets: [TestFiles.sheet(lines)]), source: Source(format: "xlsx"))
    #expect(document.findings.map(\.code).contains(.yearConflict))
    #expect(document.reports.map(\.fiscalYear) == [2024])
  }

  @Test(
    arguments: [
      // A line of the name above, a value that is too many, a record without its name, one that lost a value, a table of
      // numbers below.
      "|y sus banquetas", "Actividad 1.1|Proyectos|1|1|1|1|4|1|1|1|1|4||7",
      "Actividad 1.1||1|1|1|1|4|1|1|1|1|4", "Actividad 1.1|Proyectos|1|1|1||4|1|1|1|1|4",
      "\n\n\n\n||1|1|1|1|4|1|1|1|1|4\n||2|2|2|2|8|2|2|2|2|8",
    ])
  func `what could be a part of a record is`(rest: String) {
    #expect(!isSound(Self.head + "\n" + rest))
  }
}
