import Foundation
public import SheetIO

/// The flat CSV in whatever file it was saved: as text, or as sheets of a workbook.
public enum FlatTables {
  /// The reports of a workbook's flat tables; `nil` where no sheet holds one.
  ///
  /// Sheets that hold something else are told of.
  /// - Throws: ``InterchangeError`` for the long form, which lacks most fields and is not read back.
  public static func read(_ workbook: Workbook, source: Source) throws(InterchangeError) -> ReportDocument? {
    let shown = workbook.sheets.filter { $0.visibility == .visible && !$0.cells.isEmpty }
    let tables = shown.filter(ReportCSV.recognizes)
    guard !tables.isEmpty else {
      if let long = shown.first(where: ReportCSV.isLong) { throw refusal(of: long) }
      return nil
    }
    var document = ReportDocument(source: source)
    for sheet in workbook.sheets where !sheet.cells.isEmpty {
      guard sheet.visibility == .visible else {
        document.findings.append(Finding(.hiddenSheet, sheet: sheet.name))
        continue
      }
      guard ReportCSV.recognizes(sheet) else {
        let what = BilingualText(
          es: "otras hojas del libro son la tabla plana, y esta no",
          en: "other sheets of the workbook are the flat table, and this one is not")
        document.findings.append(
          Finding(.sheetSkipped, ["es": what.spanish, "en": what.english], sheet: sheet.name))
        continue
      }
      document.append(ReportCSV.read(sheet, isText: workbook.isText, source: source))
      if !workbook.isText { document.source.sheets.append(sheet.name) }
    }
    return document
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
            "this is the flat table in its long form (--shape long), which lacks fields and is not read; convert the original with --to csv, which gives a row for each indicator"
        ))
    ])
  }
}

extension ReportDocument {
  /// Adds what another table of the same file gave.
  fileprivate mutating func append(_ other: ReportDocument) {
    let count = reports.count
    provenance += other.provenance.map { origin in
      var origin = origin
      let parts = origin.pointer.split(separator: "/", maxSplits: 2)
      if count > 0, parts.count == 3, let index = Int(parts[1]) {
        origin.pointer = "/\(parts[0])/\(index + count)/\(parts[2])"
      }
      return origin
    }
    reports += other.reports
    unplaced += other.unplaced
    findings += other.findings
  }
}
