import MIRSchema
import SheetIO

/// What a heading opens: a further page of the report that is open, or another report; as the header block above it and
/// the first record below it say.
struct PageTurn {
  let context: SheetContext
  let heading: HeadingBand
  /// The first record is below this row.
  let row: Int
  let header: HeaderBlock

  /// Whether the page belongs to another report: its header block says so, or it begins again after the signatures.
  func startsAnother(than report: ReportBuilder) -> Bool {
    let said = report.said(by: header.lines)
    if let said, report.differs(inSubjectFrom: said) || report.differs(inYearFrom: said) { return true }
    // One page of a report may have a slip in its quarter; the year and what is reported on are never another by a slip.
    if said.map(report.differs(inQuarterFrom:)) ?? false
      || (!context.isOwnDrawing && report.differs(fromTitle: header.title))
    {
      return context.isOwnDrawing || !continuesNumbering(of: report)
    }
    guard report.isSigned, let first = context.view.row(after: row),
      let column = heading.columns.column(of: .level),
      let item = first.items.first(where: { $0.columns.contains(column) })
    else { return false }
    return report.labels.contains(Self.label(LevelReading(item.text, session: context.session)))
  }

  /// Whether the page goes on with a report that is not signed yet: it begins with a record that the report lacks, and that
  /// is not the first of any.
  private func continuesNumbering(of report: ReportBuilder) -> Bool {
    guard let level = firstLevel, level.known != .fin,
      let label = LevelReading.text(level: level.level, number: level.number),
      !report.isSigned, !report.labels.isEmpty
    else { return false }
    return !report.labels.contains(label)
  }

  /// What is said of a page that begins another report in the middle of this one's numbering: perhaps its header block
  /// has a slip.
  func splits(_ report: ReportBuilder) -> [Finding] {
    guard !context.isOwnDrawing, header.title == nil, let level = firstLevel else { return [] }
    let label = Self.label(level)
    guard level.known?.isNumbered != false, !report.labels.contains(label) else { return [] }
    return header.lines.filter { report.said(by: [$0]).map(report.differs(from:)) ?? false }.map { line in
      Finding(
        .reportSplit, ["label": label], at: .cell(line.sources.first?.cell.address, of: context.sheet),
        field: line.context.field, raw: line.text)
    }
  }

  /// The level of the record that the page begins with.
  private var firstLevel: LevelReading? { context.view.row(after: row).flatMap(context.level) }

  private static func label(_ level: LevelReading) -> String {
    LevelReading.text(level: level.level, number: level.number) ?? ""
  }

  /// The quarter that a page says, and where; `nil` where it says none.
  static func vote(
    of header: HeaderBlock, in report: ReportBuilder, _ session: ReadingSession
  ) -> (quarter: Int, item: SheetView.Item?)? {
    for line in header.lines {
      if let quarter = report.quarter(of: line) { return (quarter, line.sources.first) }
    }
    if let stated = header.statement, let quarter = stated.period.quarter {
      return (quarter, stated.items.first)
    }
    guard let title = header.title, let quarter = session.period(of: title.text).quarter else { return nil }
    return (quarter, title)
  }
}
