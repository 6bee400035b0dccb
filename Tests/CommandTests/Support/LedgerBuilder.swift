import Foundation
import GRDB
import MIRSchema
import SheetIO

@testable import mirsheet

/// A ledger in memory with files whose content is given report by report.
struct LedgerBuilder {
  let ledger: Ledger
  private let archive: RawPath
  private var next = 1

  init(in archive: RawPath = Self.archive) throws {
    ledger = try Ledger(nil)
    self.archive = archive
  }

  /// A report of a programme with some indicators, each with a goal of 10 in every quarter of the year.
  static func report(
    _ year: Int = 2024, _ quarter: Int? = 1, unit: String? = "504", program: String? = "6",
    programName: String = "Zona", names: [String] = ["Árboles plantados", "Talleres impartidos"],
    goals: [Decimal?] = [10, 10, 10, 10], reached: Decimal? = 9
  ) -> Report {
    var report = Report()
    report.fiscalYear = year
    report.quarter = quarter
    report.responsibleUnit = CodedText(code: unit, text: "Planeación")
    report.program = CodedText(code: program, text: programName)
    report.indicators = names.enumerated().map { index, name in
      var indicator = Indicator()
      indicator.level = "Componente"
      indicator.number = "\(index + 1)"
      indicator.name = name
      for (period, goal) in zip(Period.allCases, goals) { indicator[.programmed][period] = goal }
      if let quarter, let period = Period(rawValue: "q\(quarter)") { indicator[.achieved][period] = reached }
      return indicator
    }
    return report
  }

  /// The archive that the files are in.
  static let archive = RawPath("/archivo")

  /// Enters a file of the archive as a run would: the file, and what a worker says of it.
  mutating func add(
    _ path: String, _ reports: [Report], sheets: [String]? = nil,
    modified: String = "2024-01-01T00:00:00.000Z",
    errors: Int = 0, warnings: Int = 0, sharing: Bool = false
  ) throws {
    if sharing { next = 1 }
    let hash =
      String(repeating: "0", count: 7) + String(format: "%02x", next) + String(repeating: "0", count: 55)
    next += 1
    let place = "\(archive.text)/\(path)"
    let file = ArchiveFile(
      path: place, location: RawPath(place), size: 1, modified: modified, changed: modified)
    try ledger.queue.write { try ArchiveHomes.enter([archive], $0) }
    try ledger.enter([(file, hash)])
    let names = sheets ?? reports.indices.map { "Hoja\($0 + 1)" }
    let findings = (0..<errors + warnings).map { index in
      Finding(
        .variationMismatch, severity: index < errors ? .error : .warning,
        at: Finding.Location(sheet: names.first, cell: "A1"))
    }
    let document = ReportDocument(
      source: Source(file: path, format: "xlsx", sha256: hash, sheets: names), reports: reports,
      findings: findings)
    try ledger.queue.write { db in
      let content =
        try Int64.fetchOne(db, sql: "SELECT id FROM contents WHERE sha256 = ?", arguments: [hash]) ?? 0
      let request = FileRequest(content: content, path: path, sha256: hash, settings: "")
      try LedgerWriter(db).enter(ContentRows(FileReading(document), of: request).packed, of: content)
    }
  }

  func settle(preferring preferences: [String] = []) throws {
    try ledger.prefer(preferences)
    try Publication(ledger: ledger).settle()
  }

  /// The rows that a query gives, each as its values between bars.
  func rows(_ sql: String) throws -> [String] {
    try ledger.queue.read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.map { $0.1.isNull ? "–" : $0.1.description.replacing("\"", with: "") }.joined(separator: "|")
      }
    }
  }
}
