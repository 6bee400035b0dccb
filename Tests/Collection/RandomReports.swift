import Foundation
package import MIRSchema

/// Random but plausible reports.
package struct RandomReports {
  package var generator: SeededGenerator

  package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let words = [
    "número", "de", "acciones", "realizadas", "programadas", "planeación", "municipal", "informe",
    "capacitación",
    "vialidades", "PbR-SED", "evaluación", "(anual)", "y/o", "«Ñandú»", "100%", "servicio;", "público,",
    "a|b", "c\\d", "_x0041_",
    "\"citas\"", "=suma", "agua", "índice", "café", "½",
  ]

  private mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < share
  }

  package mutating func text(_ count: ClosedRange<Int>, breaks: Bool = false) -> String {
    var result = "A" + (Self.words.randomElement(using: &generator) ?? "")
    for _ in 0..<Int.random(in: count, using: &generator) {
      result += breaks && chance(0.04) ? "\n" : " "
      result += Self.words.randomElement(using: &generator) ?? ""
    }
    return NormalText.prose(result) ?? result
  }

  private mutating func optional(_ share: Double, _ text: String) -> String? { chance(share) ? text : nil }

  package mutating func report() -> Report {
    var report = Report()
    report.quarter = chance(0.95) ? Int.random(in: 1...4, using: &generator) : nil
    report.fiscalYear = chance(0.95) ? Int.random(in: 2015...2026, using: &generator) : nil
    report.title = optional(0.9, report.fiscalYear.map { "Informe Trimestral \($0)" } ?? "Informe Trimestral")
    report.responsibleUnit = CodedText(
      code: optional(0.9, "\(Int.random(in: 1...999, using: &generator))"), text: "Dirección " + text(2...5))
    report.program = CodedText(
      code: optional(0.9, "E0\(Int.random(in: 1...99, using: &generator))"), text: text(2...6))
    report.planAlignment.plan = optional(0.8, "Plan Municipal de Desarrollo 2022 - 2024")
    for number in 0..<Int.random(in: 0...3, using: &generator) {
      report.planAlignment.axes.append(
        CodedText(code: optional(0.9, "\(number + 1)"), text: "Eje " + text(1...4)))
    }
    for number in 0..<Int.random(in: 0...3, using: &generator) {
      report.planAlignment.objectives.append(
        CodedText(
          code: optional(0.9, "\(number + 1).\(number)"), text: "Lograr " + text(5...30, breaks: true)))
    }
    report.indicators = indicators(quarter: report.quarter ?? 4)
    for role in ["Elaboró", "Revisó", "Vo. Bo.", "Por el Comité"].prefix(
      Int.random(in: 0...4, using: &generator))
    {
      report.signatures.append(
        Signature(
          role: role, name: optional(0.9, "Lic. " + text(2...3)),
          position: optional(0.9, "Titular " + text(2...9))))
    }
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      report.notes.append("Nota: " + text(3...20, breaks: true))
    }
    return report
  }

  private mutating func indicators(quarter: Int) -> [Indicator] {
    var result = [indicator("Fin", nil, quarter), indicator("Propósito", nil, quarter)]
    for component in 1...Int.random(in: 1...4, using: &generator) {
      result.append(indicator("Componente", "\(component)", quarter))
      for activity in 1...Int.random(in: 1...3, using: &generator) {
        result.append(indicator("Actividad", "\(component).\(activity)", quarter))
      }
    }
    return chance(0.03) ? [] : result
  }

  private mutating func value() -> Decimal {
    let scale = [0, 0, 0, 1, 2, 4].randomElement(using: &generator) ?? 0
    return Decimal(
      sign: .plus, exponent: -scale, significand: Decimal(Int.random(in: 0...4000, using: &generator)))
  }

  package mutating func indicator(_ level: String, _ number: String?, _ quarter: Int) -> Indicator {
    var indicator = Indicator()
    indicator.level = level
    indicator.number = number
    indicator.narrativeSummary = optional(0.2, text(4...12, breaks: true))
    indicator.name = text(4...12)
    indicator.definition = optional(0.95, text(10...60, breaks: true))
    indicator.calculationMethod = optional(0.95, "(" + text(10...60) + ") * 100")
    indicator.unitOfMeasure = ["Porcentaje", "Documento", "Índice"].randomElement(using: &generator)
    indicator.type = ["Estratégico", "De gestión", "Otro tipo"].randomElement(using: &generator)
    indicator.dimension = ["Eficacia", "Eficiencia", nil].randomElement(using: &generator) ?? nil
    indicator.frequency = ["Anual", "Trimestral", "Mensual"].randomElement(using: &generator)
    indicator.expectedDirection = ["Ascendente", "Descendente"].randomElement(using: &generator)
    indicator.baseline.value = chance(0.9) ? value() : nil
    indicator.baseline.year = chance(0.9) ? Int.random(in: 2015...2025, using: &generator) : nil
    indicator.accumulation = optional(
      0.1,
      ["Suma", "Constante", "Último valor", "Promedio", "A veces"].randomElement(using: &generator) ?? "")
    fill(&indicator, quarter: quarter)
    if chance(0.1) {
      for period in Period.allCases where chance(0.8) { indicator.adjusted[period] = value() }
    }
    indicator.justification = optional(0.1, text(5...40, breaks: true))
    indicator.meansOfVerification = optional(0.7, text(5...120, breaks: true))
    indicator.assumptions = optional(0.2, text(4...30))
    return indicator
  }

  /// Values whose arithmetic is mostly right, with blanks after the quarter; sometimes wrong, sometimes very long.
  private mutating func fill(_ indicator: inout Indicator, quarter: Int) {
    for period in Period.allCases.dropLast() {
      indicator.programmed[period] = chance(0.97) ? value() : nil
      if let number = period.quarter, number <= quarter, chance(0.95) { indicator.achieved[period] = value() }
    }
    indicator.programmed.cumulative = indicator.programmed.quarters.compactMap { $0 }.reduce(0, +)
    indicator.achieved.cumulative = indicator.achieved.quarters.compactMap { $0 }.reduce(0, +)
    for period in Period.allCases {
      indicator.variation[period] = indicator.programmed[period].map {
        $0 - (indicator.achieved[period] ?? 0)
      }
    }
    guard chance(0.25) else { return }
    let measure = Measure.usual.randomElement(using: &generator) ?? .programmed
    let period = Period.allCases.randomElement(using: &generator) ?? .q1
    indicator[measure][period] =
      [nil, value(), Decimal(string: "12345678901234567890.125"), -value()].randomElement(using: &generator)
      ?? nil
  }
}
