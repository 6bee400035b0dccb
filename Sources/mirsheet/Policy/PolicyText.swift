import MIRSchema
import SheetIO

/// A policy as people read it: each setting, its value, and where it comes from.
enum PolicyText {
  static func text(of policy: CheckPolicy, file: String?, language: Language) -> String {
    var lines: [String] = []
    func add(_ key: String, _ value: String, _ origin: CheckPolicy.Origin) {
      lines.append("\(key) = \(value)  # \(origin.text[language])")
    }
    lines.append(
      "# "
        + (file ?? BilingualText(es: "sin archivo de configuración", en: "no configuration file")[language]))
    add("select", policy.select.value.map(list) ?? "\"*\"", policy.select.origin)
    add("ignore", list(policy.ignore.value), policy.ignore.origin)
    add("fail-on", "\"\(policy.failOn.value?.rawValue ?? "never")\"", policy.failOn.origin)
    add("thresholds.deviation", "\(policy.deviation.value)", policy.deviation.origin)
    add("thresholds.outlier", "\(policy.outlier.value)", policy.outlier.origin)
    for (code, severity) in policy.severities.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      add("severity.\(code.rawValue)", "\"\(severity.value?.rawValue ?? "off")\"", severity.origin)
    }
    for waiver in policy.waivers {
      let place = [waiver.file, waiver.indicator, waiver.cell].compactMap(\.self).joined(separator: ", ")
      add("waiver", "\"\(waiver.rule.rawValue): \(place) – \(waiver.until)\"", waiver.origin)
    }
    return lines.joined(separator: "\n").visibleLines + "\n"
  }

  private static func list(_ codes: Set<FindingCode>) -> String {
    "[" + codes.map { "\"\($0.rawValue)\"" }.sorted().joined(separator: ", ") + "]"
  }
}

extension String {
  fileprivate var visibleLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }.joined(
      separator: "\n")
  }
}
