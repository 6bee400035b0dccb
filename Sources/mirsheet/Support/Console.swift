import Foundation
import MIRSchema
import SheetIO

/// What people are told, on standard error, in their language.
enum Console {
  /// The language of messages: `--lang`, else the locale; Spanish for `es*`, else English.
  nonisolated(unsafe) private(set) static var language = language(of: ProcessInfo.processInfo.environment)

  /// Takes the language that `--lang` says.
  static func use(_ chosen: Language?) {
    if let chosen { unsafe language = chosen }
  }

  static func language(of environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("es") == true ? .spanish : .english
  }

  static var current: Language { unsafe language }

  /// Whether colour may be used on standard error.
  private static let isColoured =
    isatty(STDERR_FILENO) != 0 && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty

  /// One line on standard error.
  static func error(_ text: String) {
    StandardStreams.tell(RawPath(text).shown + "\n")
  }

  /// A failure with what to do about it, in one line.
  static func fail(_ failure: Failure) {
    let parts = [failure.message[current], failure.hint?[current] ?? ""].filter { !$0.isEmpty }
    error("\(paint(Severity.error.name(in: current), .error)): \(parts.joined(separator: " "))")
  }

  /// The findings of a document, equal ones together, none left out in silence.
  static func tell(_ findings: [Finding], of file: String, limit: Int = 5, least: Severity = .warning) {
    let told = findings.filter { $0.severity >= least }
    var order: [FindingCode] = []
    var groups: [FindingCode: [Finding]] = [:]
    for finding in told.sorted(by: { $0.severity > $1.severity }) {
      if groups[finding.code] == nil { order.append(finding.code) }
      groups[finding.code, default: []].append(finding)
    }
    for code in order {
      let group = groups[code, default: []]
      for finding in group.prefix(limit) {
        let head = finding.place.isEmpty ? file : "\(file) \(finding.place)"
        error(
          "\(paint(finding.severity.name(in: current), finding.severity)) [\(code.rawValue)] \(head): \(finding.message[current])"
        )
      }
      if group.count > limit {
        error(
          "  " + BilingualText(es: "+\(group.count - limit) más", en: "+\(group.count - limit) more")[current]
        )
      }
      if let hint = group.first?.hint?[current], !hint.isEmpty { error("  → \(hint)") }
    }
    let quiet = findings.count { $0.severity < least }
    if quiet > 0 {
      let notes = BilingualText(quiet, es: ("nota", "notas"), en: ("more note", "more notes"))
      error(
        BilingualText(
          es: "\(file): \(notes.spanish) más, en «findings» y con «mirsheet inspect».",
          en: "\(file): \(notes.english), in “findings” and with “mirsheet inspect”.")[current]
      )
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
