import MIRSchema
import SheetIO

/// The tables of a sheet that are one below the other, each a heading with the rows below it.
///
/// A heading is known by its words. A row below it is a record's when it has a level, or numbers under the heading's
/// columns; remarks, totals and numbers of pages are left out, and anything else ends the table.
struct TablePieces {
  let session: ReadingSession
  let view: SheetView

  /// A heading and the records below it, as positions in the view's rows.
  struct Piece {
    var heading: [Int]
    var records: [Int] = []
  }

  /// The tables that have records, from the top down to the signatures.
  func pieces() -> [Piece] {
    let signatures = SignatureReader(session: session)
    var found: [Piece] = []
    var isOpen = false
    for (position, row) in view.rows.enumerated() {
      let isNamed = level(of: row) != nil
      if !isNamed, isHeading(row) {
        if isOpen, let last = found.last, last.records.isEmpty, position > 0,
          view.rows[position - 1].row + 1 == row.row
        {
          found[found.count - 1].heading.append(position)
        } else {
          found.append(Piece(heading: groupAlone(above: position) + [position]))
        }
        isOpen = true
      } else if !isNamed, signatures.isRoleRow(row) {
        break
      } else if isOpen, let last = found.last {
        if isNamed ? row.own.count >= 2 : isValues(row, of: last) {
          found[found.count - 1].records.append(position)
        } else {
          isOpen = isBeside(row)
        }
      }
    }
    return found.filter { !$0.records.isEmpty }
  }

  /// The level among a row's first cells.
  func level(of row: SheetView.Row) -> SheetView.Item? {
    row.own.prefix(Self.cellsBeforeLevel).first { LevelReading.isLevel($0, session: session) }
  }

  func hasNumbers(_ row: SheetView.Row) -> Bool {
    row.own.contains { NumberReading.isNumber($0.cell, session: session) }
  }

  private func isHeading(_ row: SheetView.Row) -> Bool {
    row.own.count >= 2 && HeadingWords(session: session).isHeading(row)
  }

  /// The row above one of quarters that holds the name of their one group.
  private func groupAlone(above position: Int) -> [Int] {
    guard position > 0, HeadingWords(session: session).isLeaves(view.rows[position]) else { return [] }
    let above = view.rows[position - 1]
    guard above.own.count == 1, above.row + 1 == view.rows[position].row,
      !HeadingMeaning(above.own[0].text, session: session).groups.isEmpty
    else { return [] }
    return [position - 1]
  }

  /// Whether a row without a level holds values under a table's columns.
  private func isValues(_ row: SheetView.Row, of piece: Piece) -> Bool {
    guard !isBeside(row), hasNumbers(row) else { return false }
    let columns = piece.heading.flatMap { view.rows[$0].own.map(\.columns) }
    guard let first = columns.map(\.lowerBound).min(), let last = columns.map(\.upperBound).max(),
      row.own.allSatisfy({ $0.column >= first && $0.columns.upperBound <= max(last, first) })
    else { return false }
    return !HeaderLineFinder(session: session).lines(in: row).lines.contains { $0.label.text.contains(":") }
  }

  /// Whether a row is none of the table's, but does not end it.
  private func isBeside(_ row: SheetView.Row) -> Bool {
    let words = RowWords(session: session)
    return words.isNote(row) || words.isTotal(row) || words.isNamedPage(row)
  }

  private static let cellsBeforeLevel = 3
}
