import Foundation
import MIRSchema
import SheetIO

/// What a template knows of itself, kept on a hidden sheet so that it survives every program and every format.
///
/// Two columns of names and values; below them, for each row of the form, its number and a copy of its fixed cells,
/// each one column to the right of where it is. A formula's copy is `=L:O`, the columns without which it shows
/// nothing.
struct TemplateStamp: Hashable, Sendable {
  /// A row of the form.
  struct Row: Hashable, Sendable {
    /// What is in the row.
    enum Kind: String, Sendable {
      case header, heading, record
    }
    let kind: Kind
    /// Zero-based.
    let row: Int
    /// By column: the text, the number as text, or a formula's columns.
    var cells: [Int: String]
  }

  static let sheetName = "Sello"
  /// What is in the first cell.
  static let mark = "mirsheet-plantilla"
  static let formula = "="

  /// The columns on which a formula leans, from its copy; `nil` for what is not a formula.
  static func columns(of copy: String) -> ClosedRange<Int>? {
    guard copy.hasPrefix(formula) else { return nil }
    let names = copy.dropFirst(formula.count).split(separator: ":")
    let columns = names.compactMap { CellAddress(a1: "\($0)1")?.column }
    guard columns.count == 2, columns[0] <= columns[1] else { return nil }
    return columns[0]...columns[1]
  }

  var schemaVersion: String
  var fiscalYear: Int?
  var quarter: Int?
  var responsibleUnit: String?
  var program: String?
  /// The rows of the form that have fixed cells or formulas, from the top.
  var rows: [Row]

  /// SHA-256 of the fixed cells, in hexadecimal.
  var fingerprint: String {
    let text = rows.map { row in
      let cells = row.cells.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" }
      return "\(row.kind.rawValue)\t\(row.row)\n" + cells.joined()
    }
    return Fingerprint.of(text.joined())
  }

  init(
    schemaVersion: String, fiscalYear: Int?, quarter: Int?, responsibleUnit: String?, program: String?,
    rows: [Row]
  ) {
    self.schemaVersion = schemaVersion
    self.fiscalYear = fiscalYear
    self.quarter = quarter
    self.responsibleUnit = responsibleUnit
    self.program = program
    self.rows = rows
  }

  // MARK: Writing

  /// A text as it is compared: programs differ in how they keep line breaks and spaces.
  ///
  /// Of a long text the beginning and the fingerprint of all of it.
  static func normal(_ text: String) -> String? {
    guard let line = NormalText.line(text), line.utf8.count > longest else { return NormalText.line(text) }
    return "\(line.prefix(longest / 4))… \(Fingerprint.of(line).prefix(16))"
  }

  /// Bytes that are kept of a text.
  private static let longest = 2000

  /// A number as it is compared: at the digits that programs keep.
  static func normal(_ number: Double) -> String? { NumberReading.decimal(number).map { "\($0)" } }

  /// The hidden sheet.
  func sheet() -> DrawnSheet {
    var sheet = DrawnSheet(name: Self.sheetName)
    sheet.behaviour.isHidden = true
    sheet.behaviour.isProtected = true
    let style = CellStyle(fontSize: 9).with { $0.wrap = false }
    func put(_ row: Int, _ column: Int, _ text: String) {
      let address = CellAddress(row: row, column: column)
      sheet.boxes.append(DrawnSheet.Box(CellRange(address, address), .text(text), style))
    }
    let facts = facts
    for (row, fact) in facts.enumerated() {
      put(row, 0, fact.name)
      put(row, 1, fact.value)
    }
    for (offset, row) in rows.enumerated() {
      put(facts.count + offset, 0, "\(row.kind.rawValue) \(row.row + 1)")
      for (column, text) in row.cells.sorted(by: { $0.key < $1.key }) {
        // A leading apostrophe keeps what looks like a number or a formula a text in every program.
        put(facts.count + offset, column + 1, "'" + text)
      }
    }
    return sheet
  }

  private var facts: [(name: String, value: String)] {
    [
      (Self.mark, schemaVersion), ("fiscalYear", fiscalYear.map(String.init) ?? "-"),
      ("quarter", quarter.map(String.init) ?? "-"), ("responsibleUnit", responsibleUnit ?? "-"),
      ("program", program ?? "-"), ("fingerprint", fingerprint),
    ]
  }

  // MARK: Reading

  /// Whether a sheet holds a stamp.
  static func isStamp(_ sheet: Sheet) -> Bool {
    guard let first = sheet.cells.first else { return false }
    return first.address == CellAddress(row: 0, column: 0) && first.value == .text(mark)
  }

  /// The stamp of a workbook that was a template; `nil` when it has none, or one that was damaged.
  init?(_ workbook: Workbook) {
    guard let sheet = workbook.sheets.first(where: { $0.name == Self.sheetName || Self.isStamp($0) }) else {
      return nil
    }
    var facts: [String: String] = [:]
    rows = []
    for row in sheet.rows {
      guard let name = row.first, name.address.column == 0 else { continue }
      let words = name.shownText.split(separator: " ")
      if words.count == 2, let kind = Row.Kind(rawValue: String(words[0])), let number = Int(words[1]) {
        let cells = row.dropFirst().map { ($0.address.column - 1, String($0.shownText.dropFirst())) }
        rows.append(Row(kind: kind, row: number - 1, cells: Dictionary(cells) { first, _ in first }))
      } else if let value = row.dropFirst().first {
        facts[name.shownText] = value.shownText == "-" ? nil : value.shownText
      }
    }
    schemaVersion = facts[Self.mark] ?? ""
    fiscalYear = facts["fiscalYear"].flatMap { Int($0) }
    quarter = facts["quarter"].flatMap { Int($0) }
    responsibleUnit = facts["responsibleUnit"]
    program = facts["program"]
    guard facts["fingerprint"] == fingerprint else { return nil }
  }
}
