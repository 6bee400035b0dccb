import Foundation
import GRDB
import MIRSchema
import MIRSheets
import SheetIO
import Testing

@testable import mirsheet

/// What goes from a worker into the ledger, and how it is kept there.
struct LedgerTests {
  @Test func `rows that are cut or harmed anywhere are an error, never a trap`() throws {
    var packer = RowPacker()
    packer.begin(.unplaced)
    packer.add(7)
    packer.add(0)
    for text in ["Hoja1", nil, "año ✓", ""] { packer.add(text) }
    let rows = packer.packed
    func walk(_ rows: PackedRows) -> Int? {
      var reader = PackedRows.Reader(rows)
      var count = 0
      do {
        while let (table, rows) = try reader.section() {
          for _ in 0..<rows {
            for _ in table.columns { _ = try reader.value() }
            count += 1
          }
        }
        return count
      } catch {
        return nil
      }
    }
    #expect(walk(rows) == 1)
    for end in 1..<rows.bytes.count { #expect(walk(PackedRows(bytes: Array(rows.bytes[..<end]))) == nil) }
    for place in rows.bytes.indices {
      for value in [0, 3, 9, 127, 255] as [UInt8] {
        var bytes = rows.bytes
        bytes[place] = value
        _ = walk(PackedRows(bytes: bytes))
      }
    }
  }

  @Test(arguments: [
    ("12", "integer"), ("-3", "integer"), ("9223372036854775807", "integer"), ("0.1", "real"),
    ("-33.333", "real"),
    ("123456789012.345", "real"), ("12345678901234567890.123456789", "text"), ("0.1234567890123456", "text"),
    ("92233720368547758070", "text"),
  ]) func `numbers keep all their digits`(_ digits: String, _ type: String) throws {
    var builder = try LedgerBuilder()
    let number = try #require(Decimal(string: digits))
    try builder.add("a.xlsx", [LedgerBuilder.report(names: ["A"], goals: [number], reached: nil)])
    #expect(
      try builder.rows("SELECT typeof(value), value, raw FROM indicator_values") == [
        "\(type)|\(digits)|\(digits)"
      ])
  }

  @Test func `a content that is read again replaces what was known of it`() throws {
    var builder = try LedgerBuilder()
    try builder.add("a.xlsx", [LedgerBuilder.report(), LedgerBuilder.report(2024, 2)], errors: 2)
    let tables = ["reports", "documents", "indicators", "indicator_values", "findings"]
    let counts = try tables.map { try builder.rows("SELECT count(*) FROM \($0)") }
    try builder.ledger.queue.write { db in
      let request = FileRequest(content: 0, path: "a.xlsx", sha256: "", settings: "")
      let id = try Int64.fetchOne(db, sql: "SELECT id FROM contents") ?? 0
      var again = request
      again.content = id
      let reading = FileReading(.refused, es: "no", en: "no")
      try LedgerWriter(db).enter(ContentRows(reading, of: again).packed, of: id)
    }
    #expect(counts == [["2"], ["2"], ["4"], ["20"], ["2"]])
    for table in tables { #expect(try builder.rows("SELECT count(*) FROM \(table)") == ["0"], "\(table)") }
    #expect(try builder.rows("SELECT outcome, reason_es, read_as FROM contents") == ["refused|no|a.xlsx"])
  }

  @Test(arguments: [0, 1, 7, 8, 9, 31, 32, 33, 40, 41, 73])
  func `rows arrive whole and in their order, however many statements they take`(count: Int) throws {
    var builder = try LedgerBuilder()
    try builder.add("a.xlsx", [LedgerBuilder.report()], errors: count)
    #expect(
      try builder.rows("SELECT position, code, cell FROM findings ORDER BY position")
        == (0..<count).map { "\($0)|variation-mismatch|A1" })
  }

  @Test func `the flat view has the columns of the CSV, and its rows in their order`() throws {
    var builder = try LedgerBuilder()
    try builder.add("b.xlsx", [LedgerBuilder.report(2024, 2)])
    try builder.add("a.xlsx", [LedgerBuilder.report(2024, 1)])
    try builder.settle()
    try Scratch.with { try Outputs(ledger: builder.ledger, folder: $0, width: 2).write() }
    let columns = try builder.ledger.queue.read { try $0.columns(in: "flat").map(\.name) }
    #expect(columns == CSVLayout.columns.map(\.key))
    #expect(
      try builder.rows("SELECT source_file, report, indicator, name FROM flat") == [
        "a.xlsx|1|1|Árboles plantados", "a.xlsx|1|2|Talleres impartidos", "b.xlsx|2|1|Árboles plantados",
        "b.xlsx|2|2|Talleres impartidos",
      ])
  }

  @Test func `every column of every table and view is explained, and nothing else`() throws {
    let builder = try LedgerBuilder()
    let columns = try builder.rows(
      """
      SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c
      WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite%' ORDER BY 1, 2
      """)
    let explained = try builder.rows(
      "SELECT table_name, column_name FROM data_dictionary WHERE column_name <> '' ORDER BY 1, 2")
    #expect(explained == columns)
    let tables = try builder.rows("SELECT table_name FROM data_dictionary WHERE column_name = '' ORDER BY 1")
    #expect(tables == Set(columns.compactMap { $0.split(separator: "|").first.map(String.init) }).sorted())
  }

  @Test func `every value leads to a cell`() throws {
    let builder = try LedgerBuilder()
    let workbook = Tool.root.appendingPathComponent("Samples/informe-limpio/entrada.xlsx").path
    let options = ReportReader.Options()
    let document = try Input.read(workbook, options: options)
    try builder.ledger.queue.write { db in
      try db.execute(sql: "INSERT INTO contents (id, sha256) VALUES (1, 'x')")
      let request = FileRequest(content: 1, path: workbook, sha256: "x", settings: "")
      try LedgerWriter(db).enter(ContentRows(FileReading(document), of: request).packed, of: 1)
    }
    let told = try builder.rows("SELECT pointer, sheet, cell, raw FROM origins ORDER BY pointer")
    let wanted = document.provenance.map { origin in
      let pointer = origin.pointer.split(separator: "/", maxSplits: 2)[2]
      return "/\(pointer)|\(origin.sheet)|\(origin.cell)|\(origin.raw.replacing("\"", with: ""))"
    }
    #expect(Set(told) == Set(wanted) && told.count == wanted.count)
    #expect(try builder.rows("SELECT count(*) FROM indicator_values") != ["0"])
  }

  @Test func `a ledger of an older version is made again, one of a newer is left alone`() throws {
    try Scratch.with { folder in
      let path = folder.appendingPathComponent("mirsheet.sqlite").path
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "CREATE TABLE old (a); PRAGMA user_version = 1")
      }
      try Ledger(path).compact()
      let names = try DatabaseQueue(path: path).read {
        try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
      }
      #expect(names.contains("contents") && !names.contains("old"))
      try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(throws: Failure.self) { try Ledger(path) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }
  }

  @Test func `versions are checked against the one that counts, value by value, also where one has none`()
    throws
  {
    var builder = try LedgerBuilder()
    try builder.add("a.xlsx", [LedgerBuilder.report(names: ["A"], reached: 9)], modified: "2024-01-02")
    try builder.add("b.xlsx", [LedgerBuilder.report(names: ["A"], goals: [10, 11, 10], reached: 8)])
    try builder.settle()
    #expect(
      try builder.rows(
        """
        SELECT level, number, measure, period, chosen_value, other_value, other_path FROM disagreements
        ORDER BY measure, period
        """) == [
          "Componente|1|achieved|q1|9|8|b.xlsx", "Componente|1|programmed|q2|10|11|b.xlsx",
          "Componente|1|programmed|q4|10|–|b.xlsx",
        ])
  }

  @Test func `an indicator that only one of two versions has disagrees in all its values`() throws {
    let view = """
      SELECT number, measure, period, chosen_value, other_value FROM disagreements WHERE number = '2'
      ORDER BY measure, period
      """
    for isChosen in [true, false] {
      var builder = try LedgerBuilder()
      let (full, half) = (LedgerBuilder.report(names: ["A", "B"]), LedgerBuilder.report(names: ["A"]))
      try builder.add("a.xlsx", [isChosen ? full : half])
      try builder.add("b.xlsx", [isChosen ? half : full])
      try builder.settle(preferring: ["a.xlsx"])
      let rows = try builder.rows(view)
      #expect(rows.count == 5)
      #expect(rows.first == (isChosen ? "2|achieved|q1|9|–" : "2|achieved|q1|–|9"))
    }
  }

  @Test func `files that a ledger before this one had published are taken away, others are not`() throws {
    try Scratch.with { folder in
      let inner = folder.appendingPathComponent("2019/T2")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      let old = ReportJSON.write(
        ReportDocument(source: Source(format: "xlsx"), reports: [LedgerBuilder.report()]), language: .spanish)
      try Data(old.utf8).write(to: inner.appendingPathComponent("viejo.json"))
      try Data("{}".utf8).write(to: inner.appendingPathComponent("ajeno.json"))
      var builder = try LedgerBuilder()
      try builder.add("a.xlsx", [LedgerBuilder.report()])
      try builder.settle()
      try Outputs(ledger: builder.ledger, folder: folder, width: 1).write()
      #expect(try Scratch.names(in: inner) == ["ajeno.json"])
      #expect(try Scratch.names(in: folder.appendingPathComponent("2024/T1")) == ["504_6_zona.json"])
      // Another choice of reports takes away what the first one left.
      try builder.ledger.queue.write { db in
        try Publication.clear(db)
        try db.execute(sql: "DELETE FROM files; DELETE FROM contents")
      }
      try Outputs(ledger: builder.ledger, folder: folder, width: 1).write()
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("2024").path))
    }
  }

  @Test func `a database of another program is left alone`() throws {
    try Scratch.with { folder in
      let path = folder.appendingPathComponent("mirsheet.sqlite").path
      try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE contents (a)") }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(throws: Failure.self) { try Ledger(path) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }
  }

  @Test func `the page has a word in both languages for every name in its template, and no other`() throws {
    let template = String(decoding: PackageResources.overview_mustache, as: UTF8.self)
    let used = Set(template.matches(of: /\{\{t\.(\w+)\}\}/).map { String($0.output.1) })
    #expect(used == Set(OverviewTexts.all.map(\.key)))
    for (key, text) in OverviewTexts.all { #expect(!text.spanish.isEmpty && !text.english.isEmpty, "\(key)") }
    var builder = try LedgerBuilder()
    try builder.add("/<b>\"&.xlsx", [LedgerBuilder.report()], errors: 1)
    try builder.settle()
    for language in [Language.spanish, .english] {
      let page = try Overview(builder.ledger, in: language, folder: "/salida").html()
      #expect(!page.contains("{{") && !page.contains("<b>\"&") && page.contains("&lt;b&gt;"))
    }
  }

  @Test func `the page shows the first of many, counts all, and says how many there are besides`() throws {
    var builder = try LedgerBuilder()
    try builder.add(
      "sin trimestre.xlsx", (0..<503).map { _ in LedgerBuilder.report(2024, nil, names: ["A"]) })
    try builder.add(
      "todos.xlsx",
      (0..<2_004).map { LedgerBuilder.report(program: "\($0)", programName: "Programa \($0)", names: ["A"]) })
    try builder.settle()
    let page = try Overview(builder.ledger, in: .spanish, folder: "/salida").html()
    let left = page.matches(of: /<p>\+(\d+) ([^:]*): <code>(\w+)<\/code>/).map {
      "\($0.output.1) \($0.output.2) \($0.output.3)"
    }
    #expect(
      left == [
        "4 programas más, contados en el último renglón; están en la base de datos reports",
        "3 más, en la base de datos reports", "1504 más, en la base de datos reports",
      ])
    #expect(page.matches(of: /<tr class="is-/).count == 2_000)
    #expect(page.contains("<small>2004 programas</small>"))
  }

  @Test(arguments: [(1, 0), (2, 2), (100, 100), (101, 0)])
  func `units are to choose from as long as they are few`(_ units: Int, _ choices: Int) throws {
    var builder = try LedgerBuilder()
    try builder.add(
      "todos.xlsx", (0..<units).map { LedgerBuilder.report(unit: "\($0)", names: ["A"]) })
    try builder.settle()
    let page = try Overview(builder.ledger, in: .spanish, folder: "/salida").html()
    #expect(page.matches(of: /<label for="only-u\d+">/).count == choices)
  }
}
