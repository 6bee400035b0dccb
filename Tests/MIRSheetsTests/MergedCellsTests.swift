import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// What merges show, what they hide, and merges that no spreadsheet draws.
struct MergedCellsTests {
  private static let table = """
    Informe Trimestral 2024
    Unidad Responsable:|504 - Instituto Municipal
    Programa:|6 - Planeación
    Trimestre que se reporta:|2do. Trimestre 2024
    Nivel|Nombre|Valores Programados|@|||||Valores Alcanzados||||
    ||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
    Fin|Porcentaje de obras|0|0|0|100|100|0|0|||0
    Componente 1|Porcentaje de calles|10|20|30|40|100|10|15|||25
    Componente 2|Porcentaje de parques|10|20|30|40|100|10|15|||25
    """

  /// The table with the mark in its heading replaced; a comma-separated list of merges over it.
  private func read(_ hidden: String = "", merges: String, replacing: [(String, String)] = [])
    -> ReportDocument
  {
    var text = Self.table.replacing("|@|||||", with: "|\(hidden)||||")
    for (old, new) in replacing { text = text.replacing(old, with: new) }
    let sheet = TestFiles.sheet(text, merges: merges.split(separator: ",").compactMap { CellRange(a1: $0) })
    return ReportReader().read(Workbook(format: .xlsx, sheets: [sheet]), source: Source(format: "xlsx"))
  }

  private func values(_ document: ReportDocument) -> [Decimal?] {
    document.reports.flatMap(\.indicators).flatMap { $0.programmed.quarters + $0.achieved.quarters }
  }

  private func told(_ document: ReportDocument) -> [String] {
    document.findings.map { "\($0.code.rawValue) \($0.cell ?? "")" }
  }

  @Test func `what a heading's merge hides is set apart and named, and every column keeps its field`() {
    let plain = read(merges: "C5:G5,H5:L5")
    let document = read("x", merges: "C5:G5,H5:L5")
    #expect(values(document) == values(plain) && values(plain).count == 24)
    #expect(told(document) == told(plain) + ["cell-hidden D5"])
    #expect(document.unplaced == [UnplacedCell(sheet: "Hoja1", cell: "D5", text: "x", indicator: nil)])
  }

  @Test func `what a merge hides of a record is set apart under the record's name`() {
    let document = read(
      merges: "C5:G5,H5:L5,B8:B9", replacing: [("Porcentaje de parques", "Nombre viejo")])
    #expect(document.reports.first?.indicators.map(\.name?.description).last == "Porcentaje de calles")
    #expect(
      document.unplaced == [
        UnplacedCell(sheet: "Hoja1", cell: "B9", text: "Nombre viejo", indicator: "Componente 2")
      ])
  }

  @Test func `a hidden cell that says what the merge shows needs no report`() {
    let document = read("Valores Programados", merges: "C5:G5,H5:L5")
    #expect(told(document).isEmpty && document.unplaced.isEmpty)
  }

  @Test(arguments: [
    "C5:H5,H5:L5", "C5:L5,H5:L5", "C5:G5,C5:L5,H5:L5", "G5:C5,L5:H5", "C5:C5,H5:H5", "C5:G5,D5:G5,H5:L5",
    "A4:B5,C5:G5,H5:L5",
  ])
  func `merges that overlap, are inverted or hold one cell cost no value`(merges: String) {
    #expect(values(read(merges: merges)) == values(read(merges: "C5:G5,H5:L5")))
  }

  @Test func `a number merged down over two records is each one's, and reported`() {
    let document = read(merges: "C5:G5,H5:L5,I8:I9")
    #expect(document.reports.first?.indicators.map { $0.achieved.q2 } == [0, 15, 15])
    // What was under the merge said the same.
    #expect(told(document) == ["value-merged-down I8"])
  }

  @Test func `a merge above blank rows of a sheet of a million rows is followed no further than a page`() {
    let deep = CellRange(CellAddress(row: 6, column: 0), CellAddress(row: 1_048_575, column: 0))
    let view = SheetView(TestFiles.sheet(Self.table, merges: [deep]))
    #expect(view.rows.count < 520)
    #expect(view.hidden.map(\.index).count == 2)
  }
}
