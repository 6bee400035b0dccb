import Testing

import SheetIO

struct CellDumpTests {
  private func workbook(_ cells: [Cell], name: String = "Informe") -> Workbook {
    let sheets = [
      Sheet(name: name, position: 0, cells: cells),
      Sheet(name: "Listas", position: 1, visibility: .veryHidden, cells: []),
    ]
    return Workbook(format: .xlsx, sheets: sheets)
  }

  private func at(_ reference: String, _ value: CellValue) throws -> Cell {
    Cell(try #require(CellAddress(a1: reference)), value)
  }

  @Test func `each type has its letter, each sheet its line`() throws {
    let cells = try [
      at("A1", .number(1)), at("B1", .number(0.1)), at("C1", .date(45469.5)), at("D1", .text("Fin")),
      at("A2", .boolean(true)),
      at("B2", .boolean(false)), at("C2", .error("#DIV/0!")), at("D2", .text("")),
    ]
    #expect(
      CellDump.text(of: workbook(cells)) == """
        #sheet\t0\tInforme\tvisible
        Informe\t1\t1\tn\t1
        Informe\t1\t2\tn\t0.1
        Informe\t1\t3\td\t45469.5
        Informe\t1\t4\ts\tFin
        Informe\t2\t1\tb\t1
        Informe\t2\t2\tb\t0
        Informe\t2\t3\te\t#DIV/0!
        #sheet\t1\tListas\tveryhidden

        """)
  }

  @Test(arguments: [
    ("a\\b", "a\\\\b"), ("a\tb\nc\rd", "a\\tb\\nc\\rd"), ("\u{0}\u{1F}\u{7F}", "\\u0000\\u001F\\u007F"),
    ("\u{2028}\u{2029}", "\\u2028\\u2029"), ("a\r\nb", "a\\r\\nb"), ("ñ 課 😀", "ñ 課 😀"),
  ])
  func `what would break a line is escaped`(_ text: String, _ escaped: String) throws {
    let dump = CellDump.text(of: workbook([try at("A1", .text(text))]))
    #expect(dump.split(separator: "\n").dropFirst().first == "Informe\t1\t1\ts\t\(escaped)")
  }

  @Test func `pieces are whole lines and together the dump`() throws {
    let cells = (0..<20_000).map { Cell(CellAddress(row: $0, column: 0), .number(Double($0))) }
    var pieces: [String] = []
    CellDump.write(workbook(cells)) { pieces.append($0) }
    #expect(pieces.count > 1)
    #expect(pieces.allSatisfy { $0.hasSuffix("\n") })
    #expect(pieces.joined() == CellDump.text(of: workbook(cells)))
  }
}
