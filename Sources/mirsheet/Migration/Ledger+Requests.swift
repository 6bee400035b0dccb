import Foundation
import GRDB
import SheetIO

/// Which contents of the ledger are to be read, and what a worker is asked for to read one.
extension Ledger {
  /// The numbers of the contents that are to be read: new ones, those that were read by another version, with other
  /// settings or under another name, failures, and those of the files that are to be read again.
  ///
  /// By the number, so that every table grows at its end; members of one archive stay together.
  func toRead(settings: String, onlyFailed: Bool, again: Set<String>) throws -> [Int64] {
    try queue.read { db in
      let repeated = try Set(
        again.compactMap {
          try Int64.fetchOne(
            db, sql: "SELECT content_id FROM file_places WHERE location = ?", arguments: [$0])
        })
      var found: [(content: Int64, archive: String?)] = []
      let rows = try Row.fetchCursor(db, sql: "\(Self.contents) WHERE path IS NOT NULL")
      while let row = try rows.next() {
        let request = try Self.request(row, settings: settings, db)
        let outcome = FileReading.Outcome(rawValue: row["outcome"])
        let isStale =
          row["version"] as String? != Version.text || row["settings"] as String? != settings
          || row["read_as"] as String? != request.name
        if outcome == .pending || outcome?.isFailure == true || repeated.contains(request.content)
          || (isStale && !onlyFailed)
        {
          found.append((request.content, request.member == nil ? nil : request.path))
        }
      }
      return Self.inOrder(found)
    }
  }

  /// What a worker is asked for, for contents of these numbers.
  func requests(for contents: some Sequence<Int64>, settings: String) throws -> [FileRequest] {
    try queue.read { db in
      let statement = try db.cachedStatement(sql: "\(Self.contents) WHERE c.id = ?")
      return try contents.map { content in
        guard let row = try Row.fetchOne(statement, arguments: [content]) else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return try Self.request(row, settings: settings, db)
      }
    }
  }

  private static let contents = """
    SELECT c.id, c.sha256, c.outcome, c.version, c.settings, c.read_as, \(LedgerSchema.location(of: "c.id")) AS path
    FROM contents c
    """

  private static func request(_ row: Row, settings: String, _ db: Database) throws -> FileRequest {
    let path: String = row["path"]
    var request = FileRequest(content: row["id"], path: path, sha256: row["sha256"], settings: settings)
    if let file = try WalkedFiles.file(path, db) {
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

  private static func inOrder(_ found: [(content: Int64, archive: String?)]) -> [Int64] {
    var first: [String: Int64] = [:]
    for (content, archive) in found {
      if let archive { first[archive] = min(first[archive] ?? .max, content) }
    }
    return found.map { content, archive in (group: archive.flatMap { first[$0] } ?? content, content: content)
    }
    .sorted { ($0.group, $0.content) < ($1.group, $1.content) }.map(\.content)
  }
}
