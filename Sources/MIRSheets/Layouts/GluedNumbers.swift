import Foundation
import MIRSchema
import SheetIO

/// Several numbers in one cell, as programs that read printed pages leave narrow columns: `20 40 0 40 100`.
///
/// They are taken apart where the free columns of the heading around the cell leave exactly one way, or where the law of
/// accumulation is true of exactly one; else the cell stays as it is.
struct GluedNumbers {
  let session: ReadingSession
  let view: SheetView

  static func laid(_ sheet: LaidSheet, _ session: ReadingSession) -> LaidSheet? {
    let glued = GluedNumbers(session: session, view: sheet.view)
    guard glued.view.rows.contains(where: { $0.own.contains(where: glued.isGlued) }) else { return nil }
    return glued.laid(sheet)
  }

  private func laid(_ sheet: LaidSheet) -> LaidSheet? {
    let bands = sheet.bandsByWords(session)
    var rows = view.rows
    var apart: [SheetView.Item] = []
    for (index, band) in bands.enumerated() {
      let end = index + 1 < bands.count ? bands[index + 1].rows.lowerBound : Int.max
      let positions = rows.indices.filter { rows[$0].row > band.rows.upperBound && rows[$0].row < end }
      let filled = filled(positions.map { rows[$0] }, band.layout)
      for position in positions {
        for item in rows[position].own where isGlued(item) {
          guard let pieces = pieces(of: item, in: rows[position], band.layout, filled) else { continue }
          let items = rows[position].items.filter { $0.index != item.index } + pieces
          rows[position] = SheetView.Row(
            row: rows[position].row, items: items.sorted { $0.column < $1.column })
          apart.append(item)
        }
      }
    }
    guard !apart.isEmpty else { return nil }
    var result = sheet
    result.view = SheetView(view, rows: rows)
    for item in apart {
      result.findings.append(
        Finding(.numbersTakenApart, at: .cell(item.cell.address, of: view.sheet.name), raw: item.text))
    }
    return result
  }

  /// The columns of values in which most records of a table have a number.
  private func filled(_ rows: [SheetView.Row], _ layout: TableLayout) -> Set<Int> {
    var counts: [Int: Int] = [:]
    var records = 0
    for row in rows {
      let columns = row.own.lazy.filter { item in
        layout[item.column]?.measure != nil && NumberReading.isNumber(item.cell, session: session)
      }.map(\.column)
      guard !columns.isEmpty else { continue }
      records += 1
      for column in columns { counts[column, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value * 2 > records }.keys)
  }

  /// Whether a cell holds several numbers and nothing else; `12 345` may be one.
  private func isGlued(_ item: SheetView.Item) -> Bool {
    guard case .text(let text) = item.cell.value, text.utf8.count <= Self.longest, text.utf8.contains(0x20),
      text.utf8.allSatisfy(Self.isPart)
    else { return false }
    return numbers(item.text).count >= 2
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || " .,-%".utf8.contains(byte)
  }

  private func numbers(_ text: String) -> [String] {
    let parts = text.split(separator: " ").map(String.init)
    return parts.allSatisfy { $0.contains(where: \.isNumber) } ? parts : []
  }

  /// The numbers of a cell, each in its column; `nil` where there is none, or more than one way.
  private func pieces(
    of item: SheetView.Item, in row: SheetView.Row, _ layout: TableLayout, _ filled: Set<Int>
  ) -> [SheetView.Item]? {
    let numbers = numbers(item.text)
    let taken = Set(row.own.lazy.filter { $0.index != item.index }.flatMap(\.columns))
    func isFree(_ column: Int) -> Bool {
      layout[column]?.field.kind.isNumeric == true && !taken.contains(column)
    }
    guard isFree(item.column) else { return nil }
    var first = item.column
    var last = item.column
    while isFree(first - 1) { first -= 1 }
    while isFree(last + 1) { last += 1 }
    let count = numbers.count
    guard last - first + 1 >= count else { return nil }
    // What the other records leave blank is blank here, too: the quarters to come.
    let usual = (first...last).filter(filled.contains)
    let fitsUsual = usual.count == count && isLawful(numbers, in: usual, layout, areUsual: true)
    var columns = fitsUsual ? usual : nil
    if !NumberReading.isNumber(item.cell, session: session) {
      var ways = (max(first, item.column - count + 1)...min(item.column, last - count + 1)).map { start in
        Array(start...start + count - 1)
      }.filter { isLawful(numbers, in: $0, layout) }
      if let columns, !ways.contains(columns) { ways.append(columns) }
      // Of several ways that the law allows, the one that begins in the cell's own column is printed.
      columns = ways.count == 1 ? ways[0] : last - first + 1 == count ? Array(first...last) : nil
    }
    return columns.map { columns in
      zip(numbers, columns).map { number, column in
        item.saying(number).laid(inRow: item.row, columns: column...column)
      }
    }
  }

  /// Whether no block of values that the numbers fill whole contradicts the law, and one that they fill proves it; two
  /// numbers prove it where the other records have two, too.
  private func isLawful(
    _ numbers: [String], in columns: [Int], _ layout: TableLayout, areUsual: Bool = false
  ) -> Bool {
    var values: [Measure: [Period: Decimal]] = [:]
    for (column, text) in zip(columns, numbers) {
      guard let column = layout[column], let measure = column.measure,
        let period = Period.of(column.key),
        case .number(let value) = NumberReading(text: text, session: session)
      else { continue }
      values[measure, default: [:]][period] = value
    }
    var isProved = false
    for (_, block) in values {
      guard let sum = block[.cumulative], block.count > (areUsual ? 1 : 2) else { continue }
      let quarters = block.filter { $0.key != .cumulative }.values
      let isWhole = areUsual || block.count == 5
      guard !isWhole || quarters.reduce(0, +) == sum || quarters.allSatisfy({ $0 == sum }) else {
        return false
      }
      if quarters.reduce(0, +) == sum { isProved = true }
    }
    return isProved
  }

  private static let longest = 120
}
