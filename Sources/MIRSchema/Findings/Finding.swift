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
  /// How much it weighs.
  public var severity: Severity
  private var texts: FindingTexts
  /// The sheet's name.
  public var sheet: String?
  /// The cell, or the cells, as people write them: `AB59`, `A12:C12`, `line 4`.
  public var cell: String?
  /// The indicator as people say it: `Actividad 2.3`.
  public var indicator: String?
  /// The field's key: `achieved.q2`.
  public var field: String?
  /// The text that was found.
  public var raw: String?
  /// What was expected, or what arithmetic suggests.
  public var expected: String?

  /// A finding whose texts come from the rule's entry in the message catalogue, with `arguments` filled in.
  ///
  /// `cell`, `indicator`, `field`, `raw` and `expected` may be used in the texts by these names.
  public init(
    _ code: FindingCode, _ arguments: [String: String] = [:], severity: Severity? = nil, sheet: String? = nil,
    cell: String? = nil, indicator: String? = nil, field: String? = nil, raw: String? = nil,
    expected: String? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.entry.severity
    texts = .rule(
      code, arguments, sheet: sheet, cell: cell, indicator: indicator, field: field, raw: raw,
      expected: expected)
    self.sheet = sheet
    self.cell = cell
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

  /// The stable name of the rule that speaks.
  public var name: String { unlistedName ?? code.rawValue }

  /// Sheet and cell as people write them, `Informe!AB59`; empty where the finding is about the whole file.
  public var place: String { [sheet, cell].compactMap { $0 }.joined(separator: "!") }
}
