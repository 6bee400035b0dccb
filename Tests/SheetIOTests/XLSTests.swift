import Testing

@testable import SheetIO

/// Legacy Excel, record by record.
struct XLSTests {
  private func sheet(
    _ records: [[UInt8]], globals: [[UInt8]] = [], isBIFF8: Bool = true
  ) throws -> Sheet {
    var fixture = BIFFFixture(isBIFF8: isBIFF8, globals: globals)
    fixture.tabs = [("Hoja1", 0, 0, records)]
    return try #require(try WorkbookFile.read(fixture.file).sheets.first)
  }

  private func values(_ sheet: Sheet) -> [CellValue] { sheet.cells.map(\.value) }

  @Test(
    arguments: [
      (0x3FF0_0000, 1), (0x4059_0001, 1), (12 << 2 | 2, 12), (1234 << 2 | 3, 12.34), (0xFFFF_FFEE, -5),
      (0xFFFF_FDAB, -1.5),
    ] as [(UInt32, Double)])
  func `a number in four bytes has four ways`(_ stored: UInt32, _ number: Double) throws {
    let record = BIFFFixture.record(0x027E, BIFFFixture.cell(2, 3) + CompoundFixture.little(stored))
    let sheet = try sheet([record])
    #expect(sheet.cells.map(\.address) == [CellAddress(row: 2, column: 3)])
    #expect(values(sheet) == [.number(number)])
  }

  @Test func `several numbers of a row are in one record`() throws {
    let numbers = [7, 8, 9].flatMap { BIFFFixture.two(0) + CompoundFixture.little(UInt32($0 << 2 | 2)) }
    let sheet = try sheet([
      BIFFFixture.record(0x00BD, BIFFFixture.two(4) + BIFFFixture.two(1) + numbers + BIFFFixture.two(3))
    ])
    #expect(sheet.cells.map(\.address.description) == ["B5", "C5", "D5"])
    #expect(values(sheet) == [.number(7), .number(8), .number(9)])
  }

  @Test func `truth values and errors are distinguished`() throws {
    let sheet = try sheet([
      BIFFFixture.record(0x0205, BIFFFixture.cell(0, 0) + [1, 0]),
      BIFFFixture.record(0x0205, BIFFFixture.cell(0, 1) + [0x07, 1]),
      BIFFFixture.record(0x0205, BIFFFixture.cell(0, 2) + [0x2A, 1]),
    ])
    #expect(values(sheet) == [.boolean(true), .error("#DIV/0!"), .error("#N/A")])
  }

  @Test func `a formula gives its stored result, whatever kind it has`() throws {
    func formula(_ column: Int, _ result: [UInt8], type: Int = 6) -> [UInt8] {
      BIFFFixture.record(type, BIFFFixture.cell(0, column) + result + [0, 0, 0, 0, 0, 0, 0, 0])
    }
    let sheet = try sheet(
      [
        formula(0, BIFFFixture.double(12.5)), formula(1, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        formula(2, [2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF]), formula(3, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        formula(4, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        // The shared formula that may be between a formula and its text.
        BIFFFixture.record(0x04BC, [0, 0, 0, 0, 4, 4, 0, 1]),
        BIFFFixture.record(0x0207, BIFFFixture.wide("añ")),
        BIFFFixture.record(0x3C, [1] + BIFFFixture.two(0x6F)),
        formula(5, BIFFFixture.double(3), type: 0x0406),
      ].enumerated().map { index, record in
        // The text of three letters breaks after two.
        index == 6
          ? BIFFFixture.record(
            0x0207, BIFFFixture.two(3) + [1] + "añ".utf16.flatMap { BIFFFixture.two(Int($0)) }) : record
      })
    #expect(values(sheet) == [.number(12.5), .boolean(true), .error("#REF!"), .text("año"), .number(3)])
    #expect(sheet.cells.allSatisfy { $0.isFormula })
  }

  @Test func `shared strings go on in other records, wide or narrow again`() throws {
    // "Ñandú€" breaks in the middle; the second half is wide, the first was narrow.
    let first: [UInt8] = BIFFFixture.two(6) + [0] + [0xD1, 0x61, 0x6E]
    let second: [UInt8] = [1] + "dú€".utf16.flatMap { BIFFFixture.two(Int($0)) }
    // A string with formatting runs and phonetics, which are not part of the text.
    let rich: [UInt8] =
      BIFFFixture.two(2) + [0x0C] + BIFFFixture.two(1) + CompoundFixture.little(3) + [0x48, 0x69]
    let strings =
      BIFFFixture.record(0xFC, CompoundFixture.little(2) + CompoundFixture.little(2) + first)
      + BIFFFixture.record(0x3C, second + rich) + BIFFFixture.record(0x3C, [1, 0, 0, 0, 9, 9, 9])
    let sheet = try sheet(
      [0, 1].map { BIFFFixture.record(0xFD, BIFFFixture.cell(0, $0) + CompoundFixture.little(UInt32($0))) },
      globals: [strings])
    #expect(values(sheet) == [.text("Ñandú€"), .text("Hi")])
  }

  @Test func `a text that the table does not hold is reported`() throws {
    var fixture = BIFFFixture()
    fixture.tabs = [
      ("Hoja1", 0, 0, [BIFFFixture.record(0xFD, BIFFFixture.cell(3, 1) + CompoundFixture.little(9))])
    ]
    let workbook = try WorkbookFile.read(fixture.file)
    #expect(workbook.notices.map(\.kind) == [.lostSharedString(CellAddress(row: 3, column: 1))])
  }

  @Test func `percentages and dates are known by their format, in both date systems`() throws {
    func style(_ format: Int) -> [UInt8] {
      BIFFFixture.record(0xE0, BIFFFixture.two(0) + BIFFFixture.two(format) + Array(repeating: 0, count: 16))
    }
    let custom = BIFFFixture.record(
      0x041E, BIFFFixture.two(164) + BIFFFixture.two(10) + [0] + Array("dd/mm/yyyy".utf8))
    let records = (0..<3).map {
      BIFFFixture.record(0x0203, BIFFFixture.cell(0, $0, style: $0) + BIFFFixture.double(0.5))
    }
    let sheet = try sheet(
      records, globals: [BIFFFixture.record(0x22, [1, 0]), custom, style(0), style(9), style(164)])
    #expect(values(sheet) == [.number(0.5), .number(0.5), .date(0.5)])
    #expect(sheet.cells[1].format.isPercent)
    #expect(sheet.cells[2].format.dateSystem == .from1904)
  }

  @Test func `merges, hidden rows and hidden columns are kept`() throws {
    let sheet = try sheet([
      BIFFFixture.record(0xE5, BIFFFixture.two(1) + [2, 0, 4, 0, 1, 0, 3, 0]),
      BIFFFixture.record(0x0208, BIFFFixture.two(7) + Array(repeating: 0, count: 10) + [0x20, 0, 0, 0]),
      BIFFFixture.record(0x7D, BIFFFixture.two(2) + BIFFFixture.two(4) + [0, 9, 0, 0, 1, 0, 0, 0]),
      BIFFFixture.record(0x0203, BIFFFixture.cell(0, 0) + BIFFFixture.double(1)),
    ])
    #expect(sheet.merges.map(\.description) == ["B3:D5"])
    #expect(sheet.hiddenRows == [7])
    #expect(sheet.hiddenColumns == [2...4])
  }

  @Test func `tabs have their visibility, and only grids are sheets`() throws {
    var fixture = BIFFFixture()
    fixture.tabs = [
      ("Uno", 0, 0, []), ("Grafica", 0, 2, []), ("Dos", 1, 0, []), ("Macro", 0, 1, []), ("Tres", 2, 0, []),
    ]
    let sheets = try WorkbookFile.read(fixture.file).sheets
    #expect(sheets.map(\.name) == ["Uno", "Dos", "Tres"])
    #expect(sheets.map(\.visibility) == [.visible, .hidden, .veryHidden])
    #expect(sheets.map(\.position) == [0, 1, 2])
  }

  @Test(
    arguments: [
      (1252, [0xD1, 0x80], "Ñ€"), (10000, [0x84, 0xDB], "Ñ€"), (1251, [0xDF], "Я"), (932, [0x93, 0xFA], "日"),
      (850, [0xA5], "Ñ"), (10029, [0x82], "ā"), (437, [0xA4], "ñ"),
    ] as [(Int, [UInt8], String)])
  func `texts of BIFF5 are in the file's code page`(_ page: Int, _ bytes: [UInt8], _ text: String) throws {
    let sheet = try sheet(
      [BIFFFixture.record(0x0204, BIFFFixture.cell(0, 0) + BIFFFixture.two(bytes.count) + bytes)],
      globals: [BIFFFixture.record(0x42, BIFFFixture.two(page))], isBIFF8: false)
    #expect(values(sheet) == [.text(text)])
  }

  @Test func `a code page without decoder is an error, never wrong letters`() throws {
    let error = #expect(throws: SheetError.self) {
      try sheet([], globals: [BIFFFixture.record(0x42, BIFFFixture.two(21010))], isBIFF8: false)
    }
    #expect(
      error?.kind
        == .undecodableText(
          BilingualText(es: "no se conoce la página de códigos 21010", en: "code page 21010 is not known")))
  }

  @Test func `a workbook under a password is refused as such`() throws {
    let error = #expect(throws: SheetError.self) {
      try sheet([], globals: [BIFFFixture.record(0x2F, [0, 0, 1, 2, 3, 4])])
    }
    #expect(error?.kind == .passwordProtected)
  }

  @Test func `a stream that breaks off in a sheet is a cut file`() throws {
    var fixture = BIFFFixture()
    let numbers = (0..<200).map {
      BIFFFixture.record(0x0203, BIFFFixture.cell($0, 0) + BIFFFixture.double(1))
    }
    fixture.tabs = [("Hoja1", 0, 0, numbers)]
    let file = fixture.file
    let error = #expect(throws: SheetError.self) {
      try WorkbookFile.read(Array(file[..<(file.count - 1500)]))
    }
    #expect(error?.kind == .truncated(afterBytes: file.count - 1500))
  }

  @Test(arguments: [[3, 2, 1, 0], [0, 2, 1, 3], [1, 2, 3, 0]])
  func `in which order the sectors of a file lie makes no difference`(order: [Int]) throws {
    var fixture = BIFFFixture()
    let numbers = (0..<100).map {
      BIFFFixture.record(0x0203, BIFFFixture.cell($0, 0) + BIFFFixture.double(Double($0)))
    }
    fixture.tabs = [("Hoja1", 0, 0, numbers)]
    let file = fixture.file
    let sectors = (2..<(file.count / CompoundFixture.sectorBytes - 1)).count
    // The sectors are moved by fours.
    let places = (0..<sectors).map { index in
      let group = index / 4 * 4
      return group + 4 <= sectors ? group + order[index % 4] : index
    }
    let moved = CompoundFixture.moved(file, to: places)
    #expect(moved != file)
    let cells = try WorkbookFile.read(moved).sheets.map(\.cells)
    let expected = try WorkbookFile.read(file).sheets.map(\.cells)
    #expect(cells == expected)
  }

  @Test(arguments: [UInt32(0), 1, 200, 1_048_576, .max])
  func `how many rows a sheet says that it has changes neither its cells nor its memory`(rows: UInt32) throws
  {
    func numbers(_ count: Int) -> [[UInt8]] {
      (0..<count).map { BIFFFixture.record(0x0203, BIFFFixture.cell($0, 0) + BIFFFixture.double(Double($0))) }
    }
    let size = CompoundFixture.little(0) + CompoundFixture.little(rows) + [0, 0, 0xFF, 0xFF, 0, 0]
    var fixture = BIFFFixture()
    fixture.tabs = [
      ("Hoja1", 0, 0, [BIFFFixture.record(0x0200, size)] + numbers(100)), ("Hoja2", 0, 0, numbers(2_000)),
    ]
    let sheets = try WorkbookFile.read(fixture.file).sheets
    #expect(sheets.map(\.cells.count) == [100, 2_000])
    #expect(sheets[0].cells.capacity <= 256)
  }

  @Test func `a chain of sectors that loops is refused`() throws {
    var fixture = BIFFFixture()
    fixture.tabs = [
      (
        "Hoja1", 0, 0,
        (0..<200).map { BIFFFixture.record(0x0203, BIFFFixture.cell($0, 0) + BIFFFixture.double(1)) }
      )
    ]
    var file = fixture.file
    // The third sector of the stream leads back to its first.
    let entry = CompoundFixture.sectorBytes + 4 * 4
    file.replaceSubrange(entry..<(entry + 4), with: CompoundFixture.little(2))
    let error = #expect(throws: SheetError.self) { try WorkbookFile.read(file) }
    #expect(
      error?.kind
        == .damagedContainer(
          BilingualText(es: "una cadena de sectores que da vueltas", en: "a chain of sectors that loops")))
  }

  @Test func `no damage makes the reader crash or hang`() {
    var fixture = BIFFFixture()
    fixture.globals = [
      BIFFFixture.record(
        0xFC, CompoundFixture.little(1) + CompoundFixture.little(1) + BIFFFixture.wide("Índice")),
      BIFFFixture.record(0x041E, BIFFFixture.two(164) + BIFFFixture.two(2) + [0, 0x30, 0x25]),
      BIFFFixture.record(0xE0, Array(repeating: 0, count: 20)),
    ]
    fixture.tabs = [
      (
        "Hoja1", 0, 0,
        [
          BIFFFixture.record(0xFD, BIFFFixture.cell(0, 0) + CompoundFixture.little(0)),
          BIFFFixture.record(0x0203, BIFFFixture.cell(1, 0) + BIFFFixture.double(2.5)),
          BIFFFixture.record(0xE5, BIFFFixture.two(1) + [2, 0, 4, 0, 1, 0, 3, 0]),
          BIFFFixture.record(6, BIFFFixture.cell(2, 0) + [0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0]),
          BIFFFixture.record(0x0207, BIFFFixture.wide("texto")),
        ]
      )
    ]
    let file = fixture.file
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var outcomes = (read: 0, refused: 0)
    for round in 0..<3000 {
      var damaged = round < file.count / 8 ? Array(file[..<(round * 8)]) : file
      if round >= file.count / 8 {
        for _ in 0...random(6) { damaged[random(damaged.count)] = UInt8(random(256)) }
      }
      do throws(SheetError) {
        _ = try WorkbookFile.read(damaged)
        outcomes.read += 1
      } catch {
        outcomes.refused += 1
      }
    }
    #expect(outcomes.read > 0 && outcomes.refused > 0)
  }
}
