import Foundation
import GRDB
import MIRSchema
import SheetIO

/// The files that a walk met, in the order of their paths.
///
/// They are a table of the ledger's connection, beside the ledger, and gone with it: an archive may have more files than
/// memory has room for.
enum WalkedFiles {
  private static let table = "temp.walked"

  /// Walks the archives, and keeps what is met in place of what was met before.
  static func enter(_ walk: inout ArchiveWalk, _ db: Database) throws {
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS \(table);
        CREATE TABLE \(table) (
          path TEXT PRIMARY KEY, location BLOB NOT NULL, member TEXT NOT NULL, size INTEGER NOT NULL,
          modified TEXT NOT NULL, changed TEXT NOT NULL, outcome TEXT NOT NULL, reason_es TEXT, reason_en TEXT,
          UNIQUE (location, member)) WITHOUT ROWID
        """)
    let statement = try db.cachedStatement(
      sql: "INSERT INTO \(table) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
    try walk.forEachFile { file in
      // A folder may have been given twice, or inside another.
      guard try !isKnown(file, db) else { return }
      // Names that differ in bytes that are not letters may look alike.
      var path = file.path
      var copy = 2
      while true {
        let reason = file.fate.reason
        try statement.execute(
          arguments: [
            path, Data(file.location.bytes), file.member ?? "", file.size, file.modified, file.changed,
            file.fate.outcome, reason?.spanish, reason?.english,
          ])
        guard db.changesCount == 0 else { return }
        path = "\(file.path) (\(copy))"
        copy += 1
      }
    }
  }

  private static func isKnown(_ file: ArchiveFile, _ db: Database) throws -> Bool {
    let known = try db.cachedStatement(sql: "SELECT 1 FROM \(table) WHERE location = ? AND member = ?")
    return try Bool.fetchOne(known, arguments: [Data(file.location.bytes), file.member ?? ""]) ?? false
  }

  /// How many they are.
  static func count(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
  }

  /// The next files behind a path, at most so many.
  static func files(after path: String, most: Int, _ db: Database) throws -> [ArchiveFile] {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM \(table) WHERE path > ? ORDER BY path LIMIT ?")
    return try Row.fetchAll(statement, arguments: [path, most]).map(file)
  }

  /// The file of a path.
  static func file(_ path: String, _ db: Database) throws -> ArchiveFile? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM \(table) WHERE path = ?")
    return try Row.fetchOne(statement, arguments: [path]).map(file)
  }

  /// Whether a path was met, as a condition in SQL.
  static func isMet(_ path: String) -> String {
    "EXISTS (SELECT 1 FROM \(table) w WHERE w.path = \(path))"
  }

  private static func file(_ row: Row) -> ArchiveFile {
    let member: String = row["member"]
    return ArchiveFile(
      path: row["path"], location: RawPath(Array(row["location"] as Data)),
      member: member.isEmpty ? nil : member, size: row["size"], modified: row["modified"],
      changed: row["changed"], fate: ArchiveFile.Fate(row["outcome"], row["reason_es"], row["reason_en"]))
  }
}

extension ArchiveFile.Fate {
  /// What ``outcome`` and ``reason`` say of a file.
  fileprivate init(_ outcome: String, _ spanish: String?, _ english: String?) {
    let reason = BilingualText(es: spanish ?? "", en: english ?? "")
    self =
      [.skipped(reason), .container(reason), .refused(reason), .unreadable(reason)]
      .first { $0.outcome == outcome } ?? .read
  }
}
