import MIRSchema
import SheetIO

/// The header lines and other texts that have been seen since the last table: the header block of what comes next.
struct HeaderBlock {
  /// The lines that a label begins, in order.
  private(set) var lines: [HeaderLine] = []
  /// Rows without a label: titles, names above the block.
  var texts: [SheetView.Row] = []

  /// Whether nothing has been seen since the last table.
  var isEmpty: Bool { lines.isEmpty && texts.isEmpty }

  private let session: ReadingSession
  private let isOwnDrawing: Bool
  private var lastRow = -2

  /// How many rows below its label a value may be.
  private static let farthestBelowLabel = 2
  /// Titles are short, in bytes.
  private static let longestTitle = 200

  init(session: ReadingSession, isOwnDrawing: Bool) {
    self.session = session
    self.isOwnDrawing = isOwnDrawing
  }

  /// Adds the lines of a row, and what is before the first of them.
  mutating func add(_ found: [HeaderLine], before: [SheetView.Item], of row: SheetView.Row) {
    if !before.isEmpty { texts.append(SheetView.Row(row: row.row, items: before)) }
    lines += found
    lastRow = row.row
  }

  /// What a row below header lines may be to them.
  enum Continuation: Equatable {
    /// A cross below the quarter that it ticks, to be put behind that one among the last line's values.
    case tick(after: Int)
    /// More of the last line's value.
    case moreOfLast
    /// The values of labels that have none yet: the line of each cell.
    case values([Int])
  }

  /// What a row without a label carries on of the lines above; `nil` where it is a text of its own.
  func continuation(of row: SheetView.Row) -> Continuation? {
    if let place = placeOfTick(in: row) { return .tick(after: place) }
    guard !isDatedTitle(row), !isPeriodOfItsOwn(row) else { return nil }
    if lastRow == row.row - 1, let line = lines.last, let value = line.values.first,
      // What begins under the label is no part of a value beside it: `I. DATOS DEL INDICADOR`.
      row.own.allSatisfy({
        $0.columns.overlaps(value.columns) && ($0.column > line.label.column || value.row > line.label.row)
      })
    {
      return .moreOfLast
    }
    if carriesOnLabel(row) { return .moreOfLast }
    let open = lines.indices.filter { index in
      lines[index].text == nil && row.row - lines[index].label.row <= Self.farthestBelowLabel
    }
    let owners = row.own.compactMap { item in
      open.last { lines[$0].label.columns.overlaps(item.columns) }
        ?? open.last { lines[$0].label.column <= item.column }
    }
    return open.isEmpty || owners.count < row.own.count ? nil : .values(owners)
  }

  /// Whether a row goes on in the middle of the sentence that is in the cell of a label above it.
  private func carriesOnLabel(_ row: SheetView.Row) -> Bool {
    guard lastRow == row.row - 1, let line = lines.last, let text = line.inline, line.values.isEmpty,
      row.own.count == 1, let item = row.own.first, item.column == line.label.column,
      case .text = item.cell.value
    else { return false }
    return LineSense(session: session).text(text, item.text, column: item.column) <= -LineSense.clear
  }

  /// Takes a row as what it carries on.
  mutating func carryOn(_ row: SheetView.Row, as continuation: Continuation) {
    switch continuation {
    case .tick(let place): lines[lines.count - 1].values.insert(contentsOf: row.own, at: place + 1)
    case .moreOfLast: lines[lines.count - 1].values += row.own
    case .values(let owners): for (owner, item) in zip(owners, row.own) { lines[owner].values.append(item) }
    }
    lastRow = row.row
  }

  /// Where the quarter is among the last line's values that a cross in the row ticks.
  private func placeOfTick(in row: SheetView.Row) -> Int? {
    guard lastRow == row.row - 1, let line = lines.last, line.context == .quarter, row.own.count == 1,
      let cross = row.own.first, cross.text.count == 1, PeriodReading.hasBoxes(cross.text)
    else { return nil }
    return line.values.firstIndex { $0.columns.overlaps(cross.columns) }
  }

  /// Whether a row says a period by itself, which carries on no other value.
  private func isPeriodOfItsOwn(_ row: SheetView.Row) -> Bool {
    guard let last = lines.last, last.context != .quarter, last.context != .fiscalYear, !last.awaitsValue
    else {
      return false
    }
    return session.isStatement(row.own.map(\.text).joined(separator: " "))
  }

  /// A period in cells of its own: `Segundo Trimestre 2025` under the title, `Fecha de corte` and `30/06/2024`.
  struct Statement {
    let period: PeriodReading
    let items: [SheetView.Item]
  }

  /// What texts of their own say of the period, where all that do say the same.
  var statement: Statement? {
    let title = self.title?.index
    var found: [Statement] = []
    for row in texts {
      let own = row.own.filter { $0.index != title }
      if own.count > 1, own.count <= Self.widestStatement, let whole = statement(own) {
        found.append(whole)
        continue
      }
      for (place, item) in row.own.enumerated() where item.index != title {
        // Next to another text than the title it is that one's value: `Trimestre anterior` and `1er. Trimestre`.
        if place > 0, row.own[place - 1].index != title, !isApart(item, from: row.own[place - 1]) { continue }
        if let single = statement([item]) {
          found.append(single)
        } else if place + 1 < row.own.count, row.own[place + 1].column == item.columns.upperBound + 1,
          let pair = statement([item, row.own[place + 1]])
        {
          // A label and its value, apart from what is before them: `Trimestre` and `III`.
          found.append(pair)
        }
      }
    }
    let quarters = Set(found.compactMap(\.period.quarter))
    let years = Set(found.compactMap(\.period.year))
    guard var period = found.first?.period, quarters.count <= 1, years.count <= 1 else { return nil }
    period.quarter = quarters.first
    period.year = years.first
    return Statement(period: period, items: found.flatMap(\.items))
  }

  private func statement(_ items: [SheetView.Item]) -> Statement? {
    let text = items.map(\.text).joined(separator: " ")
    return session.isStatement(text) ? Statement(period: session.period(of: text), items: items) : nil
  }

  /// Whether blank columns part a cell from the one before it, which is no label with its colon.
  private func isApart(_ item: SheetView.Item, from other: SheetView.Item) -> Bool {
    item.column > other.columns.upperBound + 1 && other.text.last != ":"
  }

  /// A period is in no more cells than this, its label among them.
  private static let widestStatement = 3

  /// Whether a row is a title of its own, which carries on no value.
  private func isDatedTitle(_ row: SheetView.Row) -> Bool {
    RowWords(session: session).isTitle(row)
      && row.own.contains { session.period(of: $0.text).year != nil }
  }

  /// The title among the texts: the first that a title's words are in, else the only one.
  var title: SheetView.Item? {
    let candidates = texts.flatMap(\.own).filter { isOwnDrawing || $0.text.utf8.count <= Self.longestTitle }
    if isOwnDrawing { return candidates.first }
    let titles = candidates.filter { item in
      let text = session.folded(item.text)
      return session.vocabulary.titleWords.contains { text.contains($0) }
    }
    // Of two titles, one below the other, that of the report says its period, or its year; above it may stand that of the
    // manual it is from. What says a period and nothing else is a title only where there is no other.
    let worded = titles.filter { !session.isStatement($0.text) }
    let named =
      worded.first { item in
        let period = session.period(of: item.text)
        return period.year != nil && period.quarter != nil
      } ?? worded.first { session.period(of: $0.text).year != nil } ?? worded.first ?? titles.first
    // Another title is alone in its row and names its year.
    let alone = texts.filter { $0.own.count == 1 }.flatMap(\.own)
    return named
      ?? alone.first {
        session.period(of: $0.text).year != nil && $0.text.utf8.count <= Self.longestTitle
      }
  }

  /// Forgets everything, when a table has taken it.
  mutating func clear() {
    lines = []
    texts = []
  }
}
