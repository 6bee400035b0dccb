import Foundation
import SheetIO

/// What the rows of a flat CSV say of their report, which is the same on each.
extension CSVReading {
  mutating func open(_ context: [Int: Cell]) {
    var report = Report()
    var lists: [FieldKey: (list: ListField<Report>, parts: [Int: [String]])] = [:]
    let pointer = "/reports/\(document.reports.count)"
    for (column, cell) in context.sorted(by: { $0.key < $1.key }) {
      switch columns[column]?.content {
      case .value(let field)?:
        if let value = value(cell, field) {
          field.set(&report, value)
          note(pointer + "/" + field.description.pointer, cell)
        }
      case .packed(let list, let part)?:
        let element = list.elements[part]
        if element.kind == .code, isDate(cell, element.title, key: list.key) { continue }
        let texts = PackedList.unpack(cell.shownText)
        lists[list.key, default: (list, [:])].parts[part] = texts
        let inner = list.elements[part].path.isEmpty ? "" : "/" + list.elements[part].pointer
        for (index, text) in texts.enumerated()
        where NormalText.text(text, for: list.elements[part].kind) != nil {
          note("\(pointer)/\(list.description.pointer)/\(index)\(inner)", cell)
        }
      default: continue
      }
    }
    for (_, packed) in lists.sorted(by: { $0.key < $1.key }) {
      let count = packed.parts.values.map(\.count).max() ?? 0
      let rows = (0..<count).map { index in
        packed.list.elements.enumerated().map { part, element -> FieldValue? in
          guard let texts = packed.parts[part], index < texts.count else { return nil }
          return NormalText.text(texts[index], for: element.kind).map(FieldValue.text)
        }
      }
      packed.list.set(&report, rows.filter { row in row.contains { $0 != nil } })
    }
    document.reports.append(report)
  }

  mutating func close() {
    endSoundRows()
    if !document.reports.isEmpty {
      document.reports[document.reports.count - 1].indicators = indicators
      if let sign = VariationSign(of: document.reports[document.reports.count - 1]) {
        findings.replaceAll(from: firstOfReport, by: sign.settled)
        findings.append(sign.finding(at: name.map { .sheet($0) } ?? .file))
      }
    }
    indicators = []
    repeats = RepeatedIndicators()
    firstOfReport = findings.kept.count
  }

  mutating func tellConflicts(_ context: [Int: Cell]) {
    for (column, cell) in context.sorted(by: { $0.key < $1.key }) where cell.shownText != self.context[column]
    {
      votes.oppose(cell, in: document.reports.count - 1)
      findings.append(
        Finding(
          .csvValueConflict, at: .cell(cell.address, of: name), field: columns[column]?.field,
          raw: cell.shownText, expected: self.context[column] ?? "–"))
      leave(cell)
    }
  }

  /// A value of the report itself; what cannot be read is reported and left.
  private mutating func value(_ cell: Cell, _ field: Field<Report>) -> FieldValue? {
    if field.kind == .code, isDate(cell, field.description.title, key: field.key) { return nil }
    guard case .integer(let bounds) = field.kind else {
      return NormalText.text(cell.shownText, for: field.kind).map(FieldValue.text)
    }
    let reading = NumberReading(cell, session: session)
    if reading == .noData { return nil }
    if let whole = reading.number?.wholeNumber, bounds.contains(whole) { return .integer(whole) }
    findings.append(
      Finding(
        .numberUnreadable, ["title": field.description.title],
        phrases: MessageCatalogue.suggestion(likely: nil, within: bounds), at: .cell(cell.address, of: name),
        field: field.key,
        raw: cell.shownText))
    leave(cell)
    return nil
  }

  /// Whether a spreadsheet made a date of a code, which is reported: the code is not certain any more.
  private mutating func isDate(_ cell: Cell, _ title: String, key: FieldKey) -> Bool {
    let likely = LevelReading.numberOfDate(cell.shownText)
    if likely == nil {
      guard case .date = cell.value else { return false }
    }
    findings.append(
      Finding(
        .codeIsDate, ["title": title], phrases: MessageCatalogue.suggestion(likely: likely),
        at: .cell(cell.address, of: name), field: key, raw: cell.shownText,
        expected: likely))
    leave(cell)
    return true
  }

  mutating func note(_ pointer: String, _ cell: Cell) {
    guard keepsOrigins else { return }
    document.provenance.append(
      Provenance(pointer: pointer, sheet: sheet.name, cell: cell.address, raw: cell.rawText))
  }
}
