import MIRSchema
import SheetIO

/// Header blocks that have two labels abreast, each with its value: the columns in which the further labels stand.
///
/// A label without a colon to the right of a value could be a part of it. Where several rows have a known label in the same
/// column, whatever stands there is a label, known or not.
struct HeaderPairs {
  private let columns: Set<Int>

  init(_ view: SheetView, session: ReadingSession) {
    var counts: [Int: Int] = [:]
    for row in view.rows.prefix(Self.rowsLookedAt) {
      for column in Self.furtherLabels(of: row, session) { counts[column, default: 0] += 1 }
    }
    columns = Set(counts.filter { $0.value >= Self.fewest }.keys)
  }

  /// The columns of a row in which known labels stand behind a first pair, each with a value.
  static func furtherLabels(of row: SheetView.Row, _ session: ReadingSession) -> [Int] {
    let own = row.own
    guard cells.contains(own.count) else { return [] }
    return zip(own.dropFirst(2), own.dropFirst(3)).compactMap { label, value in
      isLabel(label, session) && !isLabel(value, session) ? label.column : nil
    }
  }

  private static func isLabel(_ item: SheetView.Item, _ session: ReadingSession) -> Bool {
    item.cell.isText && item.text.utf8.count <= HeaderLabel.longest
      && session.headerLabel(item.text, isMarked: item.text.utf8.last == UInt8(ascii: ":")) != nil
  }

  /// The pairs of a row, each a row of its own; `nil` where it has no further label.
  func parts(of row: SheetView.Row) -> [SheetView.Row]? {
    guard !columns.isEmpty else { return nil }
    let own = row.own
    let starts = own.indices.dropFirst().filter { columns.contains(own[$0].column) && own[$0].cell.isText }
    guard !starts.isEmpty else { return nil }
    return zip([0] + starts, starts + [own.count]).map { first, end in
      SheetView.Row(row: row.row, items: Array(own[first..<end]))
    }
  }

  private static let rowsLookedAt = 40
  private static let cells = 4...8
  private static let fewest = 2
}
