import Testing

@testable import SheetIO

/// Tables of web pages, and XML Spreadsheet 2003.
struct MarkupTests {
  private func sheet(_ text: String) throws -> Sheet {
    try #require(try WorkbookFile.read([UInt8](text.utf8)).sheets.first)
  }

  private func grid(_ sheet: Sheet) -> [String] { sheet.cells.map { "\($0.address)=\($0.shownText)" } }

  @Test func `cells of a table are where a browser shows them`() throws {
    let sheet = try sheet(
      """
      <html><body><table><tr><th rowspan=2>Nivel</th><th colspan="3">Valores</th></tr>
      <tr><td>1er.<td>2do.<td> &nbsp; 3er. </tr><tr><td>Fin</td><td>a &amp; b</td><td></td><td>x<br>y</td></table>
      """)
    #expect(
      grid(sheet) == [
        "A1=Nivel", "B1=Valores", "B2=1er.", "C2=2do.", "D2=3er.", "A3=Fin", "B3=a & b", "D3=x\ny",
      ])
    #expect(sheet.merges.map(\.description) == ["A1:A2", "B1:D1"])
  }

  @Test func `tables are one below the other, with the texts between`() throws {
    let sheet = try sheet(
      "<h1>Informe</h1><table><tr><td>a</td></tr></table><p>Nota: algo</p><table><tr><td>b</td></tr></table>")
    #expect(grid(sheet) == ["A1=Informe", "A2=a", "A3=Nota: algo", "A4=b"])
  }

  @Test func `a table inside a cell begins below`() throws {
    let sheet = try sheet(
      "<table><tr><td>título<table><tr><td>1</td><td>2</td></tr></table></td></tr><tr><td>fin</td></tr></table>"
    )
    #expect(grid(sheet) == ["A1=título", "A2=1", "B2=2", "A3=fin"])
  }

  @Test func `numbers that Excel and LibreOffice write next to their texts are numbers`() throws {
    let sheet = try sheet(
      """
      <table><tr><td x:num="0.15">15%</td><td sdval="0.5" sdnum="2058;0;0.00%">50.00%</td>
      <td sdval="45000" sdnum="2058;0;DD/MM/YYYY">15/03/2023</td><td x:num="1234.5">1,234.50</td></tr></table>
      """)
    #expect(sheet.cells.map(\.value) == [.number(0.15), .number(0.5), .date(45000), .number(1234.5)])
    #expect(sheet.cells.map(\.format.isPercent) == [true, true, false, false])
  }

  @Test(
    arguments: [
      ("windows-1252", [0xD1, 0x80]), ("iso-8859-1", [0xD1, 0x80]), ("utf-8", Array("Ñ€".utf8)),
      ("macintosh", [0x84, 0xDB]),
    ] as [(String, [UInt8])])
  func `a page is read in the encoding that it says`(_ charset: String, _ bytes: [UInt8]) throws {
    let head = "<html><head><meta charset=\"\(charset)\"></head><table><tr><td>"
    let page = Array(head.utf8) + bytes + Array("</td></tr></table></html>".utf8)
    let workbook = try WorkbookFile.read(page)
    #expect(workbook.format == .html)
    #expect(workbook.sheets.first?.cells.map(\.value) == [.text("Ñ€")])
  }

  @Test func `scripts, styles and broken markup leave the cells alone`() throws {
    let sheet = try sheet(
      "<table><script>var a = '<td>';</script><style>td { }</style><tr><td>uno</td><td><b>dos</td></tr></div><tr><td>tres"
    )
    #expect(grid(sheet) == ["A1=uno", "B1=dos", "A2=tres"])
  }

  @Test func `a page without tables is refused as such`() {
    let error = #expect(throws: SheetError.self) {
      try WorkbookFile.read(Array("<html><body><p>Error 404</p></body></html>".utf8))
    }
    #expect(error?.message(in: .english).contains("an HTML page without tables") == true)
  }

  @Test func `spans of absurd size are cut, not allocated`() throws {
    let sheet = try sheet("<table><tr><td colspan=999999999 rowspan=999999999>x</td></tr></table>")
    #expect(sheet.merges.map(\.description) == ["A1:ALL65534"])
  }

  private static let xml = """
    <?xml version="1.0"?>
    <?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
      xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
     <Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="d"><NumberFormat ss:Format="dd/mm/yyyy"/></Style></Styles>
     <Worksheet ss:Name="Uno"><Table>
      <Column ss:Index="3" ss:Hidden="1"/>
      <Row ss:Index="2"><Cell ss:MergeAcross="2" ss:MergeDown="1"><Data ss:Type="String">Título</Data></Cell><Cell><Data ss:Type="Number">7</Data></Cell></Row>
      <Row ss:Index="5" ss:Hidden="1"><Cell ss:StyleID="p"><Data ss:Type="Number">0.15</Data></Cell>
       <Cell ss:Index="4" ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell>
       <Cell ss:StyleID="d"><Data ss:Type="DateTime">2024-06-26T00:00:00.000</Data><Comment><Data>no</Data></Comment></Cell>
       <Cell><Data ss:Type="Boolean">1</Data></Cell>
       <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">a <B>b</B> c</ss:Data></Cell></Row>
     </Table></Worksheet>
     <Worksheet ss:Name="Dos"><Table/><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
    </Workbook>
    """

  @Test func `an XML Spreadsheet 2003 gives cells, formats, merges and hidden parts`() throws {
    let workbook = try WorkbookFile.read([UInt8](Self.xml.utf8))
    #expect(workbook.format == .spreadsheetML)
    #expect(workbook.sheets.map(\.name) == ["Uno", "Dos"])
    #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden])
    let sheet = workbook.sheets[0]
    #expect(sheet.cells.map(\.address.description) == ["A2", "D2", "A5", "D5", "E5", "F5", "G5"])
    #expect(
      sheet.cells.map(\.value) == [
        .text("Título"), .number(7), .number(0.15), .error("#DIV/0!"), .date(45469), .boolean(true),
        .text("a b c"),
      ])
    #expect(sheet.cells[2].format.isPercent && sheet.cells[3].isFormula)
    #expect(sheet.merges.map(\.description) == ["A2:C3"])
    #expect(sheet.hiddenRows == [4] && sheet.hiddenColumns == [2...2])
  }
}
