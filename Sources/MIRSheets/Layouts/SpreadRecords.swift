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
    let touching = LabelColumn(labels: labels, session: session).find(in: laid.view)
    let list = KeyedRecords(labels: labels, session: session).list(in: laid.view)
    if let list, list.needsKey || touching == nil, var result = self.laid(laid, list.pieces, list.column) {
      list.tell(&result)
      return result
    }
    return touching.flatMap { column in
      let records = LabelledRecords(labels: labels, column: column, session: session)
      return self.laid(laid, records.pieces(of: laid.view), column)
    }
  }

  private func laid(_ laid: LaidSheet, _ pieces: [LabelledRecords.Piece], _ column: Int) -> LaidSheet? {
    let tables = tables(pieces, laid.view, column)
    guard tables.contains(where: \.isSpread) else { return nil }
    var result = laid
    result.view = drawn(pieces, tables, laid.view, &result)
    return result
  }

  /// The records below each heading.
  private func tables(_ pieces: [LabelledRecords.Piece], _ view: SheetView, _ column: Int) -> [LabelledTable]
  {
    let width = (view.rows.lazy.compactMap { $0.items.last?.columns.upperBound }.max() ?? 0) + 1
    var tables: [(heading: [SheetView.Row], records: [LabelledRecord])] = []
    var end = -1
    var isBelowRecord = false
    // A row of a record that stands apart hides no heading.
    let apart = Set(
      pieces.flatMap { piece -> [Int] in
        if case .record(let record) = piece { record.rowsApart } else { [] }
      })
    let view = apart.isEmpty ? view : SheetView(view, rows: view.rows.filter { !apart.contains($0.row) })
    for piece in pieces {
      guard case .record(let record) = piece, let first = record.lines.first?.row.row else {
        isBelowRecord = false
        continue
      }
      if !isBelowRecord {
        let above = HeadingsAboveRecords(session: session, view: view)
        let heading =
          position(ofFirst: first, in: view).map { above.headingRows(above: $0, after: end) } ?? []
        if !heading.isEmpty { tables.append((heading, [])) }
      }
      if !tables.isEmpty { tables[tables.count - 1].records.append(record) }
      end = record.lastRow
      isBelowRecord = true
    }
    return tables.map {
      LabelledTable(
        heading: $0.heading, records: $0.records, labels: labels, column: column, width: width,
        quarter: labels == .periods ? ReportedQuarter(session: session).find(in: view) : nil, session: session
      )
    }
  }

  /// Where the rows of a table begin whose first record begins in a row: levels may stand alone above it.
  private func position(ofFirst row: Int, in view: SheetView) -> Int? {
    guard var position = view.position(ofRow: row) else { return nil }
    while position > 0, let band = view.rows[position - 1].own.first, view.rows[position - 1].own.count <= 2,
      LevelReading.begins(band, session: session)
    {
      position -= 1
    }
    return position
  }

  /// The rows of the sheet, those of one record joined.
  ///
  /// A record is where its last row is printed, which leaves a row for the second one of its heading; what does not
  /// find room is further down.
  private func drawn(
    _ pieces: [LabelledRecords.Piece], _ tables: [LabelledTable], _ view: SheetView, _ result: inout LaidSheet
  ) -> SheetView {
    var headings: [ClosedRange<Int>] = []
    /// The first row of the heading that is being laid.
    var top: Int?
    var rows: [SheetView.Row] = []
    var table: LabelledTable?
    var next = 0
    func append(_ items: [SeenCell], at row: Int) {
      guard !items.isEmpty else { return }
      let row = max(row, (rows.last?.row ?? -1) + 1)
      rows.append(
        SheetView.Row(row: row, items: items.map { $0.inRow(row) }.sorted { $0.column < $1.column }))
    }
    for piece in pieces {
      switch piece {
      case .row(let row):
        guard next < tables.count, tables[next].heading.contains(where: { $0.row == row.row }) else {
          if let table, table.isSpread, table.repeatsHeading(row) {
            result.labels += row.own
            continue
          }
          append(row.items, at: row.row)
          continue
        }
        let heading = tables[next]
        append(heading.isSpread ? heading.headingItems(in: row, &result) : row.items, at: row.row)
        top = top ?? rows.last?.row
        if row.row == heading.heading.last?.row {
          if heading.isSpread { append(heading.leaves, at: row.row + 1) }
          if let first = top, let last = rows.last?.row { headings.append(first...last) }
          top = nil
          table = heading
          next += 1
        }
      case .record(let record):
        if let table, table.isSpread {
          append(table.items(of: record, &result), at: record.lastRow)
        } else {
          for line in record.lines { append(line.row.items, at: line.row.row) }
        }
      }
    }
    return SheetView(
      view, rows: rows, headings: headings,
      strangers: tables.reduce(into: view.strangers) { $0.formUnion($1.strangers) })
  }
}
