import Foundation
import MIRSchema
import SheetIO

/// What was found, as text for people: a block for each accident, the worst last, and how many there are.
struct CheckText: CheckForm {
  private let blocks: FindingBlocks
  private var text = ""

  static func bytes(of result: CheckResult, language: Language) throws -> Data {
    Data(
      text(
        of: result, language: language, width: Terminal.lineLength(of: STDOUT_FILENO),
        isColoured: Terminal.isColoured(STDOUT_FILENO)
      ).utf8)
  }

  /// The text, in lines of at most `width`.
  static func text(of result: CheckResult, language: Language, width: Int, isColoured: Bool = false) -> String
  {
    var form = CheckText(
      blocks: FindingBlocks(language: language, width: width, paint: Paint(isColoured: isColoured)))
    for entry in result.entries { form.add(entry, isAlone: result.entries.count == 1) }
    if result.entries.count > 1 { form.addTotal(of: result) }
    return form.text
  }

  private var language: Language { blocks.language }

  private mutating func add(_ entry: CheckResult.Entry, isAlone: Bool) {
    guard case .checked(let file) = entry else { return }
    if !isAlone { line(blocks.paint.bold("── \(file.shown.visible)")) }
    // The worst ends where the eye is, at the end.
    let order = file.groups.enumerated().sorted {
      ($0.element.group.severity, $0.offset) < ($1.element.group.severity, $1.offset)
    }
    var left = order.reduce(into: [:]) { $0[$1.element.group.lead.name, default: 0] += 1 }
    var told: [String: Int] = [:]
    var before = Severity.info
    for (place, (_, group)) in order.enumerated() {
      let rule = group.group.lead.name
      told[rule, default: 0] += 1
      left[rule, default: 0] -= 1
      let isLast = left[rule] == 0
      guard told[rule, default: 0] <= Self.mostOfARule || isLast else { continue }
      if place > 0, group.group.severity > .info || before > .info { line() }
      before = group.group.severity
      for one in blocks.lines(of: group.group, picture: group.picture) { line(one) }
      let more = told[rule, default: 0] - Self.mostOfARule - 1
      guard isLast, more > 0 else { continue }
      let text = BilingualText(
        es: "  … y \(more) más de [\(rule)]; todos, con --format csv.",
        en: "  … and \(more) more of [\(rule)]; all of them with --format csv.")
      line(text[language])
    }
    for waived in file.waived {
      let word = BilingualText(es: "dispensado", en: "waived")[language]
      let place = waived.finding.location.description
      let text = "\(place.isEmpty ? "" : place + ": ")\(waived.finding.message[language]) (\(waived.reason))"
      for one in WrappedText.lines(
        text.visible, width: blocks.width, first: "\(word) [\(waived.finding.name)] ", indent: 2)
      {
        line(blocks.paint.faint(one))
      }
    }
    addCounts(
      FindingBlocks.counts(file.groups.map(\.group), waived: file.waived.count)[blocks.language],
      of: file.shown.visible)
    if !isAlone { line() }
  }

  /// So many accidents of a rule are told one by one, and the last; nobody reads more in a terminal.
  private static let mostOfARule = 20

  private mutating func line(_ text: String = "") { self.text += text + "\n" }

  /// What was found of a file, below its name where both do not fit on a line: a path is never broken.
  private mutating func addCounts(_ counts: String, of name: String) {
    guard name.count + 2 + counts.count > blocks.width else {
      line("\(name): \(counts)")
      return
    }
    line("\(name):")
    for one in WrappedText.lines(counts, width: blocks.width, first: "  ", indent: 2) { line(one) }
  }

  private mutating func addTotal(of result: CheckResult) {
    let failed = result.entries.count - result.files.count
    let files = BilingualText(result.files.count, es: ("archivo", "archivos"), en: ("file", "files"))
    let unread = BilingualText(
      es: failed == 0 ? "" : "; \(failed) no se \(failed == 1 ? "pudo" : "pudieron") leer",
      en: failed == 0 ? "" : "; \(failed) could not be read")
    let counts = FindingBlocks.counts(
      result.files.flatMap { $0.groups.map(\.group) }, waived: result.files.reduce(0) { $0 + $1.waived.count }
    )
    line("\(files[language]): \(counts[language])\(unread[language])")
  }
}
