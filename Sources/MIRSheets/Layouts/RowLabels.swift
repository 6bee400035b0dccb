import MIRSchema
import SheetIO

/// What the labels of rows say where a record has several: which measure a row is of, or which period.
enum RowLabels: Sendable {
  case measures, periods

  /// What one label says.
  enum Name: Hashable, Sendable {
    case measure(Measure)
    case period(Period)
    /// Something without a field: a percentage, a traffic light.
    case other(FoldedText)

    /// Whether the label says a measure or a period.
    var isKnown: Bool { if case .other = self { false } else { true } }
  }

  /// What a cell says as the label of its row; `nil` where it names no measure, or no period.
  func name(of item: SeenCell, _ session: ReadingSession) -> Name? {
    guard let text = Self.words(of: item) else { return nil }
    switch self {
    case .measures:
      // A percentage of progress is no achieved value.
      guard case .text = item.cell.value, !text.utf8.contains(UInt8(ascii: "%")) else { return nil }
      return measure(of: text, session).map { .measure($0) }
    case .periods:
      return period(of: text, session).map { .period($0) }
    }
  }

  /// The cell as the heading of what it names: as printed where that says the same over a column.
  func heading(_ item: SeenCell, _ name: Name, _ session: ReadingSession) -> SeenCell {
    let terms = HeadingTerms(session: session).terms(of: item.text)
    switch name {
    case .measure(let measure):
      let says = terms.contains { if case .group(let group) = $0 { group.measure == measure } else { false } }
      return says ? item : item.saying(measure.heading)
    case .period(let period):
      return terms.contains(.period(period)) ? item : item.saying(period.heading)
    case .other: return item
    }
  }

  private func measure(of text: String, _ session: ReadingSession) -> Measure? {
    HeadingTerms(session: session).terms(of: text).lazy
      .compactMap { if case .group(let group) = $0 { group.measure } else { nil } }.first
      ?? session.vocabulary.measure(ofLetters: text)
  }

  private func period(of text: String, _ session: ReadingSession) -> Period? {
    let terms = HeadingTerms(session: session)
    return terms.terms(of: text).lazy
      .compactMap { if case .period(let period) = $0 { period } else { nil } }.first ?? terms.numeral(text)
  }

  /// The text of a cell that is short enough to be a label; of numbers only the quarters'.
  private static func words(of item: SeenCell) -> String? {
    switch item.cell.value {
    case .number(let number): (1...4).contains(number) ? item.text : nil
    case .text(let text): text.utf8.count <= longest ? item.text : nil
    case .date, .boolean, .error: nil
    }
  }

  /// Longer texts are not labels, in bytes.
  private static let longest = 40
}

/// Finds the column that says row by row what the values beside it are of.
///
/// The evidence are two rows of one record that differ in what they name: a second row with no level or name of its own,
/// or with the first one's again. A column of states, which says *Alcanzado* of one record and *Pendiente* of
/// the next, is none.
struct LabelColumn {
  let labels: RowLabels
  let session: ReadingSession

  /// A label that a column has had, and how many counted up to it.
  private struct Seen {
    let name: RowLabels.Name
    let position: Int
    var counted = 1
  }

  /// The column; `nil` where the first records do not have one.
  func find(in view: SheetView) -> Int? {
    var last: [Int: Seen] = [:]
    var records = 0
    for (position, row) in view.rows.prefix(Self.rowsLookedAt).enumerated() {
      let own = row.own
      if own.count >= Self.cellsOfRecord { records += 1 }
      if records > Self.recordsLookedAt { return nil }
      if RowWords(session: session).isTotal(row) { continue }
      for item in own {
        guard let name = labels.name(of: item, session) else { continue }
        var seen = Seen(name: name, position: position)
        if let before = last[item.column], before.name != name, isSecond(row, of: before, view, item.column) {
          guard NumberReading.isNumber(item.cell, session: session) else { return item.column }
          if counts(name, after: before.name), before.counted > 1 || hasLevel(view.rows[before.position]) {
            seen.counted += before.counted
          }
          // Values may be small numbers, too; quarters count up.
          if seen.counted >= Self.longestCount { return item.column }
        }
        last[item.column] = seen
      }
    }
    return nil
  }

  /// Numbers without a level count rows.
  private func hasLevel(_ row: SheetView.Row) -> Bool {
    row.items.contains { LevelReading.isLevel($0, session: session) }
  }

  private func counts(_ name: RowLabels.Name, after before: RowLabels.Name) -> Bool {
    guard case .period(let period) = name, case .period(let last) = before else { return false }
    return period.position == last.position + 1
  }

  private func isSecond(_ row: SheetView.Row, of seen: Seen, _ view: SheetView, _ column: Int) -> Bool {
    let first = view.rows[seen.position]
    return row.row - first.row <= Self.farthest && isSecond(row, of: first, besides: column)
      && (seen.position > 0 && isTop(view.rows[seen.position - 1]) || hasText(first, besides: column)
        || seen.counted > 1)
  }

  /// Whether a row goes on with the record of another: both hold numbers, and what identifies a record is not another's.
  private func isSecond(_ row: SheetView.Row, of first: SheetView.Row, besides column: Int) -> Bool {
    guard hasNumber(row, besides: column), hasNumber(first, besides: column) else { return false }
    return row.own.allSatisfy { item in
      guard !item.columns.contains(column), isText(item),
        item.text.utf8.count >= Self.shortestName || LevelReading.isLevel(item, session: session)
      else { return true }
      // Beside the values, and not before them, a row may say more of the record.
      return first.item(at: item.column).map { $0.text == item.text } ?? (item.column > column)
    }
  }

  /// Whether a row has a record's level and texts, above those with its values.
  private func isTop(_ row: SheetView.Row) -> Bool {
    row.own.count >= 2 && row.own.contains { LevelReading.isLevel($0, session: session) }
  }

  private func hasText(_ row: SheetView.Row, besides column: Int) -> Bool {
    row.items.contains { !$0.columns.contains(column) && isText($0) }
  }

  private func hasNumber(_ row: SheetView.Row, besides column: Int) -> Bool {
    row.own.contains {
      !$0.columns.contains(column) && NumberReading.isNumber($0.cell, session: session)
    }
  }

  private func isText(_ item: SeenCell) -> Bool {
    if case .text = item.cell.value { !NumberReading.isNumber(item.cell, session: session) } else { false }
  }

  /// So many rows are looked at, and among them so many that hold more than a label and its value.
  private static let rowsLookedAt = 200
  private static let recordsLookedAt = 24
  private static let cellsOfRecord = 5
  /// So far apart may two rows of a record be.
  private static let farthest = 6
  /// So many numbers that count the quarters are no values.
  private static let longestCount = 3
  /// Names are not shorter, in bytes.
  private static let shortestName = 12
}
