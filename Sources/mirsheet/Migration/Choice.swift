import Foundation
import GRDB
import SheetIO

/// Of several reports of one programme and quarter, which one counts.
///
/// The rule: a file that `--prefer` names; then a whole report; then the file that was changed last; then the report with
/// more values; then the first path. Whole is a report without errors in which no more than a tenth of the achieved
/// values of its quarter is missing that another one has. Nothing is merged.
struct Choice {
  /// Files or patterns that count before others.
  let preferences: [String]

  /// One report with what it is judged by.
  private struct Candidate {
    let id: Int64
    let path: String
    let sheet: String
    let modified: String
    let errors: Int
    let values: Int
    let reached: Int
    /// Equal ones say the same.
    let digest: String
    let isPreferred: Bool
    var isComplete = true

    var isWhole: Bool { errors == 0 && isComplete }

    /// Whether it counts before another.
    func precedes(_ other: Candidate) -> Bool {
      if isPreferred != other.isPreferred { return isPreferred }
      if isWhole != other.isWhole { return isWhole }
      if modified != other.modified { return modified > other.modified }
      if values != other.values { return values > other.values }
      return (path, id) < (other.path, other.id)
    }

    /// How it is told from another one: by its file, and by its sheet where both are in one file.
    func place(besides other: Candidate) -> String {
      path == other.path ? "\(path)!\(sheet)" : path
    }
  }

  /// What is entered of a report.
  private struct Mark {
    let id: Int64
    let status: String
    var key: ReportKey?
    var chosen: Int64?
    var reason: BilingualText?
  }

  func choose(_ db: Database) throws {
    let keys = try ReportKeys(db)
    let rows = try Row.fetchCursor(db, sql: "SELECT id, \(ReportKeys.columns) FROM reports ORDER BY id")
    var groups: [ReportKey: [Int64]] = [:]
    var marks: [Mark] = []
    while let row = try rows.next() {
      if let key = keys.key(row) {
        groups[key, default: []].append(row["id"])
      } else {
        let reason = BilingualText(
          es: "no dice su año, su trimestre o su programa", en: "does not tell its year, quarter or programme"
        )
        marks.append(Mark(id: row["id"], status: "unidentified", reason: reason))
      }
    }
    for (key, ids) in groups {
      marks += try choose(among: ids, db).map { mark in
        var mark = mark
        mark.key = key
        return mark
      }
    }
    // In the order of the table, so that each page of it is written once.
    let statement = try db.cachedStatement(
      sql: """
        UPDATE reports SET status = ?, chosen_id = ?, reason_es = ?, reason_en = ?, unit_key = ?, program_key = ?
        WHERE id = ?
        """)
    for mark in marks.sorted(by: { $0.id < $1.id }) {
      try statement.execute(
        arguments: [
          mark.status, mark.chosen, mark.reason?.spanish, mark.reason?.english, mark.key?.unit,
          mark.key?.program,
          mark.id,
        ])
    }
  }

  private func choose(among ids: [Int64], _ db: Database) throws -> [Mark] {
    guard ids.count > 1 else { return ids.map { Mark(id: $0, status: "chosen") } }
    var candidates = try ids.map { try candidate($0, db) }
    let most = candidates.map(\.reached).max() ?? 0
    for index in candidates.indices {
      candidates[index].isComplete = candidates[index].reached * 10 >= most * 9
    }
    candidates.sort { $0.precedes($1) }
    let chosen = candidates[0]
    let others = candidates.dropFirst()
    let rivals = others.filter { $0.digest != chosen.digest }
    let first = Mark(
      id: chosen.id, status: "chosen", reason: rivals.isEmpty ? nil : reason(chosen, rivals))
    return [first]
      + others.map { other in
        let place = chosen.place(besides: other)
        guard other.digest != chosen.digest else {
          return Mark(
            id: other.id, status: "duplicate", chosen: chosen.id,
            reason: BilingualText(
              es: "dice lo mismo que \(chosen.path)", en: "says the same as \(chosen.path)"))
        }
        let reason = reason(chosen, [other])
        return Mark(
          id: other.id, status: "version", chosen: chosen.id,
          reason: BilingualText(
            es: "no coincide con \(place), que se eligió: \(reason.spanish)",
            en: "disagrees with \(place), which was chosen: \(reason.english)"))
      }
  }

  /// Why one was chosen before others.
  private func reason(_ chosen: Candidate, _ others: [Candidate]) -> BilingualText {
    if chosen.isPreferred, others.contains(where: { !$0.isPreferred }) {
      return BilingualText(es: "la nombra --prefer", en: "--prefer names it")
    }
    if chosen.errors == 0, others.contains(where: { $0.errors > 0 }) {
      return BilingualText(es: "no tiene errores", en: "it has no errors")
    }
    if chosen.isComplete, others.contains(where: { !$0.isComplete }) {
      return BilingualText(
        es: "tiene valores alcanzados del trimestre que a la otra le faltan",
        en: "it has achieved values of the quarter that the other one lacks")
    }
    if others.contains(where: { $0.modified < chosen.modified }) {
      return BilingualText(es: "su archivo es el más reciente", en: "its file is the newest")
    }
    if others.contains(where: { $0.values < chosen.values }) {
      return BilingualText(es: "tiene más valores", en: "it has more values")
    }
    if others.contains(where: { $0.path == chosen.path }) {
      return BilingualText(es: "es la primera hoja", en: "it is the first sheet")
    }
    return BilingualText(es: "es el primero por su nombre", en: "it is the first by its name")
  }

  private func candidate(_ id: Int64, _ db: Database) throws -> Candidate {
    let statement = try db.cachedStatement(
      sql: """
        SELECT r.sheet, r.errors, r.amounts, r.reached, r.digest, min(f.path) AS path, max(f.modified) AS modified,
          group_concat(f.path, char(31)) AS paths
        FROM reports r JOIN files f ON f.content_id = r.content_id
        WHERE r.id = ?
        """)
    let row = try Row.fetchOne(statement, arguments: [id])
    let paths = (row?["paths"] as String? ?? "").split(separator: "\u{1F}").map(String.init)
    let sheet: String = row?["sheet"] ?? ""
    return Candidate(
      id: id, path: row?["path"] ?? "", sheet: sheet, modified: row?["modified"] ?? "",
      errors: row?["errors"] ?? 0,
      values: row?["amounts"] ?? 0, reached: row?["reached"] ?? 0,
      digest: row?["digest"] ?? "",
      isPreferred: paths.contains { isPreferred($0) || isPreferred("\($0)!\(sheet)") })
  }

  /// Whether `--prefer` names a path, or a path with its sheet: by its end, or by a pattern with `*` and `?`.
  private func isPreferred(_ path: String) -> Bool { preferences.contains { Self.isNamed(path, by: $0) } }

  static func isNamed(_ path: String, by preference: String) -> Bool {
    unsafe path == preference || path.hasSuffix("/" + preference) || fnmatch(preference, path, 0) == 0
  }
}
