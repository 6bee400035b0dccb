package import MIRSchema
package import SheetIO

/// A sheet as the recogniser sees it: rows of cells that hold something, merges resolved.
package struct SheetView: Sendable {
  /// One cell with the columns it covers.
  package typealias Item = SeenCell

  /// One row that holds something.
  package struct Row: Sendable {
    /// Zero-based row of the sheet, or of the sheet as it is laid anew.
    package let row: Int
    /// Its items from left to right; never empty.
    package let items: [Item]
    /// Whether a cell of a row above reaches into this one.
    private let isMergedInto: Bool

    init(row: Int, items: [Item]) {
      self.row = row
      self.items = items
      isMergedInto = items.contains(where: \.isMergedDown)
    }

    /// Zero-based row of the sheet in which the first of its cells is printed.
    package var printedRow: Int { items.first { !$0.isMergedDown }?.cell.address.row ?? row }

    /// The first item that begins in a column.
    func item(at column: Int) -> Item? {
      let low = items.indexInOrder(where: { $0.column >= column })
      return low < items.count && items[low].column == column ? items[low] : nil
    }

    /// Whether a cell of a row above reaches into this one, in the column.
    func isMergedInto(at column: Int) -> Bool {
      isMergedInto && items.contains { $0.isMergedDown && $0.columns.contains(column) }
    }

    /// The items that are in this row by themselves, not by a merge from above.
    package var own: [Item] {
      isMergedInto ? items.filter { !$0.isMergedDown } : items
    }
  }

  /// The sheet.
  package let sheet: Sheet
  /// The rows that hold something, in order; what merges hide is not in them.
  package let rows: [Row]
  /// The cells that hold something and are hidden under a merge.
  let hidden: [MergedCells.Hidden]

  /// The rows of each heading that is known to be one, since it was laid; empty for a sheet as printed.
  let headings: [ClosedRange<Int>]
  /// Columns that are known to have no field, whatever their headings say, since they were laid.
  let strangers: Set<Int>

  /// A sheet whose rows are read elsewhere than they are printed.
  ///
  /// The numbers of the rows go up; every cell keeps its address.
  init(
    _ printed: SheetView, rows: [Row], headings: [ClosedRange<Int>]? = nil, strangers: Set<Int>? = nil
  ) {
    sheet = printed.sheet
    self.strangers = strangers ?? printed.strangers
    hidden = printed.hidden
    self.rows = rows
    self.headings = headings ?? printed.headings
  }

  /// Looks at a sheet.
  ///
  /// Cells of white space alone are left out; they hold nothing.
  package init(_ sheet: Sheet) { self.init(sheet, cells: sheet.cells.indices, merges: sheet.merges) }

  /// Looks at some rows of a sheet; `cells` are the positions of theirs, and `merges` those that reach into them.
  init(_ sheet: Sheet, cells: Range<Int>, merges: some Sequence<CellRange>) {
    self.sheet = sheet
    headings = []
    strangers = []
    let merged = MergedCells(sheet.cells[cells], merges)
    hidden = merged.hidden
    var nextHidden = 0
    var mergedDown = 0
    var rows: [Row] = []
    var current: [Item] = []
    // Cells merged downwards are in the rows below, too.
    var below: [Int: [Item]] = [:]
    var lastRow = -1
    func close() {
      guard !current.isEmpty else { return }
      rows.append(Row(row: lastRow, items: current))
      let width = current.count
      current = []
      current.reserveCapacity(width)
    }
    for index in cells {
      let cell = sheet.cells[index]
      if nextHidden < hidden.count, hidden[nextHidden].index == index {
        nextHidden += 1
        continue
      }
      var text: String?
      var isNormal = false
      if case .text(let raw) = cell.value {
        isNormal = NormalText.isLine(raw)
        if !isNormal {
          guard !cell.isBlank, let line = NormalText.line(raw) else { continue }
          text = line
        }
      }
      if cell.address.row != lastRow {
        close()
        lastRow = cell.address.row
      }
      let range = merged.ranges.isEmpty ? nil : merged.ranges[index]
      let columns = range?.columns ?? cell.address.column...cell.address.column
      func item(in row: Int) -> Item {
        isNormal
          ? Item(normal: cell, index: index, row: row, columns: columns)
          : Item(index: index, row: row, columns: columns, cell: cell, text: text)
      }
      current.append(item(in: lastRow))
      guard let range, range.last.row > range.first.row else { continue }
      let deepest = min(range.last.row, range.first.row + Self.deepestMerge)
      guard mergedDown <= Self.mostMergedDown else { continue }
      mergedDown += deepest - range.first.row
      for row in range.first.row + 1...deepest { below[row, default: []].append(item(in: row)) }
    }
    close()
    self.rows = below.isEmpty ? rows : Self.joined(rows, below)
  }

  /// The rows with the cells that merges bring down into them.
  private static func joined(_ rows: [Row], _ below: [Int: [Item]]) -> [Row] {
    var below = below
    var result = rows.map { row in
      guard let merged = below.removeValue(forKey: row.row) else { return row }
      return Row(row: row.row, items: (row.items + merged).sorted { $0.column < $1.column })
    }
    if !below.isEmpty {
      result += below.map { Row(row: $0.key, items: $0.value.sorted { $0.column < $1.column }) }
      result.sort { $0.row < $1.row }
    }
    return result
  }

  /// The rows of a range that hold something.
  func rows(in range: ClosedRange<Int>) -> ArraySlice<Row> {
    rows[position(of: range.lowerBound)..<position(of: range.upperBound + 1)]
  }

  /// The first row below another that holds something.
  func row(after row: Int) -> Row? {
    let position = position(of: row + 1)
    return position < rows.endIndex ? rows[position] : nil
  }

  /// Where a row is in ``rows``; `nil` where it holds nothing.
  func position(ofRow row: Int) -> Int? {
    let position = position(of: row)
    return position < rows.endIndex && rows[position].row == row ? position : nil
  }

  /// Where the first row that is not above `row` is in ``rows``.
  private func position(of row: Int) -> Int { rows.indexInOrder(where: { $0.row >= row }) }

  /// Merges deeper than this are not followed: no record block of one page is as long.
  private static let deepestMerge = 500
  /// Nor are any further ones, once as many places below have been filled.
  private static let mostMergedDown = 500_000
}

extension [SheetView.Item] {
  /// Whether at least so many items are of a kind.
  func has(_ least: Int, where isOfKind: (SheetView.Item) -> Bool) -> Bool {
    var count = 0
    for item in self where isOfKind(item) {
      count += 1
      if count >= least { return true }
    }
    return false
  }
}
