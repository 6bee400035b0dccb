import MIRSchema

/// The words of headings, as officers write them.
enum Wording {
  /// The names that a column of texts goes by.
  static let fields: [String: [String]] = [
    "level": [
      "Nivel", "NIVEL", "Nivel MIR", "Nivel de la MIR", "Nivel de objetivo", "Nivel del indicador",
    ],
    "name": [
      "Indicador", "INDICADOR", "Nombre del Indicador", "Nombre del indicador", "Nombre",
      "Denominación del indicador",
    ],
    "narrativeSummary": ["Resumen Narrativo", "Resumen narrativo", "RESUMEN NARRATIVO", "Objetivos"],
    "definition": [
      "Definición", "Definición del indicador", "DEFINICIÓN", "Descripción del indicador", "¿Qué mide?",
    ],
    "calculationMethod": [
      "Método de Cálculo", "Método de cálculo", "Fórmula", "FÓRMULA DE CÁLCULO", "Algoritmo",
    ],
    "unitOfMeasure": ["Unidad de Medida", "Unidad de medida", "U. de M.", "UNIDAD DE MEDIDA", "U.M."],
    "type": ["Tipo", "Tipo de indicador", "TIPO"],
    "dimension": ["Dimensión", "Dimensión a medir", "DIMENSIÓN"],
    "frequency": ["Frecuencia", "Frecuencia de Medición", "Periodicidad", "FRECUENCIA"],
    "expectedDirection": ["Sentido", "Sentido Esperado", "Sentido del indicador", "Comportamiento esperado"],
    "baseline": ["Línea Base", "Línea base", "LÍNEA BASE"],
    "baseline.value": ["Valor"],
    "baseline.year": ["Año"],
    "meansOfVerification": [
      "Medios de Verificación", "Medio de verificación", "MEDIOS DE VERIFICACIÓN", "Fuente de verificación",
    ],
    "assumptions": ["Supuestos", "SUPUESTOS"],
  ]

  /// What was planned, what was done, and the difference: words that go together.
  static let measures: [[Measure: String]] = [
    [.programmed: "Programado", .achieved: "Alcanzado", .variation: "Variación"],
    [.programmed: "Planeado", .achieved: "Realizado", .variation: "Diferencia"],
    [.programmed: "Meta", .achieved: "Avance", .variation: "Variación"],
    [.programmed: "PROGRAMADO", .achieved: "ALCANZADO", .variation: "VARIACIÓN"],
    [.programmed: "Programada", .achieved: "Alcanzada", .variation: "Variación"],
    [.programmed: "Planeado", .achieved: "Ejecutado", .variation: "Variación"],
    [.programmed: "Meta programada", .achieved: "Meta alcanzada", .variation: "Desviación"],
    [.programmed: "Prog.", .achieved: "Real.", .variation: "Var."],
  ]

  /// Words for the two rows or columns, short and long, for narrow places.
  static let narrowMeasures: [[Measure: String]] =
    measures + [
      [.programmed: "P", .achieved: "R", .variation: "V"],
      [.programmed: "Prog.", .achieved: "Alc.", .variation: "Var."],
      [.programmed: "Prog", .achieved: "Real", .variation: "Dif."],
    ]

  /// The quarters and what they come to.
  static let periods: [[Period: String]] = [
    periods("1er. Trim.", "2do. Trim.", "3er. Trim.", "4to. Trim.", "Acumulado"),
    periods("1er Trimestre", "2do Trimestre", "3er Trimestre", "4to Trimestre", "Acumulado"),
    periods("Trim. 1", "Trim. 2", "Trim. 3", "Trim. 4", "Acum."),
    periods("T1", "T2", "T3", "T4", "Acumulado"),
    periods("I", "II", "III", "IV", "Acum."),
    periods("Ene-Mar", "Abr-Jun", "Jul-Sep", "Oct-Dic", "Acumulado"),
    periods("Enero - Marzo", "Abril - Junio", "Julio - Septiembre", "Octubre - Diciembre", "Total"),
    periods("PRIMER TRIMESTRE", "SEGUNDO TRIMESTRE", "TERCER TRIMESTRE", "CUARTO TRIMESTRE", "ACUMULADO"),
    periods("1°", "2°", "3°", "4°", "Acum."),
    periods("Trimestre I", "Trimestre II", "Trimestre III", "Trimestre IV", "Total"),
  ]

  private static func periods(_ q1: String, _ q2: String, _ q3: String, _ q4: String, _ sum: String)
    -> [Period: String]
  { [.q1: q1, .q2: q2, .q3: q3, .q4: q4, .cumulative: sum] }

  /// How a share that was reached is headed; no field holds it.
  static let shares = ["%", "% Avance", "% de avance", "% Cumplimiento", "Avance %", "% cumpl."]

  /// What a level is for, in words.
  static func narrative(_ level: String, _ draw: inout Draw) -> String {
    let end = draw.pick([
      "mediante servicios oportunos", "con apego al plan municipal", "en colonias y agencias",
      "a través de acciones coordinadas", "para una vida digna",
    ])
    let thing = draw.pick([
      "los servicios públicos", "la gestión del agua", "la seguridad vial", "el espacio público",
      "la atención ciudadana", "la hacienda municipal", "el patrimonio cultural",
    ])
    return switch level {
    case "Fin": "Contribuir a mejorar \(thing) \(end)"
    case "Propósito": "La población del municipio cuenta con \(thing) \(end)"
    case "Componente":
      "\(draw.pick(["Programa", "Sistema", "Servicio"])) para \(thing) \(draw.pick(["entregado", "operando"])) \(end)"
    default: "\(draw.pick(["Realización", "Atención", "Integración"])) de acciones para \(thing) \(end)"
    }
  }
}
