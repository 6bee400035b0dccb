import MIRSchema
import SheetIO

/// Values next to the column of their heading: programs that take tables out of pages give a narrow column to what is
/// printed a little to the right of the heading.
///
/// A value in a column without a heading is laid under the heading next to it where only one of the two neighbours is
/// free in its row; where both are, it stays.
struct StrayColumns {
  let session: ReadingSession
  let view: SheetView

  static func laid(_ sheet: LaidSheet, _ session: ReadingSession) -> LaidSheet? {
    let columns = StrayColumns(session: session, view: sheet.view)
    guard columns.mayBeAny else { return nil }
    return columns.laid(sheet)
  }

  /// Whether the numbers of the records are in more columns than one record has cells.
  private var mayBeAny: Bool {
    let records = RecordRows(session: session)
    var columns: Set<Int> = []
    var widest = 0
    var looked = 0
    for row in view.rows where records.hasLevel(row) {
      looked += 1
      guard looked <= Self.mostRecords else { break }
      columns.formUnion(row.own.map(\.column))
      widest = max(widest, row.own.count)
    }
    return looked > 0 && (columns.max() ?? 0) - (columns.min() ?? 0) + 1 >= widest + Self.fewestStray
  }

  private func laid(_ sheet: LaidSheet) -> LaidSheet? {
    let bands = sheet.bandsByWords(session)
    var rows = view.rows
    var moved: [SheetView.Item] = []
    for (index, band) in bands.enumerated() {
      let end = index + 1 < bands.count ? bands[index + 1].rows.lowerBound : Int.max
      let headed = Set(view.rows(in: band.rows).flatMap { $0.own.map(\.column) })
      let values = band.columns.fields.filter { Indicator.fieldsByKey[$0.value]?.kind.isNumeric == true }.keys
        .sorted()
      guard values.count >= Self.fewestValues else { continue }
      for position in rows.indices where rows[position].row > band.rows.upperBound && rows[position].row < end
      {
        guard let row = laid(rows[position], values, headed) else { continue }
        moved += row.moved
        rows[position] = row.row
      }
    }
    guard let first = moved.first else { return nil }
    var result = sheet
    result.view = SheetView(view, rows: rows)
    result.findings.append(
      Finding(
        .valuesBesideHeading, ["count": "\(moved.count)"], at: .cell(first.cell.address, of: view.sheet.name),
        raw: first.text))
    return result
  }

  /// A row with the values that are in no column of a heading laid under one.
  private func laid(_ row: SheetView.Row, _ values: [Int], _ headed: Set<Int>) -> (
    row: SheetView.Row, moved: [SheetView.Item]
  )? {
    guard let first = values.first, let last = values.last else { return nil }
    var taken = Set(row.own.map(\.column))
    let strays = row.own.filter { item in
      item.columns.count == 1 && !headed.contains(item.column) && item.column > first
        && item.column <= last + Self.fewestStray && NumberReading.isNumber(item.cell, session: session)
    }
    guard strays.count >= Self.fewestStray else { return nil }
    var places: [Int: Int] = [:]
    var open = strays
    while !open.isEmpty {
      // Where one value has a single free place, it may leave a single one to the next.
      let next = open.firstIndex { item in
        let left = values.last { $0 < item.column }.map(taken.contains) ?? true
        let right = values.first { $0 > item.column }.map(taken.contains) ?? true
        return left != right
      }
      guard let next else { return nil }
      let item = open.remove(at: next)
      let left = values.last { $0 < item.column }.flatMap { taken.contains($0) ? nil : $0 }
      guard let place = left ?? values.first(where: { $0 > item.column }) else { return nil }
      places[item.index] = place
      taken.insert(place)
    }
    let items = row.items.map { item in
      places[item.index].map { item.laid(inRow: item.row, columns: $0...$0) } ?? item
    }
    return (SheetView.Row(row: row.row, items: items.sorted { $0.column < $1.column }), strays)
  }

  private static let mostRecords = 30
  private static let fewestStray = 2
  private static let fewestValues = 4
}
