import GRDB
import MIRSchema

/// Which quarter of which programme a report is about.
struct ReportKey: Hashable, Comparable {
  let year: Int
  let quarter: Int
  /// The unit's code, or its name without case, accents and spaces.
  let unit: String
  /// The programme's, likewise.
  let program: String

  static func < (left: ReportKey, right: ReportKey) -> Bool {
    (left.year, left.quarter, left.unit, left.program) < (
      right.year, right.quarter, right.unit, right.program
    )
  }
}

/// The keys of all reports.
///
/// A code counts without zeros before it. A report that says a name only has the code that other reports give to that
/// name, where they agree.
struct ReportKeys {
  /// The columns of `reports` that a key is made of.
  static let columns =
    "fiscal_year, quarter, responsible_unit_code, responsible_unit_name, program_code, program_name"

  private var units: [String: Set<String>] = [:]
  /// By the unit's key and the programme's name.
  private var programs: [[String]: Set<String>] = [:]

  init(_ db: Database) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT DISTINCT responsible_unit_code, responsible_unit_name, program_code, program_name FROM reports
        ORDER BY 1, 2, 3, 4
        """)
    var kept: [Row] = []
    while let row = try rows.next() {
      kept.append(row.copy())
      if let code = Self.code(row["responsible_unit_code"]),
        let name = Self.name(row["responsible_unit_name"])
      {
        units[name, default: []].insert(code)
      }
    }
    for row in kept {
      guard let code = Self.code(row["program_code"]), let name = Self.name(row["program_name"]) else {
        continue
      }
      programs[[unit(row), name], default: []].insert(code)
    }
  }

  /// The key of a report; `nil` when it does not say its quarter or programme.
  func key(_ row: Row) -> ReportKey? {
    guard let year: Int = row["fiscal_year"], let quarter: Int = row["quarter"] else { return nil }
    let unit = unit(row)
    let name = Self.name(row["program_name"])
    let known = name.flatMap { programs[[unit, $0]] }
    guard let program = Self.code(row["program_code"]) ?? (known?.count == 1 ? known?.first : nil) ?? name
    else {
      return nil
    }
    return ReportKey(year: year, quarter: quarter, unit: unit, program: program)
  }

  private func unit(_ row: Row) -> String {
    let name = Self.name(row["responsible_unit_name"])
    let known = name.flatMap { units[$0] }
    return Self.code(row["responsible_unit_code"]) ?? (known?.count == 1 ? known?.first : nil) ?? name ?? ""
  }

  private static func code(_ text: String?) -> String? {
    guard let key = name(text), key.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return name(text) }
    let digits = key.drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }

  static func name(_ text: String?) -> String? {
    text.map { FoldedText($0).key }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
