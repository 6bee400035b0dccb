import MIRSchema
import SheetIO

/// Rows of a heading in which one quarter is named twice and another not at all, though the months beside one of the two
/// names are the missing one's: `2do. Trimestre (Julio - Septiembre)`.
struct StatedTwice {
  /// The rows, with the quarter that the months say.
  let rows: [SheetView.Row]
  /// The cells that were read so, with their quarters.
  let settled: [(cell: SheetView.Item, quarter: Int)]

  init(_ rows: [SheetView.Row], session: ReadingSession) {
    var result = rows
    var settled: [(cell: SheetView.Item, quarter: Int)] = []
    for position in rows.indices {
      let named = rows[position].own.compactMap { item -> (item: SheetView.Item, quarter: Int)? in
        guard item.text.utf8.count <= HeadingTerms.longest else { return nil }
        return HeadingMeaning(item.text, session: session).period?.quarter.map { (item, $0) }
      }
      let missing = Set(1...4).subtracting(named.map(\.quarter))
      guard named.count == 4, missing.count == 1, let quarter = missing.first,
        let text = PeriodReading.text(quarter: quarter, year: nil)
      else { continue }
      let twice = named.filter { one in named.count { $0.quarter == one.quarter } == 2 }
      let found = twice.filter { Self.months(of: $0.item.text, session) == quarter }
      guard found.count == 1, let item = found.first?.item else { continue }
      settled.append((item, quarter))
      result[position] = SheetView.Row(
        row: rows[position].row,
        items: rows[position].items.map { $0.index == item.index ? item.saying(text) : $0 })
    }
    self.rows = result
    self.settled = settled
  }

  /// The quarter of the months in parentheses.
  private static func months(of text: String, _ session: ReadingSession) -> Int? {
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close else {
      return nil
    }
    return HeadingMeaning(String(text[text.index(after: open)..<close]), session: session).period?.quarter
  }
}
