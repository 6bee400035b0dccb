import Foundation
import MIRSchema
import SheetIO

/// Records that are read from their cells as they are stored.
extension SoundRows {
  /// Reads the record of cells that no view was made of, as nearly all are printed: a level at the beginning, words under
  /// headings of texts and numbers under those of numbers, each under its own; `false` for any other.
  func readPrinted(_ cells: Span<Cell>, into record: inout Record) -> Bool {
    guard cells.count >= Self.fewestPrinted else { return false }
    var values = SoundValues()
    for index in cells.indices {
      let address = cells[index].address
      let column = address.column
      guard column < columns.count else { return false }
      switch cells[index].value {
      case .text(let text):
        guard !columns[column].isNumeric,
          readPrinted(text, at: address, into: &record)
        else { return false }
      case .number(let double):
        guard columns[column].isNumeric, !cells[index].format.isPercent else { return false }
        let isSound =
          if let whole = Self.whole(double) {
            take(Decimal(whole), double, isWhole: true, at: column, into: &record, &values)
          } else {
            read(cells[index], at: column, into: &record, &values)
          }
        guard isSound else { return false }
      case .date, .boolean, .error: return false
      }
    }
    return record.level == cells[0].address && holds(values, record.indicator)
      && !values.mayBeExchanged
  }

  private func readPrinted(_ text: String, at address: CellAddress, into record: inout Record) -> Bool {
    var line = text
    let isNormal = NormalText.isLine(text)
    if !isNormal {
      guard !Cell.isBlank(text), let normal = NormalText.line(text) else { return false }
      line = normal
    }
    if case .level = columns[address.column].kind {
      // A level in parentheses is one that a note calls.
      return line.utf8.last != Self.closing && readLevel(line, at: address, into: &record) == true
    }
    return read(line, at: address.column, into: &record, raw: isNormal ? nil : text)
  }

  /// Whether no text of a printed record is, or begins with, what other columns hold: a level, a value of a catalogue.
  func areWords(_ cells: ArraySlice<Cell>) -> Bool {
    cells.indices.allSatisfy { index in
      guard case .text(let text) = cells[index].value else { return true }
      switch columns[cells[index].address.column].kind {
      case .line, .prose: break
      case .level, .catalogue, .value, .number, .year, .none: return true
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
  static let fewestPrinted = 9
  private static let closing = UInt8(ascii: ")")
}
