import Foundation
import GRDB
import MIRSchema
import SheetIO

/// `index.html`: what came in, what came out, what needs a person, by year and programme.
struct Overview {
  private let ledger: Ledger
  private let language: Language

  private let links: PageLinks

  /// The page that is written into a folder.
  init(_ ledger: Ledger, in language: Language, folder: String) {
    self.ledger = ledger
    self.language = language
    links = PageLinks(from: folder)
  }

  /// The page, from the template in Resources.
  func html() throws -> String {
    try ledger.queue.read { db in
      try PageTemplate.page(PackageResources.overview_mustache, context(db))
    }
  }

  /// The column of reasons in the page's language.
  private var reason: String { language == .spanish ? "reason_es" : "reason_en" }

  private static let path =
    "\(LedgerSchema.original(of: "r.content_id")) AS path, \(LedgerSchema.location(of: "r.content_id")) AS location"

  private func context(_ db: Database) throws -> [String: Any] {
    let lists = [
      "programs": try programs(db), "conflicts": try conflicts(db),
      "unidentified": try list(
        db, of: "reports r WHERE r.status = 'unidentified'",
        "\(Self.path), r.sheet AS sheet, r.\(reason) AS reason", order: "path, r.id"),
      "failures": try files(db, "outcome IN (\(FileReading.Outcome.problems))"),
      "refused": try files(db, "outcome = 'refused'"), "skipped": try files(db, "outcome = 'skipped'"),
      "changes": try changes(db), "families": try families(db),
    ]
    let others: [String: Any] = [
      "t": OverviewTexts.texts(in: language), "totals": try totals(db), "outcomes": try outcomes(db),
      "grid": try ComplianceGrid(db, in: language, links: links).context(),
      "years": try years(db), "findings": try findings(db),
      "more": lists.mapValues { Self.more($0.more) },
    ]
    return others.merging(lists.mapValues(\.rows)) { other, _ in other }
  }

  /// The rows of a list that are shown, and how many are not.
  private typealias List = (rows: [[String: Any]], more: Int)

  /// As many as a person reads; the others are in the tables.
  private static let mostRows = 500

  /// How many are not shown, for the template; nothing where all are.
  static func more(_ count: Int) -> [[String: Any]] { count > 0 ? [["count": count]] : [] }

  /// The first of the rows of a table that satisfy a condition.
  private func list(
    _ db: Database, of table: String, _ columns: String, order: String, grouped: String? = nil
  ) throws -> List {
    let groups = grouped.map { " GROUP BY \($0)" } ?? ""
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM (SELECT 1 FROM \(table)\(groups))") ?? 0
    let rows = try rows(
      db, "SELECT \(columns) FROM \(table)\(groups) ORDER BY \(order) LIMIT \(Self.mostRows)")
    return (rows, count - rows.count)
  }

  private var period: String { "r.fiscal_year || ' \(language == .spanish ? "T" : "Q")' || r.quarter" }

  private func files(_ db: Database, _ condition: String) throws -> List {
    try list(
      db,
      of: """
        file_places p JOIN files f ON f.archive_id = p.archive_id AND f.path = p.path WHERE f.\(condition)
        """,
      "p.name AS path, p.location, f.\(reason) AS reason", order: "p.name")
  }

  private func families(_ db: Database) throws -> List {
    let all = try rows(db, Families.sql)
    return (Array(all.prefix(Self.mostRows)), max(0, all.count - Self.mostRows))
  }

  private func rows(_ db: Database, _ sql: String) throws -> [[String: Any]] {
    try Row.fetchAll(db, sql: sql).map { row in
      var shown = Dictionary(uniqueKeysWithValues: row.map { ($0.0, Self.shown($0.1)) })
      if let path = row["location"] as String? { shown["link"] = links.link(to: path) }
      return shown
    }
  }

  /// The versions that were not chosen, each with the values in which it differs from the chosen one.
  private func conflicts(_ db: Database) throws -> List {
    var list = try list(
      db,
      of: "reports r LEFT JOIN reports chosen ON chosen.id = r.chosen_id WHERE r.status = 'version'",
      """
      r.id AS id, \(period) AS period,
        coalesce(r.program_code || ' - ', '') || coalesce(r.program_name, '') AS program,
        \(Self.path), r.\(reason) AS reason, \(LedgerSchema.original(of: "chosen.content_id")) AS chosen,
        \(LedgerSchema.location(of: "chosen.content_id")) AS chosenLocation
      """, order: "r.fiscal_year, r.quarter, r.id")
    let differences = try Differences(db, of: list.rows.compactMap { $0["id"] as? Int }, in: language)
    list.rows = list.rows.map { row in
      var row = row
      if let path = row["chosenLocation"] as? String { row["chosenLink"] = links.link(to: path) }
      row.merge(differences.context(of: row["id"] as? Int ?? 0)) { own, _ in own }
      return row
    }
    return list
  }

  private static func shown(_ value: DatabaseValue) -> Any {
    switch value.storage {
    case .null: ""
    case .int64(let number): Int(number)
    case .double(let number): "\(number)"
    case .string(let text): text.visible
    case .blob: ""
    }
  }

  private func totals(_ db: Database) throws -> [String: Any] {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT (SELECT count(*) FROM files) AS files,
          (SELECT count(*) FROM reports) AS reports,
          (SELECT count(*) FROM reports WHERE status = 'chosen') AS chosen,
          (SELECT count(*) FROM indicators i JOIN reports r ON r.id = i.report_id WHERE r.status = 'chosen') AS indicators,
          (SELECT coalesce(sum(amounts), 0) FROM reports WHERE status = 'chosen') AS amounts,
          (SELECT count(*) FROM findings WHERE severity = 'error') AS errors,
          (SELECT count(*) FROM findings WHERE severity = 'warning') AS warnings,
          (SELECT count(*) FROM unplaced) AS unplaced,
          (SELECT count(*) FROM series) AS series
        """)
    return Dictionary(uniqueKeysWithValues: (row ?? Row()).map { ($0.0, Self.shown($0.1)) })
  }

  private func outcomes(_ db: Database) throws -> [[String: Any]] {
    let counts = Dictionary(
      uniqueKeysWithValues: try Row.fetchAll(
        db, sql: "SELECT outcome, count(*) AS n FROM files GROUP BY outcome"
      )
      .map { ($0["outcome"] as String, $0["n"] as Int) })
    let most = max(1, counts.values.max() ?? 1)
    return OverviewTexts.outcomes.compactMap { outcome, name, colour in
      counts[outcome].map { count in
        ["name": name[language], "count": count, "colour": colour, "width": max(2, count * 600 / most)]
      }
    }
  }

  /// By year: how many programmes reported in each quarter, and how many of the reports have errors.
  private func years(_ db: Database) throws -> [[String: Any]] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT fiscal_year AS year, quarter, count(*) AS n, sum(errors > 0) AS doubtful FROM reports
        WHERE status = 'chosen' GROUP BY fiscal_year, quarter ORDER BY fiscal_year, quarter
        """)
    let most = max(1, rows.map { $0["n"] as Int }.max() ?? 1)
    var order: [Int] = []
    var bars: [Int: [[String: Any]]] = [:]
    for row in rows {
      let year: Int = row["year"]
      if bars[year] == nil { order.append(year) }
      let (count, doubtful, quarter): (Int, Int, Int) = (row["n"], row["doubtful"], row["quarter"])
      let height = max(2, count * 80 / most)
      let doubt = doubtful * height / max(1, count)
      bars[year, default: []].append([
        "quarter": quarter, "count": count, "doubtful": doubtful, "x": (quarter - 1) * 56 + 12,
        "y": 100 - height,
        "height": height, "doubtY": 100 - doubt, "doubtHeight": doubt, "label": 96 - height,
        "middle": (quarter - 1) * 56 + 32,
      ])
    }
    return order.map { ["year": $0, "bars": bars[$0] ?? []] }
  }

  /// By programme: in which quarters of which years there is a report.
  private func programs(_ db: Database) throws -> List {
    try list(
      db,
      of: """
        (SELECT r.*, \(period) AS period FROM reports r WHERE status = 'chosen' ORDER BY fiscal_year, quarter)
        """,
      """
      coalesce(responsible_unit_code || ' - ', '') || coalesce(responsible_unit_name, '') AS unit,
        coalesce(program_code || ' - ', '') || coalesce(program_name, '') AS program, count(*) AS reports,
        group_concat(period, ', ') AS periods, sum(errors) AS errors
      """, order: "responsible_unit_code, program_code", grouped: "unit_key, program_key")
  }

  private func findings(_ db: Database) throws -> [[String: Any]] {
    let message = language == .spanish ? "message_es" : "message_en"
    return try rows(
      db,
      """
      SELECT code, severity, count(*) AS n, count(DISTINCT content_id) AS files, min(\(message)) AS example,
        \(LedgerSchema.original(of: "x.content_id")) AS path,
        \(LedgerSchema.location(of: "x.content_id")) AS location
      FROM findings x WHERE severity <> 'info' GROUP BY code, severity ORDER BY severity, n DESC, code
      """
    ).map { row in
      var row = row
      if let severity = (row["severity"] as? String).flatMap(Severity.init) {
        row["severityName"] = severity.name(in: language)
      }
      if let code = (row["code"] as? String).flatMap(FindingCode.init) {
        row["meaning"] = RuleBook.text(for: code).meaning[language]
      }
      return row
    }
  }

  private func changes(_ db: Database) throws -> List {
    var list = try list(
      db,
      of: "changes c JOIN indicators i ON i.id = c.indicator_id JOIN reports r ON r.id = i.report_id",
      """
      \(period) AS period, coalesce(r.program_name, r.program_code) AS program,
        trim(coalesce(i.level, '') || ' ' || coalesce(i.number, '')) AS indicator, c.kind, c.field, c.before, c.after
      """, order: "r.fiscal_year, r.quarter, c.series_id, c.field")
    list.rows = list.rows.map { row in
      var row = row
      if let kind = (row["kind"] as? String).flatMap(SeriesChange.Kind.init) {
        let what = OverviewTexts.change(kind)[language]
        row["what"] = kind == .goalMoved ? "\(what) (\(row["field"] ?? ""))" : what
      }
      return row
    }
    return list
  }
}

/// Files whose layout is alike, counted together.
enum Families {
  /// Each family with its formats, how many files and reports it has, one of the files, and what is doubtful in it.
  static let sql = """
    SELECT group_concat(DISTINCT c.format) AS format, count(DISTINCT c.id) AS files, count(r.id) AS reports,
      min(f.name) AS example, f.location, sum(r.errors > 0) AS doubtful
    FROM (SELECT * FROM contents ORDER BY format) c
    JOIN file_places f ON (f.archive_id, f.path) = \(LedgerSchema.originalKey(of: "c.id"))
    LEFT JOIN reports r ON r.content_id = c.id WHERE c.outcome = 'read' GROUP BY c.family
    ORDER BY files DESC, example
    """
}
