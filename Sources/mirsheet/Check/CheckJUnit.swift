import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// What was found, as results of tests: a suite for each file; in it a test for what concerns the file, one for each report
/// as a whole, and one for each indicator.
///
/// A test fails where a finding weighs as much as `--fail-on` asks for; where all that it has is waived, it is skipped.
enum CheckJUnit: CheckForm {
  static func bytes(of result: CheckResult, language: Language) throws -> Data {
    let suites = result.entries.map { entry in
      switch entry {
      case .failed(let path, let failure): Suite(RawPath(path).shown, failure, language)
      case .checked(let file): Suite(file, language)
      }
    }
    func total(_ count: KeyPath<Suite, Int>) -> Int { suites.reduce(0) { $0 + $1[keyPath: count] } }
    let head = tag(
      "testsuites", "mirsheet", total(\.tests), total(\.failures), total(\.errors), total(\.skipped))
    let text = (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", head] + suites.flatMap(\.lines)).map {
      $0 + "\n"
    }
    return Data((text.joined() + "</testsuites>\n").utf8)
  }

  private static func tag(
    _ tag: String, _ name: String, _ tests: Int, _ failures: Int, _ errors: Int, _ skipped: Int
  ) -> String {
    "<\(tag) name=\"\(name.inXML)\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\">"
  }

  /// One file.
  private struct Suite {
    private(set) var tests = 0
    private(set) var failures = 0
    private(set) var errors = 0
    private(set) var skipped = 0
    private(set) var lines: [String] = []

    private let language: Language
    private var names: Set<[String]> = []
    private var groups: [Spot: [FindingGroup]] = [:]
    private var waived: [Spot: [WaivedFinding]] = [:]

    /// An indicator of a report; without one the report as a whole, without a report the file.
    private struct Spot: Hashable {
      let report: Int?
      let indicator: String?
    }

    /// Sorts what was found by where it is told: of several indicators at the first that the report has.
    private mutating func sort(_ file: CheckedFile) {
      let labels = file.reports.map { Set($0.indicators.compactMap(\.label)) }
      func spot(_ report: Int?, _ indicators: [String]) -> Spot {
        Spot(
          report: report,
          indicator: report.flatMap { report in indicators.first { labels[report].contains($0) } })
      }
      for group in file.groups.map(\.group) {
        groups[spot(group.report, group.indicators), default: []].append(group)
      }
      for one in file.waived {
        waived[spot(one.report, [one.finding.indicator].compactMap(\.self)), default: []].append(one)
      }
    }

    init(_ path: String, _ failure: Failure, _ language: Language) {
      self.language = language
      (tests, errors) = (1, 1)
      lines = [
        tag("testsuite", path, 1, 0, 1, 0),
        "  <testcase classname=\"\(path.inXML)\" name=\"\(failure.code.name)\">",
        "    <error type=\"\(failure.code.name)\" message=\"\(failure.message[language].inXML)\">"
          + "\((failure.hint?[language] ?? "").inXML)</error>", "  </testcase>", "</testsuite>",
      ].map { "  " + $0 }
    }

    init(_ file: CheckedFile, _ language: Language) {
      self.language = language
      let whole = BilingualText(es: "Informe", en: "Report")[language]
      sort(file)
      add(file.shown, BilingualText(es: "Archivo", en: "File")[language], of: nil, nil, in: file)
      for (number, report) in file.reports.enumerated() {
        let period = [report.fiscalYear.map { "\($0)" }, report.quarter.map { "T\($0)" }]
        let name = [CheckHTML.program(report), period.compactMap(\.self).joined(separator: " ")]
          .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
        add(name, whole, of: number, nil, in: file)
        var seen: Set<String> = []
        for label in report.indicators.map({ $0.label ?? "–" }) where seen.insert(label).inserted {
          add(name, label, of: number, label, in: file)
        }
      }
      lines =
        [tag("testsuite", file.shown, tests, failures, errors, skipped)].map { "  " + $0 } + lines
        + ["  </testsuite>"]
    }

    /// A test for what is about an indicator of a report, or about none of them.
    private mutating func add(
      _ classname: String, _ name: String, of report: Int?, _ indicator: String?, in file: CheckedFile
    ) {
      let groups = groups[Spot(report: report, indicator: indicator)] ?? []
      let waived = waived[Spot(report: report, indicator: indicator)] ?? []
      let failed = groups.filter { group in file.failOn.map { group.severity >= $0 } ?? false }
      tests += 1
      var inside: [String] = []
      if let first = failed.first {
        failures += 1
        let text = failed.map(blocks).joined(separator: "\n")
        inside.append(
          "<failure type=\"\(first.lead.name.inXML)\" message=\"\(first.lead.message[language].inXML)\">\(text.inXML)</failure>"
        )
      } else if groups.isEmpty, let first = waived.first {
        skipped += 1
        inside.append("<skipped message=\"\("[\(first.finding.name)] \(first.reason)".inXML)\"/>")
      }
      let others = groups.filter { group in file.failOn.map { group.severity < $0 } ?? true }
      let notes =
        others.map(blocks)
        + waived.map {
          "\(BilingualText(es: "dispensado", en: "waived")[language]) [\($0.finding.name)] \($0.finding.message[language]) (\($0.reason))"
        }
      if !notes.isEmpty {
        inside.append("<system-out>\(notes.joined(separator: "\n").inXML)</system-out>")
      }
      let head = "    <testcase classname=\"\(classname.inXML)\" name=\"\(unique(classname, name).inXML)\""
      lines +=
        inside.isEmpty
        ? [head + "/>"] : [head + ">"] + inside.map { "      " + $0 } + ["    </testcase>"]
    }

    /// The name, with a number where the suite has it already: of two reports of one programme and quarter.
    private mutating func unique(_ classname: String, _ name: String) -> String {
      var number = 1
      var result = name
      while !names.insert([classname, result]).inserted {
        number += 1
        result = "\(name) (\(number))"
      }
      return result
    }

    private func blocks(of group: FindingGroup) -> String {
      FindingBlocks(language: language, width: 110, paint: Paint(isColoured: false)).lines(of: group)
        .joined(separator: "\n")
    }
  }
}

extension String {
  /// The text as XML 1.0 has it, in an element or an attribute; what that cannot hold is shown by its number.
  fileprivate var inXML: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line).visible.escaping(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"])
    }
    .joined(separator: "&#10;")
  }
}
