import MIRSchema
package import MIRSheets
package import SheetIO

/// One workbook read with the short way of sound records and without it: both must say the same.
package struct TwoWays {
  /// How many records took the short way.
  package private(set) var shortRecords = 0
  /// How many pages were read by headings that were known.
  package private(set) var shortPages = 0
  /// How many records of such pages left something to decide.
  package private(set) var oddRecords = 0
  /// How many records were read in all.
  package private(set) var records = 0
  /// What differs between the ways, in words; nothing where both say the same.
  package private(set) var differences: [String] = []

  /// Reads a workbook both ways; `options` say how else it is read.
  ///
  /// Without documents only the readings of the sheets are compared, which is all that documents are made of.
  package init(
    _ workbook: Workbook, options: ReportReader.Options = ReportReader.Options(), withDocuments: Bool = true
  ) {
    var short = options
    short.takesShortWay = true
    var long = options
    long.takesShortWay = false
    let readers = (ReportReader(options: short), ReportReader(options: long))
    let source = Source(format: workbook.format.rawValue)
    for sheet in workbook.sheets {
      let reading = readers.1.read(sheet, of: workbook)
      let first = readers.0.read(sheet, of: workbook)
      shortRecords += first.shortRecords
      records += first.reports.reduce(0) { $0 + $1.indicators.count }
      compare(first, reading, sheet)
      // Its headings are known now.
      let again = readers.0.read(sheet, of: workbook)
      shortPages += again.shortPages
      if again.shortPages > 0 {
        oddRecords += again.reports.reduce(0) { $0 + $1.indicators.count } - again.shortRecords
      }
      compare(again, reading, sheet)
    }
    guard withDocuments else { return }
    let documents = [readers.0, readers.1].map { $0.read(workbook, source: source) }
    let bytes = documents.map { ReportJSON.write($0, language: .spanish, provenance: true) }
    if bytes[0] != bytes[1] { differences.append("JSON") }
    if documents[0].findings != documents[1].findings { differences.append("findings of the document") }
  }

  /// The readings of one sheet: reports and their cells, findings, the account of all cells, what each row was taken for.
  private mutating func compare(_ short: SheetReading, _ long: SheetReading, _ sheet: Sheet) {
    if long.shortRecords > 0 { differences.append("the switch leaves the short way on") }
    differ("report", in: short.reports, long.reports)
    differ("finding", in: short.findings, long.findings)
    differ("fate", in: Array(short.account.fates), Array(long.account.fates))
    differ("row", in: short.rows, long.rows) { "\($0.row + 1) \($0.kind) \($0.note)" }
    differ("number of reports with origins", in: [short.origins.count], [long.origins.count])
    for (one, other) in zip(short.origins, long.origins) {
      differ("origin", in: one, other) { "\($0.pointer) \($0.cell)" }
    }
  }

  /// The first elements of two lists that differ, and where one list has more.
  private mutating func differ<Element: Equatable>(_ what: String, in short: [Element], _ long: [Element]) {
    if short != long { differ(what, in: short, long) { "\($0)" } }
  }

  private mutating func differ<Element>(
    _ what: String, in short: [Element], _ long: [Element], _ text: (Element) -> String
  ) {
    let (one, other) = (short.map(text), long.map(text))
    guard one != other else { return }
    for change in other.difference(from: one) {
      switch change {
      case .insert(_, let text, _): differences.append("\(what) only on the long way: \(text)")
      case .remove(_, let text, _): differences.append("\(what) only on the short way: \(text)")
      }
    }
  }
}
