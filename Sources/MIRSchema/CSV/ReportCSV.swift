import Foundation
import SheetIO

/// The flat CSV: one row for each indicator, the report's context on every row.
///
/// RFC 4180, UTF-8.
public enum ReportCSV {
  /// How the text is dressed.
  public struct Style: Sendable {
    /// Spanish headings instead of the stable keys.
    public var labels: Bool
    /// For spreadsheets: a byte-order mark, and `'` before text that would run as a formula.
    ///
    /// Reading takes guards away again; text that looks guarded by itself is guarded in every style.
    public var forExcel: Bool

    /// A style; plain keys for programs by default.
    public init(labels: Bool = false, forExcel: Bool = false) {
      self.labels = labels
      self.forExcel = forExcel
    }
  }

  /// The reports of several documents, numbered through.
  public static func write(_ documents: [ReportDocument], style: Style = Style()) -> String {
    var writer = ReportCSVWriter(style: style)
    return documents.reduce(into: writer.heading) { $0 += writer.rows(of: $1) }
  }

  /// The heading row alone, for those who write report by report.
  package static func heading(style: Style = Style(), isLong: Bool = false) -> String {
    text(
      [isLong ? longHeading(style) : CSVColumns.all.map { style.labels ? $0.label : $0.key }], style: style)
  }

  /// The rows of one report before its number among others is known: without heading and the first two columns.
  package static func unnumberedRows(of report: Report) -> String {
    text(
      rows(report, number: 0, file: nil, style: Style()).map { $0.dropFirst(numberingWidth) }, style: Style())
  }

  /// The rows that ``unnumberedRows(of:)`` gave, with the number of the report and its file.
  package static func numberedRows(_ rows: String, number: Int, file: String) -> [UInt8] {
    let place =
      Array(text([[file, "\(number)"][...]], style: Style()).utf8.dropLast(2)) + [UInt8(ascii: ",")]
    var output: [UInt8] = []
    output.reserveCapacity(rows.utf8.count * 2)
    var isQuoted = false
    var isStart = true
    for byte in rows.utf8 {
      if isStart { output += place }
      output.append(byte)
      // A doubled mark goes out and in again.
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      isStart = byte == UInt8(ascii: "\n") && !isQuoted
    }
    return output
  }

  /// The file and the number of the report are first.
  private static let numberingWidth = 2

  /// The fields by which the long form names an indicator.
  package static let longFields = [FieldKey.level, .number, .name, .unitOfMeasure]

  /// The columns that only the long form has.
  package static let longColumns = [
    (key: "measure", label: "Medida"), (key: "period", label: "Periodo"), (key: "value", label: "Cantidad"),
  ]

  /// One row for each indicator, measure and period; for analysts, not read back.
  public static func writeLong(_ documents: [ReportDocument], style: Style = Style()) -> String {
    var writer = ReportCSVWriter(style: style, isLong: true)
    return documents.reduce(into: writer.heading) { $0 += writer.rows(of: $1) }
  }

  /// The columns of the report's context that the long form has.
  private static let longContext = CSVColumns.all.filter { column in
    switch column.content {
    case .sourceFile, .report, .value, .indicator, .key: true
    case .packed, .field: false
    }
  }

  private static let longIndicatorFields = longFields.compactMap { Indicator.fieldsByKey[$0] }

  /// The headings of the long form.
  private static func longHeading(_ style: Style) -> [String] {
    longContext.map { style.labels ? $0.label : $0.key }
      + longIndicatorFields.map { style.labels ? $0.description.title : $0.key.snake }
      + longColumns.map { style.labels ? $0.label : $0.key }
  }

  /// The rows of one report in the long form.
  static func longRows(_ report: Report, number: Int, file: String?, style: Style) -> [[String]] {
    var rows: [[String]] = []
    for (index, indicator) in report.indicators.enumerated() {
      let head =
        longContext.map {
          cell($0, report: report, number: number, row: index, element: [], file: file, style: style)
        } + longIndicatorFields.map { text($0.get(indicator), style: style) }
      for measure in Measure.allCases where !measure.isOptional || !indicator[measure].isBlank {
        for period in Period.allCases {
          rows.append(
            head + [measure.rawValue, period.rawValue, indicator[measure][period].map { "\($0)" } ?? ""])
        }
      }
    }
    return rows
  }

  // MARK: Rows

  static func rows(_ report: Report, number: Int, file: String?, style: Style) -> [[String]] {
    let elements =
      Report.nodes.lazy.compactMap { node -> [[FieldValue?]]? in
        if case .list(let list) = node, list.key == .indicators { list.get(report) } else { nil }
      }.first ?? []
    func cell(_ column: CSVColumns.Column, row: Int?, _ element: [FieldValue?]) -> String {
      self.cell(column, report: report, number: number, row: row, element: element, file: file, style: style)
    }
    let context = CSVColumns.all.map { cell($0, row: nil, []) }
    guard !elements.isEmpty else { return [context] }
    return elements.enumerated().map { row, element in
      zip(CSVColumns.all, context).map { column, shared in
        switch column.content {
        case .indicator, .key, .field: cell(column, row: row, element)
        case .sourceFile, .report, .value, .packed: shared
        }
      }
    }
  }

  private static func cell(
    _ column: CSVColumns.Column, report: Report, number: Int, row: Int?, element: [FieldValue?],
    file: String?,
    style: Style
  ) -> String {
    switch column.content {
    case .sourceFile: guarded(file ?? "", style)
    case .report: "\(number)"
    case .value(let field): text(field.get(report), style: style)
    case .packed(let list, let part):
      guarded(PackedList.pack(list.get(report).map { $0[part]?.written }) ?? "", style)
    case .indicator: row.map { "\($0 + 1)" } ?? ""
    case .key: row.flatMap { report.indicators[$0].key }.map { guarded($0, style) } ?? ""
    case .field(_, let part): part < element.count ? text(element[part], style: style) : ""
    }
  }

  private static func text(_ value: FieldValue?, style: Style) -> String {
    if case .text(let text)? = value { return guarded(text, style) }
    return value?.written ?? ""
  }

  private static func guarded(_ text: String, _ style: Style) -> String {
    CSVGuard.added(text, forExcel: style.forExcel)
  }

  /// Rows of texts as CSV, with the byte-order mark and the guards that spreadsheets need.
  package static func spreadsheetText(_ rows: [[String]]) -> String {
    let style = Style(labels: true, forExcel: true)
    return text(rows.map { row in row.map { guarded($0, style) } }, style: style)
  }

  private static func text(_ rows: [some Collection<String>], style: Style) -> String {
    (style.forExcel ? "\u{FEFF}" : "") + text(rows)
  }

  static func text(_ rows: [some Collection<String>]) -> String {
    var output = ""
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { output += "," }
        let needsQuotes = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D, 0x3B, 0x09].contains($0) }
        output += needsQuotes ? "\"\(cell.escaping(["\"": "\"\""]))\"" : cell
      }
      output += "\r\n"
    }
    return output
  }
}
