import MIRSchema
import SheetIO

/// Forms of one indicator each that stand side by side: a row says the label of a level, or of a name, twice.
///
/// The right one is laid below the left one, in its own columns.
struct FormsAbreast {
  let session: ReadingSession

  /// The sheet with its forms one below the other; `nil` where none stand side by side.
  func laid(_ laid: LaidSheet) -> LaidSheet? {
    var rows = laid.view.rows
    var isLaid = false
    var position = 0
    // The first row that belongs to no forms laid already.
    var start = 0
    while position < rows.count {
      guard let (column, key) = second(in: rows[position]) else {
        position += 1
        continue
      }
      let block = block(around: position, from: start, partedAt: column, key, rows)
      let first = rows[block.lowerBound].row
      let height = rows[block.upperBound].row - first + Self.gap
      var left: [SheetView.Row] = []
      var right: [SheetView.Row] = []
      for row in rows[block] {
        let parted = row.items.filter { $0.column >= column }
        let rest = row.items.filter { $0.column < column }
        if !rest.isEmpty { left.append(SheetView.Row(row: row.row, items: rest)) }
        guard !parted.isEmpty else { continue }
        let place = row.row + height
        right.append(SheetView.Row(row: place, items: parted.map { $0.inRow(place) }))
      }
      let below = rows[(block.upperBound + 1)...].map { row in
        let place = row.row + height + Self.gap
        return SheetView.Row(row: place, items: row.items.map { $0.inRow(place) })
      }
      rows = Array(rows[..<block.lowerBound]) + left + right + below
      isLaid = true
      // The left form has one label now; the right one may have another beside it.
      start = block.lowerBound + left.count
      position = start
    }
    guard isLaid else { return nil }
    var result = laid
    result.view = SheetView(laid.view, rows: rows)
    return result
  }

  /// The column in which a second form begins in a row, and what the label says that is there twice.
  private func second(in row: SheetView.Row) -> (column: Int, key: FieldKey)? {
    let own = row.own
    guard own.count >= Self.fewestCells, own.count <= Self.mostCells else { return nil }
    let labels = LabelledValues(session: session).pairs(in: row).filter { !$0.values.isEmpty }
    for key in [FieldKey.level, .name] {
      let same = labels.filter { $0.keys.contains(key) }
      // In a table the words of headings have no values next to them, but other headings.
      guard same.count > 1, same.allSatisfy({ says($0, key) }) else { continue }
      return (same[1].label.column, key)
    }
    return nil
  }

  /// Whether a label has a value that can be what it says.
  private func says(_ pair: LabelledValue, _ key: FieldKey) -> Bool {
    guard let value = pair.values.first else { return false }
    return key == .level
      ? LevelReading.begins(value, session: session)
      : pair.label.text.contains(":") && !NumberReading.isNumber(value.cell, session: session)
  }

  /// The rows of forms that stand side by side, as far as both go.
  private func block(
    around position: Int, from start: Int, partedAt column: Int, _ key: FieldKey, _ rows: [SheetView.Row]
  ) -> ClosedRange<Int> {
    func isRight(_ row: SheetView.Row) -> Bool { row.own.contains { $0.column >= column } }
    var first = position
    while first > start, rows[first].row - rows[first - 1].row == 1, isRight(rows[first - 1]),
      rows[first - 1].own.contains(where: { $0.column == column })
    {
      first -= 1
    }
    var last = position
    for next in rows.indices where next > position {
      guard rows[next].row - rows[last].row <= Self.widestGap else { break }
      guard second(in: rows[next])?.key != key else { break }
      if isRight(rows[next]) { last = next }
    }
    return first...last
  }

  private static let gap = 2
  private static let widestGap = 3
  private static let fewestCells = 3
  private static let mostCells = 24
}
