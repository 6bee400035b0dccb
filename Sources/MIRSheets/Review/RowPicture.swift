public import MIRSchema
public import SheetIO

/// One row of a sheet as it is printed and as it was read, for people to see what happened to it.
public struct RowPicture: Sendable {
  /// One cell of the row.
  public struct Cell: Sendable {
    /// Its place in the sheet.
    public let address: CellAddress
    /// What is seen in it; empty for a blank.
    public let text: String
    /// What the heading of its column says in other rows: the title of a field; `nil` where it says none.
    public let heading: FieldKey?
    /// The field that the cell was read as; `nil` for one that has no place.
    public let field: FieldKey?
    /// Whether the finding is about this cell.
    public let isMarked: Bool

    /// Whether the cell was read as something else than its column says.
    public var isMoved: Bool { field != nil && heading != nil && field != heading }
  }

  /// The sheet's name.
  public let sheet: String
  /// Zero-based row of the sheet.
  public let row: Int
  /// The cells from left to right, from the first to the last that the finding concerns, with their neighbours.
  public let cells: [Cell]
}

/// Draws rows of one file.
public struct RowPictures {
  private let sheets: [String: SheetCells]

  /// The rows of a file; of JSON, which has no cells, there is none.
  public init(_ file: ReportFile) {
    var sheets: [String: SheetCells] = [:]
    for sheet in file.workbook?.sheets ?? [] {
      let fields = file.document.provenance.filter { $0.sheet == sheet.name }
      let headings = file.document.headings.filter { $0.sheet == sheet.name }
      if !fields.isEmpty { sheets[sheet.name] = SheetCells(sheet, fields, headings) }
    }
    self.sheets = sheets
  }

  /// The row that a finding is about, with so many cells on either side; `nil` where it is about none.
  public func picture(of finding: Finding, neighbours: Int = 2) -> RowPicture? {
    guard let name = finding.location.sheet, let sheet = sheets[name], let range = finding.location.cells,
      range.first.row == range.last.row, sheet.isRecord(range.first.row)
    else { return nil }
    return sheet.picture(of: range, neighbours: neighbours)
  }
}

/// The cells of one sheet with the fields that they were read as.
private struct SheetCells {
  private let sheet: Sheet
  private var rows: [Int: Range<Int>] = [:]
  private var fields: [CellAddress: FieldKey] = [:]
  private let headings: [PrintedHeading]

  init(_ sheet: Sheet, _ provenance: [Provenance], _ headings: [PrintedHeading]) {
    self.sheet = sheet
    self.headings = headings.sorted { $0.row < $1.row }
    var first = 0
    for index in sheet.cells.indices where index > 0 {
      let row = sheet.cells[index - 1].address.row
      guard sheet.cells[index].address.row != row else { continue }
      rows[row] = first..<index
      first = index
    }
    if let last = sheet.cells.last { rows[last.address.row] = first..<sheet.cells.count }
    for origin in provenance {
      guard let pointer = ValuePointer(origin.pointer), pointer.indicator != nil, fields[origin.cell] == nil
      else { continue }
      fields[origin.cell] = FieldKey(pointer: pointer.path)
    }
  }

  /// What the heading above a row says of its columns.
  private func heading(of row: Int) -> [Int: FieldKey] {
    (headings.last { $0.row < row } ?? headings.first)?.fields ?? [:]
  }

  /// Whether some cell of a row was read as a field of an indicator.
  func isRecord(_ row: Int) -> Bool {
    rows[row]?.contains { fields[sheet.cells[$0].address] != nil } ?? false
  }

  func picture(of range: CellRange, neighbours: Int) -> RowPicture? {
    guard let places = rows[range.first.row] else { return nil }
    let own = places.filter { range.columns.contains(sheet.cells[$0].address.column) }
    // A blank that is asked for has its neighbours all the same.
    let after = places.first { sheet.cells[$0].address.column > range.last.column } ?? places.upperBound
    let first = own.first ?? after
    let last = own.last.map { $0 + 1 } ?? after
    let shown = max(places.lowerBound, first - neighbours)..<min(places.upperBound, last + neighbours)
    let printed = Dictionary(
      uniqueKeysWithValues: shown.map { (sheet.cells[$0].address.column, sheet.cells[$0]) })
    let heading = heading(of: range.first.row)
    let columns = Set(printed.keys).union(range.columns.count <= Self.mostBlanks ? Array(range.columns) : [])
    let cells = Self.withGaps(columns).map { column in
      let address = CellAddress(row: range.first.row, column: column)
      return RowPicture.Cell(
        address: address, text: printed[column].flatMap { NormalText.line($0.shownText) } ?? "",
        heading: heading[column], field: fields[address], isMarked: range.columns.contains(column))
    }
    return RowPicture(sheet: sheet.name, row: range.first.row, cells: cells)
  }

  /// Columns in order, with the blank ones between them where these are few.
  private static func withGaps(_ columns: Set<Int>) -> [Int] {
    columns.sorted().reduce(into: []) { all, column in
      if let last = all.last, column - last - 1 <= mostBlanks { all += last + 1..<column }
      all.append(column)
    }
  }

  /// More blanks side by side say nothing.
  private static let mostBlanks = 3
}
