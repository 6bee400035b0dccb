import MIRSchema
import SheetIO

/// A row between records that says of what level those below it are: `COMPONENTES`, `Actividades del Componente 1`.
///
/// Forms without a column for the level have such rows.
struct SectionReading {
  /// The level that the row names, in official spelling.
  let level: String
  /// The row's one cell.
  let item: SheetView.Item

  /// Sections are short, in bytes.
  private static let longest = 80

  /// Reads a row; `nil` when it is not a section.
  init?(_ row: SheetView.Row, session: ReadingSession) {
    guard row.own.count == 1, let item = row.own.first, item.text.utf8.count <= Self.longest,
      case .text = item.cell.value
    else { return nil }
    let words = item.text.split { !$0.isLetter }
    let isNivel = words.first.map { FoldedText($0).key == "nivel" } ?? false
    let rest = isNivel ? words.dropFirst() : words[...]
    guard let first = rest.first, first.count >= 3, let level = session.official(String(first), in: .level)
    else { return nil }
    // "Actividades del Componente 1", "COMPONENTE 2. Planeación", never a sentence.
    let follows = rest.dropFirst().first.map { FoldedText($0).key }
    let isSection =
      rest.count == 1 || follows == "del" || follows == "de" || item.text.contains { ":.".contains($0) }
    guard isSection else { return nil }
    self.level = level
    self.item = item
  }

  /// The cell as a record's level.
  var levelItem: SheetView.Item {
    SheetView.Item(index: item.index, row: item.row, columns: item.columns, cell: item.cell, text: level)
  }
}
