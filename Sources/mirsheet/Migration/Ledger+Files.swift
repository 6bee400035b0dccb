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

  /// Walks archives and enters what is met, those that are to be read `again` as if nothing were known of them; how many
  /// files were met.
  ///
  /// With `onlyAgain` the others stay as they are in the ledger.
  func enter(
    _ walk: inout ArchiveWalk, _ hashes: ArchiveHashes, again: Set<String>, onlyAgain: Bool
  ) throws -> Int {
    let count = try queue.write { db in
      try ArchiveHomes.enter(walk.roots, db)
      try WalkedFiles.enter(&walk, db)
      return try WalkedFiles.count(db)
    }
    var last = ""
    while true {
      let files = try queue.read { try WalkedFiles.files(after: last, most: Self.filesTogether, $0) }
      guard let end = files.last else { return count }
      last = end.path
      let known = try known(files.filter { !again.contains($0.path) })
      try enter(hashes.of(onlyAgain ? files.filter { again.contains($0.path) } : files, known: known))
    }
  }

  /// So many are hashed, and entered in one transaction.
  private static let filesTogether = 4_096

  /// What is known of files that have been seen before and need not be read to know what is in them, by their paths; of
  /// those that could not be read, nothing.
  private func known(_ files: [ArchiveFile]) throws -> [String: Known] {
    try queue.read { db in
      let homes = try ArchiveHomes(db)
      let statement = try db.cachedStatement(
        sql: """
          SELECT size, modified, changed, sha256 FROM files
          WHERE archive_id = ? AND path = ? AND sha256 IS NOT NULL
            AND outcome NOT IN (\(FileReading.Outcome.problems))
          """)
      var result: [String: Known] = [:]
      for file in files {
        guard let home = homes.home(of: file.path),
          let row = try Row.fetchOne(statement, arguments: [home.archive, home.path])
        else { continue }
        result[file.path] = Known(
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
  func enter(_ files: [(file: ArchiveFile, sha256: String?)]) throws {
    try queue.write { db in
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
    try queue.write { db in
      var left = forgotten.map {
        RawPath($0).resolved?.shown ?? URL(fileURLWithPath: $0).standardizedFileURL.path
      }
      left += try moved(walk, db)
      let known = try Row.fetchCursor(
        db,
        sql: """
          SELECT p.location, f.archive_id, f.path, f.sha256 FROM files f
          JOIN file_places p ON p.archive_id = f.archive_id AND p.path = f.path
          WHERE NOT \(WalkedFiles.isMet("p.location")) ORDER BY p.location
          """)
      var gone: [(archive: Int64, inner: String, sha256: String?)] = []
      while let row = try known.next() {
        let path: String = row["location"]
        guard walk.covers(path) || left.contains(where: { ArchiveWalk.isBelow($0, path) }) else { continue }
        gone.append((row["archive_id"], row["path"], row["sha256"]))
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

  /// The archives that are not where they were, of which something is in what was walked.
  private func moved(_ walk: ArchiveWalk, _ db: Database) throws -> [String] {
    let missing = try ArchiveHomes.roots(db).filter { archive in
      !walk.covers(archive) && FileStatus(RawPath(archive)) == nil
    }
    guard !missing.isEmpty else { return [] }
    let places = try String.fetchCursor(
      db,
      sql: """
        SELECT p.location FROM files f JOIN file_places p ON p.archive_id = f.archive_id AND p.path = f.path
        WHERE f.sha256 IN (SELECT met.sha256 FROM files met
          JOIN file_places m ON m.archive_id = met.archive_id AND m.path = met.path
          WHERE \(WalkedFiles.isMet("m.location")))
        """)
    var moved: Set<String> = []
    while let path = try places.next() {
      moved.formUnion(missing.filter { ArchiveWalk.isBelow($0, path) })
    }
    return missing.filter(moved.contains)
  }

  /// How many files of other archives the result holds, and which of those archives are not where they were.
  func others(besides walk: ArchiveWalk) throws -> (files: Int, missing: [String]) {
    try queue.read { db in
      let places = try String.fetchCursor(db, sql: "SELECT location FROM file_places")
      var files = 0
      while let path = try places.next() {
        if !walk.roots.contains(where: { ArchiveWalk.isBelow($0.shown, path) }) { files += 1 }
      }
      let archives = try ArchiveHomes.roots(db)
      return (files, archives.filter { FileStatus(RawPath($0)) == nil })
    }
  }

  /// How many of the files that were met are new or were changed since they were entered.
  func newOrChanged() throws -> Int {
    try queue.read { db in
      let homes = try ArchiveHomes(db)
      let known = try db.cachedStatement(
        sql: "SELECT 1 FROM files WHERE archive_id = ? AND path = ? AND modified = ? AND changed = ?")
      var (count, last) = (0, "")
      while true {
        let files = try WalkedFiles.files(after: last, most: Self.filesTogether, db)
        guard let end = files.last else { return count }
        last = end.path
        count += try files.count { file in
          guard let home = homes.home(of: file.path) else { return true }
          return try Bool.fetchOne(known, arguments: [home.archive, home.path, file.modified, file.changed])
            == nil
        }
      }
    }
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
}
