import MIRSchema
import SheetIO

/// Lays records of several rows so that each is one row.
///
/// The values of a record stand in a grid: its labels say the measure and the heading the period, or the labels the
/// period and the heading the measure. Every pair of a label and a column of values is given a column of its own, right
/// of everything printed, under a heading of two rows made of the cells that say measure and period.
struct SpreadRecords {
  let labels: RowLabels
  let session: ReadingSession

  /// The sheet with a row for each record; `nil` where no column says what the rows are of.
  func laid(_ laid: LaidSheet) -> LaidSheet? {
    guard let column = LabelColumn(labels: labels, session: session).find(in: laid.view) else { return nil }
    let pieces = LabelledRecords(labels: labels, column: column, session: session).pieces(of: laid.view)
    let tables = tables(pieces, laid.view, column)
    guard tables.contains(where: \.isSpread) else { return nil }
    var result = laid
    result.view = SheetView(laid.view, rows: rows(pieces, tables, &result))
    return result
  }

  /// The records below each heading.
  private func tables(_ pieces: [LabelledRecords.Piece], _ view: SheetView, _ column: Int) -> [LabelledTable]
  {
    let width = (view.rows.lazy.compactMap { $0.items.last?.columns.upperBound }.max() ?? 0) + 1
    var tables: [(heading: [SheetView.Row], records: [LabelledRecord])] = []
    var end = -1
    var isBelowRecord = false
    for piece in pieces {
      guard case .record(let record) = piece, let first = record.lines.first?.row.row else {
        isBelowRecord = false
        continue
      }
      if !isBelowRecord {
        let above = HeadingsAboveRecords(session: session, view: view)
        let heading = view.position(ofRow: first).map { above.headingRows(above: $0, after: end) } ?? []
        if !heading.isEmpty { tables.append((heading, [])) }
      }
      if !tables.isEmpty { tables[tables.count - 1].records.append(record) }
      end = record.lastRow
      isBelowRecord = true
    }
    return tables.map {
      LabelledTable(
        heading: $0.heading, records: $0.records, labels: labels, column: column, width: width,
        session: session)
    }
  }

  /// The rows of the sheet, those of one record joined.
  ///
  /// A record is where its last row is printed; the periods of its heading are where its first one is.
  private func rows(_ pieces: [LabelledRecords.Piece], _ tables: [LabelledTable], _ result: inout LaidSheet)
    -> [SheetView.Row]
  {
    var rows: [SheetView.Row] = []
    /// How many rows further down everything is than it is printed.
    var shift = 0
    var table: LabelledTable?
    var next = 0
    func append(_ items: [SeenCell], at row: Int) {
      guard !items.isEmpty else { return }
      rows.append(
        SheetView.Row(
          row: row + shift, items: items.map { $0.inRow(row + shift) }.sorted { $0.column < $1.column }))
    }
    for piece in pieces {
      switch piece {
      case .row(let row):
        if next < tables.count, tables[next].isSpread,
          tables[next].heading.contains(where: { $0.row == row.row })
        {
          append(tables[next].headingItems(in: row, &result), at: row.row)
        } else {
          append(row.items, at: row.row)
        }
      case .record(let record):
        guard let first = record.lines.first?.row.row else { continue }
        if next < tables.count, tables[next].records.first?.lines.first?.row.row == first {
          table = tables[next]
          next += 1
          if let table, table.isSpread {
            append(table.leaves, at: first)
            if record.lastRow == first { shift += 1 }
          }
        }
        if let table, table.isSpread {
          append(table.items(of: record, &result), at: record.lastRow)
        } else {
          for line in record.lines { append(line.row.items, at: line.row.row) }
        }
      }
    }
    return rows
  }
}
