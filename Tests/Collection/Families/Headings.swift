import Foundation
import MIRSchema

extension Family {
  /// How the column heading is written.
  static let headings: [Family] = [
    Family(
      "heading-one-row", "the heading in one row",
      plan: { planning, draw in
        planning.plans[0].heading = .oneRow
        if draw.chance(0.5) {
          planning.plans[0].groupLabels = [
            .programmed: "Programado", .achieved: "Alcanzado", .variation: "Variación",
          ]
        }
      }),
    Family(
      "heading-shapes", "the heading in every shape",
      plan: { planning, draw in
        planning.plans[0].heading = draw.pick(SheetPlan.Heading.allCases)
        if planning.plans[0].heading == .displaced { planning.plans[0].merging = .none }
      }),
    Family(
      "heading-dressed", "capitals, no accents, line breaks, odd spaces, full stops",
      plan: { planning, draw in planning.plans[0].dress = dress(&draw) }),
    Family(
      "heading-misspelt", "headings misspelt by a letter",
      plan: { planning, draw in
        var plan = planning.plans[0]
        let labels = plan.columns.filter { $0 != SheetPlan.measureMark }
        for key in draw.pick(draw.number(1...4), of: labels) where plan.label(key).count >= 5 {
          plan.leafLabels[key] = misspelt(plan.label(key), &draw)
        }
        if draw.chance(0.5) {
          let measure = draw.pick(Measure.usual)
          plan.groupLabels[measure] = misspelt(plan.groupLabels[measure] ?? "", &draw)
        }
        planning.plans[0] = plan
      }),
    Family(
      "heading-renamed", "headings called by other names",
      plan: { planning, draw in
        for (key, names) in Renamings.columns where draw.chance(0.7) {
          planning.plans[0].leafLabels[key] = draw.pick(names)
        }
        if draw.chance(0.7) {
          for (measure, names) in Renamings.groups {
            planning.plans[0].groupLabels[measure] = draw.pick(names)
          }
        }
        if draw.chance(0.7) { planning.plans[0].periodLabels = draw.pick(Renamings.periods) }
        if planning.plans[0].heading == .twoRows || planning.plans[0].heading == .threeRows, draw.chance(0.3)
        {
          planning.plans[0].baselineLabel = draw.pick(["Línea de base", "L.B.", "Linea base"])
        }
      }),
    Family(
      "heading-reordered", "columns and groups in another order",
      plan: { planning, draw in
        var texts = draw.shuffled(
          Array(SheetPlan.usualColumns.dropFirst().filter { !$0.hasPrefix("baseline") }))
        let place = draw.number(0...texts.count)
        texts.insert(contentsOf: ["baseline.value", "baseline.year"], at: place)
        planning.plans[0].columns =
          draw.chance(0.8) ? ["level"] + texts : Array(texts.prefix(2)) + ["level"] + texts.dropFirst(2)
        planning.plans[0].measures = draw.shuffled(Measure.usual)
        planning.plans[0].heading = draw.pick([.twoRows, .oneRow])
      }),
    Family(
      "columns-missing", "columns that the municipality does not have",
      plan: { planning, draw in
        let optional = [
          "definition", "calculationMethod", "unitOfMeasure", "type", "dimension", "expectedDirection",
          "meansOfVerification",
        ]
        let gone = Set(draw.pick(draw.number(1...4), of: optional))
        planning.plans[0].columns.removeAll { gone.contains($0) }
        if draw.chance(0.3) { planning.plans[0].columns.removeAll { $0.hasPrefix("baseline") } }
      }),
    Family(
      "older-years", "without Variación, or without means of verification",
      plan: { planning, draw in
        planning.plans[0].measures = [.programmed, .achieved]
        if draw.chance(0.5) { planning.plans[0].columns.removeAll { $0 == "meansOfVerification" } }
        if draw.chance(0.3) { planning.plans[0].periods.removeLast() }
      }),
    Family(
      "unknown-columns", "columns that the model has no field for",
      plan: { planning, draw in
        let width = planning.plans[0].keys.count
        for _ in 0..<draw.number(1...2) {
          let kind = draw.pick(Strangers.all)
          let plan = planning.plans[0]
          let places = (1...width).filter { plan.isTextColumn($0) && plan.isTextColumn($0 - 1) }
          planning.plans[0].strangers.append((draw.pick(places + [width]), kind.heading, kind.value))
        }
        planning.plans[0].merging = draw.pick([.none, .groups])
      }),
  ]

  private static func dress(_ draw: inout Draw) -> (String) -> String {
    let plain: (String) -> String = { text in
      var result = text
      for (one, other) in zip("áéíóúÁÉÍÓÚ", "aeiouAEIOU") {
        result = result.replacingOccurrences(of: String(one), with: String(other))
      }
      return result
    }
    return draw.pick([
      { $0.uppercased() }, { plain($0.uppercased()) }, { $0.replacingOccurrences(of: " ", with: "\n") },
      { "  " + $0.replacingOccurrences(of: " ", with: "   ") + " " }, { $0 + ":" },
      { plain($0).lowercased() },
      { $0.replacingOccurrences(of: "Trim.", with: "Trím.") },
      { text in
        text.split(separator: " ").map { $0.count > 8 ? $0.prefix(5) + "-\n" + $0.dropFirst(5) : $0 }.joined(
          separator: " ")
      },
    ])
  }

  /// A letter left out, doubled, changed, or swapped with its neighbour.
  static func misspelt(_ text: String, _ draw: inout Draw) -> String {
    var letters = Array(text)
    let places = letters.indices.dropFirst().dropLast().filter {
      letters[$0].isLetter && letters[$0 + 1].isLetter
    }
    guard !places.isEmpty else { return text }
    let place = draw.pick(Array(places))
    switch draw.number(0...3) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letters[place], at: place)
    case 2: letters[place] = draw.pick(["e", "n", "s", "i"])
    default: letters.swapAt(place, place + 1)
    }
    return String(letters)
  }
}

/// Other names of headings, as other public reports print them.
enum Renamings {
  static let columns: [(String, [String])] = [
    ("level", ["Nivel MIR", "Nivel de objetivo", "Nivel de la MIR"]),
    ("name", ["Nombre del Indicador", "Indicador", "Denominación del indicador"]),
    (
      "definition", ["Definición del indicador", "Descripción del indicador", "¿Qué mide?", "Interpretación"]
    ),
    (
      "calculationMethod",
      ["Fórmula de cálculo", "Fórmula", "Método de cálculo con variables de la fórmula", "Algoritmo"]
    ),
    ("unitOfMeasure", ["U. de M.", "UM", "Unidad"]),
    ("type", ["Tipo de indicador", "Tipo de Indicador para Resultados"]),
    ("dimension", ["Dimensión(es) a medir", "Dimensión que atiende", "Dimensión del indicador"]),
    ("frequency", ["Periodicidad", "Frecuencia", "Periodicidad o frecuencia de medición"]),
    (
      "expectedDirection",
      [
        "Sentido del indicador", "Comportamiento del indicador hacia la meta", "Tendencia esperada",
        "Sentido",
      ]
    ),
    (
      "meansOfVerification",
      ["Fuente de información", "Medio de verificación", "Evidencia", "Fuentes de información"]
    ),
  ]
  static let groups: [(Measure, [String])] = [
    (.programmed, ["Programado", "Metas programadas", "Meta programada", "Calendarización", "Metas"]),
    (.achieved, ["Alcanzado", "Avance", "Realizado", "Avance de metas", "Meta alcanzada", "Ejecutado"]),
    (.variation, ["Variación", "Diferencia", "Desviación", "Brecha"]),
  ]
  static let periods: [[Period: String]] = [
    [
      .q1: "Primer Trimestre", .q2: "Segundo Trimestre", .q3: "Tercer Trimestre", .q4: "Cuarto Trimestre",
      .cumulative: "Total",
    ],
    [
      .q1: "1° Trimestre", .q2: "2° Trimestre", .q3: "3° Trimestre", .q4: "4° Trimestre",
      .cumulative: "Acum.",
    ],
    [.q1: "Ene-Mar", .q2: "Abr-Jun", .q3: "Jul-Sep", .q4: "Oct-Dic", .cumulative: "Anual"],
    [.q1: "T1", .q2: "T2", .q3: "T3", .q4: "T4", .cumulative: "Total anual"],
    [
      .q1: "Trimestre I", .q2: "Trimestre II", .q3: "Trimestre III", .q4: "Trimestre IV",
      .cumulative: "Acumulado",
    ],
    [.q1: "1er", .q2: "2do", .q3: "3er", .q4: "4to", .cumulative: "Acumulado"],
  ]
}
