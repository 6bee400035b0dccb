import MIRSchema
import SheetIO

/// Which columns of labelled records hold values of each label, and which belong to the record as a whole.
struct ValueColumns {
  let labels: RowLabels
  let records: [LabelledRecord]
  /// The column of the labels.
  let column: Int
  let session: ReadingSession

  /// The columns of values with their lowest headings, from left to right.
  func find(under heading: [SheetView.Row]) -> [(column: Int, leaf: SeenCell)] {
    var leaves: [Int: SeenCell] = [:]
    for row in heading { for item in row.own { for column in item.columns { leaves[column] = item } } }
    let columns = Set(records.flatMap { $0.lines.flatMap { $0.row.items.map(\.column) } })
    return columns.sorted().compactMap { column in
      guard column != self.column, let leaf = leaves[column], holdsValues(column, leaf) else { return nil }
      return (column, leaf)
    }
  }

  /// Whether a column's values are those of its rows: its heading says the other half of what they are, or they are
  /// different numbers from row to row of a record.
  private func holdsValues(_ column: Int, _ leaf: SeenCell) -> Bool {
    let content = Content(records, column, session)
    if content.differs { return true }
    let meaning = HeadingMeaning(leaf.text, session: session)
    let isOtherHalf =
      switch labels {
      case .measures: meaning.period != nil
      case .periods: meaning.groups.contains { $0.measure != nil }
      }
    return isOtherHalf && !content.isWhole
  }

  /// What a column holds in the rows of the records.
  private struct Content {
    /// Whether rows of one record hold different things, and a number is among them.
    var differs = false
    /// Whether the column says one thing of each record, in a cell merged over its rows.
    var isWhole = false

    init(_ records: [LabelledRecord], _ column: Int, _ session: ReadingSession) {
      var merged = 0
      var single = 0
      for record in records {
        let cells = record.lines.compactMap { $0.row.item(at: column) }
        let own = cells.filter { !$0.isMergedDown }
        if own.count == 1, cells.count > 1 { merged += 1 } else if !own.isEmpty { single += 1 }
        guard let first = own.first, own.count > 1 else { continue }
        let others = own.dropFirst().filter { $0.text != first.text }
        let hasNumber = ([first] + others).contains { NumberReading.isNumber($0.cell, session: session) }
        if !others.isEmpty, hasNumber { differs = true }
      }
      isWhole = merged > single
    }
  }
}
