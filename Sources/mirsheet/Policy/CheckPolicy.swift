import MIRSchema
import SheetIO

/// What is reported, how much it weighs, and what has been waived: what people set of `check`.
struct CheckPolicy: Sendable {
  /// A setting and where it comes from.
  struct Setting<Value: Sendable>: Sendable {
    var value: Value
    var origin: Origin
  }

  /// Where a setting comes from.
  enum Origin: Sendable {
    case builtIn
    case file(String, line: Int?)
    case commandLine
  }

  /// Findings of a rule that somebody has looked at and accepted for a time.
  struct Waiver: Sendable {
    let rule: FindingCode
    /// The end of a file's path; `nil` for any file.
    let file: String?
    let indicator: String?
    let cell: String?
    let reason: String
    /// The last day on which it counts.
    let until: PolicyDay
    let origin: Origin

    /// Whether a finding in a file is one of those.
    func covers(_ finding: Finding, in path: String) -> Bool {
      finding.code == rule && (indicator ?? finding.indicator) == finding.indicator
        && (cell ?? finding.cell) == finding.cell && (file.map { Self.isEnd($0, of: path) } ?? true)
    }

    private static func isEnd(_ name: String, of path: String) -> Bool {
      path == name || path.hasSuffix("/" + name)
    }
  }

  /// The rules that are reported; `nil` for all.
  var select = Setting<Set<FindingCode>?>(value: nil, origin: .builtIn)
  /// The rules that are not.
  var ignore = Setting<Set<FindingCode>>(value: [], origin: .builtIn)
  /// From which weight on the run fails; `nil` for none.
  var failOn = Setting<Severity?>(value: .error, origin: .builtIn)
  /// Other weights than the usual ones; `nil` for a rule that is off.
  var severities: [FindingCode: Setting<Severity?>] = [:]
  var deviation = Setting(value: ReviewThresholds.standard.deviation, origin: .builtIn)
  var outlier = Setting(value: ReviewThresholds.standard.outlier, origin: .builtIn)
  var waivers: [Waiver] = []

  /// What counts as unlikely.
  var thresholds: ReviewThresholds {
    var thresholds = ReviewThresholds()
    thresholds.deviation = deviation.value
    thresholds.outlier = outlier.value
    return thresholds
  }

  /// The findings of a file that are reported, with the weights that were set.
  func weighed(_ findings: [Finding]) -> [Finding] {
    findings.compactMap { finding in
      guard select.value?.contains(finding.code) ?? true, !ignore.value.contains(finding.code) else {
        return nil
      }
      guard let severity = severities[finding.code] else { return finding }
      return severity.value.map(finding.weighing)
    }
  }

  /// The findings of a file without those that are waived today, and these.
  ///
  /// A finding that is not the file's own is never waived by it: what an expired waiver says comes back.
  func parted(_ findings: [Finding], of path: String, on day: PolicyDay)
    -> (kept: [Finding], waived: [WaivedFinding], used: Set<Int>)
  {
    var kept: [Finding] = []
    var waived: [WaivedFinding] = []
    var used: Set<Int> = []
    for finding in findings {
      let place = waivers.indices.first { waivers[$0].until >= day && waivers[$0].covers(finding, in: path) }
      if let place {
        used.insert(place)
        waived.append(WaivedFinding(finding: finding, reason: waivers[place].reason))
      } else {
        kept.append(finding)
      }
    }
    return (kept, waived, used)
  }

  /// What is to be said of the waivers themselves: those that are over, and those that nothing was waived by.
  func findings(onWaivers used: Set<Int>, on day: PolicyDay) -> [Finding] {
    waivers.enumerated().compactMap { place, waiver in
      let arguments = ["rule": waiver.rule.rawValue, "until": "\(waiver.until)", "reason": waiver.reason]
      let location = Finding.Location.printed(sheet: nil, cell: waiver.origin.place)
      if waiver.until < day { return Finding(.waiverExpired, arguments, at: location) }
      return used.contains(place) ? nil : Finding(.waiverUnused, arguments, at: location)
    }
  }
}

extension CheckPolicy.Origin {
  /// The file and the line; of anything else nothing.
  var place: String {
    if case .file(let path, let line) = self { path + (line.map { ":\($0)" } ?? "") } else { "" }
  }

  /// Where it comes from, in words.
  var text: BilingualText {
    switch self {
    case .builtIn: BilingualText(es: "por omisión", en: "default")
    case .file: BilingualText(place)
    case .commandLine: BilingualText(es: "línea de órdenes", en: "command line")
    }
  }
}
