import Foundation
import SheetIO
import Testing

/// A workbook as somebody outside the project opens, asks and writes it.
struct WorkbookAccessTests {
  private static let workbook = Workbook(sheets: [
    Sheet(
      name: "Guardada", position: 0, visibility: .hidden,
      cells: [Cell(CellAddress(row: 0, column: 0), "oculto")]),
    Sheet(name: "Metas", rows: [["Nivel", "Meta", nil], ["Fin", 12.5, true], [], [nil, 3]]),
    Sheet(name: "Año d'antes", rows: [["Nivel"], [7]]),
  ])

  @Test(
    arguments: [
      ("B2", 12.5), ("$b$2", 12.5), ("B4", 3), ("Metas!B4", 3), ("metas!b4", 3), ("'Año d''antes'!A2", 7),
      ("Año d'antes!A2", 7), ("C1", nil), ("B3", nil), ("ZZ9", nil), ("B", nil), ("2", nil), ("", nil),
      ("Otra!B2", nil), ("!B2", nil),
    ] as [(String, Double?)])
  func `a cell is found by the address that people write`(_ address: String, _ number: Double?) {
    #expect(Self.workbook[address]?.number == number)
  }

  @Test func `sheets and their cells are asked by name, address and range`() throws {
    let sheet = try #require(Self.workbook[sheet: "metas"])
    #expect(sheet["A2"]?.text == "Fin")
    #expect(sheet["C2"]?.value == .boolean(true))
    #expect(sheet[CellAddress(row: 3, column: 1)]?.value == 3)
    #expect(try sheet[#require(CellRange(a1: "B1:C4"))].map(\.shownText) == ["Meta", "12.5", "TRUE", "3"])
    #expect(sheet.usedRange == CellRange(a1: "A1:C4"))
    #expect(Sheet(name: "Vacía", rows: []).usedRange == nil)
    #expect(Self.workbook[sheet: "Otra"] == nil)
  }

  @Test func `a workbook that is written holds the same values`() throws {
    let date = CellAddress(row: 5, column: 0)
    var sheet = Sheet(
      name: "Todo", position: 0,
      cells: [
        ("A1", "texto"), ("B1", 12.5), ("C1", true), ("A2", 0.155), ("B2", 1_234_567.5),
        ("A3", .error("#N/A")),
        ("B3", .number(.infinity)), ("A4", "unida"),
      ].compactMap { (text: String, value: CellValue) in CellAddress(a1: text).map { Cell($0, value) } } + [
        Cell(CellAddress(row: 1, column: 2), 0.5, format: NumberFormat(.percent, decimals: 1)),
        Cell(date, .date(45_469), format: NumberFormat(.date)),
        Cell(
          CellAddress(row: 6, column: 0), .date(44_007), format: NumberFormat(.date, dateSystem: .from1904)),
      ])
    sheet.merges = ["A4:C4", "A1:B1", "B4:B5"].compactMap { CellRange(a1: $0) }
    let read = try Workbook(try Workbook(sheets: [sheet]).xlsx())
    let back = try #require(read[sheet: "Todo"])
    #expect(back["A1"]?.text == "texto" && back["B1"]?.number == 12.5 && back["C1"]?.value == true)
    #expect(back["C2"]?.shownText == "50.0%")
    #expect(back["A3"]?.shownText == "#N/A" && back["B3"]?.text == "inf")
    #expect(back[date]?.value == .date(45_469) && back[date]?.shownText == "2024-06-26")
    #expect(back["A7"]?.shownText == "2024-06-26")
    // A merge that would hide a value, or cut another, is left out.
    #expect(back.merges == [CellRange(a1: "A4:C4")])
    #expect(!read.isOwnDrawing)
  }

  @Test func `a file is opened from its place, and written to one`() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("ñandú \(UUID().uuidString).txt")
    defer { unlink(url.path) }
    try Self.workbook.write(to: url)
    let workbook = try Workbook(contentsOf: url)
    #expect(workbook.format == .xlsx && workbook["Metas!B2"]?.number == 12.5)
  }

  static let failures: [(name: String, bytes: [UInt8]?, sentence: String)] = [
    ("falta.xlsx", nil, "the file could not be read: it does not exist. Check the file's name"),
    ("vacío.xlsx", [], "the file is empty (0 bytes)"),
    ("a.rtf", Array(#"{\rtf1\ansi}"#.utf8), "the file is"),
    ("datos.json", Array(#"{"a": 1}"#.utf8), "the file is a JSON document"),
  ]

  @Test(arguments: failures)
  func `what cannot be opened is a sentence with the file, the fault and what to do`(
    name: String, bytes: [UInt8]?, sentence: String
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent(name)
    if let bytes { try Data(bytes).write(to: url) }
    let error = try #require(throws: SheetError.self) { try Workbook(contentsOf: url) }
    #expect("\(error)".hasPrefix("\(url.path): \(sentence)"))
    #expect("\(error)".hasSuffix("."))
    #expect(error.localizedDescription.contains(url.path))
    #expect(error.recoverySuggestion?.isEmpty == false)
  }

  @Test func `what is not a file is not opened`() throws {
    let url = try #require(URL(string: "https://example.org/libro.xlsx"))
    let error = try #require(throws: SheetError.self) { try Workbook(contentsOf: url) }
    #expect(
      "\(error)".hasPrefix("https://example.org/libro.xlsx: the file could not be read: it is no file."))
  }

  @Test func `nothing is written over a folder, nor without a sheet`() throws {
    let folder = FileManager.default.temporaryDirectory
    let error = try #require(throws: SheetError.self) { try Self.workbook.write(to: folder) }
    #expect("\(error)".hasPrefix("\(folder.path): the output could not be written: "))
    #expect(throws: SheetError.self) { try Workbook(sheets: []).xlsx() }
    #expect(throws: SheetError.self) { try Workbook(sheets: [Sheet(name: "a/b", rows: [["x"]])]).xlsx() }
  }

  static let marked: [(String, [UInt8], ByteOrderMark?)] = [
    ("text", Array("Nivel,Meta\nFin,2\n".utf8), nil),
    ("text in UTF-8", [0xEF, 0xBB, 0xBF] + Array("Nivel,Meta\nFin,2\n".utf8), .utf8),
    ("text in UTF-16LE", utf16("Nivel\tMeta\nFin\t2\n", isBig: false), .utf16LittleEndian),
    ("text in UTF-16BE", utf16("Nivel\tMeta\nFin\t2\n", isBig: true), .utf16BigEndian),
    ("a page", [0xEF, 0xBB, 0xBF] + Array("<table><tr><td>Nivel<td>2</table>".utf8), .utf8),
    (
      "a page in UTF-16BE that says it is something else",
      utf16("<meta charset=iso-8859-1><table><tr><td>Niño<td>2</table>", isBig: true), .utf16BigEndian
    ),
  ]

  @Test(arguments: marked)
  func `the byte-order mark of a text is kept next to its cells`(
    what: String, bytes: [UInt8], mark: ByteOrderMark?
  ) throws {
    let workbook = try Workbook(bytes)
    #expect(workbook.byteOrderMark == mark)
    #expect(workbook["A1"]?.text.map { $0 == "Nivel" || $0 == "Niño" } == true)
  }

  private static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    (isBig ? [0xFE, 0xFF] : [0xFF, 0xFE])
      + text.utf16.flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
  }
}
