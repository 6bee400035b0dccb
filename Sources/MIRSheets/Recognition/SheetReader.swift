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
  private var context: SheetContext
  private var state: ReadingState
  /// Cells that are read as one with another, by that one's position in the sheet.
  private let joined: [Int: [Int]]
  /// The headings that have been found on the way.
  private let found: FoundHeadings?
  /// Whether it is still to be looked for another office's form.
  private let mayBeForm: Bool

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
    takesShortWay: Bool, keyed: KeyedSheets? = nil
  ) {
    self.init(
      PrintedSheet(sheet, isOwnDrawing: isOwnDrawing, session: session), isOwnDrawing: isOwnDrawing,
      form: form, session: session, keepsOrigins: keepsOrigins, takesShortWay: takesShortWay, keyed: keyed)
  }

  /// Prepares to read a sheet of which it is known how it is seen.
  init(
    _ printed: PrintedSheet, isOwnDrawing: Bool, form: TemplateMatch?, session: ReadingSession,
    keepsOrigins: Bool, takesShortWay: Bool, asHalf: Bool = false, laysAnew: Bool = true,
    under heading: HeadingBand? = nil, keyed: KeyedSheets? = nil
  ) {
    let prepared = PreparedSheet(
      printed, session: session, laysAnew: laysAnew && !isOwnDrawing && form == nil, keyed: keyed)
    context = SheetContext(
      prepared.view, session: session, isOwnDrawing: isOwnDrawing, form: form, keepsOrigins: keepsOrigins,
      takesShortWay: takesShortWay, isHalf: asHalf, under: heading)
    state = ReadingState(context, entries: prepared.entries)
    joined = prepared.laid.joined
    found = prepared.laid.found
    mayBeForm = !context.hasOwnHead && !context.isHalf
  }

  /// Ends the reading of a sheet whose rows have all been taken, and which is known to be no form of another kind.
  init(ending state: ReadingState, _ context: SheetContext) {
    self.state = state
    self.context = context
    joined = [:]
    found = nil
    mayBeForm = false
  }

  /// Whether the sheet is read in another layout than it is printed in.
  var isLaidAnew: Bool { !state.entries.reading.layouts.isEmpty }

  /// Reads the sheet; without a heading that is a report's, there is no report and nothing is entered.
  package consuming func read() -> SheetReading {
    let finder = HeadingFinder(
      session: context.session, readsSamples: !context.hasOwnHead, acceptsHalves: context.isHalf,
      found: found)
    state.entries.reading.bands = finder.bands(in: context.view)
    guard !state.entries.reading.bands.isEmpty || context.carried != nil else {
      return refused(as: KnownForm(context.view, context.session))
    }
    let rows = settled()
    let roles = RowRoles(context: context)
    let handlers = RowHandlers(context)
    for row in rows { handlers.take(row, as: roles.role(of: row, in: state), &state) }
    return end()
  }

  /// What comes of the rows that have been taken.
  consuming func end() -> SheetReading {
    finish()
    return judged()
  }

  // MARK: 2. How the sheet is written

  /// Finds out how the numbers below the headings are written, where it is not known, and gives the rows of the sheet; in the
  /// program's own drawings those of one record joined.
  private mutating func settled() -> [SheetView.Row] {
    let bands = state.entries.reading.bands
    let census = NotationCensus(context.view, bands)
    let notation = context.session.notation == .unknown ? census.notation() : context.session.notation
    state.entries.reading.doubtfulNumbers = census.doubtful
    state.entries.reading.notation = notation
    let own = context.isOwnDrawing ? OwnDrawing.joined(context.view, headings: bands) : nil
    context = SheetContext(context, writing: notation, ownEnds: own?.ends ?? [:])
    state.entries.enter(own?.joined ?? [], .field)
    return own?.rows ?? context.view.rows
  }

  // MARK: 4. What is left

  private mutating func finish() {
    LooseRows(context).leave(&state)
    LooseRows(context).leaveLevelAbove(&state)
    FootHandler(context).close(&state)
    if state.report != nil, !state.header.lines.isEmpty || !state.header.texts.isEmpty {
      HeaderHandler(context).repeatPage(isPage: false, &state)
    }
    ReportEnd(context).close(&state)
    state.entries.reading.account.enter(joined: joined)
    MergedFindings(view: context.view).leaveHidden(in: &state.entries)
    for index in state.entries.reading.account.open {
      let cell = context.view.sheet.cells[index]
      state.entries.reading.account.enter(index, .unplaced(indicator: nil))
      state.entries.findings.appendOutside(cell.shownText, at: cell.address)
    }
  }

  // MARK: 5. Whether it is a report

  /// The reading, where it is one of reports.
  private mutating func judged() -> SheetReading {
    let reading = state.entries.reading
    guard context.hasOwnHead || context.isHalf || ReportEvidence.isReport(reading) else {
      return refused(as: KnownForm(context.view, context.session))
    }
    if mayBeForm {
      guard !KnownForm.isProgramList(reading, context.view, context.session.vocabulary) else {
        return refused(as: .programList)
      }
      tellForm()
    }
    var result = state.entries.reading
    if zip(result.rows, result.rows.dropFirst()).contains(where: { $0.row > $1.row }) {
      result.rows.sort { $0.row < $1.row }
    }
    result.findings = state.entries.findings.all
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
  private mutating func tellForm() {
    let first = state.entries.reading.bands.first?.rows.lowerBound
    guard let form = KnownForm(context.view, above: first, context.session), !form.mayBeReport else { return }
    state.entries.findings.append(
      Finding(.formKnown, phrases: ["form": form.name], at: .sheet(context.sheet)))
  }
}
