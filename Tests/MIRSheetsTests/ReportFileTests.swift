import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// The one call by which every form of reports is read, and with whose words.
struct ReportFileTests {
  /// The forms that a report is kept in.
  enum Kept: String, CaseIterable, CustomTestStringConvertible {
    case json, ndjson, csv, sheet, workbookOfFlatTable, sheetAsText
    var testDescription: String { rawValue }

    /// The bytes of two documents in this form.
    func bytes(_ documents: [ReportDocument]) throws -> [UInt8] {
      switch self {
      case .json:
        let whole = ReportDocument(source: Source(format: "json"), reports: documents.flatMap(\.reports))
        return Array(ReportJSON.write(whole, language: .spanish).utf8)
      case .ndjson:
        return Array(documents.map { ReportJSON.write($0, language: .spanish, style: .line) }.joined().utf8)
      case .csv: return Array(ReportCSV.write(documents).utf8)
      case .sheet: return try ReportWorkbook.xlsx(documents)
      case .workbookOfFlatTable:
        var workbook = try Workbook(Array(ReportCSV.write(documents).utf8))
        workbook.format = .xlsx
        return try workbook.xlsx()
      case .sheetAsText:
        let rows = try Workbook(try ReportWorkbook.xlsx([documents[0]])).sheets[0].rows
        return Array(
          rows.flatMap { row in
            let texts = Dictionary(row.map { ($0.address.column, $0.shownText) }) { first, _ in first }
            let last = texts.keys.max() ?? 0
            return (0...last).map { texts[$0]?.replacing("\n", with: " ") ?? "" }.joined(separator: "\t")
              + "\n"
          }.map { Array($0.utf8) }.joined())
      }
    }

    var form: ReportFile.Form {
      switch self {
      case .json: .json
      case .ndjson: .ndjson
      case .csv: .workbook(.csv)
      case .sheet, .workbookOfFlatTable: .workbook(.xlsx)
      case .sheetAsText: .workbook(.tsv)
      }
    }
  }

  private static func documents() -> [ReportDocument] {
    var random = RandomReports(seed: 7)
    return (0..<2).map { _ in
      var report = random.report()
      for index in report.indicators.indices { report.indicators[index].frequency = "Mensual" }
      return ReportDocument(source: Source(format: "json"), reports: [report])
    }
  }

  @Test(arguments: Kept.allCases, [false, true])
  func `every form is read by the same call, with a byte-order mark and without`(
    _ kept: Kept, isMarked: Bool
  ) throws {
    let documents = Self.documents()
    let isText = kept != .sheet && kept != .workbookOfFlatTable
    let mark: [UInt8] = isMarked && isText ? ByteOrderMark.utf8.bytes : []
    let file = try ReportFile(mark + kept.bytes(documents))
    #expect(file.form == kept.form)
    #expect(file.byteOrderMark == (mark.isEmpty ? nil : .utf8))
    #expect((file.workbook == nil) == (kept == .json || kept == .ndjson))
    #expect((file.explanation(in: .english) == nil) == (file.workbook == nil))
    guard kept != .sheetAsText else {
      #expect(file.reports.count == 1 && file.reports[0].indicators.count > 0)
      return
    }
    #expect(file.reports == documents.flatMap(\.reports))
  }

  private static let own = """
    {"columns": {"frequency": ["Ritmo de cuenta"]},
     "catalogues": {"frequency": [{"value": "Mensual", "synonyms": ["Cada treinta días"]}]},
     "noData": ["sin número aún"]}
    """

  @Test(arguments: Kept.allCases)
  func `own words hold in every form, and only where they are given`(_ kept: Kept) throws {
    var documents = Self.documents()
    for index in documents.indices {
      for place in documents[index].reports[0].indicators.indices {
        documents[index].reports[0].indicators[place].frequency = "Cada treinta días"
      }
    }
    let bytes = try kept.bytes(documents)
    var options = ReportFile.Options()
    let plain = try ReportFile(bytes, options: options)
    options.vocabulary = try Vocabulary.standard.adding(json: Self.own.utf8)
    let file = try ReportFile(bytes, options: options)
    let frequencies = Set(file.reports.flatMap { $0.indicators.map(\.frequency) })
    #expect(frequencies == ["Mensual"])
    #expect(!plain.reports.flatMap { $0.indicators.map(\.frequency) }.contains("Mensual"))
    #expect(!file.findings.contains { $0.raw == "Cada treinta días" })
  }

  @Test func `the flat table takes own words for its headings and for missing data`() throws {
    let text = ReportCSV.write(Self.documents())
    let renamed = text.replacing(",frequency,", with: ",Ritmo de cuenta,")
    #expect(renamed != text)
    var options = ReportFile.Options()
    #expect(try ReportFile(Array(renamed.utf8)).findings.contains { $0.code == .csvColumnUnknown })
    options.vocabulary = try Vocabulary.standard.adding(json: Self.own.utf8)
    let file = try ReportFile(Array(renamed.utf8), options: options)
    #expect(file.reports == Self.documents().flatMap(\.reports))
    #expect(!file.findings.contains { $0.code == .csvColumnUnknown })
  }

  @Test(arguments: [
    "ur,programa,Ritmo de cuenta,nivel,nombre\n504 - Uno,6 - Dos,Cada treinta días,Fin,Tres",
    """
    [{"responsibleUnit": {"code": "504", "name": "Uno"}, "program": {"code": "6", "name": "Dos"},
      "indicators": [{"level": "Fin", "name": "Tres", "frequency": "Cada treinta días"}]}]
    """,
  ])
  func `own words hold in lists of programmes`(_ list: String) throws {
    var options = ReportReader.Options()
    #expect(throws: InterchangeError.self) {
      try ProgramList.read(Array(list.utf8), year: 2025, quarter: 1, options: options)
    }
    options.vocabulary = try Vocabulary.standard.adding(json: Self.own.utf8)
    let reports = try ProgramList.read(Array(list.utf8), year: 2025, quarter: 1, options: options)
    #expect(reports.flatMap { $0.indicators.map(\.frequency) } == ["Mensual"])
  }

  @Test func `a file without a report is not an error, and its findings say what was looked at`() throws {
    let file = try ReportFile(Array("Alumno,Calificación\nAna,9\nJuan,8\n".utf8), name: "notas.json")
    #expect(file.reports.isEmpty)
    #expect(file.findings.map(\.code) == [.formatMismatch, .sheetSkipped])
  }

  @Test func `a document that is none of reports is a sentence for each wrong place`() throws {
    let error = try #require(throws: ReportFileError.self) {
      try ReportFile(Array(#"{"schemaVersion": "1.0", "reports": 3}"#.utf8), name: "x.json")
    }
    #expect("\(error)" == "x.json: /reports: expected a list, found the number 3")
    let damaged = try #require(throws: ReportFileError.self) { try ReportFile([0x50, 0x4B, 3, 4, 0, 0]) }
    #expect("\(damaged)".hasPrefix("the file is incomplete"))
  }

  @Test func `documents that were put one behind the other keep a mark each`() throws {
    let lines = Self.documents().flatMap {
      ByteOrderMark.utf8.bytes + Array(ReportJSON.write($0, language: .spanish, style: .line).utf8)
    }
    let file = try ReportFile(lines)
    #expect(file.form == .ndjson && file.reports == Self.documents().flatMap(\.reports))
  }

  @Test func `what is written to a place reads back from it`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let document = Self.documents()[0]
    func place(_ name: String) -> URL { folder.appendingPathComponent(name) }
    try ReportJSON.write(document, to: place("a.json"))
    try ReportCSV.write([document], to: place("a.csv"))
    try ReportWorkbook.write(document.reports, to: place("a.xlsx"))
    for name in ["a.json", "a.csv", "a.xlsx"] {
      #expect(try ReportFile(contentsOf: place(name)).reports == document.reports)
    }
    let next = TemplatePlan(after: document.reports[0], year: 2031, quarter: 3)
    try TemplateWorkbook.write(next, to: place("b.xlsx"))
    let form = try ReportFile(contentsOf: place("b.xlsx"))
    #expect(form.reports.map(\.fiscalYear) == [2031] && form.reports.map(\.quarter) == [3])
    let error = try #require(throws: ReportFileError.self) { try ReportFile(contentsOf: place("c.xlsx")) }
    #expect("\(error)".hasPrefix("c.xlsx: the file could not be read: it does not exist."))
  }
}
