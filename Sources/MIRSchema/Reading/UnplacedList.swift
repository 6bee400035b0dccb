import SheetIO

/// The cells of a sheet that stand nowhere in the document: some one by one, the others by column, as one entry with
/// their range, the first of their texts and how many more there are.
enum UnplacedList {
  /// So many cells are listed one by one; no report that people drew has as many.
  static let most = 10_000
  /// Columns that have an entry of their own; what stands in further ones is one entry.
  private static let mostColumns = 256

  private struct Rest {
    var range: CellRange
    let text: String
    var count = 1
  }

  static func cells(of sheet: Sheet, _ reading: SheetReading) -> [UnplacedCell] {
    var result: [UnplacedCell] = []
    var rests: [Int?: Rest] = [:]
    for (index, fate) in reading.account.fates.enumerated() {
      guard case .unplaced(let indicator)? = fate else { continue }
      let cell = sheet.cells[index]
      let shown = reading.changedTexts[index] ?? cell.shownText
      let text = NormalText.prose(shown) ?? shown
      guard result.count >= most else {
        result.append(
          UnplacedCell(
            sheet: sheet.name, cell: cell.address.description, text: text, indicator: indicator))
        continue
      }
      let range = CellRange(cell.address, cell.address)
      let column: Int? = cell.address.column
      let place = rests[column] != nil || rests.count < mostColumns ? column : nil
      if rests[place] == nil {
        rests[place] = Rest(range: range, text: text)
      } else if let known = rests[place]?.range {
        rests[place]?.range = known.union(range)
        rests[place]?.count += 1
      }
    }
    return result
      + rests.values.sorted { ($0.range.first, $0.range.last) < ($1.range.first, $1.range.last) }.map {
        rest in
        UnplacedCell(
          sheet: sheet.name, cell: rest.range.description,
          text: rest.count > 1 ? "\(rest.text) (+\(rest.count - 1))" : rest.text, indicator: nil)
      }
  }
}
