import MIRSchema
import SheetIO

/// Finds headings by what they stand over: the rows between a header block and the first record, whatever their words.
///
/// A table is known by its records. Where the words of its heading are not those of the vocabulary, or stand in rows
/// that no word connects, the heading is still what stands right above.
struct HeadingsAboveRecords {
  let session: ReadingSession
  let view: SheetView

  /// A heading is not deeper than this, in rows.
  private static let deepest = 8
  /// Blank rows that may stand between the rows of a heading, and below it.
  private static let widestGap = 2
  /// Headings are short, in bytes; explanations in them are a little longer.
  private static let longestHeading = 160

  /// The groups of heading rows with those that stand over records taken in whole; `nil` where every record is below a
  /// group already.
  func groups(besides known: [[SheetView.Row]]) -> [[SheetView.Row]]? {
    var groupOfRow: [Int: Int] = [:]
    for (index, rows) in known.enumerated() { for row in rows { groupOfRow[row.row] = index } }
    var replaced: Set<Int> = []
    var found: [[SheetView.Row]] = []
    var end = -1
    let records = RecordRows(session: session)
    for (position, row) in view.rows.enumerated() where records.isRecord(row) {
      defer { end = row.row }
      guard position > 0, !records.isRecord(view.rows[position - 1]) else { continue }
      var rows = headingRows(above: position, after: end)
      // Below a heading that is known by its words, what says nothing of a heading goes on with a record.
      let between = view.rows[..<position].reversed().prefix { $0.row > end }
      if let lowest = between.first(where: { groupOfRow[$0.row] != nil })?.row {
        let finder = HeadingFinder(session: session)
        let above = rows.filter { $0.row <= lowest }
        rows.removeAll { $0.row > lowest && (!saysHeading($0) || finder.isUnderTexts($0.own, above)) }
      }
      guard let first = rows.first?.row, let last = rows.last?.row else { continue }
      let touching = Set(view.rows(in: first...last).compactMap { groupOfRow[$0.row] })
      if touching.count == 1, let only = touching.first, known[only].map(\.row) == rows.map(\.row) {
        continue
      }
      replaced.formUnion(touching)
      found.append(rows)
    }
    guard !found.isEmpty else { return nil }
    let kept = known.indices.filter { !replaced.contains($0) }.map { known[$0] }
    return (kept + found).sorted { ($0.first?.row ?? 0) < ($1.first?.row ?? 0) }
  }

  /// The rows right above a record that can be its heading, from the top down.
  func headingRows(above position: Int, after end: Int) -> [SheetView.Row] {
    var rows: [SheetView.Row] = []
    var below = view.rows[position].row
    for row in view.rows[..<position].reversed() {
      guard row.row > end, row.row >= below - 1 - Self.widestGap, rows.count < Self.deepest,
        isHeading(row)
      else { break }
      rows.append(row)
      below = row.row
    }
    // A title over the whole table is none of its columns' headings.
    while let top = rows.last, top.own.count == 1, rows.count > 1, !isKnown(top.own[0]) { rows.removeLast() }
    return rows.count == 1 && rows[0].own.count < 3 ? [] : rows.reversed()
  }

  private func isHeading(_ row: SheetView.Row) -> Bool {
    let own = row.own
    guard !own.isEmpty else { return true }
    let texts = own.filter { item in
      if case .text = item.cell.value { item.text.utf8.count <= Self.longestHeading } else { false }
    }
    guard texts.count * 2 > own.count || NumberingRow.isNumbering(row) else { return false }
    let known = own.count(where: isKnown)
    let isWorded = known * 2 >= own.count && known >= 2
    // A line of the header block may say the words of a heading: `Trimestre:` and `Tercer Trimestre`.
    if isWorded, !own[0].text.contains(":") { return true }
    guard HeaderLineFinder(session: session).lines(in: row).lines.isEmpty else { return false }
    return isWorded
      || !RowWords(session: session).isNote(row) && !SignatureReader(session: session).isRoleRow(row)
        && (own.count >= 2 || own[0].columns.count > 1 || isKnown(own[0]))
  }

  private func saysHeading(_ row: SheetView.Row) -> Bool {
    row.own.count(where: isKnown) * 2 >= row.own.count
  }

  private func isKnown(_ item: SheetView.Item) -> Bool {
    item.text.utf8.count <= HeadingTerms.longest
      && HeadingMeaning(item.text, session: session).spelling != .none
  }
}

/// Step 1: find the records.
///
/// What makes a sheet a report is its records: rows that say Fin, Propósito, Componente or Actividad next to something
/// else, or that hold values of the catalogues and numbers.
struct RecordRows {
  let session: ReadingSession

  /// Whether a row is a record by what is in it, under whatever heading.
  func isRecord(_ row: SheetView.Row) -> Bool {
    let own = row.own
    // A level alone in its row is over the records below it.
    if own.count == 1, isLevel(own[0]) { return true }
    guard own.count >= Self.fewestCells else { return false }
    if own.prefix(Self.cellsBeforeLevel).contains(where: isLevel) { return true }
    guard own.has(Self.fewestNumbers, where: { NumberReading.isNumber($0.cell, session: session) }) else {
      return false
    }
    return own.has(Self.fewestCatalogueValues, where: isCatalogueValue)
  }

  /// Whether one of a row's first cells can only be a level, next to something else; cheap where it is none.
  func hasLevel(_ row: SheetView.Row) -> Bool {
    let own = row.own
    return own.count >= Self.fewestCells
      && own.prefix(Self.cellsBeforeLevel).contains { LevelReading.isLevel($0, session: session) }
  }

  private func isLevel(_ item: SheetView.Item) -> Bool {
    LevelReading.isLevel(item, session: session) || LevelWithText(item, session: session) != nil
  }

  private func isCatalogueValue(_ item: SheetView.Item) -> Bool {
    guard item.text.utf8.count <= Self.longestCatalogueValue else { return false }
    return CatalogueName.allCases.contains { name in
      name != .level && session.official(item.text, in: name) != nil
    }
  }

  private static let fewestCells = 3
  private static let cellsBeforeLevel = 3
  private static let fewestNumbers = 3
  private static let fewestCatalogueValues = 2
  private static let longestCatalogueValue = 40
}
