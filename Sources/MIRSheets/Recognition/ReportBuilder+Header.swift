import MIRSchema
import SheetIO

/// The header block of a report: who reports on what, and for when.
extension ReportBuilder {
  /// Whether a header block names another unit or programme than this report.
  func differs(inSubjectFrom other: Report) -> Bool {
    clash(report.responsibleUnit, other.responsibleUnit) || clash(report.program, other.program)
  }

  /// Whether a header block names another quarter than this report.
  func differs(inQuarterFrom other: Report) -> Bool {
    guard let one = headerQuarter, let two = other.quarter else { return false }
    return one != two
  }

  /// Whether a header block names another year than this report.
  func differs(inYearFrom other: Report) -> Bool {
    guard let one = headerYear, let two = other.fiscalYear else { return false }
    return one != two
  }

  /// Whether a header block names another unit, programme, quarter or year than this report.
  func differs(from other: Report) -> Bool {
    differs(inSubjectFrom: other) || differs(inQuarterFrom: other) || differs(inYearFrom: other)
  }

  /// What the lines of a page say of whose report it is and for when; `nil` where the report has said it all, as on most
  /// pages.
  func said(by lines: [HeaderLine]) -> Report? {
    guard !lines.allSatisfy(hasSaid) else { return nil }
    var other = ReportBuilder(session: session, sheet: sheet, isOwnDrawing: isOwnDrawing)
    for line in lines where line.context.isOfReport { _ = other.take(line) }
    return other.report
  }

  private func clash(_ left: CodedText, _ right: CodedText) -> Bool {
    if let one = left.code, let two = right.code, !FoldedText.areSame(one, two) { return true }
    guard left.code == nil || right.code == nil, let one = left.text, let two = right.text else {
      return false
    }
    return !FoldedText.areSame(one, two)
  }

  /// Reads a line of the first header block.
  ///
  /// `false` when the report has another value of that kind already, or nothing can be read from the line.
  mutating func take(_ line: HeaderLine) -> Bool {
    guard let text = line.text else { return true }
    let isStored = store(line, text)
    if isStored { headerTexts.enter(session.folded(text), of: line.context) }
    return isStored
  }

  private mutating func store(_ line: HeaderLine, _ text: String) -> Bool {
    let source = line.sources.first
    switch line.context {
    case .responsibleUnit, .program: return takeUnit(line)
    case .quarter, .fiscalYear:
      let period = session.period(of: text)
      let quarter = self.quarter(of: line) ?? period.quarter
      var isStored = false
      if line.context == .quarter, headerQuarter == nil, let quarter {
        headerQuarter = quarter
        report.quarter = quarter
        isStored = true
        headerQuarterItem = source
        keep(source, at: "/quarter")
      }
      if headerYear == nil, let year = period.year {
        headerYear = year
        report.fiscalYear = year
        isStored = true
        keep(source, at: "/fiscalYear")
      }
      let saysTheSame =
        (quarter == nil || quarter == headerQuarter) && (period.year == nil || period.year == headerYear)
      return isStored || (saysTheSame && (quarter != nil || period.year != nil))
    case .plan:
      guard report.planAlignment.plan == nil else {
        return FoldedText.areSame(report.planAlignment.plan ?? "", text)
      }
      takePlan(text, from: line.sources.first)
    case .axes:
      let parts = isOwnDrawing ? PlanParts(plan: nil, axis: text, objective: nil) : PlanParts(axis: text)
      takeAxes(parts.axis ?? text, from: line.sources.first)
      if let objective = parts.objective { takeObjectives(objective, from: line.sources.first) }
    case .objectives: takeObjectives(text, from: line.sources.first)
    }
    return true
  }

  /// The quarter that a line says, in words or by a ticked box.
  func quarter(of line: HeaderLine) -> Int? {
    guard line.context == .quarter, let text = line.text else { return nil }
    return session.period(of: text).quarter
      ?? PeriodReading.ticked(line.values.map(\.text), follow: line.boxesFollow)
  }

  /// A unit or a programme; code and name may be on lines of their own, but a second name is another's.
  private mutating func takeUnit(_ line: HeaderLine) -> Bool {
    let isProgram = line.context == .program
    let unit = codedText(line)
    let known = isProgram ? report.program : report.responsibleUnit
    func clashes(_ one: String?, _ other: String?) -> Bool {
      guard let one, let other else { return false }
      return !FoldedText.areSame(one, other)
    }
    guard !clashes(unit.code, known.code), !clashes(unit.text, known.text) else { return false }
    let joined = CodedText(code: known.code ?? unit.code, text: known.text ?? unit.text)
    if isProgram { report.program = joined } else { report.responsibleUnit = joined }
    if known.code == nil, unit.code != nil {
      let code = isProgram ? FieldKey.programCode : .responsibleUnitCode
      keep(line.sources.first, at: "/" + code.pointer)
    }
    if known.text == nil, unit.text != nil {
      let name = isProgram ? FieldKey.programName : .responsibleUnitName
      keep(line.sources.last ?? line.label, at: "/" + name.pointer)
    }
    return true
  }

  /// The plan's name; axis and objective may follow in the same text.
  private mutating func takePlan(_ text: String, from source: SheetView.Item?) {
    let parts = isOwnDrawing ? PlanParts(plan: text, axis: nil, objective: nil) : PlanParts(plan: text)
    if let plan = parts.plan {
      report.planAlignment.plan = NormalText.line(plan)
      keep(source, at: "/planAlignment/plan")
    }
    if let axis = parts.axis { takeAxes(axis, from: source) }
    if let objective = parts.objective { takeObjectives(objective, from: source) }
  }

  private mutating func takeAxes(_ text: String, from source: SheetView.Item?) {
    let start = report.planAlignment.axes.count
    report.planAlignment.axes += entries(text, levels: 1).map { entry in
      CodedText(code: entry.code, text: entry.text.flatMap { NormalText.line($0) })
    }
    for index in start..<report.planAlignment.axes.count { keep(source, at: "/planAlignment/axes/\(index)") }
  }

  private mutating func takeObjectives(_ text: String, from source: SheetView.Item?) {
    let start = report.planAlignment.objectives.count
    report.planAlignment.objectives += entries(text, levels: 2)
    for index in start..<report.planAlignment.objectives.count {
      keep(source, at: "/planAlignment/objectives/\(index)")
    }
  }

  /// A code and a name: in one text, or in a cell each.
  private func codedText(_ line: HeaderLine) -> CodedText {
    // A code in the label's cell or in the first next to it, and the name in the next.
    let cells = ([line.inline] + line.values.map(\.text)).compactMap { $0 }
    if cells.count == 2, line.values.count == 2 || !isOwnDrawing {
      let prefix = isOwnDrawing ? nil : CodePrefix(cells[0], vocabulary: session.vocabulary)
      if let prefix, prefix.rest.isEmpty { return CodedText(code: prefix.code, text: cells[1]) }
      if line.inline == nil,
        isOwnDrawing || cells[0].count <= 12 || CodedTextReading.isCode(cells[0][...])
      {
        return CodedText(code: cells[0], text: cells[1])
      }
    }
    return line.text.flatMap { NormalText.line($0) }.map {
      isOwnDrawing ? CodedTextReading.unit($0) : session.looseUnit($0)
    } ?? CodedText()
  }

  private func entries(_ text: String, levels: Int) -> [CodedText] {
    isOwnDrawing
      ? CodedTextReading.entries(text, levels: levels) : session.looseEntries(text, levels: levels)
  }

  /// Whether the first page has a text of its own that says the same.
  func hasStated(_ item: SheetView.Item) -> Bool {
    statement?.items.contains { FoldedText.areSame($0.text, item.text) } ?? false
  }

  /// Whether no line of the header block has said anything of this kind yet.
  func lacks(_ context: Vocabulary.Context) -> Bool { headerTexts.lacks(context) }

  /// Notes a line that has been left, so that further pages only repeat it.
  mutating func noteSaid(_ line: HeaderLine) {
    guard let text = line.text else { return }
    headerTexts.enter(session.folded(text), of: line.context)
  }

  /// Whether the report's own header block has this line already.
  func hasSaid(_ line: HeaderLine) -> Bool {
    guard let text = line.text else { return true }
    return headerTexts.has(session.folded(text), of: line.context)
  }
}
