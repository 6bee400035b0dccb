import Testing

@testable import SheetIO

/// Results of formulas that were never computed, in the ways in which writers leave them out.
struct FormulaResultTests {
  private static func workbook(_ rows: String, computesOnOpening: Bool = true) -> WorkbookFixture {
    var fixture = WorkbookFixture(rows: rows)
    let workbook = WorkbookFixture.workbook().replacing(
      "</workbook>",
      with: "<calcPr calcId=\"124519\" fullCalcOnLoad=\"\(computesOnOpening ? 1 : 0)\"/></workbook>")
    fixture.set("xl/workbook.xml", workbook)
    return fixture
  }

  private static func zero(_ place: String) -> String { "<c r=\"\(place)\"><f>B1+1</f><v>0</v></c>" }

  @Test(arguments: [
    zero("A1") + zero("C1"),
    zero("A1") + "<c r=\"C1\" t=\"str\"><f>IF(B1=0,\"\",B1)</f><v></v></c>",
    "<c r=\"A1\"><f>B1</f></c>" + zero("C1"),
  ])
  func `zeros of a workbook that asks to be computed on opening are no results`(_ cells: String) throws {
    let read = try Self.workbook("<row r=\"1\">\(cells)<c r=\"D1\"><v>0</v></c></row>").read()
    #expect(read.sheets.first?.cells.map(\.address.description) == ["D1"])
    #expect(
      read.notices == [
        WorkbookNotice(
          .formulasWithoutResult(count: 2, first: CellAddress(row: 0, column: 0)), sheet: "Informe")
      ])
  }

  @Test(arguments: [
    (zero("A1") + "<c r=\"B1\"><f>C1</f><v>7</v></c>", true),
    (zero("A1") + "<c r=\"B1\" t=\"str\"><f>C1</f><v>Fin</v></c>", true),
    (zero("A1") + "<c r=\"B1\" t=\"e\"><f>C1</f><v>#REF!</v></c>", true),
    (zero("A1") + zero("B1"), false),
  ])
  func `zeros among computed results, or of a workbook that asks for nothing, stay`(
    _ cells: String, _ computesOnOpening: Bool
  ) throws {
    let read = try Self.workbook("<row r=\"1\">\(cells)</row>", computesOnOpening: computesOnOpening).read()
    #expect(read.sheets.first?.cells.first?.value == .number(0))
    #expect(read.sheets.first?.cells.count == 2)
    #expect(read.notices.isEmpty)
  }

  @Test func `a result on another sheet shows that the workbook was computed`() throws {
    var fixture = Self.workbook("<row r=\"1\">\(Self.zero("A1"))</row>")
    let sheets =
      "<sheet name=\"Informe\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Datos\" sheetId=\"2\" r:id=\"rId2\"/>"
    fixture.set(
      "xl/workbook.xml",
      WorkbookFixture.workbook(sheets: sheets).replacing(
        "</workbook>", with: "<calcPr fullCalcOnLoad=\"1\"/></workbook>"))
    fixture.set(
      "xl/_rels/workbook.xml.rels",
      WorkbookFixture.relationships([
        ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"),
      ]))
    fixture.set(
      "xl/worksheets/sheet2.xml",
      "<worksheet xmlns=\"\(WorkbookFixture.main)\"><sheetData><row><c><f>1+1</f><v>2</v></c></row></sheetData></worksheet>"
    )
    #expect(try fixture.read().sheets.map(\.cells.count) == [1, 1])
  }
}
