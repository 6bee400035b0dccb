import MIRSchema
import SheetIO

/// Gives the record above what continues it: its texts, what it left blank, its other half under a merge.
struct ContinuationHandler {
  let context: SheetContext

  init(_ context: SheetContext) { self.context = context }

  /// The lower half of a record whose level is merged over several rows.
  func takeLowerHalf(_ row: SheetView.Row, under heading: HeadingBand, _ state: inout ReadingState) {
    guard row.own.isEmpty || state.report?.carryOn(row, heading.columns) == true else {
      return state.entries.leave(row, .outside, isDatum: context.holdsData(row))
    }
    state.entries.enter(row.own, .field)
    took(row, &state)
  }

  /// Texts that go on in the record above.
  func takeTexts(_ row: SheetView.Row, under heading: HeadingBand, _ state: inout ReadingState) {
    guard state.report?.carryOn(row, heading.columns) == true else {
      return state.entries.leave(row, .outside, isDatum: context.holdsData(row))
    }
    let read = row.own.filter { heading.columns.key(over: $0) != nil }
    let others = row.own.filter { heading.columns.key(over: $0) == nil }
    state.entries.enter(read, .field)
    state.entries.enter(others, .unplaced(indicator: state.lastRecord?.label))
    tell(row, &state)
    took(row, &state)
  }

  /// Cells that fill what the record above left blank.
  func complete(_ row: SheetView.Row, with cells: [FieldKey: SheetView.Item], _ state: inout ReadingState) {
    fill(row, with: cells, &state)
    tell(row, &state)
  }

  /// The same where the row's texts have been taken already, and that was reported.
  func fill(_ row: SheetView.Row, with cells: [FieldKey: SheetView.Item], _ state: inout ReadingState) {
    let rest = IndicatorReader(session: context.session, sheet: context.sheet).read(cells)
    state.report?.fill(rest)
    state.entries.enter(rest.origins.map(\.item), .field)
    state.entries.enter(rest.left, .unplaced(indicator: state.lastRecord?.label))
    took(row, &state)
  }

  private func took(_ row: SheetView.Row, _ state: inout ReadingState) {
    state.table.lastRow = row.row
    state.entries.note(row, .continuation)
  }

  private func tell(_ row: SheetView.Row, _ state: inout ReadingState) {
    state.entries.findings.append(
      Finding(
        .rowContinued, at: .cell(row.own.first?.cell.address, of: context.sheet),
        indicator: state.lastRecord?.label, raw: row.own.first?.text))
  }
}
