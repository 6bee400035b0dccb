import Foundation
package import SheetIO

/// Whole records that are read from their cells as they are stored.
extension SoundReader {
  /// Reads the record of cells that no view was made of, as nearly all are printed: a level at the beginning, words under
  /// headings of texts and numbers under those of numbers, each under its own; `false` for any other.
  package func readPrinted(
    _ cells: Span<Cell>, into record: inout SoundRecord, _ values: inout SoundValues
  ) -> Bool {
    for index in cells.indices {
      let address = cells[index].address
      let column = address.column
      guard column < columns.count else { return false }
      switch cells[index].value {
      case .text(let text):
        guard !columns[column].isNumeric, readPrinted(text, at: address, into: &record) else { return false }
      case .number(let double):
        guard columns[column].isNumeric, !cells[index].format.isPercent else { return false }
        let isSound =
          if let whole = Self.whole(double) {
            take(Decimal(whole), double, isWhole: true, at: column, into: &record, &values)
          } else {
            readNumber(cells[index], at: column, into: &record, &values)
          }
        guard isSound else { return false }
      case .date, .boolean, .error: return false
      }
    }
    return record.level == cells[0].address && holds(values, record.indicator)
  }

  private func readPrinted(_ text: String, at address: CellAddress, into record: inout SoundRecord) -> Bool {
    if case .catalogue(let name) = columns[address.column].kind, let official = lastOfficial(text, in: name) {
      record.indicator.set(official, at: columns[address.column].place)
      return true
    }
    var line = text
    var isNormal = true
    var isSurelyWhole = false
    switch NormalText.look(text) {
    case .plain: isSurelyWhole = true
    case .marked: break
    case .other:
      isNormal = NormalText.isNormalLine(text)
      guard isNormal || !Cell.isBlank(text), let normal = NormalText.line(text) else { return false }
      line = normal
    }
    if case .level = columns[address.column].kind {
      // A level in parentheses is one that a note calls.
      return line.utf8.last != Self.closing && readLevel(line, at: address, into: &record) == true
    }
    return readText(
      line, at: address.column, into: &record, raw: isNormal ? nil : text, isSurelyWhole: isSurelyWhole)
  }

  private static let closing = UInt8(ascii: ")")

  /// Whether no text of a printed record is, or begins with, what other columns hold: a level, a value of a catalogue.
  package func areWords(_ cells: ArraySlice<Cell>) -> Bool {
    cells.indices.allSatisfy { index in
      guard case .text(let text) = cells[index].value else { return true }
      switch columns[cells[index].address.column].kind {
      case .line, .prose: break
      case .level, .levelNumber, .catalogue, .value, .number, .year, .none: return true
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

  // MARK: Flat tables

  /// Reads one cell of a record in a flat table, where nothing can be elsewhere than in its column; whether it leaves nothing
  /// to decide.
  func readFlat(_ cell: Cell, into record: inout SoundRecord, _ values: inout SoundValues) -> Bool {
    let column = cell.address.column
    guard case .text(let text) = cell.value else {
      return columns[column].isNumeric && readNumber(cell, at: column, into: &record, &values)
    }
    switch columns[column].kind {
    case .value, .number, .year:
      if let whole = NumberReading.plainWhole(text), whole < Self.greatestWhole, !session.isNoData(text) {
        return take(Decimal(whole), Double(whole), isWhole: true, at: column, into: &record, &values)
      }
      return readNumber(cell, at: column, into: &record, &values)
    case .level:
      let level = LevelReading(text, session: session)
      record.level = cell.address
      record.indicator.level = level.level
      return level.isKnown && NormalText.isLine(text) && level.number == nil
    case .levelNumber:
      guard let number = LevelReading.number(cell) else { return false }
      record.indicator.number = number
      return true
    case .catalogue(let name):
      return NormalText.isLine(text) && !session.isNoData(text)
        && readValue(text, of: name, at: column, into: &record)
    case .line, .prose:
      guard let line = NormalText.line(text), !session.isNoData(line), !ErrorText.isError(text),
        !DamagedText.hasMarks(text)
      else { return false }
      return keep(line, at: column, into: &record, raw: text)
    case .none: return false
    }
  }

  /// Whether the record of a flat table, whose cells were all read, leaves nothing to decide.
  func isSoundFlat(_ record: SoundRecord, _ values: SoundValues) -> Bool {
    guard let level = Level(official: record.indicator.level) else { return false }
    return (record.indicator.number != nil) == level.isNumbered && holds(values, record.indicator)
  }
}
