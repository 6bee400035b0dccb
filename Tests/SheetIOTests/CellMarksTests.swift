import Testing

@testable import SheetIO

/// What fonts strike out, raise and lower inside a cell, in every format that tells.
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
}
