import MIRSchema
import SheetIO

/// A sheet made ready to be read: what is struck out set apart, and what is no table laid as one.
struct PreparedSheet {
  /// The sheet as it is to be read.
  let laid: LaidSheet
  /// What has been entered of it so far: labels that are spent, and what was set apart.
  let entries: SheetEntries

  /// `laysAnew` says whether layouts that are no table are looked for; `keyed` are the sheets that this one is made of.
  init(
    _ sheet: Sheet, isOwnDrawing: Bool, session: ReadingSession, laysAnew: Bool, keyed: KeyedSheets? = nil
  ) {
    let counted = CountedSheet(sheet, session: session, isOwnDrawing: isOwnDrawing)
    let printed = SheetView(counted.sheet)
    laid =
      keyed.flatMap { $0.laid(printed, session: session) }
      ?? (laysAnew ? SheetLayouts(session: session).laid(printed) : LaidSheet(printed))
    var reading = SheetReading(account: CellAccount(printed, struckOut: counted.struckCells))
    reading.account.enter(laid.labels, .heading)
    reading.account.enter(laid.blanks, .field)
    reading.layouts = laid.steps
    if !counted.apart.isEmpty { reading.changedTexts = counted.changedTexts }
    var entries = SheetEntries(reading, sheet: sheet.name)
    entries.findings += laid.findings
    if !counted.apart.isEmpty { entries.findings += counted.findings }
    self.entries = entries
  }

  /// The rows and cells to read.
  var view: SheetView { laid.view }
}
