import MIRSchema
import SheetIO

/// Lays the lines of records into one row each.
struct PageLineJoins {
  private let sheet: LaidSheet
  private var rows: [Int: SheetView.Row] = [:]
  private var gone: Set<Int> = []
  private var joined: [Int: [Int]] = [:]
  private var findings: [Finding] = []

  init(sheet: LaidSheet) { self.sheet = sheet }

  /// The sheet with its records in one row each; `nil` where nothing was joined.
  var result: LaidSheet? {
    guard !rows.isEmpty else { return nil }
    var result = sheet
    let laid = sheet.view.rows.indices.compactMap { position in
      rows[position] ?? (gone.contains(position) ? nil : sheet.view.rows[position])
    }
    result.view = SheetView(sheet.view, rows: laid)
    result.joined.merge(joined) { $0 + $1 }
    result.findings += findings
    return result
  }

  mutating func add(_ records: [PageLines.Record], of chain: PageLineChain) {
    for record in records {
      if !record.above.isEmpty || !record.below.isEmpty {
        join(record, chain)
      } else if record.isDoubtful {
        tell(record, chain, sheet.view.rows[record.row].items)
      }
    }
  }

  private mutating func join(_ record: PageLines.Record, _ chain: PageLineChain) {
    let view = sheet.view
    let place = view.rows[record.row].row
    let positions = record.above + [record.row] + record.below
    var cells: [Int: [SheetView.Item]] = [:]
    for position in positions {
      for item in view.rows[position].items { cells[item.column, default: []].append(item) }
    }
    // Two numbers of one column are two records, and nothing is joined.
    guard cells.allSatisfy({ $0.value.count == 1 || chain.layout[$0.key]?.measure == nil }) else { return }
    var items: [SheetView.Item] = []
    for (_, parts) in cells {
      let whole = parts[0]
      let columns =
        parts.first { $0.cell.address.row == view.rows[record.row].printedRow }?.columns ?? whole.columns
      guard parts.count > 1 else {
        items.append(place == whole.row ? whole : whole.laid(inRow: place, columns: columns))
        continue
      }
      let text = chain.joined(parts.map(\.text), column: whole.column)
      items.append(whole.saying(text).laid(inRow: place, columns: columns))
      joined[whole.index, default: []] += parts.dropFirst().map(\.index)
    }
    rows[record.row] = SheetView.Row(row: place, items: items.sorted { $0.column < $1.column })
    gone.formUnion(record.above + record.below)
    tell(record, chain, items)
  }

  private mutating func tell(_ record: PageLines.Record, _ chain: PageLineChain, _ items: [SheetView.Item]) {
    let view = sheet.view
    guard let item = view.rows[(record.above + record.below).first ?? record.row].own.first else { return }
    let level = items.first { $0.column == chain.level }?.text
    findings.append(
      Finding(
        record.isDoubtful ? .linesDoubtful : .linesJoined,
        ["count": "\(record.above.count + record.below.count + 1)"],
        at: .cell(item.cell.address, of: view.sheet.name), indicator: level, raw: item.text))
  }
}
