package import SheetIO

/// A cell as people see it: its text in normal form, and the columns it covers.
///
/// A class, since it never changes and is handed around many times for each cell.
package final class SeenCell: Sendable {
  /// Position in ``Sheet/cells``; the cell account counts by it.
  ///
  /// Several items share one when a merge goes down.
  package let index: Int
  /// The row in which the item is; for a cell merged downwards, each row of the merge in turn.
  package let row: Int
  /// The columns that the cell covers.
  package let columns: ClosedRange<Int>
  /// The first column that the cell covers.
  package let column: Int
  /// The cell itself.
  package let cell: Cell
  /// What is seen in a cell of text, in normal form of one line, where that is another text than the cell's.
  ///
  /// Of numbers, which are seldom looked at as text, nothing is kept.
  private let words: String?
  /// Whether the cell's own text is in normal form of one line.
  package let isNormal: Bool
  /// Whether the item repeats a cell of a row above, by a merge.
  package let isMergedDown: Bool

  /// What is seen in the cell, in normal form of one line.
  package var text: String {
    if let words { return words }
    if isNormal, case .text(let text) = cell.value { return text }
    return NormalText.line(cell.shownText) ?? ""
  }

  /// A cell whose text is in normal form already.
  package init(normal cell: Cell, index: Int, row: Int, columns: ClosedRange<Int>) {
    self.index = index
    self.row = row
    self.columns = columns
    column = columns.lowerBound
    self.cell = cell
    words = nil
    isNormal = true
    isMergedDown = row != cell.address.row
  }

  package init(index: Int, row: Int, columns: ClosedRange<Int>, cell: Cell, text: String?) {
    self.index = index
    self.row = row
    self.columns = columns
    column = columns.lowerBound
    self.cell = cell
    words = text
    isNormal = false
    isMergedDown = row != cell.address.row
  }

  /// A cell that is read elsewhere than it is printed.
  private init(_ printed: SeenCell, row: Int, columns: ClosedRange<Int>, isMergedDown: Bool) {
    index = printed.index
    self.row = row
    self.columns = columns
    column = columns.lowerBound
    cell = printed.cell
    words = printed.words
    isNormal = printed.isNormal
    self.isMergedDown = isMergedDown
  }

  /// The same cell as one of another place; it keeps its address.
  package func laid(inRow row: Int, columns: ClosedRange<Int>) -> SeenCell {
    SeenCell(self, row: row, columns: columns, isMergedDown: false)
  }

  /// The same cell in a row that is laid elsewhere as a whole.
  package func inRow(_ row: Int) -> SeenCell {
    SeenCell(self, row: row, columns: columns, isMergedDown: isMergedDown)
  }

  /// The same cell in other columns of its row.
  package func inColumns(_ columns: ClosedRange<Int>) -> SeenCell {
    SeenCell(self, row: row, columns: columns, isMergedDown: isMergedDown)
  }

  /// The cell with another text, as when lines of it are in cells of their own.
  package func saying(_ text: String) -> SeenCell {
    var cell = cell
    cell.value = .text(text)
    return SeenCell(
      index: index, row: row, columns: columns, cell: cell, text: NormalText.line(text) ?? "",
      isMergedDown: isMergedDown)
  }

  private init(
    index: Int, row: Int, columns: ClosedRange<Int>, cell: Cell, text: String, isMergedDown: Bool
  ) {
    self.index = index
    self.row = row
    self.columns = columns
    column = columns.lowerBound
    self.cell = cell
    words = text
    isNormal = false
    self.isMergedDown = isMergedDown
  }
}
