import MIRSchema
import SheetIO

/// What is known of a sheet before its rows are read, and stays the same for all of them.
final class SheetContext {
  /// Remembers texts, and knows how the numbers of the sheet are written once its headings are found.
  let session: ReadingSession
  /// The sheet, as printed or as it was laid anew.
  let view: SheetView
  let isOwnDrawing: Bool
  /// What is known of the sheet because it is a filled form.
  let form: TemplateMatch?
  /// Whether the cell of every value is wanted.
  let keepsOrigins: Bool
  /// Whether records that leave nothing to decide take the short way.
  let takesShortWay: Bool
  /// Whether a table with neither levels nor names is read: the right half of another sheet's.
  let isHalf: Bool
  /// The heading of the sheet before, under which a sheet without one goes on.
  let carried: HeadingBand?
  /// In the program's own drawings: the last row of records and remarks that take several, by the first.
  private let ownEnds: [Int: Int]

  // What a row is, is seen in any notation: these ask only whether a cell is a number.
  let classifier: RowClassifier
  let headerLines: HeaderLineFinder
  let signatures: SignatureReader
  /// Where a header block has further labels beside the first ones.
  let headerPairs: HeaderPairs

  init(
    _ view: SheetView, session: ReadingSession, isOwnDrawing: Bool = false, form: TemplateMatch? = nil,
    keepsOrigins: Bool = true, takesShortWay: Bool = true, isHalf: Bool = false,
    under carried: HeadingBand? = nil
  ) {
    self.view = view
    self.session = session
    self.isOwnDrawing = isOwnDrawing
    self.form = form
    self.keepsOrigins = keepsOrigins
    self.takesShortWay = takesShortWay
    self.isHalf = isHalf
    self.carried = carried
    ownEnds = [:]
    classifier = RowClassifier(session: session)
    headerLines = HeaderLineFinder(session: session)
    signatures = SignatureReader(session: session)
    headerPairs = HeaderPairs(view, session: session)
  }

  /// The same sheet, when it is known how its numbers are written and where what takes several rows ends.
  init(_ other: SheetContext, writing notation: NumberNotation, ownEnds: [Int: Int]) {
    session = other.session.writing(notation)
    self.ownEnds = ownEnds
    view = other.view
    isOwnDrawing = other.isOwnDrawing
    form = other.form
    keepsOrigins = other.keepsOrigins
    takesShortWay = other.takesShortWay
    isHalf = other.isHalf
    carried = other.carried
    classifier = other.classifier
    headerLines = other.headerLines
    signatures = other.signatures
    headerPairs = other.headerPairs
  }

  /// The sheet's name.
  var sheet: String { view.sheet.name }

  /// Whether header block and heading are as this program drew them.
  var hasOwnHead: Bool { isOwnDrawing || form?.hasHead == true }

  /// Whether the cells of a row are where this program put them.
  func isOwn(_ row: SheetView.Row) -> Bool { isOwnDrawing || form?.rows.contains(row.row) == true }

  /// The last row of what begins in a row.
  func end(of row: SheetView.Row) -> Int { ownEnds[row.row] ?? row.row }

  /// Whether a row has a level, or several numbers: it was meant to say something.
  func holdsData(_ row: SheetView.Row) -> Bool {
    guard !isOwnDrawing, row.own.count >= 3 else { return false }
    return row.own.contains { LevelReading.isLevel($0, session: session) }
      || row.own.count { NumberReading.isNumber($0.cell, session: session) } >= 3
  }

  /// The level that a row's first cell of that kind says.
  func level(in row: SheetView.Row) -> LevelReading? {
    row.items.first { LevelReading.isLevel($0, session: session) }
      .map { LevelReading($0.text, session: session) }
  }
}
