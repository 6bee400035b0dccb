import Collection
import Foundation
import MIRSchema
import SheetIO

/// The collection as files of JSON, from which programs that this project did not write draw the workbooks.
///
/// Each holds the sheets, cell by cell, the reports that a correct reader must find, and which records may be reported
/// instead of read.
struct CollectionFiles {
  let folder: String
  let cases: Int

  private struct File: Encodable {
    var family: String
    var seed: UInt64
    var sheets: [FileSheet]
    /// Labels of records that were damaged: right, or reported.
    var damaged: [String]
    /// Whether a warning must be among the findings.
    var mustWarn: Bool
  }

  private struct FileSheet: Encodable {
    var name: String
    var state: String
    var merges: [String]
    var cells: [FileCell]
  }

  private struct FileCell: Encodable {
    var row: Int
    var column: Int
    var text: String?
    var number: Double?
    var format: String?
    var formula: String?
    var shown: String
  }

  func write() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    for name in Family.all.map(\.name) + [Family.several] {
      for seed in 1...UInt64(cases) {
        let workbook = LabelledWorkbook.draw(name: name, seed: seed)
        let base = URL(fileURLWithPath: folder).appendingPathComponent("\(name)-\(seed)")
        try encoder.encode(file(workbook)).write(to: base.appendingPathExtension("grid.json"))
        let truth = ReportJSON.write(
          ReportDocument(source: Source(format: "json"), reports: workbook.truth), language: .spanish,
          style: .line)
        try Data(truth.utf8).write(to: base.appendingPathExtension("truth.json"))
      }
    }
  }

  private func file(_ workbook: LabelledWorkbook) -> File {
    let damaged = workbook.mustTell.union(workbook.removed).union(workbook.disputed).map { place in
      workbook.truth[place.report].indicators[place.record].label ?? ""
    }
    return File(
      family: workbook.family, seed: workbook.seed, sheets: workbook.grids.map(sheet),
      damaged: Set(damaged).sorted(),
      mustWarn: workbook.mustWarn)
  }

  private func sheet(_ grid: Grid) -> FileSheet {
    let cells = grid.rows.enumerated().flatMap { row, line in
      line.cells.enumerated().compactMap { column, cell -> FileCell? in
        guard let cell else { return nil }
        var file = FileCell(row: row, column: column, shown: cell.sheetText)
        switch cell.value {
        case .number(let number): file.number = number
        default: file.text = Cell(CellAddress(row: row, column: column), cell.value).shownText
        }
        if cell.format.isPercent { file.format = "0.00%" }
        file.formula = cell.formula
        return file
      }
    }
    return FileSheet(
      name: grid.name, state: grid.visibility.rawValue, merges: grid.merges.map(\.description), cells: cells)
  }
}
