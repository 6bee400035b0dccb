import Foundation
import GRDB
import MIRSchema
import SheetIO

/// What a ledger says, in a few lines for people.
struct MigrationPlan {
  private let ledger: Ledger

  init(_ ledger: Ledger) { self.ledger = ledger }

  func count(_ what: String) throws -> Int {
    try ledger.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(what)") ?? 0 }
  }

  /// One line: files by outcome, reports by status.
  func summary(in language: Language) throws -> String {
    func number(_ what: String, _ es: (one: String, many: String), _ en: (one: String, many: String)) throws
      -> BilingualText?
    {
      let count = try count(what)
      return count == 0 ? nil : BilingualText(count, es: es, en: en)
    }
    let files = [
      try number("files", ("archivo", "archivos"), ("file", "files")),
      try number(
        "files WHERE outcome = 'copy'", ("copia exacta", "copias exactas"), ("exact copy", "exact copies")),
      try number(
        "files WHERE outcome = 'refused'", ("no es informe", "no son informes"),
        ("is no report", "are not reports")),
      try number(
        "files WHERE outcome = 'skipped'", ("pasado por alto", "pasados por alto"),
        ("passed over", "passed over")),
      try number(
        "files WHERE outcome = 'container'", ("archivo zip", "archivos zip"), ("zip archive", "zip archives")),
      try number(
        "files WHERE outcome = 'unreadable'", ("no se pudo leer", "no se pudieron leer"),
        ("could not be read", "could not be read")),
      try number(
        "files WHERE outcome IN (\(FileReading.Outcome.failures))", ("falló", "fallaron"),
        ("failed", "failed")),
    ].compactMap { $0 }
    let reports = [
      try number(
        "reports WHERE status = 'chosen'", ("informe elegido", "informes elegidos"),
        ("report chosen", "reports chosen")),
      try number("reports WHERE status = 'duplicate'", ("repetido", "repetidos"), ("repeated", "repeated")),
      try number(
        "reports WHERE status = 'version'", ("versión que no coincide", "versiones que no coinciden"),
        ("version that disagrees", "versions that disagree")),
      try number(
        "reports WHERE status = 'unidentified'",
        ("sin año, trimestre o programa", "sin año, trimestre o programa"),
        ("without year, quarter or programme", "without year, quarter or programme")),
    ].compactMap { $0 }
    guard !files.isEmpty else {
      return BilingualText(es: "No hay archivos.", en: "There are no files.")[language]
    }
    let none = BilingualText(es: "ningún informe", en: "no reports")
    return [files, reports.isEmpty ? [none] : reports].map { $0.map { $0[language] }.joined(separator: ", ") }
      .joined(separator: "; ") + "."
  }

  /// The plan of a run: what would come in and out, on standard output.
  func print(newlyRead: Int, language: Language) throws {
    try Output.toStandardOutput(
      lines(newlyRead: newlyRead, language).map { $0.visible + "\n" }.joined())
  }

  /// The summary, the reports that count by period, unit and programme, then what does not count and why.
  func lines(newlyRead: Int, _ language: Language) throws -> [String] {
    let read = BilingualText(
      newlyRead, es: ("archivo por leer", "archivos por leer"), en: ("file to read", "files to read"))
    var lines = [
      try summary(in: language),
      BilingualText(es: "De ellos, \(read.spanish).", en: "Of them, \(read.english).")[language],
    ]
    try ledger.queue.read { db in
      let periods = try Row.fetchAll(
        db,
        sql: """
          SELECT fiscal_year AS y, quarter AS q, sum(status = 'chosen') AS chosen, sum(status = 'version') AS versions,
            sum(status = 'duplicate') AS repeated FROM reports WHERE status <> 'unidentified'
          GROUP BY fiscal_year, quarter ORDER BY fiscal_year, quarter
          """)
      for row in periods {
        let (year, quarter): (Int, Int) = (row["y"], row["q"])
        let (chosen, versions, repeated): (Int, Int, Int) = (row["chosen"], row["versions"], row["repeated"])
        let text = BilingualText(
          es: "\(year) T\(quarter): \(chosen) informes, \(repeated) repetidos, \(versions) que no coinciden",
          en: "\(year) T\(quarter): \(chosen) reports, \(repeated) repeated, \(versions) that disagree")
        lines.append("  " + text[language])
        lines += try programs(db, year, quarter, language)
      }
      lines += try told(
        db,
        """
        SELECT f.outcome, p.name, f.reason_es, f.reason_en FROM files f
        JOIN file_places p ON p.archive_id = f.archive_id AND p.path = f.path WHERE f.outcome <> 'read' ORDER BY 1, 2
        """, language)
      lines += try told(
        db,
        """
        SELECT r.status, \(LedgerSchema.original(of: "r.content_id")) AS path, r.reason_es, r.reason_en
        FROM reports r WHERE r.status IN ('version', 'duplicate', 'unidentified') ORDER BY r.status, path
        """, language)
    }
    return lines
  }

  /// The reports that count in a quarter, by unit and programme, each with its file.
  private func programs(_ db: Database, _ year: Int, _ quarter: Int, _ language: Language) throws -> [String]
  {
    try Row.fetchAll(
      db,
      sql: """
        SELECT coalesce(responsible_unit_code, responsible_unit_name, '–') AS unit,
          trim(coalesce(program_code, '') || ' ' || coalesce(program_name, '')) AS program,
          \(LedgerSchema.original(of: "r.content_id")) AS path, reason_es, reason_en
        FROM reports r WHERE status = 'chosen' AND fiscal_year = ? AND quarter = ? ORDER BY \(LedgerSchema.reportOrder)
        """, arguments: [year, quarter]
    ).map { row in
      let reason: String? = row[language == .spanish ? "reason_es" : "reason_en"]
      return "    \(row["unit"] as String) · \(row["program"] as String): \(row["path"] as String)"
        + (reason.map { " (\($0))" } ?? "")
    }
  }

  /// What does not count: its outcome, its path and the reason.
  private func told(_ db: Database, _ sql: String, _ language: Language) throws -> [String] {
    try Row.fetchAll(db, sql: sql).map { row in
      let reason: String? = row[language == .spanish ? "reason_es" : "reason_en"]
      let tag: String = row[0]
      return "  [\(OverviewTexts.tag(tag)[language])] \(row[1] as String)" + (reason.map { ": \($0)" } ?? "")
    }
  }
}
