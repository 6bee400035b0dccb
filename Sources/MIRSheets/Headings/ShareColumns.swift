import MIRSchema
import SheetIO

/// Finds the columns that hold shares of a goal, whatever their headings: the numbers show it.
struct ShareColumns {
  private let samples: [SheetView.Row]
  private let session: ReadingSession

  init(samples: [SheetView.Row], session: ReadingSession) {
    self.samples = samples
    self.session = session
  }

  /// Whether nearly every number of a column is printed with a percent sign, and not every number next to it is, too.
  func printsShares(_ column: Int) -> Bool {
    let own = signs(in: [column])
    guard own.numbers > 0, own.shares * Self.of >= own.numbers * Self.most else { return false }
    let others = signs(in: Set(samples.flatMap { $0.items.map(\.column) }).subtracting([column]))
    return others.shares * 2 < others.numbers
  }

  /// The share of numbers that makes a column's kind: 4 of 5.
  private static let most = 4
  private static let of = 5

  private func signs(in columns: Set<Int>) -> (numbers: Int, shares: Int) {
    var numbers = 0
    var shares = 0
    for row in samples {
      for item in row.items where columns.contains(item.column) {
        guard NumberReading.isNumber(item.cell, session: session) else { continue }
        numbers += 1
        if item.cell.shownText.utf8.contains(UInt8(ascii: "%")) { shares += 1 }
      }
    }
    return (numbers, shares)
  }
}
