import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// One run of `check`: reads each input, applies the rules and the policy, and reports in the form asked for.
struct CheckRun {
  let options: Check
  let paths: [String]
  private let today = PolicyDay.today

  func run() throws -> Failure.Code {
    let result = try checked()
    if let form = options.format.form {
      try Output.write(form.bytes(of: result, language: Console.current), to: options.output)
    } else {
      try writeCopy(result)
    }
    return code(of: result)
  }

  /// Writes the copy to send back of the one input; of one that cannot be read there is none.
  private func writeCopy(_ result: CheckResult) throws {
    guard let output = options.output, let file = result.files.first else { return }
    let bytes = try Input.bytes(file.path, limits: options.reading.limits)
    let read = try ReportFile(bytes, options: try options.reading.reader())
    let isOffice = read.form == .workbook(.xlsx) || read.form == .workbook(.xlsm)
    try Output.write(
      CheckReturn(file: file, language: Console.current).marked, into: isOffice ? bytes : nil,
      limits: options.reading.limits, otherwise: read.document, to: output)
  }

  /// What was found in one input, and its reports for the rules that compare reports.
  fileprivate struct Reviewed: Sendable {
    let reports: [ReviewedReport]
    let places: ReportPlaces
    var findings: [Finding]
    /// The rows whose cells went astray, by the places of their findings.
    let pictures: [Finding.Location: RowPicture]
  }

  /// Policies by the file that each is from, the waivers of each that were of use, and an input that it applies to.
  private struct Policies {
    var uses: [String: (policy: CheckPolicy, used: Set<Int>, entry: Int)] = [:]

    mutating func note(_ file: String?, _ policy: CheckPolicy, _ used: Set<Int>, entry: Int) {
      uses[file ?? "", default: (policy, [], entry)].used.formUnion(used)
    }
  }

  private func checked() throws -> CheckResult {
    var reading = try options.reading.reader()
    reading.keepsProvenance = true
    reading.expectedPeriod = options.expect
    let settled = reading
    var policies = try options.policies()
    let ofInputs = try paths.map { try policies.policy(for: $0) }
    let thresholds = Dictionary(zip(paths, ofInputs.map(\.policy.thresholds))) { first, _ in first }
    var result = CheckResult()
    var reviewed: [Int: Reviewed] = [:]
    try OrderedReading(paths: paths, jobs: options.jobs, isQuiet: options.reading.quiet) { path in
      Self.reviewed(path, try Input.file(path, options: settled), thresholds[path] ?? .standard)
    }
    .forEach { path, read in
      switch read {
      case .failure(let failure):
        Console.fail(failure)
        result.entries.append(.failed(path: path, failure))
      case .success(let one):
        reviewed[result.entries.count] = one
        result.entries.append(.checked(CheckedFile(path: path, reports: one.reports.map(\.report))))
      }
    }
    let reports = reviewed.sorted { $0.key < $1.key }.flatMap { entry, one in one.reports.map { (entry, $0) }
    }
    for found in Review.findings(among: reports.map(\.1)) {
      reviewed[reports[found.report].0]?.findings.append(found.finding)
    }
    var uses = Policies()
    for (entry, one) in reviewed.sorted(by: { $0.key < $1.key }) {
      let (policy, file) = ofInputs[entry]
      let used = result.report(one, policy, at: entry, on: today)
      uses.note(file, policy, used, entry: entry)
    }
    for (policy, used, entry) in uses.uses.sorted(by: { $0.key < $1.key }).map(\.value) {
      let findings = policy.weighed(policy.findings(onWaivers: used, on: today))
      result.add(FindingGroup.groups(of: findings).map { CheckedGroup(group: $0) }, to: entry)
    }
    return result
  }

  /// What reading found, and what the rules find in each report by itself.
  private static func reviewed(_ path: String, _ file: ReportFile, _ thresholds: ReviewThresholds) -> Reviewed
  {
    let places = ReportPlaces(file.document)
    let reports = file.reports.indices.map {
      ReviewedReport(file.document, $0, file: RawPath(path).shown, thresholds: thresholds, places: places)
    }
    let findings =
      file.findings + FormulaReview.findings(in: file, places.origins)
      + reports.flatMap { Review.findings(in: $0) }
    let astray = findings.filter { $0.code.isAboutPlacing }
    let rows = astray.isEmpty ? nil : RowPictures(file)
    let pictures = astray.compactMap { finding in
      rows?.picture(of: finding).map { (finding.location, $0) }
    }
    return Reviewed(
      reports: reports, places: places, findings: findings,
      pictures: Dictionary(pictures) { first, _ in first })
  }

  private func code(of result: CheckResult) -> Failure.Code {
    var code = Failure.Code.done
    for entry in result.entries {
      switch entry {
      case .failed(_, let failure): code = max(code, failure.code)
      case .checked(let file):
        guard let threshold = file.failOn, let worst = file.severity, worst >= threshold else { continue }
        code = max(code, .findings)
      }
    }
    return code
  }
}

extension CheckResult {
  /// Puts what was found in a file into its entry, as the policy has it; the waivers that were of use.
  fileprivate mutating func report(
    _ one: CheckRun.Reviewed, _ policy: CheckPolicy, at entry: Int, on day: PolicyDay
  ) -> Set<Int> {
    guard case .checked(var file) = entries[entry] else { return [] }
    let (kept, waived, used) = policy.parted(policy.weighed(one.findings), of: file.path, on: day)
    file.groups = FindingGroup.groups(of: kept, in: one.places).map {
      CheckedGroup(group: $0, picture: one.pictures[$0.lead.location])
    }
    file.waived = waived.map { other in
      WaivedFinding(
        finding: other.finding, report: one.places.report(of: other.finding), reason: other.reason)
    }
    file.failOn = policy.failOn.value
    entries[entry] = .checked(file)
    return used
  }

  fileprivate mutating func add(_ groups: [CheckedGroup], to entry: Int) {
    guard case .checked(var file) = entries[entry] else { return }
    file.groups += groups
    entries[entry] = .checked(file)
  }
}
