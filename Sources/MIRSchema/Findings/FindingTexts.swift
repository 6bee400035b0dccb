import SheetIO

/// Message and hint of a finding; those of a rule are put together only where somebody reads them.
///
/// A file with a million of one thing makes a million findings, of which few are kept and fewer printed.
indirect enum FindingTexts: Sendable {
  /// The texts of a rule, with what its placeholders stood for when the finding was made.
  case rule(
    FindingCode, [String: String], [String: BilingualText], Finding.Location, indicator: String?,
    field: FieldKey?, raw: String?, expected: String?)
  case given(BilingualText, hint: BilingualText?)

  var message: BilingualText {
    switch self {
    case .rule(let code, _, _, _, _, _, _, _): code.entry.message.filled(arguments)
    case .given(let message, _): message
    }
  }

  var hint: BilingualText? {
    switch self {
    case .rule(let code, _, _, _, _, _, _, _): code.entry.hint.filled(arguments)
    case .given(_, let hint): hint
    }
  }

  /// What one placeholder of the rule's texts stands for, also where no text has it.
  func argument(_ name: String) -> String? {
    if case .rule(_, let arguments, _, _, _, _, _, _) = self { arguments[name] } else { nil }
  }

  private var arguments: [String: BilingualText] {
    guard
      case .rule(
        _, let arguments, let phrases, let location, let indicator, let field, let raw, let expected) = self
    else { return [:] }
    var filled = phrases.merging(arguments.mapValues { BilingualText($0) }) { phrase, _ in phrase }
    for (name, value) in [
      ("sheet", location.sheet), ("cell", location.cell), ("indicator", indicator),
      ("field", field?.rawValue), ("raw", raw), ("expected", expected),
    ] {
      if let value, filled[name] == nil { filled[name] = BilingualText(value) }
    }
    // A row that has lost its level is called by no name.
    if filled["indicator"] == nil { filled["indicator"] = BilingualText("–") }
    return filled
  }
}

extension FindingTexts: Hashable {
  /// Texts are the same when they read the same, whether a rule or a file gave them.
  static func == (left: FindingTexts, right: FindingTexts) -> Bool {
    left.message == right.message && left.hint == right.hint
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(message)
    hasher.combine(hint)
  }
}
