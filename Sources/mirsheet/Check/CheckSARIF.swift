import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// What was found, as the Static Analysis Results Interchange Format.
///
/// Source: OASIS, SARIF 2.1.0.
enum CheckSARIF: CheckForm {
  static func bytes(of result: CheckResult, language: Language) throws -> Data {
    let run = Run(result, language)
    let log = JSONValue.object([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"), "version": .string("2.1.0"),
      "runs": .array([run.json]),
    ])
    return Data((log.text(.pretty) + "\n").utf8)
  }

  private struct Run {
    let result: CheckResult
    let language: Language
    private let rules: [FindingCode]

    init(_ result: CheckResult, _ language: Language) {
      self.result = result
      self.language = language
      let used = result.files.flatMap { $0.findings + $0.waived.map(\.finding) }.map(\.code)
      rules = FindingCode.allCases.filter(Set(used).contains)
    }

    var json: JSONValue {
      var results = result.files.flatMap { file in
        let hasWaived = !file.waived.isEmpty
        return file.groups.map { self.json(file, $0.group, suppressions: hasWaived ? [] : nil) }
          + file.waived.compactMap { waived in
            FindingGroup([waived.finding], report: waived.report).map { group in
              self.json(file, group, suppressions: [suppression(waived.reason)])
            }
          }
      }
      var seen: [String: Int] = [:]
      for place in results.indices {
        seen[results[place].fingerprint, default: 0] += 1
        results[place].number = seen[results[place].fingerprint, default: 1]
      }
      return .object([
        "tool": .object([
          "driver": .object([
            "name": .string("mirsheet"), "version": .string(Version.text),
            "rules": .array(rules.map(rule)),
          ])
        ]),
        "language": .string(language == .spanish ? "es-MX" : "en-US"),
        "invocations": .array([invocation]), "columnKind": .string("unicodeCodePoints"),
        "results": .array(results.map(\.json)),
      ])
    }

    private func rule(_ code: FindingCode) -> JSONValue {
      let text = RuleBook.text(for: code)
      return .object([
        "id": .string(code.rawValue),
        "shortDescription": .object(["text": .string(text.meaning[language])]),
        "fullDescription": .object(["text": .string("\(text.meaning[language]) \(text.fires[language])")]),
        "help": .object(["text": .string(text.remedy(of: code)[language])]),
        "defaultConfiguration": .object(["level": .string(level(code.entry.severity))]),
        "properties": .object(["category": .string(text.group.rawValue)]),
      ])
    }

    private func level(_ severity: Severity) -> String {
      switch severity {
      case .error: "error"
      case .warning: "warning"
      case .info: "note"
      }
    }

    private func suppression(_ reason: String) -> JSONValue {
      .object([
        "kind": .string("external"), "status": .string("accepted"), "justification": .string(reason),
      ])
    }

    /// A result; its suppressions are none where others of the run have some.
    private func json(_ file: CheckedFile, _ group: FindingGroup, suppressions: [JSONValue]?) -> Result {
      let lead = group.lead
      let places = group.places
      var members: [JSONMember] = [
        JSONMember("ruleId", .string(lead.code.rawValue)),
        JSONMember("ruleIndex", .number("\(rules.firstIndex(of: lead.code) ?? 0)")),
        JSONMember("level", .string(level(lead.severity))),
        JSONMember("message", .object(["text": .string(text(lead))])),
        JSONMember("locations", .array([location(file, places.first ?? lead.location)])),
      ]
      let others = group.others
      let spoken = Set(others.map(\.location))
      let related =
        places.dropFirst().filter { !spoken.contains($0) }.map { location(file, $0) }
        + others.map { location(file, $0.location, saying: text($0)) }
      if !related.isEmpty { members.append(JSONMember("relatedLocations", .array(related))) }
      if let suppressions { members.append(JSONMember("suppressions", .array(suppressions))) }
      return Result(members: members, fingerprint: fingerprint(file, group))
    }

    /// A result, and what stays the same of it.
    private struct Result {
      let members: [JSONMember]
      let fingerprint: String
      /// Which one it is of those with the same fingerprint, from 1.
      var number = 1

      var json: JSONValue {
        let text = number == 1 ? fingerprint : "\(fingerprint):\(number)"
        return .object(
          members + [JSONMember("partialFingerprints", .object(["mirsheet/v1": .string(text)]))])
      }
    }

    private func text(_ finding: Finding) -> String {
      [finding.message[language], finding.hint?[language] ?? ""].filter { !$0.isEmpty }
        .joined(separator: " → ")
    }

    private func location(
      _ file: CheckedFile, _ location: Finding.Location, saying text: String? = nil
    ) -> JSONValue {
      var physical = [JSONMember("artifactLocation", .object(["uri": .string(uri(file.path))]))]
      if let cell = location.ranges.first?.first {
        physical.append(
          JSONMember(
            "region",
            .object([
              "startLine": .number("\(cell.row + 1)"), "startColumn": .number("\(cell.column + 1)"),
            ])))
      } else if case .line(let line) = location {
        physical.append(JSONMember("region", .object(["startLine": .number("\(line)")])))
      }
      var members = [JSONMember("physicalLocation", .object(physical))]
      if !location.description.isEmpty {
        members.append(
          JSONMember(
            "logicalLocations", .array([.object(["fullyQualifiedName": .string(location.description)])])))
      }
      if let text { members.append(JSONMember("message", .object(["text": .string(text)]))) }
      return .object(members)
    }

    /// What stays the same where rows are put in: the rule, the report, the indicators and the fields; of what is about the
    /// file, its name.
    private func fingerprint(_ file: CheckedFile, _ group: FindingGroup) -> String {
      let report = group.report.map { file.reports[$0] }
      let parts =
        [
          report == nil ? file.shown : report?.program.code ?? report?.program.text ?? "",
          "\(report?.fiscalYear ?? 0)",
          "\(report?.quarter ?? 0)",
        ]
        + group.findings.flatMap { [$0.name, $0.indicator ?? "", $0.field?.rawValue ?? ""] }
      return Fingerprint.of(parts.joined(separator: "\u{1F}"))
    }

    private var invocation: JSONValue {
      let failures = result.entries.compactMap { entry -> JSONValue? in
        guard case .failed(let path, let failure) = entry else { return nil }
        return .object([
          "level": .string("error"),
          "message": .object(["text": .string(failure.message[language])]),
          "locations": .array([
            .object(["physicalLocation": .object(["artifactLocation": .object(["uri": .string(uri(path))])])])
          ]),
        ])
      }
      return .object([
        "executionSuccessful": .boolean(failures.isEmpty), "toolExecutionNotifications": .array(failures),
      ])
    }

    /// A path as a URI reference (RFC 3986).
    private func uri(_ path: String) -> String {
      let encoded = RawPath(path).percentEncoded
      return path.hasPrefix("/") ? "file://" + encoded : encoded
    }
  }
}
