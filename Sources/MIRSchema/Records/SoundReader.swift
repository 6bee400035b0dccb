import Foundation
package import SheetIO

/// Reads the cells of records that leave nothing to decide: every cell is of its column's kind, every sum and difference
/// holds.
///
/// What it says of a record is what ``IndicatorReader`` would say of it, without a finding. Anything else is left to that.
package struct SoundReader {
  enum Kind: Sendable {
    case level, levelNumber, catalogue(CatalogueName), line, prose
    case value(ValuePlace)
    case number, year(ClosedRange<Int>)
    /// A column that no field answers to.
    case none
  }

  /// What a column holds, at its place; looked at where it is, since it is not copied for each cell.
  package struct Column: Sendable {
    let place: FieldPlace
    let kind: Kind
    let isNumeric: Bool
    let isUnit: Bool

    /// A column of a field, or of none.
    package init(_ own: Field<Indicator>?) {
      place = (own ?? Indicator.fields[0]).place
      kind = own.map(Self.kind) ?? .none
      isNumeric = own?.kind.isNumeric == true
      isUnit = own?.key == .unitOfMeasure
    }

    private static func kind(of field: Field<Indicator>) -> Kind {
      switch field.kind {
      case .catalogue(.level): .level
      case .catalogue(let name): .catalogue(name)
      case .number: ValuePlace(key: field.key).map(Kind.value) ?? .number
      case .integer(let bounds): .year(bounds)
      case .prose: .prose
      case .code where field.key == .number: .levelNumber
      case .line, .code: .line
      }
    }
  }

  /// The value of a catalogue that was looked up last, since most rows say the same as the one above.
  private final class LastValue {
    var text = ""
    var official = ""
  }

  let columns: [Column]
  let session: ReadingSession
  /// What the values of a record satisfy.
  private let law: RecordLaw
  /// Whether there are columns of goals.
  private let hasGoals: Bool
  /// By catalogue.
  private let last = CatalogueName.allCases.map { _ in LastValue() }

  /// A reader of records with these columns, in a report of a quarter.
  package init(
    _ columns: [Column], quarter: Int?, headed: ValueSet, isReversed: Bool = false, session: ReadingSession
  ) {
    self.columns = columns
    self.session = session
    law = RecordLaw(quarter: quarter, headed: headed, isReversed: isReversed)
    hasGoals = headed.has(.programmed)
  }

  // MARK: Numbers

  /// Takes the number of a cell in a column; whether it leaves nothing to decide.
  package func readNumber(
    _ cell: Cell, at column: Int, into record: inout SoundRecord, _ values: inout SoundValues
  ) -> Bool {
    var isWhole = true
    guard let found = number(cell, &isWhole) else {
      if case .value = columns[column].kind { values.areWhole = false }
      return NumberReading(cell, session: session) == .noData
    }
    return take(found.exact, found.double, isWhole: isWhole, at: column, into: &record, &values)
  }

  /// Takes a number in a column, which is exact as a double where it is whole; whether it leaves nothing to decide.
  func take(
    _ exact: Decimal, _ double: Double, isWhole: Bool, at column: Int, into record: inout SoundRecord,
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
    case .level, .levelNumber, .catalogue, .line, .prose, .none: return false
    }
    return true
  }

  /// The number of a cell, exactly and as a double; `isWhole` is taken back where the two may differ.
  private func number(_ cell: Cell, _ isWhole: inout Bool) -> (exact: Decimal, double: Double)? {
    if case .number(let double) = cell.value, !cell.format.isPercent, let whole = Self.whole(double) {
      return (Decimal(whole), double)
    }
    isWhole = false
    return NumberReading.certainNumber(in: cell, session: session).map { ($0, $0.asDouble) }
  }

  /// Whole numbers up to here, their sums and their halves are exact as doubles.
  static let greatestWhole: Int64 = 1_000_000_000_000

  /// A number that is whole, and not too great.
  static func whole(_ double: Double) -> Int64? {
    guard abs(double) < Double(greatestWhole) else { return nil }
    let whole = Int64(double)
    return Double(whole) == double ? whole : nil
  }

  // MARK: Texts

  /// Takes what is under the heading of levels: whether it is a level with its number, if its kind has one; `nil` for words
  /// that say none.
  package func readLevel(_ text: String, at address: CellAddress, into record: inout SoundRecord) -> Bool? {
    let level = LevelReading(text, session: session)
    record.level = address
    record.indicator.level = level.level
    record.indicator.number = level.number
    guard let known = level.known else { return nil }
    return (level.number != nil) == known.isNumbered && LevelReading.isLevel(text, session: session)
  }

  /// Takes a text of a column in normal form of one line, which was `raw` where that is another one; whether it leaves
  /// nothing to decide.
  ///
  /// `isSurelyWhole` says that the text has no mark of damage.
  package func readText(
    _ text: String, at column: Int, into record: inout SoundRecord, raw: String?, isSurelyWhole: Bool = false
  ) -> Bool {
    switch columns[column].kind {
    case .catalogue(let name): return readValue(text, of: name, at: column, into: &record)
    case .line, .prose:
      guard isSurelyWhole || !DamagedText.hasMarks(text), isSound(text),
        !columns[column].isUnit || !FormulaText.isFormula(text)
      else { return false }
      return keep(text, at: column, into: &record, raw: raw)
    case .level, .levelNumber, .value, .number, .year, .none: return false
    }
  }

  /// Takes a value of a catalogue, in its official spelling.
  func readValue(
    _ text: String, of name: CatalogueName, at column: Int, into record: inout SoundRecord
  ) -> Bool {
    guard let official = official(text, in: name) else { return false }
    record.indicator.set(official, at: columns[column].place)
    return true
  }

  /// Keeps a text in the form that its column's field keeps.
  func keep(_ text: String, at column: Int, into record: inout SoundRecord, raw: String?) -> Bool {
    if case .prose = columns[column].kind, let raw {
      guard let prose = NormalText.prose(raw) else { return false }
      record.indicator.set(prose, at: columns[column].place)
    } else {
      record.indicator.set(text, at: columns[column].place)
    }
    return true
  }

  /// What a text is in a catalogue, where it is the one that was looked up last, which was in normal form.
  func lastOfficial(_ text: String, in name: CatalogueName) -> String? {
    let last = last[name.position]
    return last.text.isExactly(text) ? last.official : nil
  }

  private func official(_ text: String, in name: CatalogueName) -> String? {
    if let known = lastOfficial(text, in: name) { return known }
    let last = last[name.position]
    guard let official = session.official(text, in: name) else { return nil }
    last.text = text
    last.official = official
    return official
  }

  /// A short text may be a value of a catalogue that slid under another heading.
  private static let longestCatalogueValue = 30

  /// Whether a text is words, no number, and no value of a catalogue.
  private func isSound(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= 0x41 || first == UInt8(ascii: "(") else { return false }
    guard text.utf8.count <= Self.longestCatalogueValue else { return true }
    return session.isPlain(text)
  }

  // MARK: Arithmetic

  /// Whether every value that should be there is, and the law holds; a variation without a goal says nothing.
  package func holds(_ values: SoundValues, _ indicator: Indicator) -> Bool {
    guard hasGoals, law.isComplete(values.present) else { return false }
    for period in Period.allCases where values.present.contains(.variation, period) {
      guard values.present.contains(.programmed, period) else { return false }
    }
    var law = law
    law.declared = indicator.declaredAccumulation
    return values.areWhole ? law.holds(values.numbers) : law.holds(ExactValues(indicator))
  }
}
