import Foundation
import MIRSchema
import SheetIO

/// Messages for people, on standard error, in their language.
enum Console {
  /// The language of this run.
  static var current: Language { SpokenLanguage.current.language }

  private static let paint = Paint(isColoured: Terminal.isColoured(STDERR_FILENO))

  /// One line on standard error, whatever characters are in it.
  static func error(_ text: String) { write(text.visible) }

  /// One line on standard error, in the language of this run.
  static func error(_ text: BilingualText) { error(text.spoken) }

  /// One line on standard error that begins with its weight: `error: …`, `aviso: …`.
  static func error(_ severity: Severity, _ text: String) {
    write(paint.weight(severity, severity.name(in: current)) + text.visible)
  }

  /// A failure: what is wrong and what to do about it in one line, then its details.
  static func fail(_ failure: Failure) {
    let parts = [failure.message.spoken, failure.hint?.spoken ?? ""].filter { !$0.isEmpty }
    error(.error, ": " + parts.joined(separator: " "))
    for detail in failure.details { error("  " + detail.spoken) }
  }

  private static func write(_ line: String) {
    ProgressLine.interrupt { StandardStreams.tell(RawPath(line).shown + "\n") }
  }

  /// The findings of a document that weigh as much, accidents together and the worst last, and how many there are.
  static func tell(_ findings: [Finding], of file: String, least: Severity = .warning) {
    let groups = FindingGroup.groups(of: findings)
    let told = groups.enumerated().filter { $0.element.severity >= least }
      .sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }
    let blocks = FindingBlocks(
      language: current, width: Terminal.lineLength(of: STDERR_FILENO), paint: paint)
    for (_, group) in told {
      for line in blocks.lines(of: group, file: file) { write(line) }
    }
    guard !groups.isEmpty else { return }
    let counts = FindingBlocks.counts(groups)
    let hasMore = told.count < groups.count
    error(
      BilingualText(
        es: "\(file): \(counts.spanish)" + (hasMore ? "; las notas, con «mirsheet check»." : "."),
        en: "\(file): \(counts.english)" + (hasMore ? "; the notes with “mirsheet check”." : ".")))
  }
}
