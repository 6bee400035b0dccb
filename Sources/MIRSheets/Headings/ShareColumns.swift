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
    let own = signs { $0.item(at: column).map { [$0] } ?? [] }
    guard own.numbers > 0, own.shares * Self.of >= own.numbers * Self.most else { return false }
    let others = signs { $0.items.filter { $0.column != column } }
    return others.shares * 2 < others.numbers
  }

  /// The share of numbers that makes a column's kind: 4 of 5.
  private static let most = 4
  private static let of = 5

  private func signs(in cells: (SheetView.Row) -> [SheetView.Item]) -> (numbers: Int, shares: Int) {
    var numbers = 0
    var shares = 0
    for row in samples {
      for item in cells(row) where NumberReading.isNumber(item.cell, session: session) {
        numbers += 1
        if NumberReading.showsPercent(item.cell) { shares += 1 }
      }
    }
    return (numbers, shares)
  }
}
