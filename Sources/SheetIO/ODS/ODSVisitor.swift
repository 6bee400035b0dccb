/// Reads the tables of an OpenDocument spreadsheet.
///
/// What is repeated is never unrolled, unless it holds something: a sheet of a million equal blank rows costs one.
/// Source: OpenDocument 1.3 Part 3, 9.1.2 to 9.1.5, 19.675 (rows repeated), 19.385 (office:value-type).
struct ODSVisitor: XMLVisitor {
  /// The styles met so far; those of the common part may be put here before.
  var styles = ODSStyles()

  private var sheets: [Sheet] = []
  private var notices: [WorkbookNotice] = []
  /// What has been used up of the limits.
  var budget: CellBudget
  /// The tables that are open, the innermost last.
  var tables: [ODSTable] = []
  /// The row that is open, distinguished from its repetitions.
  var row: ODSRow?
  /// The cell that is open.
  var cell: ODSCell?
  /// Whether plain cells may be read in one go.
  private(set) var spelling = ODSSpelling()
  private var textDepth = 0
  /// Inside notes, shapes and change tracking, whose texts belong to no cell.
  private(set) var skipped = 0

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
    spelling.see(element)
    if tables.isEmpty { styles.open(element) }
    switch element.name {
    case "table": openTable(element)
    case "table-column": try openColumn(element)
    case "table-row": openRow(element)
    case "table-cell", "covered-table-cell":
      cell = ODSCell(element)
      textDepth = 0
    case "p", "h": openParagraph()
    case "span": openSpan(element[prefixed: "style-name"]?.string)
    case "s": append(repeating: 0x20, count: element[prefixed: "c"]?.integer)
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
    styles.forgetFormats()
    tables.append(
      ODSTable(
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
    let repeats = ODSCell.count(
      element[prefixed: "number-columns-repeated"], most: CellAddress.maximumColumns)
    tables[last].columnDefinition = min(first + repeats, CellAddress.maximumColumns)
    if let style = element[prefixed: "default-cell-style-name"]?.string {
      tables[last].columnStyles.append((first..<(first + repeats), style))
    }
    guard Self.isInvisible(element), first < tables[last].columnDefinition else { return }
    try budget.count()
    tables[last].hiddenColumns.append(first...(tables[last].columnDefinition - 1))
  }

  private mutating func openRow(_ element: XMLElement) {
    openRow(
      repeated: element[prefixed: "number-rows-repeated"],
      cellStyle: element[prefixed: "default-cell-style-name"], isHidden: Self.isInvisible(element))
  }

  /// Opens a row by its attributes.
  mutating func openRow(repeated: XMLText?, cellStyle: XMLText?, isHidden: Bool) {
    // What a row holds that another one is inside of is not read.
    if let row, let table = row.table { tables[table].cells.removeSubrange(row.firstCell...) }
    let table = tables.indices.last
    row = ODSRow(
      repeats: ODSCell.count(repeated, most: CellAddress.maximumRows), isHidden: isHidden,
      style: cellStyle?.string, table: table, firstCell: table.map { tables[$0].cells.count } ?? 0)
    if let table { tables[table].column = 0 }
  }

  /// Closes the row that is open, whose cells are there as often as it is repeated.
  mutating func closeRow() throws(SheetError) {
    guard let row, let last = tables.indices.last else { return }
    self.row = nil
    let first = tables[last].row
    let cells = row.firstCell..<tables[last].cells.count
    for offset in 0..<(cells.isEmpty ? 0 : row.repeats) where first + offset < CellAddress.maximumRows {
      for index in cells {
        try budget.count()
        if case .text(let text) = tables[last].cells[index].value { try budget.count(text: text) }
        if offset > 0 {
          var copy = tables[last].cells[index]
          copy.address.row = first + offset
          tables[last].cells.append(copy)
        }
      }
      guard !row.marks.isEmpty || !tables[last].marks.isEmpty else { continue }
      for index in cells {
        let column = tables[last].cells[index].address.column
        tables[last].marks.enter(row.marks[column], at: CellAddress(row: first + offset, column: column))
      }
    }
    // LibreOffice hides the blank rest of a sheet as one row of a million.
    if row.isHidden, !cells.isEmpty || row.repeats <= Self.mostHiddenBlankRows {
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

  // MARK: Cells

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

  private mutating func append(repeating byte: UInt8, count: Int?) {
    guard textDepth > 0 else { return }
    cell?.text.append(contentsOf: repeatElement(byte, count: ODSCell.spaces(count)))
  }

  /// Puts the cell that is open into its row, as often as it is repeated.
  mutating func closeCell() throws(SheetError) {
    guard let cell, !tables.isEmpty else { return }
    self.cell = nil
    let last = tables.count - 1
    let address = CellAddress(row: tables[last].row, column: tables[last].column)
    tables[last].column += cell.repeats
    guard address.column < CellAddress.maximumColumns, address.row < CellAddress.maximumRows else { return }
    try merge(address, columns: cell.columns, rows: cell.rows)
    let style = cell.style ?? row?.style ?? columnStyle(address.column)
    guard let (value, shown) = cell.shown(styles.format(style)) else {
      // A text that is empty is a result, of which LibreOffice may store nothing at all.
      let isEmptyText = cell.type == "string" || (cell.type == nil && cell.mayBeEmptyText)
      if cell.isFormula, !isEmptyText { tables[last].uncalculated.add(address) }
      return
    }
    let marks = marks(of: cell, value, style)
    for offset in 0..<cell.repeats where address.column + offset < CellAddress.maximumColumns {
      try budget.count()
      let place = CellAddress(row: address.row, column: address.column + offset)
      append(Cell(place, value, format: shown, isFormula: cell.isFormula))
      if let marks { row?.marks[place.column] = marks }
    }
  }

  /// Puts a cell into the row that is open, if it is in a table.
  @inline(__always)
  mutating func append(_ cell: Cell) {
    guard let table = row?.table, table == tables.count - 1 else { return }
    tables[table].cells.append(cell)
  }

  /// Enters the cells that one covers.
  mutating func merge(_ address: CellAddress, columns: Int, rows: Int) throws(SheetError) {
    guard columns > 1 || rows > 1 else { return }
    try budget.count()
    tables[tables.count - 1].merges.append(
      CellRange(address, CellAddress(row: address.row + rows - 1, column: address.column + columns - 1)))
  }

  /// What fonts say in a cell; parts count only where the text is what is shown.
  private func marks(of cell: ODSCell, _ value: CellValue, _ style: String?) -> CellMarks? {
    let ofCell = styles.font(ofCell: style)
    guard case .text(let text) = value, text.utf8.elementsEqual(cell.text) else {
      return ofCell.map(CellMarks.whole)
    }
    return cell.fonts.marks(text.utf8.count, in: ofCell)
  }

  /// The style of the cells of a column that have none of their own.
  func columnStyle(_ column: Int) -> String? {
    tables.last?.columnStyles.first { $0.columns.contains(column) }?.style
  }
}
