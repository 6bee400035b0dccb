import Foundation
import MIRSchema
import SheetIO

/// Reads the records that leave nothing to decide: every cell is under its heading and is of its kind, every sum and
/// difference holds.
///
/// This is the first reason of ``RowPlacer``, and most records are of this sort. What they say is what the other reasons and
/// ``IndicatorReader`` would say of them; how texts are worded rules nothing out, since it moves nothing of them. Anything
/// else is left to those.
struct SoundRows {
  private enum Kind {
    case level, catalogue(CatalogueName), line, prose
    case value(ValuePlace)
    case number, year(ClosedRange<Int>)
  }

  private final class Column {
    let key: FieldKey
    let field: Field<Indicator>
    let kind: Kind
    let isNumeric: Bool
    /// The last value of a catalogue that was looked up, since most rows say the same as the one above.
    var last: (text: String, official: String)?

    init(_ column: TableLayout.Column) {
      key = column.key
      field = column.field
      kind = SoundRows.kind(of: column)
      isNumeric = column.field.kind.isNumeric
    }
  }

  /// A record that leaves nothing to decide.
  struct Record {
    var indicator = Indicator()
    /// The cell of the level.
    var level: CellAddress?
    /// Cells under headings that no field answers to.
    var unknown: [SheetView.Item] = []
    /// A level that the catalogue does not know is kept and reported, and is not a reason to look any further.
    var unknownLevel: SheetView.Item?
  }

  private let columns: [Column?]
  /// The columns that have a field, in the order of the fields.
  private var fieldOrder: [Int] {
    Indicator.fields.compactMap { field in columns.firstIndex { $0?.key == field.key } }
  }
  private let foreign: Set<Int>
  private let session: ReadingSession
  /// What the values of a record satisfy.
  private let law: RecordLaw
  /// Whether the heading has a goal.
  private let hasGoals: Bool
  /// The last value of the heading.
  private let lastValue: ValuePlace?

  /// A short text may be a value of a catalogue that slid under another heading.
  private static let longestCatalogueValue = 30

  /// `nil` when the table has columns that need more thought: numbers of levels, texts of several columns.
  init?(_ band: HeadingBand, quarter: Int?, session: ReadingSession) {
    let map = band.columns
    guard map.column(of: .number) == nil, band.layout.level != nil,
      map.displaced.isEmpty, map.further.isEmpty
    else { return nil }
    var headed = ValueSet()
    var lastValue: ValuePlace?
    columns = band.layout.columns.enumerated().map { column, entry in
      guard let entry else { return nil }
      if let place = ValuePlace(key: entry.key) {
        headed.insert(place)
        lastValue = place
      }
      return Column(entry)
    }
    law = RecordLaw(quarter: quarter, headed: headed, isReversed: map.isReversed)
    hasGoals = Period.allCases.contains { headed.contains(.programmed, $0) }
    self.lastValue = lastValue
    foreign = Set(map.unknown.keys).union(map.unheaded)
    self.session = session
  }

  private static func kind(of column: TableLayout.Column) -> Kind {
    switch column.field.kind {
    case .catalogue(.level): .level
    case .catalogue(let name): .catalogue(name)
    case .number:
      ValuePlace(key: column.key).map(Kind.value) ?? .number
    case .integer(let bounds): .year(bounds)
    case .prose: .prose
    case .line, .code: .line
    }
  }

  /// The record of a row; `nil` when there is something to decide.
  func read(_ row: SheetView.Row) -> Record? {
    var record = Record()
    var values = SoundValues()
    var lastColumn = -1
    for item in row.items {
      guard item.column < columns.count, item.column > lastColumn, !item.isMergedDown,
        let column = columns[item.column]
      else {
        guard foreign.contains(item.column) else { return nil }
        record.unknown.append(item)
        continue
      }
      lastColumn = item.column
      guard read(item, column, into: &record, &values) else { return nil }
    }
    guard record.indicator.level != nil, holds(values, record.indicator) else { return nil }
    // Whole numbers are compared exactly; of others only the longer way knows more.
    if record.unknownLevel != nil, !values.areWhole || lastValue.map(values.present.contains) != true {
      return nil
    }
    return record
  }

  private func read(
    _ item: some RecordCell, _ column: Column, into record: inout Record, _ values: inout SoundValues
  ) -> Bool {
    switch column.kind {
    case .value(let place):
      guard let found = number(item.cell, &values.areWhole) else { return isNoData(item.cell) }
      values.set(place, found.double)
      record.indicator.set(found.exact, place.measure, place.period)
    case .number:
      var isWhole = true
      guard let found = number(item.cell, &isWhole) else { return isNoData(item.cell) }
      column.field.set(&record.indicator, .number(found.exact))
    case .year(let bounds):
      var isWhole = true
      guard let found = number(item.cell, &isWhole) else { return isNoData(item.cell) }
      guard let year = isWhole ? Int(exactly: found.double) : found.exact.wholeNumber, bounds.contains(year)
      else { return false }
      column.field.set(&record.indicator, .integer(year))
    case .level: return readLevel(item, into: &record)
    case .catalogue(let name):
      guard case .text = item.cell.value else { return false }
      let text = item.text
      if let last = column.last, last.text == text {
        column.field.set(&record.indicator, .text(last.official))
        return true
      }
      guard let value = session.official(text, in: name) else { return false }
      column.last = (text, value)
      column.field.set(&record.indicator, .text(value))
    case .line, .prose:
      guard case .text(let raw) = item.cell.value else { return false }
      let text = item.text
      guard isSoundText(text) else { return false }
      if column.key == .unitOfMeasure, Wording.isFormula(text) { return false }
      if case .prose = column.kind, !item.isNormal {
        guard let prose = NormalText.prose(raw) else { return false }
        column.field.set(&record.indicator, .text(prose))
      } else {
        column.field.set(&record.indicator, .text(text))
      }
    }
    return true
  }

  /// The record of cells that no view was made of, as nearly all are printed: a level at the beginning, words under headings of
  /// texts and numbers under those of numbers, each under its own; `nil` for any other.
  func readPrinted(_ cells: ArraySlice<Cell>) -> Record? {
    guard cells.count >= Self.fewestPrinted else { return nil }
    var record = Record()
    var values = SoundValues()
    for cell in cells {
      guard cell.address.column < columns.count, let column = columns[cell.address.column] else { return nil }
      var printed = PrintedCell(cell: cell)
      switch cell.value {
      case .text(let text):
        guard !column.isNumeric else { return nil }
        if !NormalText.isLine(text) {
          guard !cell.isBlank, let line = NormalText.line(text) else { return nil }
          printed.line = line
        }
      case .number:
        guard column.isNumeric, !cell.format.isPercent else { return nil }
      case .date, .boolean, .error: return nil
      }
      guard read(printed, column, into: &record, &values) else { return nil }
    }
    guard let first = cells.first, record.level == first.address,
      NormalText.line(first.shownText)?.utf8.last != Self.closing,
      holds(values, record.indicator), !values.mayBeExchanged
    else { return nil }
    return record
  }

  /// Whether no text of a printed record is, or begins with, what other columns hold: a level, a value of a catalogue.
  func areWords(_ cells: ArraySlice<Cell>) -> Bool {
    cells.allSatisfy { cell in
      guard case .text(let text) = cell.value, let column = columns[cell.address.column] else { return true }
      switch column.kind {
      case .line, .prose: break
      case .level, .catalogue, .value, .number, .year: return true
      }
      let line = NormalText.isLine(text) ? text : NormalText.line(text) ?? ""
      guard line.utf8.count <= Self.longestWord else {
        return LevelWithText(text, session: session) == nil
      }
      return LevelWithText(text, session: session) == nil
        && !LevelReading.isLevel(line, session: session) && !LevelReading(line, session: session).isKnown
        && session.catalogues(of: line).allSatisfy { $0 == .level || !$0.isTelling }
    }
  }

  /// Longer texts are no values of catalogues.
  private static let longestWord = 40
  /// Rows of fewer cells may be lines of a header block, and are looked at as such.
  private static let fewestPrinted = 9
  private static let closing = UInt8(ascii: ")")

  /// The fields of a row with their cells, in the order of the fields.
  func origins(of row: SheetView.Row, _ record: Record) -> [(key: FieldKey, item: SheetView.Item)] {
    var places = [Int?](repeating: nil, count: columns.count)
    for (place, item) in row.items.enumerated() where item.column < columns.count {
      places[item.column] = place
    }
    var result: [(key: FieldKey, item: SheetView.Item)] = []
    result.reserveCapacity(row.items.count + 1)
    for number in fieldOrder {
      guard let column = columns[number], let place = places[number] else { continue }
      result.append((column.key, row.items[place]))
      if case .level = column.kind, record.indicator.number != nil {
        result.append((.number, row.items[place]))
      }
    }
    return result
  }

  // MARK: Numbers

  /// Whole numbers up to here, their sums and their halves are exact as doubles.
  private static let greatestWhole = 1e12

  /// The number of a cell, exactly and as a double; `isWhole` is taken back where the two may differ.
  private func number(_ cell: Cell, _ isWhole: inout Bool) -> (exact: Decimal, double: Double)? {
    if case .number(let double) = cell.value, double.rounded() == double, abs(double) < Self.greatestWhole,
      !cell.format.isPercent
    {
      return (Decimal(Int64(double)), double)
    }
    isWhole = false
    return NumberReading.certainNumber(in: cell, session: session).map { ($0, $0.asDouble) }
  }

  private func isNoData(_ cell: Cell) -> Bool {
    NumberReading(cell, session: session) == .noData
  }

  // MARK: Texts

  /// A level with its number, if its kind has one; or words that say none.
  private func readLevel(_ item: some RecordCell, into record: inout Record) -> Bool {
    let level = LevelReading(item.text, session: session)
    record.level = item.cell.address
    record.indicator.level = level.level
    record.indicator.number = level.number
    guard level.isKnown else {
      guard case .text = item.cell.value, let item = item.seen else { return false }
      record.unknownLevel = item
      return LevelWithText(item, session: session) == nil && DatedNumber(item.text) == nil
        && !NumberReading.isNumber(item.cell, session: session)
    }
    return (level.number != nil) == (level.known?.isNumbered == true)
      && LevelReading.isLevel(item.text, session: session)
  }

  /// Whether a text is words, no number, undamaged, and no value of a catalogue.
  private func isSoundText(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= 0x41 || first == UInt8(ascii: "(") else { return false }
    guard !hasMarksOfDamage(text) else { return false }
    guard text.utf8.count <= Self.longestCatalogueValue else { return true }
    return session.isPlain(text)
  }

  /// Whether a text has Ã or Â, the marks of UTF-8 read as Latin-1, or the sign for lost letters.
  private func hasMarksOfDamage(_ text: String) -> Bool {
    let hasMarks = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe Self.has(0x83, after: 0xC3, in: bytes) || Self.has(0x82, after: 0xC3, in: bytes)
        || Self.has(0xBD, after: 0xBF, in: bytes)
    }
    return hasMarks ?? DamagedText.isDamaged(text)
  }

  /// Whether a byte, which is seldom, is right behind another.
  private static func has(
    _ byte: UInt8, after before: UInt8, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    var place = 0
    while place < bytes.count,
      let found = unsafe memchr(start + place, Int32(byte), bytes.count - place)
    {
      let index = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
      if index > 0, unsafe bytes[index - 1] == before { return true }
      place = index + 1
    }
    return false
  }

  // MARK: Arithmetic

  /// Whether every value that should be there is, and the law holds; a variation without a goal says nothing.
  private func holds(_ values: SoundValues, _ indicator: Indicator) -> Bool {
    guard hasGoals, law.isComplete(values.present) else { return false }
    for period in Period.allCases where values.present.contains(.variation, period) {
      guard values.present.contains(.programmed, period) else { return false }
    }
    var law = law
    law.declared = indicator.declaredAccumulation
    return values.areWhole ? law.holds(values.numbers) : law.holds(ExactValues(indicator))
  }
}
