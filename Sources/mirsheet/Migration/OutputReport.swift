import Foundation
import GRDB
import MIRSchema
import SheetIO

/// A report of the ledger on its way into the files beside it.
struct OutputReport: Sendable {
  let id: Int64
  private let period: (year: Int, quarter: Int)?
  let isChosen: Bool
  /// The number in the CSV, for chosen ones.
  var number = 0
  private let path: String
  private let json: String
  private let source: Source
  private let findings: [Finding]
  private let unplaced: [UnplacedCell]

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
        SELECT r.id, r.fiscal_year, r.quarter, d.json, r.sheet, r.status, r.content_id, c.sha256, c.format, c.sheets,
          (SELECT count(*) FROM reports WHERE content_id = c.id) AS reports,
          (SELECT min(path) FROM files WHERE content_id = c.id) AS path
        FROM reports r JOIN documents d ON d.report_id = r.id JOIN contents c ON c.id = r.content_id WHERE r.id = ?
        """)
    return try Row.fetchOne(statement, arguments: [id]).map { try OutputReport($0, db) }
  }

  private init(_ row: Row, _ db: Database) throws {
    id = row["id"]
    period = (row["fiscal_year"] as Int?).flatMap { year in (row["quarter"] as Int?).map { (year, $0) } }
    isChosen = row["status"] == "chosen"
    path = row["path"]
    json = row["json"]
    let isAlone = row["reports"] as Int == 1
    let sheet: String? = row["sheet"]
    let sheets = (row["sheets"] as String? ?? "").split(separator: "\n").map(String.init)
    source = Source(
      file: URL(fileURLWithPath: path).lastPathComponent, format: row["format"] ?? "", sha256: row["sha256"],
      sheets: isAlone ? sheets : [sheet].compactMap { $0 })
    // What is said of no sheet, or of the report's own, belongs to the report.
    let condition = "content_id = ? AND (? OR sheet IS NULL OR sheet IS ?) ORDER BY position"
    let arguments: StatementArguments = [row["content_id"] as Int64, isAlone, sheet]
    findings = try Row.fetchAll(
      try db.cachedStatement(sql: "SELECT * FROM findings WHERE \(condition)"), arguments: arguments
    ).compactMap(Self.finding)
    unplaced = try Row.fetchAll(
      try db.cachedStatement(sql: "SELECT * FROM unplaced WHERE \(condition)"), arguments: arguments
    ).map {
      UnplacedCell(sheet: $0["sheet"], cell: $0["cell"], text: $0["text"], indicator: $0["indicator"])
    }
  }

  private static func finding(_ row: Row) -> Finding? {
    guard let code = FindingCode(rawValue: row["code"]), let severity = Severity(rawValue: row["severity"])
    else {
      return nil
    }
    let hint = (row["hint_es"] as String?).flatMap { es in
      (row["hint_en"] as String?).map { BilingualText(es: es, en: $0) }
    }
    return Finding(
      kept: code, severity: severity, message: BilingualText(es: row["message_es"], en: row["message_en"]),
      hint: hint, sheet: row["sheet"], cell: row["cell"], indicator: row["indicator"], field: row["field"],
      raw: row["raw"], expected: row["expected"])
  }

  /// The folder of reports that do not tell their year or quarter.
  static let withoutPeriod = "sin-periodo"

  /// The folder below the output folder.
  var folder: String { period.map { "\($0.year)/T\($0.quarter)" } ?? Self.withoutPeriod }

  /// What is written of a report.
  struct Rendered: Sendable {
    /// The file's name without folder and ending.
    let name: String
    let json: Data
    /// Rows of the CSV; empty for a report that does not count.
    let rows: String
  }

  func rendered() throws -> Rendered {
    let report = try ReportJSON.read([UInt8](json.utf8)).first ?? Report()
    let document = ReportDocument(source: source, reports: [report], unplaced: unplaced, findings: findings)
    return Rendered(
      name: TemplateFileName.base(report, withPeriod: false),
      json: Data(ReportJSON.write(document, language: .spanish).utf8),
      rows: isChosen ? ReportCSV.rows(of: report, number: number, file: path) : "")
  }
}
