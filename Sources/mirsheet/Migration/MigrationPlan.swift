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
        ("is no report", "are no reports")),
      try number(
        "files WHERE outcome = 'skipped'", ("pasado por alto", "pasados por alto"),
        ("passed over", "passed over")),
      try number(
        "files WHERE outcome IN ('timed-out', 'crashed')", ("falló", "fallaron"), ("failed", "failed")),
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
    return [files, reports].map { $0.map { $0[language] }.joined(separator: ", ") }.joined(separator: "; ")
      + "."
  }

  /// The plan of a run: what would come in and out, on standard output.
  func print(newlyRead: Int, language: Language) throws {
    var lines = [try summary(in: language)]
    let read = BilingualText(
      newlyRead, es: ("archivo por leer", "archivos por leer"), en: ("file to read", "files to read"))
    lines.append(BilingualText(es: "De ellos, \(read.spanish).", en: "Of them, \(read.english).")[language])
    try ledger.queue.read { db in
      let periods = try Row.fetchAll(
        db,
        sql: """
          SELECT fiscal_year AS y, quarter AS q, sum(status = 'chosen') AS chosen, sum(status = 'version') AS versions,
            sum(status = 'duplicate') AS repeated FROM reports WHERE status <> 'unidentified'
          GROUP BY fiscal_year, quarter ORDER BY fiscal_year, quarter
          """)
      for row in periods {
        let (chosen, versions, repeated): (Int, Int, Int) = (row["chosen"], row["versions"], row["repeated"])
        let text = BilingualText(
          es:
            "\(row["y"] as Int) T\(row["q"] as Int): \(chosen) informes, \(repeated) repetidos, \(versions) que no coinciden",
          en:
            "\(row["y"] as Int) T\(row["q"] as Int): \(chosen) reports, \(repeated) repeated, \(versions) that disagree"
        )
        lines.append("  " + text[language])
      }
      let told = try Row.fetchAll(
        db,
        sql:
          "SELECT path, outcome, reason_es, reason_en FROM files WHERE outcome <> 'read' ORDER BY outcome, path"
      )
      for row in told {
        let reason: String? = row[language == .spanish ? "reason_es" : "reason_en"]
        lines.append(
          "  [\(row["outcome"] as String)] \(row["path"] as String)" + (reason.map { ": \($0)" } ?? ""))
      }
      let versions = try Row.fetchAll(
        db,
        sql: """
          SELECT (SELECT min(path) FROM files WHERE content_id = r.content_id) AS path, r.status, r.reason_es, r.reason_en
          FROM reports r WHERE r.status IN ('version', 'duplicate', 'unidentified') ORDER BY r.status, path
          """)
      for row in versions {
        let reason: String? = row[language == .spanish ? "reason_es" : "reason_en"]
        lines.append(
          "  [\(row["status"] as String)] \(row["path"] as String)" + (reason.map { ": \($0)" } ?? ""))
      }
    }
    try Output.toStandardOutput(Data((lines.joined(separator: "\n") + "\n").utf8))
  }
}
