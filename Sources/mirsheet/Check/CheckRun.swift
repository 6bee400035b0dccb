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

  /// What was found in one input, and its reports for the rules that compare reports.
  private struct Reviewed: Sendable {
    let file: CheckedFile
    let reports: [ReviewedReport]
  }

  private func checked() throws -> CheckResult {
    var reading = try options.reading.reader()
    reading.keepsProvenance = true
    reading.expectedPeriod = options.expect
    let settled = reading
    var result = CheckResult(failOn: options.failOn.severity)
    var reports: [(entry: Int, report: ReviewedReport)] = []
    try OrderedReading(paths: paths, jobs: options.jobs) { path in
      Self.reviewed(path, try Input.file(path, options: settled))
    }
    .forEach { path, read in
      switch read {
      case .failure(let failure):
        Console.fail(failure)
        result.entries.append(.failed(path: path, failure))
      case .success(let reviewed):
        reports += reviewed.reports.map { (result.entries.count, $0) }
        result.entries.append(.checked(reviewed.file))
      }
    }
    for found in Review.findings(among: reports.map(\.report)) {
      result.add(found.finding, to: reports[found.report].entry)
    }
    return result
  }

  /// What reading found, and what the rules find in each report by itself.
  private static func reviewed(_ path: String, _ file: ReportFile) -> Reviewed {
    let reports = file.reports.indices.map { ReviewedReport(file.document, $0, file: path) }
    let findings =
      file.findings + FormulaReview.findings(in: file) + reports.flatMap { Review.findings(in: $0) }
    let pictures = RowPictures(file)
    let groups = FindingGroup.groups(of: findings).map {
      CheckedGroup(group: $0, picture: pictures.picture(of: $0.lead))
    }
    return Reviewed(file: CheckedFile(path: path, reports: file.reports, groups: groups), reports: reports)
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

extension CheckResult {
  /// Adds what was found by comparing a file with others.
  fileprivate mutating func add(_ finding: Finding, to entry: Int) {
    guard case .checked(var file) = entries[entry] else { return }
    file.groups += FindingGroup.groups(of: [finding]).map { CheckedGroup(group: $0) }
    entries[entry] = .checked(file)
  }
}
