/// Puts the cells of a page's tables on a grid.
struct HTMLVisitor: XMLVisitor {
  private(set) var hasTables = false

  private var done: [HTMLSheet] = []
  private var sheet = HTMLSheet()
  /// The name of the sheet that an anchor of LibreOffice begins.
  private var nameOfNext: [UInt8]?
  private var isInName = false

  /// A table that is open; tables may be inside of cells.
  private struct Table {
    var row: Int
    var firstColumn: Int
    var column = 0
    /// The next column that a `<col>` is about.
    var columnDefinition = 0
    /// Whether a row has been opened; a page may forget to.
    var hasRow = false
    /// For each column, the first row that is free again below a cell that spans rows.
    var occupiedUntil: [Int: Int] = [:]
  }

  private var budget: CellBudget
  private var tables: [Table] = []
  private var openCells: [HTMLCell?] = []
  /// The next free row.
  private var nextRow = 0
  /// Text outside of tables.
  private var loose: [UInt8] = []
  /// The elements that are open, the innermost last.
  private var nodes: [HTMLNode] = []
  private var styles = HTMLStyles()
  /// The text of the `<style>` that is open.
  private var styleSheet: [UInt8]?
  private var choice: HTMLChoice?
  /// Text that is hidden, as far as it has been met.
  private var hiddenText: [UInt8] = []

  /// Source: HTML Living Standard, 4.9.11: larger spans are cut to these.
  private static let mostColumns = 1000
  private static let mostRows = 65_534

  init(_ limits: ReadLimits) { budget = CellBudget(limits) }

  /// The sheets, in their order; the list of contents before the first named one is none.
  func sheets(named usual: String) -> [Sheet] {
    let all = (done + [sheet]).filter { $0.name != nil || $0.hasTables }
    return all.enumerated().map { position, sheet in sheet.sheet(position, named: usual) }
  }

  /// What a person should know of the sheets.
  func notices(named usual: String) -> [WorkbookNotice] {
    (done + [sheet]).flatMap { $0.notices(named: usual) }
  }

  mutating func open(_ element: XMLElement) throws(SheetError) {
    let declared = styles.declarations(element)
    let node = HTMLNode(element, declared, in: nodes.last ?? HTMLNode())
    nodes.append(node)
    if element.name == "style" { styleSheet = [] }
    guard !node.isHidden else { return }
    if choice != nil {
      if element.name == "option" { choice?.begin(element) }
      return
    }
    switch element.name {
    case "table": try openTable()
    case "tr": try openRow(isHidden: node.isHiddenRow)
    case "td", "th": try openCell(element, declared)
    case "col": try openColumn(element, isHidden: declared?.isHidden ?? false)
    case "br": append([0x0A])
    case "a": if tables.isEmpty, Self.beginsSheet(element) { nameOfNext = [] }
    case "em": isInName = nameOfNext != nil
    case "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6":
      if tables.isEmpty { try endLoose() } else { breakLine() }
    case "select": choice = HTMLChoice(element)
    case "input": add(HTMLInput(element))
    default: break
    }
    setFont()
  }

  mutating func close(_ name: XMLText) throws(SheetError) {
    let node = nodes.popLast() ?? HTMLNode()
    if let sheet = styleSheet, name == "style" {
      styles.add(String(decoding: sheet, as: UTF8.self))
      styleSheet = nil
    }
    if node.beginsHidden { noteHidden() }
    guard !node.isHidden else { return }
    if let choice {
      guard name == "select" else { return }
      self.choice = nil
      return append(apart: choice.chosen)
    }
    switch name {
    case "table": try closeTable()
    case "td", "th", "tr": try finishCell()
    case "em": isInName = false
    case "a": try beginSheet()
    case "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "body", "html":
      if tables.isEmpty { try endLoose() }
    default: break
    }
    setFont()
  }

  mutating func text(_ text: XMLText) {
    let node = nodes.last ?? HTMLNode()
    if styleSheet != nil { styleSheet?.append(contentsOf: text.bytes) }
    // White space of the source is one space; only <br> breaks a line, and the lines that people typed.
    let lineFeed: UInt8 = node.keepsBreaks ? 0x0A : 0x20
    let bytes = text.bytes.map { $0 == 0x0A ? lineFeed : $0 == 0x0D || $0 == 0x09 ? 0x20 : $0 }
    if node.isHidden || node.isInvisible {
      hiddenText += bytes
    } else if choice != nil {
      choice?.append(bytes)
    } else if nameOfNext != nil {
      if isInName { nameOfNext? += bytes }
    } else {
      append(bytes)
    }
  }

  // MARK: Elements

  /// The font of what follows in the open cell.
  private mutating func setFont() {
    let last = openCells.count - 1
    guard last >= 0, let offset = openCells[last]?.text.count else { return }
    let font = FontRuns.Font.own(nodes.last?.mark)
    if font == .own(nil), openCells[last]?.fonts.isEmpty ?? true { return }
    openCells[last]?.fonts.begin(font, at: offset)
  }

  private mutating func add(_ input: HTMLInput) {
    switch input {
    case .value(let bytes): append(apart: bytes)
    case .tick(let isTicked):
      let last = openCells.count - 1
      guard last >= 0, let offset = openCells[last]?.text.count else { return }
      openCells[last]?.ticks.add(at: offset, isTicked: isTicked)
    case .none: break
    }
  }

  /// Counts a text that is not visible.
  private mutating func noteHidden() {
    let text = HTMLText(hiddenText).string
    hiddenText.removeAll()
    guard !text.isEmpty else { return }
    let next = tables.last.map { CellAddress(row: max($0.row, 0), column: $0.column) }
    let place = (openCells.last ?? nil)?.address ?? next ?? CellAddress(row: nextRow, column: 0)
    sheet.noteHidden(text, at: place)
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
    sheet = HTMLSheet(name: HTMLText(name).string)
    nextRow = 0
  }

  // MARK: Tables

  private mutating func openTable() throws(SheetError) {
    hasTables = true
    sheet.hasTables = true
    try endLoose()
    let column = openCells.last??.address.column ?? 0
    // What is in the outer cell before an inner table is a cell of its own.
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

  private mutating func openRow(isHidden: Bool = false) throws(SheetError) {
    guard !tables.isEmpty else { return }
    try finishCell()
    tables[tables.count - 1].hasRow = true
    tables[tables.count - 1].row += 1
    tables[tables.count - 1].column = tables[tables.count - 1].firstColumn
    let row = tables[tables.count - 1].row
    guard row < CellAddress.maximumRows else {
      throw SheetError(.tooLarge(what: .rows, limit: CellAddress.maximumRows))
    }
    guard isHidden else { return }
    try budget.count()
    sheet.hiddenRows.insert(row)
  }

  /// A column that Excel's pages hide is reported, and read.
  private mutating func openColumn(_ element: XMLElement, isHidden: Bool) throws(SheetError) {
    guard var table = tables.last, tables.count == 1 else { return }
    let count = Self.span(element["span"], most: Self.mostColumns)
    let first = table.columnDefinition
    table.columnDefinition = min(first + count, CellAddress.maximumColumns)
    tables[tables.count - 1] = table
    guard isHidden, first < table.columnDefinition else { return }
    try budget.count()
    sheet.hiddenColumns.append(first...(table.columnDefinition - 1))
  }

  // MARK: Cells

  private mutating func openCell(
    _ element: XMLElement, _ declared: HTMLStyles.Declarations?
  ) throws(SheetError) {
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
    openCells[openCells.count - 1] = HTMLCell(address, element, declared)
  }

  private static func span(_ text: XMLText?, most: Int) -> Int {
    let digits = text?.string.trimmingPrefix { $0 == " " }.prefix { $0.isASCII && $0.isNumber } ?? ""
    return min(max(Int(digits) ?? 1, 1), most)
  }

  private mutating func finishCell() throws(SheetError) {
    guard let cell = openCells.last ?? nil else { return }
    openCells[openCells.count - 1] = nil
    guard let (value, format, marks) = cell.content else {
      if cell.isFormula { sheet.uncalculated.add(cell.address) }
      return
    }
    try add(Cell(cell.address, value, format: format, isFormula: cell.isFormula))
    sheet.marks.enter(marks, at: cell.address)
  }

  private mutating func add(_ cell: Cell) throws(SheetError) {
    try budget.count()
    if case .text(let text) = cell.value { try budget.count(text: text) }
    sheet.cells.append(cell)
  }

  // MARK: Text

  private mutating func append(_ bytes: [UInt8]) {
    if tables.isEmpty {
      loose += bytes
    } else if openCells.last != nil, openCells[openCells.count - 1] != nil {
      openCells[openCells.count - 1]?.text += bytes
    }
  }

  /// The value of a control, which is apart from the text around it.
  private mutating func append(apart bytes: [UInt8]) {
    guard !HTMLText.isBlank(bytes) else { return }
    append([0x20] + bytes + [0x20])
  }

  /// A paragraph inside a cell begins a line, unless it is the first.
  private mutating func breakLine() {
    guard let cell = openCells.last ?? nil, !HTMLText.isBlank(cell.text) else { return }
    append([0x0A])
  }

  private mutating func endLoose() throws(SheetError) {
    let text = HTMLText(loose).string
    loose.removeAll()
    guard !text.isEmpty else { return }
    try add(Cell(CellAddress(row: nextRow, column: 0), .text(text)))
    nextRow += 1
  }
}
