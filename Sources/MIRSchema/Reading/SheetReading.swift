package import SheetIO

/// What was read from one sheet.
package struct SheetReading: Sendable {
  /// The reports, in the order of the sheet.
  package var reports: [Report] = []
  /// For each report, the cell of each value, by JSON pointer from the report.
  package var origins: [[(pointer: String, cell: Cell)]] = []
  /// What is to be told.
  package var findings: [Finding] = []
  /// Where every cell went.
  package var account: CellAccount
  /// The column headings that were recognised.
  package var bands: [HeadingBand] = []
  /// The lines of the header blocks that were taken over: the label's cell, and what stands beside it.
  package var headerLines: [(label: Cell, value: String?)] = []
  /// Without a report: how near the sheet came to being one.
  package var nearness: Nearness?
  /// What each row is, for people who want to know.
  package var rows: [(row: Int, kind: RowKind, note: String)] = []
}
