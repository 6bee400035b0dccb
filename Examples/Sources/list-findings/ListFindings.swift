import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// Prints programme, quarter and findings of every report in the given files, whatever form they have.
///
///     swift run list-findings informe.xlsx año.ndjson tabla.csv
@main
struct ListFindings {
  static func main() {
    var failed = false
    for path in CommandLine.arguments.dropFirst() {
      do {
        let file = try ReportFile(contentsOf: URL(fileURLWithPath: path))
        print("\(file.document.source.file ?? path) (\(form(of: file)))")
        for report in file.reports {
          let program = report.program.text ?? "no programme"
          let quarter = report.quarter.map { "quarter \($0)" } ?? "no quarter"
          print("  \(program), \(quarter): \(report.indicators.count) indicators")
        }
        for finding in file.findings where finding.severity >= .warning {
          print("  \(finding.severity.name(in: .english)) \(finding.location): \(finding.message.english)")
        }
        print("  \(file.unplaced.count) cells without a place")
      } catch {
        print(error)
        failed = true
      }
    }
    exit(failed ? 65 : 0)
  }

  /// Forms may become more, so that there is always a last case.
  private static func form(of file: ReportFile) -> String {
    switch file.form {
    case .workbook(let format): "cells, \(format.rawValue)"
    case .json: "one document"
    case .ndjson: "a document a line"
    @unknown default: file.form.name
    }
  }
}
