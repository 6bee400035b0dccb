import Foundation
import MIRSchema
import SheetIO

extension Family {
  /// How the cells of records are filled.
  static let cells: [Family] = [
    Family(
      "numbers-dressed", "numbers as text, with separators, percent signs and formats, formulas",
      plan: { planning, draw in
        planning.plans[0].numbers = draw.pick(Array(SheetPlan.Numbers.allCases.dropFirst()))
      }),
    Family(
      "no-data-words", "N/D, dashes and the like where nothing is known yet",
      damage: { workbook, draw in
        let word = draw.pick(["N/D", "-", "ND", "S/D", "--", "n/d", "N/A", "No aplica"])
        for grid in workbook.grids.indices {
          for record in workbook.grids[grid].records {
            for column in workbook.grids[grid].rows[record.index].cells.indices
            where workbook.grids[grid].rows[record.index].cells[column] == nil {
              guard let key = workbook.key(grid, record.index, column), key.hasPrefix("achieved") else {
                continue
              }
              workbook.grids[grid].rows[record.index].cells[column] = Grid.GridCell(
                value: .text(word), tag: .field(report: record.report, record: record.record, key: key))
            }
          }
        }
      }),
    Family(
      "levels-spelt", "levels in short and in other spellings",
      plan: { planning, draw in
        let style = draw.number(0...6)
        planning.plans[0].levelText = { levelSpelling($0, style) }
      }),
    Family(
      "catalogue-synonyms", "catalogue values by other names, in capitals, without accents",
      plan: { planning, draw in
        let style = draw.number(0...2)
        planning.plans[0].catalogueText = { key, official in catalogueSpelling(key, official, style) }
      }),
    Family(
      "wrong-sums", "sums and differences that are wrong on paper: kept as they stand", isMild: false,
      plan: { planning, draw in
        for _ in 0..<draw.number(1...3) {
          let record = draw.number(0...planning.reports[0].indicators.count - 1)
          let measure = draw.pick(Measure.usual)
          let period = draw.pick([Period.cumulative, .q1, .q4])
          guard let value = planning.reports[0].indicators[record][measure][period] else { continue }
          planning.reports[0].indicators[record][measure][period] =
            value + Decimal(draw.pick([1, 5, 10, -1]))
        }
      }),
    Family(
      "not-summed", "indicators whose cumulative is the last value, the average or the same value",
      plan: { planning, draw in
        let quarter = planning.reports[0].quarter ?? 4
        for record in planning.reports[0].indicators.indices where draw.chance(0.5) {
          var indicator = planning.reports[0].indicators[record]
          if draw.chance(0.5) {
            let goal = indicator.programmed.q4 ?? 0
            for period in Period.allCases { indicator.programmed[period] = goal }
            for (index, period) in Period.allCases.dropLast().enumerated() where index < quarter {
              indicator.achieved[period] = goal
            }
            indicator.achieved.cumulative = goal
          } else {
            indicator.programmed.cumulative = indicator.programmed.q4
            indicator.achieved.cumulative = indicator.achieved.quarters.compactMap { $0 }.last
          }
          for period in Period.allCases {
            indicator.variation[period] =
              (indicator.programmed[period] ?? 0) - (indicator.achieved[period] ?? 0)
          }
          planning.reports[0].indicators[record] = indicator
        }
      }),
    Family(
      "blanks", "texts, catalogue values and baselines left blank",
      plan: { planning, draw in
        for record in planning.reports[0].indicators.indices where draw.chance(0.4) {
          for key in draw.pick(
            draw.number(1...3),
            of: [
              "definition", "calculationMethod", "unitOfMeasure", "type", "dimension", "frequency",
              "expectedDirection", "baseline.value", "baseline.year", "meansOfVerification",
            ])
          {
            Indicator.fields.first { $0.key.rawValue == key }?.set(
              &planning.reports[0].indicators[record], nil)
          }
        }
      }),
  ]

  private static func levelSpelling(_ indicator: Indicator, _ style: Int) -> String {
    let number = indicator.number ?? ""
    let word = indicator.level ?? ""
    switch (style, word) {
    case (_, "Fin") where style < 5: return style == 2 ? "FIN" : "Fin"
    case (0, "Componente"): return "C\(number)"
    case (0, "Actividad"): return "A\(number)"
    case (1, "Componente"): return "Comp. \(number)"
    case (1, "Actividad"): return "Act. \(number)"
    case (2, _): return "\(word.uppercased()) \(number)".trimmingCharacters(in: .whitespaces)
    case (3, "Componente"): return "Componente \(["I", "II", "III", "IV", "V"][(Int(number) ?? 1) - 1])"
    case (3, "Actividad"): return "Actividad \(number.replacingOccurrences(of: ".", with: "-"))"
    case (4, "Propósito"): return "Proposito"
    case (4, "Componente"): return "C.\(number)"
    case (4, "Actividad"): return "A.\(number)"
    case (5, "Actividad"): return "Actividad \(number.replacingOccurrences(of: ".", with: ","))"
    case (6, "Componente"): return "Componente 0\(number)"
    default: return number.isEmpty ? word : "\(word) \(number)"
    }
  }

  private static func catalogueSpelling(_ key: String, _ official: String, _ style: Int) -> String {
    let isCatalogue = ["type", "dimension", "frequency", "expectedDirection"].contains(key)
    guard isCatalogue else { return official }
    let synonyms = [
      "Estratégico": "Estratégica", "De gestión": "Gestión", "Trimestral": "Trimestre",
      "Ascendente": "Creciente", "Descendente": "Decreciente", "Regular": "Constante", "Economía": "Economia",
      "Mensual": "mensualmente",
    ]
    switch style {
    case 0: return official.uppercased()
    case 1: return synonyms[official] ?? official
    default: return "\(official.folding(options: .diacriticInsensitive, locale: nil)) "
    }
  }
}
