import Foundation
import Testing

@testable import SheetIO

/// What is written part by part is what libxlsxwriter writes, byte for byte.
struct BookWriterTests {
  private static func parts(of archive: [UInt8]) throws -> [String: String] {
    try archive.withUnsafeBytes { bytes in
      let archive = try ZipArchive(bytes)
      var parts: [String: String] = [:]
      for index in 0..<archive.entryCount {
        var part: [UInt8] = []
        try archive.inflate(entry: index) { part += $0 }
        parts[archive.name(ofEntry: index) ?? ""] = String(decoding: part, as: UTF8.self)
      }
      return parts
    }
  }

  private func expectSame(_ workbook: DrawnWorkbook, _ location: SourceLocation = #_sourceLocation) throws {
    try #require(BookWriter.canWrite(workbook), sourceLocation: location)
    let own = try Self.parts(of: XLSXWriter.bytes(of: workbook))
    let library = try Self.parts(
      of: WrittenFile.bytes { path throws(SheetError) in try LibraryWriter.write(workbook, to: path) })
    #expect(own.keys.sorted() == library.keys.sorted(), sourceLocation: location)
    for (name, part) in library { #expect(own[name] == part, "\(name)", sourceLocation: location) }
  }

  private static func box(
    _ row: Int, _ column: Int, _ content: DrawnSheet.Content,
    _ style: CellStyle = CellStyle(fontSize: 8)
  ) -> DrawnSheet.Box {
    let cell = CellAddress(row: row, column: column)
    return DrawnSheet.Box(CellRange(cell, cell), content, style)
  }

  private static func sheet(
    _ name: String = "Hoja", _ boxes: [DrawnSheet.Box] = [], _ change: (inout DrawnSheet) -> Void = { _ in }
  ) -> DrawnSheet {
    var sheet = DrawnSheet(name: name)
    sheet.boxes = boxes
    change(&sheet)
    return sheet
  }

  // MARK: Cells

  @Test(arguments: [
    "Índice de obras", "<a> & \"b\" 'c'", " con espacio delante", "detrás\n", "\tentre\ttabuladores",
    "dos\nlíneas",
    "_x0041_", "\u{1}\u{1F}", "\u{FFFE}", "🙂 e\u{301} é", "=1+1", "12", "",
  ])
  func `texts are written alike`(_ text: String) throws {
    try expectSame(DrawnWorkbook(sheets: [Self.sheet("Hoja", [Self.box(0, 0, .text(text))])]))
  }

  @Test func `a text is kept once, and letters that only look alike are two`() throws {
    let texts = ["é", "e\u{301}", "é", "otro", "é", "otro"] + (0..<3_000).map { "texto \($0 % 1_700)" }
    let boxes = texts.enumerated().map { Self.box($0 / 7, $0 % 7, .text($1)) }
    try expectSame(DrawnWorkbook(sheets: [Self.sheet("Una", boxes), Self.sheet("Dos", boxes)]))
  }

  @Test func `numbers are written alike`() throws {
    var numbers: [Double] = [
      0, -0.0, 1, -1, 0.1, 0.07, 0.07.nextDown, 1e14, 1e15, 999_999_999_999_999, 1e16, 123456789012345680,
      1e300, 1e-300,
      .leastNonzeroMagnitude, 33.3333333333333, 9.95, -2.5, .pi, 1 / 3, 2_147_483_648, 4_294_967_296.5,
      .greatestFiniteMagnitude,
    ]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      numbers.append(Double(Int64.random(in: -1_000_000...1_000_000, using: &random)) / 100)
      numbers.append(Double(bitPattern: .random(in: 0...0x7FEF_FFFF_FFFF_FFFF, using: &random)))
    }
    let boxes = numbers.enumerated().map { Self.box($0 / 30, $0 % 30, .number($1)) }
    try expectSame(DrawnWorkbook(sheets: [Self.sheet("Hoja", boxes)]))
  }

  @Test
  func `formulas, truth values, blank and merged cells are written alike, in whatever order they are drawn`()
    throws
  {
    let boxes = [
      Self.box(40, 800, .text("lejos")), Self.box(3, 27, .formula("=A1<B1", result: 2.5)),
      Self.box(3, 1, .blankFormula("=IF(COUNT(A1:A4)=0,\"\",SUM(A1:A4))")), Self.box(3, 0, .boolean(true)),
      Self.box(2, 5, .boolean(false)), Self.box(2, 2, .blank), Self.box(17, 3, .text("")),
      DrawnSheet.Box(
        CellRange(CellAddress(row: 5, column: 1), CellAddress(row: 7, column: 4)), .text("unidas"),
        CellStyle(fontSize: 9)),
      DrawnSheet.Box(
        CellRange(CellAddress(row: 8, column: 0), CellAddress(row: 8, column: 3)), .blank,
        CellStyle(fontSize: 8)),
    ]
    try expectSame(DrawnWorkbook(sheets: [Self.sheet("Hoja", boxes)]))
    try expectSame(DrawnWorkbook(sheets: [Self.sheet("Hoja", boxes.reversed())]))
    try expectSame(DrawnWorkbook(sheets: [Self.sheet()]))
  }

  @Test func `rows and columns are written alike`() throws {
    let boxes = [Self.box(1, 2, .number(1)), Self.box(20, 9, .number(2)), Self.box(33, 0, .number(3))]
    for fill in [true, false] {
      try expectSame(
        DrawnWorkbook(sheets: [
          Self.sheet("Hoja", fill ? boxes : []) {
            $0.columnWidths = [0, 0.5, 1, 8.43, 12.3, 50.7109375, 255]
            $0.rowHeights = [0: 15, 1: 24, 3: 409, 18: 12.75, 40: 14]
          },
          Self.sheet("Otra", fill ? boxes : []) {
            $0.defaultRowHeight = 108
            $0.rowHeights = [2: 108, 5: 15, 20: 30.5]
          },
          Self.sheet("Con alto de siempre", boxes) {
            $0.defaultRowHeight = 15
            $0.rowHeights = [2: 15, 5: 20]
          },
        ]))
    }
  }

  // MARK: Styles

  private static let styles: [CellStyle] = {
    var styles = [CellStyle(fontSize: 9.5), CellStyle(fontSize: 8)]
    func vary(_ changes: [(inout CellStyle) -> Void]) {
      styles = styles.flatMap { style in [style] + changes.map { style.with($0) } }
    }
    vary([{ $0.horizontal = .left }, { $0.horizontal = .center }, { $0.horizontal = .right }])
    vary([{ $0.vertical = .bottom }, { $0.vertical = .middle }, { $0.vertical = .spread }])
    vary([{ $0.indent = 2 }])
    vary([
      { $0.wrap = false },
      {
        $0.wrap = false; $0.shrink = true
      }, { $0.shrink = true },
    ])
    vary([
      { $0.border = true },
      {
        $0.border = true; $0.openTop = true
      },
      {
        $0.border = true; $0.openBottom = true
      },
      { $0.topRule = true },
    ])
    styles += [CellStyle(fontSize: 8), CellStyle(fontSize: 14)].flatMap { style in
      [
        style.with { $0.bold = true }, style.with { $0.background = 0xD3DCE6 },
        style.with { $0.background = 0 },
        style.with { $0.textColor = 0x9C0006 }, style.with { $0.textColor = 0 },
        style.with { $0.unlocked = true },
        style.with { $0.numberFormat = "#,##0.00_)" }, style.with { $0.numberFormat = "0" },
        style.with { $0.numberFormat = "\"<&>\" @" }, style.with { $0.numberFormat = "" },
      ]
    }
    return styles
  }()

  @Test func `every style is written alike`() throws {
    let boxes = Self.styles.enumerated().map { Self.box($0 / 40, $0 % 40, .number(Double($0)), $1) }
    try expectSame(DrawnWorkbook(sheets: [Self.sheet("Hoja", boxes), Self.sheet("Otra", boxes.reversed())]))
  }

  // MARK: How sheets behave and are printed

  @Test func `what may be typed and what is coloured is written alike`() throws {
    let cells = CellRange(CellAddress(row: 1, column: 0), CellAddress(row: 9, column: 27))
    let cell = CellRange(CellAddress(row: 0, column: 0), CellAddress(row: 0, column: 0))
    let input = SheetBehaviour.Message("Título <&>", "Texto \"entre\" comillas\ny otro renglón")
    try expectSame(
      DrawnWorkbook(sheets: [
        Self.sheet(
          "Hoja", [Self.box(0, 0, .number(1), CellStyle(fontSize: 8).with { $0.numberFormat = "0" })]
        ) {
          $0.behaviour.isProtected = true
          $0.behaviour.validations = [
            .init(cells, .any, input: input), .init(cell, .any, input: input, error: input),
            .init(cells, .list(name: "lista_tipo", isAdvice: true), input: input, error: input),
            .init(cells, .list(name: "lista_tipo", isAdvice: false), input: input),
            .init(cells, .number(-999_999_999_999_999...0.5), input: input, error: input),
            .init(cell, .integer(1900...2199), input: input, error: input),
          ]
          $0.behaviour.colorings = [
            .init(
              cells, where: "=AND(A2>1,A2<\"b\")", CellStyle(fontSize: 8).with { $0.background = 0xC6EFCE }),
            .init(cell, where: "=LEN(A1)=0", CellStyle(fontSize: 8).with { $0.numberFormat = "0.0" }),
            .init(
              cells, where: "=A2=0",
              CellStyle(fontSize: 8).with {
                $0.numberFormat = "0"
                $0.textColor = 0x006100
                $0.bold = true
              }),
            .init(cells, where: "=A2=1", CellStyle(fontSize: 8).with { $0.background = 0xC6EFCE }),
          ]
        }
      ]))
  }

  @Test(arguments: [(3, 0), (0, 2), (11, 27)], [nil, (0, 0), (12, 30)] as [(Int, Int)?])
  func `what is seen first is written alike`(_ frozen: (Int, Int), _ selected: (Int, Int)?) throws {
    try expectSame(
      DrawnWorkbook(sheets: [
        Self.sheet("Hoja", [Self.box(0, 0, .number(1))]) {
          $0.behaviour.frozen = CellAddress(row: frozen.0, column: frozen.1)
          $0.behaviour.selected = selected.map { CellAddress(row: $0.0, column: $0.1) }
          $0.behaviour.zoom = 85
        },
        Self.sheet("Oculta") { $0.behaviour.isHidden = true },
      ]))
  }

  @Test(arguments: [nil, 108.0]) func `comments are written alike, wherever their cells are`(
    _ height: Double?
  ) throws {
    let boxes = [Self.box(0, 0, .number(1)), Self.box(4, 3, .text("a")), Self.box(9, 30, .text("b"))]
    let sheet = Self.sheet("Hoja", boxes) {
      $0.columnWidths = (0..<28).map { Double($0 * 3 % 40) + 0.7109375 }
      $0.rowHeights = [0: 24, 3: 10.5, 5: 200, 6: 15]
      $0.defaultRowHeight = height
      for (row, column) in [(9, 30), (0, 0), (1, 0), (4, 3), (4, 2), (8, 27), (60, 5)] {
        let text = String(repeating: "Aviso: dice <102> y & es la suma. ", count: 1 + row % 9)
        $0.behaviour.comments.append((CellAddress(row: row, column: column), row == 1 ? text + "\n" : text))
      }
    }
    let many = Self.sheet("Muchos", boxes) { sheet in
      for row in 0..<1_030 {
        sheet.behaviour.comments.append((CellAddress(row: row, column: row % 3), "Comentario \(row)"))
      }
    }
    try expectSame(
      DrawnWorkbook(sheets: [
        sheet, Self.sheet("Sin", boxes), many, Self.sheet("Otra") { $0.behaviour = sheet.behaviour },
      ]))
  }

  @Test func `pages are written alike`() throws {
    let boxes = [Self.box(0, 0, .number(1))]
    try expectSame(
      DrawnWorkbook(sheets: [
        Self.sheet("Pp 1 (2)", boxes) {
          $0.footer = "&L&8 Unidad <&> \"x\"\n 2024&R&P"
          $0.repeatedRows = 3...5
          $0.pageBreaks = [7, 12]
          $0.paper = .letter
        },
        Self.sheet("Pp 1", boxes) {
          $0.repeatedColumns = 0...27
          $0.columnBreaks = [4, 9]
        },
        Self.sheet("L'Hoja_2.a", boxes) {
          $0.repeatedRows = 0...0
          $0.repeatedColumns = 0...0
          $0.columnBreaks = [1]
          $0.pageBreaks = [1]
        },
        Self.sheet("Áreas", boxes) { $0.repeatedRows = 1...2 },
        Self.sheet("zeta", boxes) { $0.footer = nil },
        Self.sheet("Zeta2", boxes) { $0.repeatedRows = 1...2 },
      ]))
  }

  @Test func `properties and names are written alike`() throws {
    var workbook = DrawnWorkbook(
      sheets: [
        Self.sheet("Informe", [Self.box(0, 0, .text("a"))]) { $0.repeatedRows = 0...1 },
        Self.sheet("Listas", [Self.box(0, 0, .text("b"))]),
      ],
      title: "Informe <&> " + String(repeating: "á", count: 300), subject: "Programa\nde dos líneas",
      company: "\"Dirección\"", stamp: ("mirsheet-plantilla", "1.1"))
    workbook.keywords = "plantilla, 504"
    workbook.names = [
      ("lista_tipo", "=Listas!$A$1:$A$2"), ("Lista_a", "=Listas!$A$1:$A$1"), ("zz", "=Listas!$B$1"),
    ]
    try expectSame(workbook)
  }

  // MARK: What is refused

  @Test(arguments: ["", "a/b", "[x]", "'x", "x'", String(repeating: "x", count: 32), "HOJA"])
  func `a name that Excel does not allow for a sheet is refused, and the sheet is named`(_ name: String)
    throws
  {
    let workbook = DrawnWorkbook(sheets: [Self.sheet("Hoja"), Self.sheet(name)])
    let error = #expect(throws: SheetError.self) { try XLSXWriter.bytes(of: workbook) }
    #expect(error == SheetError(.cannotWrite(LibraryReasons.sheetName), at: SheetLocation(sheet: name)))
  }

  @Test func `a text that no cell holds is refused with sheet and cell`() throws {
    let text = String(repeating: "🙂", count: 16_384)
    let workbook = DrawnWorkbook(sheets: [Self.sheet("Hoja", [Self.box(4, 2, .text(text))])])
    let error = #expect(throws: SheetError.self) { try XLSXWriter.bytes(of: workbook) }
    #expect(error?.location == SheetLocation(sheet: "Hoja", cell: CellAddress(row: 4, column: 2)))
    #expect(
      error?.kind == .textTooLong(BilingualText(es: "el texto", en: "the text"), length: 32_768))
    let fits = DrawnWorkbook(sheets: [Self.sheet("Hoja", [Self.box(0, 0, .text(String(text.dropLast())))])])
    #expect(throws: Never.self) { try XLSXWriter.bytes(of: fits) }
  }

  @Test func `a cell beyond the largest sheet is refused`() throws {
    let far = DrawnWorkbook(sheets: [
      Self.sheet("Hoja", [Self.box(0, CellAddress.maximumColumns, .number(1))])
    ])
    let error = #expect(throws: SheetError.self) { try XLSXWriter.bytes(of: far) }
    #expect(error?.location.sheet == "Hoja")
  }

  @Test func `equal workbooks give equal bytes`() throws {
    let workbook = DrawnWorkbook(sheets: [Self.sheet("Hoja", [Self.box(0, 0, .text("uno"))])])
    #expect(try XLSXWriter.bytes(of: workbook) == XLSXWriter.bytes(of: workbook))
  }
}
