import Foundation
import SheetIO

/// Reads the records that leave nothing to decide: every cell stands under its heading and is of its kind, every sum and
/// difference holds, every text is worded as the others of its column.
///
/// Most records are of this sort; what they say is what the longer way by ``RowPlacer`` and ``IndicatorReader`` would
/// say of them. Anything else is left to that way.
struct SoundRows {
  private enum Kind {
    case level, number, catalogue(CatalogueName), line, prose
    case year(ClosedRange<Int>)
  }

  private struct Column {
    let key: String
    let field: Field<Indicator>
    let kind: Kind
    /// The value's place among the fifteen: measure × 5 + period.
    let value: Int?
    /// The first words of the texts that other records have here; `nil` where wording tells nothing.
    let firstWords: Set<Substring>?
  }

  private let columns: [Column?]
  private let foreign: Set<Int>
  private let vocabulary: Vocabulary
  private let quarter: Int?
  /// Which of the fifteen values the heading has.
  private let headed: [Bool]
  private var levels: [String: LevelReading?] = [:]
  private var official: [CatalogueName: [String: String?]] = [:]
  private var isPlainText: [String: Bool] = [:]

  /// A short text may be a value of a catalogue that slid under another heading.
  private static let longestCatalogueValue = 30

  /// `nil` when the table has columns that need more thought: numbers of levels, measures row by row.
  init?(_ map: ColumnMap, samples: [SheetView.Row], quarter: Int?, wording: Wording, vocabulary: Vocabulary) {
    guard map.column(of: "number") == nil, map.measureColumn == nil, map.column(of: "level") != nil,
      let last = map.fields.keys.max(), map.displaced.isEmpty
    else { return nil }
    var headed = [Bool](repeating: false, count: 15)
    columns = (0...last).map { column in
      guard let key = map.fields[column], let field = Indicator.fieldsByKey[key] else { return nil }
      let value = Self.place(of: key)
      if let value { headed[value] = true }
      let kind: Kind =
        switch field.kind {
        case .catalogue(.level): .level
        case .catalogue(let name): .catalogue(name)
        case .number: .number
        case .integer(let bounds): .year(bounds)
        case .prose: .prose
        case .line, .code: .line
        }
      let hasWording = wording.isTelling && ["name", "definition", "calculationMethod"].contains(key)
      let words = samples.compactMap { row in
        row.items.first { $0.column == column }.map { Self.firstWord($0.text) }
      }
      return Column(
        key: key, field: field, kind: kind, value: value, firstWords: hasWording ? Set(words) : nil)
    }
    self.headed = headed
    foreign = Set(map.unknown.keys).union(map.unheaded)
    self.vocabulary = vocabulary
    self.quarter = quarter
  }

  private static func place(of key: String) -> Int? {
    guard let measure = Measure.of(key), let period = Period.of(key),
      let row = Measure.allCases.firstIndex(of: measure), let column = Period.allCases.firstIndex(of: period)
    else { return nil }
    return row * 5 + column
  }

  private static func firstWord(_ text: String) -> Substring { text.prefix { $0 != " " } }

  /// The record, and its cells under headings that no field answers to; `nil` when there is something to decide.
  mutating func read(_ row: SheetView.Row) -> (reading: IndicatorReader.Reading, unknown: [SheetView.Item])? {
    var reading = IndicatorReader.Reading()
    var unknown: [SheetView.Item] = []
    var values = [Double?](repeating: nil, count: 15)
    var lastColumn = -1
    reading.origins.reserveCapacity(row.items.count + 1)
    for item in row.items {
      guard item.column < columns.count, item.column > lastColumn, !item.isMergedDown,
        let column = columns[item.column]
      else {
        guard foreign.contains(item.column) else { return nil }
        unknown.append(item)
        continue
      }
      lastColumn = item.column
      guard read(item, column, into: &reading, &values) else { return nil }
    }
    guard reading.indicator.level != nil, holds(values) else { return nil }
    return (reading, unknown)
  }

  private mutating func read(
    _ item: SheetView.Item, _ column: Column, into reading: inout IndicatorReader.Reading,
    _ values: inout [Double?]
  ) -> Bool {
    switch column.kind {
    case .number, .year:
      switch NumberReading(item.cell, vocabulary: vocabulary) {
      case .noData: break
      case .number(let number):
        if case .year(let bounds) = column.kind {
          guard let year = number.wholeNumber, bounds.contains(year) else { return false }
          column.field.set(&reading.indicator, .integer(year))
        } else {
          if let value = column.value { values[value] = number.asDouble }
          column.field.set(&reading.indicator, .number(number))
        }
      case .error, .unreadable: return false
      }
    case .level:
      guard let level = level(item.text) else { return false }
      reading.indicator.level = level.level
      reading.indicator.number = level.number
      if level.number != nil { reading.origins.append(("number", item)) }
    case .catalogue(let name):
      guard case .text = item.cell.value, let value = official(item.text, in: name) else { return false }
      column.field.set(&reading.indicator, .text(value))
    case .line, .prose:
      if column.key == "unitOfMeasure", Wording.isFormula(item.text) { return false }
      guard case .text(let raw) = item.cell.value, isSoundText(item.text),
        column.firstWords?.contains(Self.firstWord(item.text)) ?? true
      else { return false }
      let text: String? = if case .prose = column.kind { NormalText.prose(raw) } else { item.text }
      guard let text else { return false }
      column.field.set(&reading.indicator, .text(text))
    }
    reading.origins.append((column.key, item))
    return true
  }

  // MARK: Texts

  /// A level with its number, if its kind has one.
  private mutating func level(_ text: String) -> LevelReading? {
    if let known = levels[text] { return known }
    let reading = LevelReading(text, vocabulary: vocabulary)
    let needsNumber = reading.level == "Componente" || reading.level == "Actividad"
    let isSound =
      LevelReading.isLevel(text, vocabulary: vocabulary) && (reading.number != nil) == needsNumber
    let result: LevelReading? = isSound ? reading : nil
    levels[text] = .some(result)
    return result
  }

  private mutating func official(_ text: String, in name: CatalogueName) -> String? {
    if let known = official[name]?[text] { return known }
    let value = vocabulary.official(text, in: name)
    official[name, default: [:]][text] = .some(value)
    return value
  }

  /// Whether a text is words, no number, undamaged, and no value of a catalogue.
  private mutating func isSoundText(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= 0x41 || first == UInt8(ascii: "(") else { return false }
    var before: UInt8 = 0
    for byte in text.utf8 {
      // Ã and Â, the marks of UTF-8 read as Latin-1, and the sign for lost letters.
      if before == 0xC3, byte == 0x83 || byte == 0x82 { return false }
      if before == 0xBF, byte == 0xBD { return false }
      before = byte
    }
    guard text.utf8.count <= Self.longestCatalogueValue else { return true }
    if let known = isPlainText[text] { return known }
    let isForeign =
      LevelReading.isLevel(text, vocabulary: vocabulary) || vocabulary.isNoData(text)
      || vocabulary.catalogues(spelling: text).contains { $0 != .level }
      || NumberReading(text: text, vocabulary: vocabulary).number != nil
    isPlainText[text] = !isForeign
    return !isForeign
  }

  // MARK: Arithmetic

  /// Whether every value that should be there is, and every sum and difference holds.
  private func holds(_ values: [Double?]) -> Bool {
    guard headed[0...4].contains(true) else { return false }
    for (measure, start) in [(Measure.programmed, 0), (.achieved, 5), (.variation, 10)] {
      var sum = 0.0
      for period in 0..<5 {
        let place = start + period
        let isOpen = measure == .achieved && period < 4 && period + 1 > quarter ?? 4
        guard let value = values[place] else {
          if headed[place], !isOpen { return false }
          continue
        }
        if isOpen, value != 0 { return false }
        if period < 4 { sum += value }
        if period == 4, measure != .variation, abs(value - sum) > 1e-9 { return false }
        if measure == .variation {
          let goal = values[period]
          let done = values[5 + period] ?? (period == 4 ? values[5...8].reduce(0) { $0 + ($1 ?? 0) } : 0)
          guard let goal, abs(goal - done - value) <= 1e-9 else { return false }
        }
      }
    }
    return true
  }
}
