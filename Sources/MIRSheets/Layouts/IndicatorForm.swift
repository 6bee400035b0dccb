import MIRSchema
import SheetIO

/// One indicator as a form: labels with their values, and a small table.
struct IndicatorForm {
  /// The labels with their values, in order.
  var pairs: [LabelledValue] = []
  var tables: [SmallTable] = []
  /// Tables under headings of their own.
  var headed: [FormTable] = []
  /// The rows of the sheet that belong to it.
  var rows: Set<Int> = []
  /// Cells that go on with a value, by the position of that one in the sheet.
  var joined: [Int: [Int]] = [:]
  /// The level, where it stands alone above the labels.
  var level: SeenCell?

  /// The fields that its labels name.
  var keys: Set<FieldKey> { Set(pairs.flatMap(\.keys)) }
  /// In how many rows a label of a field has its value; a justification may stand below records of any kind.
  private var labelledRows: Int {
    Set(pairs.filter { $0.isKnown && !$0.values.isEmpty && $0.keys != [.justification] }.map(\.label.row))
      .count
  }

  /// Whether it has a table of its own values.
  var hasTable: Bool { !tables.isEmpty || headed.contains { !$0.values.isEmpty } }

  /// Whether it can be nothing else: rows of labels, among them the level's or the name's, and values.
  var isCertain: Bool {
    let isNamed = pairs.contains { pair in
      !pair.values.isEmpty && (pair.keys.contains(.level) || pair.keys.contains(.name))
    }
    let hasValues = keys.contains { Measure.of($0) != nil }
    return (isNamed || level != nil) && (hasTable ? labelledRows >= 2 : hasValues && labelledRows >= 3)
  }
}

/// Finds the forms of a sheet, one below the other.
struct IndicatorForms {
  let session: ReadingSession

  /// The forms from the top down; what comes between belongs to none.
  func find(in view: SheetView) -> [IndicatorForm] {
    guard mayHold(view), !isTable(view) else { return [] }
    var forms: [IndicatorForm] = []
    var form = IndicatorForm()
    var pending: [(row: Int, pairs: [LabelledValue])] = []
    var level: SeenCell?
    // What the header block above the first form says.
    var said: [Vocabulary.Context: Set<FoldedText>] = [:]
    // The rows above the first form: where they come again, a page begins, maybe within a form.
    var top: Set<[FoldedText]> = []
    var pageRow = -1
    func close() {
      if form.isCertain, saysSomething(form) { forms.append(form) }
      form = IndicatorForm()
      pending = []
    }
    func take(_ pairs: [LabelledValue], _ row: Int) {
      form.pairs += pending.flatMap(\.pairs) + pairs
      form.rows.formUnion(pending.map(\.row) + [row])
      pending = []
    }
    var position = 0
    while position < view.rows.count {
      let row = view.rows[position]
      position += 1
      let words = row.own.map { FoldedText($0.text) }
      defer {
        if forms.isEmpty, form.pairs.isEmpty, Self.cellsOfTop.contains(words.count) { top.insert(words) }
      }
      if !form.pairs.isEmpty, top.contains(words) {
        pageRow = row.row
        continue
      }
      if let end = form.rows.max(), row.row - max(end, pageRow) > Self.widestGap { close() }
      if forms.isEmpty, form.pairs.isEmpty {
        for line in HeaderLineFinder(session: session).lines(in: row).lines {
          said[line.context, default: []].insert(FoldedText(line.text ?? ""))
        }
      }
      if !form.pairs.isEmpty, let table = headedTable(at: position - 1, of: view) {
        take([], table.rows.lowerBound)
        form.headed.append(table)
        form.rows.formUnion(table.rows)
        while position < view.rows.count, view.rows[position].row <= table.rows.upperBound { position += 1 }
        continue
      }
      let isUnderLevel = level.map { row.row - $0.row <= Self.farthestLevel } ?? false
      var pairs = values(of: row, in: form, isUnderLevel: isUnderLevel).pairs(in: row)
      if pairs.contains(where: \.isKnown) {
        if begins(pairs, after: form, like: forms.last) { close() }
        if form.pairs.isEmpty, let above = level, row.row - above.row <= Self.farthestLevel {
          form.level = above
          form.rows.insert(above.row)
        }
        if position < view.rows.count, let below = valuesBelow(pairs, view.rows[position]) {
          pairs = below
          form.rows.insert(view.rows[position].row)
          position += 1
        } else if isHeading(pairs) {
          close()
          continue
        } else if pairs.allSatisfy(isTitleOfValues) {
          continue
        }
        take(pairs, row.row)
      } else if !form.pairs.isEmpty, let table = SmallTable(at: position - 1, of: view, session: session) {
        take([], table.rows.lowerBound)
        form.tables.append(table)
        form.rows.formUnion(table.rows)
        while position < view.rows.count, view.rows[position].row <= table.rows.upperBound { position += 1 }
      } else if carriesOn(row, &form) {
        form.rows.insert(row.row)
      } else if !form.pairs.isEmpty, !pairs.isEmpty, !isOther(row) {
        pending.append((row.row, pairs))
      } else if !form.pairs.isEmpty, let own = ownLines(of: row, besides: said) {
        pending.append((row.row, own))
      } else if let found = lonelyLevel(row) {
        if form.keys.contains(.level) || form.level != nil || form.hasTable { close() }
        level = found
      }
    }
    close()
    return forms
  }

  /// A table under a heading of its own, where it is no grid of measures and periods.
  private func headedTable(at position: Int, of view: SheetView) -> FormTable? {
    guard let table = FormTable(at: position, of: view, session: session) else { return nil }
    return SmallTable(at: position, of: view, session: session) == nil ? table : nil
  }

  /// How the labels of a row are read: below a level an objective is the level's, and not the header block's.
  private func values(of row: SheetView.Row, in form: IndicatorForm, isUnderLevel: Bool) -> LabelledValues {
    var values = LabelledValues(session: session)
    let begins = row.own.first.flatMap { values.label($0) }?.keys.contains(.level) ?? false
    values.isBelowLevel = begins || isUnderLevel || form.level != nil || form.keys.contains(.level)
    return values
  }

  /// Whether words of a measure have no value and no colon: a title like *Avance al segundo trimestre*, and no label.
  private func isTitleOfValues(_ pair: LabelledValue) -> Bool {
    pair.values.isEmpty && pair.label.text.last != ":" && pair.keys.contains { Measure.of($0) != nil }
  }

  /// Whether labels stand next to each other as headings of columns do, none with a value.
  private func isHeading(_ pairs: [LabelledValue]) -> Bool {
    pairs.dropLast().count { $0.isKnown && $0.values.isEmpty } >= 2
  }

  /// Whether labels of a level or a name that the form has already begin the next one.
  ///
  /// Where the last form began with its level or its name, every one does.
  private func begins(
    _ pairs: [LabelledValue], after form: IndicatorForm, like last: IndicatorForm?
  ) -> Bool {
    let keys = form.keys
    if !form.pairs.isEmpty, let first = pairs.first?.keys.first, first == .level || first == .name,
      first == last?.pairs.first?.keys.first, pairs.first?.values.isEmpty == false
    {
      return true
    }
    return pairs.contains { pair in
      !pair.values.isEmpty && pair.keys.contains { ($0 == .level || $0 == .name) && keys.contains($0) }
    } || (form.hasTable && pairs.contains { $0.keys.contains(.level) || $0.keys.contains(.name) })
  }

  /// Whether a form says a level, or a number: instructions explain the same labels, and say neither.
  private func saysSomething(_ form: IndicatorForm) -> Bool {
    let levels =
      form.pairs.filter { $0.keys.contains(.level) }.flatMap(\.values) + [form.level].compactMap { $0 }
    if levels.contains(where: { LevelReading.isLevel($0, session: session) }) { return true }
    let values =
      form.tables.flatMap(\.values).map(\.cell) + form.headed.flatMap(\.values)
      + form.pairs.filter { $0.keys.contains { Measure.of($0) != nil } }.flatMap(\.values)
    return values.contains { NumberReading.isNumber($0.cell, session: session) }
  }

  /// A cheap look: two rows of labels near each other.
  private func mayHold(_ view: SheetView) -> Bool {
    var last: Int?
    var records = 0
    let values = LabelledValues(session: session)
    for row in view.rows.prefix(Self.rowsLookedAt) {
      let own = row.own
      if own.count >= Self.cellsOfRecord { records += 1 }
      if records > Self.recordsLookedAt { return false }
      guard own.count <= Self.mostCells, let first = own.first, let label = values.label(first),
        !label.keys.isEmpty
      else { continue }
      if let last, row.row - last <= Self.widestGap { return true }
      last = row.row
    }
    return false
  }

  /// Whether two records follow each other, their levels in one column, without labels between them.
  private func isTable(_ view: SheetView) -> Bool {
    let records = RecordRows(session: session)
    let values = LabelledValues(session: session)
    var open: Int?
    for row in view.rows.prefix(Self.rowsLookedAt) {
      if values.pairs(in: row).contains(where: { $0.keys.contains(.level) || $0.keys.contains(.name) }) {
        open = nil
      } else if row.own.count >= Self.cellsOfTable, records.isRecord(row),
        let level = row.own.prefix(2).first(where: { LevelReading.isLevel($0, session: session) })
      {
        if open == level.column { return true }
        open = level.column
      }
    }
    return false
  }

  /// The labels of a row with the values of the row below, where every one of them is under a label without a value.
  private func valuesBelow(_ pairs: [LabelledValue], _ below: SheetView.Row) -> [LabelledValue]? {
    guard pairs.allSatisfy({ $0.values.isEmpty }), below.row - (pairs.first?.label.row ?? 0) <= 2,
      below.own.allSatisfy({ item in
        LabelledValues(session: session).label(item) == nil
          && pairs.contains { $0.label.columns.overlaps(item.columns) }
      })
    else { return nil }
    // A title may have the words of a label, `II. AVANCE TRIMESTRAL`: below it stands no number, no value of its catalogue.
    if pairs.count == 1, pairs[0].keys.contains(where: { Measure.of($0) != nil }),
      !below.own.contains(where: { NumberReading.isNumber($0.cell, session: session) })
    {
      return nil
    }
    if pairs.count == 1, let value = below.own.first,
      case .catalogue(let name)? = pairs[0].keys.first.flatMap({ Indicator.kindsByKey[$0] }),
      name != .level, session.official(value.text, in: name) == nil
    {
      return nil
    }
    return pairs.map { pair in
      var pair = pair
      pair.values = below.own.filter { pair.label.columns.overlaps($0.columns) }
      return pair
    }
  }

  /// Whether a row without labels only goes on with the last values, under each of which it has a text.
  private func carriesOn(_ row: SheetView.Row, _ form: inout IndicatorForm) -> Bool {
    guard let end = form.rows.max(), row.row == end + 1, form.tables.isEmpty, form.headed.isEmpty,
      row.own.count == 1, let item = row.own.first, case .text = item.cell.value,
      LabelledValues(session: session).label(item) == nil, lonelyLevel(row) == nil,
      let place = form.pairs.lastIndex(where: { $0.values.last?.column == item.column }),
      let above = form.pairs[place].values.last, case .text = above.cell.value,
      item.column > form.pairs[place].label.column
    else { return false }
    form.joined[above.index, default: []].append(item.index)
    form.pairs[place].values[form.pairs[place].values.count - 1] = above.saying(
      JoinedText.join(above.cell.shownText, item.text))
    return true
  }

  /// Labels of a header block that say something else of the indicator than the header block above says of all: the
  /// office that is responsible for it.
  private func ownLines(of row: SheetView.Row, besides said: [Vocabulary.Context: Set<FoldedText>])
    -> [LabelledValue]?
  {
    let (lines, before) = HeaderLineFinder(session: session).lines(in: row)
    guard !lines.isEmpty, before.isEmpty,
      lines.allSatisfy({ line in said[line.context].map { !$0.contains(FoldedText(line.text ?? "")) } ?? false
      })
    else { return nil }
    return lines.map { line in
      LabelledValue(
        label: line.label, words: LabelledValues(session: session).words(of: line.label), keys: [],
        values: (line.inline.map { [line.label.saying($0)] } ?? []) + line.values)
    }
  }

  /// Whether labels without a field are those of a header block, of a signature or of remarks.
  private func isOther(_ row: SheetView.Row) -> Bool {
    !HeaderLineFinder(session: session).lines(in: row).lines.isEmpty
      || SignatureReader(session: session).isRoleRow(row) || RowWords(session: session).isNote(row)
  }

  private func lonelyLevel(_ row: SheetView.Row) -> SeenCell? {
    guard row.own.count == 1, let item = row.own.first else { return nil }
    let isLevel =
      LevelReading.begins(item, session: session)
    return isLevel ? item : nil
  }

  /// A row of the top has a few cells.
  private static let cellsOfTop = 1...6
  private static let rowsLookedAt = 120
  private static let recordsLookedAt = 24
  private static let cellsOfRecord = 12
  private static let mostCells = 12
  private static let cellsOfTable = 5
  /// So many rows may lie between two labels of one form.
  private static let widestGap = 6
  private static let farthestLevel = 3
}
