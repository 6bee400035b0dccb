import MIRSchema
import SheetIO

/// A filled form checked against its stamp: which rows still are as they were drawn, and what was changed.
struct TemplateMatch {
  let stamp: TemplateStamp
  /// Rows of the sheet whose cells are where the form put them.
  private(set) var rows: Set<Int> = []
  /// Whether all of the header block and of the column heading is.
  private(set) var hasHead = true
  private(set) var findings: [Finding] = []
  /// The columns that held a formula, by the row of the sheet.
  private(set) var formulas: [Int: Set<Int>] = [:]
  /// The sheet without the zeros that LibreOffice makes of formulas without a result when it saves as `.xls`.
  private(set) var sheet: Sheet
  private var cells: [Int: [Int: Cell]]
  private var emptied: Set<CellAddress> = []

  /// Matches a sheet; `nil` when less than half of the form's rows can be found in it.
  init?(_ stamp: TemplateStamp, _ sheet: Sheet) {
    self.stamp = stamp
    self.sheet = sheet
    var cells: [Int: [Int: Cell]] = [:]
    for cell in sheet.cells { cells[cell.address.row, default: [:]][cell.address.column] = cell }
    self.cells = cells
    let places = TemplateRows(stamp, cells).places
    guard places.count * 2 >= stamp.rows.count, !stamp.rows.isEmpty else { return nil }
    for row in stamp.rows { compare(row, at: places[row.row]) }
    if !emptied.isEmpty { self.sheet.drop { emptied.contains($0.address) } }
  }

  /// What a cell holds, as it is compared.
  static func content(_ cell: Cell?) -> String? {
    switch cell?.value {
    case .number(let number)?, .date(let number)?: TemplateStamp.normal(number)
    case .text(let text)?: TemplateStamp.normal(text)
    case .boolean?, .error?: cell?.shownText
    case nil: nil
    }
  }

  private mutating func compare(_ row: TemplateStamp.Row, at place: Int?) {
    guard let place else {
      guard row.kind == .record else { return hasHead = false }
      findings.append(
        Finding(.templateRowMissing, at: .sheet(sheet.name), indicator: row.cells[0], raw: "\(row.row + 1)"))
      return
    }
    var changed = 0
    for (column, text) in row.cells.sorted(by: { $0.key < $1.key }) {
      let address = CellAddress(row: place, column: column)
      let cell = cells[place]?[column]
      if let sources = TemplateStamp.columns(of: text) {
        formulas[place, default: []].insert(column)
        guard let cell else { continue }
        if cell.isFormula, cell.value == .number(0), sources.allSatisfy({ cells[place]?[$0] == nil }) {
          cells[place]?[column] = nil
          emptied.insert(address)
        }
        guard !cell.isFormula, !cell.isBlank else { continue }
        findings.append(
          Finding(
            .templateFormulaOverwritten, at: .cell(address, of: sheet.name),
            indicator: row.cells[0], raw: Self.content(cell)))
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
    let found = Self.content(cell)
    return Finding(
      row.kind == .heading ? .templateHeadingChanged : .templateValueChanged,
      phrases: [
        "now": found.map { BilingualText(es: "dice «\($0)»", en: "says “\($0)”") }
          ?? BilingualText(es: "no dice nada", en: "is blank")
      ],
      at: .cell(address, of: sheet.name), indicator: row.kind == .record ? row.cells[0] : nil,
      raw: found, expected: text)
  }
}
