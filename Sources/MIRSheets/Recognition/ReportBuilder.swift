import Foundation
import MIRSchema
import SheetIO

/// One report while its sheet is being read.
struct ReportBuilder {
  let session: ReadingSession
  let sheet: String
  let isOwnDrawing: Bool

  var report = Report()
  /// Whether the cell of every value is kept.
  var keepsOrigins = true
  /// JSON pointer, from the report, to the cell that each value came from.
  private(set) var origins: [(pointer: String, item: SheetView.Item)] = []
  var findings = FindingList()
  /// The text of every header line that has been read.
  var headerTexts = HeaderTexts()
  /// What the header block says of quarter and year, and where it says the quarter.
  var headerQuarter: Int?
  var headerQuarterItem: SheetView.Item?
  var headerYear: Int?
  var title: SheetView.Item?
  /// What a text of its own says of quarter and year.
  var statement: HeaderBlock.Statement?
  /// The quarter that each page says, and where.
  var quarterVotes: [(quarter: Int, item: SheetView.Item?)] = []
  /// The cell of every indicator's level.
  private var levels: [CellAddress?] = []
  /// Every indicator so far, by its label.
  private(set) var labels = RepeatedIndicators()
  /// The keys of achieved values under which a record has a cell that gave no number.
  private(set) var wordsForAchieved: Set<FieldKey> = []
  /// Values that are printed with a percent sign: their field, their cell, and which record they are of.
  private var percents: [(key: FieldKey, item: SheetView.Item, index: Int)] = []
  /// Whether the variations were checked as what was achieved less what was programmed.
  private(set) var isReversed = false
  /// Whether the signatures have been read.
  var isSigned = false

  init(session: ReadingSession, sheet: String, isOwnDrawing: Bool) {
    self.session = session
    self.sheet = sheet
    self.isOwnDrawing = isOwnDrawing
  }

  // MARK: Records

  /// Adds an indicator; reports when one of the same name has been read.
  mutating func add(
    _ reading: IndicatorReader.Reading, placing: [Finding], disputed: Set<FieldKey>, under columns: ColumnMap,
    row: SheetView.Row
  ) {
    let level = reading.origins.first { $0.key == .level }?.item.cell.address
    add(reading.indicator, level: level, origins: reading.origins)
    findings += placing
    findings += reading.findings
    findings += ArithmeticRules.findings(
      for: reading.indicator, quarter: report.quarter, disputed: disputed,
      headed: ValueSet(keys: columns.fields.values), isReversed: columns.isReversed
    ) { key in
      .cell(reading.origins.first { $0.key == key }?.item.cell.address, of: sheet)
    }
    if columns.isReversed { isReversed = true }
    let first = row.items.first?.cell.address
    tellScale(reading.indicator, at: first)
    if let label = reading.indicator.label { note(label, at: first) }
  }

  /// Adds an indicator and nothing to report about it; one without any value is none.
  mutating func add(
    _ indicator: Indicator, level: CellAddress?, origins: [(key: FieldKey, item: SheetView.Item)]
  ) {
    guard indicator.level != nil || indicator.name != nil || indicator != Indicator() else { return }
    let index = report.indicators.count
    report.indicators.append(indicator)
    levels.append(level)
    keep(origins, of: index)
  }

  /// Reports values that are not of the size that their unit says, at the first cell of the record.
  mutating func tellScale(_ indicator: Indicator, at first: CellAddress?) {
    findings += ScaleRules.findings(for: indicator) { _ in .cell(first, of: sheet) }
  }

  /// Notes what the last indicator is called, and reports when another is the same.
  mutating func note(_ label: String, at first: CellAddress?) {
    let last = report.indicators.count - 1
    let name = last < 0 ? nil : report.indicators[last].name
    guard labels.isRepeated(name: name, label) else { return }
    findings.append(
      Finding(
        .repeatedIndicator, at: .cell(first, of: sheet), indicator: label, raw: label))
  }

  /// Keeps the cells of an indicator's fields, where they are wanted.
  private mutating func keep(_ cells: [(key: FieldKey, item: SheetView.Item)], of index: Int) {
    if levels[index] == nil { levels[index] = cells.first { $0.key == .level }?.item.cell.address }
    guard keepsOrigins, !cells.isEmpty else { return }
    let record = "/indicators/\(index)/"
    for (key, item) in cells {
      keep(item, at: record + (Indicator.fieldsByKey[key]?.description.pointer ?? key.pointer))
    }
  }

  /// Keeps the cell of a value, where that is wanted.
  mutating func keep(_ item: SheetView.Item?, at pointer: @autoclosure () -> String) {
    guard keepsOrigins, let item else { return }
    origins.append((pointer(), item))
  }

  /// Notes what is where the last indicator has no achieved value, so that it is distinguished from a form left blank.
  mutating func noteWords(in row: SheetView.Row, _ layout: TableLayout) {
    guard let achieved = report.indicators.last?.achieved, achieved.quarters.contains(nil) else { return }
    for item in row.items {
      guard let column = layout[item.column], column.measure == .achieved, let period = Period.of(column.key),
        period != .cumulative, achieved[period] == nil
      else { continue }
      wordsForAchieved.insert(column.key)
    }
  }

  /// Notes the values of the last record that are printed with a percent sign.
  mutating func notePercents(in row: SheetView.Row, _ layout: TableLayout) {
    let index = report.indicators.count - 1
    for item in row.items {
      guard let column = layout[item.column], column.measure != nil, NumberReading.showsPercent(item.cell)
      else { continue }
      percents.append((column.key, item, index))
    }
  }

  /// Reports values with a percent sign among plain ones of the same field, where the unit is no percentage: each counts as it
  /// is printed, and may be a share of the goal.
  mutating func tellPercents() {
    for (key, cells) in Dictionary(grouping: percents, by: \.key).sorted(by: { $0.key < $1.key }) {
      guard let field = Indicator.fieldsByKey[key] else { continue }
      let count = report.indicators.count { field.get($0) != nil }
      guard cells.count < count else { continue }
      for (_, item, index) in cells {
        let indicator = report.indicators[index]
        guard case .number(let number)? = field.get(indicator),
          indicator.unitOfMeasure.map(ScaleRules.isPercentage) != true
        else { continue }
        findings.append(
          Finding(
            .numberWithUnit, ["title": field.description.title], at: .cell(item.cell.address, of: sheet),
            indicator: indicator.label, field: key, raw: item.text, expected: "\(number)"))
      }
    }
  }

  /// Joins the texts of a row to the last indicator; `false` when there is none.
  mutating func carryOn(_ row: SheetView.Row, _ map: ColumnMap) -> Bool {
    guard var indicator = report.indicators.last else { return false }
    for item in row.own {
      guard let key = map.key(over: item),
        let field = Indicator.fieldsByKey[key],
        let more = NormalText.text(item.cell.shownText, for: field.kind)
      else { continue }
      if case .text(let before)? = field.get(indicator) {
        let joined = JoinedText.join(before, more)
        if case .catalogue(let name) = field.kind, let official = session.official(joined, in: name) {
          field.set(&indicator, .text(official))
          let label = indicator.label
          findings.removeAll { $0.code == .catalogueUnknown && $0.field == key && $0.indicator == label }
        } else {
          field.set(&indicator, .text(joined))
        }
      } else {
        field.set(&indicator, .text(more))
        keep([(key, item)], of: report.indicators.count - 1)
      }
    }
    report.indicators[report.indicators.count - 1] = indicator
    return true
  }

  /// Puts cells into fields that the last indicator lacks: a record over two rows, texts above and numbers below.
  mutating func fill(_ reading: IndicatorReader.Reading) {
    let index = report.indicators.count - 1
    guard index >= 0 else { return }
    for (key, item) in reading.origins {
      guard let field = Indicator.fieldsByKey[key], let value = field.get(reading.indicator) else { continue }
      field.set(&report.indicators[index], value)
      keep([(key, item)], of: index)
    }
    findings += reading.findings.filter { $0.code != .levelMissing }
  }

  /// Reports the rows that lack values which the other rows have, where nothing else was said of them.
  mutating func tellIncompleteRows() {
    let keys = Measure.usual.flatMap { measure in Period.allCases.map { (measure: measure, period: $0) } }
    let having = countOfValues(keys)
    let count = report.indicators.count
    // What many rows have to the end, every row should have; of single values, what all the others have.
    let usual = keys.indices.filter { having[$0] >= 2 && having[$0] * 5 >= count * 2 }
    guard having.contains(where: { $0 > 0 && $0 < count }) else { return }
    let doubtful = Set(findings.kept.filter { $0.severity == .error }.compactMap(\.indicator))
    for (index, indicator) in report.indicators.enumerated() {
      guard let label = indicator.label, !doubtful.contains(label) else { continue }
      func lacks(_ key: Int) -> Bool { indicator[keys[key].measure][keys[key].period] == nil }
      let isCut = usual.last.map(lacks) ?? false
      let isBare = keys.indices.allSatisfy(lacks) && having.contains { $0 > 0 }
      let others = count - 1
      let missing = usual.filter { lacks($0) && (isCut || isBare || (others >= 3 && having[$0] == others)) }
      guard let last = missing.last ?? (isBare ? having.indices.max { having[$0] < having[$1] } : nil) else {
        continue
      }
      let titles = (missing.isEmpty ? [last] : missing).map {
        keys[$0].measure.key(keys[$0].period).title
      }
      let names =
        titles.prefix(3).joined(separator: ", ") + (titles.count > 3 ? " (+\(titles.count - 3))" : "")
      findings.append(
        Finding(
          .valuesMissing, ["missing": names], at: .cell(levels[index], of: sheet),
          indicator: label,
          field: keys[last].measure.key(keys[last].period)))
    }
  }

  /// How many indicators have each value.
  private func countOfValues(_ keys: [(measure: Measure, period: Period)]) -> [Int] {
    var counts = [Int](repeating: 0, count: keys.count)
    for place in report.indicators.indices {
      let values = report.values(ofIndicator: place)
      for (number, key) in keys.enumerated() where values.contains(key.measure, key.period) {
        counts[number] += 1
      }
    }
    return counts
  }

  // MARK: Foot

  /// Adds a signature with its cells.
  mutating func add(_ reading: SignatureReader.Reading) {
    let index = report.signatures.count
    report.signatures.append(reading.signature)
    for (field, item) in reading.origins
    where field != "position" || origins.last?.pointer.hasSuffix("position") != true {
      keep(item, at: "/signatures/\(index)/\(field)")
    }
    isSigned = true
  }

  /// Adds a remark of the sheet.
  mutating func addNote(_ items: [SheetView.Item]) {
    guard let first = items.first else { return }
    let text = items.compactMap { NormalText.prose($0.cell.shownText) }.joined(separator: " ")
    let place = report.notes.count
    keep(first, at: "/notes/\(place)")
    report.notes.append(text)
  }
}
