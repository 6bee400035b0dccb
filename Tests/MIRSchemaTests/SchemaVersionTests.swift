import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// The versions of the canonical JSON: the newest is written, every one is read, an older one loses nothing in silence.
struct SchemaVersionTests {
  /// A report with one indicator that has every field of 1.1.
  private static var full: Report {
    var indicator = Indicator()
    indicator.level = "Actividad"
    indicator.number = "2.3"
    indicator.accumulation = "Promedio"
    (indicator.programmed.q1, indicator.programmed.cumulative) = (20, 20)
    (indicator.adjusted.q1, indicator.adjusted.cumulative) = (15, 15)
    indicator.justification = "Lluvias\nFalta de personal"
    var report = Report()
    (report.fiscalYear, report.quarter) = (2024, 1)
    report.indicators = [indicator]
    return report
  }

  private static func document(_ report: Report = full) -> ReportDocument {
    ReportDocument(source: Source(format: "json"), reports: [report])
  }

  @Test(arguments: [
    ("1.0", "1.0"), ("1.1", "1.1"), ("1.2", "1.1"), ("1.10", "1.1"), ("2.0", nil), ("1", nil), ("1.", nil),
    ("1.1.1", nil), ("", nil), ("v1.1", nil), ("-1.0", nil), ("1.x", nil),
  ])
  func `a later version of the same kind is read as the newest that is known`(_ text: String, _ read: String?)
  {
    #expect(SchemaVersion(reading: text)?.description == read)
  }

  @Test func `the versions that are written are those, in order`() {
    #expect(SchemaVersion.all.map(\.description) == ["1.0", "1.1"])
    #expect(SchemaVersion.all == SchemaVersion.all.sorted() && SchemaVersion.all.last == .current)
    #expect(SchemaVersion("1.2") == nil && SchemaVersion("1.0") == .oneZero)
    #expect(ReportDocument.schemaVersion == "1.1")
  }

  // MARK: 1.1

  @Test func `the keys of an indicator are in the order of the contract`() throws {
    let text = ReportJSON.write(Self.document(), language: .spanish, style: .line)
    let keys = [
      "schemaVersion\":\"1.1", "expectedDirection", "accumulation\":\"Promedio", "baseline", "programmed",
      "adjusted\":{\"q1\":15,\"q2\":null,\"q3\":null,\"q4\":null,\"cumulative\":15}", "achieved", "variation",
      "justification\":\"Lluvias\\nFalta de personal", "meansOfVerification",
    ]
    var rest = text[...]
    for key in keys {
      let place = try #require(rest.range(of: "\"\(key)"), "\(key)")
      rest = rest[place.upperBound...]
    }
    #expect(try ReportJSON.read([UInt8](text.utf8)).reports == [Self.full])
  }

  @Test func `adjusted goals are null as a whole where there are none`() throws {
    var report = Self.full
    report.indicators[0].adjusted = QuarterValues()
    let text = ReportJSON.write(Self.document(report), language: .spanish, style: .line)
    #expect(text.contains("\"adjusted\":null,\"achieved\":{\"q1\":null,"))
    #expect(try ReportJSON.read([UInt8](text.utf8)).reports == [report])
    // Blank one by one they are the same.
    let open = text.replacing(
      "\"adjusted\":null",
      with: "\"adjusted\":{\"q1\":null,\"q2\":null,\"q3\":null,\"q4\":null,\"cumulative\":null}")
    #expect(try ReportJSON.read([UInt8](open.utf8)).reports == [report])
  }

  @Test(arguments: [
    (
      "\"adjusted\":{\"q1\":15,", "\"adjusted\":{", "/reports/0/indicators/0/adjusted/q1: this key is missing"
    ),
    (
      "\"adjusted\":{\"q1\":15", "\"adjusted\":{\"q1\":\"15\"",
      "/reports/0/indicators/0/adjusted/q1: expected a number or null, found the text “15”"
    ),
    (
      "\"programmed\":{", "\"programmed\":null,\"x\":{",
      "/reports/0/indicators/0/programmed: expected an object, found null"
    ),
    ("\"accumulation\":\"Promedio\",", "", "/reports/0/indicators/0/accumulation: this key is missing"),
    (
      "\"justification\":\"", "\"justificacion\":\"",
      "/reports/0/indicators/0/justificacion: unknown key; did you mean “justification”?"
    ),
  ])
  func `what is wrong in the new fields is named by its pointer`(
    _ old: String, _ new: String, _ message: String
  ) {
    let text = ReportJSON.write(Self.document(), language: .spanish, style: .line)
    #expect(text.contains(old))
    let error = #expect(throws: InterchangeError.self) {
      try ReportJSON.read([UInt8](text.replacing(old, with: new).utf8))
    }
    #expect(error?.lines.map(\.english).contains(message) == true, "\(error?.message(in: .english) ?? "")")
  }

  // MARK: 1.0

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a document of 1.0 without the new fields is read as it was, and loses nothing`(seed: UInt64) throws {
    var random = RandomReports(seed: seed)
    var report = random.report()
    for index in report.indicators.indices {
      report.indicators[index].accumulation = nil
      report.indicators[index].adjusted = QuarterValues()
      report.indicators[index].justification = nil
    }
    let text = ReportJSON.write(Self.document(report), language: .spanish, style: .line, version: .oneZero)
    #expect(text.hasPrefix("{\"schemaVersion\":\"1.0\","))
    for key in ["accumulation", "adjusted", "justification", "unplaced\":[{", "field-not-in-version"] {
      #expect(!text.contains("\"\(key)"), "\(key)")
    }
    #expect(try ReportJSON.read([UInt8](text.utf8)).reports == [report])
  }

  @Test func `what 1.0 has no field for is in unplaced, and each field is told`() throws {
    var document = Self.document()
    document.provenance = [
      Provenance(
        pointer: "/reports/0/indicators/0/adjusted/q1", sheet: "Informe",
        cell: CellAddress(row: 7, column: 9), raw: "15.0"),
      Provenance(
        pointer: "/reports/0/indicators/0/programmed/q1", sheet: "Informe",
        cell: CellAddress(row: 7, column: 4), raw: "20"),
    ]
    let held = document.held(by: .oneZero)
    #expect(
      held.unplaced == [
        UnplacedCell(
          at: .pointer("/reports/0/indicators/0/accumulation"), text: "Promedio", indicator: "Actividad 2.3"),
        UnplacedCell(
          at: Finding.Location(sheet: "Informe", cell: "J8"), text: "15.0", indicator: "Actividad 2.3"),
        UnplacedCell(
          at: .pointer("/reports/0/indicators/0/adjusted/cumulative"), text: "15", indicator: "Actividad 2.3"),
        UnplacedCell(
          at: .pointer("/reports/0/indicators/0/justification"), text: "Lluvias\nFalta de personal",
          indicator: "Actividad 2.3"),
      ])
    #expect(held.findings.map(\.code) == Array(repeating: .fieldNotInVersion, count: 3))
    #expect(
      held.findings.map { $0.field?.rawValue }
        == ["accumulation", "adjusted", "justification"])
    #expect(
      held.findings.map(\.message.english)[1...] == [
        "Version 1.0 of the JSON has no “Valores Ajustados”: 2 values of that field were left in “unplaced”.",
        "Version 1.0 of the JSON has no “Justificación”: 1 value of that field was left in “unplaced”.",
      ])
    #expect(held.provenance.map(\.pointer) == ["/reports/0/indicators/0/programmed/q1"])
    #expect(held.held(by: .oneZero).findings.count == 3, "nothing more is lost the second time")
    // What is written says it by itself, whoever calls the writer.
    let text = ReportJSON.write(document, language: .english, version: .oneZero)
    let read = try ReportJSON.read([UInt8](text.utf8))
    #expect(read.unplaced == held.unplaced && read.findings.map(\.name) == held.findings.map(\.name))
    #expect(read.reports[0].indicators[0].programmed == Self.full.indicators[0].programmed)
  }

  @Test func `a document of 1.0 has none of the new keys`() {
    let text = ReportJSON.write(Self.document(), language: .spanish, style: .line)
      .replacing("\"1.1\"", with: "\"1.0\"")
    let error = #expect(throws: InterchangeError.self) { try ReportJSON.read([UInt8](text.utf8)) }
    #expect(
      error?.lines.map(\.english) == [
        "/reports/0/indicators/0/accumulation: this key is of version 1.1, and the document says 1.0",
        "/reports/0/indicators/0/adjusted: this key is of version 1.1, and the document says 1.0",
        "/reports/0/indicators/0/justification: this key is of version 1.1, and the document says 1.0",
      ])
  }

  @Test func `several documents of one file keep their own versions`() throws {
    let old = ReportJSON.write(Self.document(), language: .spanish, style: .line, version: .oneZero)
    let new = ReportJSON.write(Self.document(), language: .spanish, style: .line)
    let document = try ReportJSON.read([UInt8]((old + new).utf8))
    #expect(document.reports.map { $0.indicators[0].accumulation } == [nil, "Promedio"])
    let held = document.held(by: .oneZero)
    #expect(held.parts.map { $0.findings.count } == [3, 3] && held.findings.count == 6)
  }
}
