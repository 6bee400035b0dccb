/// Writes the flat CSV document by document, so that not all of them are in memory; the reports are numbered through.
package struct ReportCSVWriter {
  private let style: ReportCSV.Style
  private let isLong: Bool
  private var number = 0

  /// A writer; `isLong` for a row of each indicator, measure and period.
  package init(style: ReportCSV.Style, isLong: Bool = false) {
    self.style = style
    self.isLong = isLong
  }

  /// What comes first: the headings, and the byte-order mark that spreadsheets need.
  package var heading: String { ReportCSV.heading(style: style, isLong: isLong) }

  /// The rows of a document.
  package mutating func rows(of document: ReportDocument) -> String {
    let file = (document.origin ?? document.source).file
    var text = ""
    for report in document.reports {
      number += 1
      text += ReportCSV.text(
        isLong
          ? ReportCSV.longRows(report, number: number, file: file, style: style)
          : ReportCSV.rows(report, number: number, file: file, style: style))
    }
    return text
  }
}
