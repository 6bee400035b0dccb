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
  package var heading: [UInt8] { ReportCSV.heading(style: style, isLong: isLong) }

  /// The rows of a document.
  package mutating func rows(of document: ReportDocument) -> [UInt8] {
    let file = (document.origin ?? document.source).file
    var rows = CSVRows(forExcel: style.forExcel)
    for report in document.reports {
      number += 1
      let place = ReportCSV.ReportPlace(number: number, file: file)
      if isLong {
        ReportCSV.appendLong(report, numbered: place, to: &rows)
      } else {
        ReportCSV.append(report, numbered: place, to: &rows)
      }
    }
    return rows.array
  }
}
