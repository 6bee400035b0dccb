import SheetIO

/// A filled form held against its stamp: which rows still stand as they were drawn, and what was changed.
struct TemplateMatch {
  let stamp: TemplateStamp
  /// Rows of the sheet whose cells are where the form put them.
  private(set) var rows: Set<Int> = []
  /// Whether all of the header block and of the column heading is.
  private(set) var hasHead = true
  private(set) var findings: [Finding] = []
  /// The row in which each row of the form stands now; one that is gone has none.
  private var places: [Int: Int] = [:]
  private let sheet: Sheet
  private let cells: [Int: [Int: Cell]]

  /// Matches a sheet; `nil` when less than half of the form's rows can be found in it.
  init?(_ stamp: TemplateStamp, _ sheet: Sheet) {
    self.stamp = stamp
    self.sheet = sheet
    var cells: [Int: [Int: Cell]] = [:]
    for cell in sheet.cells { cells[cell.address.row, default: [:]][cell.address.column] = cell }
    self.cells = cells
    findRows()
    guard places.count * 2 >= stamp.rows.count, !stamp.rows.isEmpty else { return nil }
    for row in stamp.rows { compare(row) }
  }

  // MARK: Rows

  /// Finds each row of the form, from the top: rows may have been put in and taken out, not exchanged.
  private mutating func findRows() {
    let present = cells.keys.sorted()
    var next = present.startIndex
    var shift = 0
    for row in stamp.rows {
      let expected = row.row + shift
      let further = present[next...].prefix { $0 <= expected + Self.farthest }
      // Where it should be, else the first row further on that is like it.
      let candidates = (further.contains(expected) ? [expected] : []) + further
      guard let found = candidates.first(where: { isLike(row, $0) }) else { continue }
      places[row.row] = found
      shift = found - row.row
      next = present[next...].firstIndex { $0 > found } ?? present.endIndex
    }
  }

  /// How many rows may have been put in at one place.
  private static let farthest = 200

  /// Whether most of the form's cells stand in the row; texts tell rows apart, formulas and numbers hardly.
  private func isLike(_ row: TemplateStamp.Row, _ place: Int) -> Bool {
    guard let found = cells[place] else { return false }
    let texts = row.cells.filter { $0.value != TemplateStamp.formula }
    let same = texts.count { column, text in Self.content(found[column]) == text }
    return same * 2 >= texts.count && same > 0
  }

  private static func content(_ cell: Cell?) -> String? {
    switch cell?.value {
    case .number(let number)?, .date(let number)?: TemplateStamp.normal(number)
    case .text(let text)?: TemplateStamp.normal(text)
    case .boolean?, .error?: cell?.shownText
    case nil: nil
    }
  }

  // MARK: Cells

  private mutating func compare(_ row: TemplateStamp.Row) {
    guard let place = places[row.row] else {
      if row.kind != .record { hasHead = false }
      guard row.kind == .record else { return }
      findings.append(
        Finding(.templateRowMissing, sheet: sheet.name, indicator: row.cells[0], raw: "\(row.row + 1)"))
      return
    }
    var changed = 0
    for (column, text) in row.cells.sorted(by: { $0.key < $1.key }) {
      let address = CellAddress(row: place, column: column)
      let cell = cells[place]?[column]
      if text == TemplateStamp.formula {
        guard let cell, !cell.isFormula, !cell.isBlank else { continue }
        findings.append(
          Finding(
            .templateFormulaOverwritten, sheet: sheet.name, cell: address.description,
            indicator: row.cells[0], raw: cell.shownText))
      } else if Self.content(cell) != text {
        changed += 1
        findings.append(changedCell(row, address, cell, text))
      }
    }
    if row.kind == .record { rows.insert(place) } else if changed > 0 { hasHead = false }
  }

  private func changedCell(
    _ row: TemplateStamp.Row, _ address: CellAddress, _ cell: Cell?, _ text: String
  ) -> Finding {
    let isRecord = row.kind == .record
    let shown = cell.flatMap { $0.isBlank ? nil : $0.shownText }
    return Finding(
      row.kind == .heading ? .templateHeadingChanged : .templateValueChanged,
      ["es": shown.map { "dice «\($0)»" } ?? "está vacía", "en": shown.map { "says “\($0)”" } ?? "is blank"],
      sheet: sheet.name, cell: address.description, indicator: isRecord ? row.cells[0] : nil, raw: shown,
      expected: text)
  }

  // MARK: What was read

  /// What is told once the sheet has been read: rows that were added, the period, what is still to be filled in.
  func findings(for reading: SheetReading) -> [Finding] {
    var result = findings
    if stamp.schemaVersion.split(separator: ".").first
      != ReportDocument.schemaVersion.split(separator: ".").first
    {
      result.append(
        Finding(
          .templateVersion, sheet: sheet.name, raw: stamp.schemaVersion,
          expected: ReportDocument.schemaVersion))
    }
    for row in reading.rows where row.kind == .record && !rows.contains(row.row) {
      let cell = CellAddress(row: row.row, column: 0).description
      result.append(
        Finding(
          .templateRowAdded, sheet: sheet.name, cell: cell, indicator: row.note.isEmpty ? nil : row.note))
    }
    for (report, origins) in zip(reading.reports, reading.origins) {
      result += period(of: report)
      result += empty(in: report, origins, of: reading)
    }
    return result
  }

  private func period(of report: Report) -> [Finding] {
    let own = PeriodReading.text(quarter: stamp.quarter, year: stamp.fiscalYear)
    let said = PeriodReading.text(quarter: report.quarter, year: report.fiscalYear)
    guard let own, let said, own != said else { return [] }
    return [Finding(.templatePeriod, sheet: sheet.name, raw: said, expected: own)]
  }

  /// Values of the quarter, or of one before it, that nobody has filled in.
  private func empty(
    in report: Report, _ origins: [(pointer: String, cell: Cell)], of reading: SheetReading
  ) -> [Finding] {
    guard let quarter = stamp.quarter, report.quarter == quarter else { return [] }
    let periods = Period.allCases.filter { $0.quarter.map { $0 <= quarter } ?? false }
    let columns = reading.bands.first?.columns
    let levels = Dictionary(origins.map { ($0.pointer, $0.cell.address) }) { first, _ in first }
    // What stands there and cannot be read has been told already.
    let told = Set(reading.findings.compactMap(\.cell))
    return report.indicators.enumerated().flatMap { index, indicator in
      periods.compactMap { period -> Finding? in
        guard indicator.achieved[period] == nil else { return nil }
        let key = Measure.achieved.key(period)
        let cell = levels["/indicators/\(index)/level"].flatMap { level in
          columns?.column(of: key).map { CellAddress(row: level.row, column: $0).description }
        }
        if let cell, told.contains(cell) { return nil }
        return Finding(
          .templateValueEmpty, ["title": FieldNames.title(key)], sheet: sheet.name, cell: cell,
          indicator: indicator.label, field: key)
      }
    }
  }
}
