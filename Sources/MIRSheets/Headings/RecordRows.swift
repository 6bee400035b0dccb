import MIRSchema
import SheetIO

/// Step 1: find the records.
///
/// What makes a sheet a report is its records: rows that say Fin, Propósito, Componente or Actividad next to something
/// else, or that hold values of the catalogues and numbers.
struct RecordRows {
  let session: ReadingSession

  /// Whether a row is a record by what is in it, under whatever heading.
  func isRecord(_ row: SheetView.Row) -> Bool {
    let own = row.own
    // A level alone in its row is over the records below it.
    if own.count == 1, isLevel(own[0]) { return true }
    guard own.count >= Self.fewestCells else { return false }
    if own.prefix(Self.cellsBeforeLevel).contains(where: isLevel) { return true }
    guard own.has(Self.fewestNumbers, where: { NumberReading.isNumber($0.cell, session: session) }) else {
      return false
    }
    return own.has(Self.fewestCatalogueValues, where: isCatalogueValue)
  }

  /// Whether one of a row's first cells can only be a level, next to something else; cheap where it is none.
  ///
  /// A row of a table that is cut behind the names has two cells.
  func hasLevel(_ row: SheetView.Row, fewest: Int = Self.fewestCells) -> Bool {
    let own = row.own
    return own.count >= fewest
      && own.prefix(Self.cellsBeforeLevel).contains { LevelReading.isLevel($0, session: session) }
  }

  private func isLevel(_ item: SheetView.Item) -> Bool {
    LevelReading.begins(item, session: session)
  }

  private func isCatalogueValue(_ item: SheetView.Item) -> Bool {
    guard item.cell.isText else { return false }
    let text = item.text
    return text.utf8.count <= Self.longestCatalogueValue && session.isCatalogueValue(text)
  }

  static let fewestCells = 3
  private static let cellsBeforeLevel = 3
  private static let fewestNumbers = 3
  private static let fewestCatalogueValues = 2
  private static let longestCatalogueValue = 40
}
