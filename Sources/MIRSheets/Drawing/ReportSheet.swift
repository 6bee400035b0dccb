package import MIRSchema
package import SheetIO

/// A report drawn as a sheet, and what is where in it.
struct ReportDrawing {
  /// What is where.
  struct Places {
    /// The rows of the column heading.
    var heading = 0..<0
    /// The rows of the last page's records.
    var records = 0..<0
    /// The row of each record, over all pages.
    var recordRows: [Int] = []
    /// The cells of the header block's values on the last page, by the names that findings have for them.
    var header: [FieldKey: CellAddress] = [:]
    /// The boxes of the signatures' parts, by their index, and what belongs into each.
    var signatures: [(box: Int, part: FieldDescription)] = []
  }
  var sheet: DrawnSheet
  let layout: SheetLayout
  let places: Places
}

/// How pages are made.
@nonexhaustive
public enum Paging: String, CaseIterable, Sendable {
  /// One table; the header block and the heading are repeated by the print titles.
  case titles
  /// The header block and the heading are drawn again on every page, as the municipality's own sheets have them.
  case repeated
}

/// Draws a report as the municipality's sheet.
///
/// Law: reading the drawing gives the report back.
package struct ReportSheet {
  let report: Report
  private let paging: Paging
  /// Of a form: the indicators as full as they may get, so that there is room for what is typed.
  let filled: [Indicator]?
  var isForm: Bool { filled != nil }
  var places = ReportDrawing.Places()
  let layout: SheetLayout
  var sheet: DrawnSheet
  var row = 0
  /// The indicators' records, cut into rows.
  var records: [RecordPieces] = []

  /// Draws a report on a sheet of the given name.
  package static func draw(_ report: Report, name: String, paging: Paging) -> DrawnSheet {
    drawing(report, name: name, paging: paging).sheet
  }

  /// Draws a report; or a form to be filled in, with room for those who sign, for indicators like `filled`, and with
  /// rows that grow with what is typed.
  static func drawing(
    _ report: Report, name: String, paging: Paging, filled: [Indicator]? = nil
  ) -> ReportDrawing {
    let full = filled ?? report.indicators
    func sheet(_ layout: SheetLayout) -> ReportSheet {
      ReportSheet(report, name: name, paging: paging, filled: filled, layout: layout)
    }
    let usual = sheet(SheetLayout(for: report.indicators, as: full))
    guard usual.hasHigherRecords else { return usual.drawn() }
    // A long text has the room that others do not need.
    let shared = sheet(usual.layout.shared(for: report.indicators))
    guard filled != nil, shared.hasHigherRecords else { return shared.drawn() }
    // Texts of forms stay in one row, which has its greatest height: their columns are made wider.
    for room in [1.3, 1.7, 2.2] {
      let wider = sheet(usual.layout.shared(for: report.indicators, room: room))
      if !wider.hasHigherRecords { return wider.drawn() }
    }
    return sheet(usual.layout.shared(for: report.indicators, room: 3)).drawn()
  }

  private init(
    _ report: Report, name: String, paging: Paging, filled: [Indicator]?, layout: SheetLayout
  ) {
    self.report = report
    self.paging = paging
    self.filled = filled
    self.layout = layout
    sheet = DrawnSheet(name: name)
    sheet.paper = layout.paper
  }

  /// Whether a record does not fit into one row.
  private var hasHigherRecords: Bool {
    report.indicators.contains { pieces(of: $0, highest: .infinity).height > TextMeasure.highestRow }
  }

  private consuming func drawn() -> ReportDrawing {
    sheet.columnWidths = layout.columns.map(\.width)
    drawTitle()
    records = report.indicators.map { pieces(of: $0, highest: highestRow) }
    let pages = paging == .titles ? [report.indicators[...]] : pages()
    for (number, page) in pages.enumerated() {
      if number > 0 {
        row += 1
        sheet.pageBreaks.append(row)
      }
      let firstRow = row
      drawHeader()
      drawHeading()
      if paging == .titles { sheet.repeatedRows = firstRow...(row - 1) }
      let firstRecord = row
      for (indicator, pieces) in zip(page, records[page.indices]) { drawRecord(indicator, pieces) }
      places.records = firstRecord..<row
    }
    drawNotes()
    drawSignatures()
    if isForm { letRecordsGrow() }
    return ReportDrawing(sheet: sheet, layout: layout, places: places)
  }

  // MARK: Boxes

  private static let plain = CellStyle(fontSize: 9)
  private static let titleStyle = plain.with {
    $0.fontSize = 14
    $0.bold = true
    $0.horizontal = .center
    $0.vertical = .middle
  }
  private static let labelStyle = plain.with {
    $0.bold = true
    $0.horizontal = .left
  }
  static let valueStyle = plain.with { $0.horizontal = .left }
  private static let headingStyle = plain.with {
    $0.fontSize = 8
    $0.bold = true
    $0.horizontal = .center
    $0.vertical = .middle
    $0.border = true
    $0.background = 0xD9D9D9
  }
  static let textStyle = CellStyle(fontSize: 8).with {
    $0.border = true
    $0.horizontal = .left
  }
  static let signatureStyle = plain.with { $0.horizontal = .center }

  var lastColumn: Int { layout.columns.count - 1 }

  mutating func put(
    _ content: DrawnSheet.Content, _ columns: ClosedRange<Int>, _ style: CellStyle, rows: Int = 1
  ) {
    put(content, columns, row...(row + rows - 1), style)
  }

  mutating func put(
    _ content: DrawnSheet.Content, _ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>, _ style: CellStyle
  ) {
    let range = CellRange(
      CellAddress(row: rows.lowerBound, column: columns.lowerBound),
      CellAddress(row: rows.upperBound, column: columns.upperBound))
    sheet.boxes.append(DrawnSheet.Box(range, content, style))
  }

  /// The lines that a text takes in the columns.
  func lines(_ text: String, _ columns: ClosedRange<Int>, _ style: CellStyle) -> Int {
    TextMeasure.lines(text, width: layout.textWidth(columns), fontSize: style.fontSize, bold: style.bold)
  }

  /// The height that a text needs in the columns, as far as a row can have it.
  func height(_ text: String, _ columns: ClosedRange<Int>, _ style: CellStyle) -> Double {
    min(
      TextMeasure.height(lines: lines(text, columns, style), fontSize: style.fontSize),
      TextMeasure.highestRow)
  }

  // MARK: Title and header block

  private mutating func drawTitle() {
    guard let title = report.title else { return }
    put(.text(title), 0...lastColumn, Self.titleStyle)
    sheet.rowHeights[row] = max(24, height(title, 0...lastColumn, Self.titleStyle))
    row += 2
  }

  mutating func drawHeader() {
    drawUnit(DrawingGeometry.firstLabel, report.responsibleUnit, field: .responsibleUnit)
    drawUnit("Programa Presupuestario:", report.program, field: .program)
    for field in [FieldKey.quarter, .fiscalYear] { places.header[field] = headerValue }
    drawLine(
      "Trimestre que se reporta:", PeriodReading.text(quarter: report.quarter, year: report.fiscalYear))
    if let plan = report.planAlignment.plan {
      let text = "Vinculación con el \(plan)"
      put(.text(text), 0...lastColumn, Self.labelStyle)
      sheet.rowHeights[row] = height(text, 0...lastColumn, Self.labelStyle)
      row += 1
    }
    drawEntries("Eje:", report.planAlignment.axes, levels: 1)
    drawEntries("Objetivo:", report.planAlignment.objectives, levels: 2)
    row += 1
  }

  /// The columns of the labels; values are in the others.
  private var labelColumns: ClosedRange<Int> { 0...1 }
  private var valueColumns: ClosedRange<Int> { 2...lastColumn }
  private var headerValue: CellAddress { CellAddress(row: row, column: valueColumns.lowerBound) }

  private mutating func drawLine(_ label: String, _ value: String?) {
    put(.text(label), labelColumns, Self.labelStyle)
    put(value.map { .text($0) } ?? .blank, valueColumns, Self.valueStyle)
    sheet.rowHeights[row] = max(
      height(label, labelColumns, Self.labelStyle),
      value.map { height($0, valueColumns, Self.valueStyle) } ?? 0)
    row += 1
  }

  /// Code and name in one text; in a cell each where the text would not be read so.
  private mutating func drawUnit(_ label: String, _ unit: CodedText, field: FieldKey) {
    places.header[field] = headerValue
    let text = CodedTextReading.text(unit: unit)
    if let code = unit.code, let name = unit.text, text.map({ CodedTextReading.unit($0) }) != unit {
      put(.text(label), labelColumns, Self.labelStyle)
      put(.text(code), 2...2, Self.valueStyle)
      put(.text(name), 3...lastColumn, Self.valueStyle)
      sheet.rowHeights[row] = max(
        height(label, labelColumns, Self.labelStyle), height(name, 3...lastColumn, Self.valueStyle))
      row += 1
    } else {
      drawLine(label, text)
    }
  }

  /// All entries in one cell, each on its line; in a row each where they would not be distinguishable again.
  private mutating func drawEntries(_ label: String, _ entries: [CodedText], levels: Int) {
    let text = CodedTextReading.text(entries: entries, levels: levels)
    if entries.isEmpty {
      drawLine(label, nil)
    } else if CodedTextReading.entries(text, levels: levels) == entries,
      height(text, valueColumns, Self.valueStyle) < TextMeasure.highestRow
    {
      drawLine(label, text)
    } else {
      for entry in entries { drawLine(label, CodedTextReading.text(entry: entry, levels: levels)) }
    }
  }

  mutating func drawHeading() {
    places.heading = row..<(row + SheetLayout.headingRows)
    sheet.boxes += layout.heading(from: row, style: Self.headingStyle)
    // The rows share what the tallest heading needs.
    var heights = [Double](repeating: 14, count: SheetLayout.headingRows)
    for (index, column) in layout.columns.enumerated() {
      let needed = height(column.heading, index...index, Self.headingStyle)
      let own = column.groups.count..<SheetLayout.headingRows
      let missing = needed - own.reduce(0) { $0 + heights[$1] }
      if missing > 0 { heights[SheetLayout.headingRows - 1] += missing }
    }
    for (offset, height) in heights.enumerated() { sheet.rowHeights[row + offset] = height }
    row += SheetLayout.headingRows
  }
}
