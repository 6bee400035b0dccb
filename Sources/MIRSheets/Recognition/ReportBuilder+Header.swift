import Foundation
import MIRSchema
import SheetIO

/// The header block of a report: who reports on what, and for when.
extension ReportBuilder {
  /// Whether a header block names another unit, programme, quarter or year than this report.
  func differs(from lines: [HeaderLine]) -> Bool {
    var other = ReportBuilder(session: session, sheet: sheet, isOwnDrawing: isOwnDrawing)
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

  /// Whether a page's title names another quarter or year than this report, which only titles name.
  func differs(fromTitle title: SheetView.Item?) -> Bool {
    guard let title, let own = self.title, headerQuarter == nil else { return false }
    let (one, other) = (
      session.period(of: own.text), session.period(of: title.text)
    )
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
      let period = session.period(of: text)
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

  /// A unit or a programme; code and name may be on lines of their own, but a second name is another's.
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
    if known.code == nil, unit.code != nil, let source = line.sources.first {
      origins.append(("/\(name)/code", source))
    }
    if known.text == nil, unit.text != nil {
      origins.append(("/\(name)/name", line.sources.last ?? line.label))
    }
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

  /// Takes over what title and sheet name say, until the header block says better.
  mutating func adoptPeriod(title: SheetView.Item?) {
    guard !isOwnDrawing else { return }
    self.title = title
    let named = session.period(of: sheet)
    let told = title.map { session.period(of: $0.text) }
    if report.fiscalYear == nil { report.fiscalYear = told?.year ?? named.year }
    if report.quarter == nil { report.quarter = told?.quarter ?? named.quarter }
  }

  /// Reports where title, sheet name and header block disagree, and what none of them says.
  mutating func settlePeriod() {
    defer { reportMissing() }
    guard !isOwnDrawing else { return }
    let said = (quarter: headerQuarter, year: headerYear)
    let told = title.map { session.period(of: $0.text) }
    if let title {
      if said.year == nil, told?.year != nil { origins.append(("/fiscalYear", title)) }
      if said.quarter == nil, told?.quarter != nil { origins.append(("/quarter", title)) }
      check("fiscalYear", told?.year, against: said.year, at: title.cell.address.description, of: "title")
      check("quarter", told?.quarter, against: said.quarter, at: title.cell.address.description, of: "title")
    }
    let named = session.period(of: sheet)
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
    findings += PeriodRules.findings(
      for: report, of: BilingualText(es: "La hoja «\(sheet)»", en: "Sheet “\(sheet)”"), sheet: sheet)
    guard !isOwnDrawing else { return }
    if report.responsibleUnit == CodedText() {
      findings.append(Finding(.unitMissing, sheet: sheet, field: "responsibleUnit"))
    }
    if report.program == CodedText() {
      findings.append(Finding(.programMissing, sheet: sheet, field: "program"))
    }
  }
}
