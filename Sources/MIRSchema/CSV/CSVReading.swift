import Foundation
import SheetIO

/// The state of reading one flat CSV.
struct CSVReading {
  let sheet: Sheet
  /// The sheet's name in findings; `nil` where the file is a text.
  let name: String?
  let session: ReadingSession
  /// Whether the cell of every value is wanted.
  let keepsOrigins: Bool
  let reader: IndicatorReader
  var document: ReportDocument
  /// What to report, grouped as it is made.
  var findings = FindingList()
  /// The first finding of the open report, in ``findings``.
  var firstOfReport = 0
  var unplaced: UnplacedList
  var columns: [Int: CSVColumns.Column] = [:]
  private var hasReportColumn = false
  /// The fields of indicators that have a column.
  private var headed: Set<FieldKey> = []
  /// The values among them.
  private var headedValues = ValueSet.all
  /// The context cells of the open report, by column.
  var context: [Int: String] = [:]
  private(set) var number: String?
  var indicators: [Indicator] = []
  var repeats = RepeatedIndicators()
  var votes = ContextVotes()
  /// What most rows of a report say where its first row says otherwise, by report and column.
  var settled: [Int: [Int: Cell]] = [:]
  /// What rows are read by that leave nothing to decide.
  var soundRows: SoundFlatRows?
  /// How many rows were read so.
  var shortRows = 0

  init(sheet: Sheet, name: String?, session: ReadingSession, source: Source, keepsOrigins: Bool) {
    self.keepsOrigins = keepsOrigins
    self.sheet = sheet
    self.name = name
    self.session = session
    reader = IndicatorReader(session: session, sheet: name)
    document = ReportDocument(source: source)
    unplaced = UnplacedList(sheet: name)
  }

  /// Reads the table; where the first row of a report is outvoted by the others, once more with what they say.
  mutating func read() -> ReportDocument {
    let start = self
    let document = readRows()
    let settled = votes.settled
    guard !settled.isEmpty else { return document }
    self = start
    self.settled = settled
    return readRows()
  }

  private mutating func readRows() -> ReportDocument {
    let rows = sheet.rows
    guard let place = ReportCSV.heading(of: rows) ?? rows.indices.first else { return document }
    for cell in rows[..<place].joined() where !cell.isBlank {
      findings.append(
        Finding(.textOutside, at: .cell(cell.address, of: name), raw: cell.shownText))
      leave(cell)
    }
    readHeading(rows[place])
    leaveOutBlankMeasures(rows[(place + 1)...])
    headedValues = ValueSet(keys: headed)
    soundRows = SoundFlatRows(columns, headed: headedValues, session: session)
    for row in rows[(place + 1)...] { readRow(row) }
    close()
    document.findings = findings.all
    document.unplaced = unplaced.all
    return document
  }

  private mutating func readHeading(_ heading: ArraySlice<Cell>) {
    for cell in heading where !cell.isBlank {
      guard let column = CSVColumns.column(headed: cell.shownText, session.vocabulary),
        !columns.values.contains(where: { $0.key == column.key })
      else {
        findings.append(
          Finding(.csvColumnUnknown, at: .cell(cell.address, of: name), raw: cell.shownText))
        continue
      }
      columns[cell.address.column] = column
      switch column.content {
      case .report: hasReportColumn = true
      case .field(_, let part): headed.insert(Indicator.fields[part].key)
      default: break
      }
    }
  }

  /// Columns of a measure that forms need not have, and that say nothing here, are no columns of the form: the flat table
  /// has them always.
  private mutating func leaveOutBlankMeasures(_ rows: ArraySlice<ArraySlice<Cell>>) {
    let optional = columns.filter { Measure.of($0.value.field)?.isOptional == true }
    guard let last = optional.keys.max() else { return }
    var isBlank = [Bool](repeating: false, count: last + 1)
    for column in optional.keys { isBlank[column] = true }
    for row in rows {
      for cell in row {
        let column = cell.address.column
        guard column <= last else { break }
        if isBlank[column], !cell.isBlank { isBlank[column] = false }
      }
    }
    for (column, own) in optional where isBlank[column] { headed.remove(own.field) }
  }

  mutating func leave(_ cell: Cell, indicator: String? = nil) {
    unplaced.append(cell, indicator: indicator)
  }

  private mutating func readRow(_ row: ArraySlice<Cell>) {
    if !readSoundRow(row) { readAnyRow(row) }
  }

  private mutating func readAnyRow(_ row: ArraySlice<Cell>) {
    var context: [Int: Cell] = [:]
    var fields: [FieldKey: SeenCell] = [:]
    var strangers: [Cell] = []
    var number: String?
    var key: Cell?
    var isNumbered = false
    for cell in row where !cell.isBlank {
      guard let column = columns[cell.address.column] else {
        strangers.append(cell)
        continue
      }
      switch column.content {
      case .sourceFile: continue
      case .key: key = cell
      case .report: number = cell.shownText
      case .indicator: isNumbered = true
      case .value, .packed: context[cell.address.column] = cell
      case .field(_, let part):
        let place = cell.address
        fields[Indicator.fields[part].key] = SeenCell(
          index: 0, row: place.row, columns: place.column...place.column, cell: cell, text: nil)
      }
    }
    let isNamed = [.level, .name].contains { fields[$0] != nil }
    let isOfReport = number != nil || !context.isEmpty
    guard isNamed || (isOfReport && (fields.isEmpty || isNumbered || !hasNames)),
      !isTotal(row, fields[.level])
    else {
      return setApart(row)
    }
    for cell in strangers { leave(cell) }
    let texts = context.mapValues(\.shownText)
    if document.reports.isEmpty || !belongs(number, texts) {
      close()
      let said = context.merging(settled[document.reports.count] ?? [:]) { _, settled in settled }
      open(said)
      self.context = said.mapValues(\.shownText)
      self.number = number
      beginSoundRows()
      if said.count != context.count || self.context != texts {
        tellConflicts(context)
      } else if readSoundRow(row) {
        return
      }
    } else if !context.isEmpty || !hasReportColumn {
      tellConflicts(context)
    }
    votes.count(context.keys, in: document.reports.count - 1)
    if isNumbered || !fields.isEmpty { readIndicator(fields, key: key) }
  }

  /// Whether the table has columns for the names of indicators.
  private var hasNames: Bool { headed.contains(.level) || headed.contains(.name) }

  /// Whether a row is of the report that is open: it has its number, or none and nothing that says otherwise.
  private func belongs(_ number: String?, _ context: [Int: String]) -> Bool {
    if let number { return number == self.number }
    return context == self.context || (hasReportColumn && context.isEmpty)
  }

  /// Whether a row is one of totals: its first words say so, and no level says otherwise.
  private func isTotal(_ row: ArraySlice<Cell>, _ level: SeenCell?) -> Bool {
    if let level, LevelReading(level.text, session: session).isKnown { return false }
    guard let first = row.first(where: { $0.isText && !$0.isBlank }) else { return false }
    return session.vocabulary.beginsTotal(NormalText.line(first.shownText) ?? "")
  }

  /// Leaves a row that is of no indicator and no report, and reports it.
  private mutating func setApart(_ row: ArraySlice<Cell>) {
    let cells = row.filter { !$0.isBlank }
    guard let first = cells.first else { return }
    findings.append(
      Finding(.csvRowSetApart, at: .cell(first.address, of: name), raw: first.shownText))
    for cell in cells { leave(cell) }
  }

  // MARK: Indicators

  /// Where an indicator's number is not that of its key, the key's is taken if a program only took it for a decimal.
  mutating func settle(_ indicator: inout Indicator, by key: Cell) {
    guard let own = indicator.key, let text = NormalText.line(key.shownText), text != own else { return }
    var whole = indicator
    whole.number = text.split(separator: "-").last.map(String.init)
    let isDecimal = whole.key == text && Self.decimal(whole.number) == Self.decimal(indicator.number)
    if isDecimal { indicator = whole }
    let fate =
      isDecimal
      ? BilingualText(es: "se tomó el número de la clave", en: "the key's number was used")
      : BilingualText(es: "se dejaron estos", en: "these were kept")
    findings.append(
      Finding(
        .csvKeyConflict, phrases: ["fate": fate], at: .cell(key.address, of: name),
        indicator: indicator.label,
        field: .number, raw: text, expected: own))
  }

  /// What a program writes that takes a number for a decimal: `1.1` of `1.10`, and `1` is the same as `1.0`.
  private static func decimal(_ number: String?) -> String? {
    guard let number, number.contains(".") else { return number }
    let digits = String(number.reversed().drop { $0 == "0" }.reversed())
    return digits.hasSuffix(".") ? String(digits.dropLast()) : digits
  }

  private mutating func readIndicator(_ fields: [FieldKey: SeenCell], key: Cell?) {
    let reading = reader.read(fields)
    var indicator = reading.indicator
    if let key { settle(&indicator, by: key) }
    var noted: Set<FieldKey> = []
    for (key, item) in keepsOrigins ? reading.origins : [] {
      guard let field = Indicator.fieldsByKey[key], field.get(indicator) != nil, noted.insert(key).inserted
      else {
        continue
      }
      note(indicatorPointer + field.description.pointer, item.cell)
    }
    for item in reading.left { leave(item.cell, indicator: indicator.label) }
    findings += reading.findings
    findings += ArithmeticRules.findings(
      for: indicator, quarter: document.reports.last?.quarter, headed: headedValues,
      at: { .cell(fields[$0]?.cell.address, of: name) })
    take(indicator) { fields[$0]?.cell.address }
  }

  /// The pointer of the indicator that is read.
  var indicatorPointer: String {
    "/reports/\(document.reports.count - 1)/indicators/\(indicators.count)/"
  }

  /// Adds an indicator that was read; `place` says where the cell of a field is.
  mutating func take(_ indicator: Indicator, at place: (FieldKey) -> CellAddress?) {
    findings += ScaleRules.findings(for: indicator, at: { .cell(place($0), of: name) })
    if let label = indicator.label, repeats.isRepeated(name: indicator.name, label) {
      findings.append(
        Finding(
          .repeatedIndicator, at: .cell(place(.level) ?? place(.number), of: name), indicator: label,
          raw: label))
    }
    indicators.append(indicator)
  }
}
