import GRDB
import MIRSchema

/// Which quarter of which programme a report is about.
struct ReportKey: Hashable, Comparable {
  let year: Int
  let quarter: Int
  let unit: String
  let program: String

  static func < (left: ReportKey, right: ReportKey) -> Bool {
    (left.year, left.quarter, left.unit, left.program) < (
      right.year, right.quarter, right.unit, right.program
    )
  }
}

/// The keys of all reports of a ledger.
struct ReportKeys {
  /// The columns of `reports` that a key is made of.
  static let columns =
    "fiscal_year, quarter, responsible_unit_code, responsible_unit_name, program_code, program_name"

  private let programs: ProgramKeys

  init(_ db: Database) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT DISTINCT responsible_unit_code, responsible_unit_name, program_code, program_name FROM reports
        ORDER BY 1, 2, 3, 4
        """)
    var names: [ProgramNames] = []
    while let row = try rows.next() { names.append(ProgramNames(row)) }
    programs = ProgramKeys(names)
  }

  /// The key of a report; `nil` when it does not say its quarter or programme.
  func key(_ row: Row) -> ReportKey? {
    guard let year: Int = row["fiscal_year"], let quarter: Int = row["quarter"],
      let key = programs.key(ProgramNames(row))
    else { return nil }
    return ReportKey(year: year, quarter: quarter, unit: key.unit, program: key.program)
  }
}

extension ProgramNames {
  /// What a row of `reports` says.
  fileprivate init(_ row: Row) {
    self.init(
      unit: CodedText(code: row["responsible_unit_code"], text: row["responsible_unit_name"]),
      program: CodedText(code: row["program_code"], text: row["program_name"]))
  }
}
