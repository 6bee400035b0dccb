import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// What was found, as results of tests: a suite for each file, a test for each indicator and one for everything else.
enum CheckJUnit: CheckForm {
  static func bytes(of result: CheckResult, language: Language) throws -> Data {
    var suites = ""
    var totals = (tests: 0, failures: 0, errors: 0)
    for entry in result.entries {
      switch entry {
      case .failed(let path, let failure):
        totals.tests += 1
        totals.errors += 1
        suites += """
            <testsuite name="\(path.inXML)" tests="1" failures="0" errors="1" skipped="0">
              <testcase classname="\(path.inXML)" name="\(failure.code.name)">
                <error type="\(failure.code.name)" message="\(failure.message[language].inXML)">\((failure.hint?[language] ?? "").inXML)</error>
              </testcase>
            </testsuite>

          """
      case .checked(let file):
        let suite = Suite(file, failOn: file.failOn, language)
        totals.tests += suite.tests
        totals.failures += suite.failures
        suites += suite.text
      }
    }
    let head =
      "<testsuites name=\"mirsheet\" tests=\"\(totals.tests)\" failures=\"\(totals.failures)\" errors=\"\(totals.errors)\">"
    return Data("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(head)\n\(suites)</testsuites>\n".utf8)
  }

  /// One file.
  private struct Suite {
    private(set) var tests = 0
    private(set) var failures = 0
    private(set) var text = ""

    init(_ file: CheckedFile, failOn: Severity?, _ language: Language) {
      var cases = ""
      let whole = BilingualText(es: "Informe", en: "Report")[language]
      var told: Set<Int> = []
      for report in file.reports {
        let names = [report.program.code, report.program.text].compactMap(\.self).joined(separator: " - ")
        for label in report.indicators.map({ $0.label ?? "–" }) {
          let own = file.groups.indices.filter { file.groups[$0].group.indicators.contains(label) }
          told.formUnion(own)
          let waived = file.waived.filter { $0.finding.indicator == label }
          cases += add(names, label, own.map { file.groups[$0].group }, waived, failOn, language)
        }
      }
      let rest = file.groups.indices.filter { !told.contains($0) }.map { file.groups[$0].group }
      let waived = file.waived.filter { $0.finding.indicator == nil }
      cases = add(file.path, whole, rest, waived, failOn, language) + cases
      text =
        "  <testsuite name=\"\(file.path.inXML)\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\" skipped=\"0\">\n\(cases)  </testsuite>\n"
    }

    private mutating func add(
      _ classname: String, _ name: String, _ groups: [FindingGroup], _ waived: [WaivedFinding],
      _ failOn: Severity?, _ language: Language
    ) -> String {
      tests += 1
      let head = "    <testcase classname=\"\(classname.inXML)\" name=\"\(name.inXML)\""
      let failed = groups.filter { group in failOn.map { group.severity >= $0 } ?? false }
      let others = groups.filter { group in failOn.map { group.severity < $0 } ?? true }
      var inside = ""
      if let first = failed.first {
        failures += 1
        let text = failed.map { lines(of: $0, language) }.joined(separator: "\n")
        inside +=
          "      <failure type=\"\(first.lead.name.inXML)\" message=\"\(first.lead.message[language].inXML)\">\(text.inXML)</failure>\n"
      }
      let notes =
        others.map { lines(of: $0, language) }
        + waived.map {
          "\(BilingualText(es: "dispensado", en: "waived")[language]) [\($0.finding.name)] \($0.reason)"
        }
      if !notes.isEmpty {
        inside += "      <system-out>\(notes.joined(separator: "\n").inXML)</system-out>\n"
      }
      return inside.isEmpty ? head + "/>\n" : "\(head)>\n\(inside)    </testcase>\n"
    }

    private func lines(of group: FindingGroup, _ language: Language) -> String {
      FindingBlocks(language: language, width: 110, paint: Paint(isColoured: false)).lines(of: group)
        .joined(separator: "\n")
    }
  }
}

extension String {
  /// The text as XML 1.0 has it, in an element or an attribute; what that cannot hold is shown by its number.
  fileprivate var inXML: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line).visible.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
        ">", with: "&gt;"
      )
      .replacing("\"", with: "&quot;")
    }
    .joined(separator: "&#10;")
  }
}
