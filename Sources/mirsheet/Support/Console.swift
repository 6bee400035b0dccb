import Foundation
import MIRSchema
import SheetIO

/// Messages for people, on standard error, in their language.
enum Console {
  /// The language of this run.
  static var current: Language { SpokenLanguage.current.language }

  /// Whether colour may be used on standard error.
  private static let isColoured =
    isatty(STDERR_FILENO) != 0 && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty

  /// One line on standard error, whatever characters are in it.
  static func error(_ text: String) { write(text.visible) }

  /// One line on standard error, in the language of this run.
  static func error(_ text: BilingualText) { error(text.spoken) }

  /// One line on standard error that begins with its weight: `error: …`, `aviso: …`.
  static func error(_ severity: Severity, _ text: String) {
    write("\(paint(severity.name(in: current), severity))\(text.visible)")
  }

  /// A failure: what is wrong and what to do about it in one line, then its details.
  static func fail(_ failure: Failure) {
    let parts = [failure.message.spoken, failure.hint?.spoken ?? ""].filter { !$0.isEmpty }
    error(.error, ": " + parts.joined(separator: " "))
    for detail in failure.details { error("  " + detail.spoken) }
  }

  /// On a terminal, begins a line of its own below the one that shows the progress.
  static func endProgress() {
    if isatty(STDERR_FILENO) != 0 { write("") }
  }

  private static func write(_ line: String) {
    StandardStreams.tell(RawPath(line).shown + "\n")
  }

  /// The findings of a document, equal ones together, none left out in silence.
  static func tell(_ findings: [Finding], of file: String, limit: Int = 5, least: Severity = .warning) {
    let told = findings.filter { $0.severity >= least }
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in told.sorted(by: { $0.severity > $1.severity }) {
      if groups[finding.name] == nil { order.append(finding.name) }
      groups[finding.name, default: []].append(finding)
    }
    for code in order {
      let group = groups[code, default: []]
      for finding in group.prefix(limit) {
        let head = finding.place.isEmpty ? file : "\(file) \(finding.place)"
        error(finding.severity, " [\(code)] \(head): \(finding.message.spoken)")
      }
      if group.count > limit {
        error(BilingualText(es: "  +\(group.count - limit) más", en: "  +\(group.count - limit) more"))
      }
      if let hint = group.first?.hint?.spoken, !hint.isEmpty { error("  → \(hint)") }
    }
    let quiet = findings.count { $0.severity < least }
    if quiet > 0 {
      let notes = BilingualText(quiet, es: ("nota", "notas"), en: ("more note", "more notes"))
      error(
        BilingualText(
          es: "\(file): \(notes.spanish) más, en «findings» y con «mirsheet inspect».",
          en: "\(file): \(notes.english), in “findings” and with “mirsheet inspect”."))
    }
  }

  private static func paint(_ text: String, _ severity: Severity) -> String {
    guard isColoured else { return text }
    let code =
      switch severity {
      case .error: "31;1"
      case .warning: "33;1"
      case .info: "36"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
