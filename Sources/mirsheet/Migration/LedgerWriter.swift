import GRDB
import GRDBSQLite

/// Enters what workers found into the ledger.
///
/// Values go from the worker's bytes to SQLite without a Swift value for each: there are hundreds of them in a file, and
/// only one process may write.
@safe struct LedgerWriter {
  /// A statement for each table, compiled once, with the number of its columns.
  private let statements: [(statement: OpaquePointer, width: Int32)]
  private let removals: [Statement]
  /// Keeps the statements alive.
  private let owners: [Statement]

  init(_ db: Database) throws {
    owners = try LedgerTable.allCases.map { try db.cachedStatement(sql: $0.statement) }
    unsafe statements = zip(owners, LedgerTable.allCases).map {
      unsafe ($0.sqliteStatement, Int32($1.columns.count))
    }
    removals = try LedgerTable.replaced.map {
      try db.cachedStatement(sql: "DELETE FROM \($0.name) WHERE content_id = ?")
    }
  }

  /// Replaces all that is known of a content.
  ///
  /// - Throws: ``PackedRows/Damaged`` when the rows are none, and errors of the database.
  func enter(_ rows: PackedRows, of content: Int64) throws {
    for removal in removals { try removal.execute(arguments: [content]) }
    try unsafe rows.bytes.withUnsafeBufferPointer { bytes in
      var reader = PackedRows.Reader(rows)
      while let table = try reader.table() {
        let (statement, width) = unsafe statements[Int(table.rawValue)]
        for column in 1...width {
          let code =
            switch try reader.value() {
            case .null: unsafe sqlite3_bind_null(statement, column)
            case .integer(let number): unsafe sqlite3_bind_int64(statement, column, number)
            case .real(let number): unsafe sqlite3_bind_double(statement, column, number)
            case .text(let range):
              // The bytes outlive the step, after which nothing reads them.
              unsafe UnsafeBufferPointer(rebasing: bytes[range]).withMemoryRebound(to: CChar.self) {
                unsafe sqlite3_bind_text(statement, column, $0.baseAddress, Int32($0.count), nil)
              }
            }
          guard code == SQLITE_OK else { throw unsafe Self.error(statement) }
        }
        let code = unsafe sqlite3_step(statement)
        guard code == SQLITE_DONE else { throw unsafe Self.error(statement) }
        unsafe sqlite3_reset(statement)
        unsafe sqlite3_clear_bindings(statement)
      }
    }
  }

  /// What went wrong last with a statement, which is made ready for the next try.
  private static func error(_ statement: OpaquePointer) -> DatabaseError {
    let database = unsafe sqlite3_db_handle(statement)
    let error = unsafe DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database)),
      message: String(cString: sqlite3_errmsg(database)), sql: String(cString: sqlite3_sql(statement)))
    unsafe sqlite3_reset(statement)
    unsafe sqlite3_clear_bindings(statement)
    return error
  }
}
