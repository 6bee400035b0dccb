import MIRSchema
import SheetIO

/// The quarter that a sheet says it reports, before it is read: what is to date in a list by quarters is so in that one.
struct ReportedQuarter {
  let session: ReadingSession

  /// The quarter of the header block; `nil` where none is said, or several are.
  func find(in view: SheetView) -> Period? {
    let finder = HeaderLineFinder(session: session)
    var found: Set<Int> = []
    for row in view.rows.prefix(Self.rowsLookedAt) {
      let (lines, before) = finder.lines(in: row)
      for line in lines where line.context == .quarter {
        if let quarter = line.text.flatMap({ session.period(of: $0).quarter }) { found.insert(quarter) }
      }
      for item in before + (lines.isEmpty ? row.own : []) where PeriodReading.isStatement(item.text) {
        if let quarter = session.period(of: item.text).quarter { found.insert(quarter) }
      }
      if lines.isEmpty, row.own.count >= Self.cellsOfHeading { break }
    }
    return found.count == 1 ? found.first.flatMap { Period.of(quarter: $0) } : nil
  }

  private static let rowsLookedAt = 40
  private static let cellsOfHeading = 6
}
