import Foundation
import SheetIO

/// The five values of each measure, and how they are called.
public enum Period: String, CaseIterable, Hashable, Sendable {
  case q1, q2, q3, q4, cumulative

  /// The heading that is written over the column.
  package var heading: String {
    switch self {
    case .q1: "1er. Trim."
    case .q2: "2do. Trim."
    case .q3: "3er. Trim."
    case .q4: "4to. Trim."
    case .cumulative: "Acumulado"
    }
  }

  /// The quarter's number; `nil` for the sum.
  package var quarter: Int? { self == .cumulative ? nil : position + 1 }

  /// The period's place among the five.
  package var position: Int {
    switch self {
    case .q1: 0
    case .q2: 1
    case .q3: 2
    case .q4: 3
    case .cumulative: 4
    }
  }
}

/// The measures of an indicator, and how they are called.
public enum Measure: String, CaseIterable, Hashable, Sendable {
  case programmed, adjusted, achieved, variation

  /// The measures that forms have; goals as changed during the year are printed only where there are some.
  package static let usual: [Measure] = allCases.filter { !$0.isOptional }

  /// Whether a report may well be without the measure; the JSON then has `null` for all of it.
  package var isOptional: Bool { self == .adjusted }

  /// The heading that is written over the five columns.
  package var heading: String {
    switch self {
    case .programmed: "Valores Programados"
    case .adjusted: "Valores Ajustados"
    case .achieved: "Valores Alcanzados"
    case .variation: "Variación"
    }
  }

  /// The measure as a whole, `programmed`.
  package var key: FieldKey { FieldKey(rawValue: rawValue) }

  /// The field of one period, as in `programmed.q1`.
  package func key(_ period: Period) -> FieldKey { Self.keys[position * 5 + period.position] }

  /// The measure's place among all of them.
  package var position: Int {
    switch self {
    case .programmed: 0
    case .adjusted: 1
    case .achieved: 2
    case .variation: 3
    }
  }

  /// The keys of the values, in order.
  private static let keys = allCases.flatMap { measure in
    Period.allCases.map { FieldKey(path: [measure.rawValue, $0.rawValue]) }
  }

  /// The values by their keys.
  fileprivate static let values = Dictionary(
    uniqueKeysWithValues: allCases.flatMap { measure in
      Period.allCases.map { (measure.key($0), (measure: measure, period: $0)) }
    })

  /// The measure of a field's key; `nil` for fields that are not values.
  package static func of(_ key: FieldKey) -> Measure? { values[key]?.measure }
}

extension Period {
  /// The period of a field's key; `nil` for fields that are not values.
  package static func of(_ key: FieldKey) -> Period? { Measure.values[key]?.period }
}

extension Indicator {
  /// Every column of the indicator table, in the order of the canonical JSON.
  public static let fields: [Field<Indicator>] =
    textFields + baselineFields
    + measureFields(.programmed, es: "Meta programada", en: "Programmed goal")
    + measureFields(
      .adjusted, es: "Meta ajustada durante el año", en: "Goal as adjusted during the year", since: .oneOne)
    + measureFields(.achieved, es: "Cantidad alcanzada", en: "Value achieved")
    + measureFields(
      .variation, es: "Diferencia impresa (programado menos alcanzado)",
      en: "Difference as printed (programmed less achieved)")
    + closingFields

  /// The fields by their key.
  package static let fieldsByKey: [FieldKey: Field<Indicator>] = Dictionary(
    uniqueKeysWithValues: fields.map { ($0.key, $0) })

  /// What each field holds, by its key.
  package static let kindsByKey: [FieldKey: FieldKind] = fieldsByKey.mapValues(\.kind)

  private static let textFields: [Field<Indicator>] = [
    Field(
      \.level, .level, as: .catalogue(.level), title: "Nivel",
      es: "Nivel de la MIR: Fin, Propósito, Componente o Actividad.",
      en: "Level in the results matrix: Fin, Propósito, Componente or Actividad."),
    Field(
      \.number, .number, as: .code, title: "Número",
      es: "Número del Componente (2) o de la Actividad (2.3).",
      en: "Number of the Componente (2) or of the Actividad (2.3)."),
    Field(
      \.narrativeSummary, .narrativeSummary, as: .prose, title: "Resumen Narrativo",
      es: "Objetivo que el indicador mide.", en: "The objective that the indicator measures."),
    Field(
      \.name, .name, title: "Nombre", es: "Nombre del indicador.", en: "The indicator's name."),
    Field(
      \.definition, .definition, as: .prose, title: "Definición", es: "Qué mide el indicador.",
      en: "What the indicator measures."),
    Field(
      \.calculationMethod, .calculationMethod, as: .prose, title: "Método de Cálculo",
      es: "Fórmula del indicador, en palabras.", en: "The indicator's formula, in words."),
    Field(
      \.unitOfMeasure, .unitOfMeasure, title: "Unidad de Medida",
      es: "Unidad en que se expresan los valores.",
      en: "Unit of the values."),
    Field(
      \.type, .type, as: .catalogue(.type), title: "Tipo", es: "Estratégico o de gestión.",
      en: "Strategic or of management."),
    Field(
      \.dimension, .dimension, as: .catalogue(.dimension), title: "Dimensión",
      es: "Eficacia, eficiencia, calidad o economía.", en: "Effectiveness, efficiency, quality or economy."),
    Field(
      \.frequency, .frequency, as: .catalogue(.frequency), title: "Frecuencia de Medición",
      es: "Cada cuánto se mide el indicador.", en: "How often the indicator is measured."),
    Field(
      \.expectedDirection, .expectedDirection, as: .catalogue(.expectedDirection), title: "Sentido Esperado",
      es: "Hacia dónde debe moverse el valor.", en: "Which way the value should move."),
    Field(
      \.accumulation, .accumulation, as: .catalogue(.accumulation), title: "Tipo de Acumulación",
      es: "Cómo hacen los trimestres el valor acumulado, si la hoja lo dice.",
      en: "How the quarters make the cumulative value, where the sheet says so.", since: .oneOne),
  ]

  private static let baselineFields: [Field<Indicator>] = [
    Field(
      \.baseline.value, .baselineValue, title: "Línea Base - Valor", es: "Valor de la línea base.",
      en: "Value of the baseline."),
    Field(
      \.baseline.year, .baselineYear, in: yearBounds, title: "Línea Base - Año",
      es: "Año de la línea base.",
      en: "Year of the baseline."),
  ]

  private static let closingFields: [Field<Indicator>] = [
    Field(
      \.justification, .justification, as: .prose, title: "Justificación",
      es: "Por qué lo alcanzado no es lo programado: causas, efectos, motivos.",
      en: "Why what was achieved is not what was programmed: causes, effects, reasons.", since: .oneOne),
    Field(
      \.meansOfVerification, .meansOfVerification, as: .prose, title: "Medios de Verificación",
      es: "Documentos o fuentes con que se comprueba el resultado.",
      en: "Documents or sources that prove the result."),
    Field(
      \.assumptions, .assumptions, as: .prose, title: "Supuestos",
      es: "Condiciones externas de las que depende el resultado.",
      en: "Outside conditions that the result depends on."),
  ]

  /// The years that a baseline or a report may carry.
  package static let yearBounds = 1900...2199

  private static func measureFields(
    _ measure: Measure, es: String, en: String, since: SchemaVersion = .oneZero
  ) -> [Field<Indicator>] {
    Period.allCases.map { period in
      let when = period.quarter.map { (es: "en el trimestre \($0)", en: "in quarter \($0)") }
      return Field(
        path(of: measure, period), measure.key(period), title: "\(measure.heading) - \(period.heading)",
        es: "\(es) \(when?.es ?? "acumulada en el año").", en: "\(en) \(when?.en ?? "for the whole year").",
        since: since)
    }
  }

  private static func path(
    of measure: Measure, _ period: Period
  ) -> WritableKeyPath<Indicator, Decimal?> {
    switch measure {
    case .programmed: path(\.programmed, period)
    case .adjusted: path(\.adjusted, period)
    case .achieved: path(\.achieved, period)
    case .variation: path(\.variation, period)
    }
  }

  private static func path(
    _ values: WritableKeyPath<Indicator, QuarterValues>, _ period: Period
  ) -> WritableKeyPath<Indicator, Decimal?> {
    switch period {
    case .q1: values.appending(path: \.q1)
    case .q2: values.appending(path: \.q2)
    case .q3: values.appending(path: \.q3)
    case .q4: values.appending(path: \.q4)
    case .cumulative: values.appending(path: \.cumulative)
    }
  }
}
