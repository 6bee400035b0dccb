/// A workbook as read: its worksheets in order.
///
/// ```swift
/// let workbook = try Workbook(contentsOf: url)
/// for sheet in workbook.sheets {
///   for cell in sheet.cells { print(sheet.name, cell.address, cell.shownText) }
/// }
/// ```
public struct Workbook: Sendable {
  /// The format that the bytes turned out to be.
  public var format: WorkbookFormat
  /// The worksheets, in the order of their tabs.
  ///
  /// Chart, dialog and macro sheets are not among them.
  public var sheets: [Sheet]
  /// Whether the workbook was drawn by this program, so that every cell is where it was put.
  public var isOwnDrawing: Bool
  /// Whether the workbook says that it is a template of this program.
  public var isTemplate = false
  /// Things worth reporting that do not stop the reading.
  public var notices: [WorkbookNotice]
  /// How whole the text is that the workbook was read from; `nil` for what is not text.
  public var textShape: TextShape?
  /// The byte-order mark that the text began with; `nil` for one without, and for what is not text.
  public var byteOrderMark: ByteOrderMark?

  /// A workbook.
  public init(
    format: WorkbookFormat, sheets: [Sheet], isOwnDrawing: Bool = false, notices: [WorkbookNotice] = []
  ) {
    self.format = format
    self.sheets = sheets
    self.isOwnDrawing = isOwnDrawing
    self.notices = notices
  }
}

/// Something a reader noticed and a person should know, with its place.
public struct WorkbookNotice: Hashable, Sendable {
  /// What was noticed.
  @nonexhaustive
  public enum Kind: Hashable, Sendable {
    /// A quote inside an unquoted field, or one that is never closed; the line is one-based.
    case strayQuote(line: Int)
    /// A row with another number of fields than the first; one-based line.
    case raggedRow(line: Int, found: Int, expected: Int)
    /// The text's encoding, when it is not UTF-8.
    case encoding(String)
    /// The bytes fit two encodings alike; the text was read in the first.
    case encodingInDoubt(String, or: String)
    /// A sheet that the workbook lists has no part in the file; it is not among the sheets.
    case sheetWithoutPart
    /// The cells are in a namespace that is not SpreadsheetML (a beta of Excel 2007) and are not read.
    case unknownNamespace(String)
    /// A cell names a shared text that the file does not hold; it is left out.
    case lostSharedString(CellAddress)
    /// A sheet of Excel 4 macros, which is not read.
    case macroSheet
    /// Texts that a page hides from the eye and that are not read.
    case hiddenTexts(count: Int, first: CellAddress, text: String)
    /// Formulas whose result was never stored; opening and saving in Excel stores it.
    case formulasWithoutResult(count: Int, first: CellAddress)
  }
  /// What was noticed.
  public var kind: Kind
  /// The sheet's name, where there is one.
  public var sheet: String?

  /// A notice.
  public init(_ kind: Kind, sheet: String? = nil) {
    self.kind = kind
    self.sheet = sheet
  }
}

/// One worksheet: only the cells that are present, in row order.
public struct Sheet: Sendable {
  /// Whether a sheet's tab is shown.
  ///
  /// Source: ECMA-376 Part 1, 18.18.68 (ST_SheetState).
  public enum Visibility: String, Sendable {
    case visible
    case hidden
    case veryHidden = "veryhidden"
  }

  /// The name on the tab.
  public var name: String
  /// Position among the worksheets, from 0.
  public var position: Int
  /// Whether the tab is shown.
  public var visibility: Visibility
  /// The non-empty cells, row by row, each row from left to right; no address occurs twice.
  public private(set) var cells: [Cell]
  /// The merged ranges of more than one cell.
  public var merges: [CellRange]
  /// Rows that are hidden, zero-based.
  public var hiddenRows: Set<Int>
  /// Columns that are hidden, zero-based.
  public var hiddenColumns: [ClosedRange<Int>]
  /// What is struck out, raised or lowered in cells, by their addresses; hardly any cell has an entry.
  public var marks: [CellAddress: CellMarks]

  /// A sheet; `cells` may come in any order, and of two with one address the later stays.
  public init(
    name: String, position: Int, visibility: Visibility = .visible, cells: [Cell], merges: [CellRange] = [],
    hiddenRows: Set<Int> = [], hiddenColumns: [ClosedRange<Int>] = [], marks: [CellAddress: CellMarks] = [:]
  ) {
    self.name = name
    self.position = position
    self.visibility = visibility
    self.cells = Self.ordered(cells)
    self.merges = merges
    self.hiddenRows = hiddenRows
    self.hiddenColumns = hiddenColumns
    self.marks = marks
  }

  /// The sheet with other values in its cells.
  package func replacing(_ value: (Cell) -> CellValue) -> Sheet {
    var sheet = self
    for index in sheet.cells.indices { sheet.cells[index].value = value(sheet.cells[index]) }
    return sheet
  }

  private static func ordered(_ cells: [Cell]) -> [Cell] {
    guard !areOrdered(cells) else { return cells }
    var result: [Cell] = []
    result.reserveCapacity(cells.count)
    let byPlace = cells.enumerated().sorted {
      ($0.element.address, $0.offset) < ($1.element.address, $1.offset)
    }
    for (_, cell) in byPlace {
      if result.last?.address == cell.address { result.removeLast() }
      result.append(cell)
    }
    return result
  }

  /// Whether each cell is behind the one before it; nothing is copied to see it.
  private static func areOrdered(_ cells: [Cell]) -> Bool {
    var last = (row: -1, column: -1)
    for index in cells.indices {
      let (row, column) = (cells[index].address.row, cells[index].address.column)
      guard row > last.row || row == last.row && column > last.column else { return false }
      last = (row, column)
    }
    return true
  }

  /// Takes cells away.
  package mutating func drop(_ isDropped: (Cell) -> Bool) { cells.removeAll(where: isDropped) }

  /// Gives a cell another value, by its position in ``cells``.
  package mutating func setValue(_ value: CellValue, at index: Int) { cells[index].value = value }

  /// The rows that hold a cell, in order, each as a slice of ``cells``.
  public var rows: [ArraySlice<Cell>] {
    cells.chunkedByRow()
  }

  /// The first rows that hold a cell.
  package func firstRows(_ most: Int) -> [ArraySlice<Cell>] { cells.chunkedByRow(most: most) }
}

extension [Cell] {
  fileprivate func chunkedByRow(most: Int = .max) -> [ArraySlice<Cell>] {
    var result: [ArraySlice<Cell>] = []
    var start = startIndex
    while start < endIndex, result.count < most {
      let row = self[start].address.row
      let end = self[start...].firstIndex { $0.address.row != row } ?? endIndex
      result.append(self[start..<end])
      start = end
    }
    return result
  }
}
