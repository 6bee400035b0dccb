import Foundation
package import SheetIO

extension ReportCSV {
  /// Whether a sheet is the flat CSV: one of its first rows names an indicator's fields as the CSV does.
  package static func recognizes(_ sheet: Sheet) -> Bool {
    heading(of: sheet.firstRows(farthestHeading)) != nil
  }

  /// Where the heading is among the rows; people write titles above it.
  package static func heading(of rows: [ArraySlice<Cell>]) -> Int? {
    rows.prefix(farthestHeading).firstIndex(where: isHeading)
  }

  private static let farthestHeading = 6

  private static func isHeading(_ heading: ArraySlice<Cell>) -> Bool {
    guard heading.count >= fewestColumns else { return false }
    let known = Set(heading.compactMap { CSVColumns.byHeading[FoldedText($0.shownText)]?.key })
    let values = known.count { key in Measure.allCases.contains { key.hasPrefix("\($0.rawValue)_") } }
    return known.count >= fewestColumns && values >= 2 && known.count * 2 > heading.count
  }

  /// Whether a sheet is the flat CSV with a row for each measure and period, which is not read back.
  package static func isLong(_ sheet: Sheet) -> Bool {
    sheet.firstRows(farthestHeading).contains(where: isLongHeading)
  }

  private static let fewestColumns = 8

  private static func isLongHeading(_ heading: ArraySlice<Cell>) -> Bool {
    guard heading.count >= longColumns.count else { return false }
    let found = Set(heading.map { FoldedText($0.shownText) })
    let isMeasured = longColumns.allSatisfy {
      found.contains(FoldedText($0.key)) || found.contains(FoldedText($0.label))
    }
    return isMeasured && found.count { CSVColumns.byHeading[$0] != nil } >= 6
  }

  /// The reports of a flat CSV, with what is doubtful in it.
  ///
  /// Guards are taken away. `isText` says whether the sheet stands for a text file, so that no finding names a sheet,
  /// `keepsOrigins` whether the cell of every value is wanted.
  package static func read(
    _ sheet: Sheet, isText: Bool, source: Source, sessions: ReadingSessions = .standard,
    keepsOrigins: Bool = true
  ) -> ReportDocument {
    sessions.begin {
      read(sheet.withoutGuards(), isText: isText, source: source, in: $0, keepsOrigins: keepsOrigins)
    }
  }

  private static func read(
    _ sheet: Sheet, isText: Bool, source: Source, in session: ReadingSession, keepsOrigins: Bool
  ) -> ReportDocument {
    func read(_ notation: NumberNotation) -> ReportDocument {
      var reading = CSVReading(
        sheet: sheet, name: isText ? nil : sheet.name, session: session.writing(notation),
        source: source, keepsOrigins: keepsOrigins)
      return reading.read()
    }
    let census = NotationCensus(flat: sheet, session.vocabulary)
    let notation = census.notation(usual: .ofFlatTable)
    return NumberNotation.settled(
      read(notation), in: notation, doubtful: census.doubtful,
      mismatches: { $0.findings.count { ArithmeticRules.isMismatch($0.code) } }, read: read)
  }
}

extension NotationCensus {
  /// The numbers of a flat table.
  fileprivate init(flat sheet: Sheet, _ vocabulary: Vocabulary) {
    self.init()
    let rows = sheet.rows
    guard let place = ReportCSV.heading(of: rows) else { return }
    let heading = rows[place]
    var isNumeric = [Bool](repeating: false, count: (heading.last?.address.column ?? -1) + 1)
    for cell in heading {
      isNumeric[cell.address.column] =
        CSVColumns.column(headed: cell.shownText, vocabulary)?.kind == .number
    }
    for row in rows[(place + 1)...] {
      for cell in row {
        guard cell.address.column < isNumeric.count else { break }
        if isNumeric[cell.address.column], case .text(let text) = cell.value { add(text) }
      }
    }
  }
}
