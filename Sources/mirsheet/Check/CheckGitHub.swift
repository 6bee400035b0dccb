import Foundation
import MIRSchema
import SheetIO

/// What was found, as commands of GitHub's workflows, which show them at the file.
///
/// Source: GitHub, "Workflow commands for GitHub Actions".
enum CheckGitHub: CheckForm {
  static func bytes(of result: CheckResult, language: Language) throws -> Data {
    var text = ""
    for entry in result.entries {
      switch entry {
      case .failed(let path, let failure):
        let parts = [failure.message[language], failure.hint?[language] ?? ""].filter { !$0.isEmpty }
        text += command(
          "error", ["file": RawPath(path).shown, "title": failure.code.name], parts.joined(separator: "\n"))
      case .checked(let file):
        for group in file.groups { text += command(file.shown, group.group, language) }
      }
    }
    return Data(text.utf8)
  }

  private static func command(_ file: String, _ group: FindingGroup, _ language: Language) -> String {
    let lead = group.lead
    let kind =
      switch lead.severity {
      case .error: "error"
      case .warning: "warning"
      case .info: "notice"
      }
    let place = FindingBlocks.place(of: group)[language]
    var properties: KeyValuePairs<String, String> = ["file": file, "title": "\(lead.name) · \(place)"]
    if let cell = lead.location.ranges.first?.first {
      properties = [
        "file": file, "line": "\(cell.row + 1)", "col": "\(cell.column + 1)",
        "title": "\(lead.name) · \(place)",
      ]
    }
    let hint = lead.hint?[language] ?? ""
    let parts = [lead.message[language], hint.isEmpty ? "" : "→ \(hint)"].filter { !$0.isEmpty }
    return command(kind, properties, parts.joined(separator: "\n"))
  }

  private static func command(
    _ kind: String, _ properties: KeyValuePairs<String, String>, _ message: String
  ) -> String {
    let list = properties.map { "\($0.key)=\(escaped($0.value, isProperty: true))" }.joined(separator: ",")
    return "::\(kind) \(list)::\(escaped(message, isProperty: false))\n"
  }

  private static let ofMessages: [Unicode.Scalar: String] = ["%": "%25"]
  private static let ofProperties = ofMessages.merging([":": "%3A", ",": "%2C"]) { own, _ in own }

  /// Line breaks and signs of the command as the runner decodes them; what else acts on a terminal is shown by its number.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !result.isEmpty { result += "%0A" }
      result += String(line).visible.escaping(isProperty ? ofProperties : ofMessages)
    }
    return result
  }
}
