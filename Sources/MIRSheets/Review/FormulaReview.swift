package import MIRSchema
import SheetIO

/// Numbers that were typed over formulas: in a column where the other rows compute, one does not.
package enum FormulaReview {
  /// The rules that speak here.
  package static let codes: [FindingCode] = [.formulaOverwritten]

  /// So many rows have to compute, and so many times as many as do not.
  private static let fewestFormulas = 3
  private static let timesMore = 3

  private struct Column: Hashable {
    let sheet: String
    let report: Int
    let key: FieldKey
  }

  /// What is found in the cells that a document was read from; of forms that know their own formulas nothing.
  package static func findings(in file: ReportFile) -> [Finding] {
    guard let workbook = file.workbook,
      !file.findings.contains(where: { $0.code == .templateFormulaOverwritten })
    else { return [] }
    var cells: [String: [CellAddress: Cell]] = [:]
    for sheet in workbook.sheets where sheet.cells.contains(where: \.isFormula) {
      cells[sheet.name] = Dictionary(sheet.cells.map { ($0.address, $0) }) { first, _ in first }
    }
    guard !cells.isEmpty else { return [] }
    var columns: [Column: [(indicator: Int, cell: Cell)]] = [:]
    for origin in file.document.provenance {
      let path = origin.pointer.split(separator: "/")
      guard path.count > 4, path[2] == "indicators", let report = Int(path[1]), let indicator = Int(path[3]),
        let cell = cells[origin.sheet]?[origin.cell]
      else { continue }
      let key = FieldKey(path: path.dropFirst(4))
      guard ValuePlace(key: key) != nil else { continue }
      columns[Column(sheet: origin.sheet, report: report, key: key), default: []].append((indicator, cell))
    }
    return columns.flatMap { column, members -> [Finding] in
      let formulas = members.count { $0.cell.isFormula }
      let typed = members.filter { !$0.cell.isFormula }
      guard formulas >= fewestFormulas, formulas >= typed.count * timesMore else { return [] }
      return typed.map { indicator, cell in
        Finding(
          .formulaOverwritten, at: .cell(cell.address, of: column.sheet),
          indicator: file.reports[column.report].indicators[indicator].label, field: column.key,
          raw: cell.shownText)
      }
    }
    .sorted {
      ($0.sheet ?? "", $0.location.cells?.first ?? CellAddress(row: 0, column: 0))
        < ($1.sheet ?? "", $1.location.cells?.first ?? CellAddress(row: 0, column: 0))
    }
  }
}
