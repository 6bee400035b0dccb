import ArgumentParser
import Foundation
import SheetIO

/// The forms in which `check` reports.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  case text, html, xlsx, jsonl, sarif, junit, github, csv

  /// How the form is written; `nil` for a workbook, which is a copy of its one input.
  var form: (any CheckForm.Type)? {
    switch self {
    case .text: CheckText.self
    case .html: CheckHTML.self
    case .xlsx: nil
    case .jsonl: CheckJSONLines.self
    case .sarif: CheckSARIF.self
    case .junit: CheckJUnit.self
    case .github: CheckGitHub.self
    case .csv: CheckCSV.self
    }
  }
}

extension CheckFormat: NamedForm {
  /// None of what people read as text, in whatever file.
  var endings: [String] {
    switch self {
    case .text, .github: []
    case .html: ["html", "htm"]
    case .xlsx: ["xlsx", "xlsm"]
    case .jsonl: ["jsonl", "ndjson"]
    case .sarif: ["sarif", "json"]
    case .junit: ["xml"]
    case .csv: ["csv"]
    }
  }
}

/// One form of the report on what was found.
protocol CheckForm {
  /// The whole report.
  static func bytes(of result: CheckResult, language: Language) throws -> Data
}
