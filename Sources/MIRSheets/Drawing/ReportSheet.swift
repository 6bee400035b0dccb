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
  /// What the records hold.
  let cells: [RecordCells]
}

/// Draws a report as the municipality's sheet.
///
/// Law: reading the drawing gives the report back.
package struct ReportSheet {
  let report: Report
  let options: PageOptions
  /// What the records of the indicators hold.
  let cells: [RecordCells]
  /// Of a form: what they hold when they are as full as they may get, so that there is room for what is typed.
  let filled: [RecordCells]?
  var isForm: Bool { filled != nil }
  var places = ReportDrawing.Places()
  let layout: SheetLayout
  private let labelColumns: ClosedRange<Int>
  var sheet: DrawnSheet
  var row = 0
  var room = PageRoom()
  var head = DrawnHead()
  /// The indicators' records, cut into rows.
  var records: [RecordPieces] = []

  /// Draws a report on a sheet of the given name.
  package static func draw(_ report: Report, name: String, paging: Paging) -> DrawnSheet {
    drawing(report, name: name, PageOptions(paging: paging)).sheet
  }

  /// Draws a report; or a form to be filled in, with room for those who sign, for indicators like `filled`, and with
  /// rows that grow with what is typed.
  static func drawing(
    _ report: Report, name: String, _ options: PageOptions, filled: [Indicator]? = nil
  ) -> ReportDrawing {
    ReportSheet(report, name: name, options, filled: filled).drawn()
  }

  private init(_ report: Report, name: String, _ options: PageOptions, filled: [Indicator]?) {
    self.report = report
    self.options = options
    cells = RecordCells.all(of: report.indicators)
    self.filled = filled.map(RecordCells.all)
    layout = SheetLayout(for: cells, as: self.filled, paper: options.paper.page, isForm: filled != nil)
    labelColumns = Self.labelColumns(of: layout)
    sheet = DrawnSheet(name: name)
    sheet.paper = layout.paper
    sheet.footer = PageFoot(report, width: layout.paper.textWidth).text
  }

  private consuming func drawn() -> ReportDrawing {
    sheet.columnWidths = layout.columns.map(\.width)
    if layout.repeated > 0 {
      sheet.repeatedColumns = 0...(layout.repeated - 1)
      sheet.columnBreaks = layout.pages.dropFirst().map(\.lowerBound)
    }
    drawTitle()
    measureRoom()
    records = cells.map { pieces(of: $0, highest: room.highestRow) }
    let pages = options.paging == .titles ? [records.indices] : pages()
    for (number, page) in pages.enumerated() {
      if number > 0 {
        row += 1
        sheet.pageBreaks.append(row)
      }
      drawHead()
      if options.paging == .titles { sheet.repeatedRows = places.heading.lowerBound...(row - 1) }
      let firstRecord = row
      for index in page { drawRecord(index) }
      places.records = firstRecord..<row
    }
    let foot = row
    drawNotes()
    let signing = row
    drawSignatures()
    if isForm { letRecordsGrow() }
    breakPages(foot: foot, signing: signing)
    freeze()
    return ReportDrawing(sheet: sheet, layout: layout, places: places, cells: cells)
  }

  // MARK: Boxes

  private static let plain = CellStyle(fontSize: 9)
  private static let titleStyle = plain.with {
    $0.fontSize = 14
    $0.bold = true
    $0.horizontal = .center
    $0.vertical = .middle
  }
  static let labelStyle = plain.with {
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
    $0.background = 0xD3DCE6
  }
  static let textStyle = CellStyle(fontSize: 8).with {
    $0.border = true
    $0.horizontal = .left
    $0.indent = 1
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

  /// The title, over the whole table; where columns are repeated, over the header block, which begins behind them.
  private mutating func drawTitle() {
    var columns = layout.blockColumns
    var tallest = 0.0
    if layout.repeated == 0, let logo = options.logo {
      let placed = PlacedLogo(logo, layout: layout, beside: 0)
      sheet.picture = placed.picture
      tallest = placed.height
      columns = max(columns.lowerBound, placed.columns(of: layout))...columns.upperBound
    }
    if let title = report.title {
      let style = layout.repeated == 0 ? Self.titleStyle : Self.titleStyle.with { $0.horizontal = .left }
      put(.text(title), columns, style)
      tallest = max(tallest, 24, height(title, columns, style))
    }
    guard tallest > 0 else { return }
    sheet.rowHeights[row] = tallest
    row += 2
  }

  mutating func drawHeader() {
    drawUnit(DrawingGeometry.firstLabel, report.responsibleUnit, field: .responsibleUnit)
    drawUnit(Self.programLabel, report.program, field: .program)
    for field in [FieldKey.quarter, .fiscalYear] { places.header[field] = headerValue }
    drawLine(
      "Trimestre que se reporta:", PeriodReading.text(quarter: report.quarter, year: report.fiscalYear))
    if let plan = report.planAlignment.plan {
      let text = "Vinculación con el \(plan)"
      put(.text(text), layout.blockColumns, Self.labelStyle)
      sheet.rowHeights[row] = height(text, layout.blockColumns, Self.labelStyle)
      row += 1
    }
    drawEntries("Eje:", report.planAlignment.axes, levels: 1)
    drawEntries("Objetivo:", report.planAlignment.objectives, levels: 2)
    row += 1
  }

  /// The columns of the labels, as many as the longest needs; values are in the others.
  private static func labelColumns(of layout: SheetLayout) -> ClosedRange<Int> {
    let all = layout.blockColumns
    var last = all.lowerBound
    while layout.textWidth(all.lowerBound...last) < widestLabel, last + 2 < all.upperBound { last += 1 }
    return all.lowerBound...last
  }
  private var valueColumns: ClosedRange<Int> {
    (labelColumns.upperBound + 1)...layout.blockColumns.upperBound
  }

  private static let programLabel = "Programa Presupuestario:"
  private static let widestLabel =
    TextMeasure.width(
      programLabel, fontSize: labelStyle.fontSize, bold: true) + TextMeasure.cellPadding
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
    if let code = unit.code, let name = unit.text, text.map({ CodedTextReading.unit($0) }) != unit,
      valueColumns.count > 1
    {
      put(.text(label), labelColumns, Self.labelStyle)
      let codes = valueColumns.lowerBound...valueColumns.lowerBound
      let names = (valueColumns.lowerBound + 1)...valueColumns.upperBound
      put(.text(code), codes, Self.valueStyle)
      put(.text(name), names, Self.valueStyle)
      sheet.rowHeights[row] = max(
        height(label, labelColumns, Self.labelStyle), height(code, codes, Self.valueStyle),
        height(name, names, Self.valueStyle))
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
