import MIRSchema

/// How far the reading of a sheet has come: what the next row is judged by, and what its handler changes.
struct ReadingState {
  /// The open table, or the last one.
  var table = TableState()
  /// Header lines and other rows that have been seen since the last table.
  var header: HeaderBlock
  /// Rows that begin with the first signature.
  var foot = FootRows()
  /// The report that is open.
  var report: ReportBuilder?
  /// What was learnt of the records so far.
  var records = RecordMemory()
  /// What has been entered of the sheet.
  var entries: SheetEntries

  init(_ context: SheetContext, entries: SheetEntries) {
    self.init(context.session, hasOwnHead: context.hasOwnHead, entries: entries)
    table.lastHeading = context.carried
  }

  init(_ session: ReadingSession, hasOwnHead: Bool = false, entries: SheetEntries) {
    header = HeaderBlock(session: session, isOwnDrawing: hasOwnHead)
    self.entries = entries
  }

  /// The last record of the open report.
  var lastRecord: Indicator? { report?.report.indicators.last }

  /// The column heading that comes next.
  var nextHeading: HeadingBand? {
    let bands = entries.reading.bands
    return table.headingsPassed < bands.count ? bands[table.headingsPassed] : nil
  }
}

/// Where the reading is in the tables of a sheet.
struct TableState {
  /// The heading of the open table; `nil` above the first, and below the last row of each.
  var heading: HeadingBand?
  /// The heading of the last table, for pages that repeat only their header block.
  var lastHeading: HeadingBand?
  /// How many headings have been read.
  var headingsPassed = 0
  /// The last row of the table, which the next one may continue.
  var lastRow = 0
  /// Whether no record has been read since the heading.
  var isFirstUnderHeading = false
  /// In the program's own drawings: whether a remark has been read.
  var isInNotes = false
  /// In forms without a column for the level: the section that is open.
  var section: SectionReading?
  /// A level that is alone above the record it belongs to.
  var levelAbove: SheetView.Item?
  /// Rows below the table that may turn out to be names above the roles of signatures.
  var looseRows: [SheetView.Row] = []

  /// Opens a table whose first record is below `row`.
  mutating func open(_ heading: HeadingBand, from row: Int) {
    self.heading = heading
    lastHeading = heading
    lastRow = row
    isFirstUnderHeading = true
    isInNotes = false
  }

  /// Notes that a record has been read.
  mutating func tookRecord(to row: Int) {
    lastRow = row
    isFirstUnderHeading = false
  }

  /// Gives away what is alone above a record.
  mutating func takeLevelAbove() -> SheetView.Item? {
    defer { levelAbove = nil }
    return levelAbove
  }

  /// Gives away the rows that may be names of signatures.
  mutating func takeLooseRows() -> [SheetView.Row] {
    defer { looseRows = [] }
    return looseRows
  }

  /// Whether a row is right below the last one of the table, or first below a repeated heading; in sheets with blank
  /// rows a text that goes on in the middle of a sentence may be some rows further down.
  func isNear(_ row: SheetView.Row) -> Bool {
    if row.row <= lastRow + 1 || (isFirstUnderHeading && row.row <= lastRow + Self.farthestCarriedOn) {
      return true
    }
    return row.row <= lastRow + Self.farthestCarriedOn
      && row.own.allSatisfy { $0.text.first?.isLowercase == true }
  }

  /// Whether a row whose level is not known may still be a record of the table.
  func isNearRecord(_ row: SheetView.Row) -> Bool { row.row <= lastRow + Self.farthestUnknownLevel }

  private static let farthestCarriedOn = 3
  private static let farthestUnknownLevel = 3
}
