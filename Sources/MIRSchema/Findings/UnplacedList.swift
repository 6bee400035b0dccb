package import SheetIO

/// Cells without a field as they are met: some one by one, the others by column, as one entry with their range, the first
/// of their texts and how many more there are.
///
/// So memory does not grow with a file that has a million of them, and none is left out of the account.
package struct UnplacedList {
  /// So many cells are listed one by one; no table that people keep has as many.
  package static let most = 10_000
  /// Columns that have an entry of their own; what is in further ones is one entry.
  private static let mostColumns = 256

  private struct Rest {
    var range: CellRange
    let text: String
    var count = 1
  }

  private var kept: [UnplacedCell] = []
  private var rests: [Int?: Rest] = [:]

  /// The name of the cells' sheet.
  package let sheet: String?

  package init(sheet: String?) { self.sheet = sheet }

  package mutating func append(_ cell: Cell, indicator: String? = nil) {
    append(at: cell.address, text: cell.shownText, indicator: indicator)
  }

  package mutating func append(at address: CellAddress, text: String, indicator: String?) {
    guard kept.count >= Self.most else {
      kept.append(
        UnplacedCell(
          sheet: sheet, cell: address.description, text: text, indicator: indicator))
      return
    }
    let column: Int? = rests[address.column] != nil || rests.count < Self.mostColumns ? address.column : nil
    if let known = rests[column]?.range {
      rests[column]?.range = known.union(CellRange(address, address))
      rests[column]?.count += 1
    } else {
      rests[column] = Rest(range: CellRange(address, address), text: text)
    }
  }

  /// The entries, those of single cells first.
  package var all: [UnplacedCell] {
    let ordered = rests.values.sorted { ($0.range.first, $0.range.last) < ($1.range.first, $1.range.last) }
    return kept
      + ordered.map { rest in
        UnplacedCell(
          sheet: sheet, cell: rest.range.description,
          text: rest.count > 1 ? "\(rest.text) (+\(rest.count - 1))" : rest.text, indicator: nil)
      }
  }
}
