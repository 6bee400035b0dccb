import Testing

import SheetIO

struct HostileFileTests {
  private let row = "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>"
  private let sheetPart = "xl/worksheets/sheet1.xml"

  private func kind(of bytes: [UInt8], _ limits: ReadLimits = .default) throws -> SheetError {
    try #require(throws: SheetError.self) { try WorkbookFile.read(bytes, limits: limits) }
  }

  @Test func `a document type declaration is refused with its line`() throws {
    var fixture = WorkbookFixture(rows: row)
    fixture.set(
      sheetPart,
      "<?xml version=\"1.0\"?>\n<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<w>&b;</w>")
    let error = try kind(of: fixture.bytes)
    #expect(
      error.message(in: .spanish) == """
        una parte del libro no es el XML que se esperaba: una declaración de tipo de documento (DTD) \
        (hoja «Informe», parte xl/worksheets/sheet1.xml, línea 2).
        """)
  }

  @Test(arguments: [
    "<worksheet><sheetData>", "", "<a></b>", "<a>&nada;</a>", "<a>\u{1}</a>", "nada", "<a b=\"1\" b=\"2\"/>",
  ])
  func `a part that is not well-formed is refused with its name`(_ xml: String) throws {
    var fixture = WorkbookFixture(rows: row)
    fixture.set(sheetPart, xml)
    let error = try kind(of: fixture.bytes)
    #expect(error.location.part == sheetPart)
    guard case .malformedXML(.syntax(let code)) = error.kind else { return #expect(Bool(false), "\(error)") }
    // Every reason has its words in both languages, and none of libxml2's.
    let text = XMLDefect.syntax(code).text
    #expect(!text.spanish.contains("libxml2") && !text.english.contains("libxml2"), "\(code)")
    #expect(error.message(in: .spanish).contains(text.spanish))
  }

  @Test func `a file that is cut off says after how many bytes`() throws {
    let bytes = WorkbookFixture(rows: row).bytes
    for count in [30, 200, bytes.count / 2, bytes.count - 30] {
      #expect(try kind(of: Array(bytes.prefix(count))).kind == .truncated(afterBytes: count))
    }
  }

  @Test func `a wrong checksum is refused with the part's name`() throws {
    let bytes = StoredZip(WorkbookFixture(rows: row).parts, wrongChecksumOf: sheetPart).archive
    let error = try kind(of: bytes)
    #expect(
      error.kind
        == .damagedContainer(
          BilingualText(es: "la suma de comprobación no coincide", en: "the checksum does not match")))
    #expect(error.location == SheetLocation(part: sheetPart, sheet: "Informe"))
  }

  @Test func `no flipped byte of an archive crashes the reader`() {
    let bytes = WorkbookFixture(rows: row, strings: "<si><t>a</t></si>").bytes
    for index in bytes.indices {
      var broken = bytes
      broken[index] ^= 0xFF
      _ = Result { try WorkbookFile.read(broken) }
    }
  }

  @Test func `no flipped byte and no cut of an Excel 97 workbook crashes the reader`() {
    func strings(_ texts: [String]) -> [UInt8] {
      CompoundFixture.little(9) + CompoundFixture.little(UInt32(texts.count))
        + texts.flatMap { BIFFFixture.wide($0) }
    }
    var book = BIFFFixture()
    book.globals = [
      BIFFFixture.record(0x041E, BIFFFixture.two(170) + BIFFFixture.two(4) + [0] + Array("0.00".utf8)),
      BIFFFixture.record(0xE0, BIFFFixture.two(0) + BIFFFixture.two(170) + Array(repeating: 0, count: 16)),
      BIFFFixture.record(0xFC, strings(["uno", "dos 😀", "tres"]) + BIFFFixture.two(9) + [0, 0x61, 0x62]),
      BIFFFixture.record(0x3C, [1] + "cdefghi".utf16.flatMap { BIFFFixture.two(Int($0)) }),
    ]
    let texts = (0..<4).map {
      BIFFFixture.record(0xFD, BIFFFixture.cell(0, $0) + CompoundFixture.little(UInt32($0)))
    }
    let numbers = [
      BIFFFixture.record(0x203, BIFFFixture.cell(1, 0) + BIFFFixture.double(7)),
      BIFFFixture.record(
        0xBD,
        BIFFFixture.two(2) + BIFFFixture.two(0) + BIFFFixture.two(0) + CompoundFixture.little(6) + [0, 0]),
      BIFFFixture.record(
        0x06, BIFFFixture.cell(3, 0) + [0, 0, 0, 0, 0, 0, 0xFF, 0xFF] + Array(repeating: 0, count: 8)),
      BIFFFixture.record(0x207, BIFFFixture.wide("texto")),
      BIFFFixture.record(0xE5, BIFFFixture.two(1) + [0, 0, 1, 0, 0, 0, 1, 0]),
    ]
    book.tabs = [("a", 0, 0, texts + numbers)]
    let bytes = book.file
    #expect((try? WorkbookFile.read(bytes))?.sheets.first?.cells.count == 7)
    for index in bytes.indices {
      for bits: UInt8 in [0xFF, 0x01, 0x80] {
        var broken = bytes
        broken[index] ^= bits
        _ = Result { try WorkbookFile.read(broken) }
      }
    }
    for count in 0..<bytes.count { _ = Result { try WorkbookFile.read(Array(bytes.prefix(count))) } }
    let stream = book.stream
    for count in 0..<stream.count { _ = Result { try WorkbookFile.read(Array(stream.prefix(count))) } }
  }

  @Test(arguments: [
    (ReadLimits(entries: 3), LimitedUnit.entries, 3), (ReadLimits(partBytes: 100), .partBytes, 100),
    (ReadLimits(inflatedBytes: 500), .inflatedBytes, 500), (ReadLimits(cells: 2), .cells, 2),
    (ReadLimits(textBytes: 5), .textBytes, 5),
  ])
  func `each limit refuses what exceeds it`(_ limits: ReadLimits, _ what: LimitedUnit, _ limit: Int) throws {
    let cell = "<c t=\"s\"><v>0</v></c>"
    let fixture = WorkbookFixture(rows: "<row>\(cell)\(cell)\(cell)</row>", strings: "<si><t>abc</t></si>")
    #expect(try kind(of: fixture.bytes, limits).kind == .tooLarge(what: what, limit: limit))
    #expect(try fixture.read().sheets.first?.cells.count == 3)
  }

  @Test func `one text shown by many cells is refused before anyone writes it out`() throws {
    let text = String(repeating: "a", count: 1 << 20)
    let rows = (1...600).map { "<row r=\"\($0)\"><c t=\"s\"><v>0</v></c></row>" }.joined()
    let fixture = WorkbookFixture(rows: rows, strings: "<si><t>\(text)</t></si>")
    #expect(
      try kind(of: fixture.bytes).kind == .tooLarge(what: .textBytes, limit: 64 << 20)
    )
  }

  @Test func `nesting, attributes and tags without end are bounded`() throws {
    let nested = String(repeating: "<a>", count: 100_000)
    let crowded = "<a " + (0..<1000).map { "b\($0)=\"\"" }.joined(separator: " ") + "/>"
    let endless = "<a b=\"" + String(repeating: "x", count: 3 << 20) + "\"/>"
    for (xml, what) in [
      (nested, LimitedUnit.xmlLevels), (crowded, .attributes), (endless, .tagBytes),
    ] {
      var fixture = WorkbookFixture(rows: row)
      fixture.set(sheetPart, xml)
      guard case .tooLarge(what, _) = try kind(of: fixture.bytes).kind else {
        return #expect(Bool(false), "\(what)")
      }
    }
  }

  @Test func `a relationship that leads back to itself is read once`() throws {
    var fixture = WorkbookFixture(rows: row)
    fixture.set(
      "xl/_rels/workbook.xml.rels",
      WorkbookFixture.relationships([
        ("worksheet", "workbook.xml"), ("sharedStrings", "workbook.xml"),
        ("styles", "_rels/workbook.xml.rels"),
      ]))
    #expect(try fixture.read().sheets.map(\.cells.count) == [0])
  }

  @Test func `rows and columns beyond the sheet are refused`() throws {
    let last = "<row r=\"1048576\"/><row><c><v>1</v></c></row>"
    #expect(try kind(of: WorkbookFixture(rows: last).bytes).kind == .tooLarge(what: .rows, limit: 1_048_576))
    let edge = "<row r=\"1\"><c r=\"XFD1\"/><c><v>1</v></c></row>"
    #expect(try kind(of: WorkbookFixture(rows: edge).bytes).kind == .tooLarge(what: .columns, limit: 16_384))
  }
}
