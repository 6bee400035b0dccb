import MIRSchema
import SheetIO

/// Where every cell of a sheet went.
///
/// Each non-empty cell ends in exactly one place.
package struct CellAccount: Sendable {
  /// What became of a cell.
  package enum Fate: Sendable, Hashable {
    /// Its value is in the document, or says that a field is blank.
    case field
    /// It is a label or a column heading.
    case heading
    /// It says again what a header block, title or running header has said, or the cell that is merged over it.
    case repeated
    /// It is listed in `unplaced`, in the row of an indicator or not.
    case unplaced(indicator: String?)
    /// It holds white space alone.
    case blank
  }

  /// The fate of each cell, by its position in the sheet.
  package private(set) var fates: CellFates

  /// An account of a sheet on which nothing has been read yet; what the view leaves out is blank, or struck out whole.
  package init(_ view: SheetView, struckOut: [Int] = []) {
    fates = CellFates(repeating: .blank, count: view.sheet.cells.count)
    for row in view.rows { for item in row.items { fates[item.index] = nil } }
    for cell in view.hidden { fates[cell.index] = nil }
    for index in struckOut { fates[index] = .unplaced(indicator: nil) }
  }

  /// An account of so many cells, of which it is not known yet whether they hold something.
  init(cells count: Int) { fates = CellFates(repeating: nil, count: count) }

  /// Enters as blank what a view of some of the cells leaves out.
  mutating func enterBlank(_ cells: Range<Int>, besides view: SheetView) {
    var isSeen = [Bool](repeating: false, count: cells.count)
    func see(_ index: Int) { if cells.contains(index) { isSeen[index - cells.lowerBound] = true } }
    for cell in view.hidden { see(cell.index) }
    for row in view.rows { for item in row.items { see(item.index) } }
    for index in cells where !isSeen[index - cells.lowerBound] { fates[index] = .blank }
  }

  /// Enters cells that nothing was entered of.
  mutating func enterNew(_ cells: Range<Int>, _ fate: Fate) {
    fates.enter(fate, of: cells)
  }

  /// Enters cells from a position on that nothing was entered of.
  mutating func enterNew(from start: Int, _ others: CellFates) { fates.enter(others, from: start) }

  /// Enters a cell.
  ///
  /// A value in the document outweighs every other fate, and a text that is left over that of a label in the same cell;
  /// the rest keep the first one entered.
  package mutating func enter(_ index: Int, _ fate: Fate) {
    switch (fates[index], fate) {
    case (nil, _): fates[index] = fate
    case (.field, _): break
    case (_, .field): fates[index] = .field
    case (.heading, .unplaced): fates[index] = fate
    default: break
    }
  }

  /// Enters several cells.
  package mutating func enter(_ items: some Sequence<SheetView.Item>, _ fate: Fate) {
    for item in items { enter(item.index, fate) }
  }

  /// Enters cells that are a part of another as what that one was; a part may have parts of its own.
  mutating func enter(joined: [Int: [Int]]) {
    guard !joined.isEmpty else { return }
    let parts = Set(joined.values.joined())
    var wholes = joined.keys.filter { !parts.contains($0) }.sorted()
    var entered: Set<Int> = []
    while let whole = wholes.popLast() {
      guard entered.insert(whole).inserted, let own = joined[whole], let fate = fates[whole] else { continue }
      for part in own { enter(part, fate) }
      wholes += own
    }
  }

  /// The cells that nothing has been done with yet.
  package var open: [Int] { fates.open }

  /// How many cells had each fate; the sum is the number of cells.
  package var totals: Totals { fates.totals }

  /// The sums of an account.
  package struct Totals: Sendable, Hashable {
    /// Cells whose value is in the document.
    package var fields = 0
    /// Labels and column headings.
    package var headings = 0
    /// Repetitions of page headers.
    package var repeated = 0
    /// Cells listed in `unplaced`.
    package var unplaced = 0
    /// Cells of white space.
    package var blank = 0
    /// Cells without a fate; anything but 0 is a defect of the program.
    package var lost = 0

    /// All cells that are not blank.
    package var all: Int { fields + headings + repeated + unplaced + lost }
  }
}
