import MIRSchema
import SheetIO

/// Opens pages: a heading opens a report, or a further page of the one that is open.
struct PageHandler {
  let context: SheetContext
  private let foot: FootHandler

  init(_ context: SheetContext) {
    self.context = context
    foot = FootHandler(context)
  }

  /// Takes a row of a column heading; the first opens a page.
  func take(_ row: SheetView.Row, of heading: HeadingBand, _ state: inout ReadingState) {
    if row.row == heading.rows.lowerBound { open(heading, &state) }
    if row.row == heading.rows.upperBound { state.table.headingsPassed += 1 }
    state.entries.note(row, .heading)
  }

  /// Takes a heading that is known, whose cells are at `cells`, where it is repeated as `next`.
  func take(_ known: KnownHeading, at cells: Range<Int>, as next: HeadingBand, _ state: inout ReadingState) {
    close(&state)
    state.entries.reading.account.enterNew(cells, .heading)
    turn(to: next, from: next.rows.upperBound, &state)
    state.table.headingsPassed += 1
    let top = next.rows.lowerBound
    for row in known.rows {
      state.entries.reading.rows.append(RowReading(row: top + row.printed, kind: .heading))
    }
  }

  /// Closes what is above a heading.
  private func close(_ state: inout ReadingState) {
    LooseRows(context).leave(&state)
    foot.close(&state)
    state.entries.findings.settle(recordFollows: false)
    LooseRows(context).leaveLevelAbove(&state)
  }

  private func open(_ next: HeadingBand, _ state: inout ReadingState) {
    close(&state)
    state.entries.enter(context.view.rows(in: next.rows).flatMap(\.own), .heading)
    state.entries.tellHeading(findings(of: next).all)
    turn(to: next, from: next.rows.upperBound, &state)
    if let heading = state.table.heading, !next.columns.reported.isEmpty {
      let known = Set(next.columns.unknown.keys)
      state.entries.tellHeading(findings(of: heading).unknown(besides: known))
    }
  }

  private func findings(of heading: HeadingBand) -> HeadingFindings {
    HeadingFindings(band: heading, session: context.session, sheet: context.sheet)
  }

  /// Takes the first record of a page that repeats the header block and no column heading.
  func resume(_ last: HeadingBand, at row: SheetView.Row, _ state: inout ReadingState) {
    LooseRows(context).leave(&state)
    foot.close(&state)
    if state.report == nil, context.carried != nil {
      state.entries.findings.append(
        Finding(.headingCarried, at: .cell(row.own.first?.cell.address, of: context.sheet)))
    }
    turn(to: last, from: row.row - 1, &state)
  }

  private func turn(to next: HeadingBand, from row: Int, _ state: inout ReadingState) {
    let page = PageTurn(context: context, heading: next, row: row, header: state.header)
    if state.report.map(page.startsAnother) ?? true {
      for finding in state.report.map(page.splits) ?? [] { state.entries.findings.append(finding) }
      ReportEnd(context).close(&state)
      begin(&state)
    } else {
      HeaderHandler(context).repeatPage(&state)
    }
    let open = next.reporting(quarter: state.report?.report.quarter)
    if open !== next, let index = state.entries.reading.bands.firstIndex(where: { $0 === next }) {
      state.entries.reading.bands[index] = open
    }
    state.table.open(open, from: row)
    state.header.clear()
  }

  /// The first page of a report.
  private func begin(_ state: inout ReadingState) {
    var report = ReportBuilder(
      session: context.session, sheet: context.sheet, isOwnDrawing: context.hasOwnHead)
    report.keepsOrigins = context.keepsOrigins
    let title = state.header.title
    // Of two labels for the same the form's own counts, and of two plans the municipality's.
    let said = state.header.lines
    let foreign = context.hasOwnHead ? [] : HigherPlans(said, state.header.texts).lines(of: said)
    for place in foreign.sorted() {
      state.entries.leave(said[place], sheet: context.sheet)
      report.noteSaid(said[place])
    }
    let lines = said.indices.filter { !foreign.contains($0) }.map { (line: said[$0], rank: said[$0].rank) }
    for rank in HeaderLine.Rank.allCases {
      for (line, own) in lines where own == rank {
        if report.take(line) {
          state.entries.take(line)
        } else {
          state.entries.leave(line, sheet: context.sheet)
        }
      }
    }
    if let title {
      report.report.title = title.text
      report.keep(title, at: "/title")
      state.entries.enter(title, .field)
    }
    let statement = state.header.statement
    report.adoptPeriod(title: title, statement: statement)
    let period = Set((statement?.items ?? []).map(\.index))
    state.entries.enter(statement?.items ?? [], .field)
    report.voteFirst()
    for signature in state.foot.takeEarly() { report.add(signature) }
    report.isSigned = false
    for row in state.header.texts {
      let others = row.own.filter { $0.index != title?.index && !period.contains($0.index) }
      if others.isEmpty {
        state.entries.note(row, .title)
      } else {
        state.entries.remember(others)
        state.entries.leave(others, of: row, isDatum: context.holdsData(row))
      }
    }
    state.report = report
  }
}
