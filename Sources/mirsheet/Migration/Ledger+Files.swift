import Foundation
import GRDB
import MIRSchema
import SheetIO

/// The files of the archive in the ledger: what is known of them, and which are to be read.
extension Ledger {
  /// What is known of a file.
  struct Known {
    let size: Int
    let modified: String
    let changed: String
    let sha256: String
  }

  /// The files that have been seen before and need not be read to know what is in them.
  ///
  /// Those that could not be read, and those that are to be read again, are not among them.
  func known(except again: Set<String>) throws -> [String: Known] {
    try queue.read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT p.location, f.size, f.modified, f.changed, f.sha256 FROM files f
          JOIN file_places p ON p.archive_id = f.archive_id AND p.path = f.path
          WHERE f.sha256 IS NOT NULL AND f.outcome NOT IN (\(FileReading.Outcome.problems))
          """)
      var result: [String: Known] = [:]
      while let row = try rows.next() {
        let path: String = row["location"]
        guard !again.contains(path) else { continue }
        result[path] = Known(
          size: row["size"], modified: row["modified"], changed: row["changed"], sha256: row["sha256"])
      }
      return result
    }
  }

  /// The files that could not be read, or whose reading failed.
  func problems() throws -> Set<String> {
    try queue.read {
      try String.fetchSet(
        $0, sql: "SELECT location FROM file_places WHERE outcome IN (\(FileReading.Outcome.problems))")
    }
  }

  /// The paths that `--retry` names, each whole or by its end.
  ///
  /// - Throws: ``Failure`` when one is not in the ledger.
  func paths(namedBy names: [String]) throws -> Set<String> {
    try queue.read { db in
      var paths: Set<String> = []
      for name in names {
        let whole = URL(fileURLWithPath: name).standardizedFileURL.path
        let found = try String.fetchOne(
          db,
          sql: """
            SELECT location FROM file_places WHERE location IN (?, ?) OR substr(location, -length(?) - 1) = '/' || ?
            ORDER BY location NOT IN (?, ?), location LIMIT 1
            """, arguments: [name, whole, name, name, name, whole])
        guard let found else {
          throw Failure(
            .usage, es: "--retry \(name): ese archivo no está en el registro.",
            en: "--retry \(name): that file is not in the ledger.",
            hintES: "Escriba su ruta, o el final de ella, como está en la base de datos.",
            hintEN: "Write its path, or the end of it, as the database has it.")
        }
        paths.insert(found)
      }
      return paths
    }
  }

  /// Enters files of archives; their contents are pending where they are new.
  func enter(_ files: [(file: ArchiveFile, sha256: String?)], of roots: [RawPath]) throws {
    try queue.write { db in
      try ArchiveHomes.enter(roots, db)
      let homes = try ArchiveHomes(db)
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO files (archive_id, path, size, modified, changed, sha256, content_id, outcome, reason_es, reason_en,
            name_rank)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (archive_id, path) DO UPDATE SET size = excluded.size, modified = excluded.modified,
            changed = excluded.changed, sha256 = excluded.sha256, content_id = excluded.content_id,
            outcome = excluded.outcome, reason_es = excluded.reason_es, reason_en = excluded.reason_en,
            name_rank = excluded.name_rank
          """)
      for (file, hash) in files {
        let content = try file.fate == .read ? hash.map { try Self.content(db, sha256: $0) } : nil
        let reason = file.fate.reason
        guard let home = homes.home(of: file.path) else { continue }
        try statement.execute(
          arguments: [
            home.archive, home.path, file.size, file.modified, file.changed, hash, content, file.fate.outcome,
            reason?.spanish,
            reason?.english, FileNameRank(home.path).rawValue,
          ])
      }
    }
  }

  /// Takes out the files that were in an archive and are no more, as if they had never been; `run` says which, where
  /// there is one.
  ///
  /// That goes also for archives that are not walked this time and are to be forgotten, or have moved: that are not where
  /// they were while something of theirs is in what is walked.
  func removeGone(_ walk: ArchiveWalk, forgetting forgotten: [String], run: Int64?) throws {
    let seen = Set(walk.files.map(\.path))
    try queue.write { db in
      let known = try Row.fetchAll(
        db,
        sql: """
          SELECT p.location, f.archive_id, f.path, f.sha256 FROM files f
          JOIN file_places p ON p.archive_id = f.archive_id AND p.path = f.path ORDER BY p.location
          """
      ).map { row in
        (
          path: row["location"] as String, archive: row["archive_id"] as Int64, inner: row["path"] as String,
          sha256: row["sha256"] as String?
        )
      }
      let here = Set(known.filter { seen.contains($0.path) }.compactMap(\.sha256))
      var left = forgotten.map {
        RawPath($0).resolved?.shown ?? URL(fileURLWithPath: $0).standardizedFileURL.path
      }
      for archive in try ArchiveHomes.roots(db) {
        guard !walk.covers(archive), FileStatus(RawPath(archive)) == nil else { continue }
        let isMoved = known.contains {
          ArchiveWalk.isBelow(archive, $0.path) && $0.sha256.map(here.contains) == true
        }
        if isMoved { left.append(archive) }
      }
      let gone = known.filter { file in
        !seen.contains(file.path)
          && (walk.covers(file.path) || left.contains { ArchiveWalk.isBelow($0, file.path) })
      }
      for file in gone {
        try db.execute(
          sql: "DELETE FROM files WHERE archive_id = ? AND path = ?", arguments: [file.archive, file.inner])
        guard let run else { continue }
        try db.execute(
          sql: "INSERT INTO gone_files VALUES (?, ?, ?, ?)",
          arguments: [run, file.archive, file.inner, file.sha256])
      }
      try ArchiveHomes.leave(left.filter { left in !walk.roots.contains { $0.shown == left } }, db)
      // What no file holds any more is not part of the result.
      let condition = "id NOT IN (SELECT content_id FROM files WHERE content_id IS NOT NULL)"
      guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM contents WHERE \(condition))") == true
      else {
        return
      }
      try Publication.clear(db)
      try db.execute(sql: "DELETE FROM contents WHERE \(condition)")
    }
  }

  /// How many files of other archives the result holds, and which of those archives are not where they were.
  func others(besides walk: ArchiveWalk) throws -> (files: Int, missing: [String]) {
    try queue.read { db in
      let files = try String.fetchAll(db, sql: "SELECT location FROM file_places").count { path in
        !walk.roots.contains { ArchiveWalk.isBelow($0.shown, path) }
      }
      let archives = try ArchiveHomes.roots(db)
      return (files, archives.filter { FileStatus(RawPath($0)) == nil })
    }
  }

  /// How many files of an archive are new or were changed since they were entered.
  func newOrChanged(_ walk: ArchiveWalk) throws -> Int {
    let known = try queue.read { db in
      Dictionary(
        uniqueKeysWithValues: try Row.fetchAll(
          db,
          sql: """
            SELECT p.location, f.modified, f.changed FROM files f
            JOIN file_places p ON p.archive_id = f.archive_id AND p.path = f.path
            """
        ).map { ($0["location"] as String, [$0["modified"] as String, $0["changed"] as String]) })
    }
    return walk.files.count { known[$0.path] != [$0.modified, $0.changed] }
  }

  /// The number of a content, from its hash, so that it is the same in whatever order files are met.
  private static func content(_ db: Database, sha256: String) throws -> Int64 {
    let known = try db.cachedStatement(sql: "SELECT id FROM contents WHERE sha256 = ?")
    if let id = try Int64.fetchOne(known, arguments: [sha256]) { return id }
    var id = Int64(sha256.prefix(9), radix: 16) ?? 0
    while try Bool.fetchOne(db, sql: "SELECT 1 FROM contents WHERE id = ?", arguments: [id]) == true {
      id += 1
    }
    try db.cachedStatement(sql: "INSERT INTO contents (id, sha256) VALUES (?, ?)").execute(arguments: [
      id, sha256,
    ])
    return id
  }

  // MARK: What is to be read

  /// Contents that are to be read: new ones, those that were read by another version, with other settings or under
  /// another name, failures, and those of the files that are to be read again.
  func toRead(_ walk: ArchiveWalk, settings: String, onlyFailed: Bool, again: Set<String>) throws
    -> [FileRequest]
  {
    let places = Dictionary(walk.files.map { ($0.path, $0) }) { first, _ in first }
    return try queue.read { db in
      var requests: [FileRequest] = []
      let repeated = try Set(
        again.compactMap {
          try Int64.fetchOne(
            db, sql: "SELECT content_id FROM file_places WHERE location = ?", arguments: [$0])
        })
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT c.id, c.sha256, c.outcome, c.version, c.settings, c.read_as, \(LedgerSchema.location(of: "c.id")) AS path
          FROM contents c WHERE path IS NOT NULL
          """)
      while let row = try rows.next() {
        let path: String = row["path"]
        let request = Self.request(
          content: row["id"], path: path, places[path], sha256: row["sha256"], settings: settings)
        let outcome = FileReading.Outcome(rawValue: row["outcome"])
        let isStale =
          row["version"] as String? != Version.text || row["settings"] as String? != settings
          || row["read_as"] as String? != request.name
        if outcome == .pending || outcome?.isFailure == true || repeated.contains(request.content)
          || (isStale && !onlyFailed)
        {
          requests.append(request)
        }
      }
      return Self.inOrder(requests)
    }
  }

  /// What a worker is asked for.
  private static func request(
    content: Int64, path: String, _ file: ArchiveFile?, sha256: String, settings: String
  ) -> FileRequest {
    var request = FileRequest(content: content, path: path, sha256: sha256, settings: settings)
    if let file {
      request.path = file.location.shown
      request.member = file.member
      if Array(request.path.utf8) != file.location.bytes { request.location = Data(file.location.bytes) }
    } else if FileStatus(RawPath(path)) == nil, let mark = path.range(of: "!/") {
      // A member in another archive, which is not walked this time; a folder may be called so, too.
      request.path = String(path[..<mark.lowerBound])
      request.member = String(path[mark.upperBound...])
    }
    return request
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
}
