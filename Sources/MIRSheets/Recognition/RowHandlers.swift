/// Acts on rows by their roles: one handler for each.
struct RowHandlers {
  private let context: SheetContext
  private let pages: PageHandler
  private let records: RecordHandler
  private let continuations: ContinuationHandler
  private let headers: HeaderHandler
  private let below: BelowTableHandler
  private let foot: FootHandler

  init(_ context: SheetContext) {
    self.context = context
    pages = PageHandler(context)
    records = RecordHandler(context)
    continuations = ContinuationHandler(context)
    headers = HeaderHandler(context)
    below = BelowTableHandler(context)
    foot = FootHandler(context)
  }

  /// Takes a row as what it is.
  func take(_ row: SheetView.Row, as role: RowRole, _ state: inout ReadingState) {
    switch role {
    case .heading(let heading): pages.take(row, of: heading, &state)
    case .record(let heading): records.take(row, under: heading, &state)
    case .recordOfLastHeading(let heading):
      pages.resume(heading, at: row, &state)
      records.take(row, under: heading, &state)
    case .section(let section): below.take(section, in: row, &state)
    case .levelAbove(let level): below.take(levelAbove: level, in: row, &state)
    case .lowerHalf(let heading): continuations.takeLowerHalf(row, under: heading, &state)
    case .rest(let rest, let mark, let heading):
      state.entries.enter(mark, .repeated)
      continuations.takeTexts(rest, under: heading, &state)
    case .continuation(let heading): continuations.takeTexts(row, under: heading, &state)
    case .completion(let cells): continuations.complete(row, with: cells, &state)
    case .secondRow(let texts, let cells, let heading):
      continuations.takeTexts(texts, under: heading, &state)
      continuations.fill(row, with: cells, &state)
    case .note: below.takeNote(row, &state)
    case .total: below.leave(row, as: .total, &state)
    case .pageNumber: below.leave(row, as: .pageNumber, &state)
    case .titleBelow, .headerText: state.header.texts.append(row)
    case .remark: below.leave(row, as: .outside, &state)
    case .loose: state.table.looseRows.append(row)
    case .merged: break
    case .foot: foot.take(row, &state)
    case .ownNote: below.takeOwnNote(row, &state)
    case .ownFoot: foot.takeOwn(row, &state)
    case .header(let lines, let before): headers.take(lines, before: before, of: row, &state)
    case .valuesBelow: state.entries.note(row, .header)
    case .headerValue(let continuation):
      state.header.carryOn(row, as: continuation)
      state.entries.note(row, .header)
    }
  }
}
