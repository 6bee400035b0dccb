import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Sheets with much of one thing: what is next to it is read as if it were not there.
///
/// No time is asserted; with work that grows by the square these would take minutes.
struct GrowthOfSheetsTests {
  private static let header = """
    Informe Trimestral 2024|Trimestre que se reporta:|2do. Trimestre 2024
    Unidad Responsable:|504 - Instituto|Programa:|6 - Planeación
    """
  private static let heading = """
    Nivel|Nombre|Definición|Unidad de Medida|Línea Base||Valores Programados|||||Valores Alcanzados|||||Variación|||||Medios de Verificación
    ||||Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|
    """

  private static func record(_ number: Int, _ component: Int = 1) -> String {
    "Actividad \(component).\(number)|Porcentaje de planes \(number)|Mide los planes|Porcentaje|47|2023|20|40|0|40|100|20|40|||60|0|0|0|40|40|Oficio"
  }

  private static let whole = ([header, heading] + (1...20).map { record($0) }).joined(separator: "\n")

  private func read(_ sheet: Sheet) -> ReportDocument {
    ReportReader().read(Workbook(format: .xlsx, sheets: [sheet]), source: Source(format: "xlsx"))
  }

  @Test(arguments: [40, 300, 5_000, 16_383])
  func `a cell far to the right of every record costs no value and is left without a place`(column: Int) {
    let plain = TestFiles.sheet(Self.whole)
    let rows = Set(plain.cells.map(\.address.row)).filter { $0 >= 4 }
    let far = rows.map { Cell(CellAddress(row: $0, column: column), .text("visto")) }
    let document = read(Sheet(name: "Hoja1", position: 0, cells: plain.cells + far))
    #expect(document.reports == read(plain).reports)
    #expect(document.reports.first?.indicators.count == 20)
    #expect(document.unplaced.map(\.text) == Array(repeating: "visto", count: 20))
  }

  @Test func `a damaged row with a cell far to the right is put right as without it`() {
    let damaged =
      "Actividad 1.1|Porcentaje de planes|Mide los planes|Porcentaje|47|2023|20|40|0|40|100||20|40|||60|0|0|0|40|40|Oficio"
    let plain = TestFiles.sheet([Self.header, Self.heading, damaged].joined(separator: "\n"))
    let far = Cell(CellAddress(row: 4, column: 12_000), .text("visto"))
    let document = read(Sheet(name: "Hoja1", position: 0, cells: plain.cells + [far]))
    let indicator = document.reports.first?.indicators.first
    #expect(
      indicator?.achieved.q1 == 20 && indicator?.achieved.q2 == 40 && indicator?.achieved.cumulative == 60)
    #expect(indicator?.variation.cumulative == 40)
    #expect(document.unplaced.map(\.text) == ["visto"])
  }

  @Test
  func
    `of rows without level and name some thousand become records, all stay in the account, and rows with a level are read`()
  {
    let rubbish = Array(repeating: Array(repeating: "1", count: 20).joined(separator: "|"), count: 5_300)
    let damaged = Self.record(3).replacing("|20|40|0|40|100|", with: "|2O|40|0|40|100|")
    let rows = [Self.header, Self.heading, Self.record(1)] + rubbish + [damaged, Self.record(2)]
    let sheet = TestFiles.sheet(rows.joined(separator: "\n"))
    let workbook = Workbook(format: .xlsx, sheets: [sheet])
    let reading = ReportReader().read(sheet, of: workbook)
    let indicators = reading.reports.first?.indicators ?? []
    // Of the first ones, whose values are in dispute, nothing is certain: they are no records.
    #expect(indicators.count == RecordMemory.mostNameless - RecordMemory.mostDisputed + 3)
    #expect(indicators.first?.number == "1.1" && indicators.last?.number == "1.2")
    #expect(indicators.last?.achieved.q2 == 40)
    let third = indicators.first { $0.number == "1.3" }
    #expect(
      third?.name == "Porcentaje de planes 3" && third?.programmed.q2 == 40 && third?.programmed.q1 == nil)
    #expect(reading.account.fates.allSatisfy { $0 != nil })
  }

  @Test func `a heading before each of two thousand records is one heading`() {
    let pages = (0..<2_000).map { Self.heading + "\n" + Self.record($0 % 50 + 1, $0 / 50 + 1) }
    let document = read(TestFiles.sheet(([Self.header] + pages).joined(separator: "\n")))
    #expect(document.reports.count == 1)
    #expect(
      document.reports.first?.indicators.map(\.number) == (0..<2_000).map { "\($0 / 50 + 1).\($0 % 50 + 1)" })
    #expect(document.unplaced.isEmpty)
  }

  @Test func `two thousand signatures are read one by one`() {
    let people = (1...2_000).map { "\n|Elaboró\n|Persona Número \($0)\n|Jefa de Área \($0)" }
    let document = read(
      TestFiles.sheet(([Self.header, Self.heading, Self.record(1)] + people).joined(separator: "\n")))
    #expect(document.reports.first?.signatures.count == 2_000)
    #expect(document.reports.first?.signatures.last?.name == "Persona Número 2000")
  }
}
