import Foundation
import MIRSchema
import SheetIO

/// What is reported about a filled form once it has been read: what is still to be filled in, what was deleted, what is
/// not of this template.
struct TemplateReview {
  let match: TemplateMatch
  let reading: SheetReading
  /// Whether the sheet has formulas whose results were never stored.
  let isUncalculated: Bool

  private var stamp: TemplateStamp { match.stamp }
  private var sheet: String { match.sheet.name }
  private var columns: ColumnMap? { reading.bands.first?.columns }

  var findings: [Finding] {
    var result = match.findings + versions + addedRows
    for (report, origins) in zip(reading.reports, reading.origins) {
      let cells = Dictionary(origins.map { ($0.pointer, $0.cell.address) }) { first, _ in first }
      result += context(of: report, cells)
      for (index, indicator) in report.indicators.enumerated() {
        guard let row = cells["/indicators/\(index)/level"]?.row, match.rows.contains(row) else { continue }
        result += gaps(in: indicator, quarter: report.quarter, row: row)
      }
    }
    return result
  }

  private var versions: [Finding] {
    func major(_ version: String) -> Substring? { version.split(separator: ".").first }
    guard major(stamp.schemaVersion) != major(ReportDocument.schemaVersion) else { return [] }
    return [
      Finding(
        .templateVersion, at: .sheet(sheet), raw: stamp.schemaVersion, expected: ReportDocument.schemaVersion)
    ]
  }

  private var addedRows: [Finding] {
    reading.rows.filter { $0.kind == .record && !match.rows.contains($0.row) }.map { row in
      Finding(
        .templateRowAdded, at: .cell(CellAddress(row: row.row, column: 0), of: sheet),
        indicator: row.note.isEmpty ? nil : row.note)
    }
  }

  /// Another period or another programme than the template is for.
  private func context(of report: Report, _ cells: [String: CellAddress]) -> [Finding] {
    let period = PeriodReading.text(quarter: report.quarter, year: report.fiscalYear)
    let checks = [
      (
        FindingCode.templatePeriod, PeriodReading.text(quarter: stamp.quarter, year: stamp.fiscalYear),
        period,
        ["/quarter", "/fiscalYear"]
      ),
      (
        .templateProgram, stamp.program, CodedTextReading.text(unit: report.program),
        ["/program/code", "/program/name"]
      ),
    ]
    return checks.compactMap { code, own, said, pointers in
      guard let own, let said, own != said else { return nil }
      let cell = pointers.lazy.compactMap { cells[$0] }.first
      return Finding(code, at: .cell(cell, of: sheet), raw: said, expected: own)
    }
  }

  // MARK: Gaps

  private func address(_ key: FieldKey, row: Int) -> CellAddress? {
    columns?.column(of: key).map { CellAddress(row: row, column: $0) }
  }

  private func gaps(in indicator: Indicator, quarter: Int?, row: Int) -> [Finding] {
    if isBare(indicator) {
      let cell = CellAddress(row: row, column: 0)
      return [Finding(.templateRowEmpty, at: .cell(cell, of: sheet), indicator: indicator.label)]
    }
    return missing(in: indicator, quarter: quarter, row: row) + deleted(in: indicator, row: row)
  }

  /// Whether an indicator has nothing but its level.
  private func isBare(_ indicator: Indicator) -> Bool {
    Indicator.fields.allSatisfy { [.level, .number].contains($0.key) || $0.get(indicator) == nil }
  }

  /// Achieved values, up to the quarter, that were not filled in; sums too, where they are typed.
  private func missing(in indicator: Indicator, quarter: Int?, row: Int) -> [Finding] {
    // Of a form that is blank as a whole that is reported, and not each cell.
    guard let quarter, quarter == stamp.quarter, !reading.findings.contains(where: { $0.code == .formBlank })
    else { return [] }
    // What is there and cannot be read has been reported already.
    let told = Set(reading.findings.compactMap(\.location.cells))
    let law = RecordLaw(quarter: quarter)
    return Period.allCases.compactMap { period in
      let key = Measure.achieved.key(period)
      guard indicator.achieved[period] == nil, !law.isOpen(.achieved, period),
        let cell = address(key, row: row),
        !told.contains(CellRange(cell, cell)), match.formulas[row]?.contains(cell.column) != true
      else { return nil }
      return Finding(
        .templateValueEmpty, ["title": key.title], at: .cell(cell, of: sheet),
        indicator: indicator.label, field: key)
    }
  }

  /// Formulas that would show something and are gone.
  private func deleted(in indicator: Indicator, row: Int) -> [Finding] {
    guard !isUncalculated else { return [] }
    var result: [Finding] = []
    func check(_ measure: Measure, _ period: Period, _ expected: Decimal?) {
      let key = measure.key(period)
      guard indicator[measure][period] == nil, let expected, let cell = address(key, row: row),
        match.formulas[row]?.contains(cell.column) == true,
        !reading.findings.contains(where: { $0.location.cells == CellRange(cell, cell) })
      else { return }
      result.append(
        Finding(
          .templateFormulaDeleted, ["title": key.title], at: .cell(cell, of: sheet),
          indicator: indicator.label, field: key, expected: "\(expected)"))
    }
    let values = ExactValues(indicator)
    let accumulation = RecordLaw(quarter: nil, declared: indicator.declaredAccumulation)
      .accumulation(of: values)
    for measure in Identity.accumulated { check(measure, .cumulative, accumulation.expected(of: measure)) }
    for period in Period.allCases where indicator.programmed[period] != nil {
      let identity = Identity.difference(period)
      let isTyped = period == .cumulative && indicator.achieved.cumulative == nil
      check(.variation, period, isTyped ? nil : identity.solved(for: identity.target, in: values))
    }
    return result
  }
}
