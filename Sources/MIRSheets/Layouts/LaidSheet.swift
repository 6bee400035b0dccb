import MIRSchema

/// A sheet as it is read: as printed, or laid anew so that every record is one row under one heading.
///
/// Cells that are laid elsewhere keep their addresses, so that what is said of them is said of the place where people
/// see them.
struct LaidSheet {
  /// The rows to read.
  var view: SheetView { didSet { found = FoundHeadings() } }
  /// Cells that are spent: the names of measures, periods and fields that now are the columns'.
  var labels: [SheetView.Item] = []
  /// Cells that say of a field that it is blank, in the words of some program.
  var blanks: [SheetView.Item] = []
  /// Cells whose text is part of another cell's, by that one's position in the sheet.
  var joined: [Int: [Int]] = [:]
  /// What to report about how the sheet was laid.
  var findings: [Finding] = []
  /// What was done, in order.
  var steps: [LayoutStep] = []

  /// What has been found in its rows.
  private(set) var found: FoundHeadings

  /// The sheet as printed.
  init(_ printed: SheetView, found: FoundHeadings = FoundHeadings()) {
    view = printed
    self.found = found
  }

  /// The headings that words make known, looked for once for all ways to lay a sheet that leave its rows as they are.
  func bandsByWords(_ session: ReadingSession) -> [HeadingBand] {
    HeadingFinder.byWords(in: view, session: session, found: found)
  }
}
