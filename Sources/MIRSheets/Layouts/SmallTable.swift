import MIRSchema
import SheetIO

/// The table of one indicator in a form: its values in a grid of measures and periods.
struct SmallTable {
  /// One value, and the cells that say what it is.
  struct Value {
    let cell: SeenCell
    let measure: Named?
    let period: Named?
  }

  /// What a label of the grid says.
  struct Named {
    let cell: SeenCell
    let name: RowLabels.Name
  }

  /// The values, row by row.
  private(set) var values: [Value] = []
  /// The cells of its headings and row labels.
  private(set) var labels: [SeenCell] = []
  /// The rows of the sheet that it takes.
  private(set) var rows: ClosedRange<Int>

  /// The table that begins at a position of the sheet's rows; `nil` where none does.
  init?(at position: Int, of view: SheetView, session: ReadingSession) {
    let grid = Grid(session: session)
    let first = view.rows[position]
    guard grid.isHeading(first) || grid.isTitle(first, over: view.row(after: first.row)) else { return nil }
    rows = first.row...first.row
    var headings: [SheetView.Row] = []
    for row in view.rows[position...] {
      guard row.row - rows.upperBound <= Self.widestGap, !row.own.isEmpty else { break }
      if values.isEmpty, headings.count < Self.deepestHeading, grid.isHeading(row) || row.row == first.row {
        headings.append(row)
        labels += row.own
      } else if let read = grid.values(of: row, under: headings) {
        values += read.values
        if let label = read.label { labels.append(label) }
      } else {
        break
      }
      rows = rows.lowerBound...row.row
    }
    guard values.contains(where: { $0.measure?.name.isKnown == true && $0.period?.name.isKnown == true })
    else {
      return nil
    }
  }

  private static let deepestHeading = 3
  /// One blank row between two of it is forgiven.
  private static let widestGap = 2

  /// How the rows of such a table are understood.
  private struct Grid {
    let session: ReadingSession

    /// Whether a row names periods or measures over columns, and holds no value; numbers are periods when they count
    /// the quarters.
    func isHeading(_ row: SheetView.Row) -> Bool {
      let own = row.own
      guard own.count <= Self.widest else { return false }
      let numbers = own.filter { NumberReading.isNumber($0.cell, session: session) }
      guard numbers.isEmpty || numbers.map(\.text) == ["1", "2", "3", "4"] else { return false }
      let periods = own.count { RowLabels.periods.name(of: $0, session) != nil }
      let measures = own.count { RowLabels.measures.name(of: $0, session) != nil }
      return max(periods, measures) >= 2
        && LabelledValues(session: session).pairs(in: row).allSatisfy { !$0.isKnown }
    }

    /// Whether a row has but a title of the table below it, or of its columns.
    func isTitle(_ row: SheetView.Row, over next: SheetView.Row?) -> Bool {
      guard let next, next.row <= row.row + SmallTable.widestGap, isHeading(next),
        row.own.count <= Self.mostTitles
      else {
        return false
      }
      return row.own.allSatisfy { item in
        guard case .text = item.cell.value, item.text.utf8.count <= Self.longestLabel else { return false }
        return LabelledValues(session: session).label(item) == nil
      }
    }

    /// The values of a row, and its label; `nil` where the row is none of the table's.
    func values(of row: SheetView.Row, under headings: [SheetView.Row]) -> (
      values: [Value], label: SeenCell?
    )? {
      var own = row.own
      guard let first = own.first, own.count <= Self.widest else { return nil }
      var label: SeenCell?
      if case .text = first.cell.value, !NumberReading.isNumber(first.cell, session: session),
        !session.isNoData(first.text)
      {
        guard first.text.utf8.count <= Self.longestLabel,
          LabelledValues(session: session).label(first)?.keys.isEmpty ?? true
        else { return nil }
        label = first
        own.removeFirst()
      } else if RowLabels.periods.name(of: first, session) != nil, over(first, headings, .periods) == nil,
        over(first, headings, .measures) == nil
      {
        label = first
        own.removeFirst()
      }
      let isFilled = own.contains { NumberReading.isNumber($0.cell, session: session) }
      guard isFilled || (label.map { name(of: $0).isKnown } ?? false),
        own.allSatisfy({ isUnder($0, headings) })
      else { return nil }
      return (own.map { value($0, label, headings) }, label)
    }

    private func isUnder(_ item: SeenCell, _ headings: [SheetView.Row]) -> Bool {
      headings.contains { row in row.own.contains { $0.columns.overlaps(item.columns) } }
    }

    /// What a row's label says: a measure, a period, or something else.
    private func name(of label: SeenCell) -> RowLabels.Name {
      RowLabels.measures.name(of: label, session) ?? RowLabels.periods.name(of: label, session)
        ?? .other(FoldedText(label.text))
    }

    private func value(_ item: SeenCell, _ label: SeenCell?, _ headings: [SheetView.Row]) -> Value {
      let named = label.map { Named(cell: $0, name: name(of: $0)) }
      let period = over(item, headings, .periods)
      let measure = over(item, headings, .measures)
      switch named?.name {
      case .period: return Value(cell: item, measure: measure ?? lowest(over: item, headings), period: named)
      case .measure, .other:
        return Value(cell: item, measure: named, period: period ?? lowest(over: item, headings))
      case nil: return Value(cell: item, measure: measure, period: period)
      }
    }

    /// The lowest heading over a cell that says a measure, or a period.
    private func over(_ item: SeenCell, _ headings: [SheetView.Row], _ labels: RowLabels) -> Named? {
      for row in headings.reversed() {
        let over = row.own.filter { $0.columns.overlaps(item.columns) }
        // A group that is in one cell goes as far as the next one.
        let named = over.isEmpty ? row.own.filter { $0.column < item.column }.suffix(1) : over[...]
        for cell in named {
          if let name = labels.name(of: cell, session) { return Named(cell: cell, name: name) }
        }
      }
      return nil
    }

    private func lowest(over item: SeenCell, _ headings: [SheetView.Row]) -> Named? {
      headings.reversed().lazy.compactMap { row in row.own.first { $0.columns.overlaps(item.columns) } }.first
        .map { Named(cell: $0, name: .other(FoldedText($0.text))) }
    }

    private static let widest = 20
    private static let longestLabel = 60
    private static let mostTitles = 3
  }
}
