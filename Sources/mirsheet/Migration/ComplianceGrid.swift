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

  /// The averages of the reports of a quarter.
  private struct Total {
    var sum: Decimal = 0
    var count = 0

    var average: Decimal? { count == 0 ? nil : sum / Decimal(count) }

    mutating func count(_ average: Decimal?) {
      guard let average else { return }
      sum += average
      count += 1
    }
  }

  /// What the page shows of one year.
  private struct Year {
    var reports: [Report] = []
    /// Of all programmes, by quarter.
    var totals: [Int: Total] = [:]
  }

  /// More programmes of a year than these nobody looks through.
  private static let mostPrograms = 2_000
  /// Of more units nobody chooses one; a browser finds it by its name.
  private static let mostUnits = 100

  /// What the page shows: the units to choose from, and a table for each year: a row for each programme, a cell for each
  /// quarter that some programme reported.
  func context() throws -> [String: Any] {
    let programs = try shownPrograms()
    let years = try years(of: programs.shown).sorted { $0.key > $1.key }
    var names: [String: String] = [:]
    for report in years.flatMap(\.value.reports) where !report.unit.isEmpty {
      names[report.key[0]] = report.unit
    }
    let keys = names.keys.sorted { (names[$0] ?? "", $0) < (names[$1] ?? "", $1) }
    let marks = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, "u\($0)") })
    return [
      "lights": Compliance.Light.allCases.map { ["light": $0.rawValue, "name": $0.name[language]] },
      "units": !(2...Self.mostUnits).contains(keys.count)
        ? [] : [["all": keys.map { ["mark": marks[$0] ?? "", "name": names[$0] ?? ""] }]],
      "years": years.map { year, own in
        table(of: year, own, marks, more: programs.more[year] ?? 0)
      },
    ]
  }

  private func table(of year: Int, _ own: Year, _ marks: [String: String], more: Int) -> [String: Any] {
    let quarters = Array((own.totals.keys.min() ?? 1)...(own.totals.keys.max() ?? 4))
    let programs = Dictionary(grouping: own.reports, by: \.key).sorted {
      ($0.value[0].program, $0.key[0]) < ($1.value[0].program, $1.key[0])
    }
    let mark = language == .spanish ? "T" : "Q"
    return [
      "year": "\(year)", "quarters": quarters.map { "\(mark)\($0)" }, "more": Overview.more(more),
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
        guard let total = own.totals[quarter], let average = total.average else {
          return ["share": "–", "light": Compliance.Light.none.rawValue]
        }
        return [
          "share": Compliance.percent(average), "light": Compliance.light(ofAverage: average).rawValue,
          "of": BilingualText(total.count, es: ("programa", "programas"), en: ("programme", "programmes"))[
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

  private static let program = "coalesce(program_code || ' - ', '') || coalesce(program_name, '')"

  /// The reports that count.
  private static let chosen = "status = 'chosen' AND fiscal_year IS NOT NULL AND quarter IS NOT NULL"

  /// The reports of the programmes that are shown, and how many programmes of each year are not.
  private func shownPrograms() throws -> (shown: Set<Int64>, more: [Int: Int]) {
    let programs = """
      SELECT fiscal_year AS year, unit_key AS unit, program_key AS program,
        row_number() OVER (PARTITION BY fiscal_year ORDER BY min(\(Self.program)), unit_key) AS place
      FROM reports WHERE \(Self.chosen) GROUP BY fiscal_year, unit_key, program_key
      """
    let shown = try Int64.fetchSet(
      db,
      sql: """
        SELECT r.id FROM reports r JOIN (\(programs)) p
          ON r.fiscal_year = p.year AND r.unit_key IS p.unit AND r.program_key IS p.program
        WHERE p.place <= \(Self.mostPrograms) AND r.status = 'chosen' AND r.quarter IS NOT NULL
        """)
    let more = try Row.fetchAll(
      db,
      sql: "SELECT year, max(place) - \(Self.mostPrograms) AS more FROM (\(programs)) GROUP BY year")
    return (
      shown, Dictionary(uniqueKeysWithValues: more.map { ($0["year"] as Int, max(0, $0["more"] as Int)) })
    )
  }

  /// The reports of each year that are `shown`, and what all come to.
  private func years(of shown: Set<Int64>) throws -> [Int: Year] {
    var years: [Int: Year] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, fiscal_year, quarter, coalesce(output, '') AS output, errors,
          coalesce(unit_key, '') AS unit_key, coalesce(program_key, '') AS program_key,
          \(Self.program) AS program,
          coalesce(responsible_unit_code || ' - ', '') || coalesce(responsible_unit_name, '') AS unit,
          \(LedgerSchema.location(of: "reports.content_id")) AS path
        FROM reports WHERE \(Self.chosen) ORDER BY id
        """)
    var indicators = try IndicatorCursor(db)
    while let row = try rows.next() {
      let (id, year, quarter): (Int64, Int, Int) = (row["id"], row["fiscal_year"], row["quarter"])
      var report = Report(
        unit: (row["unit"] as String).visible, program: (row["program"] as String).visible,
        key: [row["unit_key"], row["program_key"]],
        year: year, quarter: quarter, output: row["output"], path: row["path"] ?? "", errors: row["errors"])
      for one in try indicators.indicators(of: id) {
        let compliance = Compliance(one, quarter: quarter)
        report.counts[compliance.light, default: 0] += 1
        if let share = compliance.share { report.shares.append(share) }
      }
      years[year, default: Year()].totals[quarter, default: Total()].count(report.average)
      if shown.contains(id) { years[year]?.reports.append(report) }
    }
    for year in years.keys {
      years[year]?.reports.sort { ($0.quarter, $0.key[0]) < ($1.quarter, $1.key[0]) }
    }
    return years
  }
}

/// The values of indicators that goals and results are made of, report by report.
private struct IndicatorCursor {
  private let rows: RowCursor
  private var next: Row?

  init(_ db: Database) throws {
    rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT i.report_id AS report, i.id AS indicator, i.expected_direction AS direction, v.measure, v.period,
          v.value
        FROM reports r JOIN indicators i ON i.report_id = r.id
        LEFT JOIN indicator_values v ON v.indicator_id = i.id AND v.measure IN ('programmed', 'adjusted', 'achieved')
        WHERE r.status = 'chosen' ORDER BY i.report_id, i.id
        """)
    next = try rows.next()
  }

  /// The indicators of a report; reports are asked for in the order of their numbers.
  mutating func indicators(of report: Int64) throws -> [Indicator] {
    var found: [Indicator] = []
    var last: Int64?
    while let row = next {
      let own: Int64 = row["report"]
      guard own <= report else { break }
      if own == report {
        let indicator: Int64 = row["indicator"]
        if indicator != last {
          last = indicator
          var one = Indicator()
          one.expectedDirection = row["direction"]
          found.append(one)
        }
        if let measure = (row["measure"] as String?).flatMap(Measure.init(rawValue:)),
          let period = (row["period"] as String?).flatMap(Period.init(rawValue:)),
          let text = (row["value"] as DatabaseValue).text
        {
          found[found.count - 1][measure][period] = Decimal(
            string: text, locale: Locale(identifier: "en_US_POSIX"))
        }
      }
      next = try rows.next()
    }
    return found
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
