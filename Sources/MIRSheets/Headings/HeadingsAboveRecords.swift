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
      // Below a table's heading, what is over none of a record's values goes on with the text of the one before.
      if let top = known.first?.first?.row, top < row.row, !isOverValues(rows, of: row) { continue }
      // Below a heading that is known by its words, what says nothing of a heading goes on with a record.
      let between = view.rows[..<position].reversed().prefix { $0.row > end }
      if let lowest = between.first(where: { groupOfRow[$0.row] != nil })?.row {
        let finder = HeadingRows(session: session)
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

  /// Whether some cell of a heading is over a number of the record below it.
  private func isOverValues(_ rows: [SheetView.Row], of record: SheetView.Row) -> Bool {
    let headed = rows.flatMap(\.own).map(\.columns)
    return record.own.contains { item in
      NumberReading.isNumber(item.cell, session: session) && headed.contains { $0.contains(item.column) }
    }
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
    if isWorded, !own[0].text.contains(":"), !saysPeriod(row) { return true }
    guard HeaderLineFinder(session: session).lines(in: row).lines.isEmpty else { return false }
    return isWorded
      || !RowWords(session: session).isNote(row) && !SignatureReader(session: session).isRoleRow(row)
        && (own.count >= 2 || own[0].columns.count > 1 || isKnown(own[0]))
  }

  /// Whether a row is a label and a period with its year: `Periodo` and `4° Trimestre 2024`.
  private func saysPeriod(_ row: SheetView.Row) -> Bool {
    guard row.own.count == 2 else { return false }
    let period = session.period(of: row.own[1].text)
    return period.quarter != nil && period.year != nil
      && session.headerLabel(row.own[0].text, isMarked: false) != nil
  }

  private func saysHeading(_ row: SheetView.Row) -> Bool {
    row.own.count(where: isKnown) * 2 >= row.own.count
  }

  private func isKnown(_ item: SheetView.Item) -> Bool {
    item.text.utf8.count <= HeadingTerms.longest
      && HeadingMeaning(item.text, session: session).spelling != .none
  }
}
