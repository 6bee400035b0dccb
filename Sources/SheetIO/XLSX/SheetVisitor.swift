/// Reads one worksheet part: its cells, merges, hidden rows and columns.
///
/// Memory follows the cells that hold something; `<dimension>` is ignored, since many writers get it
/// wrong. Source: ECMA-376 Part 1, 18.3.1.4 (c), 18.3.1.73 (row), 18.3.1.13 (col), 18.3.1.55 (mergeCell).
struct SheetVisitor: XMLVisitor {
  enum State { case outside, sheetData, row, cell, value, inlineText }

  /// What the package says about every sheet.
  final class Context: Sendable {
    let sharedStrings: [String]
    /// The fonts of those shared strings that have runs, by their index.
    let fonts: [Int: FontRuns]
    let formats: [NumberFormat]
    /// What those strings have apart in a cell whose own font does nothing, shared by all of its cells.
    let stringMarks: [Int: CellMarks]
    /// How the fonts of the cell styles set text apart; empty when none does.
    let marks: [FontMark?]
    let dateSystem: DateSystem

    init(_ strings: SharedStringsVisitor, _ styles: StylesVisitor, dateSystem: DateSystem) {
      sharedStrings = strings.strings
      fonts = strings.fonts
      let texts = strings.strings
      stringMarks = fonts.reduce(into: [:]) { result, entry in
        result[entry.key] = entry.value.marks(texts[entry.key].utf8.count, in: nil)
      }
      formats = styles.formats
      marks = styles.marks
      self.dateSystem = dateSystem
    }

    /// Whether nothing in the whole workbook is struck out, raised or lowered.
    var isUnmarked: Bool { fonts.isEmpty && marks.isEmpty }
  }

  var cells: [Cell] = []
  private(set) var merges: [CellRange] = []
  private(set) var hiddenRows: Set<Int> = []
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  private(set) var marks: [CellAddress: CellMarks] = [:]
  /// The budget as it is after this sheet.
  var budget: CellBudget

  let context: Context
  var oddities: [WorkbookNotice.Kind] = []
  var state = State.outside
  var skippedDepth = 0
  var row = -1
  var column = -1
  var cell = StoredCell()
  private var inline = RichText()
  var uncalculated = UncalculatedFormulas()
  /// Formulas whose stored result is an empty text.
  var emptyResults = UncalculatedFormulas()

  init(_ context: Context, budget: CellBudget) {
    self.context = context
    self.budget = budget
  }

  /// What a person should know about this sheet.
  var notices: [WorkbookNotice.Kind] {
    oddities + (uncalculated.notice.map { [$0] } ?? [])
  }

  mutating func expect(bytes: Int) {
    // What is reserved and not used takes no memory; what a file states need not be true.
    cells.reserveCapacity(min(bytes / Self.fewestBytesOfCell, Self.mostReserved))
  }

  /// Of a cell with its address, its style and its value.
  private static let fewestBytesOfCell = 40
  private static let mostReserved = 4_000_000

  mutating func open(_ element: XMLElement) throws(SheetError) {
    guard skippedDepth == 0 else {
      skippedDepth += 1
      return
    }
    switch (state, element.name) {
    case (.outside, "sheetData"):
      if Spreadsheet.isMain(element.namespace) {
        state = .sheetData
      } else {
        oddities.append(.unknownNamespace(element.namespace.string))
        skippedDepth = 1
      }
    case (.outside, "col"): try column(element)
    case (.outside, "mergeCell"): try merge(element)
    case (.outside, _): break
    case (.sheetData, "row"): try openRow(element)
    case (.row, "c"): try openCell(element)
    case (.cell, "v"): state = .value
    case (.cell, "is"): state = .inlineText
    case (.cell, "f"):
      cell.isFormula = true
      skippedDepth = 1
    case (.inlineText, _): inline.open(element)
    default: skippedDepth = 1
    }
  }

  mutating func text(_ text: XMLText) {
    guard skippedDepth == 0 else { return }
    switch state {
    case .value: cell.bytes.append(contentsOf: text.bytes)
    case .inlineText: inline.text(text)
    default: break
    }
  }

  mutating func close(_ name: XMLText) throws(SheetError) {
    guard skippedDepth == 0 else {
      skippedDepth -= 1
      return
    }
    switch (state, name) {
    case (.sheetData, "sheetData"): state = .outside
    case (.row, "row"): state = .sheetData
    case (.cell, "c"):
      try closeCell()
      state = .row
    case (.value, "v"): state = .cell
    case (.inlineText, "is"):
      cell.inlineText = inline.take()
      state = .cell
    case (.inlineText, _): inline.close(name)
    default: break
    }
  }

  private mutating func openRow(_ element: XMLElement) throws(SheetError) {
    state = .row
    column = -1
    if let number = element["r"]?.integer, (1...CellAddress.maximumRows).contains(number) {
      row = number - 1
    } else {
      row += 1
    }
    guard row < CellAddress.maximumRows else {
      throw SheetError(.tooLarge(what: .rows, limit: CellAddress.maximumRows))
    }
    let isFlat = element["ht"].flatMap { DecimalText.number($0.bytes) } == 0
    if isFlat || element["hidden"]?.isTrue ?? false {
      try budget.count()
      hiddenRows.insert(row)
    }
  }

  private mutating func openCell(_ element: XMLElement) throws(SheetError) {
    state = .cell
    let stated = element["r"].flatMap { CellAddress(a1Bytes: $0.bytes) }
    let address = stated ?? CellAddress(row: row, column: column + 1)
    guard address.column < CellAddress.maximumColumns else {
      throw SheetError(.tooLarge(what: .columns, limit: CellAddress.maximumColumns))
    }
    column = address.column
    cell.begin(address, type: element["t"], style: element["s"]?.integer)
  }

  mutating func closeCell() throws(SheetError) {
    guard let value = cell.value(context) else {
      if cell.lostSharedString { oddities.append(.lostSharedString(cell.address)) }
      guard cell.isFormula, cell.bytes.isEmpty else { return }
      if cell.type == .formulaText {
        emptyResults.add(cell.address)
      } else {
        uncalculated.add(cell.address)
      }
      return
    }
    try budget.count()
    if case .text(let text) = value { try budget.count(text: text) }
    cells.append(Cell(cell.address, value, format: cell.format(context), isFormula: cell.isFormula))
    if !context.isUnmarked || cell.inlineText != nil {
      marks.enter(cell.marks(value, context), at: cell.address)
    }
  }

  private mutating func column(_ element: XMLElement) throws(SheetError) {
    guard let first = element["min"]?.integer, let last = element["max"]?.integer, 1 <= first, first <= last
    else { return }
    let isNarrow = element["width"].flatMap { DecimalText.number($0.bytes) } == 0
    guard isNarrow || element["hidden"]?.isTrue ?? false else { return }
    try budget.count()
    hiddenColumns.append((first - 1)...(last - 1))
  }

  private mutating func merge(_ element: XMLElement) throws(SheetError) {
    guard let reference = element["ref"], let range = CellRange(a1Bytes: reference.bytes) else { return }
    try merge(range)
  }

  mutating func merge(_ range: CellRange) throws(SheetError) {
    guard range.first != range.last else { return }
    try budget.count()
    merges.append(range)
  }
}
