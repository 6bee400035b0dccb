public import SheetIO

/// How much a finding weighs.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  case info
  case warning
  case error

  /// By weight: information, warning, error.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  /// What people call it: *error*, *aviso*, *nota*.
  public func name(in language: Language) -> String {
    switch self {
    case .info: BilingualText(es: "nota", en: "info")[language]
    case .warning: BilingualText(es: "aviso", en: "warning")[language]
    case .error: "error"
    }
  }

  /// So many findings of this weight: `3 avisos`.
  package func counted(_ count: Int) -> BilingualText {
    switch self {
    case .info: BilingualText(count, es: ("nota", "notas"), en: ("note", "notes"))
    case .warning: BilingualText(count, es: ("aviso", "avisos"), en: ("warning", "warnings"))
    case .error: BilingualText(count, es: ("error", "errores"), en: ("error", "errors"))
    }
  }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Something in the input that is doubtful or wrong; reading went on.
public struct Finding: Hashable, Sendable {
  /// Which rule speaks.
  public var code: FindingCode
  /// The rule's name where the code is ``FindingCode/unlisted``.
  package var unlistedName: String?
  /// How much it weighs, which is decided where the finding is made.
  public private(set) var severity: Severity
  private var texts: FindingTexts
  /// Where it was found.
  public var location: Location
  /// The indicator as people say it: `Actividad 2.3`.
  public var indicator: String?
  /// The field's key: `achieved.q2`.
  public var field: FieldKey?
  /// The text that was found.
  public var raw: String?
  /// What was expected, or what arithmetic suggests.
  public var expected: String?

  /// A finding whose texts come from the rule's entry in the message catalogue, with `arguments` filled in.
  ///
  /// `phrases` are arguments that are words, in both languages. `sheet`, `cell`, `indicator`, `field`, `raw` and
  /// `expected` may be used in the texts by these names.
  public init(
    _ code: FindingCode, _ arguments: [String: String] = [:],
    phrases: [String: BilingualText] = [:], severity: Severity? = nil,
    at location: Location = .file,
    indicator: String? = nil, field: FieldKey? = nil, raw: String? = nil, expected: String? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.entry.severity
    texts = .rule(
      code, arguments, phrases, location, indicator: indicator, field: field, raw: raw, expected: expected)
    self.location = location
    self.indicator = indicator
    self.field = field
    self.raw = raw
    self.expected = expected
  }
}

extension Finding {
  /// What was found, where, and what was expected.
  public var message: BilingualText {
    get { texts.message }
    set { texts = .given(newValue, hint: hint) }
  }

  /// One thing to do about it.
  public var hint: BilingualText? {
    get { texts.hint }
    set { texts = .given(message, hint: newValue) }
  }

  /// By its rule and its place; texts, which have to be put together, only tell those apart that have both in common.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(location)
    hasher.combine(indicator)
    hasher.combine(field)
    hasher.combine(raw)
  }

  /// The same finding with another weight.
  package func weighing(_ severity: Severity) -> Finding {
    var finding = self
    finding.severity = severity
    return finding
  }

  /// What the finding was made with under a name; of a finding that a document brought along, nothing.
  package func argument(_ name: String) -> String? { texts.argument(name) }

  /// The stable name of the rule that speaks.
  public var name: String { unlistedName ?? code.rawValue }

  /// The sheet's name, as ``Location/sheet`` gives it.
  public var sheet: String? { location.sheet }
  /// The place in the sheet or the file, as ``Location/cell`` gives it.
  public var cell: String? { location.cell }
}
