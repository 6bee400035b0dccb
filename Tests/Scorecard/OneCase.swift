import Collection
import MIRSchema
import MIRSheets
import SheetIO

/// One case of the collection, to be looked at: `FAMILY/SEED`.
struct OneCase {
  let name: String

  private var workbook: LabelledWorkbook? {
    let parts = name.split(separator: "/")
    guard parts.count == 2, let seed = UInt64(parts[1]) else { return nil }
    let known = (Family.all + Family.forms).map(\.name) + [Family.several]
    guard known.contains(String(parts[0])) else { return nil }
    return LabelledWorkbook.draw(name: String(parts[0]), seed: seed)
  }

  /// Prints the visible sheets as text between tabs.
  func text() {
    guard let workbook else { return Scorecard.fail("--text FAMILY/SEED") }
    for grid in workbook.grids where grid.visibility == .visible {
      for row in grid.rows { print(row.cells.map { $0?.sheetText ?? "" }.joined(separator: "\t")) }
    }
  }

  /// Prints the sheets as they were drawn, then what was read and reported.
  func dump() {
    guard let workbook else { return Scorecard.fail("--dump FAMILY/SEED") }
    for grid in workbook.grids {
      print("== \(grid.name) \(grid.merges.map(\.description).joined(separator: " "))")
      for (index, row) in grid.rows.enumerated() {
        print(
          "\(index + 1)\t\(row.cells.map { $0.map { String($0.sheetText.prefix(14)) } ?? "" }.joined(separator: "|"))"
        )
      }
    }
    let document = ReportReader().read(workbook.workbook, source: Source(format: "xlsx"))
    for finding in document.findings {
      print("\(finding.severity) \(finding.code.rawValue) \(finding.location) \(finding.message.english)")
    }
    for difference in Judge.score(workbook).differences {
      let told = difference.isTold ? "reported" : "SILENT  "
      print("\(told) \(difference.place): \(difference.found) ≠ \(difference.wanted)")
    }
  }
}

extension Grid.GridCell {
  /// What is seen in the cell, on one line.
  var sheetText: String {
    Cell(CellAddress(row: 0, column: 0), value, format: format).shownText.split(whereSeparator: \.isNewline)
      .joined(separator: " ")
  }
}
