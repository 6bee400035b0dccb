import MIRSchema
import SheetIO

/// A sheet with what counts of its texts and how its rows are seen, whatever layout they are read in.
struct PrintedSheet {
  let counted: CountedSheet
  let view: SheetView
  let found = FoundHeadings()

  init(_ sheet: Sheet, isOwnDrawing: Bool, session: ReadingSession) {
    counted = CountedSheet(sheet, session: session, isOwnDrawing: isOwnDrawing)
    view = SheetView(counted.sheet)
  }
}

/// A sheet made ready to be read: what is struck out set apart, and what is no table laid as one.
struct PreparedSheet {
  /// The sheet as it is to be read.
  let laid: LaidSheet
  /// What has been entered of it so far: labels that are spent, and what was set apart.
  let entries: SheetEntries

  /// `laysAnew` says whether layouts that are no table are looked for; `keyed` are the sheets that this one is made of.
  init(_ printed: PrintedSheet, session: ReadingSession, laysAnew: Bool, keyed: KeyedSheets? = nil) {
    let counted = printed.counted
    let start = LaidSheet(printed.view, found: printed.found)
    laid =
      keyed.flatMap { $0.laid(printed.view, session: session) }
      ?? (laysAnew ? SheetLayouts(session: session).laid(start) : start)
    var reading = SheetReading(account: CellAccount(printed.view, struckOut: counted.struckCells))
    reading.account.enter(laid.labels, .heading)
    reading.account.enter(laid.blanks, .field)
    reading.layouts = laid.steps
    if !counted.apart.isEmpty { reading.changedTexts = counted.changedTexts }
    var entries = SheetEntries(reading, sheet: counted.sheet.name)
    entries.findings += laid.findings
    if !counted.apart.isEmpty { entries.findings += counted.findings }
    self.entries = entries
  }

  /// The rows and cells to read.
  var view: SheetView { laid.view }
}
