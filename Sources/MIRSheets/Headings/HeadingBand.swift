import MIRSchema
import SheetIO

/// The rows of one column heading and what each column means.
package final class HeadingBand: Sendable {
  /// The rows of the sheet that the heading covers.
  package let rows: ClosedRange<Int>
  /// The meaning of the columns.
  package let columns: ColumnMap
  /// The meaning of the columns, by column.
  let layout: TableLayout
  /// Some of the records below it, and below other headings of the same words.
  let samples: [SheetView.Row]

  init(rows: ClosedRange<Int>, columns: ColumnMap, samples: [SheetView.Row]) {
    self.rows = rows
    self.columns = columns
    layout = TableLayout(columns)
    self.samples = samples
  }

  /// Whether every column has a field, and a heading that says so.
  var isPlain: Bool {
    columns.unknown.isEmpty && columns.unheaded.isEmpty && columns.reported.isEmpty
      && columns.ungrouped.isEmpty
  }

  /// The same heading in a report of a quarter.
  ///
  /// Columns *of the quarter* are that one's; without a quarter, and where it has columns of its own, they stay unknown.
  func reporting(quarter: Int?) -> HeadingBand {
    guard !columns.reported.isEmpty else { return self }
    var known = columns
    if let period = quarter.flatMap(Period.of(quarter:)) { known = columns.reporting(period) }
    known.leaveReported()
    return HeadingBand(rows: rows, columns: known, samples: samples)
  }

  /// The same heading on a page further down.
  init(_ first: HeadingBand, repeatedIn rows: ClosedRange<Int>) {
    self.rows = rows
    columns = first.columns.moved(down: rows.lowerBound - first.rows.lowerBound)
    layout = first.layout
    samples = first.samples
  }
}
