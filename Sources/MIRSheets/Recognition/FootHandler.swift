import MIRSchema

/// Takes the foot of a report: signatures, and titles of a report that follows.
struct FootHandler {
  let context: SheetContext

  init(_ context: SheetContext) { self.context = context }

  /// Adds a row, with the rows above it that may be names of signatures.
  func take(_ row: SheetView.Row, _ state: inout ReadingState) {
    state.table.heading = nil
    state.foot.append(state.table.takeLooseRows() + [row])
  }

  /// Adds a row where this program draws signatures.
  func takeOwn(_ row: SheetView.Row, _ state: inout ReadingState) {
    state.foot.append(row, startingAt: state.table.lastRow + DrawingGeometry.gapBeforeSignatures)
  }

  /// Reads the signatures, and gives back titles of a report that follows.
  func close(_ state: inout ReadingState) {
    guard !state.foot.isEmpty else { return }
    let hasReport = state.report != nil
    let reading = state.foot.close(context, hasReport: hasReport)
    for signature in reading.signatures {
      // Every form of a stack, or every page, may be signed by the same people.
      if !context.isOwnDrawing, context.form == nil,
        state.report?.report.signatures.contains(signature.signature) == true
      {
        state.entries.enter(signature.origins.map(\.item), .repeated)
        continue
      }
      if hasReport { state.report?.add(signature) } else { state.foot.keep(signature) }
      state.entries.enter(signature.origins.map(\.item), .field)
    }
    state.header.texts.insert(contentsOf: reading.titles, at: 0)
    for (row, rest) in reading.rows {
      switch rest {
      case .nothing: state.entries.note(row, .signature)
      case .note(let items):
        state.report?.addNote(items)
        state.entries.enter(items, .field)
        state.entries.note(row, .note)
      case .outside(let items):
        state.entries.leave(items, of: row, isDatum: context.holdsData(row))
      }
    }
  }
}
