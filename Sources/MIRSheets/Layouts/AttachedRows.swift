import MIRSchema
import SheetIO

/// Rows below a record that say more of it: causes, effects and a justification, or the variables of its formula.
///
/// They are no records and no remarks of the sheet. Each becomes columns of the record above it, under a heading made of
/// the row's own label; what these columns are is decided like that of any other.
struct AttachedRows {
  let session: ReadingSession

  /// A row that says more of a record.
  private struct Attached {
    /// The cell of the label.
    let label: SeenCell
    /// What the label says, without what follows it in its cell.
    let words: String
    /// What follows the label in its cell.
    let rest: String?
    /// The other cells.
    let values: [SeenCell]
  }

  /// Where the cells of a label are laid.
  private struct Place: Hashable {
    let words: FoldedText
    /// Which of several rows of the same label below a record it is of.
    let turn: Int
    let column: Int
  }

  /// The sheet without such rows, and their cells in the rows of their records; `nil` where there are none.
  func laid(_ laid: LaidSheet) -> LaidSheet? {
    let rows = laid.view.rows
    guard mayHold(rows) else { return nil }
    let known = recurring(rows)
    guard !known.isEmpty else { return nil }
    var tables = HeadingsOfRecords(session: session, view: laid.view)
    var width = (rows.lazy.compactMap { $0.items.last?.columns.upperBound }.max() ?? 0) + 1
    var result = laid
    var out: [SheetView.Row] = []
    var added: [Int: [SeenCell]] = [:]
    var headings: [Int: [Place: SeenCell]] = [:]
    var columns: [Place: Int] = [:]
    var turns: [FoldedText: Int] = [:]
    for (position, row) in rows.enumerated() {
      if let attached = attached(row), known.contains(FoldedText(attached.words)),
        let above = out.last, row.row - above.row <= Self.farthest, let heading = tables.heading
      {
        let words = FoldedText(attached.words)
        turns[words, default: 0] += 1
        var cells = attached.values
        if let rest = attached.rest {
          cells.insert(attached.label.saying(rest), at: 0)
        } else {
          result.labels.append(attached.label)
        }
        for cell in cells {
          let place = Place(words: words, turn: turns[words] ?? 1, column: cell.column)
          let column = columns[place] ?? width
          if columns[place] == nil {
            columns[place] = width
            width += 1
          }
          added[above.row, default: []].append(cell.laid(inRow: above.row, columns: column...column))
          if headings[heading]?[place] == nil {
            headings[heading, default: [:]][place] = attached.label.saying(attached.words).laid(
              inRow: heading, columns: column...column)
          }
        }
      } else {
        tables.see(row, at: position)
        turns = [:]
        out.append(row)
      }
    }
    guard !added.isEmpty || out.count < rows.count else { return nil }
    result.view = SheetView(
      laid.view,
      rows: out.map { row in
        let more = added[row.row, default: []] + headings[row.row, default: [:]].values
        return more.isEmpty
          ? row : SheetView.Row(row: row.row, items: (row.items + more).sorted { $0.column < $1.column })
      })
    return result
  }

  // MARK: Which rows

  /// A cheap look at the first records.
  private func mayHold(_ rows: [SheetView.Row]) -> Bool {
    var records = 0
    for row in rows.prefix(Self.rowsLookedAt) {
      if row.items.count >= Self.cellsOfRecord { records += 1 }
      if records > Self.recordsLookedAt { return false }
      if attached(row) != nil { return true }
    }
    return false
  }

  /// The labels that come again below other records, or end with a colon.
  private func recurring(_ rows: [SheetView.Row]) -> Set<FoldedText> {
    var counts: [FoldedText: Int] = [:]
    for row in rows {
      guard let attached = attached(row) else { continue }
      let isMarked = attached.rest != nil || attached.label.text.last == ":"
      counts[FoldedText(attached.words), default: 0] += isMarked ? 2 : 1
    }
    return Set(counts.filter { $0.value >= 2 }.keys)
  }

  /// What a row says of the record above it, if it has such a label among its first cells and no level.
  private func attached(_ row: SheetView.Row) -> Attached? {
    let first = row.items.prefix(Self.cellsBeforeLabel)
    guard let label = first.first(where: { hasLead($0) }), let words = words(of: label),
      !row.own.contains(where: { LevelReading.isLevel($0, session: session) })
    else { return nil }
    // Headings of columns stand next to each other.
    let values = row.own.filter { $0.index != label.index }
    guard !values.contains(where: { hasLead($0) && words.rest == nil }) else { return nil }
    return Attached(label: label, words: words.words, rest: words.rest, values: values)
  }

  private func hasLead(_ item: SeenCell) -> Bool {
    guard case .text(let text) = item.cell.value, let first = text.utf8.first, Self.initials.contains(first)
    else {
      return false
    }
    return session.vocabulary.beginsRecordRow(item.text)
  }

  /// The label's words, up to its colon, and what follows.
  private func words(of item: SeenCell) -> (words: String, rest: String?)? {
    let text = item.text
    guard let colon = text.firstIndex(of: ":") else {
      return text.utf8.count <= Self.longestLabel ? (text, nil) : nil
    }
    guard text[..<colon].utf8.count <= Self.longestLabel else { return nil }
    return (String(text[..<colon]), NormalText.line(text[text.index(after: colon)...]))
  }

  private static let initials = Set("CDEJMNRVcdejmnrv".utf8)
  private static let longestLabel = 60
  private static let cellsBeforeLabel = 3
  private static let rowsLookedAt = 200
  private static let recordsLookedAt = 24
  private static let cellsOfRecord = 5
  /// So far below its record, or below another such row, may a row be.
  private static let farthest = 6
}

/// The heading over the records that a walk down a sheet comes to.
struct HeadingsOfRecords {
  let session: ReadingSession
  let view: SheetView
  /// The last row of the heading.
  private(set) var heading: Int?
  private var end = -1
  private var isBelowRecord = false

  init(session: ReadingSession, view: SheetView) {
    self.session = session
    self.view = view
  }

  /// Goes on to a row of the sheet, which is at a position of its rows.
  mutating func see(_ row: SheetView.Row, at position: Int) {
    let isRecord = RecordRows(session: session).isRecord(row)
    if isRecord, !isBelowRecord {
      let rows = HeadingsAboveRecords(session: session, view: view).headingRows(above: position, after: end)
      if let last = rows.last { heading = last.row }
    }
    if isRecord { end = row.row }
    isBelowRecord = isRecord
  }
}
