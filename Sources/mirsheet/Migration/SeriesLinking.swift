import GRDB
import MIRSchema

/// Follows each indicator through the quarters and years of its programme, and reports what changed on the way.
///
/// A programme that gets another code or unit goes on where one of the same name ended. Series are numbered in the order
/// in which they begin.
enum SeriesLinking {
  static func link(_ db: Database) throws {
    // Beside the ledger: an archive may have more indicators than memory has room for.
    try db.execute(
      sql: """
        DROP TABLE IF EXISTS temp.links;
        CREATE TABLE temp.links (indicator INTEGER NOT NULL, series INTEGER NOT NULL)
        """)
    let links = try db.cachedStatement(sql: "INSERT INTO temp.links VALUES (?, ?)")
    var next: Int64 = 1
    let programs = try programs(db)
    let years = coveredYears(programs)
    for reports in programs {
      // A programme of later years only is new, one of earlier years only has ended.
      var program = ProgramSeries(next: next, isNew: (reports.first?.key.year ?? 0) > (years.min() ?? .max))
      for report in reports {
        program.extend(by: try entries(of: report.id, year: report.key.year, db), report.key)
      }
      program.close(hasEnded: (reports.last?.key.year ?? .max) < (years.max() ?? 0))
      next = program.next
      try write(program, db)
      for link in program.links { try links.execute(arguments: [link.indicator, link.series]) }
    }
    // In the order of the table, so that each page of it is written once.
    let link = try db.cachedStatement(sql: "UPDATE indicators SET series_id = ? WHERE id = ?")
    let all = try Row.fetchCursor(db, sql: "SELECT series, indicator FROM temp.links ORDER BY indicator")
    while let row = try all.next() { try link.execute(arguments: [row[0] as Int64, row[1] as Int64]) }
    try db.execute(sql: "DELETE FROM temp.links")
  }

  /// The years that the archive is about: in which at least half as many programmes reported as in the fullest one.
  ///
  /// A stray report of another year makes no programme new.
  private static func coveredYears(_ programs: [[(key: ReportKey, id: Int64)]]) -> [Int] {
    var counts: [Int: Int] = [:]
    for reports in programs { for year in Set(reports.map(\.key.year)) { counts[year, default: 0] += 1 } }
    let most = counts.values.max() ?? 0
    return counts.filter { $0.value * 2 >= most }.map(\.key)
  }

  /// A chosen report.
  private struct Chosen {
    let key: ReportKey
    let id: Int64
    let name: String?

    var period: [Int] { [key.year, key.quarter] }
  }

  /// The chosen reports of each programme in the order of time; programmes in the order of their keys.
  private static func programs(_ db: Database) throws -> [[(key: ReportKey, id: Int64)]] {
    let keys = try ReportKeys(db)
    var groups: [[String]: [Chosen]] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, \(ReportKeys.columns) FROM reports WHERE status = 'chosen' ORDER BY id")
    while let row = try rows.next() {
      guard let key = keys.key(row) else { continue }
      groups[[key.unit, key.program], default: []].append(
        Chosen(key: key, id: row["id"], name: ProgramKeys.name(row["program_name"])))
    }
    let sorted = groups.values.map { $0.sorted { $0.key < $1.key } }
      .sorted { $0[0].key < $1[0].key }
    var chains: [[Chosen]] = []
    var ends = ChainEnds()
    for group in sorted {
      let earlier = try group.first.flatMap { first in
        try ends.latest(before: first) { try isContinued(chains[$0], by: group, db) }
      }
      if let earlier {
        ends.remove(chains[earlier].last, of: earlier)
        chains[earlier] += group
      } else {
        chains.append(group)
      }
      let place = earlier ?? chains.count - 1
      ends.add(chains[place].last, of: place)
    }
    return chains.sorted { ($0[0].key.unit, $0[0].key.program) < ($1[0].key.unit, $1[0].key.program) }
      .map { $0.map { ($0.key, $0.id) } }
  }

  /// The last reports of chains, by the programme's name and by period: of a whole country there are too many to look at all
  /// of them for each programme.
  private struct ChainEnds {
    private var places: [String: [Int: [Int]]] = [:]

    private static func number(of period: [Int]) -> Int { period[0] * 10 + period[1] }

    mutating func add(_ end: Chosen?, of chain: Int) {
      guard let end, let name = end.name else { return }
      // Nearly always the last one, since chains are added in their order.
      let period = Self.number(of: end.period)
      let place = places[name]?[period]?.lastIndex { $0 < chain }.map { $0 + 1 } ?? 0
      places[name, default: [:]][period, default: []].insert(chain, at: place)
    }

    mutating func remove(_ end: Chosen?, of chain: Int) {
      guard let end, let name = end.name else { return }
      places[name]?[Self.number(of: end.period)]?.removeAll { $0 == chain }
    }

    /// The chain that ended last before a report of the same name, of those that are asked for; of several the first.
    func latest(before first: Chosen, where isContinued: (Int) throws -> Bool) rethrows -> Int? {
      guard let name = first.name, let periods = places[name] else { return nil }
      let start = Self.number(of: first.period)
      for period in periods.keys.filter({ $0 < start }).sorted(by: >) {
        if let chain = try periods[period]?.first(where: isContinued) { return chain }
      }
      return nil
    }
  }

  /// Whether a programme is the same one under another code, in another unit, or both: then most of its indicators have to
  /// be the same.
  private static func isContinued(_ one: [Chosen], by other: [Chosen], _ db: Database) throws -> Bool {
    guard let last = one.last, let first = other.first, let name = last.name, name == first.name,
      last.period.lexicographicallyPrecedes(first.period)
    else { return false }
    if last.key.unit == first.key.unit || last.key.program == first.key.program { return true }
    let names = try [last.id, first.id].map { id in
      Set(
        try String.fetchAll(
          db, sql: "SELECT name FROM indicators WHERE report_id = ? AND name IS NOT NULL", arguments: [id]
        ).map(FoldedText.init))
    }
    return !names[0].isEmpty
      && names[0].intersection(names[1]).count * 2 > max(names[0].count, names[1].count)
  }

  private static func write(_ program: ProgramSeries, _ db: Database) throws {
    let series = try db.cachedStatement(sql: "INSERT INTO series VALUES (?, ?, ?, ?, ?, ?, ?)")
    for one in program.series {
      try series.execute(
        arguments: [
          one.id, one.key.unit, one.key.program, one.first.report, one.last.report, one.last.name,
          one.reports,
        ])
    }
    let statement = try db.cachedStatement(sql: "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)")
    for change in program.changes {
      try statement.execute(
        arguments: [
          change.series, change.indicator, change.kind.rawValue, change.field, change.before, change.after,
        ])
    }
  }

  private static func entries(of report: Int64, year: Int, _ db: Database) throws -> [SeriesEntry] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT i.id, i.level, i.number, i.name, v.period, v.value FROM indicators i
        LEFT JOIN indicator_values v ON v.indicator_id = i.id AND v.measure = 'programmed'
        WHERE i.report_id = ? ORDER BY i.position
        """)
    var result: [SeriesEntry] = []
    // By their places: names are looked up in each row, and there are five rows for an indicator.
    let rows = try Row.fetchCursor(statement, arguments: [report])
    while let row = try rows.next() {
      let id: Int64 = row[0]
      if result.last?.id != id {
        let label = [row[1] as String?, row[2] as String?].compactMap { $0 }.joined(separator: " ")
        result.append(SeriesEntry(id: id, report: report, year: year, label: label, name: row[3] ?? ""))
      }
      if let period = (row[4] as String?).flatMap(Period.init) {
        result[result.count - 1].goals[period] = (row[5] as DatabaseValue).description
      }
    }
    return result
  }
}
