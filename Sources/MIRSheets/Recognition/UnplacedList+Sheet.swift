import MIRSchema
import SheetIO

extension UnplacedList {
  /// The cells of a sheet that are nowhere in the document.
  static func cells(of sheet: Sheet, _ reading: SheetReading) -> [UnplacedCell] {
    var list = UnplacedList(sheet: sheet.name)
    for (index, fate) in reading.account.fates.enumerated() {
      guard case .unplaced(let indicator)? = fate else { continue }
      let cell = sheet.cells[index]
      let shown = reading.changedTexts[index] ?? cell.shownText
      list.append(at: cell.address, text: NormalText.prose(shown) ?? shown, indicator: indicator)
    }
    return list.all
  }
}
