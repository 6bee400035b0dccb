import SheetIO

/// One report while its sheet is being read.
struct ReportBuilder {
  let vocabulary: Vocabulary
  let sheet: String
  let isOwnDrawing: Bool

  var report = Report()
  /// JSON pointer, from the report, to the cell that each value came from.
  var origins: [(pointer: String, item: SheetView.Item)] = []
  var findings: [Finding] = []
  /// The text of every header line that has been read, by what it says.
  private var headerTexts: [Vocabulary.Context: [String]] = [:]
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
    for line in lines { other.take(line) }
    func clash(_ left: CodedText, _ right: CodedText) -> Bool {
      if let one = left.code, let two = right.code, FoldedText(one) != FoldedText(two) { return true }
      guard left.code == nil || right.code == nil, let one = left.text, let two = right.text else {
        return false
      }
      return FoldedText(one) != FoldedText(two)
    }
    if clash(report.responsibleUnit, other.report.responsibleUnit) { return true }
    if clash(report.program, other.report.program) { return true }
    if let one = report.quarter, let two = other.report.quarter, one != two { return true }
    if let one = report.fiscalYear, let two = other.report.fiscalYear, one != two { return true }
    return false
  }

  /// Reads a line of the first header block.
  mutating func take(_ line: HeaderLine) {
    guard let text = line.text else { return }
    headerTexts[line.context, default: []].append(FoldedText(text).key)
    let single = NormalText.line(text)
    func origin(_ pointer: String) {
      for source in line.sources.prefix(1) { origins.append((pointer, source)) }
    }
    switch line.context {
    case .responsibleUnit, .program:
      let isProgram = line.context == .program
      let unit = codedText(line)
      let name = isProgram ? "program" : "responsibleUnit"
      // Code and name may stand on lines of their own.
      let known = isProgram ? report.program : report.responsibleUnit
      let joined = CodedText(code: unit.code ?? known.code, text: unit.text ?? known.text)
      if isProgram { report.program = joined } else { report.responsibleUnit = joined }
      if unit.code != nil { origin("/\(name)/code") }
      if unit.text != nil { origins.append(("/\(name)/name", line.sources.last ?? line.label)) }
    case .quarter, .fiscalYear:
      let period = PeriodReading(text)
      if line.context == .quarter, report.quarter == nil, let quarter = period.quarter {
        report.quarter = quarter
        origin("/quarter")
      }
      if report.fiscalYear == nil, let year = period.year {
        report.fiscalYear = year
        origin("/fiscalYear")
      }
    case .plan:
      report.planAlignment.plan = single
      origin("/planAlignment/plan")
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

  /// Whether the report's own header block has this line already.
  func hasSaid(_ line: HeaderLine) -> Bool {
    guard let text = line.text else { return true }
    return headerTexts[line.context]?.contains(FoldedText(text).key) ?? false
  }

  /// Takes over what title and sheet name tell and the header block does not; tells where they disagree.
  mutating func settlePeriod(title: SheetView.Item?) {
    guard !isOwnDrawing else { return reportMissingPeriod() }
    if let title {
      let told = PeriodReading(title.text)
      if let year = told.year {
        if report.fiscalYear == nil {
          report.fiscalYear = year
          origins.append(("/fiscalYear", title))
        } else if let known = report.fiscalYear, known != year {
          findings.append(
            Finding(
              .yearConflict, sheet: sheet, cell: title.cell.address.description, field: "fiscalYear",
              raw: "\(year)",
              expected: "\(known)"))
        }
      }
      if report.quarter == nil, let quarter = told.quarter {
        report.quarter = quarter
        origins.append(("/quarter", title))
      } else if let known = report.quarter, let quarter = told.quarter, quarter != known {
        findings.append(
          Finding(
            .yearConflict, sheet: sheet, cell: title.cell.address.description, field: "quarter",
            raw: "\(quarter)",
            expected: "\(known)"))
      }
    }
    let named = PeriodReading(sheet)
    if report.fiscalYear == nil { report.fiscalYear = named.year }
    if report.quarter == nil { report.quarter = named.quarter }
    reportMissingPeriod()
  }

  private mutating func reportMissingPeriod() {
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

  /// The JSON pointer of an indicator's field, from the report.
  private static func pointer(_ index: Int, _ key: String) -> String {
    "/indicators/\(index)/\(Indicator.fieldsByKey[key]?.description.pointer ?? key)"
  }

  /// Adds an indicator; tells when one of the same name has been read.
  mutating func add(_ reading: IndicatorReader.Reading, placing: [Finding], row: SheetView.Row) {
    let index = report.indicators.count
    report.indicators.append(reading.indicator)
    for (key, item) in reading.origins {
      origins.append((Self.pointer(index, key), item))
    }
    findings += placing + reading.findings
    findings += ArithmeticRules.findings(for: reading.indicator, quarter: report.quarter, sheet: sheet) {
      key in
      reading.origins.first { $0.key == key }?.item.cell.address.description
    }
    if let label = reading.indicator.label, !labels.insert(label).inserted {
      findings.append(
        Finding(
          .repeatedIndicator, sheet: sheet, cell: row.items.first?.cell.address.description, indicator: label,
          raw: label))
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
        let index = report.indicators.count - 1
        origins.append((Self.pointer(index, key), item))
      }
    }
    report.indicators[report.indicators.count - 1] = indicator
    return true
  }

  /// Tells the rows that end before the others do, where nothing else was said of them.
  mutating func tellIncompleteRows() {
    let keys = Measure.allCases.flatMap { measure in Period.allCases.map { (measure, $0) } }
    let indicators = report.indicators
    // What most rows have, every row should have.
    let usual = keys.filter { measure, period in
      let count = indicators.count { $0[measure][period] != nil }
      return count >= 2 && count * 5 >= indicators.count * 3
    }
    guard let last = usual.last else { return }
    let doubtful = Set(findings.filter { $0.severity == .error }.compactMap(\.indicator))
    for (index, indicator) in indicators.enumerated() where indicator[last.0][last.1] == nil {
      guard let label = indicator.label, !doubtful.contains(label) else { continue }
      let missing = usual.filter { indicator[$0.0][$0.1] == nil }.map { FieldNames.title($0.0.key($0.1)) }
      let names =
        missing.prefix(3).joined(separator: ", ") + (missing.count > 3 ? " (+\(missing.count - 3))" : "")
      let cell = origins.first { $0.pointer == Self.pointer(index, "level") }?.item.cell.address.description
      findings.append(
        Finding(
          .valuesMissing, ["missing": names], sheet: sheet, cell: cell, indicator: label,
          field: last.0.key(last.1)))
    }
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
