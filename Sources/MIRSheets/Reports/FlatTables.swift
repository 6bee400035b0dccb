import Foundation
package import MIRSchema
package import SheetIO

/// The flat CSV in whatever file it was saved: as text, or as sheets of a workbook.
package enum FlatTables {
  /// The reports of a workbook's flat tables; `nil` where no sheet holds one.
  ///
  /// Sheets that hold something else are reported.
  /// - Throws: ``InterchangeError`` for the long form, which lacks most fields and is not read back.
  package static func read(
    _ workbook: Workbook, source: Source, sessions: ReadingSessions = .standard, keepsOrigins: Bool = true
  ) throws(InterchangeError) -> ReportDocument? {
    let shown = workbook.sheets.filter { $0.visibility == .visible && !$0.cells.isEmpty }
    let tables = shown.filter(ReportCSV.recognizes)
    guard !tables.isEmpty else {
      if let long = shown.first(where: ReportCSV.isLong) { throw refusal(of: long) }
      return nil
    }
    var document = ReportDocument(source: source)
    document.findings = notices(of: workbook)
    for sheet in workbook.sheets where !sheet.cells.isEmpty {
      guard sheet.visibility == .visible else {
        document.findings.append(Finding(.hiddenSheet, at: .sheet(sheet.name)))
        continue
      }
      guard ReportCSV.recognizes(sheet) else {
        let what = BilingualText(
          es: "otras hojas del libro son la tabla plana, y esta no",
          en: "other sheets of the workbook are the flat table, and this one is not")
        document.findings.append(
          Finding(.sheetSkipped, phrases: ["reason": what], at: .sheet(sheet.name)))
        continue
      }
      document.append(
        read(sheet, of: workbook, source: source, sessions: sessions, keepsOrigins: keepsOrigins))
      if !workbook.isText { document.source.sheets.append(sheet.name) }
    }
    for (number, report) in document.reports.enumerated() {
      document.findings += PeriodRules.findings(for: report, number: number)
    }
    return document
  }

  /// One table, with what is broken in the text that it is in, and without what is struck out in its cells.
  private static func read(
    _ sheet: Sheet, of workbook: Workbook, source: Source, sessions: ReadingSessions, keepsOrigins: Bool
  ) -> ReportDocument {
    guard workbook.isText else {
      let counted = CountedSheet(sheet, session: ReadingSession(sessions.vocabulary))
      var document = ReportCSV.read(
        counted.sheet, isText: false, source: source, sessions: sessions, keepsOrigins: keepsOrigins)
      document.findings = counted.findings + document.findings
      document.unplaced += counted.struckCells.map { index in
        let cell = sheet.cells[index]
        return UnplacedCell(at: .cell(cell.address, of: sheet.name), text: cell.shownText)
      }
      return document
    }
    let broken = workbook.textShape.map {
      BrokenTable(sheet, $0, session: ReadingSession(sessions.vocabulary))
    }
    var document = ReportCSV.read(
      broken?.sheet ?? sheet, isText: true, source: source, sessions: sessions, keepsOrigins: keepsOrigins)
    document.findings = (broken?.findings.all ?? []) + document.findings
    document.unplaced += broken?.unplaced.all ?? []
    return document
  }

  /// What the file's reader noticed, except rows of another length: the table reports them itself, and what came of
  /// them.
  private static func notices(of workbook: Workbook) -> [Finding] {
    WorkbookFindings.notices(
      of: workbook.notices.filter { notice in
        if case .raggedRow = notice.kind { return false }
        return true
      })
  }

  private static func refusal(of sheet: Sheet) -> InterchangeError {
    let row = (sheet.rows.first?.first?.address.row ?? 0) + 1
    return InterchangeError([
      InterchangeError.Problem(
        place: BilingualText(es: "fila \(row)", en: "row \(row)"),
        message: BilingualText(
          es:
            "es la tabla plana en su forma larga (--shape long), que no tiene todos los campos y no se lee; convierta el original con --to csv, que da una fila por indicador",
          en:
            "this is the flat table in its long form (--shape long), which does not have all fields and is not read; convert the original with --to csv, which gives a row for each indicator"
        ))
    ])
  }
}
