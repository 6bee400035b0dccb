import MIRSchema
import SheetIO

/// Says of each row what it is: a function of the row, of how far the reading has come, and of the sheet.
///
/// It changes nothing. The questions are asked in order, and the first that is answered decides.
struct RowRoles {
  let context: SheetContext

  /// What a row is.
  func role(of row: SheetView.Row, in state: ReadingState) -> RowRole {
    if let heading = state.nextHeading, heading.rows.contains(row.row) { return .heading(heading) }
    if let role = roleByTable(row, state) { return role }
    if context.isOwnDrawing, let role = roleInOwnFoot(row, state) { return role }
    if let role = roleInHeaderTable(row) { return role }
    let (lines, before) = headerLines(of: row)
    if !lines.isEmpty { return .header(lines, before: before) }
    if let heading = state.table.heading, isRemark(row, heading, state) { return .remark }
    if !state.foot.isEmpty || context.signatures.isRoleRow(row) { return .foot }
    if state.table.heading != nil { return roleUnderTable(row, state.table) }
    return state.header.continuation(of: row).map(RowRole.headerValue) ?? .headerText
  }

  /// The header lines of a row, and what is none of them: of each pair of it where labels stand abreast.
  private func headerLines(of row: SheetView.Row) -> (lines: [HeaderLine], before: [SheetView.Item]) {
    guard !context.hasOwnHead, let parts = context.headerPairs.parts(of: row) else {
      return context.headerLines.lines(in: row, onlyFirst: context.hasOwnHead)
    }
    let found = parts.map { part -> (lines: [HeaderLine], before: [SheetView.Item]) in
      let found = context.headerLines.lines(in: part)
      return found.lines.isEmpty ? ([], part.items) : found
    }
    return (found.flatMap(\.lines), found.flatMap(\.before))
  }

  /// What a row is in a header block that is drawn as a table, with labels over their values.
  private func roleInHeaderTable(_ row: SheetView.Row) -> RowRole? {
    guard !context.hasOwnHead, row.own.count > 1 else { return nil }
    if let position = context.view.position(ofRow: row.row - 1),
      LabelsOverValues(context.view.rows[position], over: row, context.headerLines) != nil
    {
      return .valuesBelow
    }
    return LabelsOverValues(row, over: context.view.row(after: row.row), context.headerLines)
      .map { .header($0.lines, before: $0.others) }
  }

  // MARK: Records and what continues them

  /// What a row is to the records of the table that is open, or of the last one.
  private func roleByTable(_ row: SheetView.Row, _ state: ReadingState) -> RowRole? {
    guard let heading = state.table.heading else {
      guard !context.isOwnDrawing, let last = state.table.lastHeading,
        isRecordOfKnownLevel(row, last, state)
      else { return nil }
      return .recordOfLastHeading(last)
    }
    if context.form?.rows.contains(row.row) == true { return .record(heading) }
    if context.isOwnDrawing { return isOwnRecord(row, heading, state.table) ? .record(heading) : nil }
    if let section = section(row, heading) { return .section(section) }
    if let rest = rest(of: row, heading, state) { return rest }
    if isLowerHalf(row, heading, state) { return .lowerHalf(heading) }
    if let second = secondRow(row, heading, state) { return second }
    if context.classifier.isRecord(row, heading.layout, isNear: state.table.isNearRecord(row)) {
      return .record(heading)
    }
    if carriesOn(row, heading, state) { return .continuation(heading) }
    if completesRecord(row, heading, state) {
      return completion(row, heading) ?? roleUnderTable(row, state.table)
    }
    return nil
  }

  private func isOwnRecord(_ row: SheetView.Row, _ heading: HeadingBand, _ table: TableState) -> Bool {
    !table.isInNotes && row.row == table.lastRow + 1 && row.items.contains(where: heading.layout.hasField)
  }

  /// Whether a row that is under no heading is a record of the last one.
  private func isRecordOfKnownLevel(
    _ row: SheetView.Row, _ heading: HeadingBand, _ state: ReadingState
  ) -> Bool {
    guard state.report != nil || context.carried != nil, let home = heading.layout.level, row.own.count >= 4
    else { return false }
    return row.own.contains {
      $0.columns.contains(home) && LevelReading.isLevel($0, session: context.session)
    }
  }

  /// The level that a row says for those below it, under headings without a column for the level.
  private func section(_ row: SheetView.Row, _ heading: HeadingBand) -> SectionReading? {
    guard row.own.count == 1, heading.layout.level == nil else { return nil }
    return SectionReading(row, session: context.session)
  }

  /// The rest of a row whose level says that it goes on with the record above: `Actividad 2.1 (continúa)`.
  private func rest(of row: SheetView.Row, _ heading: HeadingBand, _ state: ReadingState) -> RowRole? {
    guard let home = heading.layout.level, let item = row.own.first(where: { $0.columns.contains(home) }),
      item.text.utf8.last == UInt8(ascii: ")"), let level = LevelWithText(item, session: context.session),
      level.isContinuation, let label = state.lastRecord?.label,
      label == LevelReading.text(level: level.level.level, number: level.level.number)
    else { return nil }
    let rest = SheetView.Row(row: row.row, items: row.own.filter { $0.index != item.index })
    return .rest(rest, mark: item, heading)
  }

  /// Whether the row is the lower part of a record whose level and numbers are merged over several rows.
  private func isLowerHalf(_ row: SheetView.Row, _ heading: HeadingBand, _ state: ReadingState) -> Bool {
    guard let home = heading.layout.level, row.isMergedInto(at: home),
      state.report?.report.indicators.isEmpty == false
    else { return false }
    return row.own.allSatisfy { item in
      heading.columns.key(over: item).flatMap { Indicator.fieldsByKey[$0] }?.kind.isNumeric == false
    }
  }

  /// Whether a row right below a record continues its texts, whatever words they are; a label has its value next to it.
  private func carriesOn(_ row: SheetView.Row, _ heading: HeadingBand, _ state: ReadingState) -> Bool {
    let words = context.classifier.words
    guard state.table.isNear(row), let record = state.lastRecord,
      context.classifier.isContinuation(row, heading.columns, of: record), !words.isNote(row),
      !words.isNamedPage(row), !context.signatures.isRoleRow(row)
    else { return false }
    // What begins with the name of a field and a colon is that field's, and goes on with no other.
    let labels = LabelledValues(session: context.session)
    let isLabelled =
      context.headerLines.lines(in: row).lines.contains { $0.label.text.contains(":") }
      || row.own.contains { item in
        item.text.contains(":") && labels.label(item).map { !$0.keys.isEmpty } == true
      }
    let extends = row.own.contains { item in
      heading.columns.key(over: item).flatMap { Indicator.fieldsByKey[$0]?.get(record) } != nil
    }
    return !isLabelled && extends && !isLabelledRemark(row, heading, record)
  }

  /// Whether a row is one text with a word and a colon before it, where the text above is at its end: `OJO: revisar`.
  private func isLabelledRemark(_ row: SheetView.Row, _ heading: HeadingBand, _ record: Indicator) -> Bool {
    guard row.own.count == 1, let item = row.own.first, let colon = item.text.firstIndex(of: ":"),
      !item.text[..<colon].contains(" "), let key = heading.columns.key(over: item),
      case .text(let above)? = Indicator.fieldsByKey[key]?.get(record)
    else { return false }
    return LineSense(session: context.session).text(above, item.text, column: item.column) > 0
  }

  /// Whether a row right below a record fills what that one has left blank: its texts are above, its numbers below.
  private func completesRecord(_ row: SheetView.Row, _ heading: HeadingBand, _ state: ReadingState) -> Bool {
    guard row.row <= state.table.lastRow + 1, !state.table.isFirstUnderHeading,
      let record = state.lastRecord
    else { return false }
    return row.own.allSatisfy { item in
      guard let key = heading.columns.fields[item.column], key != .level, key != .number,
        let field = Indicator.fieldsByKey[key], field.get(record) == nil
      else { return false }
      return !CellFit(session: context.session).isMisfit(item, under: key)
    }
  }

  /// The second row of a record that was cut in two: without a level, its texts go on within their sentences, and its
  /// values are those that the record above lacks.
  private func secondRow(_ row: SheetView.Row, _ heading: HeadingBand, _ state: ReadingState) -> RowRole? {
    guard let home = heading.layout.level, row.row <= state.table.lastRow + 1,
      !state.table.isFirstUnderHeading, let record = state.lastRecord,
      !row.own.contains(where: { $0.columns.contains(home) })
    else { return nil }
    let sense = LineSense(session: context.session)
    var texts: [SheetView.Item] = []
    var cells: [FieldKey: SheetView.Item] = [:]
    for item in row.own {
      guard let key = heading.columns.fields[item.column], key != .number, cells[key] == nil,
        let field = Indicator.fieldsByKey[key],
        !CellFit(session: context.session).isMisfit(item, under: key)
      else { return nil }
      switch field.get(record) {
      case nil: cells[key] = item
      case .text(let above):
        guard !field.kind.isNumeric, sense.text(above, item.text, column: item.column) < 0 else { return nil }
        texts.append(item)
      case .number, .integer: return nil
      }
    }
    guard !texts.isEmpty, cells.keys.count(where: { Measure.of($0) != nil }) >= Self.fewestValues else {
      return nil
    }
    return .secondRow(texts: SheetView.Row(row: row.row, items: texts), cells, heading)
  }

  private static let fewestValues = 3

  /// The cells that complete a record, unless the row's words say that it is something else.
  private func completion(_ row: SheetView.Row, _ heading: HeadingBand) -> RowRole? {
    var cells: [FieldKey: SheetView.Item] = [:]
    for item in row.own {
      if let key = heading.columns.fields[item.column] { cells[key] = item }
    }
    let words = context.classifier.words
    guard !context.signatures.isRoleRow(row), !words.isNote(row), !words.isPageNumber(row),
      cells.count == row.own.count
    else { return nil }
    return .completion(cells)
  }

  // MARK: Below records

  /// What a row is that is below the records of an open table.
  private func roleUnderTable(_ row: SheetView.Row, _ table: TableState) -> RowRole {
    let own = row.own
    let words = context.classifier.words
    if own.isEmpty { return .merged }
    if words.isNote(row) { return .note }
    if words.isPageNumber(row) { return .pageNumber }
    if words.isTotal(row) { return .total }
    if own.count == 1, table.levelAbove == nil, LevelReading.isLevel(own[0], session: context.session) {
      return .levelAbove(own[0])
    }
    return words.isTitle(row) ? .titleBelow : .loose
  }

  /// Below a table that this program drew: remarks after one blank row, signatures after two.
  private func roleInOwnFoot(_ row: SheetView.Row, _ state: ReadingState) -> RowRole? {
    let table = state.table
    guard table.heading != nil || !state.foot.isEmpty, !row.own.isEmpty, !OwnDrawing.beginsHeader(row) else {
      return nil
    }
    let isNote =
      table.isInNotes
      ? row.row == table.lastRow + 1 : row.row == table.lastRow + DrawingGeometry.gapBeforeNotes
    return state.foot.isEmpty && isNote ? .ownNote : .ownFoot
  }

  /// Whether a row that names a role is a remark on the record above it, since the next record is right below.
  private func isRemark(_ row: SheetView.Row, _ heading: HeadingBand, _ state: ReadingState) -> Bool {
    guard !context.isOwnDrawing, row.own.count == 1, state.table.isNear(row),
      context.signatures.isRoleRow(row), let next = context.view.row(after: row.row),
      next.row == row.row + 1
    else { return false }
    return isRecordOfKnownLevel(next, heading, state)
  }
}
