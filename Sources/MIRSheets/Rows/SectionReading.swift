import MIRSchema
import SheetIO

/// A row between records that says of what level those below it are: `COMPONENTES`, `Actividades del Componente 1`,
/// `Componente 1. Servicios entregados`.
///
/// Forms without a column for the level have such rows.
struct SectionReading {
  /// The level that the row names.
  let level: Level
  /// The row's one cell.
  let item: SheetView.Item
  /// Whether the cell says a record's whole level: its number, if it has one, and perhaps its objective.
  private let isWhole: Bool

  /// Sections are short, in bytes.
  private static let longest = 80

  /// Reads a row; `nil` when it is not a section.
  init?(_ row: SheetView.Row, session: ReadingSession) {
    guard row.own.count == 1, let item = row.own.first, case .text = item.cell.value else { return nil }
    let whole = LevelWithText(item, session: session).flatMap { $0.isRemark ? nil : $0.level }
    if let level = whole ?? Self.plain(item, session) {
      guard let known = level.known else { return nil }
      self.level = known
      self.item = item
      isWhole = true
      return
    }
    guard item.text.utf8.count <= Self.longest else { return nil }
    isWhole = false
    let words = item.text.split { !$0.isLetter }
    let isNivel = words.first.map { FoldedText($0).key == "nivel" } ?? false
    let rest = isNivel ? words.dropFirst() : words[...]
    guard let first = rest.first, first.count >= 3, let level = session.level(String(first))
    else { return nil }
    // "Actividades del Componente 1", "COMPONENTE 2. Planeación", never a sentence.
    let follows = rest.dropFirst().first.map { FoldedText($0).key }
    let isSection =
      rest.count == 1 || follows == "del" || follows == "de" || item.text.contains { ":.".contains($0) }
    guard isSection else { return nil }
    self.level = level
    self.item = item
  }

  /// A level with its number, and nothing else.
  private static func plain(_ item: SheetView.Item, _ session: ReadingSession) -> LevelReading? {
    guard LevelReading.isLevel(item, session: session) else { return nil }
    let level = LevelReading(item.text, session: session)
    return (level.number != nil) == (level.known?.isNumbered == true)
      ? level : nil
  }

  /// The cell as a record's level.
  var levelItem: SheetView.Item {
    if isWhole { return item }
    return SheetView.Item(
      index: item.index, row: item.row, columns: item.columns, cell: item.cell, text: level.name)
  }
}
