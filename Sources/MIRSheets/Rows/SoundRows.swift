import MIRSchema
import SheetIO

/// The records under a heading that leave nothing to decide: every cell is under its heading, and ``SoundReader`` has no
/// doubt of it.
///
/// This is the first reason of ``RowPlacer``, and most records are of this sort. What they say is what the other reasons and
/// ``IndicatorReader`` would say of them; how texts are worded rules nothing out, since it moves nothing of them. Anything
/// else is left to those.
struct SoundRows {
  private let reader: SoundReader
  private let layout: TableLayout
  private let foreign: Set<Int>
  private let session: ReadingSession
  /// The last value of the heading.
  private let lastValue: ValuePlace?

  /// Rows of fewer cells may be lines of a header block, and are looked at as such.
  static let fewestPrinted = 9

  /// `nil` when the table has columns that need more thought: numbers of levels, texts of several columns.
  init?(_ band: HeadingBand, quarter: Int?, session: ReadingSession) {
    let map = band.columns
    guard map.column(of: .number) == nil, band.layout.level != nil,
      map.displaced.isEmpty, map.further.isEmpty
    else { return nil }
    layout = band.layout
    reader = SoundReader(
      layout.soundColumns, quarter: quarter, headed: layout.headed,
      isReversed: map.isReversed, session: session)
    lastValue = layout.columns.last { $0?.value != nil }??.value
    foreign = Set(map.unknown.keys).union(map.unheaded)
    self.session = session
  }

  /// Reads the record of cells that no view was made of; `false` for one that leaves something to decide.
  func readPrinted(_ cells: Span<Cell>, into record: inout SoundRecord) -> Bool {
    guard cells.count >= Self.fewestPrinted else { return false }
    var values = SoundValues()
    return reader.readPrinted(cells, into: &record, &values) && !values.mayBeExchanged
  }

  /// Whether no text of a printed record is, or begins with, what other columns hold: a level, a value of a catalogue.
  func areWords(_ cells: ArraySlice<Cell>) -> Bool { reader.areWords(cells) }

  /// The record of a row; `nil` when there is something to decide.
  func read(_ row: SheetView.Row) -> SoundRecord? {
    var record = SoundRecord()
    var values = SoundValues()
    var lastColumn = -1
    for item in row.items {
      guard item.column > lastColumn, !item.isMergedDown, let column = layout[item.column] else {
        guard foreign.contains(item.column) else { return nil }
        record.unknown.append(item)
        continue
      }
      lastColumn = item.column
      guard read(item, as: column.field.kind, into: &record, &values) else { return nil }
    }
    guard record.indicator.level != nil, reader.holds(values, record.indicator) else { return nil }
    // Whole numbers are compared exactly; of others only the longer way knows more.
    if record.unknownLevel != nil, !values.areWhole || lastValue.map(values.present.contains) != true {
      return nil
    }
    return record
  }

  private func read(
    _ item: SheetView.Item, as kind: FieldKind, into record: inout SoundRecord, _ values: inout SoundValues
  ) -> Bool {
    switch kind {
    case .number, .integer:
      return reader.readNumber(item.cell, at: item.column, into: &record, &values)
    case .catalogue(.level): return readLevel(item, into: &record)
    case .catalogue, .line, .code, .prose:
      guard case .text(let raw) = item.cell.value else { return false }
      return reader.readText(item.text, at: item.column, into: &record, raw: item.isNormal ? nil : raw)
    }
  }

  /// A level with its number, if its kind has one; or words that say none.
  private func readLevel(_ item: SheetView.Item, into record: inout SoundRecord) -> Bool {
    if let isSound = reader.readLevel(item.text, at: item.cell.address, into: &record) { return isSound }
    guard case .text = item.cell.value else { return false }
    record.unknownLevel = item
    return LevelWithText(item, session: session) == nil && DatedNumber(item.text) == nil
      && !NumberReading.isNumber(item.cell, session: session)
  }

  /// The fields of a row with their cells, in the order of the fields.
  func origins(of row: SheetView.Row, _ record: SoundRecord) -> [(key: FieldKey, item: SheetView.Item)] {
    var places = [Int?](repeating: nil, count: layout.columns.count)
    for (place, item) in row.items.enumerated() where item.column < layout.columns.count {
      places[item.column] = place
    }
    var result: [(key: FieldKey, item: SheetView.Item)] = []
    result.reserveCapacity(row.items.count + 1)
    for number in layout.inFieldOrder {
      guard let column = layout.columns[number], let place = places[number] else { continue }
      result.append((column.key, row.items[place]))
      if column.key == .level, record.indicator.number != nil {
        result.append((.number, row.items[place]))
      }
    }
    return result
  }
}
