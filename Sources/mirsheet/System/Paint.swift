import MIRSchema

/// Colour on a terminal, or none.
struct Paint {
  let isColoured: Bool

  func bold(_ text: String) -> String { painted(text, "1") }
  func faint(_ text: String) -> String { painted(text, "2") }

  /// A text in the colour of a weight.
  func weight(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: painted(text, "31;1")
    case .warning: painted(text, "33;1")
    case .info: painted(text, "36")
    }
  }

  private func painted(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
