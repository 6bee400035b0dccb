import Foundation
import GRDB
import MIRSchema
import SheetIO

/// A report of the ledger on its way into the files next to it.
struct OutputReport: Sendable {
  let id: Int64
  let isChosen: Bool
  /// The number in the CSV, for chosen ones.
  var number = 0
  private let period: (year: Int, quarter: Int)?
  private let path: String
  /// The file's name without folder and ending.
  let name: String
  private let json: String
  private let csv: String

  /// The numbers of the reports that are written, in their order.
  static func all(_ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT r.id FROM reports r WHERE r.status IN ('chosen', 'unidentified')
        ORDER BY \(LedgerSchema.reportOrder)
        """)
  }

  static func fetch(_ db: Database, id: Int64) throws -> OutputReport? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT r.id, r.fiscal_year, r.quarter, r.status, d.name, d.json, d.csv,
          \(LedgerSchema.original(of: "r.content_id")) AS path
        FROM reports r JOIN documents d ON d.report_id = r.id WHERE r.id = ?
        """)
    return try Row.fetchOne(statement, arguments: [id]).map { OutputReport($0) }
  }

  private init(_ row: Row) {
    id = row["id"]
    isChosen = row["status"] as String == "chosen"
    period = (row["fiscal_year"] as Int?).flatMap { year in (row["quarter"] as Int?).map { (year, $0) } }
    path = row["path"]
    name = row["name"]
    json = row["json"]
    csv = row["csv"]
  }

  /// The folder of reports that do not say their year or quarter.
  static let withoutPeriod = "sin-periodo"

  /// The folder below the output folder.
  var folder: String { period.map { "\($0.year)/T\($0.quarter)" } ?? Self.withoutPeriod }

  /// What is written as JSON.
  func document(_ version: SchemaVersion) throws -> Data {
    guard version < .current else { return Data(ReportJSON.indented(json)) }
    let document = try ReportJSON.read(Array(json.utf8))
    return Data(ReportJSON.bytes(of: document, language: .spanish, version: version))
  }

  /// Rows of the CSV; none for a report that does not count.
  var rows: [UInt8] { isChosen ? ReportCSV.numberedRows(csv, number: number, file: path) : [] }
}
