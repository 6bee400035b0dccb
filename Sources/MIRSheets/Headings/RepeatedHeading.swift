import MIRSchema
import SheetIO

/// Names that repeat under a row of groups, of which one was erased: `Programado | Alcanzado | %` under three quarters, and
/// `Programado | | %` under the fourth.
///
/// The erased name is the one that stands at its place under every other group.
struct RepeatedHeading {
  /// The rows, with what was erased.
  let rows: [SheetView.Row]
  /// The cells that were erased, by their columns.
  let erased: [Int: CellAddress]

  /// Groups that repeat the same names; with fewer nothing is shown by it.
  private static let fewestGroups = 3

  init(_ rows: [SheetView.Row]) {
    var completed = rows
    var erased: [Int: CellAddress] = [:]
    for position in rows.indices.dropFirst() {
      let found = Self.erased(in: rows[position], under: rows[position - 1])
      guard !found.isEmpty else { continue }
      for item in found {
        erased[item.column] = CellAddress(row: rows[position].printedRow, column: item.column)
      }
      completed[position] = SheetView.Row(
        row: rows[position].row, items: (rows[position].items + found).sorted { $0.column < $1.column })
    }
    self.rows = completed
    self.erased = erased
  }

  /// The cells that a row lacks under the groups of the row above it.
  private static func erased(in leaves: SheetView.Row, under groups: SheetView.Row) -> [SheetView.Item] {
    // What was laid over its columns is over those that have something.
    let starts = groups.own.filter { $0.columns.count > 1 && $0.isAsPrinted }
    return Dictionary(grouping: starts, by: \.columns.count).flatMap { width, groups -> [SheetView.Item] in
      guard groups.count >= fewestGroups else { return [] }
      // For each place under the groups, the cell of each group.
      let places = (0..<width).map { offset in
        groups.map { group in leaves.own.first { $0.columns == group.column + offset...group.column + offset }
        }
      }
      guard places.contains(where: { $0.count { $0 == nil } == 1 }) else { return [] }
      let names = places.map { cells in Set(cells.compactMap { $0.map { FoldedText($0.text) } }) }
      guard names.allSatisfy({ $0.count == 1 }) else { return [] }
      return places.enumerated().compactMap { offset, cells in
        let blank = cells.indices.filter { cells[$0] == nil }
        guard blank.count == 1, let name = cells.compactMap(\.self).first else { return nil }
        let column = groups[blank[0]].column + offset
        // The same name right beside the groups shows that these are displaced, and nothing was erased.
        let ends = [(groups.map(\.column).min() ?? 0) - 1, (groups.map(\.columns.upperBound).max() ?? 0) + 1]
        guard
          !leaves.own.contains(where: {
            ends.contains($0.column) && FoldedText($0.text) == FoldedText(name.text)
          })
        else { return nil }
        return name.laid(inRow: leaves.row, columns: column...column)
      }
    }
  }
}

extension SheetView.Item {
  /// Whether a cell is read where it is printed.
  fileprivate var isAsPrinted: Bool { row == cell.address.row && column == cell.address.column }
}
