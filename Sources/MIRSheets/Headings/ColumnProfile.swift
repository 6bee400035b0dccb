import Foundation
import MIRSchema
import SheetIO

/// What is in one column below its heading, counted over a sample of rows.
struct ColumnProfile {
  /// Cells that hold something.
  var count = 0
  var numbers = 0
  var years = 0
  var levels = 0
  /// The texts that are a level with the number that belongs to it, or a level without one: `F`, `C1`, `A1.1`.
  private var codes: Set<String> = []
  /// Cells whose text is a value of each catalogue, in any known spelling.
  var catalogues = CaseTable<CatalogueName, Int>()

  /// The profile of a column over some rows.
  init(_ column: Int, in rows: some Sequence<SheetView.Row>, session: ReadingSession) {
    var letters = 0
    defer { if levels > 0, letters <= max(2, levels) { levels += letters } }
    for row in rows {
      guard let item = row.item(at: column) else { continue }
      count += 1
      if item.cell.isText, item.text.utf8.count <= Self.longestCode {
        let level = LevelReading(item.text, session: session)
        if let known = level.known, known.isNumbered == (level.number != nil) { codes.insert(item.text) }
      }
      if let number = NumberReading.number(in: item.cell, session: session) {
        numbers += 1
        if let year = number.wholeNumber, Indicator.yearBounds.contains(year) { years += 1 }
        continue
      }
      guard item.text.utf8.count <= Self.longestCatalogueValue else {
        if LevelWithText(item, session: session) != nil { levels += 1 }
        continue
      }
      if LevelReading.begins(item, session: session) {
        levels += 1
        continue
      }
      // `F` and `P` are levels among others that say their numbers: `C1`, `A1.1`.
      if item.text.utf8.count <= Self.longestLetter, LevelReading(item.text, session: session).isKnown {
        letters += 1
      }
      for name in session.catalogues(of: item.text) where name != .level { catalogues[name, default: 0] += 1 }
    }
  }

  private static let longestCatalogueValue = 40
  private static let longestLetter = 2
  private static let longestCode = 12

  /// The share of the column's cells that `part` is.
  func share(_ part: Int) -> Double { count == 0 ? 0 : Double(part) / Double(count) }

  /// How well the column's cells fit a field: below 0 they speak for it, above 0 against it; 0 where nothing is.
  func cost(under key: FieldKey) -> Double {
    guard count > 0, let kind = Indicator.kindsByKey[key] else { return 0 }
    let numeric = share(numbers)
    let foreign = share(
      levels + (catalogues.elements.lazy.filter { $0.key.isTelling }.map(\.value).max() ?? 0))
    let ofCatalogues = share(levels + (catalogues.values.max() ?? 0))
    switch kind {
    case .catalogue(.level):
      // Codes that are levels to the last, each another, are the levels, whatever is over them.
      if levels >= 2, codes.count == count { return -1 }
      return levels > 0 ? -0.6 * share(levels) : numeric > 0.5 || foreign > 0.5 ? 0.8 : 0.3
    case .catalogue(let name):
      let own = share(catalogues[name] ?? 0)
      if own >= Self.most { return -0.6 * own }
      return numeric > 0.5 ? 0.9 : ofCatalogues >= Self.most ? 0.7 : 0.1
    case .integer: return share(years) >= Self.most ? -0.4 : numeric > 0.5 ? 0.4 : 0.9
    case .number: return numeric >= 0.5 ? -0.05 : count - numbers > 2 ? 0.5 : 0.1
    case .line, .prose, .code:
      return numeric > Self.most ? 0.9 : foreign >= Self.most && count > 1 ? 0.5 : -0.05
    }
  }

  /// From this share on a column is what most of its cells are.
  static let most = 0.6
}
