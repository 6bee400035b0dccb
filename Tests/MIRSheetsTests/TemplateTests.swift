import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

struct TemplateTests {
  /// A template through its file.
  private func read(
    _ plan: TemplatePlan, options: TemplateOptions = TemplateOptions(), movedDown rows: Int = 0,
    change: (inout [Cell]) -> Void = { _ in }
  ) throws -> ReportDocument {
    var workbook = try TestFiles.throughFile { try TemplateWorkbook.write(plan, options: options, to: $0) }
    let sheet = workbook.sheets[0]
    var cells = sheet.cells
    change(&cells)
    func moved(_ address: CellAddress) -> CellAddress {
      CellAddress(row: address.row + rows, column: address.column)
    }
    for index in cells.indices { cells[index].address = moved(cells[index].address) }
    let merges = sheet.merges.map { CellRange(moved($0.first), moved($0.last)) }
    workbook.sheets[0] = Sheet(name: sheet.name, position: 0, cells: cells, merges: merges)
    return ReportReader().read(workbook, source: Source(format: "xlsx"))
  }

  /// What a template's formulas show of the values that are known.
  private func computed(_ plan: TemplatePlan) -> [Indicator] {
    plan.report.indicators.enumerated().map { index, indicator in
      var result = indicator
      let way = plan.accumulated(index).way
      func computed(_ values: QuarterValues) -> Decimal? {
        let known = values.quarters.compactMap { $0 }
        guard let last = known.last, let way else { return nil }
        let sum = known.reduce(0, +)
        return switch way {
        case .sum: sum
        case .lastValue, .constant: last
        case .average: (sum / Decimal(known.count)).rounded(toDecimals: 4)
        }
      }
      if indicator.programmed.cumulative == nil {
        result.programmed.cumulative = computed(indicator.programmed)
      }
      result.achieved.cumulative = computed(indicator.achieved) ?? indicator.achieved.cumulative
      for period in Period.allCases {
        let isTyped = period == .cumulative && way == nil
        result.variation[period] =
          isTyped && result.achieved[period] == nil
          ? nil : result.programmed[period].map { $0 - (result.achieved[period] ?? 0) }
      }
      return result
    }
  }

  private func report(_ seed: UInt64) -> Report {
    var random = RandomReports(seed: seed)
    var report = random.report()
    report.fiscalYear = 2024
    report.quarter = Int(seed % 4) + 1
    if report.indicators.isEmpty { report.indicators = MIRSkeleton.usual.indicators }
    return report
  }

  @Test(arguments: 300...314 as ClosedRange<UInt64>)
  func `a template made from a random report comes back as the report moved on`(seed: UInt64) throws {
    let last = report(seed)
    let isLast = last.quarter == 4
    let plan = TemplatePlan(
      after: last, year: isLast ? 2025 : 2024, quarter: isLast ? 1 : (last.quarter ?? 0) + 1)
    let found = try #require(try read(plan).reports.first)
    for (one, other) in zip(found.indicators, computed(plan)) {
      for field in Indicator.fields {
        // No formula gives a number of more digits than a double holds.
        if case .number(let number)? = field.get(other), abs(number) > 1e15 { continue }
        #expect(field.get(one) == field.get(other), "\(one.label ?? "") \(field.key)")
      }
    }
    #expect(found.indicators.map(\.name) == last.indicators.map(\.name))
    #expect(found.fiscalYear == (isLast ? 2025 : 2024) && found.notes.isEmpty)
    #expect(found.responsibleUnit == last.responsibleUnit && found.program == last.program)
    #expect(found.planAlignment == last.planAlignment)
    #expect(found.indicators.allSatisfy { $0.meansOfVerification == nil })
    if isLast { #expect(found.indicators.allSatisfy { $0.programmed == QuarterValues() }) }
  }

  @Test(arguments: [1, 2, 7, 40])
  func `rows put in above move every address, and nothing is reported`(rows: Int) throws {
    let plan = TemplatePlan(after: report(301), year: 2024, quarter: 3)
    func told(_ rows: Int) throws -> [Finding] {
      try read(plan, movedDown: rows) { cells in
        let goal = cells.firstIndex { $0.shownText == "2do. Trim." }
        if let goal { cells[goal].value = .text("Segundo") }
      }.findings.filter { $0.code.rawValue.hasPrefix("template-") && $0.code != .templateValueEmpty }
    }
    let before = try told(0)
    let after = try told(rows)
    #expect(before.map(\.code) == [.templateHeadingChanged])
    #expect(after.map(\.code) == before.map(\.code))
    let moved = before.compactMap { $0.cell.flatMap { CellAddress(a1: $0) } }
      .map { CellAddress(row: $0.row + rows, column: $0.column).description }
    #expect(after.compactMap(\.cell) == moved)
  }

  @Test func `a stamp that was tampered with is not a stamp`() throws {
    let plan = TemplatePlan(after: report(302), year: 2024, quarter: 4)
    let form = try TemplateWorkbook.workbook(plan, options: TemplateOptions())
    let drawn = try #require(form.sheets.last)
    func stamp(_ change: (inout Cell) -> Void) -> TemplateStamp? {
      let cells = drawn.boxes.map { box -> Cell in
        guard case .text(let text) = box.content else { return Cell(box.range.first, .text("")) }
        var cell = Cell(box.range.first, .text(text))
        change(&cell)
        return cell
      }
      return TemplateStamp(
        Workbook(format: .xlsx, sheets: [Sheet(name: "Otro nombre", position: 0, cells: cells)]))
    }
    #expect(stamp { _ in }?.fiscalYear == 2024)
    #expect(stamp { if $0.shownText == "'Nivel" { $0.value = .text("'Orden") } } == nil)
  }

  @Test func `a constant indicator is not summed`() throws {
    var constant = Indicator()
    constant.level = "Fin"
    for period in Period.allCases { constant.programmed[period] = 80 }
    for period in [Period.q1, .q2, .cumulative] { constant.achieved[period] = 79 }
    var last = Report()
    (last.fiscalYear, last.quarter) = (2024, 2)
    last.responsibleUnit.code = "504"
    last.program.code = "6"
    last.indicators = [constant]
    let same = TemplatePlan(after: last, year: 2024, quarter: 3)
    #expect(same.accumulated(0) == .typed)
    #expect(try read(same).reports.first?.indicators.first?.programmed.cumulative == 80)
    #expect(try read(same).reports.first?.indicators.first?.achieved.cumulative == nil)
    // The next year has no goals yet that would decide.
    #expect(TemplatePlan(after: last, year: 2025, quarter: 1).accumulated(0) == .typed)
  }

  /// An indicator of a report of the second quarter, and what the template of the third computes of it.
  struct OtherWay: CustomTestStringConvertible {
    let testDescription: String
    let programmed: [Decimal?]
    let achieved: [Decimal?]
    let way: Accumulation
    let formula: String
    let cumulative: Decimal
  }

  static let otherWays = [
    OtherWay(
      testDescription: "an average", programmed: [70, 80, 82, 80, 78], achieved: [72, 81, nil, nil, 76.5],
      way: .average, formula: "ROUND(AVERAGE(", cumulative: 76.5),
    OtherWay(
      testDescription: "a stock", programmed: [10, 20, 30, 40, 40], achieved: [12, 19, nil, nil, 19],
      way: .lastValue, formula: "IF(ISNUMBER(", cumulative: 19),
    OtherWay(
      testDescription: "constant goals, the last value achieved", programmed: [80, 80, 80, 80, 80],
      achieved: [75, 82, nil, nil, 82], way: .lastValue, formula: "IF(ISNUMBER(", cumulative: 82),
    OtherWay(
      testDescription: "constant goals, the average achieved", programmed: [80, 80, 80, 80, 80],
      achieved: [75, 82, nil, nil, 78.5], way: .average, formula: "ROUND(AVERAGE(", cumulative: 78.5),
  ]

  @Test(arguments: otherWays)
  func `what is not added up is computed in its own way where that is certain`(_ other: OtherWay) throws {
    var indicator = Indicator()
    indicator.level = "Fin"
    for (period, value) in zip(Period.allCases, other.programmed) { indicator.programmed[period] = value }
    for (period, value) in zip(Period.allCases, other.achieved) { indicator.achieved[period] = value }
    var last = Report()
    (last.fiscalYear, last.quarter) = (2024, 2)
    last.indicators = [indicator]
    let plan = TemplatePlan(after: last, year: 2024, quarter: 3)
    #expect(plan.accumulated(0) == .known(other.way))
    let found = try #require(try read(plan).reports.first?.indicators.first)
    #expect(found.programmed == indicator.programmed)
    #expect(found.achieved.cumulative == other.cumulative)
    #expect(found.variation.cumulative == indicator.programmed.cumulative.map { $0 - other.cumulative })
    let form = try TemplateWorkbook.workbook(plan, options: TemplateOptions())
    let formulas = form.sheets[0].boxes.compactMap { box -> String? in
      if case .formula(let text, _) = box.content { text } else { nil }
    }
    #expect(formulas.count { $0.hasPrefix("=IF(COUNT(") } == 1)
    #expect(formulas.count { $0.hasPrefix("=IF(COUNT(") && $0.contains(other.formula) } == 1)
    // In a new year the goals are blank, and so is what they make.
    let next = TemplatePlan(after: last, year: 2025, quarter: 1)
    #expect(next.accumulated(0) == .known(other.way))
    #expect(try read(next).reports.first?.indicators.first?.programmed == QuarterValues())
  }

  @Test func `every hint fits into its box, and every list has a name and values`() {
    let plan = TemplatePlan(Report())
    let form = TemplateSheet(plan, options: TemplateOptions(), lists: TemplateLists(plan.report.indicators))
    // Two signatures have three parts each.
    #expect(form.sheet.behaviour.validations.count == form.layout.columns.count + 6)
    for validation in form.sheet.behaviour.validations {
      for message in [validation.input, validation.error].compactMap({ $0 }) {
        #expect(message.title.utf16.count <= 32 && message.text.utf16.count <= 255)
        #expect(!message.text.hasSuffix("…"), "\(message.text)")
      }
    }
    for (_, list) in form.lists.lists { #expect(!list.values.isEmpty && list.name.hasPrefix("lista_")) }
    #expect(form.lists["level"]?.values.contains("Actividad 3.4") == true)
  }

  @Test func `every rule of forms has a meaning and a hint`() {
    for code in RuleMeanings.ofForms {
      #expect(RuleMeanings.text(for: code) != nil, "\(code)")
      #expect(!code.entry.hint.spanish.contains("{"), "\(code)")
    }
  }

  @Test(
    arguments: [
      (
        "504", "6", "Planeación municipal y zona metropolitana",
        "2025-T1_504_6_planeacion-municipal-y-zona-metropolitana"
      ),
      ("E012", nil, "¿Agua: \"limpia\" / <segura>|*?", "2025-T1_E012_agua-limpia-segura"),
      (nil, "K/3", "../../etc/passwd", "2025-T1_direccion-de-obras_K-3_etc-passwd"),
      ("1", "2", "ÑANDÚ y pingüinos", "2025-T1_1_2_nandu-y-pinguinos"),
      ("1", "2", nil, "2025-T1_1_2"),
      (
        "1", "2", String(repeating: "larguísimo ", count: 40),
        "2025-T1_1_2_" + Array(repeating: "larguisimo", count: 7).joined(separator: "-")
      ),
    ] as [(String?, String?, String?, String)])
  func `file names are predictable and safe`(unit: String?, program: String?, name: String?, wanted: String) {
    var report = Report()
    (report.fiscalYear, report.quarter) = (2025, 1)
    report.responsibleUnit = CodedText(code: unit, text: "Dirección de Obras")
    report.program = CodedText(code: program, text: name)
    #expect(TemplateFileName.base(report) == wanted)
  }

  @Test func `file names are unique where upper and lower case are one`() {
    #expect(TemplateFileName.unique(["A_1", "a_1", "b", "A_1"]) == ["A_1", "a_1-2", "b", "A_1-3"])
  }

  @Test func `a skeleton is numbered as people number`() {
    let labels = MIRSkeleton(activities: [2, 0, 1]).indicators.compactMap(\.label)
    #expect(
      labels == [
        "Fin", "Propósito", "Componente 1", "Actividad 1.1", "Actividad 1.2", "Componente 2", "Componente 3",
        "Actividad 3.1",
      ])
  }
}
