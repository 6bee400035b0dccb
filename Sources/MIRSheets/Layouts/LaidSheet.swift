import MIRSchema

/// A sheet as it is read: as printed, or laid anew so that every record is one row under one heading.
///
/// Cells that are laid elsewhere keep their addresses, so that what is said of them is said of the place where people
/// see them.
struct LaidSheet {
  /// The rows to read.
  var view: SheetView
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

  /// The sheet as printed.
  init(_ printed: SheetView) { view = printed }
}

/// How a sheet is laid that is not a table with a row for each record.
package enum LayoutStep: String, CaseIterable, Sendable, Hashable {
  /// What programs put around and into the sheet is left out.
  case frame
  /// Rows that were sorted with the heading among them: the heading is laid above the records.
  case sortedRows = "sorted-rows"
  /// Tables that stand side by side are read one after the other.
  case tablesAbreast = "tables-abreast"
  /// The halves of a table that are one below the other are laid side by side.
  case halvesBelow = "halves-below"
  /// Each line of a cell's text is a row: the lines of a record are joined.
  case pageLines = "page-lines"
  /// Values in columns without a heading are laid under the heading beside them.
  case strayColumns = "stray-columns"
  /// The cells of a column that moved up by one are laid one record down.
  case movedUp = "moved-up"
  /// Several numbers in one cell are taken apart.
  case gluedNumbers = "glued-numbers"
}
