import MIRSchema
import SheetIO

/// Lays forms of one indicator each as rows of one table: a label is the heading of its value.
///
/// Every label has the same column in every form; the grid of measures and periods has its columns right of them. A form
/// becomes a heading of two rows and a record, so that a header block above each is read like that of a page.
struct FormRows {
  let session: ReadingSession

  /// The sheet with a row for each form; `nil` where there is none.
  func laid(_ laid: LaidSheet) -> LaidSheet? {
    let forms = IndicatorForms(session: session).find(in: laid.view)
    guard !forms.isEmpty else { return nil }
    let columns = FormColumns(forms)
    var result = laid
    var rows: [SheetView.Row] = []
    var headings: [ClosedRange<Int>] = []
    var last = -1
    func append(_ items: [SeenCell], at row: Int) {
      guard !items.isEmpty else { return }
      last = max(row, last + 1)
      rows.append(
        SheetView.Row(row: last, items: items.map { $0.inRow(last) }.sorted { $0.column < $1.column }))
    }
    var position = laid.view.rows.startIndex
    for form in forms {
      guard let first = form.rows.min(), let end = form.rows.max() else { continue }
      while position < laid.view.rows.endIndex, laid.view.rows[position].row < first {
        append(laid.view.rows[position].items, at: laid.view.rows[position].row)
        position += 1
      }
      // What is between the labels and is none comes first: lines of the header block.
      while position < laid.view.rows.endIndex, laid.view.rows[position].row <= end {
        let row = laid.view.rows[position]
        if !form.rows.contains(row.row) { append(stated(row, in: form), at: row.row) }
        position += 1
      }
      for line in periodLines(of: form) { append([line], at: line.row) }
      let drawn = columns.rows(of: form, session)
      var top: Int?
      for (step, row) in drawn.heading.enumerated() where !row.isEmpty {
        append(row, at: end - drawn.heading.count + step)
        top = top ?? last
      }
      headings.append((top ?? last)...last)
      append(drawn.record, at: end)
      result.labels += drawn.labels
      result.joined.merge(form.joined) { $0 + $1 }
    }
    for row in laid.view.rows[position...] { append(row.items, at: row.row) }
    result.view = SheetView(laid.view, rows: rows, headings: headings, strangers: columns.strangers)
    return result
  }

  /// The cells of a row between a form's labels; a title right over a table says its quarter and nothing else:
  /// `COMPORTAMIENTO DE LAS VARIABLES DURANTE EL PRIMER TRIMESTRE`.
  private func stated(_ row: SheetView.Row, in form: IndicatorForm) -> [SeenCell] {
    let own = row.own
    guard own.count == 1, let title = own.first, periodLines(of: form).isEmpty,
      form.headed.contains(where: { $0.rows.lowerBound == row.row + 1 }),
      let text = PeriodReading.text(quarter: session.period(of: title.text).quarter, year: nil)
    else { return own }
    return [title.saying(text)]
  }

  /// The cells over a form's tables that say which quarter is reported: `TRIMESTRE: ABRIL-JUNIO`.
  private func periodLines(of form: IndicatorForm) -> [SeenCell] {
    form.headed.flatMap(\.headings).joined().filter { item in
      let row = SheetView.Row(row: item.row, items: [item])
      let lines = HeaderLineFinder(session: session).lines(in: row).lines
      return lines.contains { line in
        line.context == .quarter && line.inline.map { session.period(of: $0).quarter != nil } ?? false
      }
    }
  }
}

/// Which column each label and each value of some forms is laid in.
private struct FormColumns {
  /// A label, and which of several cells next to it.
  private struct Place: Hashable {
    let words: FoldedText
    let turn: Int
  }

  private let pairs: [Place: Int]
  private let measures: [RowLabels.Name]
  private let periods: [RowLabels.Name]
  private let others: [Place: Int]
  private let variables: [Place: Int]
  /// The first column of each table with a heading of its own, in the order of a form.
  private let headed: [Int]
  /// The first column of the grid.
  private let base: Int

  init(_ forms: [IndicatorForm]) {
    // The level comes first, and next to it its number.
    var width = 2
    var pairs: [Place: Int] = [:]
    var measures: [RowLabels.Name] = []
    var periods: Set<RowLabels.Name> = []
    for form in forms {
      Self.each(form.pairs) { place, pair, _ in
        guard pairs[place] == nil else { return }
        pairs[place] = pair.keys.contains(.level) && place.turn == 0 ? 0 : pair.keys == [.number] ? 1 : width
        if pairs[place] == width { width += 1 }
      }
      for value in form.tables.flatMap(\.values) {
        if let name = value.measure?.name, name.isKnown, !measures.contains(name) { measures.append(name) }
        if let name = value.period?.name, name.isKnown { periods.insert(name) }
      }
    }
    self.pairs = pairs
    self.measures = measures
    self.periods = Period.allCases.map { .period($0) }.filter(periods.contains)
    base = width
    width += measures.count * periods.count
    var others: [Place: Int] = [:]
    for form in forms {
      Self.each(form.tables.flatMap(\.values)) { place, _ in
        guard others[place] == nil else { return }
        others[place] = width
        width += 1
      }
    }
    self.others = others
    var variables: [Place: Int] = [:]
    var headed: [Int] = []
    for form in forms {
      Self.each(form.headed.flatMap(\.variables)) { place, _, _ in
        guard variables[place] == nil else { return }
        variables[place] = width
        width += 1
      }
    }
    for turn in 0..<(forms.map(\.headed.count).max() ?? 0) {
      headed.append(width)
      let tables = forms.compactMap { $0.headed.dropFirst(turn).first }
      width += tables.map(\.columns.count).max() ?? 0
    }
    self.variables = variables
    self.headed = headed
  }

  /// The columns that are no indicator's.
  var strangers: Set<Int> { Set(variables.values) }

  /// Every cell of every variable.
  private static func each(
    _ variables: [(name: SeenCell, cells: [SeenCell])], _ body: (Place, SeenCell, SeenCell) -> Void
  ) {
    var turns: [FoldedText: Int] = [:]
    for (name, cells) in variables {
      let words = FoldedText(name.text)
      for cell in cells {
        body(Place(words: words, turn: turns[words, default: 0]), name, cell)
        turns[words, default: 0] += 1
      }
    }
  }

  /// Every cell of every label; a label without a value has a place, too.
  private static func each(_ pairs: [LabelledValue], _ body: (Place, LabelledValue, SeenCell?) -> Void) {
    var turns: [FoldedText: Int] = [:]
    for pair in pairs {
      let words = FoldedText(pair.words)
      for value in pair.values.isEmpty ? [nil] : pair.values.map(Optional.some) {
        body(Place(words: words, turn: turns[words, default: 0]), pair, value)
        turns[words, default: 0] += 1
      }
    }
  }

  /// Every value that is not of a measure and a period.
  private static func each(_ values: [SmallTable.Value], _ body: (Place, SmallTable.Value) -> Void) {
    var turns: [FoldedText: Int] = [:]
    for value in values where !isPlain(value) {
      let words = FoldedText(foreignLabel(value)?.text ?? "")
      body(Place(words: words, turn: turns[words, default: 0]), value)
      turns[words, default: 0] += 1
    }
  }

  private static func isPlain(_ value: SmallTable.Value) -> Bool {
    value.measure?.name.isKnown == true && value.period?.name.isKnown == true
  }

  /// The label that says why a value has no field.
  private static func foreignLabel(_ value: SmallTable.Value) -> SeenCell? {
    [value.measure, value.period].compactMap { $0 }.first { !$0.name.isKnown }?.cell
      ?? value.period?.cell ?? value.measure?.cell
  }

  /// What a form is laid as.
  struct Drawn {
    var groups: [SeenCell] = []
    var leaves: [SeenCell] = []
    var record: [SeenCell] = []
    var labels: [SeenCell] = []
    /// Rows of headings of the form's tables, from the lowest up.
    var tables: [[SeenCell]] = []

    /// The rows of the heading, from the top down.
    var heading: [[SeenCell]] {
      var rows = [leaves, groups]
      for (step, row) in tables.enumerated() {
        if step < rows.count { rows[step] += row } else { rows.append(row) }
      }
      return rows.reversed()
    }
  }

  func rows(of form: IndicatorForm, _ session: ReadingSession) -> Drawn {
    var drawn = Drawn()
    if let level = form.level {
      drawn.leaves.append(level.saying(FieldKey.level.title).laid(inRow: level.row, columns: 0...0))
      drawn.record.append(level.laid(inRow: level.row, columns: 0...0))
    }
    Self.each(form.pairs) { place, pair, value in
      guard let column = pairs[place], form.level == nil || column != 0 else { return }
      drawn.leaves.append(pair.label.saying(pair.words).laid(inRow: pair.label.row, columns: column...column))
      if let value {
        drawn.record.append(value.laid(inRow: value.row, columns: column...column))
        if value.index == pair.label.index { return }
      }
      drawn.labels.append(pair.label)
    }
    let values = form.tables.flatMap(\.values)
    var grouped: Set<Int> = []
    for value in values {
      guard let measure = value.measure, let period = value.period,
        let column = column(measure.name, period.name)
      else { continue }
      let group = base + (column - base) / periods.count * periods.count
      if grouped.insert(group).inserted {
        drawn.groups.append(
          RowLabels.measures.heading(measure.cell, measure.name, session).laid(
            inRow: measure.cell.row, columns: group...group + periods.count - 1))
      }
      drawn.leaves.append(
        RowLabels.periods.heading(period.cell, period.name, session).laid(
          inRow: period.cell.row, columns: column...column))
      drawn.record.append(value.cell.laid(inRow: value.cell.row, columns: column...column))
    }
    Self.each(values) { place, value in
      guard let column = others[place], let label = Self.foreignLabel(value) else { return }
      drawn.leaves.append(label.laid(inRow: label.row, columns: column...column))
      drawn.record.append(value.cell.laid(inRow: value.cell.row, columns: column...column))
    }
    drawn.labels += form.tables.flatMap(\.labels)
    draw(form.headed, into: &drawn)
    return drawn
  }

  /// Lays the tables that have a heading of their own: that of an indicator's values as it is; each variable as columns of no
  /// field, under its name.
  private func draw(_ tables: [FormTable], into drawn: inout Drawn) {
    Self.each(tables.flatMap(\.variables)) { place, name, cell in
      guard let column = variables[place] else { return }
      drawn.leaves.append(name.laid(inRow: name.row, columns: column...column))
      drawn.record.append(cell.laid(inRow: cell.row, columns: column...column))
      drawn.labels.append(name)
    }
    for (turn, table) in tables.enumerated() {
      guard !table.values.isEmpty else {
        drawn.labels += table.headings.joined()
        continue
      }
      let shift = headed[turn] - table.columns.lowerBound
      func laid(_ cell: SeenCell) -> SeenCell {
        cell.laid(inRow: cell.row, columns: cell.columns.lowerBound + shift...cell.columns.upperBound + shift)
      }
      for (step, row) in table.headings.reversed().enumerated() {
        if !drawn.tables.indices.contains(step) { drawn.tables.append([]) }
        drawn.tables[step] += row.map(laid)
      }
      drawn.record += table.values.map(laid)
    }
  }

  private func column(_ measure: RowLabels.Name, _ period: RowLabels.Name) -> Int? {
    guard let row = measures.firstIndex(of: measure), let place = periods.firstIndex(of: period) else {
      return nil
    }
    return base + row * periods.count + place
  }
}
