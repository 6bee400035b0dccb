/// The name of a field as the canonical JSON spells it, its parts joined by points: `programmed.q2`.
///
/// Findings, provenance, the flat CSV, lists of programmes and every reader call a field by it. The names of the fields
/// stand here and nowhere else; ``Indicator/fields`` and ``Report/nodes`` say what is behind them. It is no enumeration,
/// since a document may bring a finding about a field that this version does not know, and own columns have own names.
public struct FieldKey: RawRepresentable, Hashable, Sendable {
  /// The name as documents print it.
  public let rawValue: String

  /// The field of this name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The field at the end of a path of JSON keys.
  package init(path: some Collection<some StringProtocol>) { rawValue = path.joined(separator: ".") }

  /// The field behind a JSON pointer from the record, `programmed/q2`.
  package init(pointer: some StringProtocol) {
    rawValue = Self.replacing(UInt8(ascii: "/"), by: UInt8(ascii: "."), in: pointer)
  }

  private static func replacing(_ sign: UInt8, by other: UInt8, in text: some StringProtocol) -> String {
    String(decoding: text.utf8.map { $0 == sign ? other : $0 }, as: UTF8.self)
  }

  /// The JSON keys from the record that holds the field, such as `["baseline", "value"]`; none where a record is one value.
  public var path: [String] { rawValue.split(separator: ".").map(String.init) }

  /// The path as a JSON pointer from the record: `programmed/q2`.
  public var pointer: String {
    let point = UInt8(ascii: ".")
    guard rawValue.utf8.contains(point) else { return rawValue }
    return Self.replacing(point, by: UInt8(ascii: "/"), in: rawValue)
  }

  /// The path in snake case, which is the heading of the flat CSV: `programmed_q2`.
  public var snake: String {
    var result = ""
    for character in rawValue {
      if character.isUppercase { result += "_" }
      result += character == "." ? "_" : character.lowercased()
    }
    return result
  }

  /// The key of the record's object that the field is in: `adjusted` of `adjusted.q1`.
  package var outermost: FieldKey { FieldKey(path: path.prefix(1)) }

  /// Whether several columns make the field's text together, a line each: causes, effects and remarks are one justification.
  package var joinsColumns: Bool { self == .justification }

  /// Whether the field is one of a group's, as `baseline.year` is one of `baseline`.
  package func isPart(of group: FieldKey) -> Bool {
    rawValue.utf8.starts(with: group.rawValue.utf8)
      && rawValue.utf8.dropFirst(group.rawValue.utf8.count).first == UInt8(ascii: ".")
  }

  /// The name of an element's field behind the name of its list.
  package func followed(by inner: FieldKey) -> FieldKey { FieldKey(path: path + inner.path) }
}

extension FieldKey: Comparable, CustomStringConvertible {
  /// By name.
  public static func < (left: FieldKey, right: FieldKey) -> Bool { left.rawValue < right.rawValue }

  /// The name.
  public var description: String { rawValue }

  /// The Spanish label of an indicator's field, `Valores Alcanzados - 2do. Trim.`; of any other the name.
  package var title: String { Indicator.fieldsByKey[self]?.description.title ?? rawValue }
}

/// The fields of an indicator.
extension FieldKey {
  /// What an indicator is called for short; of tables, not of the JSON.
  package static let indicatorKey = FieldKey(rawValue: "indicatorKey")
  /// The MIR level.
  public static let level = FieldKey(rawValue: "level")
  /// The number of a Componente or an Actividad.
  public static let number = FieldKey(rawValue: "number")
  /// The objective that the indicator measures.
  public static let narrativeSummary = FieldKey(rawValue: "narrativeSummary")
  /// The indicator's name; of an axis or a signature its name.
  public static let name = FieldKey(rawValue: "name")
  /// What the indicator measures.
  public static let definition = FieldKey(rawValue: "definition")
  /// The formula, in words.
  public static let calculationMethod = FieldKey(rawValue: "calculationMethod")
  /// The unit of the values.
  public static let unitOfMeasure = FieldKey(rawValue: "unitOfMeasure")
  /// Strategic or of management.
  public static let type = FieldKey(rawValue: "type")
  /// Effectiveness, efficiency, quality or economy.
  public static let dimension = FieldKey(rawValue: "dimension")
  /// How often the indicator is measured.
  public static let frequency = FieldKey(rawValue: "frequency")
  /// Which way the value should move.
  public static let expectedDirection = FieldKey(rawValue: "expectedDirection")
  /// How the quarters accumulate, where the sheet says so.
  public static let accumulation = FieldKey(rawValue: "accumulation")
  /// The baseline as a whole.
  public static let baseline = FieldKey(rawValue: "baseline")
  /// The baseline's value.
  public static let baselineValue = FieldKey(rawValue: "baseline.value")
  /// The baseline's year.
  public static let baselineYear = FieldKey(rawValue: "baseline.year")
  /// Why what was achieved is not what was programmed.
  public static let justification = FieldKey(rawValue: "justification")
  /// Where the result can be verified.
  public static let meansOfVerification = FieldKey(rawValue: "meansOfVerification")
  /// The conditions that the result depends on.
  public static let assumptions = FieldKey(rawValue: "assumptions")
}

/// The fields of a report, and those of the elements of its lists.
extension FieldKey {
  /// The sheet's title.
  public static let title = FieldKey(rawValue: "title")
  /// The year reported on.
  public static let fiscalYear = FieldKey(rawValue: "fiscalYear")
  /// The quarter reported on.
  public static let quarter = FieldKey(rawValue: "quarter")
  /// The responsible unit as a whole.
  public static let responsibleUnit = FieldKey(rawValue: "responsibleUnit")
  /// The responsible unit's code.
  public static let responsibleUnitCode = FieldKey(rawValue: "responsibleUnit.code")
  /// The responsible unit's name.
  public static let responsibleUnitName = FieldKey(rawValue: "responsibleUnit.name")
  /// The budget programme as a whole.
  public static let program = FieldKey(rawValue: "program")
  /// The budget programme's code.
  public static let programCode = FieldKey(rawValue: "program.code")
  /// The budget programme's name.
  public static let programName = FieldKey(rawValue: "program.name")
  /// The plan that the programme follows from.
  public static let plan = FieldKey(rawValue: "planAlignment.plan")
  /// The plan's axes.
  public static let axes = FieldKey(rawValue: "planAlignment.axes")
  /// The plan's objectives.
  public static let objectives = FieldKey(rawValue: "planAlignment.objectives")
  /// The list of the indicators.
  public static let indicators = FieldKey(rawValue: "indicators")
  /// The list of the signatures.
  public static let signatures = FieldKey(rawValue: "signatures")
  /// The sheet's own remarks.
  public static let notes = FieldKey(rawValue: "notes")
  /// An element's code.
  public static let code = FieldKey(rawValue: "code")
  /// An element's text.
  public static let text = FieldKey(rawValue: "text")
  /// A signature's role.
  public static let role = FieldKey(rawValue: "role")
  /// A signature's position.
  public static let position = FieldKey(rawValue: "position")
  /// What an element is that has no fields of its own.
  package static let element = FieldKey(rawValue: "")
}
