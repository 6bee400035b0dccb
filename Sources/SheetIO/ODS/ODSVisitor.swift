/// Reads the tables of an OpenDocument spreadsheet.
///
/// What is repeated is never unrolled, unless it holds something: a sheet of a million equal blank rows costs one.
/// Source: OpenDocument 1.3 Part 3, 9.1.2 to 9.1.5, 19.675 (rows repeated), 19.385 (office:value-type).
struct ODSVisitor: XMLVisitor {
  /// The styles met so far; those of the common part may be put here before.
  var styles = ODSStyles()

  private var sheets: [Sheet] = []
  private var notices: [WorkbookNotice] = []
  private var budget: CellBudget

  private struct Table {
    var name: String
    var isHidden: Bool
    var cells: [Cell] = []
    var merges: [CellRange] = []
    var hiddenRows: Set<Int> = []
    var hiddenColumns: [ClosedRange<Int>] = []
    var marks: [CellAddress: CellMarks] = [:]
    var uncalculated = UncalculatedFormulas()
    var row = 0
    var column = 0
    var columnDefinition = 0
    var columnStyles: [(columns: Range<Int>, style: String)] = []
  }

  /// The row that is open, distinguished from its repetitions.
  private struct Row {
    var repeats: Int
    var isHidden: Bool
    var style: String?
    var cells: [Cell] = []
    /// What is struck out, raised or lowered in its cells, by their columns.
    var marks: [Int: CellMarks] = [:]
  }

  /// The cell that is open.
  private struct OpenCell {
    var type: String?
    var value: String?
    var style: String?
    var isFormula: Bool
    /// Whether the formula says `""`, so that an empty text may be its result.
    var mayBeEmptyText: Bool
    var repeats: Int
    var columns: Int
    var rows: Int
    var text: [UInt8] = []
    var paragraphs = 0
    var fonts = FontRuns()
    /// The fonts of the parts of its text that are open, the innermost last.
    var spans: [FontRuns.Font] = []
  }

  private var tables: [Table] = []
  private var row: Row?
  private var cell: OpenCell?
  private var textDepth = 0
  /// Inside notes, shapes and change tracking, whose texts belong to no cell.
  private var skipped = 0

  init(_ limits: ReadLimits) { budget = CellBudget(limits) }

  func workbook(_ format: WorkbookFormat) -> Workbook {
    Workbook(format: format, sheets: sheets, notices: notices)
  }

  // MARK: Events

  mutating func open(_ element: XMLElement) throws(SheetError) {
    if skipped > 0 || Self.isSkipped(element.name) {
      skipped += 1
      return
    }
    if tables.isEmpty { styles.open(element) }
    switch element.name {
    case "table": openTable(element)
    case "table-column": try openColumn(element)
    case "table-row": openRow(element)
    case "table-cell", "covered-table-cell": openCell(element)
    case "p", "h": openParagraph()
    case "span": openSpan(element[prefixed: "style-name"]?.string)
    case "s": append(repeating: 0x20, count: element[prefixed: "c"]?.integer ?? 1)
    case "tab": append(repeating: 0x09, count: 1)
    case "line-break": append(repeating: 0x0A, count: 1)
    default: break
    }
  }

  mutating func text(_ text: XMLText) {
    guard skipped == 0 else { return }
    if tables.isEmpty { styles.text(text) }
    if textDepth > 0 { cell?.text.append(contentsOf: text.bytes) }
  }

  mutating func close(_ name: XMLText) throws(SheetError) {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    if tables.isEmpty { styles.close(name) }
    switch name {
    case "table": closeTable()
    case "table-row": try closeRow()
    case "table-cell", "covered-table-cell": try closeCell()
    case "p", "h": textDepth = max(0, textDepth - 1)
    case "span": closeSpan()
    default: break
    }
  }

  private static func isSkipped(_ name: XMLText) -> Bool {
    name == "annotation" || name == "shapes" || name == "tracked-changes" || name == "frame"
      || name == "custom-shape"
      || name == "dde-links" || name == "sub-table"
  }

  // MARK: Tables, columns, rows

  private mutating func openTable(_ element: XMLElement) {
    tables.append(
      Table(
        name: element[prefixed: "name"]?.string ?? "Hoja\(sheets.count + 1)",
        isHidden: styles.isHidden(table: element[prefixed: "style-name"]?.string)))
  }

  private mutating func closeTable() {
    guard let table = tables.popLast() else { return }
    sheets.append(
      Sheet(
        name: table.name, position: sheets.count, visibility: table.isHidden ? .hidden : .visible,
        cells: table.cells, merges: table.merges, hiddenRows: table.hiddenRows,
        hiddenColumns: table.hiddenColumns, marks: table.marks))
    if let notice = table.uncalculated.notice { notices.append(WorkbookNotice(notice, sheet: table.name)) }
  }

  private mutating func openColumn(_ element: XMLElement) throws(SheetError) {
    guard !tables.isEmpty else { return }
    let last = tables.count - 1
    let first = tables[last].columnDefinition
    let repeats = Self.count(element[prefixed: "number-columns-repeated"], most: CellAddress.maximumColumns)
    tables[last].columnDefinition = min(first + repeats, CellAddress.maximumColumns)
    if let style = element[prefixed: "default-cell-style-name"]?.string {
      tables[last].columnStyles.append((first..<(first + repeats), style))
    }
    guard Self.isInvisible(element), first < tables[last].columnDefinition else { return }
    try budget.count()
    tables[last].hiddenColumns.append(first...(tables[last].columnDefinition - 1))
  }

  private mutating func openRow(_ element: XMLElement) {
    row = Row(
      repeats: Self.count(element[prefixed: "number-rows-repeated"], most: CellAddress.maximumRows),
      isHidden: Self.isInvisible(element), style: element[prefixed: "default-cell-style-name"]?.string)
    if !tables.isEmpty { tables[tables.count - 1].column = 0 }
  }

  private mutating func closeRow() throws(SheetError) {
    guard let row, !tables.isEmpty else { return }
    self.row = nil
    let last = tables.count - 1
    let first = tables[last].row
    for offset in 0..<(row.cells.isEmpty ? 0 : row.repeats) where first + offset < CellAddress.maximumRows {
      for cell in row.cells {
        try budget.count()
        if case .text(let text) = cell.value { try budget.count(text: text) }
        var copy = cell
        copy.address.row = first + offset
        tables[last].cells.append(copy)
        tables[last].marks.enter(row.marks[copy.address.column], at: copy.address)
      }
    }
    // LibreOffice hides the blank rest of a sheet as one row of a million.
    if row.isHidden, !row.cells.isEmpty || row.repeats <= Self.mostHiddenBlankRows {
      for offset in 0..<row.repeats {
        try budget.count()
        tables[last].hiddenRows.insert(first + offset)
      }
    }
    tables[last].row = min(first + row.repeats, CellAddress.maximumRows)
  }

  private static let mostHiddenBlankRows = 10_000

  private static func isInvisible(_ element: XMLElement) -> Bool {
    element[prefixed: "visibility"].map { $0 == "collapse" || $0 == "filter" } ?? false
  }

  private static func count(_ text: XMLText?, most: Int) -> Int { min(max(text?.integer ?? 1, 1), most) }

  // MARK: Cells

  private mutating func openCell(_ element: XMLElement) {
    let columns = CellAddress.maximumColumns
    let formula = element[prefixed: "formula"]?.string
    cell = OpenCell(
      type: element[prefixed: "value-type"]?.string,
      value: (element[prefixed: "value"] ?? element[prefixed: "date-value"] ?? element[prefixed: "time-value"]
        ?? element[prefixed: "boolean-value"])?.string,
      style: element[prefixed: "style-name"]?.string, isFormula: formula != nil,
      mayBeEmptyText: formula?.contains("\"\"") == true,
      repeats: Self.count(element[prefixed: "number-columns-repeated"], most: columns),
      columns: Self.count(element[prefixed: "number-columns-spanned"], most: columns),
      rows: Self.count(element[prefixed: "number-rows-spanned"], most: CellAddress.maximumRows))
    if let text = element[prefixed: "string-value"] { cell?.value = text.string }
    textDepth = 0
  }

  private mutating func openParagraph() {
    guard cell != nil else { return }
    if cell?.paragraphs ?? 0 > 0 { cell?.text.append(0x0A) }
    cell?.paragraphs += 1
    textDepth += 1
  }

  private mutating func openSpan(_ style: String?) {
    guard let offset = cell?.text.count, textDepth > 0 else { return }
    let font = styles.font(ofText: style, in: cell?.spans.last ?? .ofCell)
    cell?.spans.append(font)
    cell?.fonts.begin(font, at: offset)
  }

  private mutating func closeSpan() {
    guard let offset = cell?.text.count, textDepth > 0, cell?.spans.popLast() != nil else { return }
    let font = cell?.spans.last ?? .ofCell
    cell?.fonts.begin(font, at: offset)
  }

  private mutating func append(repeating byte: UInt8, count: Int) {
    guard textDepth > 0 else { return }
    cell?.text.append(contentsOf: repeatElement(byte, count: min(max(count, 1), 4096)))
  }

  private mutating func closeCell() throws(SheetError) {
    guard let cell, !tables.isEmpty else { return }
    self.cell = nil
    let last = tables.count - 1
    let address = CellAddress(row: tables[last].row, column: tables[last].column)
    tables[last].column += cell.repeats
    guard address.column < CellAddress.maximumColumns, address.row < CellAddress.maximumRows else { return }
    if cell.columns > 1 || cell.rows > 1 {
      try budget.count()
      tables[last].merges.append(
        CellRange(
          address, CellAddress(row: address.row + cell.rows - 1, column: address.column + cell.columns - 1)))
    }
    let style = cell.style ?? row?.style ?? columnStyle(address.column)
    guard let (value, shown) = Self.value(cell, styles.format(style)) else {
      // A text that is empty is a result, of which LibreOffice may store nothing at all.
      let isEmptyText = cell.type == "string" || (cell.type == nil && cell.mayBeEmptyText)
      if cell.isFormula, !isEmptyText { tables[last].uncalculated.add(address) }
      return
    }
    let marks = marks(of: cell, value, style)
    for offset in 0..<cell.repeats where address.column + offset < CellAddress.maximumColumns {
      try budget.count()
      let place = CellAddress(row: address.row, column: address.column + offset)
      row?.cells.append(Cell(place, value, format: shown, isFormula: cell.isFormula))
      if let marks { row?.marks[place.column] = marks }
    }
  }

  /// What fonts say in a cell; parts count only where the text is what is shown.
  private func marks(of cell: OpenCell, _ value: CellValue, _ style: String?) -> CellMarks? {
    let ofCell = styles.font(ofCell: style)
    guard case .text(let text) = value, text.utf8.elementsEqual(cell.text) else {
      return ofCell.map(CellMarks.whole)
    }
    return cell.fonts.marks(text.utf8.count, in: ofCell)
  }

  private func columnStyle(_ column: Int) -> String? {
    tables.last?.columnStyles.first { $0.columns.contains(column) }?.style
  }

  private static func value(_ cell: OpenCell, _ format: NumberFormat) -> (CellValue, NumberFormat)? {
    let text = String(decoding: cell.text, as: UTF8.self)
    let shown: (CellValue, NumberFormat)? = text.isEmpty ? nil : (.text(text), .general)
    func number() -> Double? {
      cell.value.flatMap { Array($0.utf8).withUnsafeBufferPointer(DecimalText.number) }
    }
    // LibreOffice stores an error as the number 0, or as an empty string, with the error as its text.
    let isError = cell.isFormula && (errors.contains(text) || text.hasPrefix("Err:"))
    switch cell.type {
    case "float", "currency":
      if isError { return (.error(text), .general) }
      return number().map { (.number($0), format.isDate ? .general : format) } ?? shown
    case "percentage":
      return number().map { (.number($0), format.isPercent ? format : NumberFormat(code: "0%")) } ?? shown
    case "date":
      let serial = cell.value.flatMap { SerialDate(iso8601: $0, in: .from1900)?.serial }.map(
        Self.openDocument)
      return serial.map { (.date($0), format.isDate ? format : NumberFormat(code: "yyyy-mm-dd")) } ?? shown
    case "time":
      let serial = cell.value.flatMap(ISODuration.days)
      return serial.map { (.date($0), format.isDate ? format : NumberFormat(code: "[h]:mm:ss")) } ?? shown
    case "boolean": return (.boolean(cell.value == "true"), .general)
    case "string":
      if isError { return (.error(text), .general) }
      // The paragraphs are what is shown, which a format may add to or hide.
      let string = cell.value ?? text
      return string.isEmpty ? nil : (.text(string), .general)
    default: return shown
    }
  }

  private static let errors: Set = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]

  /// A serial counted from 30 December 1899, without the day in 1900 that Excel has too many.
  private static func openDocument(_ serial: Double) -> Double { serial < 60 ? serial + 1 : serial }
}
