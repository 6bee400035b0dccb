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
  enum Kind {
    case level, catalogue(CatalogueName), line, prose
    case value(ValuePlace)
    case number, year(ClosedRange<Int>)
    /// A column that no field answers to.
    case none
  }

  /// What a column holds, at its place; looked at where it is, since it is not copied for each cell.
  struct Column {
    let key: FieldKey?
    let place: FieldPlace
    let kind: Kind
    let isNumeric: Bool
    let isUnit: Bool
    /// Of a column of catalogue values.
    fileprivate let memory: CatalogueMemory?

    fileprivate init(_ column: TableLayout.Column?) {
      let field = column?.field ?? Indicator.fields[0]
      key = column?.key
      place = field.place
      kind = column.map(SoundRows.kind) ?? .none
      isNumeric = column != nil && field.kind.isNumeric
      isUnit = key == .unitOfMeasure
      memory = if case .catalogue = kind { CatalogueMemory() } else { nil }
    }
  }

  /// The last value of a catalogue that was looked up, since most rows say the same as the one above.
  fileprivate final class CatalogueMemory {
    var text = ""
    var official = ""
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

  let columns: [Column]
  /// The columns that have a field, in the order of the fields.
  private let inFieldOrder: [Int]
  private let foreign: Set<Int>
  let session: ReadingSession
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
    let headed = band.layout.headed
    columns = band.layout.columns.map(Column.init)
    inFieldOrder = band.layout.inFieldOrder
    law = RecordLaw(quarter: quarter, headed: headed, isReversed: map.isReversed)
    hasGoals = headed.has(.programmed)
    lastValue = band.layout.columns.last { $0?.value != nil }??.value
    foreign = Set(map.unknown.keys).union(map.unheaded)
    self.session = session
  }

  private static func kind(of column: TableLayout.Column) -> Kind {
    switch column.field.kind {
    case .catalogue(.level): .level
    case .catalogue(let name): .catalogue(name)
    case .number:
      column.value.map(Kind.value) ?? .number
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
        columns[item.column].key != nil
      else {
        guard foreign.contains(item.column) else { return nil }
        record.unknown.append(item)
        continue
      }
      lastColumn = item.column
      guard read(item, at: item.column, into: &record, &values) else { return nil }
    }
    guard record.indicator.level != nil, holds(values, record.indicator) else { return nil }
    // Whole numbers are compared exactly; of others only the longer way knows more.
    if record.unknownLevel != nil, !values.areWhole || lastValue.map(values.present.contains) != true {
      return nil
    }
    return record
  }

  private func read(
    _ item: SheetView.Item, at column: Int, into record: inout Record, _ values: inout SoundValues
  ) -> Bool {
    switch columns[column].kind {
    case .value, .number, .year: return read(item.cell, at: column, into: &record, &values)
    case .level: return readLevel(item, into: &record)
    case .catalogue, .line, .prose:
      guard case .text(let raw) = item.cell.value else { return false }
      return read(item.text, at: column, into: &record, raw: item.isNormal ? nil : raw)
    case .none: return false
    }
  }

  /// Takes the number of a cell in a column; whether it leaves nothing to decide.
  func read(
    _ cell: Cell, at column: Int, into record: inout Record, _ values: inout SoundValues
  ) -> Bool {
    var isWhole = true
    guard let found = number(cell, &isWhole) else {
      if case .value = columns[column].kind { values.areWhole = false }
      return isNoData(cell)
    }
    return take(found.exact, found.double, isWhole: isWhole, at: column, into: &record, &values)
  }

  /// Takes a number in a column, which is exact as a double where it is whole; whether it leaves nothing to decide.
  func take(
    _ exact: Decimal, _ double: Double, isWhole: Bool, at column: Int, into record: inout Record,
    _ values: inout SoundValues
  ) -> Bool {
    switch columns[column].kind {
    case .value(let place):
      if !isWhole { values.areWhole = false }
      values.set(place, double)
      record.indicator.set(exact, place.measure, place.period)
    case .number: record.indicator.set(exact, at: columns[column].place)
    case .year(let bounds):
      guard let year = isWhole ? Int(exactly: double) : exact.wholeNumber, bounds.contains(year) else {
        return false
      }
      record.indicator.set(year, at: columns[column].place)
    case .level, .catalogue, .line, .prose, .none: return false
    }
    return true
  }

  /// Takes a text of a column in normal form of one line, which was `raw` where that is another one; whether it leaves
  /// nothing to decide.
  func read(_ text: String, at column: Int, into record: inout Record, raw: String?) -> Bool {
    switch columns[column].kind {
    case .catalogue(let name):
      guard let official = official(text, in: name, columns[column].memory) else { return false }
      record.indicator.set(official, at: columns[column].place)
    case .line, .prose:
      guard isSoundText(text), !columns[column].isUnit || !Wording.isFormula(text) else { return false }
      if case .prose = columns[column].kind, let raw {
        guard let prose = NormalText.prose(raw) else { return false }
        record.indicator.set(prose, at: columns[column].place)
      } else {
        record.indicator.set(text, at: columns[column].place)
      }
    case .level, .value, .number, .year, .none: return false
    }
    return true
  }

  private func official(_ text: String, in name: CatalogueName, _ memory: CatalogueMemory?) -> String? {
    if let memory, memory.text.isExactly(text) { return memory.official }
    guard let value = session.official(text, in: name) else { return nil }
    memory?.text = text
    memory?.official = value
    return value
  }

  /// The fields of a row with their cells, in the order of the fields.
  func origins(of row: SheetView.Row, _ record: Record) -> [(key: FieldKey, item: SheetView.Item)] {
    var places = [Int?](repeating: nil, count: columns.count)
    for (place, item) in row.items.enumerated() where item.column < columns.count {
      places[item.column] = place
    }
    var result: [(key: FieldKey, item: SheetView.Item)] = []
    result.reserveCapacity(row.items.count + 1)
    for number in inFieldOrder {
      guard let key = columns[number].key, let place = places[number] else { continue }
      result.append((key, row.items[place]))
      if case .level = columns[number].kind, record.indicator.number != nil {
        result.append((.number, row.items[place]))
      }
    }
    return result
  }

  // MARK: Numbers

  /// Whole numbers up to here, their sums and their halves are exact as doubles.
  private static let greatestWhole = 1e12

  /// A number that is whole, and not too great.
  static func whole(_ double: Double) -> Int64? {
    guard abs(double) < greatestWhole else { return nil }
    let whole = Int64(double)
    return Double(whole) == double ? whole : nil
  }

  /// The number of a cell, exactly and as a double; `isWhole` is taken back where the two may differ.
  private func number(_ cell: Cell, _ isWhole: inout Bool) -> (exact: Decimal, double: Double)? {
    if case .number(let double) = cell.value, !cell.format.isPercent, let whole = Self.whole(double) {
      return (Decimal(whole), double)
    }
    isWhole = false
    return NumberReading.certainNumber(in: cell, session: session).map { ($0, $0.asDouble) }
  }

  private func isNoData(_ cell: Cell) -> Bool {
    NumberReading(cell, session: session) == .noData
  }

  // MARK: Texts

  /// A level with its number, if its kind has one; or words that say none.
  private func readLevel(_ item: SheetView.Item, into record: inout Record) -> Bool {
    if let isSound = readLevel(item.text, at: item.cell.address, into: &record) { return isSound }
    guard case .text = item.cell.value else { return false }
    record.unknownLevel = item
    return LevelWithText(item, session: session) == nil && DatedNumber(item.text) == nil
      && !NumberReading.isNumber(item.cell, session: session)
  }

  /// Takes what is under the heading of levels: whether it is a level with its number, if its kind has one; `nil` for words
  /// that say none.
  func readLevel(_ text: String, at address: CellAddress, into record: inout Record) -> Bool? {
    let level = LevelReading(text, session: session)
    record.level = address
    record.indicator.level = level.level
    record.indicator.number = level.number
    guard let known = level.known else { return nil }
    return (level.number != nil) == known.isNumbered && LevelReading.isLevel(text, session: session)
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
  func holds(_ values: SoundValues, _ indicator: Indicator) -> Bool {
    guard hasGoals, law.isComplete(values.present) else { return false }
    for period in Period.allCases where values.present.contains(.variation, period) {
      guard values.present.contains(.programmed, period) else { return false }
    }
    var law = law
    law.declared = indicator.declaredAccumulation
    return values.areWhole ? law.holds(values.numbers) : law.holds(ExactValues(indicator))
  }
}
