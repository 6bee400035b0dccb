/// Puts the cells of a page's tables on a grid.
struct HTMLVisitor: XMLVisitor {
  private(set) var hasTables = false

  /// What stands on one sheet; a page of LibreOffice names several.
  private struct OpenSheet {
    var name: String?
    var cells: [Cell] = []
    var merges: [CellRange] = []
    var hasTables = false
  }

  private var done: [OpenSheet] = []
  private var sheet = OpenSheet()
  /// The name of the sheet that an anchor of LibreOffice begins.
  private var nameOfNext: [UInt8]?
  private var isInName = false

  /// A table that is open; tables may stand inside of cells.
  private struct Table {
    var row: Int
    var firstColumn: Int
    var column = 0
    /// Whether a row has been opened; a page may forget to.
    var hasRow = false
    /// For each column, the first row that is free again below a cell that spans rows.
    var occupiedUntil: [Int: Int] = [:]
  }

  /// A cell that is open.
  private struct OpenCell {
    var address: CellAddress
    var text: [UInt8] = []
    var number: Double?
    var format = NumberFormat.general
  }

  private var budget: CellBudget
  private var tables: [Table] = []
  private var openCells: [OpenCell?] = []
  /// The next free row.
  private var nextRow = 0
  /// Text outside of tables.
  private var loose: [UInt8] = []
  private var skipped = 0

  /// Source: HTML Living Standard, 4.9.11: larger spans are cut to these.
  private static let mostColumns = 1000
  private static let mostRows = 65_534

  init(_ limits: ReadLimits) { budget = CellBudget(limits) }

  /// The sheets, in their order; the list of contents before the first named one is none.
  func sheets(named usual: String) -> [Sheet] {
    let all = (done + [sheet]).filter { $0.name != nil || $0.hasTables }
    return all.enumerated().map { position, sheet in
      Sheet(name: sheet.name ?? usual, position: position, cells: sheet.cells, merges: sheet.merges)
    }
  }

  mutating func open(_ element: XMLElement) throws(SheetError) {
    if skipped > 0 || Self.isSkipped(element.name) {
      skipped += 1
      return
    }
    switch element.name {
    case "table": try openTable()
    case "tr": try openRow()
    case "td", "th": try openCell(element)
    case "br": append(0x0A)
    case "a": if tables.isEmpty, Self.beginsSheet(element) { nameOfNext = [] }
    case "em": isInName = nameOfNext != nil
    case "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6":
      if tables.isEmpty { try endLoose() } else { breakLine() }
    default: break
    }
  }

  mutating func close(_ name: XMLText) throws(SheetError) {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    switch name {
    case "table": try closeTable()
    case "td", "th": try closeCell()
    case "tr": try closeCell()
    case "em": isInName = false
    case "a": try beginSheet()
    case "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "body", "html":
      if tables.isEmpty { try endLoose() }
    default: break
    }
  }

  mutating func text(_ text: XMLText) {
    guard skipped == 0 else { return }
    if nameOfNext != nil {
      if isInName { nameOfNext?.append(contentsOf: text.bytes) }
      return
    }
    for byte in text.bytes {
      // White space of the source is one space; only <br> breaks a line.
      append(byte == 0x0A || byte == 0x0D || byte == 0x09 ? 0x20 : byte)
    }
  }

  private static func isSkipped(_ name: XMLText) -> Bool {
    name == "script" || name == "style" || name == "title" || name == "xml"
  }

  // MARK: Sheets

  /// LibreOffice sets `<a name="table0"><h1>Sheet 1: <em>Name</em></h1></a>` before each sheet of several.
  private static func beginsSheet(_ element: XMLElement) -> Bool {
    guard let name = element["name"]?.string, name.hasPrefix("table") else { return false }
    return !name.dropFirst(5).isEmpty && name.dropFirst(5).allSatisfy(\.isNumber)
  }

  private mutating func beginSheet() throws(SheetError) {
    guard let name = nameOfNext else { return }
    nameOfNext = nil
    try endLoose()
    done.append(sheet)
    sheet = OpenSheet(name: Self.trimmed(name))
    nextRow = 0
  }

  // MARK: Tables

  private mutating func openTable() throws(SheetError) {
    hasTables = true
    sheet.hasTables = true
    try endLoose()
    let column = openCells.last??.address.column ?? 0
    // What stands in the outer cell before an inner table is a cell of its own.
    if !openCells.isEmpty { try finishCell() }
    if let outer = tables.last { nextRow = max(nextRow, outer.row + 1) }
    tables.append(Table(row: nextRow - 1, firstColumn: column))
    openCells.append(nil)
  }

  private mutating func closeTable() throws(SheetError) {
    guard let table = tables.popLast() else { return }
    try finishCell()
    openCells.removeLast()
    nextRow = max(nextRow, table.row + 1, table.occupiedUntil.values.max() ?? 0)
    if !tables.isEmpty { tables[tables.count - 1].row = max(tables[tables.count - 1].row, nextRow - 1) }
  }

  private mutating func openRow() throws(SheetError) {
    guard !tables.isEmpty else { return }
    try finishCell()
    tables[tables.count - 1].hasRow = true
    tables[tables.count - 1].row += 1
    tables[tables.count - 1].column = tables[tables.count - 1].firstColumn
    let row = tables[tables.count - 1].row
    guard row < CellAddress.maximumRows else {
      throw SheetError(.tooLarge(what: .rows, limit: CellAddress.maximumRows))
    }
  }

  // MARK: Cells

  private mutating func openCell(_ element: XMLElement) throws(SheetError) {
    if tables.last?.hasRow == false { try openRow() }
    guard var table = tables.last else { return }
    try finishCell()
    while table.occupiedUntil[table.column, default: 0] > table.row { table.column += 1 }
    let address = CellAddress(row: table.row, column: table.column)
    let columns = Self.span(element["colspan"], most: Self.mostColumns)
    let rows = Self.span(element["rowspan"], most: Self.mostRows)
    guard address.column + columns <= CellAddress.maximumColumns else {
      throw SheetError(.tooLarge(what: .columns, limit: CellAddress.maximumColumns))
    }
    if columns > 1 || rows > 1 {
      try budget.count()
      sheet.merges.append(
        CellRange(
          address, CellAddress(row: address.row + rows - 1, column: address.column + columns - 1)))
    }
    if rows > 1 {
      for column in address.column..<(address.column + columns) {
        try budget.count()
        table.occupiedUntil[column] = address.row + rows
      }
    }
    table.column = address.column + columns
    tables[tables.count - 1] = table
    openCells[openCells.count - 1] = Self.cell(address, element)
  }

  /// A cell with the number that Excel and LibreOffice write beside what is shown.
  private static func cell(_ address: CellAddress, _ element: XMLElement) -> OpenCell {
    var cell = OpenCell(address: address)
    let stored = element["x:num"] ?? element["sdval"]
    cell.number = stored.flatMap { DecimalText.number($0.bytes) }
    // LibreOffice: language; language of the format; code.
    if let parts = element["sdnum"]?.string.split(
      separator: ";", maxSplits: 2, omittingEmptySubsequences: false),
      parts.count == 3
    {
      cell.format = NumberFormat(code: String(parts[2]))
    }
    return cell
  }

  private static func span(_ text: XMLText?, most: Int) -> Int {
    let digits = text?.string.trimmingPrefix { $0 == " " }.prefix { $0.isASCII && $0.isNumber } ?? ""
    return min(max(Int(digits) ?? 1, 1), most)
  }

  private mutating func closeCell() throws(SheetError) { try finishCell() }

  private mutating func finishCell() throws(SheetError) {
    guard let cell = openCells.last ?? nil else { return }
    openCells[openCells.count - 1] = nil
    let text = Self.trimmed(cell.text)
    guard !text.isEmpty else { return }
    if let number = cell.number {
      let percent = cell.format == .general && text.hasSuffix("%") ? NumberFormat(code: "0.##%") : cell.format
      try add(Cell(cell.address, percent.isDate ? .date(number) : .number(number), format: percent))
    } else {
      try add(Cell(cell.address, .text(text)))
    }
  }

  private mutating func add(_ cell: Cell) throws(SheetError) {
    try budget.count()
    if case .text(let text) = cell.value { try budget.count(text: text) }
    sheet.cells.append(cell)
  }

  // MARK: Text

  private mutating func append(_ byte: UInt8) {
    if tables.isEmpty {
      loose.append(byte)
    } else if openCells.last != nil, openCells[openCells.count - 1] != nil {
      openCells[openCells.count - 1]?.text.append(byte)
    }
  }

  /// A paragraph inside a cell begins a line, unless it is the first.
  private mutating func breakLine() {
    guard let cell = openCells.last ?? nil, !Self.trimmed(cell.text).isEmpty else { return }
    append(0x0A)
  }

  private mutating func endLoose() throws(SheetError) {
    let text = Self.trimmed(loose)
    loose.removeAll()
    guard !text.isEmpty else { return }
    try add(Cell(CellAddress(row: nextRow, column: 0), .text(text)))
    nextRow += 1
  }

  /// Runs of spaces as one, none at the ends of lines.
  private static func trimmed(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in line.split { $0 == " " || $0 == "\u{A0}" }.joined(separator: " ") }
      .joined(separator: "\n").trimmingLines()
  }
}

extension String {
  /// Without blank lines at both ends.
  fileprivate func trimmingLines() -> String {
    var result = Substring(self)
    while result.first == "\n" { result = result.dropFirst() }
    while result.last == "\n" { result = result.dropLast() }
    return String(result)
  }
}
