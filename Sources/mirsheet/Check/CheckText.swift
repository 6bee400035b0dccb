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
    if !isAlone { line(blocks.paint.bold("── \(file.path.visible)")) }
    // The worst ends where the eye is, at the end.
    let order = file.groups.enumerated().sorted {
      ($0.element.group.severity, $0.offset) < ($1.element.group.severity, $1.offset)
    }
    for (place, (_, group)) in order.enumerated() {
      if place > 0, group.group.severity > .info || order[place - 1].element.group.severity > .info { line() }
      for one in blocks.lines(of: group.group, picture: group.picture) { line(one) }
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
    line(
      "\(file.path.visible): \(FindingBlocks.counts(file.groups.map(\.group), waived: file.waived.count)[language])"
    )
    if !isAlone { line() }
  }

  private mutating func line(_ text: String = "") { self.text += text + "\n" }

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
