import Foundation
import MIRSchema
import SheetIO

/// The habits of one office: how it draws what stands over and under the table, which columns it keeps, how it spells.
struct Office {
  /// Where the value of a label of the header block stands.
  enum HeaderLayout: CaseIterable { case beside, oneCell, farApart }

  /// How levels are spelt.
  enum LevelSpelling: CaseIterable { case usual, capitals, codes, short }

  var header: HeaderLayout
  var levels: LevelSpelling
  var texts: [String]
  var labels: [String: String]
  var measures: [Measure: String]
  var periods: [Period: String]
  var hasMerges: Bool
  var blankRowsAbove: Int
  var hasPlan: Bool
  /// Whether the header block has a line for the period.
  var hasPeriodLine = true
  private let period: Int
  private let signatureGap: Int
  private let unitLabel: String
  private let programLabel: String
  private let quarterLabel: String

  init(_ draw: inout Draw) {
    header = draw.pick(HeaderLayout.allCases)
    levels = draw.chance(0.5) ? .usual : draw.pick(LevelSpelling.allCases)
    labels = [:]
    for (key, names) in Wording.fields.sorted(by: { $0.key < $1.key }) { labels[key] = draw.pick(names) }
    measures = draw.pick(Wording.measures)
    periods = draw.pick(Wording.periods)
    hasMerges = draw.chance(0.6)
    blankRowsAbove = draw.pick([0, 0, 1, 3])
    hasPlan = draw.chance(0.6)
    period = draw.number(0...3)
    signatureGap = draw.number(3...7)
    unitLabel = draw.pick(["Unidad Responsable", "UNIDAD RESPONSABLE", "Dependencia", "U.R."])
    programLabel = draw.pick(["Programa Presupuestario", "PROGRAMA PRESUPUESTARIO", "Programa"])
    quarterLabel = draw.pick(["Trimestre que se reporta", "Trimestre", "Periodo", "PERIODO QUE SE REPORTA"])
    texts = ["level", "name"]
    if draw.chance(0.3) { texts.insert("narrativeSummary", at: 1) }
    for (key, share) in [
      ("definition", 0.3), ("calculationMethod", 0.5), ("unitOfMeasure", 0.85), ("type", 0.3),
      ("dimension", 0.4), ("frequency", 0.5), ("expectedDirection", 0.3),
    ] where draw.chance(share) { texts.append(key) }
    if draw.chance(0.35) { texts += ["baseline.value", "baseline.year"] }
  }

  /// A report such an office would file; no two of its indicators have one name.
  func report(_ draw: inout Draw) -> Report {
    var report = PlausibleReport.draw(&draw)
    if !hasPlan { report.planAlignment = PlanAlignment() }
    var names: Set<String> = []
    for index in report.indicators.indices {
      let name = report.indicators[index].name ?? ""
      if names.contains(name) { report.indicators[index].name = "\(name), etapa \(index)" }
      names.insert(name)
      report.indicators[index].narrativeSummary = Wording.narrative(
        report.indicators[index].level ?? "", &draw)
    }
    return report
  }

  // MARK: Words

  func label(_ key: String) -> String { labels[key] ?? key }

  func level(_ indicator: Indicator) -> String {
    let number = indicator.number ?? ""
    let word = indicator.level ?? ""
    let whole = number.isEmpty ? word : "\(word) \(number)"
    switch levels {
    case .usual: return whole
    case .capitals: return whole.uppercased()
    case .codes: return number.isEmpty ? word : "\(word.prefix(1))\(number)"
    case .short: return number.isEmpty ? word : "\(word == "Componente" ? "Comp." : "Act.") \(number)"
    }
  }

  /// The columns of texts, each with its heading.
  var textColumns: [Table.Column] {
    texts.map { key in
      key.hasPrefix("baseline")
        ? Table.Column([label("baseline"), label(key)], .field(key)) : Table.Column([label(key)], .field(key))
    }
  }

  /// The texts, then the quarters below each measure, then the means: the columns of the official form.
  func usualColumns(_ draw: inout Draw) -> [Table.Column] {
    let measures: [Measure] =
      draw.chance(0.6) ? [.programmed, .achieved, .variation] : [.programmed, .achieved]
    return textColumns + measures.flatMap(quarters)
      + [Table.Column([label("meansOfVerification")], .field("meansOfVerification"))]
  }

  /// The columns of one measure.
  func quarters(_ measure: Measure) -> [Table.Column] {
    Period.allCases.map { period in
      Table.Column(
        [measures[measure] ?? "", periods[period] ?? ""], .field("\(measure.rawValue).\(period.rawValue)"))
    }
  }

  // MARK: Around the table

  func drawHeader(_ report: Report, on grid: inout Grid, at column: Int = 0) {
    grid.skip(blankRowsAbove)
    if let title = report.title {
      grid.put(title, grid.end, column, .context)
      grid.mark(grid.end - 1, .title)
      grid.skip(1)
    }
    line(unitLabel, coded(report.responsibleUnit), on: &grid, at: column)
    line(programLabel, coded(report.program), on: &grid, at: column)
    if hasPeriodLine { line(quarterLabel, periodText(report), on: &grid, at: column) }
    if let plan = report.planAlignment.plan {
      grid.put("Vinculación con el \(plan)", grid.end, column, .context)
      grid.mark(grid.end - 1, .header)
      let axes = report.planAlignment.axes.map { "\($0.code ?? ""). \($0.text ?? "")" }
      line("Eje", axes.joined(separator: " "), on: &grid, at: column)
      let goals = report.planAlignment.objectives.map { "\($0.code ?? "") \($0.text ?? "")" }
      line("Objetivo", goals.joined(separator: " "), on: &grid, at: column)
    }
    grid.skip(1)
  }

  func line(_ label: String, _ value: String, on grid: inout Grid, at column: Int) {
    let row = grid.end
    switch header {
    case .oneCell: grid.put("\(label): \(value)", row, column, .context)
    case .beside, .farApart:
      grid.put(label + ":", row, column, .label)
      grid.put(value, row, column + (header == .beside ? 1 : 3), .context)
    }
    grid.mark(row, .header)
  }

  private func coded(_ text: CodedText) -> String { "\(text.code ?? "") - \(text.text ?? "")" }

  func periodText(_ report: Report) -> String {
    let quarter = (report.quarter ?? 1) - 1
    let year = report.fiscalYear ?? 0
    return switch period {
    case 0: "\(["1er.", "2do.", "3er.", "4to."][quarter]) Trimestre \(year)"
    case 1: "\(["Primer", "Segundo", "Tercer", "Cuarto"][quarter]) Trimestre \(year)"
    case 2:
      "\(["Enero - Marzo", "Abril - Junio", "Julio - Septiembre", "Octubre - Diciembre"][quarter]) \(year)"
    default: "\(["I", "II", "III", "IV"][quarter]) Trimestre \(year)"
    }
  }

  func drawSignatures(_ report: Report, on grid: inout Grid, at column: Int = 0) {
    guard !report.signatures.isEmpty else { return }
    grid.skip(2)
    let top = grid.end
    for (index, signature) in report.signatures.enumerated() {
      let place = column + 1 + index * signatureGap
      for (row, text) in [signature.role, nil, signature.name, signature.position].enumerated() {
        grid.put(text ?? "", top + row, place, .context)
        if text != nil { grid.mark(top + row, .foot) }
      }
    }
  }
}
