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
  func `zeros of a workbook that asks to be computed on opening are not results`(_ cells: String) throws {
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

  /// A formula with eight bytes of result and its bits.
  private static func formula(_ row: Int, _ result: [UInt8], bits: Int = 0) -> [UInt8] {
    BIFFFixture.record(
      0x06, BIFFFixture.cell(row, 0) + result + BIFFFixture.two(bits) + [0, 0, 0, 0] + BIFFFixture.two(0))
  }

  private static let emptyText: [UInt8] = [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]

  @Test(
    arguments: [
      ([formula(0, emptyText), formula(1, emptyText)], [], 2, 0),
      ([formula(0, BIFFFixture.double(0), bits: 2), formula(1, emptyText)], [], 2, 0),
      ([formula(0, BIFFFixture.double(0)), formula(1, emptyText)], [], nil, 1),
      ([formula(0, BIFFFixture.double(7), bits: 2), formula(1, BIFFFixture.double(0), bits: 2)], [], nil, 2),
      ([formula(0, emptyText)], [BIFFFixture.record(0x01C1, Array(repeating: 0, count: 8))], nil, 0),
    ] as [([[UInt8]], [[UInt8]], Int?, Int)])
  func `placeholders of xlwt and of PHP's writers in an .xls are not results`(
    _ records: [[UInt8]], _ globals: [[UInt8]], _ uncalculated: Int?, _ cells: Int
  ) throws {
    var book = BIFFFixture()
    book.globals = globals
    book.tabs = [("A", 0, 0, records)]
    let workbook = try WorkbookFile.read(book.file)
    #expect(workbook.sheets.first?.cells.count == cells)
    let first = CellAddress(row: 0, column: 0)
    #expect(
      workbook.notices.map(\.kind)
        == (uncalculated.map { [.formulasWithoutResult(count: $0, first: first)] } ?? []))
  }

  @Test func `formulas of an OpenDocument file that have no value are reported, and an empty text is one`()
    throws
  {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">\
      <office:body><office:spreadsheet><table:table table:name="A"><table:table-row><table:table-cell/><table:table-cell table:formula="of:=1+1"/>\
      <table:table-cell table:formula="of:=1+1" office:value-type="float"/><table:table-cell table:formula="of:=IF(A1=0;&quot;&quot;;1)"/>\
      <table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""/>\
      </table:table-row></table:table></office:spreadsheet></office:body></office:document>
      """
    let workbook = try WorkbookFile.read([UInt8](text.utf8))
    #expect(workbook.sheets.first?.cells.isEmpty == true)
    #expect(
      workbook.notices.map(\.kind) == [
        .formulasWithoutResult(count: 2, first: CellAddress(row: 0, column: 1))
      ])
  }
}
