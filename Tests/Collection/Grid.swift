package import SheetIO

/// A sheet while it is drawn and damaged: cells that remember what they are.
package struct Grid {
  /// What a cell is, so that damage can choose its cells and the score can find them again.
  package enum Tag: Hashable {
    /// A field of a record, by the record's position in the report.
    case field(report: Int, record: Int, key: String)
    /// A label, a heading, a title: needed to understand, no data.
    case label
    /// A value of the header block or a signature.
    case context
    /// What belongs to no field.
    case noise
  }

  /// One cell.
  package struct GridCell {
    package var value: CellValue
    package var format = NumberFormat.general
    package var formula: String?
    package var tag: Tag
  }

  /// What a row is.
  package enum RowTag: Hashable {
    case title, header, heading, blank, foot, around
    case record(report: Int, record: Int)
    case continuation
  }

  /// One row: its cells by column.
  package struct Row {
    package var tag: RowTag
    package var cells: [GridCell?]

    package init(_ tag: RowTag, _ cells: [GridCell?] = []) {
      self.tag = tag
      self.cells = cells
    }
  }

  /// The name on the tab.
  package var name: String
  /// The rows from the top.
  package var rows: [Row] = []
  /// Merged ranges.
  package var merges: [CellRange] = []
  /// Whether the tab is shown.
  package var visibility = Sheet.Visibility.visible
  package var hiddenRows: Set<Int> = []
  package var hiddenColumns: [ClosedRange<Int>] = []

  package init(name: String) { self.name = name }

  /// The sheet as a reader would give it.
  package func sheet(position: Int) -> Sheet {
    var cells: [Cell] = []
    for (row, line) in rows.enumerated() {
      for (column, cell) in line.cells.enumerated() {
        guard let cell else { continue }
        cells.append(
          Cell(
            CellAddress(row: row, column: column), cell.value, format: cell.format,
            isFormula: cell.formula != nil))
      }
    }
    return Sheet(
      name: name, position: position, visibility: visibility, cells: cells, merges: merges,
      hiddenRows: hiddenRows, hiddenColumns: hiddenColumns)
  }

  // MARK: Changes

  /// Puts rows in before `row`; merges below move, merges across grow.
  package mutating func insert(_ new: [Row], at row: Int) {
    rows.insert(contentsOf: new, at: row)
    merges = merges.map { merge in
      CellRange(
        CellAddress(
          row: merge.first.row + (merge.first.row >= row ? new.count : 0), column: merge.first.column),
        CellAddress(row: merge.last.row + (merge.last.row >= row ? new.count : 0), column: merge.last.column))
    }
  }

  /// Puts a blank column in before `column`; `cell` may fill it.
  package mutating func insertColumn(at column: Int, _ cell: (Int, Row) -> GridCell? = { _, _ in nil }) {
    for index in rows.indices {
      let filled = cell(index, rows[index])
      guard column <= rows[index].cells.count || filled != nil else { continue }
      while rows[index].cells.count < column { rows[index].cells.append(nil) }
      rows[index].cells.insert(filled, at: column)
    }
    merges = merges.map { merge in
      CellRange(
        CellAddress(
          row: merge.first.row, column: merge.first.column + (merge.first.column >= column ? 1 : 0)),
        CellAddress(row: merge.last.row, column: merge.last.column + (merge.last.column >= column ? 1 : 0)))
    }
  }

  /// The rows that are records, with their place in the sheet.
  package var records: [(index: Int, report: Int, record: Int)] {
    rows.enumerated().compactMap { index, row in
      if case .record(let report, let record) = row.tag { (index, report, record) } else { nil }
    }
  }

  /// The column in a row of a record's field.
  package func column(of key: String, inRow row: Int) -> Int? {
    rows[row].cells.firstIndex { cell in
      if case .field(_, _, key)? = cell?.tag { true } else { false }
    }
  }
}
