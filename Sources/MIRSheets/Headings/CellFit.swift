import MIRSchema
import SheetIO

/// Whether a cell can be what the heading above it says.
///
/// Only what plainly belongs elsewhere is a misfit. A doubtful value (`2O` under a quarter, a type that no catalogue
/// knows) is where it should be and becomes a finding of its own.
struct CellFit {
  let session: ReadingSession

  /// Whether the cell plainly does not belong under the field's heading.
  func isMisfit(_ item: SheetView.Item, under key: FieldKey) -> Bool {
    guard let kind = Indicator.kindsByKey[key] else { return false }
    switch kind {
    case .number, .integer: return isLongText(item) || isForeign(item, to: nil)
    case .catalogue(.level): return isNumber(item)
    case .catalogue(let catalogue):
      // A municipality's own word for a value may look like a number.
      if session.official(item.text, in: catalogue) != nil { return false }
      return isNumber(item) || isForeign(item, to: catalogue)
    // Numbers of levels look like numbers.
    // So do codes that end in their level.
    case .code where key == .number:
      return isLongText(item) || !LevelReading.isLevel(item, session: session) && isForeign(item, to: nil)
    // What is counted may be called as a level is: `Actividad`.
    case .line where key == .unitOfMeasure:
      return isNumber(item) || !isBareLevel(item) && isForeign(item, to: nil)
    case .line, .prose, .code: return isNumber(item) || isForeign(item, to: nil)
    }
  }

  /// Whether the cell holds a number, as a number or as text.
  func isNumber(_ item: SheetView.Item) -> Bool {
    NumberReading.isNumber(item.cell, session: session)
  }

  /// Text that is not written where a number belongs.
  func isLongText(_ item: SheetView.Item) -> Bool {
    guard case .text = item.cell.value, !isNumber(item), !session.isNoData(item.text) else { return false }
    return item.text.utf8.count > 24 || item.text.split(separator: " ").count > 3
  }

  /// Whether the cell holds words, and no number that somebody mistyped.
  func isWords(_ item: SheetView.Item) -> Bool {
    if item.text.count > 12 || isLongText(item) { return true }
    var run = 0
    for character in item.text {
      run = character.isLetter ? run + 1 : 0
      if run >= 3 { return true }
    }
    return false
  }

  private func isBareLevel(_ item: SheetView.Item) -> Bool {
    LevelReading.isLevel(item, session: session) && LevelReading(item.text, session: session).number == nil
  }

  /// Whether the text is a value of a catalogue, or a level, and not of `own`.
  func isForeign(_ item: SheetView.Item, to own: CatalogueName?) -> Bool {
    guard item.text.utf8.count <= 30 else { return false }
    if let own, session.official(item.text, in: own) != nil { return false }
    if LevelReading.isLevel(item, session: session) { return true }
    return session.vocabulary.catalogues(spelling: item.text).contains {
      $0 != own && $0 != .level && $0.isTelling
    }
  }
}
