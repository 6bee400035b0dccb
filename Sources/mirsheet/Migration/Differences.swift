import GRDB
import MIRSchema
import SheetIO

/// The values in which versions of a report disagree with the chosen one, for people.
struct Differences {
  private var lines: [Int: [[String: Any]]] = [:]
  private var more: [Int: Int] = [:]
  private let language: Language

  /// As many as show what kind of difference it is; the others are in the view `disagreements`.
  private static let most = 8

  /// Those of some versions, by the numbers of the reports.
  init(_ db: Database, of reports: [Int], in language: Language) throws {
    self.language = language
    // In no order: sorting would keep them all, however many.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT report_id, level, number, measure, period, chosen_value, other_value FROM disagreements
        WHERE report_id IN (\(reports.map(String.init).joined(separator: ", ")))
        """)
    while let row = try rows.next() {
      let report: Int = row["report_id"]
      guard lines[report, default: []].count < Self.most else {
        more[report, default: 0] += 1
        continue
      }
      let label = [row["level"] as String?, row["number"] as String?].compactMap(\.self)
      let measure = (row["measure"] as String?).flatMap(Measure.init(rawValue:))
      let period = (row["period"] as String?).flatMap(Period.init(rawValue:))
      let title = measure.flatMap { measure in period.map { measure.key($0).title } } ?? ""
      lines[report, default: []].append([
        "indicator": label.joined(separator: " ").visible, "field": title,
        "chosen": Self.shown(row["chosen_value"]), "other": Self.shown(row["other_value"]),
      ])
    }
  }

  /// What the page says of a version; nothing where all values are the same.
  func context(of report: Int) -> [String: Any] {
    guard let values = lines[report] else { return [:] }
    let hidden = more[report, default: 0]
    let count = BilingualText(values.count + hidden, es: ("valor", "valores"), en: ("value", "values"))[
      language]
    return [
      "differences": [
        "count": count, "values": values, "more": hidden == 0 ? [] : [["count": hidden]],
      ]
    ]
  }

  private static func shown(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null, .blob: "–"
    case .int64(let number): "\(number)"
    case .double(let number): "\(number)"
    case .string(let text): text.visible
    }
  }
}
