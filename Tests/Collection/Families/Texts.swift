import MIRSchema
import SheetIO

extension Family {
  /// Long texts that are where they should not be, or are worded in no manner.
  ///
  /// Only their words show whose they are, and words move nothing: what is printed counts.
  static let texts: [Family] = [
    Family(
      "texts-exchanged", "name, definition, method, means exchanged with each other: read as printed",
      isMild: false,
      plan: { planning, draw in
        let count = planning.reports[0].indicators.count
        for record in draw.pick(draw.number(1...2), of: Array(0..<count)) {
          let two = draw.shuffled(longTexts)
          exchange((record, two[0]), (record, two[1]), in: &planning.reports[0])
        }
      }),
    Family(
      "texts-from-above", "a text exchanged with one of the row above: read as printed", isMild: false,
      plan: { planning, draw in
        let record = draw.number(1...planning.reports[0].indicators.count - 1)
        exchange((record, draw.pick(longTexts)), (record - 1, draw.pick(longTexts)), in: &planning.reports[0])
      }),
    Family(
      "worded-anyhow", "texts worded anyhow: no percentage, no formula", isMild: false,
      plan: { planning, draw in wordAnyhow(&planning.reports[0], &draw) }),
    Family(
      "worded-anyhow-exchanged", "texts worded anyhow, exchanged with each other: read as printed",
      isMild: false,
      plan: { planning, draw in
        wordAnyhow(&planning.reports[0], &draw)
        let count = planning.reports[0].indicators.count
        for record in draw.pick(draw.number(1...2), of: Array(0..<count)) {
          let two = draw.shuffled(longTexts)
          exchange((record, two[0]), (record, two[1]), in: &planning.reports[0])
        }
      }),
    Family(
      "worded-anyhow-dropped", "texts worded anyhow, one dropped, the rest slides left", isMild: false,
      plan: { planning, draw in wordAnyhow(&planning.reports[0], &draw) },
      damage: { workbook, draw in
        workbook.damage(.textDropped, &draw)
        workbook.disputeTexts(besides: workbook.removed)
      }),
  ]

  /// Fields whose texts only their words distinguish.
  fileprivate static let longTexts = ["name", "definition", "calculationMethod", "meansOfVerification"]

  private static func exchange(
    _ one: (record: Int, key: String), _ other: (record: Int, key: String), in report: inout Report
  ) {
    guard let first = Indicator.fields.first(where: { $0.key.rawValue == one.key }),
      let second = Indicator.fields.first(where: { $0.key.rawValue == other.key })
    else { return }
    let texts = (first.get(report.indicators[one.record]), second.get(report.indicators[other.record]))
    first.set(&report.indicators[one.record], texts.1)
    second.set(&report.indicators[other.record], texts.0)
  }

  /// Gives every record texts that begin in no manner of their column.
  private static func wordAnyhow(_ report: inout Report, _ draw: inout Draw) {
    func text() -> String { "\(draw.pick(starts)) \(draw.pick(middles)) \(draw.pick(ends))" }
    for record in report.indicators.indices {
      report.indicators[record].name = text()
      report.indicators[record].definition = text()
      report.indicators[record].calculationMethod = text()
      if report.indicators[record].meansOfVerification != nil {
        report.indicators[record].meansOfVerification = text()
      }
    }
  }

  private static let starts = [
    "Calles", "Agua", "Luz", "Niñas y niños", "Cada colonia", "Mercados", "Bacheo", "Obra", "Padrón",
    "Quejas",
    "Vecinos", "El comité", "Según el plan,", "Arbolado", "Limpieza", "Cuadrillas", "Talleres", "Mujeres",
    "Lo que",
    "Al menos tres visitas", "Barrios", "Rutas", "Jornadas", "Campañas",
  ]
  private static let middles = [
    "con alumbrado nuevo", "que se atendieron", "de las agencias", "en el centro histórico", "por cuadrilla",
    "registradas en la oficina", "del presupuesto participativo", "entre lo solicitado", "de la zona norte",
  ]
  private static let ends = [
    "durante el año", "a lo largo del trimestre", "como lo pide el cabildo", "y sus anexos",
    "según el padrón",
    "con apoyo de los vecinos", "de acuerdo con el programa", "en cada barrio de la ciudad",
  ]
}

extension LabelledWorkbook {
  /// Where one of several texts is lost that only their words distinguish, it is not known which one: blank is right.
  fileprivate mutating func disputeTexts(besides lost: Set<Place>) {
    let alike = ["name", "definition", "calculationMethod"]
    for place in lost where alike.contains(place.key) || place.key == "unitOfMeasure" {
      for key in alike + ["unitOfMeasure"] {
        disputed.insert(Place(report: place.report, record: place.record, key: key))
      }
    }
  }
}
