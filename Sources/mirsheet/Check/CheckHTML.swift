import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// What was found, as one page for a meeting or an e-mail: findings that lead to their cells, the reports with their
/// doubtful cells marked, a chart for each indicator, and, of several reports, a grid of programmes and quarters.
///
/// The page needs neither network nor scripts. Its template is `Resources/check.mustache`, which escapes every text.
enum CheckHTML: CheckForm {
  static func bytes(of result: CheckResult, language: Language) throws -> Data {
    Data(try PageTemplate.page(PackageResources.check_mustache, Page(result, language).context).utf8)
  }

  private struct Page {
    let result: CheckResult
    let language: Language

    init(_ result: CheckResult, _ language: Language) {
      self.result = result
      self.language = language
    }

    var context: [String: Any] {
      var context: [String: Any] = [
        "t": CheckHTMLTexts.texts(in: language),
        "counts": marks, "failed": failed, "hasFailed": !failed.isEmpty,
        "files": result.files.enumerated().map { number, file in
          FilePage(file, number: number, language: language).context
        },
      ]
      if result.entries.count > 1 { context["index"] = index }
      return context
    }

    /// What was found, and how many inputs could not be read: of a page without a report nothing was found, either.
    private var marks: [[String: Any]] {
      let found = result.files.isEmpty ? [] : counts(result.files.flatMap(\.groups), waivedCount)
      guard !failed.isEmpty else { return found }
      let text = BilingualText(
        failed.count, es: ("no se pudo leer", "no se pudieron leer"),
        en: ("could not be read", "could not be read"))
      return found + [["kind": Severity.error.rawValue, "text": text[language]]]
    }

    /// The inputs that could not be read, with the reason.
    private var failed: [[String: Any]] {
      result.entries.compactMap { entry in
        guard case .failed(_, let failure) = entry else { return nil }
        return ["message": failure.message[language]]
      }
    }

    private var waivedCount: Int { result.files.reduce(0) { $0 + $1.waived.count } }

    private func counts(_ groups: [CheckedGroup], _ waived: Int) -> [[String: Any]] {
      CheckHTML.counts(groups, waived, language)
    }

    // MARK: Programmes and quarters

    private var index: [String: Any] {
      let reports = result.files.enumerated().flatMap { number, file in
        file.reports.map { (number: number, file: file, report: $0) }
      }
      let keys = ProgramKeys(reports.map { ProgramNames($0.report) })
      let periods = Set(reports.map { Quarter($0.report) }).sorted()
      var rows: [String: [(number: Int, file: CheckedFile, report: Report)]] = [:]
      for one in reports {
        let key = keys.key(ProgramNames(one.report)).map { "\($0.unit)\u{1F}\($0.program)" } ?? one.file.path
        rows[key, default: []].append(one)
      }
      return [
        "quarters": periods.map { $0.text(in: language) },
        "rows": rows.sorted { $0.key < $1.key }.map { _, own -> [String: Any] in
          [
            "name": CheckHTML.program(own[0].report) ?? own[0].file.shown,
            "cells": periods.map { period -> [String: Any] in
              let here = own.filter { Quarter($0.report) == period }
              return [
                "hole": here.isEmpty,
                "reports": here.map { one -> [String: Any] in
                  [
                    "anchor": "f\(one.number)", "file": one.file.shown,
                    "counts": CheckHTML.counts(one.file.groups, one.file.waived.count, language),
                  ]
                },
              ]
            },
          ]
        },
      ]
    }

    private struct Quarter: Hashable, Comparable {
      let year: Int
      let quarter: Int

      init(_ report: Report) { (year, quarter) = (report.fiscalYear ?? 0, report.quarter ?? 0) }

      static func < (left: Quarter, right: Quarter) -> Bool {
        (left.year, left.quarter) < (right.year, right.quarter)
      }

      func text(in language: Language) -> String {
        year == 0 && quarter == 0
          ? "?" : "\(year == 0 ? "?" : "\(year)") T\(quarter == 0 ? "?" : "\(quarter)")"
      }
    }
  }

  /// How many accidents weigh what, as marks.
  static func counts(_ groups: [CheckedGroup], _ waived: Int, _ language: Language) -> [[String: Any]] {
    var marks = Severity.allCases.reversed().compactMap { severity -> [String: Any]? in
      let count = groups.count { $0.group.severity == severity }
      return count == 0 ? nil : ["kind": severity.rawValue, "text": severity.counted(count)[language]]
    }
    if marks.isEmpty {
      marks = [["kind": "fine", "text": BilingualText(es: "sin hallazgos", en: "no findings")[language]]]
    }
    if waived > 0 {
      let text = BilingualText(waived, es: ("dispensado", "dispensados"), en: ("waived", "waived"))[language]
      marks.append(["kind": "waived", "text": text])
    }
    return marks
  }

  /// The programme of a report as people write it.
  static func program(_ report: Report) -> String? {
    let parts = [report.program.code, report.program.text].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " - ")
  }
}
