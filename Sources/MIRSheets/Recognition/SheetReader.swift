package import MIRSchema
package import SheetIO

/// Reads the reports of one sheet, row by row.
///
/// A header block and a column heading open a report, or a further page of the one that is open. Under a heading
/// are records and what continues them; after them remarks and signatures. Every cell is entered in the account.
package struct SheetReader {
  private(set) var session: ReadingSession
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
  let classifier: RowClassifier
  let headerLines: HeaderLineFinder
  let signatures: SignatureReader

  var reading: SheetReading
  /// What to report, grouped as it is made.
  var findings: SheetFindings
  var builder: ReportBuilder?
  var band: HeadingBand?
  /// The heading of the last table, for pages that repeat only their header block.
  var lastBand: HeadingBand?
  /// The last row of the open table, and whether a record of it can be continued.
  var lastTableRow = 0
  var isFirstUnderHeading = false
  /// Header lines and other rows that have been seen since the last table.
  var header: HeaderBlock
  /// Rows after the last table, beginning with the first signature.
  var footRows: [SheetView.Row] = []
  var earlySignatures: [SignatureReader.Reading] = []
  /// In the program's own drawings: where the signatures begin, and whether a remark has been read.
  var footStart = 0
  /// In the program's own drawings: the last row of records and remarks that take several, by the first.
  var ownEnds: [Int: Int] = [:]
  var isInNotes = false
  var runningTexts: Set<FoldedText> = []
  /// In forms without a column for the level: the section that is open.
  var section: SectionReading?
  /// A level that is alone above the record it belongs to.
  var levelAbove: SheetView.Item?
  /// The short way of sound records, for the heading and the quarter that it was made for.
  var soundRows: (row: Int, quarter: Int?, rows: SoundRows?)?
  /// Rows whose values could not be distinguished; a sheet with ever more of them is not a table with a damaged row.
  var disputedRows = 0
  /// After so many disputed rows none is aligned any more: each stays as printed, what does not fit is left and
  /// reported.
  static let mostDisputedRows = 500
  /// Records with neither a level nor a name, which nothing can be done with.
  var namelessRecords = 0
  /// After so many of them no record is made of a row without a level that is not sound: what follows on a report costs little, and a
  /// municipality has some thousand indicators in a year.
  static let mostNamelessRecords = 5_000
  /// How texts are worded, by the first row of their heading.
  var wordings: [Int: Wording] = [:]
  /// Headings that have been reported.
  var toldHeadings: Set<String> = []
  /// Rows below the table that may turn out to be names above the roles of signatures.
  var looseRows: [SheetView.Row] = []
  /// Cells that are read as one with another, by that one's position in the sheet.
  private let joinedCells: [Int: [Int]]

  /// Prepares to read a sheet.
  package init(
    _ sheet: Sheet, isOwnDrawing: Bool, session: ReadingSession = .standard, keepsOrigins: Bool = true
  ) {
    self.init(
      sheet, isOwnDrawing: isOwnDrawing, form: nil, session: session, keepsOrigins: keepsOrigins,
      takesShortWay: true)
  }

  /// Prepares to read a sheet that may be a filled form.
  init(
    _ sheet: Sheet, isOwnDrawing: Bool, form: TemplateMatch?, session: ReadingSession, keepsOrigins: Bool,
    takesShortWay: Bool, asHalf: Bool = false, laysAnew: Bool = true, keyed: KeyedSheets? = nil
  ) {
    isHalf = asHalf
    self.form = form
    self.keepsOrigins = keepsOrigins
    self.takesShortWay = takesShortWay
    self.session = session
    self.isOwnDrawing = isOwnDrawing
    let counted = CountedSheet(sheet, session: session, isOwnDrawing: isOwnDrawing)
    let printed = SheetView(counted.sheet)
    let laid =
      keyed.flatMap { $0.laid(printed, session: session) }
      ?? (isOwnDrawing || form != nil || !laysAnew
        ? LaidSheet(printed) : SheetLayouts(session: session).laid(printed))
    view = laid.view
    findings = SheetFindings(sheet: sheet.name)
    classifier = RowClassifier(session: session)
    headerLines = HeaderLineFinder(session: session)
    signatures = SignatureReader(session: session)
    header = HeaderBlock(session: session, isOwnDrawing: isOwnDrawing || form?.hasHead == true)
    reading = SheetReading(account: CellAccount(printed, struckOut: counted.struckCells))
    reading.account.enter(laid.labels, .heading)
    reading.account.enter(laid.blanks, .field)
    reading.layouts = laid.steps
    joinedCells = laid.joined
    findings += laid.findings
    if !counted.apart.isEmpty {
      findings += counted.findings
      reading.changedTexts = counted.changedTexts
    }
  }

  /// Whether the sheet is read in another layout than it is printed in.
  var isLaidAnew: Bool { !reading.layouts.isEmpty }

  /// Reads the sheet; without a heading that is a report's, there is no report and nothing is entered.
  package consuming func read() -> SheetReading {
    reading.bands = HeadingFinder(session: session, readsSamples: !hasOwnHead, acceptsHalves: isHalf).bands(
      in: view)
    guard !reading.bands.isEmpty else { return refused }
    settleNotation()
    var nextBand = 0
    for row in rows() {
      if nextBand < reading.bands.count, reading.bands[nextBand].rows.contains(row.row) {
        let next = reading.bands[nextBand]
        if row.row == next.rows.lowerBound { open(next) }
        if row.row == next.rows.upperBound { nextBand += 1 }
        note(row, .heading)
      } else {
        read(row)
      }
    }
    finish()
    guard hasOwnHead || isHalf || ReportEvidence.isReport(reading) else { return refused }
    if !hasOwnHead, !isHalf {
      guard !KnownForm.isProgramList(reading, view, session.vocabulary) else {
        return refused(as: .programList)
      }
      tellForm()
    }
    if zip(reading.rows, reading.rows.dropFirst()).contains(where: { $0.row > $1.row }) {
      reading.rows.sort { $0.row < $1.row }
    }
    reading.findings = findings.all
    return reading
  }

  /// Finds out how the numbers below the headings are written, where it is not known.
  private mutating func settleNotation() {
    let census = NotationCensus(view, reading.bands)
    reading.doubtfulNumbers = census.doubtful
    if session.notation == .unknown { session = session.writing(census.notation()) }
    reading.notation = session.notation
  }

  /// Whether header block and heading are as this program drew them.
  var hasOwnHead: Bool { isOwnDrawing || form?.hasHead == true }

  /// Whether the cells of a row are where this program put them.
  func isOwn(_ row: SheetView.Row) -> Bool { isOwnDrawing || form?.rows.contains(row.row) == true }

  /// A sheet without a report, of which nothing is entered.
  var refused: SheetReading { refused(as: KnownForm(view)) }

  private func refused(as form: KnownForm?) -> SheetReading {
    var result = SheetReading(account: CellAccount(view))
    result.nearness = Nearness(view, session: session)
    result.nearness?.form = form
    // A list of programmes has goals and levels; what it lacks is what came of them.
    if form == .programList { result.nearness?.missing = [.measures] }
    return result
  }

  /// Says of another office's form that could be read what it is.
  private mutating func tellForm() {
    guard let form = KnownForm(view, above: reading.bands.first?.rows.lowerBound), !form.mayBeReport else {
      return
    }
    findings.append(Finding(.formKnown, phrases: ["form": form.name], at: .sheet(view.sheet.name)))
  }

  /// The rows of the sheet; in the program's own drawings those of one record joined.
  mutating func rows() -> [SheetView.Row] {
    if isOwnDrawing {
      let own = OwnDrawing.joined(view, headings: reading.bands)
      ownEnds = own.ends
      reading.account.enter(own.joined, .field)
      return own.rows
    }
    return view.rows
  }

  mutating func note(_ row: SheetView.Row, _ kind: RowKind, _ text: String = "") {
    reading.rows.append((row.printedRow, kind, text))
  }

  // MARK: One row

  mutating func read(_ row: SheetView.Row) {
    if let band, let form, form.rows.contains(row.row) { return addRecord(row, band) }
    if let band, !isOwnDrawing, let found = section(row, band) { return begin(found, at: row) }
    if let band, !isOwnDrawing, let rest = continued(row, band) { return carryOn(rest, under: band) }
    if let band, !isOwnDrawing, isLowerHalf(row, band) { return carryOn(row, band) }
    if let band, isRecord(row, band) { return addRecord(row, band) }
    if let band, !isOwnDrawing, carriesOn(row, band) { return carryOn(row, under: band) }
    if let band, !isOwnDrawing, completesRecord(row, band) { return completeRecord(row, band) }
    if band == nil, let lastBand, !isOwnDrawing, isRecordOfKnownLevel(row, lastBand) {
      resume(lastBand, at: row)
      return addRecord(row, lastBand)
    }
    if isOwnDrawing, band != nil || !footRows.isEmpty, !row.own.isEmpty, !OwnDrawing.beginsHeader(row) {
      return readOwnFoot(row)
    }
    let (lines, before) = headerLines.lines(in: row, onlyFirst: hasOwnHead)
    if !lines.isEmpty {
      leaveLooseRows()
      closeFoot()
      header.add(lines, before: before, of: row)
      band = nil
      return note(row, .header, lines.map(\.context.rawValue).joined(separator: ", "))
    }
    if let band, isRemark(row, band) { return leave(row, .outside) }
    if signatures.isRoleRow(row) || !footRows.isEmpty {
      band = nil
      footRows += looseRows + [row]
      looseRows = []
      return
    }
    if let band { return readUnderTable(row, band) }
    if header.carryOn(row) { return note(row, .header, "") }
    header.texts.append(row)
  }

  func isRecord(_ row: SheetView.Row, _ band: HeadingBand) -> Bool {
    if isOwnDrawing {
      return !isInNotes && row.row == lastTableRow + 1
        && row.items.contains(where: band.layout.hasField)
    }
    return classifier.isRecord(row, band.layout, isNear: row.row <= lastTableRow + Self.farthestUnknownLevel)
  }

  // MARK: Ends

  mutating func close() {
    guard var builder else { return }
    builder.settlePeriod()
    if let sign = VariationSign(of: builder.report) {
      builder.findings.removeAll(where: sign.explains)
      builder.findings.append(sign.finding(at: .sheet(view.sheet.name)))
    }
    if form == nil, !isOwnDrawing { builder.tellIncompleteRows() }
    let headed = Set((lastBand?.columns.fields ?? [:]).values)
    let blank = BlankForm(headed: headed, isTemplate: form != nil)
      .finding(for: builder.report, printed: builder.wordsForAchieved, sheet: view.sheet.name)
    if let blank { builder.findings.append(blank) }
    reading.reports.append(builder.report)
    reading.origins.append(
      keepsOrigins ? builder.origins.map { ($0.pointer, view.sheet.cells[$0.item.index]) } : [])
    findings += builder.findings
    self.builder = nil
  }

  /// A level above nothing: a heading of its own kind.
  mutating func dropLevelAbove() {
    guard let level = levelAbove else { return }
    levelAbove = nil
    leaveFirst([level], of: SheetView.Row(row: level.row, items: [level]))
  }

  mutating func finish() {
    leaveLooseRows()
    dropLevelAbove()
    closeFoot()
    if builder != nil, !header.lines.isEmpty || !header.texts.isEmpty { repeatPage(isPage: false) }
    close()
    for (whole, parts) in joinedCells { reading.account.enter(parts, alike: whole) }
    leaveHidden()
    for index in reading.account.open {
      let cell = view.sheet.cells[index]
      reading.account.enter(index, .unplaced(indicator: nil))
      findings.appendOutside(cell.shownText, at: cell.address)
    }
  }
}
