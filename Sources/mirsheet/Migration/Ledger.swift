import Foundation
import GRDB
import MIRSchema
import SheetIO

/// `mirsheet.sqlite`: what was found in which file, and what was made of it.
struct Ledger {
  let queue: DatabaseQueue

  /// Opens the ledger at a path, and makes it where there is none; in memory without a path.
  ///
  /// - Throws: ``Failure`` when it cannot be opened, is damaged, or is of a newer version of the program.
  init(_ path: String?) throws {
    do {
      let version = try path.map(Self.version) ?? 0
      let configuration = Self.configuration
      queue =
        try path.map { try DatabaseQueue(path: $0, configuration: configuration) }
        ?? DatabaseQueue(configuration: configuration)
      if version < LedgerSchema.version {
        // What an older version entered is entered again: the files say it all.
        if version > 0 { try queue.erase() }
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

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      // One process works on it, so no memory is shared, which network drives could not do. What a kill leaves is whole;
      // the log is folded in at the end.
      try db.execute(
        sql: """
          PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;
          PRAGMA wal_autocheckpoint = 8192; PRAGMA temp_store = MEMORY;
          """)
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    }
    return configuration
  }

  /// The version of the ledger at a path, which is left as it is; 0 when there is none yet.
  ///
  /// - Throws: ``Failure`` when it is of a newer version of the program.
  private static func version(of path: String) throws -> Int {
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    let version = try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    guard version <= LedgerSchema.version else {
      throw Failure(
        .cannotWrite,
        es:
          "\(path): es de una versión más nueva de mirsheet (\(version), y esta conoce la \(LedgerSchema.version)); no se tocó.",
        en:
          "\(path): is of a newer version of mirsheet (\(version), and this one knows \(LedgerSchema.version)); it was left alone.",
        hintES: "Use la versión nueva, u otra carpeta de salida.",
        hintEN: "Use the newer version, or another output folder.")
    }
    return version
  }

  /// The ledger at a path as it stands, in a folder of its own where nothing is to be written beside the original; an
  /// empty one where there is none, or one of an older version.
  static func copy(of path: String, in folder: URL) throws -> Ledger {
    let copy = folder.appendingPathComponent(URL(fileURLWithPath: path).lastPathComponent).path
    // A run that was killed may have left its journal: both together are the ledger.
    for suffix in ["", "-journal", "-wal"] where FileManager.default.fileExists(atPath: path + suffix) {
      try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
    }
    return try Ledger(copy)
  }

  /// Leaves one file behind: folds the log in, and gives room back that changes left empty where it is worth while.
  func compact() throws {
    let isWorthwhile = try queue.read { db in
      let (free, all) = (
        try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0,
        try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      )
      return free * 8 > all
    }
    if isWorthwhile { try queue.vacuum() }
    _ = try queue.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
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
    let changed: String
    let sha256: String
  }

  /// The files that have been seen before.
  func known() throws -> [String: Known] {
    try queue.read { db in
      let rows = try Row.fetchCursor(
        db,
        sql:
          "SELECT path, size, modified, changed, sha256 FROM files JOIN contents ON contents.id = content_id")
      var result: [String: Known] = [:]
      while let row = try rows.next() {
        result[row["path"]] = Known(
          size: row["size"], modified: row["modified"], changed: row["changed"], sha256: row["sha256"])
      }
      return result
    }
  }

  /// Enters the files of an archive; their contents are pending where they are new.
  ///
  /// Files that were there and are no more leave the ledger, as if they had never been; the run tells which.
  func enter(_ files: [(file: ArchiveFile, sha256: String?)], of walk: ArchiveWalk, run: Int64?) throws {
    try queue.write { db in
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO files (path, size, modified, changed, content_id, outcome, reason_es, reason_en)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified = excluded.modified,
            changed = excluded.changed, content_id = excluded.content_id, outcome = excluded.outcome,
            reason_es = excluded.reason_es, reason_en = excluded.reason_en
          """)
      for (file, hash) in files {
        let content = try hash.map { try Self.content(db, sha256: $0) }
        try statement.execute(
          arguments: [
            file.path, file.size, file.modified, file.changed, content,
            file.skipped == nil ? "pending" : "skipped", file.skipped?.reason.spanish,
            file.skipped?.reason.english,
          ])
      }
      let seen = Set(files.map(\.file.path))
      for row in try Row.fetchAll(
        db, sql: "SELECT path, sha256 FROM files LEFT JOIN contents ON contents.id = content_id ORDER BY path"
      ) {
        let path: String = row["path"]
        guard !seen.contains(path), walk.covers(path) else { continue }
        try db.execute(sql: "DELETE FROM files WHERE path = ?", arguments: [path])
        guard let run else { continue }
        try db.execute(
          sql: "INSERT INTO gone_files VALUES (?, ?, ?)", arguments: [run, path, row["sha256"] as String?])
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

  /// Contents that are to be read: new ones, those that were read by another version, with other settings or under
  /// another name, and failures.
  func toRead(settings: String, onlyFailed: Bool, retry: [String]) throws -> [FileRequest] {
    try queue.read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT c.id, c.sha256, c.outcome, c.version, c.settings, c.read_as, min(f.path) AS path
          FROM contents c JOIN files f ON f.content_id = c.id GROUP BY c.id ORDER BY path
          """)
      let again = try Set(retry.map { try Self.content(db, at: $0) })
      var requests: [FileRequest] = []
      while let row = try rows.next() {
        let request = Self.request(
          content: row["id"], path: row["path"], sha256: row["sha256"], settings: settings)
        let outcome = FileReading.Outcome(rawValue: row["outcome"])
        let isNew =
          outcome == .pending || row["version"] != Version.text || row["settings"] != settings
          || row["read_as"] != request.name
        if outcome?.isFailure == true || (isNew && !onlyFailed) || again.contains(request.content) {
          requests.append(request)
        }
      }
      return Self.inOrder(requests)
    }
  }

  /// By the number of the content, so that every table grows at its end; members of one archive stay together.
  private static func inOrder(_ requests: [FileRequest]) -> [FileRequest] {
    var first: [String: Int64] = [:]
    for request in requests where request.member != nil {
      first[request.path] = min(first[request.path] ?? .max, request.content)
    }
    func group(_ request: FileRequest) -> Int64 {
      request.member == nil ? request.content : first[request.path] ?? request.content
    }
    return requests.sorted { (group($0), $0.content) < (group($1), $1.content) }
  }

  /// The content of a file that `--retry` names by its path or the end of it.
  private static func content(_ db: Database, at path: String) throws -> Int64 {
    let id = try Int64.fetchOne(
      db,
      sql: """
        SELECT content_id FROM files WHERE content_id IS NOT NULL
          AND (path = ? OR substr(path, -length(?) - 1) = '/' || ?) ORDER BY path LIMIT 1
        """, arguments: [path, path, path])
    guard let id else {
      throw Failure(
        .usage, es: "--retry \(path): ese archivo no está en el registro.",
        en: "--retry \(path): that file is not in the ledger.",
        hintES: "Escriba su ruta, o el final de ella, como está en la base de datos.",
        hintEN: "Write its path, or the end of it, as the database has it.")
    }
    return id
  }

  /// What a worker is asked for.
  private static func request(content: Int64, path: String, sha256: String, settings: String) -> FileRequest {
    var request = FileRequest(content: content, path: path, sha256: sha256, settings: settings)
    // A folder may be called so, too.
    if let mark = path.range(of: "!/"), !FileManager.default.fileExists(atPath: path) {
      request.path = String(path[..<mark.lowerBound])
      request.member = String(path[mark.upperBound...])
    }
    return request
  }
}
