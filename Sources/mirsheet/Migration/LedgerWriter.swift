import GRDB
import GRDBSQLite

/// Enters what workers found into the ledger.
///
/// Values go from the worker's bytes to SQLite without a Swift value for each: there are hundreds of them in a file, and
/// only one process may write.
@safe struct LedgerWriter {
  /// A table's statements, those for many rows first.
  private let statements: [[(rows: Int, values: Int, statement: OpaquePointer)]]
  private let removals: [Statement]
  /// Keeps the statements alive.
  private let owners: [Statement]

  init(_ db: Database) throws {
    var owners: [Statement] = []
    unsafe statements = try LedgerTable.allCases.map { table in
      try unsafe table.groups.map { rows in
        let statement = try db.cachedStatement(sql: table.statement(rows: rows))
        owners.append(statement)
        return unsafe (rows, rows * table.columns.count, statement.sqliteStatement)
      }
    }
    self.owners = owners
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
      while let (table, rows) = try reader.section() {
        var left = rows
        for unsafe(group, values, statement) in unsafe statements[Int(table.rawValue)] {
          while left >= group {
            try unsafe Self.enter(&reader, bytes, values: values, statement)
            left -= group
          }
        }
      }
    }
  }

  /// Enters as many rows as a statement takes.
  private static func enter(
    _ reader: inout PackedRows.Reader, _ bytes: UnsafeBufferPointer<UInt8>, values: Int,
    _ statement: OpaquePointer
  ) throws {
    for place in 1...Int32(values) {
      let code =
        switch try reader.value() {
        case .null: unsafe sqlite3_bind_null(statement, place)
        case .integer(let number): unsafe sqlite3_bind_int64(statement, place, number)
        case .real(let number): unsafe sqlite3_bind_double(statement, place, number)
        case .text(let range):
          // The bytes outlive the step, after which nothing reads them.
          unsafe UnsafeBufferPointer(rebasing: bytes[range]).withMemoryRebound(to: CChar.self) {
            unsafe sqlite3_bind_text(statement, place, $0.baseAddress, Int32($0.count), nil)
          }
        }
      guard code == SQLITE_OK else { throw unsafe error(statement) }
    }
    guard unsafe sqlite3_step(statement) == SQLITE_DONE else { throw unsafe error(statement) }
    unsafe sqlite3_reset(statement)
    unsafe sqlite3_clear_bindings(statement)
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
