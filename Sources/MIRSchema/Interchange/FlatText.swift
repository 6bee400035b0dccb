public import SheetIO

extension ReportCSV {
  /// The reports of a flat CSV that stands in a workbook's sheet, with what its reader noticed and what is broken in it.
  public static func read(_ sheet: Sheet, of workbook: Workbook, isGuarded: Bool, source: Source)
    -> ReportDocument
  {
    let table = workbook.textShape.map { BrokenTable(sheet, $0) }
    var document = read(table?.sheet ?? sheet, isGuarded: isGuarded, source: source)
    // The table tells ragged rows itself, and what became of them.
    let notices = workbook.notices.filter {
      if case .raggedRow = $0.kind { return false }
      return true
    }
    document.findings =
      WorkbookFindings.notices(of: notices) + (table?.findings ?? []) + document.findings
    document.unplaced += table?.unplaced ?? []
    for (number, report) in document.reports.enumerated() {
      document.findings += PeriodRules.findings(for: report, number: number)
    }
    return document
  }
}
