import MIRSchema
import SheetIO

/// What is reported about merged cells: what they hide, and numbers that they bring down into other records.
extension SheetReader {
  /// Sets apart what is hidden under merges; what says the same as the merge shows needs no report.
  mutating func leaveHidden() {
    guard !view.hidden.isEmpty else { return }
    let records = Dictionary(
      reading.rows.filter { $0.kind == .record }.map { ($0.row, $0.note) },
      uniquingKeysWith: { first, _ in first })
    for hidden in view.hidden {
      let cell = view.sheet.cells[hidden.index]
      if let shown = hidden.shown, view.sheet.cells[shown].shownText == cell.shownText {
        reading.account.enter(hidden.index, .repeated)
        continue
      }
      let label = records[cell.address.row].flatMap { $0.isEmpty ? nil : $0 }
      reading.account.enter(hidden.index, .unplaced(indicator: label))
      findings.append(
        Finding(
          .cellHidden, ["merge": hidden.range.description], sheet: view.sheet.name,
          cell: cell.address.description, indicator: label, raw: cell.shownText))
    }
  }

  /// Reports the numbers of a record that are in a cell merged over several records.
  func mergedNumbers(of record: IndicatorReader.Reading) -> [Finding] {
    record.origins.compactMap { key, item in
      guard item.isMergedDown, Indicator.kindsByKey[key]?.isNumeric == true else { return nil }
      return Finding(
        .valueMergedDown, ["title": FieldNames.title(key)], sheet: view.sheet.name,
        cell: item.cell.address.description, indicator: record.indicator.label, field: key, raw: item.text)
    }
  }
}
