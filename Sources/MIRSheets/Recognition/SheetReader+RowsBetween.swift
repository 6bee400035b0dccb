import MIRSchema
import SheetIO

/// What is under a table and is not a record: remarks, totals, page numbers, sections, and what is left over.
extension SheetReader {
  /// Below a table that this program drew: remarks after one blank row, signatures after two.
  mutating func readOwnFoot(_ row: SheetView.Row) {
    let isFirstNote = row.row == lastTableRow + DrawingGeometry.gapBeforeNotes && !isInNotes
    guard footRows.isEmpty, isFirstNote || (isInNotes && row.row == lastTableRow + 1) else {
      if footRows.isEmpty { footStart = lastTableRow + DrawingGeometry.gapBeforeSignatures }
      footRows.append(row)
      return
    }
    builder?.addNote(row.own)
    reading.account.enter(row.own, .field)
    note(row, .note)
    isInNotes = true
    lastTableRow = ownEnds[row.row] ?? row.row
  }

  /// The level that a row says for those below it, under headings without a column for the level.
  func section(_ row: SheetView.Row, _ band: HeadingBand) -> SectionReading? {
    guard row.own.count == 1, band.layout.level == nil else { return nil }
    return SectionReading(row, session: session)
  }

  mutating func begin(_ found: SectionReading, at row: SheetView.Row) {
    leaveLooseRows()
    findings.settle(recordFollows: true)
    section = found
    reading.account.enter(row.own, .field)
    lastTableRow = row.row
    note(row, .section, found.levelItem.text)
  }

  mutating func readUnderTable(_ row: SheetView.Row, _ band: HeadingBand) {
    let own = row.own
    if own.isEmpty { return }
    if classifier.words.isNote(row) {
      builder?.addNote(own)
      reading.account.enter(own, .field)
      note(row, .note)
    } else if classifier.words.isPageNumber(row) {
      leave(row, .pageNumber)
    } else if classifier.words.isTotal(row) {
      leave(row, .total)
    } else if own.count == 1, levelAbove == nil, LevelReading.isLevel(own[0], session: session) {
      levelAbove = own[0]
      note(row, .record, own[0].text)
    } else if classifier.words.isTitle(row) {
      header.texts.append(row)
    } else {
      looseRows.append(row)
    }
  }

  /// Whether a row that names a role is a remark on the record above it, since the next record is right below.
  func isRemark(_ row: SheetView.Row, _ band: HeadingBand) -> Bool {
    guard !isOwnDrawing, row.own.count == 1, isNear(row), signatures.isRoleRow(row),
      let next = view.row(after: row.row),
      next.row == row.row + 1
    else { return false }
    return isRecordOfKnownLevel(next, band)
  }

  /// Gives up on rows that belong to no signature.
  mutating func leaveLooseRows() {
    let rows = looseRows
    looseRows = []
    for row in rows { leave(row, .outside) }
  }

  /// Cells that belong to no part of a report: reported, and kept in `unplaced`.
  mutating func leave(_ row: SheetView.Row, _ kind: RowKind) {
    // A row with a level, or with several numbers, was meant to say something.
    let severity: Severity? = kind == .outside && holdsData(row) ? .error : nil
    for item in row.own {
      if runningTexts.contains(FoldedText(item.text)) {
        reading.account.enter(item.index, .repeated)
        continue
      }
      reading.account.enter(item.index, .unplaced(indicator: nil))
      if kind == .outside {
        findings.appendBetween(item.text, at: item.cell.address, otherwise: severity)
      } else {
        findings.appendOutside(item.text, at: item.cell.address)
      }
    }
    note(row, kind)
  }

  func holdsData(_ row: SheetView.Row) -> Bool {
    guard !isOwnDrawing, row.own.count >= 3 else { return false }
    return row.own.contains { LevelReading.isLevel($0, session: session) }
      || row.own.count { NumberReading.isNumber($0.cell, session: session) } >= 3
  }
}
