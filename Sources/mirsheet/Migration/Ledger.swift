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
  init(_ path: String?, named: String? = nil) throws {
    do {
      let version = try path.map { try Self.version(of: $0, named: named ?? $0) } ?? 0
      let configuration = Self.configuration
      queue =
        try path.map { try DatabaseQueue(path: $0, configuration: configuration) }
        ?? DatabaseQueue(configuration: configuration)
      if version < LedgerSchema.version {
        // What an older version entered is entered again: the files say it all but what people prefer.
        let preferred = version > 0 ? try Self.preferences(queue) : []
        if version > 0 { try queue.erase() }
        try queue.inTransaction { db in
          try db.execute(sql: LedgerSchema.sql)
          try LedgerDictionary.enter(db)
          for pattern in preferred {
            try db.execute(sql: "INSERT INTO preferences VALUES (?)", arguments: [pattern])
          }
          return .commit
        }
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Self.failure(error, named ?? path ?? "")
    }
  }

  private static func preferences(_ queue: DatabaseQueue) throws -> [String] {
    try queue.read { db in
      try db.tableExists("preferences") ? String.fetchAll(db, sql: "SELECT pattern FROM preferences") : []
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
          PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -4096;
          PRAGMA wal_autocheckpoint = 2000; PRAGMA temp_store = FILE;
          """)
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    }
    return configuration
  }

  /// The version of the ledger at a path, which is left as it is; 0 when there is none yet.
  ///
  /// - Throws: ``Failure`` when it is of a newer version of the program.
  private static func version(of path: String, named: String) throws -> Int {
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    let (version, isForeign) = try DatabaseQueue(path: path).read { db in
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      return (version, version == 0 && tables > 0)
    }
    guard !isForeign else {
      throw Failure(
        .cannotWrite, es: "\(named): es una base de datos de otro programa; no se modificó.",
        en: "\(named): is a database of another program; it was not changed.",
        hintES: "Muévala a otro lugar, o use otra carpeta de salida.",
        hintEN: "Move it elsewhere, or use another output folder.")
    }
    guard version <= LedgerSchema.version else {
      throw Failure(
        .cannotWrite,
        es:
          "\(named): es de una versión más nueva de mirsheet (\(version), y esta conoce la \(LedgerSchema.version)); no se modificó.",
        en:
          "\(named): is from a newer version of mirsheet (\(version), and this one knows \(LedgerSchema.version)); it was not changed.",
        hintES: "Use la versión nueva, u otra carpeta de salida.",
        hintEN: "Use the newer version, or another output folder.")
    }
    return version
  }

  /// The ledger at a path as it is, in a folder of its own where nothing is to be written next to the original; an
  /// empty one where there is none, or one of an older version.
  static func copy(of path: String, in folder: URL) throws -> Ledger {
    let copy = folder.appendingPathComponent(URL(fileURLWithPath: path).lastPathComponent).path
    // A run that was killed may have left its journal: both together are the ledger.
    for suffix in ["", "-journal", "-wal"] where FileManager.default.fileExists(atPath: path + suffix) {
      try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
    }
    return try Ledger(copy, named: path)
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
    // Without the statement, which says nothing to people.
    guard let error = error as? DatabaseError else {
      return failure(SystemError.reason(of: error), nil, path)
    }
    let code = "SQLite \(error.resultCode.rawValue)"
    let english = error.message.map { "\(code): \($0)" } ?? code
    return failure(BilingualText(es: code, en: english), error.resultCode, path)
  }

  private static func failure(_ reason: BilingualText, _ code: ResultCode?, _ path: String) -> Failure {
    switch code {
    case .SQLITE_CORRUPT?, .SQLITE_NOTADB?:
      Failure(
        .cannotWrite, es: "\(path): la base de datos está dañada, o no es una.",
        en: "\(path): the database is damaged, or is not a database.",
        hintES: "Muévala a otro lugar y ejecute de nuevo: los archivos se leerán otra vez.",
        hintEN: "Move it elsewhere and run again: the files will be read again.")
    case .SQLITE_BUSY?, .SQLITE_LOCKED?:
      Failure(
        .cannotWrite, es: "\(path): otro programa tiene abierta la base de datos.",
        en: "\(path): another program has the database open.", hintES: "Ciérrelo y ejecute de nuevo.",
        hintEN: "Close it and run again.")
    case .SQLITE_FULL?, .SQLITE_IOERR?, .SQLITE_READONLY?, .SQLITE_CANTOPEN?, .SQLITE_PERM?:
      Failure(
        .cannotWrite, es: "\(path): no se puede escribir en la base de datos (\(reason.spanish)).",
        en: "\(path): the database cannot be written (\(reason.english)).",
        hintES: "Revise que haya espacio y permiso de escritura; la siguiente vez sigue donde quedó.",
        hintEN: "Check that there is space and that you may write there; the next run continues from here.")
    default:
      Failure(
        .internalError, es: "\(path): error inesperado de la base de datos (\(reason.spanish)).",
        en: "\(path): unexpected database error (\(reason.english)).",
        hintES: "Muévala a otro lugar y ejecute de nuevo; si se repite, avise a quienes hacen mirsheet.",
        hintEN: "Move it elsewhere and run again; if it happens again, report it to the makers of mirsheet.")
    }
  }
}
