import MIRSchema
import SheetIO

/// The header lines and other texts that have been seen since the last table: the header block of what comes next.
struct HeaderBlock {
  /// The lines that a label begins, in order.
  private(set) var lines: [HeaderLine] = []
  /// Rows without a label: titles, names above the block.
  var texts: [SheetView.Row] = []

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

  /// Takes a row below header lines: more of the last one's value, or the values of labels that have none yet.
  mutating func carryOn(_ row: SheetView.Row) -> Bool {
    guard !isDatedTitle(row) else { return false }
    if lastRow == row.row - 1, let value = lines.last?.values.first,
      row.own.allSatisfy({ $0.columns.overlaps(value.columns) })
    {
      lines[lines.count - 1].values += row.own
      lastRow = row.row
      return true
    }
    let open = lines.indices.filter { index in
      lines[index].text == nil && row.row - lines[index].label.row <= Self.farthestBelowLabel
    }
    let owners = row.own.map { item in
      open.last { lines[$0].label.columns.overlaps(item.columns) }
        ?? open.last { lines[$0].label.column <= item.column }
    }
    guard !open.isEmpty, owners.allSatisfy({ $0 != nil }) else { return false }
    for (owner, item) in zip(owners, row.own) {
      if let owner { lines[owner].values.append(item) }
    }
    lastRow = row.row
    return true
  }

  /// Whether a row is a title of its own, which carries on no value.
  private func isDatedTitle(_ row: SheetView.Row) -> Bool {
    RowClassifier(session: session).isTitle(row)
      && row.own.contains { session.period(of: $0.text).year != nil }
  }

  /// The title among the texts: the first that a title's words are in, else the only one.
  var title: SheetView.Item? {
    let candidates = texts.flatMap(\.own).filter { isOwnDrawing || $0.text.utf8.count <= Self.longestTitle }
    if isOwnDrawing { return candidates.first }
    let named = candidates.first { item in
      let text = FoldedText(item.text)
      return session.vocabulary.titleWords.contains { text.contains($0) }
    }
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
