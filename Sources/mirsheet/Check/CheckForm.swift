import ArgumentParser
import Foundation
import SheetIO

/// The forms in which `check` reports.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  case text

  /// How the form is written.
  var form: any CheckForm.Type {
    switch self {
    case .text: CheckText.self
    }
  }
}

/// One form of the report on what was found.
protocol CheckForm {
  /// The whole report.
  static func bytes(of result: CheckResult, language: Language) throws -> Data
}
