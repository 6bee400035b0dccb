import Foundation
import GRDB
import MIRSchema
import SheetIO

/// In what two versions of a report differ that have the same values.
enum VersionDifference {
  /// Names of fields, each with its indicator; `nil` where values differ, which are in `disagreements`.
  static func told(_ one: Int64, _ other: Int64, _ db: Database) throws -> BilingualText? {
    guard let one = try report(one, db), let other = try report(other, db),
      one.indicators.count == other.indicators.count
    else { return nil }
    var places: [String] = []
    for case .value(let field) in Report.nodes where field.get(one) != field.get(other) {
      places.append(field.description.title)
    }
    if one.planAlignment != other.planAlignment, places.isEmpty { places.append("Vinculación") }
    for (left, right) in zip(one.indicators, other.indicators) {
      for field in Indicator.fields where field.get(left) != field.get(right) {
        guard !LedgerSchema.isValue(field.description) else { return nil }
        places.append(field.description.title + (left.label.map { " (\($0))" } ?? ""))
      }
    }
    if one.signatures != other.signatures { places.append("Firmas") }
    if one.notes != other.notes { places.append("Notas") }
    guard !places.isEmpty else { return nil }
    let list = places.prefix(most).joined(separator: ", ")
    let rest = places.count - most
    return BilingualText(
      es: "difieren solo en \(list)" + (rest > 0 ? " (+\(rest) más)" : ""),
      en: "they differ only in \(list)" + (rest > 0 ? " (+\(rest) more)" : ""))
  }

  private static let most = 4

  private static func report(_ id: Int64, _ db: Database) throws -> Report? {
    let statement = try db.cachedStatement(sql: "SELECT json FROM documents WHERE report_id = ?")
    guard let json = try String.fetchOne(statement, arguments: [id]) else { return nil }
    return try ReportJSON.read(Array(json.utf8)).reports.first
  }
}
