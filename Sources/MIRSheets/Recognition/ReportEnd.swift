import MIRSchema
import SheetIO

/// Closes a report: what is said of all its records together, and the reading that it becomes a part of.
struct ReportEnd {
  let context: SheetContext

  init(_ context: SheetContext) { self.context = context }

  /// Closes the report that is open.
  func close(_ state: inout ReadingState) {
    guard var report = state.report else { return }
    state.report = nil
    report.settlePeriod()
    if let sign = VariationSign(of: report.report) {
      if !report.isReversed { report.findings.replaceAll(by: sign.settled) }
      report.findings.append(sign.finding(at: .sheet(context.sheet)))
    }
    if context.form == nil, !context.isOwnDrawing {
      report.tellIncompleteRows()
      report.tellPercents()
    }
    let headed = state.table.lastHeading?.layout.headed ?? ValueSet()
    let blank = BlankForm(headed: headed, isTemplate: context.form != nil)
      .finding(for: report.report, printed: report.wordsForAchieved, sheet: context.sheet)
    if let blank { report.findings.append(blank) }
    state.entries.reading.reports.append(report.report)
    state.entries.reading.origins.append(
      context.keepsOrigins
        ? report.origins.map { ($0.pointer, context.view.sheet.cells[$0.item.index]) } : [])
    state.entries.findings += report.findings
  }
}
