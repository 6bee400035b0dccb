import MIRSchema
import SheetIO

/// Which columns of labelled records hold values of each label, and which belong to the record as a whole.
struct ValueColumns {
  let labels: RowLabels
  let records: [LabelledRecord]
  /// The column of the labels.
  let column: Int
  let session: ReadingSession

  /// A column whose cells are different from row to row of a record.
  struct Found {
    let column: Int
    /// Its lowest heading.
    let leaf: SeenCell
    let kind: Kind
  }

  /// What the values of a column are.
  enum Kind {
    /// Those of the rows' measures or periods.
    case ofRows
    /// Sums to date in rows of periods: a report has that of its own quarter.
    case toDate
    /// Nothing of a record: goals to date, numbers of the rows.
    case stranger
  }

  /// The columns of values, from left to right; those that have nothing of a record last.
  func find(under heading: [SheetView.Row]) -> [Found] {
    let counting = CountingColumns.find(in: records.flatMap { $0.lines.map(\.row) }, session)
    let found = columns(under: heading).map { column, leaf in
      Found(column: column, leaf: leaf, kind: kind(column, leaf, isCounting: counting.contains(column)))
    }
    return found.filter { $0.kind == .ofRows } + found.filter { $0.kind != .ofRows }
  }

  private func kind(_ column: Int, _ leaf: SeenCell, isCounting: Bool) -> Kind {
    let meaning = HeadingMeaning(leaf.text, session: session)
    if labels == .periods, meaning.ownPeriod == .cumulative, let measure = meaning.ownMeasure {
      return measure == .achieved || measure == .variation ? .toDate : .stranger
    }
    let saysValues =
      meaning.period != nil || meaning.ownMeasure != nil || meaning.groups.contains { $0.measure != nil }
    return isCounting && !saysValues ? .stranger : .ofRows
  }

  private func columns(under heading: [SheetView.Row]) -> [(column: Int, leaf: SeenCell)] {
    var leaves: [Int: SeenCell] = [:]
    for row in heading {
      for item in row.own {
        for column in item.columns {
          leaves[column] = leaves[column].flatMap { sum($0, of: item) } ?? item
        }
      }
    }
    let columns = Set(records.flatMap { $0.lines.flatMap { $0.row.items.map(\.column) } })
    return columns.sorted().compactMap { column in
      guard column != self.column, let leaf = leaves[column], holdsValues(column, leaf) else { return nil }
      return (column, leaf)
    }
  }

  /// The quarter over a column that sums up its months: `PRIMER TRIMESTRE` over `Ene`, `Feb`, `Mar`, `Subtotal`; `nil` where the
  /// column is something else than the quarter.
  private func sum(_ group: SeenCell, of leaf: SeenCell) -> SeenCell? {
    guard labels == .measures, group.columns.count > 1, leaf.columns.count == 1,
      HeadingMeaning(group.text, session: session).period?.quarter != nil,
      HeadingTerms.loneMonth(leaf.text) == nil, session.vocabulary.beginsTotal(leaf.text)
    else { return nil }
    return group
  }

  /// Whether a column's values are those of its rows: its heading says the other half of what they are, or they are
  /// different numbers from row to row of a record.
  private func holdsValues(_ column: Int, _ leaf: SeenCell) -> Bool {
    let content = Content(records, column, session)
    let meaning = HeadingMeaning(leaf.text, session: session)
    // A goal of the year is the record's; one that was changed in some of the rows is no goal to date.
    if labels == .periods, meaning.ownMeasure == .programmed, meaning.ownPeriod == .cumulative {
      return content.differing * 4 >= records.count
    }
    if content.differing > 0 { return true }
    let isOtherHalf =
      switch labels {
      case .measures: meaning.period != nil
      case .periods: meaning.groups.contains { $0.measure != nil }
      }
    return isOtherHalf && !content.isWhole
  }

  /// What a column holds in the rows of the records.
  private struct Content {
    /// In how many records rows hold different things, and a number is among them.
    var differing = 0
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
        if !others.isEmpty, hasNumber { differing += 1 }
      }
      isWhole = merged > single
    }
  }
}
