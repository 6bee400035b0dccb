import Foundation
import GRDB

/// What `--prefer` names: files, folders and sheets that count before others, until they are taken back.
struct Preferences {
  let patterns: [String]
  /// The archives, so that patterns are checked against what is in them, and not against the folders that they are in.
  private let archives: [String]

  init(_ db: Database) throws {
    patterns = try String.fetchAll(db, sql: "SELECT pattern FROM preferences ORDER BY pattern")
    archives = try String.fetchAll(
      db,
      sql:
        "SELECT \(LedgerSchema.root) AS root FROM archives WHERE is_current ORDER BY length(root) DESC, root")
  }

  init(_ patterns: [String], archives: [String] = []) {
    self.patterns = patterns
    self.archives = archives
  }

  /// Whether one of them names a file, or the sheet of it.
  func name(_ path: String, sheet: String?) -> Bool {
    let places = [path] + (sheet.map { ["\(path)!\($0)"] } ?? [])
    return places.contains { place in patterns.contains { names(place, by: $0) } }
  }

  /// The patterns that name none of some places.
  func unmatched(_ places: [(path: String, sheet: String?)]) -> [String] {
    patterns.filter { pattern in
      let one = Preferences([pattern], archives: archives)
      return !places.contains { one.name($0.path, sheet: $0.sheet) }
    }
  }

  /// Whether a pattern is the path, its end, or the name of one of its folders; `*` and `?` stand for what is between
  /// two slashes, and in a pattern for whole paths for slashes, too.
  private func names(_ path: String, by pattern: String) -> Bool {
    let path = path.precomposedStringWithCanonicalMapping
    let pattern = pattern.precomposedStringWithCanonicalMapping
    if unsafe path == pattern || fnmatch(pattern, path, 0) == 0 { return true }
    let parts = inner(path, hasSlash: pattern.contains("/"))
    return parts.indices.contains { start in
      unsafe fnmatch(pattern, parts[start...].joined(separator: "/"), FNM_PATHNAME | Self.leadingFolder) == 0
    }
  }

  /// `FNM_LEADING_DIR`, which glibc and BSD have: a pattern that matches a folder matches what is in it.
  private static let leadingFolder: Int32 = 8

  /// The parts of a path inside its archive; the archive's own name is one only where a pattern has several.
  private func inner(_ path: String, hasSlash: Bool) -> [Substring] {
    let parts = path.split(separator: "/")
    guard let archive = archives.first(where: { ArchiveWalk.isBelow($0, path) }) else { return parts }
    let outer = archive.split(separator: "/").count - (hasSlash || archive == path ? 1 : 0)
    return Array(parts.dropFirst(max(0, outer)))
  }
}

extension Ledger {
  /// Enters preferences and takes others back; those that were not there are reported.
  ///
  /// - Throws: ``Failure`` when one that is to be taken back is none.
  func prefer(_ patterns: [String], takingBack taken: [String] = []) throws {
    try queue.write { db in
      for pattern in taken {
        try db.execute(sql: "DELETE FROM preferences WHERE pattern = ?", arguments: [pattern])
        guard db.changesCount == 0 else { continue }
        let known = try String.fetchAll(db, sql: "SELECT pattern FROM preferences ORDER BY pattern")
        throw Failure(
          .usage, es: "--no-prefer \(pattern): no se prefería.",
          en: "--no-prefer \(pattern): was not preferred.",
          hintES: known.isEmpty
            ? "No hay ninguna preferencia." : "Se prefiere: \(known.joined(separator: ", ")).",
          hintEN: known.isEmpty
            ? "There is no preference." : "Preferred are: \(known.joined(separator: ", ")).")
      }
      for pattern in patterns {
        try db.execute(sql: "INSERT OR IGNORE INTO preferences VALUES (?)", arguments: [pattern])
      }
    }
  }

  /// The preferences as they are.
  func preferences() throws -> Preferences { try queue.read { try Preferences($0) } }
}
