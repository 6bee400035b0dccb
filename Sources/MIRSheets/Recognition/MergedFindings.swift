import MIRSchema
import SheetIO

/// What is reported about merged cells: what they hide, and numbers that they bring down into other records.
struct MergedFindings {
  let view: SheetView

  /// Sets apart what is hidden under merges; what says the same as the merge shows needs no report.
  func leaveHidden(in entries: inout SheetEntries) {
    guard !view.hidden.isEmpty else { return }
    let records = Dictionary(
      entries.reading.rows.filter { $0.kind == .record }.map { ($0.row, $0.note) },
      uniquingKeysWith: { first, _ in first })
    for hidden in view.hidden {
      let cell = view.sheet.cells[hidden.index]
      if let shown = hidden.shown, view.sheet.cells[shown].shownText == cell.shownText {
        entries.reading.account.enter(hidden.index, .repeated)
        continue
      }
      let label = records[cell.address.row].flatMap { $0.isEmpty ? nil : $0 }
      entries.reading.account.enter(hidden.index, .unplaced(indicator: label))
      entries.findings.append(
        Finding(
          .cellHidden, ["merge": hidden.range.description], at: .cell(cell.address, of: view.sheet.name),
          indicator: label, raw: cell.shownText))
    }
  }

  /// The numbers of a record that are in a cell merged over several records.
  func numbers(of record: IndicatorReader.Reading) -> [Finding] {
    record.origins.compactMap { key, item in
      guard item.isMergedDown, Indicator.kindsByKey[key]?.isNumeric == true else { return nil }
      return Finding(
        .valueMergedDown, ["title": key.title], at: .cell(item.cell.address, of: view.sheet.name),
        indicator: record.indicator.label, field: key, raw: item.text)
    }
  }
}
