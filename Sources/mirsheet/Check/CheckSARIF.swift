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
      let results = result.files.flatMap { file in
        file.groups.map { self.json(file, $0.group.findings, $0.group.places, waived: nil) }
          + file.waived.map { self.json(file, [$0.finding], [$0.finding.location], waived: $0.reason) }
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
        "results": .array(results),
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

    private func json(
      _ file: CheckedFile, _ findings: [Finding], _ places: [Finding.Location], waived: String?
    ) -> JSONValue {
      let lead = findings[0]
      let hint = lead.hint?[language] ?? ""
      var members: [JSONMember] = [
        JSONMember("ruleId", .string(lead.code.rawValue)),
        JSONMember("ruleIndex", .number("\(rules.firstIndex(of: lead.code) ?? 0)")),
        JSONMember("level", .string(level(lead.severity))),
        JSONMember(
          "message",
          .object([
            "text": .string([lead.message[language], hint].filter { !$0.isEmpty }.joined(separator: " → "))
          ])),
        JSONMember("locations", .array([location(file, places.first ?? lead.location)])),
      ]
      let others = places.dropFirst() + findings.filter { $0.code != lead.code }.map(\.location)
      if !others.isEmpty {
        members.append(JSONMember("relatedLocations", .array(others.map { location(file, $0) })))
      }
      members.append(
        JSONMember("partialFingerprints", .object(["mirsheet/v1": .string(fingerprint(file, findings))])))
      if let waived {
        members.append(
          JSONMember(
            "suppressions",
            .array([.object(["kind": .string("external"), "justification": .string(waived)])])))
      }
      return .object(members)
    }

    private func location(_ file: CheckedFile, _ location: Finding.Location) -> JSONValue {
      var physical = [JSONMember("artifactLocation", .object(["uri": .string(uri(file.path))]))]
      if let cell = location.cells?.first {
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
      return .object(members)
    }

    /// What stays the same where rows are put in: the rule, the programme, the indicators and the fields.
    private func fingerprint(_ file: CheckedFile, _ findings: [Finding]) -> String {
      let report = file.reports.first
      let parts =
        [
          report?.program.code ?? report?.program.text ?? "", "\(report?.fiscalYear ?? 0)",
          "\(report?.quarter ?? 0)",
        ]
        + findings.flatMap { [$0.name, $0.indicator ?? "", $0.field?.rawValue ?? ""] }
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
      let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
      let encoded = path.utf8.map { byte in
        plain.contains(byte)
          ? String(UnicodeScalar(byte))
          : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }.joined()
      return path.hasPrefix("/") ? "file://" + encoded : encoded
    }
  }
}
