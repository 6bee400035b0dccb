import MIRSchema
import SheetIO

/// What is entered of a sheet while it is read: where every cell goes, what every row is, and what is to be reported.
struct SheetEntries {
  var reading: SheetReading
  /// What to report, grouped as it is made.
  var findings: SheetFindings
  /// Texts above the first table; where a page repeats one, it says nothing new.
  private var runningTexts: Set<FoldedText> = []
  /// What headings have been reported for.
  private var toldHeadings: Set<String> = []

  init(_ reading: SheetReading, sheet: String) {
    self.reading = reading
    findings = SheetFindings(sheet: sheet)
  }

  /// How much has been told so far: findings, and lines of header blocks that were taken over.
  var told: [Int] { [findings.count, reading.headerLines.count] }

  /// Notes what a row is.
  mutating func note(_ row: SheetView.Row, _ kind: RowKind, _ text: String = "") {
    reading.rows.append(RowReading(row: row.printedRow, kind: kind, note: text))
  }

  /// Enters cells.
  mutating func enter(_ items: some Sequence<SheetView.Item>, _ fate: CellAccount.Fate) {
    reading.account.enter(items, fate)
  }

  /// Enters a cell.
  mutating func enter(_ item: SheetView.Item, _ fate: CellAccount.Fate) {
    reading.account.enter(item.index, fate)
  }

  // MARK: Cells that belong to no part of a report

  /// Leaves the cells of a row: they are reported, and kept in `unplaced`.
  ///
  /// What a text outside weighs is seen from what follows it; `isDatum` says that it was meant to say something.
  mutating func leave(_ row: SheetView.Row, _ kind: RowKind, isDatum: Bool = false) {
    for item in row.own {
      if runningTexts.contains(FoldedText(item.text)) {
        enter(item, .repeated)
        continue
      }
      enter(item, .unplaced(indicator: nil))
      if kind == .outside {
        findings.appendBetween(item.text, at: item.cell.address, otherwise: isDatum ? .error : nil)
      } else {
        findings.appendOutside(item.text, at: item.cell.address)
      }
    }
    note(row, kind)
  }

  /// Leaves some cells of a row that is outside, whatever follows.
  mutating func leave(_ items: [SheetView.Item], of row: SheetView.Row, isDatum: Bool) {
    for item in items {
      enter(item, .unplaced(indicator: nil))
      findings.appendOutside(item.text, at: item.cell.address, severity: isDatum ? .error : nil)
    }
    note(row, .outside)
  }

  /// Leaves a header line that says nothing readable, or something else than the report's own.
  mutating func leave(_ line: HeaderLine, sheet: String) {
    enter(line.values, .unplaced(indicator: nil))
    enter(line.label, line.inline == nil ? .heading : .unplaced(indicator: nil))
    findings.append(
      Finding(
        .headerUnread, at: .cell(line.sources.first?.cell.address, of: sheet), field: line.context.field,
        raw: line.text))
  }

  /// Takes a header line over into the report.
  mutating func take(_ line: HeaderLine) {
    reading.headerLines.append((line.label.cell, line.text))
    enter(line.sources, .field)
    enter(line.label, .heading)
  }

  /// Remembers texts above the first table, which further pages may repeat.
  mutating func remember(_ items: [SheetView.Item]) {
    for item in items { runningTexts.insert(FoldedText(item.text)) }
  }

  // MARK: Headings

  /// Reports what a heading says; what that of an earlier page said already is not said again.
  mutating func tellHeading(_ told: [Finding]) {
    for finding in told where finding.severity == .info || isNew(finding) { findings.append(finding) }
  }

  private mutating func isNew(_ finding: Finding) -> Bool {
    let subject = finding.raw ?? finding.cell ?? ""
    return toldHeadings.insert("\(finding.code) \(finding.field?.rawValue ?? "") \(subject)").inserted
  }
}
