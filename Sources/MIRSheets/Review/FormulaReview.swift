package import MIRSchema
import SheetIO

/// Numbers that were typed over formulas: in a column where the other rows compute, one does not.
package enum FormulaReview {
  /// The rules that speak here.
  package static let codes: [FindingCode] = [.formulaOverwritten]

  /// So many rows have to compute, and so many times as many as do not.
  private static let fewestFormulas = 3
  private static let timesMore = 3

  /// A column of a report's values.
  private struct Column: Hashable {
    let sheet: Int
    let report: Int
    let value: Int
  }

  /// What is found in the cells that a document was read from, at their places; of forms that know their own formulas
  /// nothing.
  package static func findings(in file: ReportFile, _ origins: ValueOrigins) -> [Finding] {
    guard let workbook = file.workbook,
      !file.findings.contains(where: { $0.code == .templateFormulaOverwritten })
    else { return [] }
    let computing = workbook.sheets.filter { $0.cells.contains(where: \.isFormula) }
    guard !computing.isEmpty else { return [] }
    let sheets = origins.sheets.map { name in computing.first { $0.name == name } }
    var columns: [Column: [(origin: ValueOrigins.Origin, cell: Cell)]] = [:]
    for origin in origins.all {
      guard let value = origins.value(of: origin), let cell = sheets[origin.sheet]?[origin.cell] else {
        continue
      }
      let column = Column(sheet: origin.sheet, report: origin.report, value: value.position)
      columns[column, default: []].append((origin, cell))
    }
    return columns.flatMap { column, members -> [Finding] in
      let formulas = members.count { $0.cell.isFormula }
      guard formulas >= fewestFormulas, formulas >= (members.count - formulas) * timesMore else { return [] }
      return members.filter { !$0.cell.isFormula }.map { origin, cell in
        Finding(
          .formulaOverwritten, at: .cell(cell.address, of: origins.sheets[column.sheet]),
          indicator: origin.indicator.flatMap { file.reports[column.report].indicators[$0].label },
          field: origins.value(of: origin)?.key, raw: cell.shownText)
      }
    }
    .sorted {
      ($0.sheet ?? "", $0.location.cells?.first ?? CellAddress(row: 0, column: 0))
        < ($1.sheet ?? "", $1.location.cells?.first ?? CellAddress(row: 0, column: 0))
    }
  }
}
