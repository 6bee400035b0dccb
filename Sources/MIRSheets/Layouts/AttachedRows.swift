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
    // A heading is what is above a record, once these rows are gone.
    let others = rows.filter { row in attached(row).map { !known.contains(FoldedText($0.words)) } ?? true }
    var tables = HeadingsOfRecords(session: session, view: SheetView(laid.view, rows: others))
    var width = (rows.lazy.compactMap { $0.items.last?.columns.upperBound }.max() ?? 0) + 1
    var result = laid
    var out: [SheetView.Row] = []
    var added: [Int: [SeenCell]] = [:]
    var headings: [ClosedRange<Int>: [Place: SeenCell]] = [:]
    var columns: [Place: Int] = [:]
    var turns: [FoldedText: Int] = [:]
    for row in rows {
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
              inRow: heading.upperBound, columns: column...column)
          }
        }
      } else {
        tables.see(row, at: out.count)
        turns = [:]
        out.append(row)
      }
    }
    guard !added.isEmpty || out.count < rows.count else { return nil }
    var over: [Int: [SeenCell]] = [:]
    for (rows, cells) in headings { over[rows.upperBound] = Array(cells.values) }
    result.view = SheetView(
      laid.view,
      rows: out.map { row in
        let more = added[row.row, default: []] + over[row.row, default: []]
        return more.isEmpty
          ? row : SheetView.Row(row: row.row, items: (row.items + more).sorted { $0.column < $1.column })
      }, headings: headings.keys.sorted { $0.lowerBound < $1.lowerBound })
    return result
  }

  // MARK: Which rows

  /// A cheap look at the first records.
  private func mayHold(_ rows: [SheetView.Row]) -> Bool {
    var records = 0
    for (position, row) in rows.prefix(Self.rowsLookedAt).enumerated() where position > 0 {
      if row.items.count >= Self.cellsOfRecord { records += 1 }
      if records > Self.recordsLookedAt { return false }
      if rows[position - 1].items.count >= Self.cellsOfRecord, attached(row) != nil { return true }
    }
    return false
  }

  /// The labels of rows that say more of records.
  ///
  /// Words that are known for it must come again, or end with a colon above another record; what is below the last one
  /// alone may be of all. Any other label must stand right below half of the records.
  private func recurring(_ rows: [SheetView.Row]) -> Set<FoldedText> {
    let records = RecordRows(session: session)
    let first = rows.firstIndex(where: records.isRecord)
    guard let first, let last = rows.lastIndex(where: records.isRecord) else { return [] }
    var counts: [FoldedText: Int] = [:]
    var others: [FoldedText: Int] = [:]
    var isBelowRecord = false
    for position in rows.indices where position > first {
      let row = rows[position]
      guard let attached = attached(row) else {
        isBelowRecord = records.isRecord(row)
        continue
      }
      let words = FoldedText(attached.words)
      if hasLead(attached.label) {
        let isMarked = attached.rest != nil || attached.label.text.last == ":"
        counts[words, default: 0] += isMarked && (position < last || first == last) ? 2 : 1
      } else if isBelowRecord {
        others[words, default: 0] += 1
      }
    }
    // What is above the first record too, and below none of the last, is of the record below it.
    if first > 0, let above = attached(rows[first - 1]).map({ FoldedText($0.words) }),
      last + 1 == rows.count || attached(rows[last + 1]).map({ FoldedText($0.words) }) != above
    {
      counts[above] = nil
      others[above] = nil
    }
    let least = others.isEmpty ? 0 : max(4, rows.count(where: records.isRecord))
    return Set(counts.filter { $0.value >= 2 }.keys)
      .union(others.filter { $0.value * 2 >= least }.keys)
  }

  /// What a row says of the record above it, if it has a label for it among its first cells and no level.
  private func attached(_ row: SheetView.Row) -> Attached? {
    let first = row.items.prefix(Self.cellsBeforeLabel)
    guard
      let label = first.first(where: hasLead) ?? row.own.first.flatMap({ isMarked($0, in: row) ? $0 : nil }),
      let words = words(of: label), !row.own.contains(where: { LevelReading.isLevel($0, session: session) })
    else { return nil }
    // Headings of columns stand next to each other.
    let values = row.own.filter { $0.index != label.index }
    guard !values.contains(where: { hasLead($0) && words.rest == nil }) else { return nil }
    return Attached(label: label, words: words.words, rest: words.rest, values: values)
  }

  /// Whether a cell is a label with a colon that is none of a header block, of signatures or of remarks.
  private func isMarked(_ item: SeenCell, in row: SheetView.Row) -> Bool {
    guard case .text(let text) = item.cell.value, row.own.count <= Self.mostCells else { return false }
    guard let colon = text.utf8.prefix(Self.longestLabel + 1).firstIndex(of: UInt8(ascii: ":")) else {
      return false
    }
    let label = text[..<colon]
    return session.vocabulary.context(for: FoldedText(label)) == nil
      && !session.vocabulary.isForeignLabel(label)
      && LevelWithText(item, session: session) == nil
      && !LevelReading.isLevel(String(label), session: session)
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
  private static let mostCells = 3
  /// So far below its record, or below another such row, may a row be.
  private static let farthest = 6
}

/// The heading over the records that a walk down a sheet comes to.
struct HeadingsOfRecords {
  let session: ReadingSession
  let view: SheetView
  /// What a record is, where it is not known by its level or its values.
  private let records: ((SheetView.Row) -> Bool)?
  /// The rows of the heading.
  private(set) var heading: ClosedRange<Int>?
  private var end = -1
  private var isBelowRecord = false

  init(session: ReadingSession, view: SheetView, records: ((SheetView.Row) -> Bool)? = nil) {
    self.session = session
    self.view = view
    self.records = records
  }

  /// Goes on to a row of the sheet, which is at a position of its rows.
  mutating func see(_ row: SheetView.Row, at position: Int) {
    let isRecord = records?(row) ?? RecordRows(session: session).isRecord(row)
    if isRecord, !isBelowRecord {
      let rows = HeadingsAboveRecords(session: session, view: view).headingRows(above: position, after: end)
      if let first = rows.first?.row, let last = rows.last?.row { heading = first...last }
    }
    if isRecord { end = row.row }
    isBelowRecord = isRecord
  }
}
