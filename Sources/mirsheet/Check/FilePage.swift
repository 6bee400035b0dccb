import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// One file on the page of `check`: its findings, and its reports as sheets with marks where findings are.
struct FilePage {
  private let file: CheckedFile
  private let number: Int
  private let language: Language
  /// The findings as they are listed, the worst first.
  private let listed: [(group: FindingGroup, picture: RowPicture?, waived: String?)]
  /// The first finding in the list of each cell that has one.
  private var marks: [Spot: Int] = [:]

  init(_ file: CheckedFile, number: Int, language: Language) {
    self.file = file
    self.number = number
    self.language = language
    let groups = file.groups.enumerated().sorted {
      ($1.element.group.severity, $0.offset) < ($0.element.group.severity, $1.offset)
    }
    listed =
      groups.map { ($0.element.group, $0.element.picture, nil) }
      + file.waived.compactMap { waived in
        FindingGroup([waived.finding], report: waived.report).map { ($0, nil, waived.reason) }
      }
    for (place, entry) in listed.enumerated() {
      for finding in entry.group.findings {
        guard let label = finding.indicator else { continue }
        let spot = Spot(report: entry.group.report, label: label, column: column(of: finding.field))
        if marks[spot] == nil { marks[spot] = place }
      }
    }
  }

  /// A cell of a drawn sheet, by the report, the indicator and the column.
  private struct Spot: Hashable {
    let report: Int?
    let label: String
    let column: Int
  }

  var context: [String: Any] {
    [
      "anchor": "f\(number)", "file": file.shown,
      "counts": CheckHTML.counts(file.groups, file.waived.count, language), "hasFindings": !listed.isEmpty,
      "findings": listed.enumerated().map { finding($0, $1) },
      "reports": file.reports.enumerated().map { report($0, $1) },
    ]
  }

  // MARK: Findings

  private func finding(
    _ place: Int, _ one: (group: FindingGroup, picture: RowPicture?, waived: String?)
  ) -> [String: Any] {
    let lead = one.group.lead
    var context: [String: Any] = [
      "id": "f\(number)h\(place)", "code": lead.name,
      "severity": one.waived == nil ? lead.severity.rawValue : "waived",
      "weight": lead.severity.name(in: language), "place": FindingBlocks.place(of: one.group)[language],
      "message": lead.message[language],
    ]
    if let hint = lead.hint?[language], !hint.isEmpty { context["hint"] = hint }
    if let waived = one.waived { context["waived"] = waived }
    if let cell = anchor(of: one.group) { context["cell"] = cell }
    if let picture = one.picture, one.group.isAboutPlacing { context["picture"] = self.picture(picture) }
    return context
  }

  private func picture(_ picture: RowPicture) -> [String: Any] {
    [
      "row": "\(picture.row + 1)",
      "cells": picture.cells.map { cell -> [String: Any] in
        let read =
          cell.field == nil
          ? (cell.text.isEmpty ? "" : "?") : cell.isMoved ? cell.field?.shortTitle ?? "" : "="
        return [
          "column": cell.address.columnName, "heading": cell.heading?.shortTitle ?? "–", "text": cell.text,
          "read": read, "marked": cell.isMarked,
        ]
      },
    ]
  }

  /// The cell of the drawn sheet that a finding is about; `nil` where none is.
  private func anchor(of group: FindingGroup) -> String? {
    for (number, report) in file.reports.enumerated() where group.report ?? number == number {
      guard
        let indicator = report.indicators.firstIndex(where: {
          $0.label != nil && $0.label == group.lead.indicator
        })
      else { continue }
      return cellID(number, indicator, column(of: group.lead.field))
    }
    return nil
  }

  private func cellID(_ report: Int, _ indicator: Int, _ column: Int) -> String {
    "f\(number)r\(report)i\(indicator)c\(column)"
  }

  private static let values = [Measure.programmed, .achieved, .variation].flatMap { measure in
    Period.allCases.map { measure.key($0) }
  }

  /// The fields of an indicator that have neither the first columns nor those of the values.
  private static let others = Indicator.fields.filter { field in
    ![.level, .number, .name].contains(field.key) && !values.contains(field.key)
  }

  /// The column of the drawn sheet that shows a field: 0 the level, 1 the name, then the values, then the others.
  private func column(of field: FieldKey?) -> Int {
    guard let field else { return 0 }
    if let place = Self.values.firstIndex(of: field) { return place + 2 }
    if let place = Self.others.firstIndex(where: { $0.key == field }) { return place + 2 + Self.values.count }
    return field == .level || field == .number ? 0 : 1
  }

  /// The places of the other fields that some indicator of a report has, or that something was found in, and whether their
  /// texts need room.
  private func shown(_ report: Report, _ number: Int) -> [(place: Int, kind: String)] {
    let found = Set(
      listed.lazy.filter { $0.group.report ?? number == number }.flatMap {
        $0.group.findings.compactMap(\.field)
      })
    return Self.others.indices.compactMap { place in
      let field = Self.others[place]
      let texts = report.indicators.map { field.get($0)?.written ?? "" }
      guard found.contains(field.key) || texts.contains(where: { !$0.isEmpty }) else { return nil }
      return (place, texts.contains { $0.count > Self.longestLine } ? "long" : "short")
    }
  }

  /// A text of so many letters stays in one line.
  private static let longestLine = 24

  // MARK: Sheets

  private func report(_ place: Int, _ report: Report) -> [String: Any] {
    let period = BilingualText(
      es:
        "\(report.quarter.map { "trimestre \($0)" } ?? "trimestre ?") de \(report.fiscalYear.map { "\($0)" } ?? "?")",
      en: "quarter \(report.quarter.map { "\($0)" } ?? "?") of \(report.fiscalYear.map { "\($0)" } ?? "?")")
    let unit = [report.responsibleUnit.code, report.responsibleUnit.text].compactMap(\.self)
      .joined(separator: " - ")
    let compliance = report.indicators.map { Compliance($0, quarter: report.quarter) }
    let shown = shown(report, place)
    return [
      "title": CheckHTML.program(report) ?? file.shown,
      "subtitle": [unit, period[language]].filter { !$0.isEmpty }.joined(separator: " · "),
      "lights": Compliance.Light.allCases.map { $0.name[language] },
      "levels": levels(report, compliance),
      "groups": [Measure.programmed, .achieved, .variation].map(\.heading),
      "headings": Self.values.compactMap { Period.of($0)?.abbreviation },
      "others": shown.map { Self.others[$0.place].description.title },
      "indicators": report.indicators.enumerated().map { indicator($1, compliance[$0], place, $0, shown) },
    ]
  }

  private func levels(_ report: Report, _ compliance: [Compliance]) -> [[String: Any]] {
    Level.allCases.compactMap { level in
      let own = report.indicators.indices.filter { Level(official: report.indicators[$0].level) == level }
      guard !own.isEmpty else { return nil }
      let shares = own.compactMap { compliance[$0].share }
      let average = shares.isEmpty ? nil : shares.reduce(0, +) / Decimal(shares.count)
      return [
        "level": level.name, "count": "\(own.count)", "average": average.map(Compliance.percent) ?? "–",
        "counts": Compliance.Light.allCases.map { light in "\(own.count { compliance[$0].light == light })" },
      ]
    }
  }

  private func indicator(
    _ one: Indicator, _ compliance: Compliance, _ report: Int, _ place: Int,
    _ shown: [(place: Int, kind: String)]
  ) -> [String: Any] {
    func cell(_ column: Int, _ text: String) -> [String: Any] {
      var cell: [String: Any] = ["id": cellID(report, place, column), "text": text.isEmpty ? "?" : text]
      let found = [report, nil].lazy.compactMap { own in
        one.label.flatMap { marks[Spot(report: own, label: $0, column: column)] }
      }.first
      if let found {
        let entry = listed[found]
        cell["mark"] = [
          "severity": entry.waived == nil ? entry.group.severity.rawValue : "waived",
          "target": "f\(number)h\(found)", "tip": entry.group.lead.message[language],
          "text": text.isEmpty ? "?" : text,
        ]
      } else {
        cell["text"] = text
      }
      return cell
    }
    let chart = IndicatorChart(one)
    return [
      "label": cell(0, one.label ?? "–"), "name": cell(1, one.name ?? "–"),
      "values": Self.values.enumerated().map { place, key -> [String: Any] in
        let value = ValuePlace(key: key).flatMap { one[$0.measure][$0.period] }
        return cell(place + 2, value.map { "\($0)" } ?? "")
      },
      "others": shown.map { place, kind in
        cell(place + 2 + Self.values.count, Self.others[place].get(one)?.written ?? "")
          .merging(["kind": kind]) { own, _ in own }
      },
      "light": compliance.light.rawValue,
      "share": compliance.share.map(Compliance.percent) ?? Compliance.Light.none.name[language],
      "chart": chart.text(in: language), "bars": chart.bars, "ticks": chart.ticks,
    ]
  }
}

/// Bars of what was programmed and achieved in each quarter.
private struct IndicatorChart {
  private let goals: [Decimal?]
  private let results: [Decimal?]
  private static let height = 40.0

  init(_ one: Indicator) {
    goals = one.programmed.quarters
    results = one.achieved.quarters
  }

  private var greatest: Double {
    (goals + results).compactMap(\.self).map { Double("\($0)") ?? 0 }.max() ?? 0
  }

  var bars: [[String: Any]] {
    (0..<4).flatMap { quarter -> [[String: Any]] in
      [(goals[quarter], "goal", 0), (results[quarter], "done", 11)].compactMap { value, kind, shift in
        guard let value, greatest > 0 else { return nil }
        let height = max(0, (Double("\(value)") ?? 0) / greatest * Self.height)
        return [
          "kind": kind, "x": "\(4 + quarter * 29 + shift)", "y": Self.shown(Self.height + 2 - height),
          "height": Self.shown(height),
        ]
      }
    }
  }

  var ticks: [[String: Any]] {
    (0..<4).map { ["x": "\(15 + $0 * 29)", "text": "T\($0 + 1)"] }
  }

  /// The same in words, for those who cannot see it.
  func text(in language: Language) -> String {
    let quarters = (0..<4).map { quarter -> String in
      let goal = goals[quarter].map { "\($0)" } ?? "–"
      let result = results[quarter].map { "\($0)" } ?? "–"
      return BilingualText(
        es: "T\(quarter + 1): programado \(goal), alcanzado \(result)",
        en: "Q\(quarter + 1): programmed \(goal), achieved \(result)")[language]
    }
    return quarters.joined(separator: "; ")
  }

  private static func shown(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}
