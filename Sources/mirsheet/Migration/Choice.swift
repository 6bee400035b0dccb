import Foundation
import GRDB
import MIRSchema

/// Of several reports of one programme and quarter, which one counts.
///
/// The rule: a file that `--prefer` names; then a report without errors; then the file that was changed last; then the
/// report with more values; then the first path. Nothing is merged.
struct Choice {
  let preferences: [String]

  /// One report with what it is judged by.
  private struct Candidate {
    let id: Int64
    let path: String
    let modified: String
    let errors: Int
    let values: Int
    let json: String
    let isPreferred: Bool

    /// Whether it counts before another.
    func precedes(_ other: Candidate) -> Bool {
      if isPreferred != other.isPreferred { return isPreferred }
      if (errors == 0) != (other.errors == 0) { return errors == 0 }
      if modified != other.modified { return modified > other.modified }
      if values != other.values { return values > other.values }
      return (path, id) < (other.path, other.id)
    }
  }

  /// The key of a programme's quarter; `nil` when the report does not tell it.
  struct Key: Hashable, Comparable {
    let year: Int
    let quarter: Int
    let unit: String
    let program: String

    /// The columns of `reports` that a key is made of.
    static let columns =
      "fiscal_year, quarter, responsible_unit_code, responsible_unit_name, program_code, program_name"

    init?(_ row: Row) {
      guard let year: Int = row["fiscal_year"], let quarter: Int = row["quarter"],
        let program = Self.name(row["program_code"], row["program_name"])
      else { return nil }
      self.year = year
      self.quarter = quarter
      self.program = program
      unit = Self.name(row["responsible_unit_code"], row["responsible_unit_name"]) ?? ""
    }

    /// The code, where there is one; else the name without case, accents and spaces.
    private static func name(_ code: String?, _ name: String?) -> String? {
      (code ?? name).map { FoldedText($0).key }.flatMap { $0.isEmpty ? nil : $0 }
    }

    static func < (left: Key, right: Key) -> Bool {
      (left.year, left.quarter, left.unit, left.program) < (
        right.year, right.quarter, right.unit, right.program
      )
    }
  }

  func choose(_ db: Database) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT id, \(Key.columns) FROM reports ORDER BY id")
    var groups: [Key: [Int64]] = [:]
    while let row = try rows.next() {
      guard let key = Key(row) else {
        try mark(
          db, row["id"], "unidentified", es: "no dice su año, su trimestre o su programa",
          en: "does not tell its year, quarter or programme")
        continue
      }
      groups[key, default: []].append(row["id"])
    }
    for (_, ids) in groups.sorted(by: { $0.key < $1.key }) { try choose(among: ids, db) }
  }

  private func choose(among ids: [Int64], _ db: Database) throws {
    let candidates = try ids.map { try candidate($0, db) }.sorted { $0.precedes($1) }
    guard let chosen = candidates.first else { return }
    let others = candidates.dropFirst()
    let rivals = others.filter { $0.json != chosen.json }
    try mark(
      db, chosen.id, "chosen", chosen: nil,
      es: rivals.isEmpty ? nil : reason(chosen, rivals).es,
      en: rivals.isEmpty ? nil : reason(chosen, rivals).en)
    for other in others {
      if other.json == chosen.json {
        try mark(
          db, other.id, "duplicate", chosen: chosen.id, es: "dice lo mismo que \(chosen.path)",
          en: "says the same as \(chosen.path)")
      } else {
        try mark(
          db, other.id, "version", chosen: chosen.id,
          es: "no coincide con \(chosen.path), que se eligió: \(reason(chosen, [other]).es)",
          en: "disagrees with \(chosen.path), which was chosen: \(reason(chosen, [other]).en)")
      }
    }
  }

  /// Why one was chosen before others.
  private func reason(_ chosen: Candidate, _ others: [Candidate]) -> (es: String, en: String) {
    if chosen.isPreferred, others.contains(where: { !$0.isPreferred }) {
      return ("la nombra --prefer", "--prefer names it")
    }
    if chosen.errors == 0, others.contains(where: { $0.errors > 0 }) {
      return ("no tiene errores", "it has no errors")
    }
    if others.contains(where: { $0.modified < chosen.modified }) {
      return ("su archivo es el más reciente", "its file is the newest")
    }
    if others.contains(where: { $0.values < chosen.values }) {
      return ("tiene más valores", "it has more values")
    }
    return ("es el primero por su nombre", "it is the first by its name")
  }

  private func candidate(_ id: Int64, _ db: Database) throws -> Candidate {
    let statement = try db.cachedStatement(
      sql: """
        SELECT r.errors, r.json, min(f.path) AS path, max(f.modified) AS modified,
          (SELECT count(*) FROM indicator_values v JOIN indicators i ON i.id = v.indicator_id WHERE i.report_id = r.id) AS n,
          group_concat(f.path, char(10)) AS paths
        FROM reports r JOIN files f ON f.content_id = r.content_id WHERE r.id = ?
        """)
    let row = try Row.fetchOne(statement, arguments: [id])
    let paths = (row?["paths"] as String? ?? "").split(separator: "\n").map(String.init)
    return Candidate(
      id: id, path: row?["path"] ?? "", modified: row?["modified"] ?? "", errors: row?["errors"] ?? 0,
      values: row?["n"] ?? 0, json: row?["json"] ?? "", isPreferred: paths.contains(where: isPreferred))
  }

  /// Whether `--prefer` names a path: by its end, or by a pattern with `*` and `?`.
  private func isPreferred(_ path: String) -> Bool {
    preferences.contains { preference in
      unsafe path == preference || path.hasSuffix("/" + preference) || fnmatch(preference, path, 0) == 0
    }
  }

  private func mark(
    _ db: Database, _ id: Int64, _ status: String, chosen: Int64? = nil, es: String?, en: String?
  ) throws {
    try db.cachedStatement(
      sql: "UPDATE reports SET status = ?, chosen_id = ?, reason_es = ?, reason_en = ? WHERE id = ?"
    ).execute(arguments: [status, chosen, es, en, id])
  }
}
