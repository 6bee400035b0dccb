import Foundation
package import MIRSchema

/// Reports as a unit might file: words of the trade, values that add up.
package enum PlausibleReport {
  /// A report of a random programme, year and quarter.
  package static func draw(_ draw: inout Draw) -> Report {
    var report = Report()
    report.fiscalYear = draw.number(2016...2026)
    report.quarter = draw.number(1...4)
    report.title = "Informe Trimestral \(report.fiscalYear ?? 0)"
    report.responsibleUnit = CodedText(code: "\(draw.number(100...989))", text: draw.pick(units))
    report.program = CodedText(
      code: draw.chance(0.7) ? "\(draw.number(1...98))" : "E0\(draw.number(10...99))",
      text: draw.pick(programs))
    let start = (report.fiscalYear ?? 2022) / 3 * 3
    report.planAlignment.plan = "Plan Municipal de Desarrollo \(start) - \(start + 2)"
    let axes = draw.pick(draw.number(1...2), of: Self.axes)
    report.planAlignment.axes = axes
    report.planAlignment.objectives = axes.map { axis in
      CodedText(
        code: "\(axis.code ?? "1").\(draw.number(1...9))",
        text: "\(draw.pick(goals)) \(draw.pick(things)) \(draw.pick(reasons)).")
    }
    report.indicators = indicators(&draw, quarter: report.quarter ?? 4, year: report.fiscalYear ?? 2024)
    report.signatures = [
      Signature(
        role: "Elaboró", name: person(&draw), position: "\(draw.pick(posts)) de \(draw.pick(offices))"),
      Signature(
        role: draw.pick(["Vo. Bo.", "Autorizó", "Revisó"]), name: person(&draw),
        position: "\(draw.pick(heads)) de \(draw.pick(offices))"),
    ]
    return report
  }

  private static func person(_ draw: inout Draw) -> String {
    "\(draw.pick(degrees)) \(draw.pick(firstNames)) \(draw.pick(lastNames)) \(draw.pick(lastNames))"
  }

  private static func indicators(_ draw: inout Draw, quarter: Int, year: Int) -> [Indicator] {
    var result = [
      indicator("Fin", nil, &draw, quarter, year), indicator("Propósito", nil, &draw, quarter, year),
    ]
    for component in 1...draw.number(1...4) {
      result.append(indicator("Componente", "\(component)", &draw, quarter, year))
      for activity in 1...draw.number(1...4) {
        result.append(indicator("Actividad", "\(component).\(activity)", &draw, quarter, year))
      }
    }
    return result
  }

  private static func indicator(
    _ level: String, _ number: String?, _ draw: inout Draw, _ quarter: Int, _ year: Int
  ) -> Indicator {
    var indicator = Indicator()
    indicator.level = level
    indicator.number = number
    let thing = draw.pick(things)
    let done = draw.pick(participles)
    let kind = draw.pick(kinds)
    indicator.name = "\(kind.name) de \(thing) \(done)"
    indicator.definition = "\(draw.pick(verbs)) \(thing) que \(draw.pick(actors)) \(draw.pick(reasons))"
    indicator.calculationMethod =
      kind.isRatio
      ? "(\(capital(thing)) \(done) / \(capital(thing)) \(draw.pick(["programadas", "previstas", "solicitadas"]))) * 100"
      : "Suma de \(thing) \(done) en el periodo"
    indicator.unitOfMeasure = kind.unit
    let isHigh = level == "Fin" || level == "Propósito"
    indicator.type = isHigh ? "Estratégico" : draw.pick(["De gestión", "De gestión", "Estratégico"])
    indicator.dimension = draw.pick(["Eficacia", "Eficacia", "Eficiencia", "Calidad", "Economía"])
    indicator.frequency =
      isHigh ? draw.pick(["Anual", "Semestral"]) : draw.pick(["Mensual", "Bimestral", "Trimestral"])
    indicator.expectedDirection = draw.pick(["Ascendente", "Ascendente", "Descendente", "Regular"])
    indicator.baseline.value = Decimal(draw.number(0...100))
    indicator.baseline.year = year - draw.number(1...3)
    fill(&indicator, &draw, quarter: quarter, isAnnual: isHigh && draw.chance(0.6), isRatio: kind.isRatio)
    if draw.chance(0.85) {
      indicator.meansOfVerification =
        "\(draw.pick(documents)) número \(draw.pick(["DP", "IMP/UP", "TES/SE", "OM"]))/\(draw.number(10...999))/\(year) \(draw.pick(endings))"
    }
    return indicator
  }

  /// Goals for the year, what was reached up to the quarter, and the difference.
  private static func fill(
    _ indicator: inout Indicator, _ draw: inout Draw, quarter: Int, isAnnual: Bool, isRatio: Bool
  ) {
    var goals: [Int]
    if isAnnual {
      goals = [0, 0, 0, isRatio ? 100 : draw.number(1...400)]
    } else if isRatio {
      let cuts = draw.shuffled([draw.number(0...40), draw.number(0...30), draw.number(0...30)])
      goals = cuts + [100 - cuts.reduce(0, +)]
      goals = draw.shuffled(goals)
    } else {
      let scale = draw.pick([4, 20, 300, 4000])
      goals = (0..<4).map { _ in draw.chance(0.15) ? 0 : draw.number(1...scale) }
    }
    let hasDecimals = draw.chance(0.12)
    func decimal(_ whole: Int) -> Decimal {
      hasDecimals ? Decimal(whole) + Decimal(sign: .plus, exponent: -2, significand: 25) : Decimal(whole)
    }
    let periods: [Period] = [.q1, .q2, .q3, .q4]
    for (index, period) in periods.enumerated() {
      indicator.programmed[period] = goals[index] == 0 ? 0 : decimal(goals[index])
      guard index < quarter else { continue }
      let reached =
        draw.chance(0.6)
        ? indicator.programmed[period] ?? 0
        : Decimal(goals[index] == 0 ? 0 : max(0, goals[index] + draw.number(-goals[index] / 2 - 1...3)))
      indicator.achieved[period] = reached
    }
    indicator.programmed.cumulative = indicator.programmed.quarters.compactMap { $0 }.reduce(0, +)
    indicator.achieved.cumulative = indicator.achieved.quarters.compactMap { $0 }.reduce(0, +)
    for period in Period.allCases {
      indicator.variation[period] = (indicator.programmed[period] ?? 0) - (indicator.achieved[period] ?? 0)
    }
  }

  private static func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  // MARK: Words

  private static let kinds: [(name: String, unit: String, isRatio: Bool)] = [
    ("Porcentaje", "Porcentaje", true), ("Porcentaje", "Porcentaje", true),
    ("Porcentaje", "Porcentaje", true),
    ("Número", "Documento", false), ("Total", "Persona atendida", false), ("Número", "Evento", false),
    ("Promedio", "Índice", false),
  ]
  private static let units = [
    "Instituto Municipal de Planeación", "Tesorería Municipal", "Dirección de Obras Públicas",
    "Secretaría de Servicios Municipales", "Coordinación de Protección Civil", "Dirección de Ecología",
    "Oficialía Mayor", "Sistema DIF Municipal", "Secretaría de Seguridad Ciudadana",
  ]
  private static let programs = [
    "Planeación municipal y zona metropolitana", "Hacienda pública ordenada", "Alumbrado y espacios públicos",
    "Residuos sólidos y limpia", "Prevención de riesgos", "Atención a las familias", "Parques y jardines",
    "Agua potable, drenaje y saneamiento",
  ]
  private static let axes = [
    CodedText(code: "1", text: "Bienestar y Comunidad"), CodedText(code: "2", text: "Ciudad Segura"),
    CodedText(code: "3", text: "Gobierno Abierto, Moderno y Eficaz"),
    CodedText(code: "7", text: "Economía Local e Inclusión"),
    CodedText(code: "10", text: "Gobernanza Metropolitana"),
  ]
  private static let goals = [
    "Fortalecer", "Ampliar la cobertura de", "Mejorar la calidad de", "Ordenar",
    "Contribuir al uso adecuado de",
  ]
  private static let things = [
    "acciones de limpieza de calles", "luminarias del centro histórico", "solicitudes de poda",
    "planes de obra",
    "cursos de capacitación", "inspecciones a comercios", "sesiones del comité", "reportes de fugas de agua",
    "visitas domiciliarias", "bases de datos estadísticas", "patrullajes por colonia", "talleres de lectura",
    "expedientes de obra", "informes de avance", "consultas médicas", "metros de tubería",
  ]
  private static let participles = [
    "realizadas", "atendidas", "concluidas", "entregadas", "puestas en marcha",
  ]
  private static let verbs = [
    "Mide", "Cuenta", "Expresa el avance de", "Muestra la proporción de", "Refleja",
  ]
  private static let actors = [
    "la dirección lleva a cabo cada mes", "las cuadrillas atienden en las agencias",
    "el área entrega a la población",
    "se registran en el sistema municipal", "el ayuntamiento autoriza",
  ]
  private static let reasons = [
    "para dar cumplimiento al plan municipal", "en beneficio de quienes habitan la ciudad",
    "con apego al presupuesto de egresos", "de acuerdo con el calendario anual",
    "a fin de reducir los rezagos",
  ]
  private static let documents = ["Oficio", "Minuta", "Bitácora", "Informe", "Acta de sesión"]
  private static let endings = [
    "del archivo de la dirección", "con su listado de asistencia", "y memoria fotográfica",
    "resguardado en el área",
  ]
  private static let degrees = ["M.C.", "Lic.", "Ing.", "Mtra.", "Arq.", "C.P.", "Dr."]
  private static let firstNames = [
    "Maribel", "Jorge Luis", "Renata", "Óscar", "Guadalupe", "Ismael", "Itzel",
  ]
  private static let lastNames = [
    "Santos", "Quiroz", "Villafaña", "Ramírez", "Núñez", "Cruz", "Hernández", "Luna",
  ]
  private static let posts = ["Jefa del Departamento", "Jefe de Unidad", "Enlace administrativo"]
  private static let heads = ["Director General", "Titular", "Coordinadora General"]
  private static let offices = [
    "Planeación", "Indicadores, Informes y Resultados", "Obras y Proyectos", "Atención Ciudadana",
  ]
}
