import Foundation
import MIRSchema
import SheetIO

/// A column whose cells moved up by one, as when a cell is deleted and those below it close the gap.
///
/// The last record has a blank there, and from some record on every cell fits the record below better than its own: by
/// the law of accumulation where the column holds values, by the words of definition and method where it holds the
/// name. The cells are laid one record down; the deleted one stays blank.
struct MovedUp {
  let session: ReadingSession
  let view: SheetView

  static func laid(_ sheet: LaidSheet, _ session: ReadingSession) -> LaidSheet? {
    let moved = MovedUp(session: session, view: sheet.view)
    guard moved.mayBeAny else { return nil }
    return moved.laid(sheet)
  }

  /// Whether the last record lacks a cell that the ones before it have.
  private var mayBeAny: Bool {
    let records = RecordRows(session: session)
    var last: [SheetView.Row] = []
    for row in view.rows.reversed() where records.hasLevel(row) {
      last.append(row)
      if last.count > Self.fewestRecords { break }
    }
    guard last.count > Self.fewestRecords else { return false }
    let columns = last.map { Set($0.own.map(\.column)) }
    return columns[1].intersection(columns[2]).subtracting(columns[0]).isEmpty == false
  }

  private func laid(_ sheet: LaidSheet) -> LaidSheet? {
    guard let band = sheet.bandsByWords(session).last else { return nil }
    let classifier = RowClassifier(session: session)
    let table = view.rows.indices.filter { position in
      view.rows[position].row > band.rows.upperBound && classifier.isRecord(view.rows[position], band.layout)
        && RecordRows(session: session).isRecord(view.rows[position])
    }
    guard table.count > Self.fewestRecords, let last = table.last else { return nil }
    for column in band.columns.fields.keys.sorted() where view.rows[last].item(at: column) == nil {
      guard let start = start(of: column, table, band.layout) else { continue }
      return moved(sheet, column, Array(table[start...]))
    }
    return nil
  }

  /// The first of the records from which on each cell of a column is that of the record below.
  private func start(of column: Int, _ table: [Int], _ layout: TableLayout) -> Int? {
    guard let field = layout[column] else { return nil }
    let fits: (_ record: Int, _ of: Int) -> Bool? =
      field.measure != nil
      ? { isLawful(table[$0], layout, column, from: table[$1]) }
      : field.key == .name ? { isAlike(table[$0], layout, column, from: table[$1]) } : { _, _ in nil }
    // From below, as long as each cell fits the record below it; then down to the first that does not fit its own.
    var start = table.count - 1
    while start > 0, fits(start, start - 1) == true { start -= 1 }
    while start < table.count - 1, fits(start, start) != false { start += 1 }
    let misfits = (start..<table.count - 1).count { fits($0, $0) == false }
    guard misfits >= Self.fewestRecords else { return nil }
    return start
  }

  /// Whether a record's values keep the law with the cell of another in one column; `nil` where they say nothing.
  private func isLawful(_ record: Int, _ layout: TableLayout, _ column: Int, from other: Int) -> Bool? {
    var values: [FieldKey: Decimal] = [:]
    for item in view.rows[record].own where item.column != column {
      if let known = layout[item.column], known.measure != nil, let value = number(item) {
        values[known.key] = value
      }
    }
    guard let key = layout[column]?.key, let item = view.rows[other].item(at: column),
      let value = number(item)
    else {
      return nil
    }
    values[key] = value
    guard let measure = Measure.of(key), let period = Period.of(key) else { return nil }
    func known(_ measure: Measure) -> Decimal? { values[measure.key(period)] }
    // Programmed less achieved, in the column's own period.
    guard let programmed = known(.programmed), let achieved = known(.achieved),
      let variation = known(.variation), measure != .adjusted
    else { return nil }
    return programmed - achieved == variation || achieved - programmed == variation
  }

  private func number(_ item: SheetView.Item) -> Decimal? {
    switch item.cell.value {
    case .number, .text:
      if case .number(let value) = NumberReading(item.cell, session: session) { value } else { nil }
    default: nil
    }
  }

  /// Whether a name shares its words with a record's definition and method.
  private func isAlike(_ record: Int, _ layout: TableLayout, _ column: Int, from other: Int) -> Bool? {
    guard let name = view.rows[other].item(at: column) else { return nil }
    var words: Set<String> = []
    for item in view.rows[record].own where item.column != column {
      guard let key = layout[item.column]?.key, key == .definition || key == .calculationMethod else {
        continue
      }
      words.formUnion(Self.words(item.text))
    }
    let own = Self.words(name.text)
    guard own.count >= 2, words.count >= 4 else { return nil }
    let share = own.count { words.contains($0) }
    return share * 3 >= own.count * 2
  }

  /// The longer words of a text, folded; what many indicators say is none.
  private static func words(_ text: String) -> Set<String> {
    Set(text.split { !$0.isLetter }.filter { $0.count >= 5 }.map { FoldedText($0).key }).subtracting(common)
  }

  private static let common: Set<String> = [
    "porcentaje", "numero", "acciones", "realizadas", "realizados", "programadas", "programados", "periodo",
    "total",
    "tasa", "variacion", "indice", "promedio", "mide",
  ]

  private func moved(_ sheet: LaidSheet, _ column: Int, _ table: [Int]) -> LaidSheet? {
    guard let first = view.rows[table[0]].item(at: column) else { return nil }
    var rows = view.rows
    for (upper, lower) in zip(table, table.dropFirst()).reversed() {
      guard let item = view.rows[upper].item(at: column) else { continue }
      let place = rows[lower].row
      let others = rows[lower].items.filter { $0.column != column }
      rows[lower] = SheetView.Row(
        row: place,
        items: (others + [item.laid(inRow: place, columns: item.columns)]).sorted { $0.column < $1.column })
    }
    rows[table[0]] = SheetView.Row(
      row: rows[table[0]].row, items: rows[table[0]].items.filter { $0.index != first.index })
    var result = sheet
    result.view = SheetView(view, rows: rows)
    result.findings.append(
      Finding(
        .columnMovedUp, ["count": "\(table.count - 1)"], at: .cell(first.cell.address, of: view.sheet.name),
        raw: first.text))
    return result
  }

  private static let fewestRecords = 3
}
