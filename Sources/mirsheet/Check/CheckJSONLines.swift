import Foundation
import MIRSchema
import SheetIO

/// What was found, a line for each accident, for programs: JSON whose schema `mirsheet schema --check` prints.
enum CheckJSONLines: CheckForm {
  static func bytes(of result: CheckResult, language: Language) throws -> Data {
    var text = ""
    for entry in result.entries {
      switch entry {
      case .failed(let path, let failure): text += line(RawPath(path).shown, failure, language)
      case .checked(let file):
        for group in file.groups { text += line(file.shown, group.group, language) }
        for waived in file.waived { text += line(file.shown, waived, language) }
      }
    }
    return Data(text.utf8)
  }

  private static func line(_ file: String, _ group: FindingGroup, _ language: Language) -> String {
    let lead = group.lead
    var members = members(of: lead, file, language)
    let cells = group.places.compactMap(\.cell)
    if cells.count > 1 { members[.cells] = .array(cells.map(JSONValue.string)) }
    if group.indicators.count > 1 { members[.indicators] = .array(group.indicators.map(JSONValue.string)) }
    if let report = group.report { members[.report] = .number("\(report)") }
    let related = group.others
    if !related.isEmpty {
      members[.related] = .array(
        related.map { other in object(self.members(of: other, nil, language)) })
    }
    return object(members).text(.line) + "\n"
  }

  private static func line(_ file: String, _ waived: WaivedFinding, _ language: Language) -> String {
    var members = members(of: waived.finding, file, language)
    if let report = waived.report { members[.report] = .number("\(report)") }
    members[.waived] = .string(waived.reason)
    return object(members).text(.line) + "\n"
  }

  private static func line(_ file: String, _ failure: Failure, _ language: Language) -> String {
    var members: [CheckKey: JSONValue] = [
      .file: .string(file), .code: .string(failure.code.name), .severity: .string(Severity.error.rawValue),
      .message: .string(failure.message[language]), .exit: .number("\(failure.code.rawValue)"),
    ]
    if let hint = failure.hint?[language], !hint.isEmpty { members[.hint] = .string(hint) }
    return object(members).text(.line) + "\n"
  }

  private static func members(
    of finding: Finding, _ file: String?, _ language: Language
  ) -> [CheckKey: JSONValue] {
    let texts: [(CheckKey, String?)] = [
      (.file, file), (.code, finding.name), (.group, RuleBook.text(for: finding.code).group.rawValue),
      (.severity, finding.severity.rawValue), (.message, finding.message[language]),
      (.hint, finding.hint?[language]), (.sheet, finding.sheet), (.cell, finding.cell),
      (.indicator, finding.indicator), (.field, finding.field?.rawValue), (.raw, finding.raw),
      (.expected, finding.expected),
    ]
    return texts.reduce(into: [:]) { members, member in
      if let text = member.1 { members[member.0] = .string(text) }
    }
  }

  private static func object(_ members: [CheckKey: JSONValue]) -> JSONValue {
    .object(CheckKey.allCases.compactMap { key in members[key].map { JSONMember(key.rawValue, $0) } })
  }
}
