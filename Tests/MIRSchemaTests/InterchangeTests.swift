import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// Documents of other programs: what is wrong with them is reported by its place.
struct JSONErrorTests {
  /// A report as JSON, with one place changed.
  private static func document(_ old: String = "", _ new: String = "") -> [UInt8] {
    var random = RandomReports(seed: 3)
    var report = random.report()
    report.quarter = 2
    report.fiscalYear = 2024
    report.indicators = [random.indicator("Fin", nil, 2)]
    report.indicators[0].programmed.q1 = 17
    report.notes = []
    let text = ReportJSON.write(
      ReportDocument(source: Source(format: "json"), reports: [report]), language: .english, style: .pretty)
    return [UInt8]((old.isEmpty ? text : text.replacing(old, with: new, maxReplacements: 1)).utf8)
  }

  static let cases = [
    (
      "\"q1\": 17", "\"q1\": \"17\"",
      "/reports/0/indicators/0/programmed/q1: expected a number or null, found the text “17”"
    ),
    (
      "\"quarter\": 2", "\"quarter\": 5",
      "/reports/0/quarter: expected a whole number from 1 to 4 or null, found the number 5"
    ),
    (
      "\"quarter\": 2", "\"quarter\": 2.5",
      "/reports/0/quarter: expected a whole number from 1 to 4 or null, found the number 2.5"
    ),
    ("\"quarter\": 2,", "", "/reports/0/quarter: this key is missing"),
    (
      "\"quarter\": 2", "\"quater\": 2, \"quarter\": 2",
      "/reports/0/quater: unknown key; did you mean “quarter”?"
    ),
    ("\"notes\": []", "\"notes\": {}", "/reports/0/notes: expected a list, found an object"),
    ("\"notes\": []", "\"notes\": [7]", "/reports/0/notes/0: expected a text, found the number 7"),
    (
      "\"schemaVersion\": \"1.1\"", "\"schemaVersion\": \"2.0\"",
      "/schemaVersion: expected version “1.1” or “1.0”, found the text “2.0”"
    ),
    (
      "\"q1\": 17", "\"q1\": 1e400",
      "/reports/0/indicators/0/programmed/q1: expected a number of at most 38 digits, found the number 1e400"
    ),
  ]

  @Test(arguments: cases)
  func `a wrong place is named by its pointer, with what was found and expected`(
    _ old: String, _ new: String, _ message: String
  ) throws {
    let error = #expect(throws: InterchangeError.self) { try ReportJSON.read(Self.document(old, new)) }
    #expect(error?.message(in: .english) == message)
    #expect(error?.message(in: .spanish) != message)
  }

  @Test(arguments: [
    ("{\"a\": 1", "line 1, column 8: the document ends too early"),
    ("{\"a\": 01}", "line 1, column 7: "), ("{\"a\": 1,}", "line 1, column 9: "),
    ("{\"a\": 1, \"a\": 2}", "line 1, column 10: "), ("{\"a\": \"\u{1}\"}", "line 1, column 8: "),
    ("{\"a\": nul}", "line 1, column 7: "), ("{} x", "line 1, column 4: "),
    ("{\"a\": \"\\ud800\"}", "line 1, column "),
  ])
  func `what is not JSON is reported with line and column`(_ text: String, _ beginning: String) {
    let error = #expect(throws: InterchangeError.self) { try ReportJSON.read([UInt8](text.utf8)) }
    #expect(
      error?.message(in: .english).hasPrefix(beginning) == true, "\(error?.message(in: .english) ?? "")")
  }

  @Test func `deep nesting is refused, not followed`() {
    let text = String(repeating: "[", count: 200_000)
    #expect(throws: InterchangeError.self) { try ReportJSON.read([UInt8](text.utf8)) }
  }

  @Test func `numbers keep every digit that was written`() throws {
    for digits in ["0.1", "12.50", "-0.000001", "12345678901234567890.125", "1e3", "100"] {
      let reports = try ReportJSON.read(Self.document("\"q1\": 17", "\"q1\": \(digits)")).reports
      #expect(reports.first?.indicators.first?.programmed.q1 == Decimal(string: digits))
    }
  }

  @Test func `a line that is laid out is the same text as one that was laid out when it was written`() {
    var random = RandomReports(seed: 11)
    for count in [0, 1, 3] {
      var reports = (0..<count).map { _ in random.report() }
      if count > 1 { reports[0].notes = ["[{\"a\": \\, x}]", "\u{1}\n,"] }
      let document = ReportDocument(
        source: Source(file: "{a}, [b]: \"c\".xls", format: "xls", sheets: ["\\\""]), reports: reports)
      let line = ReportJSON.write(document, language: .spanish, style: .line)
      let pretty = ReportJSON.write(document, language: .spanish, style: .pretty)
      #expect(String(decoding: ReportJSON.indented(line), as: UTF8.self) == pretty)
    }
  }

  @Test func `an own document without changes is read`() throws {
    #expect(try ReportJSON.read(Self.document()).reports.count == 1)
  }
}

/// The flat CSV as people change it.
struct CSVTests {
  private static let reports: [Report] = {
    var random = RandomReports(seed: 11)
    return [random.report()]
  }()

  private func read(_ text: String) throws -> ReportDocument {
    let sheet = try #require(try WorkbookFile.read([UInt8](text.utf8)).sheets.first)
    #expect(ReportCSV.recognizes(sheet))
    return ReportCSV.read(sheet, isText: true, source: Source(format: "csv"))
  }

  private var text: String {
    ReportCSV.write(
      [ReportDocument(source: Source(format: "json"), reports: Self.reports)], style: ReportCSV.Style())
  }

  @Test func `each value has one origin, also in lists of several columns`() throws {
    let pointers = try read(text).provenance.map(\.pointer)
    #expect(Set(pointers).count == pointers.count)
    for (number, report) in Self.reports.enumerated() {
      for place in report.signatures.indices where report.signatures[place].name != nil {
        #expect(pointers.contains("/reports/\(number)/signatures/\(place)/name"))
      }
    }
  }

  @Test func `columns may be in any order`() throws {
    let sheet = try #require(try WorkbookFile.read([UInt8](text.utf8)).sheets.first)
    let width = (sheet.cells.map(\.address.column).max() ?? 0) + 1
    let turned = Sheet(
      name: "CSV", position: 0,
      cells: sheet.cells.map {
        Cell(CellAddress(row: $0.address.row, column: width - 1 - $0.address.column), $0.value)
      })
    #expect(ReportCSV.recognizes(turned))
    #expect(ReportCSV.read(turned, isText: true, source: Source(format: "csv")).reports == Self.reports)
  }

  @Test func `a column of another program's is reported and kept`() throws {
    var lines = text.components(separatedBy: "\r\n").filter { !$0.isEmpty }
    // Only lines without quoted breaks are cut at line ends, which the random texts may hold.
    guard lines.count == Self.reports[0].indicators.count + 1 else { return }
    lines = lines.enumerated().map { $0.offset == 0 ? $0.element + ",presupuesto" : $0.element + ",100" }
    let document = try read(lines.joined(separator: "\r\n"))
    #expect(document.reports == Self.reports)
    #expect(document.findings.count { $0.code == .csvColumnUnknown } == 1)
    #expect(document.unplaced.count == Self.reports[0].indicators.count)
  }

  @Test(arguments: ["=1+1", "+52 951", "-alta", "@SUM(A1)", "\tx", "'=1", "''", "'"])
  func `text that a spreadsheet would run is guarded, and comes back`(_ name: String) throws {
    var report = Report()
    var indicator = Indicator()
    indicator.level = "Fin"
    indicator.name = NormalText.line(name)
    report.indicators = [indicator]
    let style = ReportCSV.Style(labels: false, forExcel: true)
    let text = ReportCSV.write(
      [ReportDocument(source: Source(format: "json"), reports: [report])], style: style)
    let cells = text.split(separator: ",").map { $0.trimmingPrefix("\"") }
    #expect(!cells.contains { cell in ["=", "+", "@", "\t"].contains { cell.hasPrefix($0) } })
    #expect(try read(text).reports == [report])
  }

  @Test func `a value that is not a number is reported with its cell`() throws {
    let document = try read(
      "level,number,name,fiscal_year,quarter,programmed_q1,programmed_q2,programmed_q3\r\nFin,,Índice,2024,2,2O,4,5\r\n"
    )
    let finding = try #require(document.findings.first { $0.code == .numberUnreadable })
    #expect(finding.cell == "F2" && finding.raw == "2O")
    #expect(document.unplaced.map(\.text) == ["2O"])
    #expect(document.reports.first?.indicators.first?.programmed.q1 == nil)
  }
}

/// The schemas, as they were released.
struct SchemaTests {
  @Test(arguments: [
    ("report.schema.json", JSONSchemaBuilder.text()),
    ("indicators.table-schema.json", TableSchemaBuilder.text()),
  ])
  func `a schema is as it was released`(_ name: String, _ text: String) throws {
    try Golden.expect(text, in: name)
  }
}
