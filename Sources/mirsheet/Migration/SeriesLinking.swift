import GRDB
import MIRSchema

/// Follows each indicator through the quarters and years of its programme, and tells what changed on the way.
///
/// From one report to the next an indicator is the one of the same name; else the one of the same level and number
/// whose name is alike. Series are numbered in the order in which they begin.
enum SeriesLinking {
  /// An indicator of a report.
  private struct Entry {
    let id: Int64
    let report: Int64
    let year: Int
    let label: String
    let name: String
    var goals: [String: String] = [:]

    let foldedName: FoldedText

    init(id: Int64, report: Int64, year: Int, label: String, name: String) {
      self.id = id
      self.report = report
      self.year = year
      self.label = label
      self.name = name
      foldedName = FoldedText(name)
    }
  }

  /// A series that may go on.
  private struct Series {
    let id: Int64
    let first: Entry
    var last: Entry
    var reports = 1
  }

  /// Something that is not as it was in the report before.
  private struct Change {
    let series: Int64
    let indicator: Int64
    let kind: String
    let field: String
    let before: String?
    let after: String?
  }

  static func link(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: "SELECT id, \(Choice.Key.columns) FROM reports WHERE status = 'chosen'")
    var programs: [String: [(key: Choice.Key, id: Int64)]] = [:]
    for row in rows {
      guard let key = Choice.Key(row) else { continue }
      programs["\(key.unit)\u{1F}\(key.program)", default: []].append((key, row["id"]))
    }
    var next: Int64 = 1
    var links: [(indicator: Int64, series: Int64)] = []
    for (_, reports) in programs.sorted(by: { $0.key < $1.key }) {
      var program = Program(next: next)
      for report in reports.sorted(by: { $0.key < $1.key }) {
        program.extend(by: try entries(of: report.id, year: report.key.year, db))
      }
      next = program.next
      if let key = reports.first?.key { try program.write(key, db) }
      links += program.links
    }
    // In the order of the table, so that each page of it is written once.
    let link = try db.cachedStatement(sql: "UPDATE indicators SET series_id = ? WHERE id = ?")
    for (indicator, series) in links.sorted(by: { $0.indicator < $1.indicator }) {
      try link.execute(arguments: [series, indicator])
    }
  }

  /// The series of one programme.
  private struct Program {
    private(set) var next: Int64
    private var series: [Series] = []
    private(set) var links: [(indicator: Int64, series: Int64)] = []
    private var changes: [Change] = []

    init(next: Int64) { self.next = next }

    /// Goes on with the indicators of the next report.
    mutating func extend(by entries: [Entry]) {
      var free = Set(series.indices)
      var found: [Int: Int] = [:]
      func take(_ place: Int, _ candidates: [Int]) {
        guard found[place] == nil, let best = candidates.first else { return }
        found[place] = best
        free.remove(best)
      }
      for isSameLabel in [true, false] {
        for (place, entry) in entries.enumerated() where !entry.foldedName.isEmpty {
          take(
            place,
            free.sorted().filter {
              series[$0].last.foldedName == entry.foldedName
                && (!isSameLabel || series[$0].last.label == entry.label)
            })
        }
      }
      for (place, entry) in entries.enumerated() {
        take(
          place,
          free.sorted().filter {
            series[$0].last.label == entry.label && Self.isAlike(series[$0].last, entry)
          })
      }
      for (place, entry) in entries.enumerated() {
        if let index = found[place] {
          tellChanges(from: series[index].last, to: entry, series[index].id)
          series[index].last = entry
          series[index].reports += 1
          links.append((entry.id, series[index].id))
        } else {
          series.append(Series(id: next, first: entry, last: entry))
          links.append((entry.id, next))
          next += 1
        }
      }
    }

    /// Whether two names may be one that was reworded: a third of it at most.
    private static func isAlike(_ one: Entry, _ other: Entry) -> Bool {
      let (left, right) = (one.foldedName, other.foldedName)
      if left.isEmpty || right.isEmpty { return true }
      return left.distance(to: right, limit: max(left.key.utf8.count, right.key.utf8.count) / 3) != nil
    }

    private mutating func tellChanges(from old: Entry, to new: Entry, _ id: Int64) {
      func add(_ kind: String, _ field: String, _ before: String?, _ after: String?) {
        guard before != after else { return }
        changes.append(
          Change(series: id, indicator: new.id, kind: kind, field: field, before: before, after: after))
      }
      add("renumbered", "number", old.label, new.label)
      if old.foldedName != new.foldedName { add("renamed", "name", old.name, new.name) }
      guard old.year == new.year else { return }
      for period in Period.allCases {
        add(
          "goal-moved", "programmed_\(period.rawValue)", old.goals[period.rawValue],
          new.goals[period.rawValue])
      }
    }

    func write(_ key: Choice.Key, _ db: Database) throws {
      for one in series {
        try db.execute(
          sql: "INSERT INTO series VALUES (?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            one.id, key.unit, key.program, one.first.report, one.last.report, one.last.name, one.reports,
          ])
      }
      for change in changes {
        try db.execute(
          sql: "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [
            change.series, change.indicator, change.kind, change.field, change.before, change.after,
          ])
      }
    }
  }

  private static func entries(of report: Int64, year: Int, _ db: Database) throws -> [Entry] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT i.id, i.level, i.number, i.name, v.period, v.value FROM indicators i
        LEFT JOIN indicator_values v ON v.indicator_id = i.id AND v.measure = 'programmed'
        WHERE i.report_id = ? ORDER BY i.position
        """)
    var result: [Entry] = []
    let rows = try Row.fetchCursor(statement, arguments: [report])
    while let row = try rows.next() {
      if result.last?.id != row["id"] {
        let label = [row["level"] as String?, row["number"] as String?].compactMap { $0 }.joined(
          separator: " ")
        result.append(
          Entry(id: row["id"], report: report, year: year, label: label, name: row["name"] ?? ""))
      }
      if let period: String = row["period"] {
        result[result.count - 1].goals[period] = (row["value"] as DatabaseValue).description
      }
    }
    return result
  }
}
