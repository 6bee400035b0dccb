import Foundation
import MIRSchema
import SheetIO

/// What was found, as text for people.
enum CheckText: CheckForm {
  static func bytes(of result: CheckResult, language: Language) throws -> Data {
    var text = ""
    for file in result.files {
      for group in file.groups {
        let lead = group.group.lead
        text +=
          "\(lead.severity.name(in: language)) [\(lead.name)] \(lead.location.description(in: file.path)): \(lead.message[language])\n"
      }
    }
    return Data(text.utf8)
  }
}
