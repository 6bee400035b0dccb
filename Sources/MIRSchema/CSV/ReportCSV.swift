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
    write(documents, with: ReportCSVWriter(style: style))
  }

  private static func write(_ documents: [ReportDocument], with writer: ReportCSVWriter) -> String {
    var writer = writer
    let bytes = documents.reduce(into: writer.heading) { $0 += writer.rows(of: $1) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The heading row alone, for those who write report by report.
  package static func heading(style: Style = Style(), isLong: Bool = false) -> [UInt8] {
    var rows = CSVRows(forExcel: style.forExcel)
    if style.forExcel { rows.byteOrderMark() }
    rows.row(isLong ? longHeading(style) : CSVColumns.all.map { style.labels ? $0.label : $0.key })
    return rows.array
  }

  /// The rows of one report before its number among others is known: without heading and the first two columns.
  package static func unnumberedRows(of report: Report) -> String {
    var rows = CSVRows(forExcel: false)
    append(report, numbered: nil, to: &rows)
    return rows.text
  }

  /// The rows that ``unnumberedRows(of:)`` gave, with the number of the report and its file.
  package static func numberedRows(_ rows: String, number: Int, file: String) -> [UInt8] {
    var first = CSVRows(forExcel: false)
    first.guarded(file)
    first.integer(number)
    first.blank()
    let place = first.array
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

  /// The fields by which the long form names an indicator.
  package static let longFields = [FieldKey.level, .number, .name, .unitOfMeasure]

  /// The columns that only the long form has.
  package static let longColumns = [
    (key: "measure", label: "Medida"), (key: "period", label: "Periodo"), (key: "value", label: "Cantidad"),
  ]

  /// One row for each indicator, measure and period; for analysts, not read back.
  public static func writeLong(_ documents: [ReportDocument], style: Style = Style()) -> String {
    write(documents, with: ReportCSVWriter(style: style, isLong: true))
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

  /// Writes the rows of one report in the long form.
  static func appendLong(_ report: Report, numbered place: ReportPlace, to rows: inout CSVRows) {
    for (index, indicator) in report.indicators.enumerated() {
      var head = CSVRows(forExcel: rows.forExcel)
      for column in longContext {
        switch column.content {
        case .indicator: head.integer(index + 1)
        case .key: head.guarded(indicator.key)
        default: appendShared(column, of: report, numbered: place, to: &head)
        }
      }
      for field in longIndicatorFields { head.value(field.get(indicator)) }
      let fields = head.array
      for measure in Measure.allCases where !measure.isOptional || !indicator[measure].isBlank {
        for period in Period.allCases {
          rows.fields(fields)
          rows.field(measure.rawValue)
          rows.field(period.rawValue)
          rows.number(indicator[measure][period])
          rows.endRow()
        }
      }
    }
  }

  // MARK: Rows

  /// Which report a row is of.
  struct ReportPlace {
    let number: Int
    let file: String?
  }

  /// Columns next to each other.
  private enum Run {
    /// That say the same in each row of a report.
    case shared([CSVColumns.Column])
    /// Of an indicator.
    case own([OwnColumn])
  }

  /// What a column says of an indicator.
  private enum OwnColumn {
    case number, key, field(FieldPlace)
  }

  private static let runs: [Run] = {
    var runs: [Run] = []
    for column in CSVColumns.all.dropFirst(numberingWidth) {
      let own: OwnColumn? =
        switch column.content {
        case .indicator: .number
        case .key: .key
        case .field(let list, let part): .field(list.places[part])
        case .sourceFile, .report, .value, .packed: nil
        }
      switch (own, runs.last) {
      case (let own?, .own(let before)): runs[runs.count - 1] = .own(before + [own])
      case (let own?, _): runs.append(.own([own]))
      case (nil, .shared(let before)): runs[runs.count - 1] = .shared(before + [column])
      case (nil, _): runs.append(.shared([column]))
      }
    }
    return runs
  }()

  /// The file and the number of the report are first.
  private static let numberingWidth = 2

  private static let indicators = Report.nodes.lazy.compactMap { node in
    if case .list(let list) = node, list.key == .indicators { list } else { nil }
  }.first

  /// Writes the rows of one report; where its place is not known, without the first two columns.
  static func append(_ report: Report, numbered place: ReportPlace?, to rows: inout CSVRows) {
    let forExcel = rows.forExcel
    func shared(_ columns: some Sequence<CSVColumns.Column>) -> [UInt8] {
      var fields = CSVRows(forExcel: forExcel)
      for column in columns { appendShared(column, of: report, numbered: place, to: &fields) }
      return fields.array
    }
    let first = place == nil ? nil : shared(CSVColumns.all.prefix(numberingWidth))
    let fields: [[UInt8]] = runs.map { run in
      if case .shared(let columns) = run { shared(columns) } else { [] }
    }
    func appendRow(_ rows: inout CSVRows, _ write: (inout CSVRows, OwnColumn) -> Void) {
      if let first { rows.fields(first) }
      for (number, run) in runs.enumerated() {
        switch run {
        case .shared: rows.fields(fields[number])
        case .own(let columns): for column in columns { write(&rows, column) }
        }
      }
      rows.endRow()
    }
    guard let indicators, !report.indicators.isEmpty else {
      return appendRow(&rows) { rows, _ in rows.blank() }
    }
    var number = 0
    unsafe indicators.each(report) { element in
      appendRow(&rows) { rows, column in
        switch column {
        case .number: rows.integer(number + 1)
        case .key: rows.guarded(report.indicators[number].key)
        case .field(let place): unsafe rows.value(of: place, in: element)
        }
      }
      number += 1
    }
  }

  /// Writes what a column says in each row of a report.
  private static func appendShared(
    _ column: CSVColumns.Column, of report: Report, numbered place: ReportPlace?, to rows: inout CSVRows
  ) {
    switch column.content {
    case .sourceFile: rows.guarded(place?.file)
    case .report: rows.integer(place?.number)
    case .value(let field): rows.value(field.get(report))
    case .packed(let list, let part):
      rows.guarded(PackedList.pack(list.get(report).map { $0[part]?.written }))
    case .indicator, .key, .field: rows.blank()
    }
  }

  /// Rows of texts as CSV, with the byte-order mark and the guards that spreadsheets need.
  package static func spreadsheetText(_ texts: [[String]]) -> [UInt8] {
    var rows = CSVRows(forExcel: true)
    rows.byteOrderMark()
    for row in texts {
      for text in row { rows.guarded(text) }
      rows.endRow()
    }
    return rows.array
  }
}

extension CSVRows {
  /// Writes the value of a place of the record that begins there.
  fileprivate mutating func value(of place: FieldPlace, in record: UnsafeRawPointer) {
    switch place.kept {
    case .text: unsafe guarded(place.text(in: record).pointee)
    case .number: unsafe number(place.number(in: record).pointee)
    case .integer: unsafe integer(place.integer(in: record).pointee)
    }
  }
}
