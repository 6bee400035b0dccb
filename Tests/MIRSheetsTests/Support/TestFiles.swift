import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Reads and writes through real files, as the program does.
enum TestFiles {
  /// The reports of a workbook that holds the given reports.
  static func throughWorkbook(_ reports: [Report], paging: Paging) throws -> ReportDocument {
    let workbook = try throughFile {
      try ReportWorkbook.write(reports, to: URL(fileURLWithPath: $0), paging: paging)
    }
    return ReportReader().read(workbook, source: Source(format: workbook.format.rawValue))
  }

  /// What is read from a workbook that holds the given documents.
  static func throughWorkbook(
    _ documents: [ReportDocument], paging: Paging = .titles, language: Language = .spanish
  ) throws -> ReportDocument {
    let workbook = try throughFile {
      try ReportWorkbook.write(documents, paging: paging, language: language, to: $0)
    }
    return ReportReader().read(workbook, source: Source(format: workbook.format.rawValue))
  }

  /// The workbook that `write` writes to a path.
  static func throughFile(_ write: (String) throws -> Void) throws -> Workbook {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "mirsheet-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    try write(file.path)
    return try WorkbookFile.read([UInt8](Data(contentsOf: file)))
  }

  /// The reports of a flat CSV that holds the given reports.
  static func throughCSV(_ reports: [Report], style: ReportCSV.Style) throws -> ReportDocument {
    let text = ReportCSV.write(
      [ReportDocument(source: Source(format: "json"), reports: reports)], style: style)
    let workbook = try WorkbookFile.read([UInt8](text.utf8))
    let sheet = try #require(workbook.sheets.first)
    #expect(ReportCSV.recognizes(sheet))
    return ReportCSV.read(sheet, isText: true, source: Source(format: "csv"))
  }

  /// A sheet from lines, whose cells are separated by `|`.
  static func sheet(_ lines: String, name: String = "Hoja1", merges: [CellRange] = []) -> Sheet {
    var cells: [Cell] = []
    for (row, line) in lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for (column, text) in line.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        guard !trimmed.isEmpty else { continue }
        let value = Double(trimmed).map(CellValue.number) ?? .text(trimmed)
        cells.append(Cell(CellAddress(row: row, column: column), value))
      }
    }
    return Sheet(name: name, position: 0, cells: cells, merges: merges)
  }

  /// What is read from such a sheet.
  static func read(_ lines: String, name: String = "Hoja1") -> ReportDocument {
    ReportReader().read(
      Workbook(format: .xlsx, sheets: [sheet(lines, name: name)]), source: Source(format: "xlsx"))
  }

  /// What is read from a workbook.
  static func read(_ workbook: Workbook) -> ReportDocument {
    ReportReader().read(workbook, source: Source(format: workbook.format.rawValue))
  }
}
