import Foundation
import GRDB
import SheetIO

/// Of several reports of one programme and quarter, which one counts.
///
/// The rule is ``rule``; at the end the report with more values counts, then the first path. Nothing is merged.
struct Choice {
  let preferences: Preferences

  /// The rule as people read it.
  static let rule = BilingualText(
    es:
      "De varios archivos sobre un mismo trimestre se elige el que nombra --prefer; luego uno completo (que no deje en blanco más de una décima parte de los valores alcanzados del trimestre que otro tiene); luego uno que ni por su nombre ni por su carpeta sea borrador, respaldo, prueba o antiguo; luego el de menos errores y, a iguales errores, el de menos avisos; luego uno que por su nombre no sea copia ni versión; luego el más reciente.",
    en:
      "Of several files for the same quarter, the one that --prefer names is chosen; then a complete one (which leaves blank no more than a tenth of the quarter's achieved values that another one has); then one that neither its name nor its folder calls a draft, backup, trial or old; then the one with fewer errors and, with equal errors, fewer warnings; then one that its name does not call a copy or version; then the newest."
  )

  /// One report with what it is judged by.
  private struct Candidate {
    let id: Int64
    let path: String
    /// Where the file is; two archives may have one of the same name.
    let location: String
    let sheet: String
    let modified: String
    let rank: FileNameRank
    let errors: Int
    let warnings: Int
    let values: Int
    let reached: Int
    /// Equal ones say the same.
    let digest: String
    let isPreferred: Bool
    var isComplete = true

    var isDraft: Bool { rank == .draft }

    /// Whether it counts before another.
    func precedes(_ other: Candidate) -> Bool {
      if isPreferred != other.isPreferred { return isPreferred }
      if isComplete != other.isComplete { return isComplete }
      if isDraft != other.isDraft { return other.isDraft }
      if errors != other.errors { return errors < other.errors }
      if warnings != other.warnings { return warnings < other.warnings }
      if rank != other.rank { return rank < other.rank }
      if modified != other.modified { return modified > other.modified }
      if values != other.values { return values > other.values }
      return (path, location, id) < (other.path, other.location, other.id)
    }

    /// How it is distinguished from another one: by its file, and by its sheet where both are in one file.
    func place(besides other: Candidate) -> String {
      location == other.location ? "\(path)!\(sheet)" : path
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
          es: "no dice su año, su trimestre o su programa", en: "does not say its year, quarter or programme"
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
      + (try others.map { other in
        let place = chosen.place(besides: other)
        guard other.digest != chosen.digest else {
          return Mark(
            id: other.id, status: "duplicate", chosen: chosen.id,
            reason: BilingualText(
              es: "dice lo mismo que \(chosen.path)", en: "says the same as \(chosen.path)"))
        }
        var reason = reason(chosen, [other])
        if let difference = try VersionDifference.told(chosen.id, other.id, db) {
          reason = BilingualText(
            es: "\(reason.spanish); \(difference.spanish)", en: "\(reason.english); \(difference.english)")
        }
        return Mark(
          id: other.id, status: "version", chosen: chosen.id,
          reason: BilingualText(
            es: "no coincide con \(place), que se eligió: \(reason.spanish)",
            en: "disagrees with \(place), which was chosen: \(reason.english)"))
      })
  }

  /// Why one was chosen before others.
  private func reason(_ chosen: Candidate, _ others: [Candidate]) -> BilingualText {
    if chosen.isPreferred, others.contains(where: { !$0.isPreferred }) {
      return BilingualText(es: "la nombra --prefer", en: "--prefer names it")
    }
    if others.contains(where: { !$0.isComplete }) {
      return BilingualText(
        es: "tiene valores alcanzados del trimestre que a la otra le faltan",
        en: "it has achieved values of the quarter that the other one does not have")
    }
    if others.contains(where: { $0.isDraft != chosen.isDraft }) {
      return BilingualText(
        es: "por su nombre no es borrador ni respaldo", en: "its name does not call it a draft or backup")
    }
    if others.contains(where: { $0.errors > chosen.errors }) {
      return chosen.errors == 0
        ? BilingualText(es: "no tiene errores", en: "it has no errors")
        : BilingualText(es: "tiene menos errores", en: "it has fewer errors")
    }
    if others.contains(where: { $0.warnings > chosen.warnings }) {
      return BilingualText(es: "tiene menos avisos", en: "it has fewer warnings")
    }
    if others.contains(where: { $0.rank > chosen.rank }) {
      return BilingualText(
        es: "por su nombre no es copia ni versión", en: "its name does not call it a copy or version")
    }
    if others.contains(where: { $0.modified < chosen.modified }) {
      return BilingualText(es: "su archivo es el más reciente", en: "its file is the newest")
    }
    if others.contains(where: { $0.values < chosen.values }) {
      return BilingualText(es: "tiene más valores", en: "it has more values")
    }
    if others.contains(where: { $0.location == chosen.location }) {
      return BilingualText(es: "es la primera hoja", en: "it is the first sheet")
    }
    return BilingualText(es: "es el primero por su nombre", en: "it comes first by its name")
  }

  private func candidate(_ id: Int64, _ db: Database) throws -> Candidate {
    let statement = try db.cachedStatement(
      sql: """
        SELECT r.sheet, r.errors, r.warnings, r.amounts, r.reached, r.digest, max(f.modified) AS modified,
          min(f.name_rank) AS rank, \(LedgerSchema.original(of: "r.content_id")) AS path,
          \(LedgerSchema.location(of: "r.content_id")) AS location, group_concat(p.location, char(31)) AS locations
        FROM reports r JOIN files f ON f.content_id = r.content_id
        JOIN file_places p ON p.archive_id = f.archive_id AND p.path = f.path
        WHERE r.id = ?
        """)
    let row = try Row.fetchOne(statement, arguments: [id])
    let locations = (row?["locations"] as String? ?? "").split(separator: "\u{1F}").map(String.init)
    let sheet: String = row?["sheet"] ?? ""
    return Candidate(
      id: id, path: row?["path"] ?? "", location: row?["location"] ?? "", sheet: sheet,
      modified: row?["modified"] ?? "",
      rank: FileNameRank(rawValue: row?["rank"] ?? 0) ?? .original, errors: row?["errors"] ?? 0,
      warnings: row?["warnings"] ?? 0, values: row?["amounts"] ?? 0, reached: row?["reached"] ?? 0,
      digest: row?["digest"] ?? "", isPreferred: locations.contains { preferences.name($0, sheet: sheet) })
  }
}
