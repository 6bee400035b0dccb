import MIRSchema
import SheetIO

/// What a row is, recognised by its content.
package enum RowKind: String, Sendable, Hashable {
  case heading, header, title, section, record, continuation, note, total, pageNumber = "page-number",
    signature,
    outside
}

/// Distinguishes records and continuations.
struct RowClassifier {
  let session: ReadingSession

  /// What rows say by their words alone.
  var words: RowWords { RowWords(session: session) }

  /// Whether the row is a record of a table with these columns.
  ///
  /// A row without a known level is one only right below others (`isNear`); further down is another table.
  func isRecord(_ row: SheetView.Row, _ layout: TableLayout, isNear: Bool = true) -> Bool {
    if let level = row.items.first(where: { LevelReading.isLevel($0, session: session) }) {
      let isAtHome = layout.level.map { level.columns.contains($0) } ?? false
      return isAtHome ? layout.has(2, cellsOf: row) : row.items.count >= 4
    }
    if words.isTotal(row) { return false }
    if let home = layout.level, row.own.contains(where: { $0.columns.contains(home) }),
      layout.has(5, cellsOf: row),
      isNear || beginsWithLevel(row)
    {
      return true
    }
    let isNamed = row.items.contains { item in
      item.columns.contains { layout[$0]?.key == .name || layout[$0]?.key == .definition }
    }
    return (isNamed || layout.isHalf)
      // In the first quarter a half has two numbers a row, what was achieved and its sum; one may be missing.
      && row.items.has(layout.isHalf ? 1 : 3) { item in
        item.columns.contains { layout[$0]?.measure != nil }
          && NumberReading.isNumber(item.cell, session: session)
      }
  }

  private func beginsWithLevel(_ row: SheetView.Row) -> Bool {
    guard let first = row.own.first else { return false }
    return LevelWithText(first, session: session) != nil
  }

  /// Whether the row carries on the texts of the record above: text alone, under text headings, none under *Nivel*.
  ///
  /// A number goes on where the text before it leaves off: `… / …) *` and `100`.
  func isContinuation(_ row: SheetView.Row, _ map: ColumnMap, of record: Indicator?) -> Bool {
    let own = row.own
    guard !own.isEmpty else { return false }
    // A number alone below a name counts pages or rows; among the lines of other texts it is the name's end.
    let hasTexts = own.contains { !NumberReading.isNumber($0.cell, session: session) }
    // What is under a heading without a field goes on with nothing, and hinders nothing.
    guard own.contains(where: { map.key(over: $0) != nil }) else { return false }
    return own.allSatisfy { item in
      if map.key(over: item) == nil, map.unknown[item.column] != nil {
        return !NumberReading.isNumber(item.cell, session: session)
      }
      guard let key = map.key(over: item), key != .level, key != .number,
        let field = Indicator.fieldsByKey[key], !field.kind.isNumeric
      else { return false }
      if !NumberReading.isNumber(item.cell, session: session) { return true }
      guard field.kind == .prose || hasTexts, let record, case .text(let before)? = field.get(record),
        let last = before.last
      else { return false }
      return "*/+-(=×÷".contains(last) || last.isLowercase
    }
  }
}
