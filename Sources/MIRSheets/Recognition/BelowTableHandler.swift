import MIRSchema

/// Takes what is below the records of a table and is none: remarks, sections, and what is left over.
struct BelowTableHandler {
  let context: SheetContext

  init(_ context: SheetContext) { self.context = context }

  /// A remark of the report.
  func takeNote(_ row: SheetView.Row, _ state: inout ReadingState) {
    state.report?.addNote(row.own)
    state.entries.enter(row.own, .field)
    state.entries.note(row, .note)
  }

  /// A remark where this program draws them, which may take several rows.
  func takeOwnNote(_ row: SheetView.Row, _ state: inout ReadingState) {
    takeNote(row, &state)
    state.table.isInNotes = true
    state.table.lastRow = context.end(of: row)
  }

  /// A row that says the level of those below it.
  func take(_ section: SectionReading, in row: SheetView.Row, _ state: inout ReadingState) {
    LooseRows(context).leave(&state)
    state.entries.findings.settle(recordFollows: true)
    state.table.section = section
    state.entries.enter(row.own, .field)
    state.table.lastRow = row.row
    state.entries.note(row, .section, section.levelItem.text)
  }

  /// A level alone above the record it belongs to.
  func take(levelAbove level: SheetView.Item, in row: SheetView.Row, _ state: inout ReadingState) {
    state.table.levelAbove = level
    state.entries.note(row, .record, level.text)
  }

  /// What belongs to no part of a report.
  func leave(_ row: SheetView.Row, as kind: RowKind, _ state: inout ReadingState) {
    state.entries.leave(row, kind, isDatum: context.holdsData(row))
  }
}
