import MIRSchema
import SheetIO

/// Rows that continue the record above: its texts, what it left blank, its other half under a merge.
extension SheetReader {
  /// Whether the row is the lower part of a record whose level and numbers are merged over several rows.
  func isLowerHalf(_ row: SheetView.Row, _ band: HeadingBand) -> Bool {
    guard let home = band.layout.level, row.isMergedInto(at: home),
      builder?.report.indicators.isEmpty == false
    else { return false }
    return row.own.allSatisfy { item in
      let key = item.columns.lazy.compactMap { band.columns.fields[$0] }.first
      return key.flatMap { Indicator.fieldsByKey[$0] }?.kind.isNumeric == false
    }
  }

  /// The rest of a row whose level says that it goes on with the record above: `Actividad 2.1 (continúa)`.
  mutating func continued(_ row: SheetView.Row, _ band: HeadingBand) -> SheetView.Row? {
    guard let home = band.layout.level, let item = row.own.first(where: { $0.columns.contains(home) }),
      item.text.utf8.last == UInt8(ascii: ")"), let level = LevelWithText(item, session: session),
      level.isContinuation,
      let label = builder?.report.indicators.last?.label,
      label == LevelReading.text(level: level.level.level, number: level.level.number)
    else { return nil }
    reading.account.enter(item.index, .repeated)
    return SheetView.Row(row: row.row, items: row.own.filter { $0.index != item.index })
  }

  mutating func carryOn(_ row: SheetView.Row, _ band: HeadingBand) {
    if row.own.isEmpty || builder?.carryOn(row, band.columns) == true {
      reading.account.enter(row.own, .field)
      lastTableRow = row.row
      note(row, .continuation)
    } else {
      leave(row, .outside)
    }
  }

  /// Whether a row right below a record continues its texts, whatever words they are; a label has its value next to it.
  func carriesOn(_ row: SheetView.Row, _ band: HeadingBand) -> Bool {
    guard isNear(row), let record = builder?.report.indicators.last,
      classifier.isContinuation(row, band.columns, of: record), !classifier.words.isNote(row),
      !classifier.words.isNamedPage(row), !signatures.isRoleRow(row)
    else { return false }
    // What begins with the name of a field and a colon is that field's, and goes on with no other.
    let isLabelled =
      headerLines.lines(in: row).lines.contains { $0.label.text.contains(":") }
      || row.own.contains { item in
        item.text.contains(":")
          && LabelledValues(session: session).label(item).map { !$0.keys.isEmpty } == true
      }
    let extends = row.own.contains { item in
      item.columns.lazy.compactMap { band.columns.fields[$0] }.first
        .flatMap { Indicator.fieldsByKey[$0]?.get(record) } != nil
    }
    return !isLabelled && extends && !isLabelledRemark(row, band, record)
  }

  /// Whether a row is one text with a word and a colon before it, where the text above is at its end: `OJO: revisar`.
  private func isLabelledRemark(_ row: SheetView.Row, _ band: HeadingBand, _ record: Indicator) -> Bool {
    guard row.own.count == 1, let item = row.own.first, let colon = item.text.firstIndex(of: ":"),
      !item.text[..<colon].contains(" "),
      let key = item.columns.lazy.compactMap({ band.columns.fields[$0] }).first,
      case .text(let above)? = Indicator.fieldsByKey[key]?.get(record)
    else { return false }
    return LineSense(session: session).text(above, item.text, column: item.column) > 0
  }

  /// Whether a row is right below the last one of the table, or first below a repeated heading; in sheets with blank
  /// rows a text that goes on in the middle of a sentence may be some rows further down.
  func isNear(_ row: SheetView.Row) -> Bool {
    if row.row <= lastTableRow + 1
      || (isFirstUnderHeading && row.row <= lastTableRow + Self.farthestCarriedOn)
    {
      return true
    }
    return row.row <= lastTableRow + Self.farthestCarriedOn
      && row.own.allSatisfy { $0.text.first?.isLowercase == true }
  }

  static let farthestCarriedOn = 3
  static let farthestUnknownLevel = 3

  mutating func carryOn(_ row: SheetView.Row, under band: HeadingBand) {
    guard builder?.carryOn(row, band.columns) == true else { return leave(row, .outside) }
    reading.account.enter(row.own, .field)
    tellContinued(row)
  }

  /// Whether a row right below a record fills what that one has left blank: its texts are above, its numbers below.
  func completesRecord(_ row: SheetView.Row, _ band: HeadingBand) -> Bool {
    guard row.row <= lastTableRow + 1, !isFirstUnderHeading, let record = builder?.report.indicators.last
    else {
      return false
    }
    return row.own.allSatisfy { item in
      guard let key = band.columns.fields[item.column], key != .level, key != .number,
        let field = Indicator.fieldsByKey[key], field.get(record) == nil
      else { return false }
      return !CellFit(session: session).isMisfit(item, under: key)
    }
  }

  mutating func completeRecord(_ row: SheetView.Row, _ band: HeadingBand) {
    var cells: [FieldKey: SheetView.Item] = [:]
    for item in row.own {
      if let key = band.columns.fields[item.column] { cells[key] = item }
    }
    guard !signatures.isRoleRow(row), !classifier.words.isNote(row), !classifier.words.isPageNumber(row),
      cells.count == row.own.count
    else { return readUnderTable(row, band) }
    let rest = IndicatorReader(session: session, sheet: view.sheet.name).read(cells)
    builder?.fill(rest)
    reading.account.enter(rest.origins.map(\.item), .field)
    reading.account.enter(rest.left, .unplaced(indicator: builder?.report.indicators.last?.label))
    tellContinued(row)
  }

  /// Whether a row that is under no heading is a record of the last one.
  func isRecordOfKnownLevel(_ row: SheetView.Row, _ band: HeadingBand) -> Bool {
    guard builder != nil, let home = band.layout.level, row.own.count >= 4 else {
      return false
    }
    return row.own.contains {
      $0.columns.contains(home) && LevelReading.isLevel($0, session: session)
    }
  }

  private mutating func tellContinued(_ row: SheetView.Row) {
    findings.append(
      Finding(
        .rowContinued, at: .cell(row.own.first?.cell.address, of: view.sheet.name),
        indicator: builder?.report.indicators.last?.label, raw: row.own.first?.text))
    lastTableRow = row.row
    note(row, .continuation)
  }
}
