import Foundation
import GRDB
import MIRSchema

/// `mirsheet.sqlite`: what was found in which file, and what was made of it.
struct Ledger {
  let queue: DatabaseQueue

  /// Opens the ledger at a path, and makes it where there is none; in memory without a path.
  ///
  /// - Throws: ``Failure`` when it cannot be opened, is damaged, or is of a newer version of the program.
  init(_ path: String?) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    do {
      queue =
        try path.map { try DatabaseQueue(path: $0, configuration: configuration) }
        ?? DatabaseQueue(configuration: configuration)
      let version = try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
      guard version <= LedgerSchema.version else {
        throw Failure(
          .cannotWrite,
          es:
            "\(path ?? ""): es de una versión más nueva de mirsheet (\(version), y esta conoce la \(LedgerSchema.version)); no se tocó.",
          en:
            "\(path ?? ""): is of a newer version of mirsheet (\(version), and this one knows \(LedgerSchema.version)); it was left alone.",
          hintES: "Use la versión nueva, u otra carpeta de salida.",
          hintEN: "Use the newer version, or another output folder.")
      }
      if version == 0 {
        try queue.inTransaction { db in
          try db.execute(sql: LedgerSchema.sql)
          return .commit
        }
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Self.failure(error, path ?? "")
    }
  }

  /// Runs work on the ledger at a path; what goes wrong is a failure that people can read.
  static func telling(_ path: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as Failure {
      throw failure
    } catch {
      throw failure(error, path)
    }
  }

  private static func failure(_ error: any Error, _ path: String) -> Failure {
    Failure(
      .cannotWrite, es: "\(path): no se puede usar la base de datos (\(error)).",
      en: "\(path): the database cannot be used (\(error)).",
      hintES: "Revise que haya espacio y permiso de escritura, y que el archivo sea de mirsheet.",
      hintEN: "Check that there is space, that you may write there, and that the file is mirsheet's.")
  }

  // MARK: Files

  /// What is known of a file.
  struct Known {
    let size: Int
    let modified: String
    let sha256: String
  }

  /// The files that have been seen before.
  func known() throws -> [String: Known] {
    try queue.read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT path, size, modified, sha256 FROM files JOIN contents ON contents.id = content_id")
      var result: [String: Known] = [:]
      while let row = try rows.next() {
        result[row["path"]] = Known(size: row["size"], modified: row["modified"], sha256: row["sha256"])
      }
      return result
    }
  }

  /// Enters the files of an archive; their contents are pending where they are new.
  func enter(_ files: [(file: ArchiveFile, sha256: String?)]) throws {
    try queue.write { db in
      for (file, hash) in files {
        let content = try hash.map { try Self.content(db, sha256: $0) }
        try db.cachedStatement(
          sql: """
            INSERT INTO files (path, size, modified, content_id, outcome, reason_es, reason_en)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified = excluded.modified,
              content_id = excluded.content_id, outcome = excluded.outcome, reason_es = excluded.reason_es,
              reason_en = excluded.reason_en
            """
        ).execute(
          arguments: [
            file.path, file.size, file.modified, content, file.skipped == nil ? "pending" : "skipped",
            file.skipped?.es, file.skipped?.en,
          ])
      }
      // What no file holds any more is no part of the result.
      try db.execute(
        sql:
          "DELETE FROM contents WHERE id NOT IN (SELECT content_id FROM files WHERE content_id IS NOT NULL)")
    }
  }

  /// The number of a content, out of its hash, so that it is the same in whatever order files are met.
  private static func content(_ db: Database, sha256: String) throws -> Int64 {
    if let id = try Int64.fetchOne(db, sql: "SELECT id FROM contents WHERE sha256 = ?", arguments: [sha256]) {
      return id
    }
    var id = Int64(sha256.prefix(9), radix: 16) ?? 0
    while try Bool.fetchOne(db, sql: "SELECT 1 FROM contents WHERE id = ?", arguments: [id]) == true {
      id += 1
    }
    try db.execute(sql: "INSERT INTO contents (id, sha256) VALUES (?, ?)", arguments: [id, sha256])
    return id
  }

  /// Contents that are to be read: new ones, those that were read by another version or with other settings, and
  /// failures.
  func toRead(version: String, settings: String, onlyFailed: Bool, retry: [String]) throws -> [Task] {
    try queue.read { db in
      let failures =
        "outcome IN ('\(FileReading.Outcome.timedOut.rawValue)', '\(FileReading.Outcome.crashed.rawValue)')"
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT c.id, c.sha256, min(f.path) AS path FROM contents c JOIN files f ON f.content_id = c.id
          WHERE \(onlyFailed ? "c.\(failures)" : "(c.outcome = 'pending' OR c.\(failures) OR c.version IS NOT ? OR c.settings IS NOT ?)")
          GROUP BY c.id ORDER BY path
          """, arguments: onlyFailed ? [] : [version, settings])
      var tasks = rows.map { Task(id: $0["id"], sha256: $0["sha256"], path: $0["path"]) }
      let planned = Set(tasks.map(\.id))
      for path in retry {
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT c.id, c.sha256, f.path FROM contents c JOIN files f ON f.content_id = c.id
            WHERE f.path = ? OR substr(f.path, -length(?) - 1) = '/' || ? ORDER BY f.path LIMIT 1
            """, arguments: [path, path, path])
        guard let row else {
          throw Failure(
            .usage, es: "--retry \(path): ese archivo no está en el registro.",
            en: "--retry \(path): that file is not in the ledger.")
        }
        if !planned.contains(row["id"]) {
          tasks.append(Task(id: row["id"], sha256: row["sha256"], path: row["path"]))
        }
      }
      return tasks
    }
  }

  /// A content that is to be read from one of the files that hold it.
  struct Task: Sendable {
    let id: Int64
    let sha256: String
    let path: String

    /// What a worker is asked for.
    var request: FileRequest {
      // A folder may be called so, too.
      guard !FileManager.default.fileExists(atPath: path), let mark = path.range(of: "!/") else {
        return FileRequest(path: path, member: nil, sha256: sha256)
      }
      return FileRequest(
        path: String(path[..<mark.lowerBound]), member: String(path[mark.upperBound...]), sha256: sha256)
    }
  }
}
