package import MIRSchema
package import SheetIO

/// Reads the reports of one sheet, in steps.
///
/// 1. The sheet is prepared: what is struck out is set apart, what is no table is laid as one (``PreparedSheet``).
/// 2. Its column headings are found (``HeadingFinder``), and how its numbers are written.
/// 3. Each row gets its role (``RowRoles``), and the role's handler takes it (``RowHandlers``). A header block and a
///    column heading open a report, or a further page of the one that is open. Under a heading are records and what
///    continues them; after them remarks and signatures.
/// 4. What is left is reported, so that every cell is in the account.
/// 5. Without the evidence of a report nothing is entered (``ReportEvidence``).
package struct SheetReader {
  private let prepared: PreparedSheet
  private var context: SheetContext

  /// Prepares to read a sheet.
  package init(
    _ sheet: Sheet, isOwnDrawing: Bool, session: ReadingSession = .standard, keepsOrigins: Bool = true
  ) {
    self.init(
      sheet, isOwnDrawing: isOwnDrawing, form: nil, session: session, keepsOrigins: keepsOrigins,
      takesShortWay: true)
  }

  /// Prepares to read a sheet that may be a filled form.
  init(
    _ sheet: Sheet, isOwnDrawing: Bool, form: TemplateMatch?, session: ReadingSession, keepsOrigins: Bool,
    takesShortWay: Bool, asHalf: Bool = false, laysAnew: Bool = true, under heading: HeadingBand? = nil,
    keyed: KeyedSheets? = nil
  ) {
    prepared = PreparedSheet(
      sheet, isOwnDrawing: isOwnDrawing, session: session, laysAnew: laysAnew && !isOwnDrawing && form == nil,
      keyed: keyed)
    context = SheetContext(
      prepared.view, session: session, isOwnDrawing: isOwnDrawing, form: form, keepsOrigins: keepsOrigins,
      takesShortWay: takesShortWay, isHalf: asHalf, under: heading)
  }

  /// Whether the sheet is read in another layout than it is printed in.
  var isLaidAnew: Bool { !prepared.laid.steps.isEmpty }

  /// Reads the sheet; without a heading that is a report's, there is no report and nothing is entered.
  package consuming func read() -> SheetReading {
    var entries = prepared.entries
    let finder = HeadingFinder(
      session: context.session, readsSamples: !context.hasOwnHead, acceptsHalves: context.isHalf)
    entries.reading.bands = finder.bands(in: context.view)
    guard !entries.reading.bands.isEmpty || context.carried != nil else {
      return refused(as: KnownForm(context.view))
    }
    settleNotation(&entries)
    let rows = joinedRows(&entries)
    var state = ReadingState(context, entries: entries)
    let roles = RowRoles(context: context)
    let handlers = RowHandlers(context)
    for row in rows { handlers.take(row, as: roles.role(of: row, in: state), &state) }
    finish(&state)
    return judged(&state.entries)
  }

  // MARK: 2. How the sheet is written

  /// Finds out how the numbers below the headings are written, where it is not known.
  private mutating func settleNotation(_ entries: inout SheetEntries) {
    let census = NotationCensus(context.view, entries.reading.bands)
    entries.reading.doubtfulNumbers = census.doubtful
    if context.session.notation == .unknown { context.settle(census.notation()) }
    entries.reading.notation = context.session.notation
  }

  /// The rows of the sheet; in the program's own drawings those of one record joined.
  private mutating func joinedRows(_ entries: inout SheetEntries) -> [SheetView.Row] {
    guard context.isOwnDrawing else { return context.view.rows }
    let own = OwnDrawing.joined(context.view, headings: entries.reading.bands)
    context.ownEnds = own.ends
    entries.enter(own.joined, .field)
    return own.rows
  }

  // MARK: 4. What is left

  private func finish(_ state: inout ReadingState) {
    LooseRows(context).leave(&state)
    LooseRows(context).leaveLevelAbove(&state)
    FootHandler(context).close(&state)
    if state.report != nil, !state.header.lines.isEmpty || !state.header.texts.isEmpty {
      HeaderHandler(context).repeatPage(isPage: false, &state)
    }
    ReportEnd(context).close(&state)
    state.entries.reading.account.enter(joined: prepared.laid.joined)
    MergedFindings(view: context.view).leaveHidden(in: &state.entries)
    for index in state.entries.reading.account.open {
      let cell = context.view.sheet.cells[index]
      state.entries.reading.account.enter(index, .unplaced(indicator: nil))
      state.entries.findings.appendOutside(cell.shownText, at: cell.address)
    }
  }

  // MARK: 5. Whether it is a report

  /// The reading, where it is one of reports.
  private func judged(_ entries: inout SheetEntries) -> SheetReading {
    let reading = entries.reading
    guard context.hasOwnHead || context.isHalf || ReportEvidence.isReport(reading) else {
      return refused(as: KnownForm(context.view))
    }
    if !context.hasOwnHead, !context.isHalf {
      guard !KnownForm.isProgramList(reading, context.view, context.session.vocabulary) else {
        return refused(as: .programList)
      }
      tellForm(&entries)
    }
    var result = entries.reading
    if zip(result.rows, result.rows.dropFirst()).contains(where: { $0.row > $1.row }) {
      result.rows.sort { $0.row < $1.row }
    }
    result.findings = entries.findings.all
    return result
  }

  /// A sheet without a report, of which nothing is entered.
  private func refused(as form: KnownForm?) -> SheetReading {
    var result = SheetReading(account: CellAccount(context.view))
    result.nearness = Nearness(context.view, session: context.session)
    result.nearness?.form = form
    // A list of programmes has goals and levels; what it lacks is what came of them.
    if form == .programList { result.nearness?.missing = [.measures] }
    return result
  }

  /// Says of another office's form that could be read what it is.
  private func tellForm(_ entries: inout SheetEntries) {
    let first = entries.reading.bands.first?.rows.lowerBound
    guard let form = KnownForm(context.view, above: first), !form.mayBeReport else { return }
    entries.findings.append(Finding(.formKnown, phrases: ["form": form.name], at: .sheet(context.sheet)))
  }
}
