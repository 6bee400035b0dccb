public import SheetIO

/// Draws reports as a workbook of the municipality's sheets, one sheet for each report.
public enum ReportWorkbook {
  /// Writes the reports as `.xlsx` to `path`; the caller makes sure that it is writable and moves it into place.
  ///
  /// - Throws: ``SheetError`` when there is no report, or a text is longer than a cell holds.
  public static func write(_ reports: [Report], paging: Paging = .titles, to path: String) throws(SheetError)
  {
    guard !reports.isEmpty else {
      throw SheetError(.cannotWrite(BilingualText(es: "no hay ningún informe", en: "there is no report")))
    }
    try XLSXWriter.write(workbook(reports, paging: paging), to: path)
  }

  package static func workbook(_ reports: [Report], paging: Paging) -> DrawnWorkbook {
    let names = sheetNames(reports)
    return DrawnWorkbook(
      sheets: zip(reports, names).map { ReportSheet.draw($0, name: $1, paging: paging) },
      title: reports.first?.title, subject: reports.first?.program.text,
      company: reports.first?.responsibleUnit.text, stamp: ("mirsheet", ReportDocument.schemaVersion))
  }

  /// `Informe` for one report; else the quarter and the programme, made unique.
  static func sheetNames(_ reports: [Report]) -> [String] {
    guard reports.count > 1 else { return ["Informe"] }
    var taken: Set<String> = []
    return reports.enumerated().map { index, report in
      let parts = [
        report.program.code.map { "Pp \($0)" }, report.quarter.map { "T\($0)" },
        report.fiscalYear.map(String.init),
      ].compactMap { $0 }
      let allowed = parts.joined(separator: " ").filter { !"[]:*?/\\'".contains($0) }
      let base = allowed.isEmpty ? "Informe \(index + 1)" : String(allowed.prefix(26))
      var name = base
      var copy = 2
      while !taken.insert(name.lowercased()).inserted {
        name = "\(base) (\(copy))"
        copy += 1
      }
      return name
    }
  }
}
