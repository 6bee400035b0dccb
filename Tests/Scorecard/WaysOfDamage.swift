import Collection

/// Reads damaged rows with the short way of sound records and without it, and prints what differs.
struct WaysOfDamage {
  let draws: Int

  /// Compares, several draws at once; fails when something differs, or when hardly a record takes the short way.
  func run() async {
    let all = await withTaskGroup(of: DamagedRows.self) { group in
      for seed in 1...UInt64(max(1, draws)) { group.addTask { DamagedRows(seed: seed) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let differences = all.flatMap(\.differences).sorted()
    let short = all.reduce(0) { $0 + $1.shortRecords }
    let odd = all.reduce(0) { $0 + $1.oddRecords }
    print(
      "\(all.reduce(0) { $0 + $1.count }) damaged rows, \(short) records by the short way, \(odd) others on known pages, \(differences.count) differences"
    )
    if !differences.isEmpty { return Scorecard.fail(differences.joined(separator: "\n")) }
    if odd == 0 || all.contains(where: { $0.shortRecords < 100 }) {
      Scorecard.fail("hardly a record is read by a short way")
    }
  }
}
