package import MIRSchema
package import SheetIO

/// What was read from one sheet.
package struct SheetReading: Sendable {
  /// The reports, in the order of the sheet.
  package var reports: [Report] = []
  /// For each report, the cell of each value, by JSON pointer from the report.
  package var origins: [[(pointer: String, cell: Cell)]] = []
  /// How the numbers of the sheet are written, and how many of them can be understood in two ways.
  var notation = NumberNotation.unknown
  var doubtfulNumbers = 0
  /// What to report.
  package var findings: [Finding] = []
  /// The texts that count of cells that say more than that, by their positions in the sheet.
  package var changedTexts: [Int: String] = [:]
  /// Where every cell went.
  package var account: CellAccount
  /// The column headings that were recognised.
  package var bands: [HeadingBand] = []
  /// The lines of the header blocks that were taken over: the label's cell, and what is next to it.
  package var headerLines: [(label: Cell, value: String?)] = []
  /// Without a report: how near the sheet came to being one.
  package var nearness: Nearness?
  /// How the sheet was laid anew before it was read.
  package var layouts: [LayoutStep] = []
  /// How many pages were read by headings that were known; see ``PageReader``.
  package var shortPages = 0
  /// How many records took the short way.
  package var shortRecords = 0
  /// The records that were not read as printed, and why.
  package var placings: [(row: Int, label: String, reason: PlacingReason)] = []
  /// What each row is, for people who want to know.
  package var rows: [RowReading] = []
}

extension SheetReading {
  /// How the sheet is drawn, the same for sheets that a person would take for one form: the columns and how far they
  /// are from the first, the rows of the heading, and how the labels above are placed to their values.
  package var layout: String {
    guard let band = bands.first, let first = band.columns.fields.keys.min() else { return "" }
    let columns = band.columns.fields.sorted { $0.key < $1.key }.map { "\($0.key - first):\($0.value)" }
    let labels = headerLines.map { line in
      let isOneCell = line.value.map { line.label.shownText.hasSuffix($0) } ?? false
      return "\(line.label.address.column - first)\(isOneCell ? "=" : "")"
    }
    return "\(band.rows.count)|\(columns.joined(separator: ","))|\(labels.joined(separator: ","))"
  }
}

/// What one row of a sheet is.
package struct RowReading: Sendable {
  /// The row, from 0.
  package var row: Int
  package let kind: RowKind
  /// What was read of it, for example the level of a record; empty where there is nothing to say.
  package var note = ""

  /// The same so many rows further down.
  func moved(_ rows: Int) -> RowReading { RowReading(row: row + rows, kind: kind, note: note) }
}
