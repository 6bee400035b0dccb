import Foundation
import SheetIO

/// One report while its sheet is being read.
struct ReportBuilder {
  let vocabulary: Vocabulary
  let sheet: String
  let isOwnDrawing: Bool

  var report = Report()
  /// Whether the cell of every value is kept.
  var keepsOrigins = true
  /// JSON pointer, from the report, to the cell that each value came from.
  var origins: [(pointer: String, item: SheetView.Item)] = []
  var findings: [Finding] = []
  /// The text of every header line that has been read, by what it says.
  private var headerTexts: [Vocabulary.Context: [String]] = [:]
  /// What the header block says of quarter and year.
  private var headerQuarter: Int?
  private var headerYear: Int?
  private var title: SheetView.Item?
  /// The cell of every indicator's level.
  private var levels: [CellAddress?] = []
  /// The label of every indicator so far.
  private(set) var labels: Set<String> = []
  /// Whether the signatures have been read.
  var isSigned = false

  init(vocabulary: Vocabulary, sheet: String, isOwnDrawing: Bool) {
    self.vocabulary = vocabulary
    self.sheet = sheet
    self.isOwnDrawing = isOwnDrawing
  }

  // MARK: Header block

  /// Whether a header block names another unit, programme, quarter or year than this report.
  func differs(from lines: [HeaderLine]) -> Bool {
    var other = ReportBuilder(vocabulary: vocabulary, sheet: sheet, isOwnDrawing: isOwnDrawing)
    for line in lines { _ = other.take(line) }
    func clash(_ left: CodedText, _ right: CodedText) -> Bool {
      if let one = left.code, let two = right.code, FoldedText(one) != FoldedText(two) { return true }
      guard left.code == nil || right.code == nil, let one = left.text, let two = right.text else {
        return false
      }
      return FoldedText(one) != FoldedText(two)
    }
    if clash(report.responsibleUnit, other.report.responsibleUnit) { return true }
    if clash(report.program, other.report.program) { return true }
    if let one = headerQuarter, let two = other.report.quarter, one != two { return true }
    if let one = headerYear, let two = other.report.fiscalYear, one != two { return true }
    return false
  }

  /// Whether a page's title names another quarter or year than this report, of which only titles tell.
  func differs(fromTitle title: SheetView.Item?) -> Bool {
    guard let title, let own = self.title, headerQuarter == nil else { return false }
    let (one, other) = (PeriodReading(own.text), PeriodReading(title.text))
    if let before = one.quarter, let after = other.quarter, before != after { return true }
    guard one.quarter == other.quarter, let before = one.year, let after = other.year else { return false }
    return before != after && headerYear == nil
  }

  /// Reads a line of the first header block.
  ///
  /// `false` when the report has another value of that kind already, or nothing can be read from the line.
  mutating func take(_ line: HeaderLine) -> Bool {
    guard let text = line.text else { return true }
    let isStored = store(line, text)
    if isStored { headerTexts[line.context, default: []].append(FoldedText(text).key) }
    return isStored
  }

  private mutating func store(_ line: HeaderLine, _ text: String) -> Bool {
    func origin(_ pointer: String) {
      for source in line.sources.prefix(1) { origins.append((pointer, source)) }
    }
    switch line.context {
    case .responsibleUnit, .program: return takeUnit(line)
    case .quarter, .fiscalYear:
      let period = PeriodReading(text)
      let quarter =
        period.quarter ?? (line.context == .quarter ? PeriodReading.ticked(line.values.map(\.text)) : nil)
      var isStored = false
      if line.context == .quarter, headerQuarter == nil, let quarter {
        headerQuarter = quarter
        report.quarter = quarter
        isStored = true
        origin("/quarter")
      }
      if headerYear == nil, let year = period.year {
        headerYear = year
        report.fiscalYear = year
        isStored = true
        origin("/fiscalYear")
      }
      let saysTheSame =
        (quarter == nil || quarter == headerQuarter) && (period.year == nil || period.year == headerYear)
      return isStored || (saysTheSame && (quarter != nil || period.year != nil))
    case .plan:
      guard report.planAlignment.plan == nil else {
        return FoldedText(report.planAlignment.plan ?? "") == FoldedText(text)
      }
      takePlan(text, from: line.sources.first)
    case .axes:
      let start = report.planAlignment.axes.count
      report.planAlignment.axes += entries(text, levels: 1).map { entry in
        CodedText(code: entry.code, text: entry.text.flatMap { NormalText.line($0) })
      }
      for index in start..<report.planAlignment.axes.count { origin("/planAlignment/axes/\(index)") }
    case .objectives:
      let start = report.planAlignment.objectives.count
      report.planAlignment.objectives += entries(text, levels: 2)
      for index in start..<report.planAlignment.objectives.count {
        origin("/planAlignment/objectives/\(index)")
      }
    }
    return true
  }

  /// A unit or a programme; code and name may stand on lines of their own, but a second name is another's.
  private mutating func takeUnit(_ line: HeaderLine) -> Bool {
    let isProgram = line.context == .program
    let unit = codedText(line)
    let known = isProgram ? report.program : report.responsibleUnit
    func clashes(_ one: String?, _ other: String?) -> Bool {
      guard let one, let other else { return false }
      return FoldedText(one) != FoldedText(other)
    }
    guard !clashes(unit.code, known.code), !clashes(unit.text, known.text) else { return false }
    let joined = CodedText(code: known.code ?? unit.code, text: known.text ?? unit.text)
    if isProgram { report.program = joined } else { report.responsibleUnit = joined }
    let name = isProgram ? "program" : "responsibleUnit"
    if unit.code != nil, let source = line.sources.first { origins.append(("/\(name)/code", source)) }
    if unit.text != nil { origins.append(("/\(name)/name", line.sources.last ?? line.label)) }
    return true
  }

  /// The plan's name; the axis may follow in the same text: `Plan Municipal … . Eje 1. Gobierno …`.
  private mutating func takePlan(_ text: String, from source: SheetView.Item?) {
    func origin(_ pointer: String) { if let source { origins.append((pointer, source)) } }

    var plan = text
    if !isOwnDrawing, text.dropFirst().contains("E"),
      let axis = text.range(of: "[.,;:]?\\s+(Eje|EJE)\\s+(?=[0-9])", options: .regularExpression)
    {
      let found = entries(String(text[axis.upperBound...]), levels: 1)
      if found.contains(where: { $0.code != nil }) {
        plan = String(text[..<axis.lowerBound])
        let start = report.planAlignment.axes.count
        report.planAlignment.axes += found
        for index in start..<report.planAlignment.axes.count { origin("/planAlignment/axes/\(index)") }
      }
    }
    report.planAlignment.plan = NormalText.line(plan)
    origin("/planAlignment/plan")
  }

  /// A code and a name: in one text, or in a cell each.
  private func codedText(_ line: HeaderLine) -> CodedText {
    if line.inline == nil, line.values.count == 2, line.values[0].text.count <= 12 {
      return CodedText(code: line.values[0].text, text: line.values[1].text)
    }
    return line.text.flatMap { NormalText.line($0) }.map {
      isOwnDrawing ? CodedTextReading.unit($0) : CodedTextReading.looseUnit($0)
    } ?? CodedText()
  }

  private func entries(_ text: String, levels: Int) -> [CodedText] {
    isOwnDrawing
      ? CodedTextReading.entries(text, levels: levels) : CodedTextReading.looseEntries(text, levels: levels)
  }

  /// Whether no line of the header block has said anything of this kind yet.
  func lacks(_ context: Vocabulary.Context) -> Bool { headerTexts[context] == nil }

  /// Whether the report's own header block has this line already.
  func hasSaid(_ line: HeaderLine) -> Bool {
    guard let text = line.text else { return true }
    return headerTexts[line.context]?.contains(FoldedText(text).key) ?? false
  }

  /// Takes over what title and sheet name tell, until the header block says better.
  mutating func adoptPeriod(title: SheetView.Item?) {
    guard !isOwnDrawing else { return }
    self.title = title
    let named = PeriodReading(sheet)
    let told = title.map { PeriodReading($0.text) }
    if report.fiscalYear == nil { report.fiscalYear = told?.year ?? named.year }
    if report.quarter == nil { report.quarter = told?.quarter ?? named.quarter }
  }

  /// Tells where title, sheet name and header block disagree, and what nobody told.
  mutating func settlePeriod() {
    defer { reportMissing() }
    guard !isOwnDrawing else { return }
    let said = (quarter: headerQuarter, year: headerYear)
    let told = title.map { PeriodReading($0.text) }
    if let title {
      if said.year == nil, told?.year != nil { origins.append(("/fiscalYear", title)) }
      if said.quarter == nil, told?.quarter != nil { origins.append(("/quarter", title)) }
      check("fiscalYear", told?.year, against: said.year, at: title.cell.address.description, of: "title")
      check("quarter", told?.quarter, against: said.quarter, at: title.cell.address.description, of: "title")
    }
    let named = PeriodReading(sheet)
    check("fiscalYear", named.year, against: said.year ?? told?.year, at: nil, of: "sheet")
    check("quarter", named.quarter, against: said.quarter ?? told?.quarter, at: nil, of: "sheet")
  }

  private mutating func check(
    _ field: String, _ found: Int?, against known: Int?, at cell: String?, of place: String
  ) {
    guard let found, let known, found != known else { return }
    let isTitle = place == "title"
    findings.append(
      Finding(
        .yearConflict,
        [
          "es": isTitle ? "El título (\(cell ?? ""))" : "El nombre de la hoja («\(sheet)»)",
          "en": isTitle ? "The title (\(cell ?? ""))" : "The sheet's name (“\(sheet)”)",
        ], sheet: sheet, cell: cell, field: field, raw: "\(found)", expected: "\(known)"))
  }

  private mutating func reportMissing() {
    if report.fiscalYear == nil { findings.append(Finding(.yearMissing, sheet: sheet, field: "fiscalYear")) }
    if report.quarter == nil { findings.append(Finding(.quarterMissing, sheet: sheet, field: "quarter")) }
    guard !isOwnDrawing else { return }
    if report.responsibleUnit == CodedText() {
      findings.append(Finding(.unitMissing, sheet: sheet, field: "responsibleUnit"))
    }
    if report.program == CodedText() {
      findings.append(Finding(.programMissing, sheet: sheet, field: "program"))
    }
  }

  // MARK: Records

  /// Adds an indicator; tells when one of the same name has been read.
  mutating func add(
    _ reading: IndicatorReader.Reading, placing: [Finding], disputed: Set<String>, headed: Set<String>,
    row: SheetView.Row
  ) {
    let level = reading.origins.first { $0.key == "level" }?.item.cell.address
    add(reading.indicator, level: level, origins: reading.origins)
    findings += placing + reading.findings
    findings += ArithmeticRules.findings(
      for: reading.indicator, quarter: report.quarter, disputed: disputed, headed: headed, sheet: sheet
    ) { key in
      reading.origins.first { $0.key == key }?.item.cell.address.description
    }
    if let label = reading.indicator.label { note(label, row) }
  }

  /// Adds an indicator and nothing that is to be told of it.
  mutating func add(
    _ indicator: Indicator, level: CellAddress?, origins: [(key: String, item: SheetView.Item)]
  ) {
    let index = report.indicators.count
    report.indicators.append(indicator)
    levels.append(level)
    keep(origins, of: index)
  }

  /// Notes an indicator's name, and tells when another has it.
  mutating func note(_ label: String, _ row: SheetView.Row) {
    guard !labels.insert(label).inserted else { return }
    findings.append(
      Finding(
        .repeatedIndicator, sheet: sheet, cell: row.items.first?.cell.address.description, indicator: label,
        raw: label))
  }

  /// Keeps the cells of an indicator's fields, where they are wanted.
  private mutating func keep(_ cells: [(key: String, item: SheetView.Item)], of index: Int) {
    if levels[index] == nil { levels[index] = cells.first { $0.key == "level" }?.item.cell.address }
    guard keepsOrigins, !cells.isEmpty else { return }
    let record = "/indicators/\(index)/"
    for (key, item) in cells {
      origins.append((record + (Indicator.fieldsByKey[key]?.description.pointer ?? key), item))
    }
  }

  /// Joins the texts of a row to the last indicator; `false` when there is none.
  mutating func carryOn(_ row: SheetView.Row, _ map: ColumnMap) -> Bool {
    guard var indicator = report.indicators.last else { return false }
    for item in row.own {
      guard let key = item.columns.lazy.compactMap({ map.fields[$0] }).first,
        let field = Indicator.fieldsByKey[key],
        let more = NormalText.text(item.cell.shownText, for: field.kind)
      else { continue }
      if case .text(let before)? = field.get(indicator) {
        field.set(&indicator, .text(JoinedText.join(before, more)))
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

  /// Tells the rows that lack values which the other rows have, where nothing else was said of them.
  mutating func tellIncompleteRows() {
    let keys = Measure.allCases.flatMap { measure in Period.allCases.map { (measure: measure, period: $0) } }
    let having = countOfValues(keys)
    let count = report.indicators.count
    // What many rows have to the end, every row should have; of single values, what all the others have.
    let usual = keys.indices.filter { having[$0] >= 2 && having[$0] * 5 >= count * 2 }
    guard having.contains(where: { $0 > 0 && $0 < count }) else { return }
    let doubtful = Set(findings.filter { $0.severity == .error }.compactMap(\.indicator))
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
        FieldNames.title(keys[$0].measure.key(keys[$0].period))
      }
      let names =
        titles.prefix(3).joined(separator: ", ") + (titles.count > 3 ? " (+\(titles.count - 3))" : "")
      findings.append(
        Finding(
          .valuesMissing, ["missing": names], sheet: sheet, cell: levels[index]?.description, indicator: label,
          field: keys[last].measure.key(keys[last].period)))
    }
  }

  /// How many indicators have each value.
  private func countOfValues(_ keys: [(measure: Measure, period: Period)]) -> [Int] {
    var counts = [Int](repeating: 0, count: keys.count)
    for indicator in report.indicators {
      for (place, key) in keys.enumerated() where indicator[key.measure][key.period] != nil { counts[place] += 1 }
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
      origins.append(("/signatures/\(index)/\(field)", item))
    }
    isSigned = true
  }

  /// Adds a remark of the sheet.
  mutating func addNote(_ items: [SheetView.Item]) {
    guard let first = items.first else { return }
    let text = items.compactMap { NormalText.prose($0.cell.shownText) }.joined(separator: " ")
    origins.append(("/notes/\(report.notes.count)", first))
    report.notes.append(text)
  }
}
