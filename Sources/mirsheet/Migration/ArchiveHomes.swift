import Foundation
import GRDB
import MIRSchema
import SheetIO

/// The archives of the ledger, and which of them each file is entered under: the outermost one that it is in.
///
/// Only an archive says where it is on this machine; its files say where they are in it.
struct ArchiveHomes {
  private struct Archive {
    let id: Int64
    /// What was named: its folder, or a file in it.
    let root: String
    /// The folder that paths are told from.
    let folder: String
  }

  /// Those that count, the outer ones first.
  private let archives: [Archive]

  init(_ db: Database) throws {
    archives = try Row.fetchAll(
      db,
      sql: """
        SELECT id, path, \(LedgerSchema.root) AS root FROM archives WHERE is_current ORDER BY length(root), root
        """
    ).map { Archive(id: $0["id"], root: $0["root"], folder: $0["path"]) }
  }

  /// The archive of a file, and its path in there; `nil` where none has it.
  func home(of location: String) -> (archive: Int64, path: String)? {
    archives.first { ArchiveWalk.isBelow($0.root, location) }.map { archive in
      let start = archive.folder == "/" ? 1 : archive.folder.count + 1
      return (archive.id, String(location.dropFirst(start)))
    }
  }

  /// What was named of the archives that count.
  static func roots(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT \(LedgerSchema.root) AS root FROM archives WHERE is_current ORDER BY root")
  }

  /// Enters archives; files of those inside them are theirs from now on.
  static func enter(_ roots: [RawPath], _ db: Database) throws {
    for root in roots {
      let isFolder = FileStatus(root, following: true)?.kind != .file
      let folder = isFolder ? root.shown : root.folder.shown
      try db.execute(
        sql: """
          INSERT INTO archives (id, path, file) VALUES (?, ?, ?)
          ON CONFLICT (path, file) DO UPDATE SET is_current = 1
          """,
        arguments: [try id(root.shown, db), folder, isFolder ? "" : RawPath(root.name).shown])
    }
    try moveHome(db)
  }

  /// Archives that do not count any more; what is left of their files is another's.
  static func leave(_ roots: [String], _ db: Database) throws {
    for root in roots {
      try db.execute(
        sql: "UPDATE archives SET is_current = 0 WHERE \(LedgerSchema.root) = ?", arguments: [root])
    }
    try moveHome(db)
  }

  /// A number that does not depend on the order in which archives are met.
  private static func id(_ root: String, _ db: Database) throws -> Int64 {
    var id = Int64(Fingerprint.of(root).prefix(9), radix: 16) ?? 0
    let other = "SELECT EXISTS (SELECT 1 FROM archives WHERE id = ? AND \(LedgerSchema.root) <> ?)"
    while try Bool.fetchOne(db, sql: other, arguments: [id, root]) == true { id += 1 }
    return id
  }

  /// Enters files under other archives where these have become the outermost.
  private static func moveHome(_ db: Database) throws {
    let homes = try ArchiveHomes(db)
    let all = try Row.fetchAll(db, sql: "SELECT id, is_current, \(LedgerSchema.root) AS root FROM archives")
    for archive in all {
      let id: Int64 = archive["id"]
      let isHome = homes.home(of: archive["root"] as String)?.archive == id
      guard !isHome || !(archive["is_current"] as Bool) else { continue }
      let files = try Row.fetchAll(
        db, sql: "SELECT location, path FROM file_places WHERE archive_id = ?", arguments: [id])
      for file in files {
        guard let home = homes.home(of: file["location"]), home.archive != id else { continue }
        try db.execute(
          sql: "UPDATE OR REPLACE files SET archive_id = ?, path = ? WHERE archive_id = ? AND path = ?",
          arguments: [home.archive, home.path, id, file["path"] as String])
      }
    }
  }

  /// Says before the paths of files which archive they are of, where files of several are in the result.
  static func label(_ db: Database) throws {
    let folders = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT path FROM archives WHERE id IN (SELECT archive_id FROM files) ORDER BY path
        """)
    func name(_ folder: String) -> String { folder.split(separator: "/").last.map(String.init) ?? "" }
    let names = Dictionary(grouping: folders, by: name)
    try db.execute(sql: "UPDATE archives SET label = ''")
    guard folders.count > 1 else { return }
    for folder in folders {
      // Of two folders of one name all of the path has to say which.
      let label = names[name(folder)]?.count == 1 ? name(folder) : String(folder.drop { $0 == "/" })
      try db.execute(
        sql: "UPDATE archives SET label = ? WHERE path = ?",
        arguments: [label.isEmpty ? "" : label + "/", folder])
    }
  }
}
