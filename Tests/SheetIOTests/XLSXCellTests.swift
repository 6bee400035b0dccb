import Testing

import SheetIO

struct XLSXCellTests {
  @Test(arguments: [
    ("<c r=\"A1\"><v>12.5</v></c>", CellValue.number(12.5)),
    ("<c r=\"A1\" t=\"n\"><v> -1E-3 </v></c>", .number(-0.001)),
    ("<c r=\"A1\"><v>0.30000000000000004</v></c>", .number(0.30000000000000004)),
    ("<c r=\"A1\" t=\"b\"><v>1</v></c>", .boolean(true)),
    ("<c r=\"A1\" t=\"b\"><v>0</v></c>", .boolean(false)),
    ("<c r=\"A1\" t=\"e\"><v>#DIV/0!</v></c>", .error("#DIV/0!")),
    ("<c r=\"A1\" t=\"str\"><f>A2</f><v>ley_x0009_e</v></c>", .text("ley\te")),
    ("<c r=\"A1\" t=\"inlineStr\"><is><t>Fin</t></is></c>", .text("Fin")),
    ("<c r=\"A1\" t=\"inlineStr\"><is><t><![CDATA[a & b]]></t></is></c>", .text("a & b")),
    ("<c r=\"A1\"><v>no es número</v></c>", .text("no es número")),
    ("<c r=\"A1\" t=\"d\"><v>2024-06-26</v></c>", .date(45469)),
    ("<c r=\"A1\" t=\"d\"><v>2024-06-26T12:00:00Z</v></c>", .date(45469.5)),
    ("<c r=\"A1\" t=\"d\"><v>mañana</v></c>", .text("mañana")),
  ])
  func `each kind of cell gives its stored value`(_ cell: String, _ value: CellValue) throws {
    let sheet = try #require(try WorkbookFixture(rows: "<row r=\"1\">\(cell)</row>").read().sheets.first)
    #expect(sheet.cells.map(\.value) == [value])
  }

  @Test(arguments: [
    "<c r=\"A1\"/>", "<c r=\"A1\"><v/></c>", "<c r=\"A1\" t=\"inlineStr\"><is><t/></is></c>",
    "<c r=\"A1\" t=\"str\"><f>\"\"</f><v></v></c>",
  ])
  func `a cell that holds nothing is not a cell`(_ cell: String) throws {
    let workbook = try WorkbookFixture(rows: "<row r=\"1\">\(cell)</row>").read()
    #expect(workbook.sheets.map(\.cells.count) == [0])
    #expect(workbook.notices.isEmpty)
  }

  @Test(arguments: [
    ("<si><t>  Fin  </t></si>", "Fin"),
    ("<si><t xml:space=\"preserve\">  Fin </t></si>", "  Fin "),
    ("<si><r><t>Pro</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">pósito </t></r></si>", "Propósito "),
    ("<si><t>課</t><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh><phoneticPr fontId=\"1\"/></si>", "課"),
    ("<si><t>a_x000D_b_x005F_x0041_c</t></si>", "a\rb_x0041_c"),
    ("<si><t>_xD83D__xDE00_ _xD83D_ _x00G0_ _X0041_</t></si>", "😀 _xD83D_ _x00G0_ _X0041_"),
    ("<si><t>&#241;&amp;&lt;</t></si>", "ñ&<"),
  ])
  func `a shared string is read as Excel shows it`(_ item: String, _ text: String) throws {
    let fixture = WorkbookFixture(rows: "<row><c t=\"s\"><v>0</v></c></row>", strings: item)
    #expect(try fixture.read().sheets.first?.cells.map(\.value) == [.text(text)])
  }

  @Test func `an index past the shared strings loses one cell, with a notice`() throws {
    let fixture = WorkbookFixture(
      rows: "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\"><v>7</v></c></row>",
      strings: "<si><t>a</t></si>")
    let workbook = try fixture.read()
    #expect(try fixture.cells() == ["C2 7"])
    #expect(
      workbook.notices == [
        WorkbookNotice(.lostSharedString(CellAddress(row: 1, column: 1)), sheet: "Informe")
      ])
  }

  @Test func `formulas are marked, and those never calculated are counted`() throws {
    let rows =
      "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\"><v>2</v></c><c r=\"C1\"><f>A1</f></c></row>"
    let workbook = try WorkbookFixture(rows: rows).read()
    #expect(workbook.sheets.first?.cells.map(\.isFormula) == [true, false])
    let notice = WorkbookNotice.Kind.formulasWithoutResult(count: 1, first: CellAddress(row: 0, column: 2))
    #expect(workbook.notices == [WorkbookNotice(notice, sheet: "Informe")])
  }

  @Test(arguments: [
    ("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", ["A1 1", "B1 2", "A2 3"]),
    (
      "<row r=\"3\"><c r=\"c3\"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
      ["C3 1", "D3 2", "A4 3"]
    ),
    (
      "<row r=\"2\"><c r=\"B2\"><v>2</v></c><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>0</v></c></row>",
      ["A1 0", "A2 1", "B2 2"]
    ),
    ("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>2</v></c></row>", ["A1 2"]),
    ("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", ["XFD1048576 1"]),
  ])
  func `cells find their place with and without references`(_ rows: String, _ cells: [String]) throws {
    #expect(try WorkbookFixture(rows: rows).cells() == cells)
  }

  @Test func `the style decides between number, date and percentage`() throws {
    let styles = """
      <numFmts><numFmt numFmtId="170" formatCode="dd\\-mmm\\-yyyy"/></numFmts>
      <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs>
      """
    let rows = "<row><c s=\"1\"><v>45469</v></c><c s=\"2\"><v>0.15</v></c><c s=\"9\"><v>1</v></c></row>"
    let cells = try #require(try WorkbookFixture(rows: rows, styles: styles).read().sheets.first).cells
    #expect(cells.map(\.shownText) == ["2024-06-26", "15%", "1"])
    #expect(cells.map(\.value) == [.date(45469), .number(0.15), .number(1)])
  }

  @Test func `a workbook from 1904 keeps its serials and shows the same day`() throws {
    var fixture = WorkbookFixture(
      rows: "<row><c s=\"0\"><v>44007</v></c></row>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
    fixture.set("xl/workbook.xml", WorkbookFixture.workbook(properties: "<workbookPr date1904=\"1\"/>"))
    let cell = try #require(try fixture.read().sheets.first?.cells.first)
    #expect(cell.value == .date(44007))
    #expect(cell.shownText == "2024-06-26")
  }

  @Test func `merges, hidden rows and hidden columns are kept, and no extent is`() throws {
    let fixture = WorkbookFixture(
      rows: "<row r=\"2\" hidden=\"1\"/><row r=\"4\" ht=\"0\" customHeight=\"1\"/><row r=\"5\" ht=\"15\"/>",
      before:
        "<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"2\" max=\"3\" hidden=\"true\"/><col min=\"9\" max=\"9\" width=\"5\"/></cols>",
      after: "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"D9\"/></mergeCells>")
    let sheet = try #require(try fixture.read().sheets.first)
    #expect(sheet.merges.map(\.description) == ["A1:C1"])
    #expect(sheet.hiddenRows == [1, 3])
    #expect(sheet.hiddenColumns == [1...2])
    #expect(sheet.cells.isEmpty)
  }
}
