import Testing

@testable import SheetIO

/// What fonts strike out, raise and lower inside a cell, in every format that stores it.
struct CellMarksTests {
  /// The first sheet's cells with their parts, `A1: 17.5 ^1^ ~25~ _2_`.
  static func parts(_ workbook: Workbook) throws -> [String] {
    let sheet = try #require(workbook.sheets.first)
    return sheet.cells.map { cell in
      let parts =
        sheet.marks[cell.address]?.parts(of: cell.shownText).map { part in
          switch part.mark {
          case .struck: "~\(part.text)~"
          case .raised: "^\(part.text)^"
          case .lowered: "_\(part.text)_"
          case nil: part.text
          }
        } ?? [cell.shownText]
      return "\(cell.address): " + parts.joined(separator: " ")
    }
  }

  private static let styles = """
    <fonts><font><sz val="10"/></font><font><strike/></font><font><vertAlign val="superscript"/></font>\
    <font><strike val="0"/></font></fonts><cellStyleXfs><xf fontId="1"/></cellStyleXfs>\
    <cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/></cellXfs>
    """

  @Test(arguments: [
    ("<r><t>17.5</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>", "17.5 ^1^"),
    ("<r><rPr><strike/></rPr><t>25</t></r><r><rPr><b/></rPr><t>20</t></r>", "~25~ 20"),
    ("<r><rPr><strike val=\"false\"/></rPr><t>25</t></r><r><t>20</t></r>", "2520"),
    ("<r><t>H</t></r><r><rPr><vertAlign val=\"subscript\"/></rPr><t>2</t></r><r><t>O</t></r>", "H _2_ O"),
    ("<r><rPr><strike/><vertAlign val=\"superscript\"/></rPr><t>1</t></r><r><t>a</t></r>", "~1~ a"),
    (
      "<r><rPr><strike/></rPr><t xml:space=\"preserve\">uno </t></r><r><rPr><strike/><b/></rPr><t>dos</t></r>",
      "~uno dos~"
    ),
    ("<r><rPr><strike/></rPr><t>_x0041_ñ</t></r><r><t> b </t></r>", "~Añ~ b"),
    ("<t>20</t>", "20"),
  ])
  func `runs of an Office Open XML string keep what their fonts do, shared or inline`(
    _ item: String, _ parts: String
  ) throws {
    let shared = WorkbookFixture(
      rows: "<row><c t=\"s\"><v>0</v></c></row>", strings: "<si>\(item)</si>", styles: Self.styles)
    let inline = WorkbookFixture(
      rows: "<row><c t=\"inlineStr\"><is>\(item)</is></c></row>", styles: Self.styles)
    #expect(try Self.parts(shared.read()) == ["A1: \(parts)"])
    #expect(try Self.parts(inline.read()) == ["A1: \(parts)"])
  }

  @Test func `a cell's own font counts where its runs have none`() throws {
    let fixture = WorkbookFixture(
      rows: """
        <row><c s="1"><v>25</v></c><c s="2" t="s"><v>0</v></c><c s="1" t="s"><v>1</v></c><c s="3"><v>7</v></c>\
        <c s="1" t="inlineStr"><is><r><t>25</t></r><r><rPr><b/></rPr><t>20</t></r></is></c><c><v>8</v></c></row>
        """,
      strings: "<si><t>a</t></si><si><r><rPr><b/></rPr><t>vale</t></r></si>", styles: Self.styles)
    #expect(
      try Self.parts(fixture.read()) == [
        "A1: ~25~", "B1: ^a^", "C1: vale", "D1: 7", "E1: ~25~ 20", "F1: 8",
      ])
  }

  @Test func `the dump of cells shows the whole text, whatever is struck out`() throws {
    let fixture = WorkbookFixture(
      rows: "<row><c t=\"s\"><v>0</v></c></row>",
      strings: "<si><r><rPr><strike/></rPr><t>25</t></r><r><t>20</t></r></si>")
    #expect(CellDump.text(of: try fixture.read()).contains("\ts\t2520\n"))
  }

  @Test func `a workbook without such fonts has no marks`() throws {
    let fixture = WorkbookFixture(
      rows: "<row><c t=\"s\"><v>0</v></c><c><v>1</v></c></row>",
      strings: "<si><r><rPr><b/></rPr><t>a</t></r></si>")
    #expect(try fixture.read().sheets.first?.marks.isEmpty == true)
  }

  // MARK: Other formats

  /// Fonts of a BIFF workbook by height, bits and escapement; font 5 is the fifth record.
  private static func font(_ bits: Int = 0, escapement: Int = 0) -> [UInt8] {
    BIFFFixture.record(
      0x31,
      BIFFFixture.two(200) + BIFFFixture.two(bits) + BIFFFixture.two(0x7FFF) + BIFFFixture.two(400)
        + BIFFFixture.two(escapement) + [0, 0, 0, 0, 1, 0, 0x41])
  }

  private static func style(_ font: Int) -> [UInt8] {
    BIFFFixture.record(0xE0, BIFFFixture.two(font) + Array(repeating: 0, count: 18))
  }

  private static let fonts = [font(), font(), font(), font(), font(0x08), font(escapement: 1)]

  @Test func `runs of a BIFF8 string and the fonts of its cells keep what they do`() throws {
    func string(_ text: String, _ runs: [(Int, Int)]) -> [UInt8] {
      let units = text.utf16.flatMap { BIFFFixture.two(Int($0)) }
      return BIFFFixture.two(text.utf16.count) + [0x09] + BIFFFixture.two(runs.count) + units
        + runs.flatMap { BIFFFixture.two($0.0) + BIFFFixture.two($0.1) }
    }
    let strings = [
      string("2520", [(0, 5), (2, 0)]), string("Ñandú 17.51", [(10, 6)]), string("😀a2", [(3, 6)]),
      string("vale todo", [(0, 0)]),
    ]
    var body = CompoundFixture.little(4) + CompoundFixture.little(4)
    for string in strings { body += string }
    func cell(_ index: Int, style: Int = 0) -> [UInt8] {
      BIFFFixture.record(
        0xFD, BIFFFixture.cell(index, 0, style: style) + CompoundFixture.little(UInt32(index)))
    }
    var book = BIFFFixture()
    book.globals = Self.fonts + [Self.style(0), Self.style(5)] + [BIFFFixture.record(0xFC, body)]
    book.tabs = [
      (
        "A", 0, 0,
        [
          cell(0), cell(1), cell(2), cell(3, style: 1),
          BIFFFixture.record(0x203, BIFFFixture.cell(4, 0, style: 1) + BIFFFixture.double(25)),
          BIFFFixture.record(0x203, BIFFFixture.cell(5, 0) + BIFFFixture.double(20)),
        ]
      )
    ]
    #expect(
      try Self.parts(WorkbookFile.read(book.file)) == [
        "A1: ~25~ 20", "A2: Ñandú 17.5 ^1^", "A3: 😀a ^2^", "A4: vale todo", "A5: ~25~", "A6: 20",
      ])
  }

  @Test func `runs of a BIFF5 string do`() throws {
    var book = BIFFFixture(isBIFF8: false)
    book.globals = Self.fonts + [Self.style(0)]
    let text = BIFFFixture.cell(0, 0) + BIFFFixture.two(4) + Array("2520".utf8)
    book.tabs = [("A", 0, 0, [BIFFFixture.record(0xD6, text + [2, 0, 5, 2, 0])])]
    #expect(try Self.parts(WorkbookFile.read(book.file)) == ["A1: ~25~ 20"])
  }

  @Test func `spans of an OpenDocument text and the styles of its cells do`() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
      xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
      office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>
      <style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
      <style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
      <style:style style:name="T3" style:family="text"><style:text-properties style:text-position="0% 100%" style:text-line-through-style="none"/></style:style>
      <style:style style:name="T4" style:family="text"><style:text-properties style:text-position="-33% 58%"/></style:style>
      <style:style style:name="Mal" style:family="table-cell"><style:text-properties style:text-line-through-type="single"/></style:style>
      <style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Mal"/>
      <style:style style:name="ce2" style:family="table-cell" style:parent-style-name="Mal"><style:text-properties style:text-line-through-style="none"/></style:style>
      </office:automatic-styles><office:body><office:spreadsheet><table:table table:name="A"><table:table-row>
      <table:table-cell office:value-type="string"><text:p><text:span text:style-name="T1">25</text:span>20</text:p></table:table-cell>
      <table:table-cell office:value-type="string"><text:p>ñ<text:span text:style-name="T2">1</text:span><text:span text:style-name="T4">2</text:span></text:p></table:table-cell>
      <table:table-cell table:style-name="ce1" office:value-type="string"><text:p>no <text:span text:style-name="T3">sí</text:span></text:p></table:table-cell>
      <table:table-cell table:style-name="ce1" office:value-type="float" office:value="25"><text:p>25</text:p></table:table-cell>
      <table:table-cell table:style-name="ce2" office:value-type="float" office:value="20" table:number-columns-repeated="2"><text:p>20</text:p></table:table-cell>
      </table:table-row></table:table></office:spreadsheet></office:body></office:document>
      """
    #expect(
      try Self.parts(WorkbookFile.read([UInt8](text.utf8))) == [
        "A1: ~25~ 20", "B1: ñ ^1^ _2_", "C1: ~no ~ sí", "D1: ~25~", "E1: 20", "F1: 20",
      ])
  }

  @Test func `the markup inside an XML Spreadsheet's text and its styles do`() throws {
    let text = """
      <?xml version="1.0"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
      <Styles><Style ss:ID="t"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="u" ss:Parent="t"/><Style ss:ID="v"><Font ss:VerticalAlign="Superscript"/></Style></Styles>
      <Worksheet ss:Name="A"><Table><Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><S><Font>25</Font></S><B>20</B></ss:Data></Cell>
      <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">17.5<Sup>1</Sup> H<Sub>2</Sub></ss:Data></Cell>
      <Cell ss:StyleID="u"><Data ss:Type="Number">25</Data></Cell><Cell ss:StyleID="v"><Data ss:Type="String">a</Data></Cell>
      <Cell ss:Formula="=A1"/><Cell ss:Formula="=A1"><Data ss:Type="String"></Data></Cell></Row></Table></Worksheet></Workbook>
      """
    let workbook = try WorkbookFile.read([UInt8](text.utf8))
    #expect(try Self.parts(workbook) == ["A1: ~25~ 20", "B1: 17.5 ^1^  H _2_", "C1: ~25~", "D1: ^a^"])
    #expect(
      workbook.notices.map(\.kind) == [
        .formulasWithoutResult(count: 1, first: CellAddress(row: 0, column: 4))
      ])
  }
}
