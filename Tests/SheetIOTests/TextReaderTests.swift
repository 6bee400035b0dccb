import Testing

import SheetIO

struct TextReaderTests {
  private func cells(_ text: String) throws -> [String] {
    try WorkbookFile.read(Array(text.utf8)).sheets.flatMap(\.cells).map { "\($0.address) \($0.shownText)" }
  }

  @Test(arguments: [
    ("a\tb\nc", ["A1 a", "B1 b", "A2 c"]),
    ("\n\nNivel\tNombre\n\nFin\t\tx\n", ["A3 Nivel", "B3 Nombre", "A5 Fin", "C5 x"]),
    ("a\tb\r\nc\td\r\n", ["A1 a", "B1 b", "A2 c", "B2 d"]),
    ("a\tb\rc\td", ["A1 a", "B1 b", "A2 c", "B2 d"]),
    (" a \t \tb", ["A1  a ", "B1  ", "C1 b"]),
    ("a\t\"dos\nrenglones\"\tb\nc\td", ["A1 a", "B1 dos\nrenglones", "C1 b", "A2 c", "B2 d"]),
    ("a\t\"con \"\"comillas\"\"\"\tb", ["A1 a", "B1 con \"comillas\"", "C1 b"]),
    ("a\t\"Programa\"\tb", ["A1 a", "B1 \"Programa\"", "C1 b"]),
    ("a\t\"Programa\" de obras\tb", ["A1 a", "B1 \"Programa\" de obras", "C1 b"]),
    ("a\tuno, dos, tres\nb\tuno; dos", ["A1 a", "B1 uno, dos, tres", "A2 b", "B2 uno; dos"]),
    ("una línea\n", ["A1 una línea"]),
    ("Hola, mundo\nsin comas\notra\nmás\n", ["A1 Hola, mundo", "A2 sin comas", "A3 otra", "A4 más"]),
  ])
  func `pasted text is read line by line, field by field`(_ text: String, _ expected: [String]) throws {
    #expect(try cells(text) == expected)
    #expect(try WorkbookFile.read(Array(text.utf8)).format == .tsv)
  }

  @Test(arguments: [
    ("a,b\n1,\"x, y\"\n", ["A1 a", "B1 b", "A2 1", "B2 x, y"]),
    ("a;b\n1,5;2,5\n", ["A1 a", "B1 b", "A2 1,5", "B2 2,5"]),
    ("a,b\n\n\"1\",\"con\r\nsalto\"\n", ["A1 a", "B1 b", "A3 1", "B3 con\r\nsalto"]),
    ("a,b,\n,,c", ["A1 a", "B1 b", "C2 c"]),
    ("a,\"b\tc\"\nd,e", ["A1 a", "B1 b\tc", "A2 d", "B2 e"]),
  ])
  func `comma and semicolon are distinguished by the lines`(_ text: String, _ expected: [String]) throws {
    #expect(try cells(text) == expected)
    #expect(try WorkbookFile.read(Array(text.utf8)).format == .csv)
  }

  @Test(arguments: [
    ("5\" de ancho\tx\ny\tz", [WorkbookNotice.Kind.strayQuote(line: 1)]),
    ("a\t\"b\nc\td", [.strayQuote(line: 1)]),
    ("a,b\nc,d \"e\"\n", [.strayQuote(line: 2)]),
    ("a,b\nc,\"d\n", [.strayQuote(line: 2)]),
    ("a,b\n\"x\ny\",c,d\n", [.raggedRow(line: 2, found: 3, expected: 2)]),
    ("a\tb\nc\td\te", []),
  ])
  func `stray quotes and ragged rows are noticed with their line`(
    _ text: String, _ kinds: [WorkbookNotice.Kind]
  ) throws {
    let workbook = try WorkbookFile.read(Array(text.utf8))
    #expect(workbook.notices == kinds.map { WorkbookNotice($0, sheet: TextReader.sheetName) })
  }

  private static let sample = "Propósito\tPlaneación\tAÑO\n¿Cómo?\t“Método”\tángulo º\n"

  @Test(arguments: [
    ("UTF-8", nil), ("UTF-8 mark", nil), ("UTF-16LE", "UTF-16LE"), ("UTF-16BE", "UTF-16BE"),
    ("UTF-16LE mark", "UTF-16LE"),
    ("UTF-16BE mark", "UTF-16BE"), ("windows-1252", "windows-1252"), ("MacRoman", "MacRoman"),
  ])
  func `every encoding gives the same cells`(_ encoding: String, _ noticed: String?) throws {
    let workbook = try WorkbookFile.read(Self.encoded(Self.sample, encoding))
    let same = try WorkbookFile.read(Array(Self.sample.utf8))
    #expect(workbook.sheets.first?.cells == same.sheets.first?.cells)
    #expect(workbook.notices.map(\.kind) == (noticed.map { [.encoding($0)] } ?? []))
  }

  private static func encoded(_ text: String, _ encoding: String) -> [UInt8] {
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    switch encoding {
    case "UTF-8 mark": return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case "UTF-16LE": return little
    case "UTF-16BE": return big
    case "UTF-16LE mark": return [0xFF, 0xFE] + little
    case "UTF-16BE mark": return [0xFE, 0xFF] + big
    case "windows-1252": return single(text, ["“": 0x93, "”": 0x94])
    case "MacRoman":
      return single(
        text,
        [
          "á": 0x87, "é": 0x8E, "í": 0x92, "ó": 0x97, "ú": 0x9C, "ñ": 0x96, "Ñ": 0x84, "¿": 0xC0, "º": 0xBC,
          "“": 0xD2, "”": 0xD3,
        ])
    default: return Array(text.utf8)
    }
  }

  private static func single(_ text: String, _ special: [Unicode.Scalar: UInt8]) -> [UInt8] {
    text.unicodeScalars.map { special[$0] ?? UInt8(truncatingIfNeeded: $0.value) }
  }

  @Test func `text damaged in one place is refused, not read as another encoding`() throws {
    let bytes = Array("Año\tNiñez\nMéxico\t".utf8) + [0xC3] + Array("\nfin\t1\n".utf8)
    let error = try #require(throws: SheetError.self) { try WorkbookFile.read(bytes) }
    #expect(
      error
        == SheetError(
          .undecodableText(
            BilingualText(es: "tiene bytes que no son UTF-8", en: "it has bytes that are not UTF-8")),
          at: SheetLocation(line: 2)))
  }

  @Test func `a table of text obeys the limits`() throws {
    let error = try #require(throws: SheetError.self) {
      try WorkbookFile.read(Array("a\tb\nc\td".utf8), limits: ReadLimits(cells: 3))
    }
    #expect(error.kind == .tooLarge(what: .cells, limit: 3))
  }
}
