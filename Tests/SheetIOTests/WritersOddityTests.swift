import Testing

@testable import SheetIO

/// What writers other than Excel do to a file, and other readers forgive.
struct WritersOddityTests {
  // MARK: XML

  private static let book = """
    <?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" \
    xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row>\
    <Cell><Data ss:Type="String">@</Data></Cell></Row></Table></Worksheet></Workbook>
    """

  @Test(arguments: ["\n", "\r\n\r\n", " \t\n", "\u{FEFF}", "\u{FEFF}\n", "\n\u{FEFF}"])
  func `blank lines and marks before an XML document are passed over`(_ blank: String) throws {
    let book = blank + Self.book.replacing("@", with: "Año")
    #expect(try WorkbookFile.read(Array(book.utf8)).sheets[0].cells.map(\.value) == [.text("Año")])
  }

  @Test func `a broken document is reported by its line in the file, blank ones counted`() throws {
    let book = "\n\n" + Self.book.replacing("@", with: "<b")
    let error = try #require(throws: SheetError.self) { try WorkbookFile.read(Array(book.utf8)) }
    #expect(error.location.line == 3)
  }

  @Test(arguments: [
    ("uno\u{0C}dos", "uno\ndos"), ("uno&#12;dos", "uno\ndos"), ("uno&#xB;dos", "uno\ndos"),
    ("Serv\u{01}icios", "Servicios"), ("Serv&#1;icios", "Servicios"), ("Serv&#x1F;icios", "Servicios"),
    ("a&#10;b", "a\nb"), ("a &amp; b", "a & b"), ("a&#xFFFF;b", "ab"), ("\u{1B}[1m&#27;", "[1m"),
  ])
  func `control characters of XML written by hand are line breaks or nothing`(
    _ written: String, _ read: String
  ) throws {
    let cells = try WorkbookFile.read(Array(Self.book.replacing("@", with: written).utf8)).sheets[0].cells
    #expect(cells.map(\.value) == [.text(read)])
  }

  @Test(arguments: [
    ("PT0H0M0.000S", 0.0), ("PT24H0M0.000S", 1), ("PT13H30M", 0.5625), ("P1DT12H", 1.5), ("-PT6H", -0.25),
    ("PT36M", 0.025), ("1899-12-30", 0), ("1899-12-31", 0), ("1899-12-30T12:00:00", 0.5), ("1900-01-01", 1),
    ("1900-02-28", 59), ("1900-03-01", 61), ("2024-06-26", 45469),
  ])
  func `dates and durations of strict workbooks are Excel's serials`(_ text: String, _ serial: Double) throws
  {
    let fixture = WorkbookFixture(rows: "<row r=\"1\"><c r=\"A1\" t=\"d\"><v>\(text)</v></c></row>")
    let cell = try #require(try fixture.read().sheets.first?.cells.first)
    #expect(cell.value == .date(serial) && cell.format.isDate)
    #expect((cell.format.kind == .duration) == text.contains("P"))
  }

  @Test(arguments: ["P", "PT", "PT5", "P1Y", "PTH", "5H", "PT1H2", "PT--1H", "1899-12-29"])
  func `what is neither a duration nor a date of Excel stays text or a number before its days`(_ text: String)
  {
    #expect(ISODuration.days(text) == nil)
  }

  // MARK: BIFF

  private static func format(_ code: String, cutBy cut: Int, isBIFF8: Bool) -> [UInt8] {
    let bytes = Array(code.utf8)
    let head = BIFFFixture.two(170) + (isBIFF8 ? BIFFFixture.two(bytes.count) + [0] : [UInt8(bytes.count)])
    return BIFFFixture.record(0x041E, Array((head + bytes).dropLast(cut)))
  }

  @Test(arguments: [0, 1, 2, 20], [true, false])
  func `a format that is cut short is what there is of it`(_ cut: Int, _ isBIFF8: Bool) throws {
    var fixture = BIFFFixture()
    fixture.isBIFF8 = isBIFF8
    fixture.globals = [
      Self.format("dd/mm/yyyy", cutBy: cut, isBIFF8: isBIFF8),
      BIFFFixture.record(0xE0, [0, 0] + BIFFFixture.two(170) + Array(repeating: 0, count: 16)),
    ]
    fixture.tabs = [
      ("a", 0, 0, [BIFFFixture.record(0x0203, BIFFFixture.cell(0, 0) + BIFFFixture.double(45469))])
    ]
    let cell = try #require(try WorkbookFile.read(fixture.file).sheets.first?.cells.first)
    #expect(cell.value == (cut < 20 ? .date(45469) : .number(45469)))
  }

  @Test(arguments: [255, 256, 300, 16_383])
  func `cells beyond the last column that Excel gave an .xls are read where they are`(_ column: Int) throws {
    var fixture = BIFFFixture()
    fixture.tabs = [
      ("a", 0, 0, [BIFFFixture.record(0x0203, BIFFFixture.cell(2, column) + BIFFFixture.double(7))])
    ]
    let cells = try WorkbookFile.read(fixture.file).sheets[0].cells
    #expect(cells.map(\.address) == [CellAddress(row: 2, column: column)])
  }

  @Test func `a cell where no sheet has a column is refused by the limit`() throws {
    var fixture = BIFFFixture()
    fixture.tabs = [
      ("a", 0, 0, [BIFFFixture.record(0x0203, BIFFFixture.cell(2, 16_384) + BIFFFixture.double(7))])
    ]
    let error = try #require(throws: SheetError.self) { try WorkbookFile.read(fixture.file) }
    #expect(error.kind == .tooLarge(what: .columns, limit: CellAddress.maximumColumns))
  }

  @Test func `a sheet whose place is stated just past its beginning is found`() throws {
    var fixture = BIFFFixture()
    fixture.tabs = [
      ("uno", 0, 0, [BIFFFixture.record(0x0203, BIFFFixture.cell(0, 0) + BIFFFixture.double(1))]),
      ("dos", 0, 0, [BIFFFixture.record(0x0203, BIFFFixture.cell(1, 1) + BIFFFixture.double(2))]),
    ]
    var stream = fixture.stream
    // Both BOUNDSHEET records, moved on by the length of the first record of their sheet.
    let places = stream.withUnsafeBufferPointer { stream in
      var records = BIFFRecords(stream)
      var places: [Int] = []
      while let record = records.next() {
        if record.type == 0x85 { places.append(record.position + 4) }
      }
      return places
    }
    for place in places {
      let position = Int(stream[place]) | Int(stream[place + 1]) << 8
      let length = Int(stream[position + 2]) | Int(stream[position + 3]) << 8
      let moved = CompoundFixture.little(UInt32(position + 4 + length))
      stream.replaceSubrange(place..<(place + 4), with: moved)
    }
    let workbook = try WorkbookFile.read(CompoundFixture.file([("Workbook", stream)]))
    #expect(workbook.sheets.map { $0.cells.map(\.value) } == [[.number(1)], [.number(2)]])
  }

  @Test func `a sheet of Excel 4 macros is reported`() throws {
    var fixture = BIFFFixture()
    fixture.tabs = [("Macro1", 0, 1, []), ("a", 0, 0, []), ("Gráfica", 0, 2, [])]
    let workbook = try WorkbookFile.read(fixture.file)
    #expect(workbook.sheets.map(\.name) == ["a"])
    #expect(workbook.notices == [WorkbookNotice(.macroSheet, sheet: "Macro1")])
  }

  // MARK: Packages

  @Test(arguments: [true, false])
  func `an .ods without its first entry is read by its manifest`(_ isSpreadsheet: Bool) throws {
    let office = "urn:oasis:names:tc:opendocument:xmlns:"
    let content = """
      <office:document-content xmlns:office="\(office)office:1.0" xmlns:table="\(office)table:1.0" xmlns:text="\(office)text:1.0">\
      <office:body><office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell \
      office:value-type="string"><text:p>Fin</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>\
      </office:body></office:document-content>
      """
    let type = "application/vnd.oasis.opendocument." + (isSpreadsheet ? "spreadsheet" : "text")
    let manifest = """
      <manifest:manifest xmlns:manifest="\(office)manifest:1.0"><manifest:file-entry manifest:full-path="/" \
      manifest:media-type="\(type)"/></manifest:manifest>
      """
    let bytes = StoredZip([
      ("META-INF/manifest.xml", Array(manifest.utf8)), ("content.xml", Array(content.utf8)),
    ]).archive
    guard isSpreadsheet else {
      #expect(throws: SheetError.self) { try WorkbookFile.read(bytes) }
      return
    }
    let workbook = try WorkbookFile.read(bytes)
    #expect(workbook.format == .ods && workbook.sheets[0].cells.map(\.value) == [.text("Fin")])
  }

  // MARK: Limits

  @Test func `a small file may hold fewer cells than a large one, and never more than it is allowed`() {
    let limits = ReadLimits(cells: 3_000_000, textBytes: 512 << 20)
    #expect(limits.forFile(of: 4000).cells == 1_000_000 && limits.forFile(of: 4000).textBytes == 64 << 20)
    #expect(limits.forFile(of: 8_000_000).cells == 2_000_000)
    #expect(
      limits.forFile(of: 90 << 20).cells == 3_000_000 && limits.forFile(of: 90 << 20).textBytes == 512 << 20)
    #expect(ReadLimits(cells: 2).forFile(of: 4000).cells == 2)
    // Who reads larger files by name lets them hold more, and smaller ones no less.
    #expect(ReadLimits(filesUpTo: 1000 << 20).forFile(of: 900 << 20).cells == 50_000_000)
    #expect(
      ReadLimits(filesUpTo: 1000 << 20).forFile(of: 4000)
        == ReadLimits(filesUpTo: 1000 << 20).forFile(of: 8000))
    #expect(ReadLimits(filesUpTo: 1 << 20).cells == ReadLimits.defaultCells)
  }

  @Test func `what a few bytes repeat a million times is refused by a named limit`() throws {
    let office = "urn:oasis:names:tc:opendocument:xmlns:"
    let book = """
      <office:document xmlns:office="\(office)office:1.0" xmlns:table="\(office)table:1.0" office:mimetype=\
      "application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="a">\
      <table:table-row table:number-rows-repeated="2000"><table:table-cell office:value-type="float" office:value="7" \
      table:number-columns-repeated="1000"/></table:table-row></table:table></office:spreadsheet></office:body></office:document>
      """
    let error = try #require(throws: SheetError.self) { try WorkbookFile.read(Array(book.utf8)) }
    #expect(error.kind == .tooLarge(what: .cells, limit: 1_000_000))
  }
}
