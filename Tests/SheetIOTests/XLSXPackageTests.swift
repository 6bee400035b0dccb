import Testing

import SheetIO

struct XLSXPackageTests {
  private let row = "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>"

  @Test(arguments: [
    ("xl/worksheets/sheet1.xml", "xl\\Worksheets\\Sheet1.XML"),
    ("xl/workbook.xml", "XL/Workbook.xml"),
    ("xl/_rels/workbook.xml.rels", "/xl/_rels/workbook.xml.rels"),
  ])
  func `another case, backslashes and leading slashes in part names are forgiven`(
    _ name: String, _ other: String
  ) throws {
    var fixture = WorkbookFixture(rows: row)
    fixture.rename(name, to: other)
    #expect(try fixture.cells() == ["A1 7"])
  }

  @Test(arguments: ["/xl/worksheets/sheet1.xml", "../xl/./worksheets/sheet1.xml", "worksheets/sheet%31.xml"])
  func `targets may be absolute, winding or percent-encoded`(_ target: String) throws {
    var fixture = WorkbookFixture(rows: row)
    fixture.set("xl/_rels/workbook.xml.rels", WorkbookFixture.relationships([("worksheet", target)]))
    #expect(try fixture.cells() == ["A1 7"])
  }

  @Test func `missing and dangling styles and shared strings are not an obstacle`() throws {
    #expect(try WorkbookFixture(rows: row).cells() == ["A1 7"])
  }

  @Test func `of two entries with one name the later counts, and the exact case before another`() throws {
    var fixture = WorkbookFixture(rows: row)
    let other =
      "<worksheet xmlns=\"\(WorkbookFixture.main)\"><sheetData><row><c><v>8</v></c></row></sheetData></worksheet>"
    fixture.parts.append(("xl/worksheets/SHEET1.xml", Array(other.utf8)))
    #expect(try fixture.cells() == ["A1 7"])
    fixture.parts.append(("xl/worksheets/sheet1.xml", Array(other.utf8)))
    #expect(try fixture.cells() == ["A1 8"])
  }

  @Test func `sheets keep order, visibility and decoded names; a chart sheet is none`() throws {
    var fixture = WorkbookFixture(rows: row)
    fixture.set(
      "xl/workbook.xml",
      WorkbookFixture.workbook(
        sheets: """
          <sheet name="A &amp; B" r:id="rId1" state="hidden"/><sheet name="Gráfica" r:id="rId2"/>
          <sheet name="C" r:id="rId1" state="veryHidden"/><sheet name="Sin parte" r:id=""/>
          """))
    fixture.set(
      "xl/_rels/workbook.xml.rels",
      WorkbookFixture.relationships([
        ("worksheet", "worksheets/sheet1.xml"), ("chartsheet", "worksheets/sheet1.xml"),
      ]))
    let workbook = try fixture.read()
    #expect(workbook.sheets.map(\.name) == ["A & B", "C"])
    #expect(workbook.sheets.map(\.position) == [0, 1])
    #expect(workbook.sheets.map(\.visibility) == [.hidden, .veryHidden])
    #expect(workbook.notices == [WorkbookNotice(.sheetWithoutPart, sheet: "Sin parte")])
  }

  @Test func `strict namespaces and any prefix are read`() throws {
    var fixture = WorkbookFixture(rows: "")
    fixture.set(
      "xl/worksheets/sheet1.xml",
      """
      <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c t="inlineStr">\
      <x:is><x:t>Fin</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>
      """)
    #expect(try fixture.cells() == ["A1 Fin"])
  }

  @Test func `cells in a foreign namespace are not read, and a notice says so`() throws {
    var fixture = WorkbookFixture(rows: "")
    fixture.set(
      "xl/worksheets/sheet1.xml",
      "<worksheet xmlns=\"urn:x\"><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>")
    let workbook = try fixture.read()
    #expect(workbook.sheets.map(\.cells.count) == [0])
    #expect(workbook.notices == [WorkbookNotice(.unknownNamespace("urn:x"), sheet: "Informe")])
  }

  @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
  func `a part in UTF-16 is read, however long`(_ isLittleEndian: Bool, _ hasMark: Bool) throws {
    let rows = (1...9000).map {
      "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"inlineStr\"><is><t>Año \($0) 課</t></is></c></row>"
    }
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<worksheet xmlns=\"\(WorkbookFixture.main)\"><sheetData>"
      + rows.joined() + "</sheetData></worksheet>"
    let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
    var fixture = WorkbookFixture(rows: "")
    fixture.set(
      "xl/worksheets/sheet1.xml",
      bytes: units.flatMap { unit in
        isLittleEndian ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      })
    let cells = try fixture.cells()
    #expect(cells.count == 9000)
    #expect(cells.last == "A9000 Año 9000 課")
  }

  @Test func `the content type shows a workbook with macros`() throws {
    var fixture = WorkbookFixture(rows: row)
    #expect(try fixture.read().format == .xlsx)
    fixture.set(
      "[content_types].xml",
      """
      <Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>
      """)
    #expect(try fixture.read().format == .xlsm)
  }

  @Test func `the custom property mirsheet marks our own drawing`() throws {
    var fixture = WorkbookFixture(rows: row)
    fixture.set("docProps/custom.xml", "<Properties><property name=\"otro\"/></Properties>")
    #expect(try !fixture.read().isOwnDrawing)
    fixture.set(
      "docProps/custom.xml",
      "<Properties><property name=\"mirsheet\"><lpwstr>1</lpwstr></property></Properties>")
    #expect(try fixture.read().isOwnDrawing)
  }
}
