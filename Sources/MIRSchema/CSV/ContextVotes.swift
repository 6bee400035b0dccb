import SheetIO

/// What the rows of a flat table say of their reports, where they do not agree: most of them count.
struct ContextVotes {
  private struct Place: Hashable {
    let report: Int
    let column: Int
  }

  /// How many rows say something, by report and column.
  private var rows: [[Int]] = []
  /// Of what the first row does not say: the first cell that does, and how many there are.
  private var others: [Place: [String: (cell: Cell, count: Int)]] = [:]

  /// Counts rows of a report, which say something in these columns.
  mutating func count(_ columns: some Sequence<Int>, in report: Int, times: Int = 1) {
    while rows.count <= report { rows.append([]) }
    for column in columns {
      while rows[report].count <= column { rows[report].append(0) }
      rows[report][column] += times
    }
  }

  /// Counts a cell that says something else than the first row.
  mutating func oppose(_ cell: Cell, in report: Int) {
    let place = Place(report: report, column: cell.address.column)
    others[place, default: [:]][cell.shownText, default: (cell, 0)].count += 1
  }

  /// The cells that outvote the first row of their report, by report and column.
  var settled: [Int: [Int: Cell]] {
    var settled: [Int: [Int: Cell]] = [:]
    for (place, texts) in others {
      let opposed = texts.values.reduce(0) { $0 + $1.count }
      let agreeing = rows[place.report][place.column] - opposed
      // Of equals the one that comes first.
      let best = texts.values.max {
        ($0.count, $1.cell.address) < ($1.count, $0.cell.address)
      }
      if let best, best.count > agreeing { settled[place.report, default: [:]][place.column] = best.cell }
    }
    return settled
  }
}
