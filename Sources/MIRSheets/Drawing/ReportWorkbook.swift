public import Foundation
public import MIRSchema
public import SheetIO

/// Draws reports as a workbook of the municipality's sheets, one sheet for each report.
public enum ReportWorkbook {
  /// Writes reports as `.xlsx`; what was there is replaced at once, so that there is never half a file.
  ///
  /// ```swift
  /// try ReportWorkbook.write(try ReportFile(contentsOf: json).reports, to: url)
  /// ```
  ///
  /// - Throws: `SheetError` when there is no report, a text is longer than a cell holds, or the file cannot be written.
  public static func write(
    _ reports: [Report], to url: URL, paging: Paging = .titles, paper: Paper = .oficio, logo: Picture? = nil
  ) throws(SheetError) {
    try write(
      [ReportDocument(source: Source(format: "json"), reports: reports)], to: url, paging: paging,
      paper: paper,
      logo: logo)
  }

  /// Writes the reports of documents; what they have unplaced and found goes onto a sheet of its own, and as comments to
  /// the cells that it is about, in `language`.
  ///
  /// - Throws: `SheetError` when there is no report, a text is longer than a cell holds, or the file cannot be written.
  public static func write(
    _ documents: [ReportDocument], to url: URL, paging: Paging = .titles, paper: Paper = .oficio,
    logo: Picture? = nil, language: Language = .spanish
  ) throws(SheetError) {
    try WrittenFile.write(
      try xlsx(documents, paging: paging, paper: paper, logo: logo, language: language), to: url)
  }

  /// The bytes of the same workbook.
  public static func xlsx(
    _ documents: [ReportDocument], paging: Paging = .titles, paper: Paper = .oficio, logo: Picture? = nil,
    language: Language = .spanish
  ) throws(SheetError) -> [UInt8] {
    try XLSXWriter.bytes(
      of: drawn(documents, paging: paging, paper: paper, logo: logo, language: language))
  }

  /// Writes the same workbook to `path`; the caller makes sure that it is writable and moves it into place.
  package static func write(
    _ documents: [ReportDocument], paging: Paging = .titles, paper: Paper = .oficio, logo: Picture? = nil,
    language: Language, to path: String
  ) throws(SheetError) {
    try XLSXWriter.write(
      drawn(documents, paging: paging, paper: paper, logo: logo, language: language), to: path)
  }

  private static func drawn(
    _ documents: [ReportDocument], paging: Paging, paper: Paper, logo: Picture?, language: Language
  ) throws(SheetError) -> DrawnWorkbook {
    guard documents.contains(where: { !$0.reports.isEmpty }) else {
      throw SheetError(.cannotWrite(BilingualText(es: "no hay ningún informe", en: "there is no report")))
    }
    return try workbook(
      documents, PageOptions(paging: paging, paper: paper, logo: logo), language: language)
  }

  static func workbook(
    _ documents: [ReportDocument], _ options: PageOptions, language: Language
  ) throws(SheetError) -> DrawnWorkbook {
    let reports = documents.flatMap(\.reports)
    var names = sheetNames(reports)[...]
    var sheets: [DrawnSheet] = []
    for document in documents {
      let drawings = zip(document.reports, names).map {
        ReportSheet.drawing($0, name: $1, options)
      }
      names = names.dropFirst(drawings.count)
      for (report, drawing) in zip(document.reports, drawings) {
        try LongTexts.check(drawing, of: report, amongSeveral: reports.count > 1)
      }
      let comments = QuestionedCells(drawings, language: language).comments(on: document)
      for (drawing, comments) in zip(drawings, comments) {
        var sheet = drawing.sheet
        sheet.behaviour.comments = comments
        sheets.append(sheet)
      }
    }
    if let sheet = UnplacedSheet.draw(documents, language: language, paper: options.paper.page) {
      sheets.append(sheet)
    }
    return DrawnWorkbook(
      sheets: sheets, title: reports.first?.title, subject: reports.first?.program.text,
      company: reports.first?.responsibleUnit.text, stamp: ("mirsheet", ReportDocument.schemaVersion))
  }

  /// `Informe` for one report; else the quarter and the programme, made unique.
  static func sheetNames(_ reports: [Report]) -> [String] {
    guard reports.count > 1 else { return ["Informe"] }
    var taken: Set<String> = [FoldedText(UnplacedSheet.name).key]
    return reports.enumerated().map { index, report in
      let parts = [
        report.program.code.map { "Pp \($0)" }, report.quarter.map { "T\($0)" },
        report.fiscalYear.map(String.init),
      ].compactMap { $0 }
      let base = tabName(parts.joined(separator: " ")) ?? "Informe \(index + 1)"
      var name = base
      var copy = 2
      while !taken.insert(FoldedText(name).key).inserted {
        name = "\(base) (\(copy))"
        copy += 1
      }
      return name
    }
  }

  /// What of a text may be on a tab, with room for a number behind it: at most 31 UTF-16 units.
  ///
  /// Source: Excel specifications and limits.
  private static func tabName(_ text: String) -> String? {
    let line = NormalText.line(
      String(text.filter { !"[]:*?/\\'".contains($0) && $0.unicodeScalars.allSatisfy(WrittenText.isAllowed) })
    )
    var name = ""
    for character in line ?? "" where name.utf16.count + character.utf16.count <= 24 {
      name.append(character)
    }
    return NormalText.line(name)
  }
}
