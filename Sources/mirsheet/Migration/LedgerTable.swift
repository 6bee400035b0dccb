import MIRSchema

/// The tables that what was found in a file is kept in, in the order in which they are filled.
enum LedgerTable: UInt8, CaseIterable {
  case contents
  case findings
  case unplaced
  case reports
  case documents
  case planEntries
  case signatures
  case notes
  case reportOrigins
  case indicators
  case indicatorValues

  /// The columns that a row gives, in their order.
  var columns: [String] {
    switch self {
    case .contents:
      [
        "id", "outcome", "reason_es", "reason_en", "format", "sheets", "family", "version", "settings",
        "read_as",
        "seconds",
      ]
    case .findings:
      [
        "content_id", "position", "code", "severity", "message_es", "message_en", "hint_es", "hint_en",
        "sheet",
        "cell", "indicator", "field", "raw", "expected",
      ]
    case .unplaced: ["content_id", "position", "sheet", "cell", "text", "indicator"]
    case .reports:
      ["id", "content_id", "position", "sheet", "digest", "errors", "warnings", "amounts", "reached"]
        + LedgerSchema.reportColumns.map(\.name)
    case .documents: ["report_id", "name", "json", "csv"]
    case .planEntries: ["report_id", "kind", "position", "code", "text"]
    case .signatures: ["report_id", "position", "role", "name", "office"]
    case .notes: ["report_id", "position", "text"]
    case .reportOrigins: ["report_id", "json"]
    case .indicators:
      ["id", "report_id", "position", "indicator_key"] + LedgerSchema.indicatorColumns.map(\.name)
    case .indicatorValues: ["indicator_id", "measure", "period", "value", "sheet", "cell", "raw"]
    }
  }

  /// The table's name.
  var name: String {
    switch self {
    case .planEntries: "plan_entries"
    case .reportOrigins: "report_origins"
    case .indicatorValues: "indicator_values"
    case .contents, .findings, .unplaced, .reports, .documents, .signatures, .notes, .indicators: "\(self)"
    }
  }

  /// How many rows one statement enters; each number has a statement of its own.
  ///
  /// SQLite takes rows that come together in two thirds of the time.
  var groups: [Int] {
    switch self {
    case .contents, .reports, .documents, .reportOrigins: [1]
    case .findings, .unplaced, .planEntries, .signatures, .notes, .indicators, .indicatorValues:
      [32, 8, 1]
    }
  }

  /// Enters a number of rows; a content is there already, so that its row says what came of it.
  func statement(rows: Int) -> String {
    let columns = columns
    guard self == .contents else {
      func list(_ text: String, _ count: Int) -> String {
        Array(repeating: text, count: count).joined(separator: ", ")
      }
      let values = list("(\(list("?", columns.count)))", rows)
      return "INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES \(values)"
    }
    let parts = columns.enumerated().dropFirst().map { "\($0.element) = ?\($0.offset + 1)" }
    return "UPDATE contents SET \(parts.joined(separator: ", ")) WHERE id = ?1"
  }

  /// The tables whose rows go when a content is read again; rows that belong to those go with them.
  static let replaced: [LedgerTable] = [.findings, .unplaced, .reports]
}
