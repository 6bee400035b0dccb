import Foundation
public import SheetIO

extension ReportCSV {
  /// Whether a sheet of text is the flat CSV: its first row names an indicator's fields as the CSV does.
  public static func recognizes(_ sheet: Sheet) -> Bool {
    guard let heading = sheet.rows.first, heading.first?.address.row == 0 else { return false }
    let known = Set(heading.compactMap { CSVColumns.byHeading[FoldedText($0.shownText)]?.key })
    let values = known.count { key in Measure.allCases.contains { key.hasPrefix("\($0.rawValue)_") } }
    return known.count >= 8 && values >= 2 && known.count * 2 > heading.count
  }

  /// The reports of a flat CSV, with what is doubtful in it.
  ///
  /// `isGuarded` says whether the text begins with a byte-order mark, so that guards are taken away.
  public static func read(_ sheet: Sheet, isGuarded: Bool, source: Source) -> ReportDocument {
    var reader = CSVReading(sheet: sheet, isGuarded: isGuarded, source: source)
    return reader.read()
  }
}

/// The state of reading one flat CSV.
private struct CSVReading {
  let sheet: Sheet
  let isGuarded: Bool
  var document: ReportDocument
  private var columns: [Int: CSVColumns.Column] = [:]
  private var hasReportColumn = false
  /// The context cells of the open report, by column.
  private var context: [Int: String] = [:]
  private var number: String?
  private var elements: [[FieldValue?]] = []

  init(sheet: Sheet, isGuarded: Bool, source: Source) {
    self.sheet = sheet
    self.isGuarded = isGuarded
    document = ReportDocument(source: source)
  }

  mutating func read() -> ReportDocument {
    let rows = sheet.rows
    guard let heading = rows.first else { return document }
    readHeading(heading)
    for row in rows.dropFirst() { readRow(row) }
    close()
    return document
  }

  private mutating func readHeading(_ heading: ArraySlice<Cell>) {
    for cell in heading {
      guard let column = CSVColumns.byHeading[FoldedText(cell.shownText)],
        !columns.values.contains(where: { $0.key == column.key })
      else {
        document.findings.append(
          Finding(.csvColumnUnknown, cell: cell.address.description, raw: cell.shownText))
        continue
      }
      columns[cell.address.column] = column
      if case .report = column.content { hasReportColumn = true }
    }
  }

  private mutating func leave(_ cell: Cell, indicator: String? = nil) {
    document.unplaced.append(
      UnplacedCell(sheet: nil, cell: cell.address.description, text: cell.shownText, indicator: indicator))
  }

  private mutating func readRow(_ row: ArraySlice<Cell>) {
    var context: [Int: (text: String, cell: Cell)] = [:]
    var fields: [(part: Int, kind: FieldKind, key: String, cell: Cell)] = []
    var number: String?
    var isIndicator = false
    for cell in row where !cell.isBlank {
      guard let column = columns[cell.address.column] else {
        leave(cell)
        continue
      }
      switch column.content {
      case .sourceFile: continue
      case .report: number = cell.shownText
      case .indicator: isIndicator = true
      case .value, .packed: context[cell.address.column] = (text(cell), cell)
      case .field(_, let part):
        isIndicator = true
        fields.append((part, column.kind, column.key, cell))
      }
    }
    let texts = context.mapValues(\.text)
    let isSame = hasReportColumn ? number == self.number : texts == self.context
    if document.reports.isEmpty || !isSame {
      close()
      open(context)
      self.context = texts
      self.number = number
    } else {
      tellConflicts(context)
    }
    if isIndicator { readIndicator(fields) }
  }

  private func text(_ cell: Cell) -> String {
    isGuarded ? CSVGuard.removed(cell.shownText) : cell.shownText
  }

  // MARK: Context

  private mutating func open(_ context: [Int: (text: String, cell: Cell)]) {
    var report = Report()
    var lists: [String: (list: ListField<Report>, parts: [Int: [String]])] = [:]
    let pointer = "/reports/\(document.reports.count)"
    for (column, entry) in context.sorted(by: { $0.key < $1.key }) {
      switch columns[column]?.content {
      case .value(let field)?:
        if let value = value(entry.text, field.kind, cell: entry.cell, field: field.key, indicator: nil) {
          field.set(&report, value)
          note(pointer + "/" + field.description.pointer, entry.cell)
        }
      case .packed(let list, let part)?:
        let texts = PackedList.unpack(entry.text)
        lists[list.key, default: (list, [:])].parts[part] = texts
        let inner = list.elements[part].path.isEmpty ? "" : "/" + list.elements[part].pointer
        for (index, text) in texts.enumerated()
        where NormalText.text(text, for: list.elements[part].kind) != nil {
          note("\(pointer)/\(list.description.pointer)/\(index)\(inner)", entry.cell)
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
    elements = []
  }

  private mutating func close() {
    guard var report = document.reports.popLast() else { return }
    for case .list(let list) in Report.nodes where list.key == "indicators" { list.set(&report, elements) }
    document.reports.append(report)
    elements = []
  }

  private mutating func tellConflicts(_ context: [Int: (text: String, cell: Cell)]) {
    for (column, entry) in context.sorted(by: { $0.key < $1.key }) where entry.text != self.context[column] {
      document.findings.append(
        Finding(
          .csvValueConflict, cell: entry.cell.address.description, field: columns[column]?.key,
          raw: entry.text,
          expected: self.context[column] ?? "–"))
      leave(entry.cell)
    }
  }

  private mutating func note(_ pointer: String, _ cell: Cell) {
    document.provenance.append(
      Provenance(pointer: pointer, sheet: sheet.name, cell: cell.address, raw: cell.rawText))
  }

  // MARK: Indicators

  private mutating func readIndicator(_ fields: [(part: Int, kind: FieldKind, key: String, cell: Cell)]) {
    var element = [FieldValue?](repeating: nil, count: Indicator.fields.count)
    var indicator = Indicator()
    for field in fields {
      let value = value(
        text(field.cell), field.kind, cell: field.cell, field: field.key, indicator: indicator.label)
      element[field.part] = value
      Indicator.fields[field.part].set(&indicator, value)
      if value != nil {
        let path = Indicator.fields[field.part].description.pointer
        note("/reports/\(document.reports.count - 1)/indicators/\(elements.count)/\(path)", field.cell)
      }
    }
    elements.append(element)
    let places = Dictionary(fields.map { ($0.key, $0.cell.address.description) }) { first, _ in first }
    document.findings += ArithmeticRules.findings(
      for: indicator, quarter: document.reports.last?.quarter, sheet: nil
    ) {
      places[FieldDescription.snake($0.split(separator: ".").map(String.init))]
    }
  }

  private mutating func value(
    _ text: String, _ kind: FieldKind, cell: Cell, field: String, indicator: String?
  ) -> FieldValue? {
    guard kind.isNumeric else {
      guard let normal = NormalText.text(text, for: kind) else { return nil }
      if case .catalogue(let name) = kind {
        return .text(Vocabulary.standard.official(normal, in: name) ?? normal)
      }
      return .text(normal)
    }
    switch (NumberReading(text: text, vocabulary: .standard), kind) {
    case (.number(let number), .number): return .number(number)
    case (.number(let number), .integer(let bounds)):
      if let whole = Int("\(number)"), bounds.contains(whole) { return .integer(whole) }
    case (.noData, _): return nil
    default: break
    }
    let title = columns[cell.address.column]?.label ?? field
    document.findings.append(
      Finding(
        .numberUnreadable, ["title": title, "likely": "–"], cell: cell.address.description,
        indicator: indicator,
        field: field, raw: text))
    leave(cell, indicator: indicator)
    return nil
  }
}
