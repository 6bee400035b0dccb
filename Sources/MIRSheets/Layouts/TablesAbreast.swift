import MIRSchema
import SheetIO

/// Two tables in the same rows, side by side: each has its levels and its heading, and perhaps its header block.
///
/// The right one is laid below the left one, in its own columns.
struct TablesAbreast {
  let session: ReadingSession
  let view: SheetView

  static func laid(_ sheet: LaidSheet, _ session: ReadingSession) -> LaidSheet? {
    let tables = TablesAbreast(session: session, view: sheet.view)
    guard let column = tables.secondTable else { return nil }
    return tables.laid(sheet, partedAt: column)
  }

  /// The column in which the levels of a second table are.
  private var secondTable: Int? {
    let records = RecordRows(session: session)
    var columns: [Int: Int] = [:]
    var looked = 0
    for row in view.rows where records.hasLevel(row) {
      looked += 1
      guard looked <= Self.mostRecords else { break }
      let levels = row.own.filter { LevelReading.isLevel($0, session: session) }
      for item in levels.dropFirst(levels.first.map { $0.column <= row.own[0].column + 2 } == true ? 1 : 0) {
        let right = row.own.filter { $0.column > item.column }
        guard row.own.count - right.count >= Self.fewestCells, hasNumbers(right) else { continue }
        columns[item.column, default: 0] += 1
      }
    }
    guard let (column, count) = columns.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), count >= 2
    else {
      return nil
    }
    // The left one must have numbers of its own.
    let left = view.rows.count { row in
      records.hasLevel(row) && hasNumbers(row.own.filter { $0.columns.upperBound < column })
    }
    return left >= 2 ? column : nil
  }

  private func laid(_ sheet: LaidSheet, partedAt column: Int) -> LaidSheet? {
    let column = beginning(ofTableWith: column)
    var left: [SheetView.Row] = []
    var right: [SheetView.Row] = []
    let below = (view.rows.last?.row ?? 0) + Self.gap
    for row in view.rows {
      let parted = row.items.filter { $0.column >= column }
      let rest = row.items.filter { $0.column < column }
      if !rest.isEmpty { left.append(SheetView.Row(row: row.row, items: rest)) }
      if !parted.isEmpty {
        let place = row.row + below
        right.append(
          SheetView.Row(row: place, items: parted.map { $0.laid(inRow: place, columns: $0.columns) }))
      }
    }
    let alone = SheetView(view, rows: right)
    guard let band = HeadingFinder.byWords(in: alone, session: session).first,
      let address = alone.rows(in: band.rows).first?.own.first?.cell.address
    else { return nil }
    var result = sheet
    result.view = SheetView(view, rows: left + right)
    result.findings.append(
      Finding(
        .tablesAbreast, ["column": CellAddress.name(ofColumn: column)],
        at: .cell(address, of: view.sheet.name)))
    return result
  }

  /// The first column of a table: what is between the left one and the levels of the right one is the right one's where
  /// no record of the left one has anything in it.
  private func beginning(ofTableWith column: Int) -> Int {
    var first = column
    let records = RecordRows(session: session)
    let filled = Set(view.rows.filter { records.hasLevel($0) }.flatMap { $0.own.flatMap(\.columns) })
    while first > 0, !filled.contains(first - 1) { first -= 1 }
    // A blank column parts the two; it belongs to neither.
    return first
  }

  private func hasNumbers(_ items: [SheetView.Item]) -> Bool {
    items.has(Self.fewestNumbers) { NumberReading.isNumber($0.cell, session: session) }
  }

  private static let mostRecords = 12
  private static let fewestCells = 4
  private static let fewestNumbers = 3
  private static let gap = 4
}
