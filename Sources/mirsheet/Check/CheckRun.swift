import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// One run of `check`: reads each input, applies the rules, and reports in the form asked for.
struct CheckRun {
  let options: Check
  let paths: [String]

  func run() throws -> Failure.Code {
    let result = try checked()
    try Output.write(options.format.form.bytes(of: result, language: Console.current), to: options.output)
    return code(of: result)
  }

  private func checked() throws -> CheckResult {
    var reading = try options.reading.reader()
    reading.keepsProvenance = true
    reading.expectedPeriod = options.expect
    var result = CheckResult(failOn: options.failOn.severity)
    let settled = reading
    try OrderedReading(paths: paths, jobs: options.jobs) { path in
      CheckedFile(path: path, file: try Input.file(path, options: settled))
    }
    .forEach { path, read in
      switch read {
      case .failure(let failure):
        Console.fail(failure)
        result.entries.append(.failed(path: path, failure))
      case .success(var file):
        let pictures = RowPictures(file.file)
        file.groups = FindingGroup.groups(of: found(in: file)).map {
          CheckedGroup(group: $0, picture: pictures.picture(of: $0.lead))
        }
        result.entries.append(.checked(file))
      }
    }
    return result
  }

  /// What reading found, and what the rules find.
  private func found(in file: CheckedFile) -> [Finding] {
    let document = file.file.document
    return document.findings + FormulaReview.findings(in: file.file)
      + document.reports.indices.flatMap { number in
        Review.findings(in: ReviewedReport(document, number, file: file.path))
      }
  }

  private func code(of result: CheckResult) -> Failure.Code {
    var code = Failure.Code.done
    for entry in result.entries {
      switch entry {
      case .failed(_, let failure): code = max(code, failure.code)
      case .checked(let file):
        guard let threshold = options.failOn.severity, let worst = file.severity, worst >= threshold else {
          continue
        }
        code = max(code, .findings)
      }
    }
    return code
  }
}
