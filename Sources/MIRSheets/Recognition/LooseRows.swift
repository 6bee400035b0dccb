import MIRSchema

/// Gives up on what waited for a row that has not come: names of signatures, and a level above a record.
struct LooseRows {
  let context: SheetContext

  init(_ context: SheetContext) { self.context = context }

  /// Leaves rows that belong to no signature.
  func leave(_ state: inout ReadingState) {
    for row in state.table.takeLooseRows() {
      state.entries.leave(row, .outside, isDatum: context.holdsData(row))
    }
  }

  /// Leaves a level above nothing: a heading of its own kind.
  func leaveLevelAbove(_ state: inout ReadingState) {
    guard let level = state.table.takeLevelAbove() else { return }
    leave(levelAbove: level, &state)
  }

  /// Leaves a level above a record that has its own.
  func leave(levelAbove level: SheetView.Item, _ state: inout ReadingState) {
    let row = SheetView.Row(row: level.row, items: [level])
    state.entries.leave([level], of: row, isDatum: context.holdsData(row))
  }
}
