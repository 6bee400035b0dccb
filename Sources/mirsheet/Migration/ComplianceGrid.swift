import Foundation
import GRDB
import MIRSchema
import SheetIO

/// Programmes and quarters of an archive: how far each programme was, which way it went, and what is missing.
struct ComplianceGrid {
  private let db: Database
  private let language: Language

  private let links: PageLinks

  init(_ db: Database, in language: Language, links: PageLinks) {
    self.db = db
    self.language = language
    self.links = links
  }

  /// One report that was chosen, and how far its indicators are.
  private struct Report {
    let unit: String
    let program: String
    let key: [String]
    let year: Int
    let quarter: Int
    let output: String
    /// The file that it was read from.
    let path: String
    let errors: Int
    var shares: [Decimal] = []
    var counts: [Compliance.Light: Int] = [:]

    var average: Decimal? { shares.isEmpty ? nil : shares.reduce(0, +) / Decimal(shares.count) }
  }

  /// What the page shows: the units to choose from, and a table for each year: a row for each programme, a cell for each
  /// quarter that some programme reported.
  func context() throws -> [String: Any] {
    let reports = try reports()
    var names: [String: String] = [:]
    for report in reports where !report.unit.isEmpty { names[report.key[0]] = report.unit }
    let keys = names.keys.sorted { (names[$0] ?? "", $0) < (names[$1] ?? "", $1) }
    let marks = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, "u\($0)") })
    let years = Dictionary(grouping: reports, by: \.year).sorted { $0.key > $1.key }
    return [
      "lights": Compliance.Light.allCases.map { ["light": $0.rawValue, "name": $0.name[language]] },
      "units": keys.count < 2
        ? [] : [["all": keys.map { ["mark": marks[$0] ?? "", "name": names[$0] ?? ""] }]],
      "years": years.map { year, own in table(of: year, own, marks) },
    ]
  }

  private func table(of year: Int, _ own: [Report], _ marks: [String: String]) -> [String: Any] {
    let reported = own.map(\.quarter)
    let quarters = Array((reported.min() ?? 1)...(reported.max() ?? 4))
    let programs = Dictionary(grouping: own, by: \.key).sorted {
      ($0.value[0].program, $0.key[0]) < ($1.value[0].program, $1.key[0])
    }
    let mark = language == .spanish ? "T" : "Q"
    return [
      "year": "\(year)", "quarters": quarters.map { "\(mark)\($0)" },
      "rows": programs.map { key, reports -> [String: Any] in
        let cells = cells(of: reports, quarters)
        // What the filters of the page look for.
        var kinds = Set(cells.compactMap { $0["light"] as? String })
        if cells.contains(where: { $0["hole"] as? Bool == true }) { kinds.insert("holes") }
        if reports.contains(where: { $0.errors > 0 }) { kinds.insert("errors") }
        if let unit = marks[key[0]] { kinds.insert(unit) }
        return [
          "program": reports[0].program, "unit": reports[0].unit, "cells": cells,
          "kinds": kinds.sorted().map { "is-" + $0 }.joined(separator: " "),
        ]
      },
      "totals": quarters.map { quarter -> [String: Any] in
        let averages = own.filter { $0.quarter == quarter }.compactMap(\.average)
        guard !averages.isEmpty else { return ["share": "–", "light": Compliance.Light.none.rawValue] }
        let average = averages.reduce(0, +) / Decimal(averages.count)
        return [
          "share": Compliance.percent(average), "light": Compliance.light(ofAverage: average).rawValue,
          "of": BilingualText(averages.count, es: ("programa", "programas"), en: ("programme", "programmes"))[
            language],
        ]
      },
    ]
  }

  private func cells(of reports: [Report], _ quarters: [Int]) -> [[String: Any]] {
    var before: Decimal?
    return quarters.map { quarter in
      guard let report = reports.first(where: { $0.quarter == quarter }) else {
        return ["hole": true]
      }
      let average = report.average
      defer { before = average ?? before }
      var cell: [String: Any] = [
        "hole": false, "output": PageLinks.link(below: report.output), "source": links.link(to: report.path),
        "file": RawPath(RawPath(report.path).name).shown.visible,
        "share": average.map(Compliance.percent) ?? "–",
        "light": (average.map { Compliance.light(ofAverage: $0) } ?? .none).rawValue,
        "counts": Compliance.Light.allCases.compactMap { light -> String? in
          guard let count = report.counts[light], count > 0 else { return nil }
          return "\(light.name[language].lowercased()) \(count)"
        }.joined(separator: " · "),
      ]
      if let before, let average, Compliance.percent(before) != Compliance.percent(average) {
        cell["trend"] = average > before ? "▲" : "▼"
      }
      if report.errors > 0 { cell["errors"] = Severity.error.counted(report.errors)[language] }
      return cell
    }
  }

  // MARK: The ledger

  private func reports() throws -> [Report] {
    var reports: [Int64: Report] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, fiscal_year, quarter, coalesce(output, '') AS output, errors,
          coalesce(unit_key, '') AS unit_key, coalesce(program_key, '') AS program_key,
          coalesce(program_code || ' - ', '') || coalesce(program_name, '') AS program,
          coalesce(responsible_unit_code || ' - ', '') || coalesce(responsible_unit_name, '') AS unit,
          \(LedgerSchema.location(of: "reports.content_id")) AS path
        FROM reports WHERE status = 'chosen' AND fiscal_year IS NOT NULL AND quarter IS NOT NULL
        """)
    while let row = try rows.next() {
      reports[row["id"]] = Report(
        unit: (row["unit"] as String).visible, program: (row["program"] as String).visible,
        key: [row["unit_key"], row["program_key"]],
        year: row["fiscal_year"], quarter: row["quarter"], output: row["output"],
        path: row["path"] ?? "", errors: row["errors"])
    }
    let values = try Row.fetchCursor(
      db,
      sql: """
        SELECT i.report_id AS report, i.id AS indicator, i.expected_direction AS direction, v.measure, v.period,
          v.value
        FROM reports r JOIN indicators i ON i.report_id = r.id
        LEFT JOIN indicator_values v ON v.indicator_id = i.id AND v.measure IN ('programmed', 'adjusted', 'achieved')
        WHERE r.status = 'chosen' ORDER BY i.report_id, i.id
        """)
    var current: (report: Int64, indicator: Int64, one: Indicator)?
    func close() {
      guard let current, let quarter = reports[current.report]?.quarter else { return }
      let compliance = Compliance(current.one, quarter: quarter)
      reports[current.report]?.counts[compliance.light, default: 0] += 1
      if let share = compliance.share { reports[current.report]?.shares.append(share) }
    }
    while let row = try values.next() {
      let (report, indicator): (Int64, Int64) = (row["report"], row["indicator"])
      if current?.indicator != indicator {
        close()
        var one = Indicator()
        one.expectedDirection = row["direction"]
        current = (report, indicator, one)
      }
      guard let measure = (row["measure"] as String?).flatMap(Measure.init(rawValue:)),
        let period = (row["period"] as String?).flatMap(Period.init(rawValue:)),
        let text = (row["value"] as DatabaseValue).text
      else { continue }
      current?.one[measure][period] = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
    }
    close()
    return reports.values.sorted { ($0.year, $0.quarter, $0.key[0]) < ($1.year, $1.quarter, $1.key[0]) }
  }
}

extension DatabaseValue {
  /// A number as its digits, however it is kept.
  fileprivate var text: String? {
    switch storage {
    case .int64(let number): "\(number)"
    case .double(let number): "\(number)"
    case .string(let text): text
    case .null, .blob: nil
    }
  }
}
