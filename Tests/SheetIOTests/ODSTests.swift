import Testing

@testable import SheetIO

/// OpenDocument spreadsheets, as a package and as one file.
struct ODSTests {
  private static let namespaces = """
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
    xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
    """
  private static let styles = """
    <office:automatic-styles>
    <number:percentage-style style:name="N10"><number:number number:decimal-places="0"/><number:text>%</number:text></number:percentage-style>
    <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N10"/>
    <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
    </office:automatic-styles>
    """

  /// A flat file with one table of the given rows.
  private func workbook(_ rows: String, more: String = "") throws -> Workbook {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document \(Self.namespaces) office:mimetype="application/vnd.oasis.opendocument.spreadsheet">\(Self.styles)
      <office:body><office:spreadsheet><table:table table:name="Informe">\(rows)</table:table>\(more)</office:spreadsheet></office:body></office:document>
      """
    return try WorkbookFile.read([UInt8](text.utf8))
  }

  private static func zip(_ parts: [(name: String, content: String)]) -> [UInt8] {
    StoredZip(parts.map { ($0.name, [UInt8]($0.content.utf8)) }).archive
  }

  private func sheet(_ rows: String) throws -> Sheet { try #require(try workbook(rows).sheets.first) }

  private func cell(_ attributes: String, _ text: String) -> String {
    "<table:table-cell \(attributes)><text:p>\(text)</text:p></table:table-cell>"
  }

  @Test func `values have their types`() throws {
    let sheet = try sheet(
      "<table:table-row>" + cell("office:value-type=\"string\"", "Ñandú &amp; co")
        + cell("office:value-type=\"float\" office:value=\"12.5\"", "12,50")
        + cell("table:style-name=\"ce1\" office:value-type=\"percentage\" office:value=\"0.15\"", "15%")
        + cell("office:value-type=\"date\" office:date-value=\"2024-06-26\"", "26/06/24")
        + cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "VERDADERO")
        + cell("table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\"", "#DIV/0!")
        + cell("office:value-type=\"time\" office:time-value=\"PT12H00M00S\"", "12:00") + "</table:table-row>"
    )
    #expect(
      sheet.cells.map(\.value) == [
        .text("Ñandú & co"), .number(12.5), .number(0.15), .date(45469), .boolean(true), .error("#DIV/0!"),
        .date(0.5),
      ])
    #expect(sheet.cells[2].format.isPercent)
  }

  @Test func `text keeps its lines, spaces and tabs, and no notes`() throws {
    let sheet = try sheet(
      """
      <table:table-row><table:table-cell office:value-type="string"><office:annotation><dc:date>2024</dc:date><text:p>nota</text:p></office:annotation>\
      <text:p>uno<text:s text:c="3"/>dos<text:tab/><text:span>tres</text:span></text:p><text:p>cuatro<text:line-break/>cinco</text:p></table:table-cell></table:table-row>
      """)
    #expect(sheet.cells.map(\.value) == [.text("uno   dos\ttres\ncuatro\ncinco")])
  }

  @Test func `a stored text counts, not what its format adds or hides`() throws {
    let sheet = try sheet(
      "<table:table-row>" + cell("office:value-type=\"string\" office:string-value=\"pf1\"", "COB on pf1")
        + cell("office:value-type=\"string\" office:string-value=\"oculto\"", "")
        + cell("table:formula=\"of:=A1\" office:value-type=\"string\" office:string-value=\"#,##0\"", "#,##0")
        + "</table:table-row>")
    #expect(sheet.cells.map(\.value) == [.text("pf1"), .text("oculto"), .text("#,##0")])
  }

  @Test func `what is repeated and blank is not unrolled`() throws {
    let sheet = try sheet(
      """
      <table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/>\
      <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>
      """)
    #expect(sheet.cells.map(\.address.description) == ["D1000001", "E1000001", "D1000002", "E1000002"])
  }

  @Test func `spans are merges, and covered cells keep their places`() throws {
    let sheet = try sheet(
      """
      <table:table-row><table:table-cell table:number-columns-spanned="3" table:number-rows-spanned="2" office:value-type="string"><text:p>a</text:p></table:table-cell>\
      <table:covered-table-cell table:number-columns-repeated="2"/>\(cell("office:value-type=\"string\"", "b"))</table:table-row>
      """)
    #expect(sheet.cells.map(\.address.description) == ["A1", "D1"])
    #expect(sheet.merges.map(\.description) == ["A1:C2"])
  }

  @Test func `hidden tables, rows and columns are reported`() throws {
    let workbook = try workbook(
      """
      <table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
      <table:table-row/><table:table-row table:visibility="collapse">\(cell("office:value-type=\"string\"", "x"))</table:table-row>
      """, more: "<table:table table:name=\"Listas\" table:style-name=\"ta2\"/>")
    #expect(workbook.format == .fods)
    #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden])
    #expect(workbook.sheets[0].hiddenRows == [1])
    #expect(workbook.sheets[0].hiddenColumns == [1...2])
  }

  @Test func `a package is read, and one under a password is refused as such`() throws {
    let content = """
      <office:document-content \(Self.namespaces)><office:body><office:spreadsheet><table:table table:name="T">\
      <table:table-row>\(cell("office:value-type=\"string\"", "hola"))</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
      """
    let type = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    let workbook = try WorkbookFile.read(Self.zip([type, ("content.xml", content)]))
    #expect(workbook.format == .ods)
    #expect(workbook.sheets.first?.cells.map(\.value) == [.text("hola")])
    let manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    let error = #expect(throws: SheetError.self) {
      try WorkbookFile.read(
        Self.zip([type, ("META-INF/manifest.xml", manifest), ("content.xml", content)]))
    }
    #expect(error?.kind == .passwordProtected)
    // The media type may be elsewhere than first.
    #expect(try WorkbookFile.read(Self.zip([("content.xml", content), type])).format == .ods)
  }
}
