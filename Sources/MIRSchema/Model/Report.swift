public import Foundation

/// One quarterly results report of one budget programme.
public struct Report: Hashable, Sendable {
  /// The sheet's title, for example `Informe Trimestral 2024`.
  public var title: String?
  /// The fiscal year reported on.
  public var fiscalYear: Int?
  /// The quarter reported on, 1 to 4.
  public var quarter: Int?
  /// The unit that answers for the programme (*unidad responsable*).
  public var responsibleUnit = CodedText()
  /// The budget programme (*programa presupuestario*).
  public var program = CodedText()
  /// The municipal development plan, its axes and objectives.
  public var planAlignment = PlanAlignment()
  /// The indicators, in the order of the sheet.
  public var indicators: [Indicator] = []
  /// Who prepared and who approved the report.
  public var signatures: [Signature] = []
  /// The sheet's own remarks.
  public var notes: [String] = []

  /// An empty report.
  public init() {}
}

/// A code and its text, for example axis `3` and its name.
public struct CodedText: Hashable, Sendable {
  /// The code, as text: `504`, `3.2`.
  public var code: String?
  /// The name or the text that belongs to the code.
  public var text: String?

  /// A code and its text.
  public init(code: String? = nil, text: String? = nil) {
    self.code = code
    self.text = text
  }
}

/// How the programme follows from the municipal development plan.
public struct PlanAlignment: Hashable, Sendable {
  /// The plan's name with its years.
  public var plan: String?
  /// The plan's axes (*ejes*).
  public var axes: [CodedText] = []
  /// The plan's objectives (*objetivos*).
  public var objectives: [CodedText] = []

  /// An empty alignment.
  public init() {}
}

/// One row of the indicator matrix (MIR) with its values for the year.
public struct Indicator: Hashable, Sendable {
  /// The MIR level; official spelling when known.
  public var level: String?
  /// `2` for a Componente, `2.3` for an Actividad.
  public var number: String?
  /// The objective that the indicator measures (*resumen narrativo*).
  public var narrativeSummary: String?
  /// The indicator's name.
  public var name: String?
  /// What the indicator measures.
  public var definition: String?
  /// The formula, in words.
  public var calculationMethod: String?
  /// The unit of the values.
  public var unitOfMeasure: String?
  /// Strategic or of management.
  public var type: String?
  /// Effectiveness, efficiency, quality or economy.
  public var dimension: String?
  /// How often it is measured.
  public var frequency: String?
  /// Whether more is better.
  public var expectedDirection: String?
  /// How the quarters make the cumulative value, where the sheet says so; official spelling when known.
  public var accumulation: String?
  /// Where the indicator started from.
  public var baseline = Baseline()
  /// The goals, quarter by quarter.
  public var programmed = QuarterValues()
  /// The goals as changed during the year, quarter by quarter; blank where none is printed.
  public var adjusted = QuarterValues()
  /// What was reached, quarter by quarter.
  public var achieved = QuarterValues()
  /// Programmed less achieved, as printed.
  public var variation = QuarterValues()
  /// Why what was achieved is not what was programmed: causes, effects, reasons.
  public var justification: String?
  /// Where the result can be verified.
  public var meansOfVerification: String?
  /// The assumptions (*supuestos*).
  public var assumptions: String?

  /// An empty indicator.
  public init() {}

  /// The indicator as people call it: `Actividad 2.3`, `Fin`, and by its name where its level is not known; `nil` without both.
  public var label: String? {
    guard let level else { return name }
    return number.map { level + " " + $0 } ?? level
  }
}

/// A baseline: the value of a past year.
public struct Baseline: Hashable, Sendable {
  /// The value.
  public var value: Decimal?
  /// The year.
  public var year: Int?

  /// An empty baseline.
  public init() {}
}

/// The values of the four quarters and their sum, as printed.
public struct QuarterValues: Hashable, Sendable {
  /// January to March.
  public var q1: Decimal?
  /// April to June.
  public var q2: Decimal?
  /// July to September.
  public var q3: Decimal?
  /// October to December.
  public var q4: Decimal?
  /// The year's target, or the sum to date.
  public var cumulative: Decimal?

  /// Five blanks.
  public init() {}

  /// The four quarters in order.
  public var quarters: [Decimal?] { [q1, q2, q3, q4] }

  /// Whether all five are blank.
  public var isBlank: Bool { cumulative == nil && q1 == nil && q2 == nil && q3 == nil && q4 == nil }
}

/// A signature at the foot of the report.
public struct Signature: Hashable, Sendable {
  /// `Elaboró`, `Vo. Bo.`, as printed.
  public var role: String?
  /// The person's name with academic degree, as printed.
  public var name: String?
  /// The person's position.
  public var position: String?

  /// A signature.
  public init(role: String? = nil, name: String? = nil, position: String? = nil) {
    self.role = role
    self.name = name
    self.position = position
  }
}

extension QuarterValues {
  /// One of the five values.
  public subscript(period: Period) -> Decimal? {
    get {
      switch period {
      case .q1: q1
      case .q2: q2
      case .q3: q3
      case .q4: q4
      case .cumulative: cumulative
      }
    }
    set {
      switch period {
      case .q1: q1 = newValue
      case .q2: q2 = newValue
      case .q3: q3 = newValue
      case .q4: q4 = newValue
      case .cumulative: cumulative = newValue
      }
    }
  }
}

extension Indicator {
  /// Sets one value in its place.
  package mutating func set(_ number: Decimal, _ measure: Measure, _ period: Period) {
    switch measure {
    case .programmed: programmed[period] = number
    case .adjusted: adjusted[period] = number
    case .achieved: achieved[period] = number
    case .variation: variation[period] = number
    }
  }

  /// The values of one measure.
  public subscript(measure: Measure) -> QuarterValues {
    get {
      switch measure {
      case .programmed: programmed
      case .adjusted: adjusted
      case .achieved: achieved
      case .variation: variation
      }
    }
    set {
      switch measure {
      case .programmed: programmed = newValue
      case .adjusted: adjusted = newValue
      case .achieved: achieved = newValue
      case .variation: variation = newValue
      }
    }
  }
}
