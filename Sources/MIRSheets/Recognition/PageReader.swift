import MIRSchema
import SheetIO

/// Reads a sheet page by page, where every heading is known and every record is printed as its heading asks.
///
/// Most sheets are so. Of their records no view is made, a heading is compared with those that are known, and a page whose
/// head is that of the page before is entered as that one was. Whatever is between the tables is taken by its role, as on
/// any sheet; so is a record that leaves something to decide, where these are few (``OddRecords``). The first thing that is
/// not as expected ends it, and the sheet is read the long way, which alone decides;
/// both must say the same of every cell.
struct PageReader {
  private let sheet: Sheet
  private let session: ReadingSession
  private let keepsOrigins: Bool
  private let headings: [KnownHeading]
  private let rows: PrintedRows
  private let headingRows: HeadingRows
  private let recordRows: RecordRows
  private var state: ReadingState
  private var context: SheetContext?
  private var census = NotationCensus()
  private var sound: [Sound] = []
  private var odd: OddRecords
  private var lastHead: PageHead?

  /// The records under a heading in a report of a quarter, and how many have been looked at.
  private struct Sound {
    let heading: KnownHeading
    let quarter: Int?
    let rows: SoundRows
    var looks = 0
  }

  /// More rows between two tables are another sort of sheet.
  private static let mostRowsBetween = 60
  /// Half of the records that ``ColumnMatching`` looks at: where nothing is wrong with the texts of these, those of the
  /// others contradict no heading.
  private static let firstLook = 3

  /// The reading of a sheet; `nil` where it is to be read the long way.
  static func read(_ sheet: Sheet, session: ReadingSession, keepsOrigins: Bool) -> SheetReading? {
    let isLong = sheet.cells.count > cellsOfLongSheet
    guard sheet.marks.isEmpty, isLong || !session.knownHeadings.all.isEmpty else { return nil }
    let rows = PrintedRows(sheet)
    if isLong, !begins(rows, with: session.knownHeadings.all) {
      let top = rows.view(of: 0..<min(rows.count, rowsOfTop))
      session.learnHeadings(of: sheet, HeadingFinder(session: session).bands(in: top))
    }
    let known = session.knownHeadings.all
    // Few sheets are worth a further look.
    guard begins(rows, with: known) else { return nil }
    var reader = PageReader(sheet, rows, known, session, keepsOrigins)
    return reader.read()
  }

  /// Whether one of the headings is where the first table is expected.
  private static func begins(_ rows: PrintedRows, with headings: [KnownHeading]) -> Bool {
    (0..<min(rows.count, mostRowsBetween)).contains { row in headings.contains { rows.begins($0, at: row) } }
  }

  /// Of longer sheets the first headings are learnt before they are read.
  private static let cellsOfLongSheet = 5_000
  private static let rowsOfTop = 120

  private init(
    _ sheet: Sheet, _ rows: PrintedRows, _ headings: [KnownHeading], _ session: ReadingSession,
    _ keepsOrigins: Bool
  ) {
    self.sheet = sheet
    self.rows = rows
    self.headings = headings
    self.session = session
    self.keepsOrigins = keepsOrigins
    headingRows = HeadingRows(session: session)
    recordRows = RecordRows(session: session)
    odd = OddRecords(sheet, rows, headings, session, keepsOrigins)
    let reading = SheetReading(account: CellAccount(cells: sheet.cells.count))
    state = ReadingState(session, entries: SheetEntries(reading, sheet: sheet.name))
  }

  private mutating func read() -> SheetReading? {
    var row = 0
    while row < rows.count {
      var next = row
      var heading: KnownHeading?
      while next < rows.count {
        heading = headings.first { rows.begins($0, at: next) }
        guard heading == nil else { break }
        next += 1
        guard next - row <= Self.mostRowsBetween else { return nil }
      }
      guard let heading else {
        guard takeFoot(row..<rows.count) else { return nil }
        break
      }
      guard let end = takePage(head: row..<next, heading) else { return nil }
      row = end
    }
    guard let context, census.notation() == .unknown, census.doubtful == 0, odd.areFew(in: state) else {
      return nil
    }
    return SheetReader(ending: state, context).end()
  }

  // MARK: Pages

  /// Takes a page; where the next one begins, or `nil` where something is not as expected.
  private mutating func takePage(head: Range<Int>, _ heading: KnownHeading) -> Int? {
    let records = rows.row(after: rows.number(of: head.upperBound) + heading.rowCount - 1)
    guard records < rows.count, rows.areWhole(head.lowerBound..<records) else { return nil }
    let band = heading.repeated(from: rows.number(of: head.upperBound))
    odd.note(heading, at: band)
    let block = PageHead(
      cells: rows.cells(of: head.lowerBound..<records), merges: rows.merges(of: head.lowerBound..<records),
      gap: rows.number(of: head.lowerBound) - state.table.lastRow)
    if let last = lastHead, last.canRepeat, rows.areSame(last, block), goesOn {
      repeatHead(last, block, band)
    } else {
      guard let taken = takeHead(head, before: records, heading, as: band, block) else { return nil }
      lastHead = taken
    }
    state.entries.reading.shortPages += 1
    return takeRecords(from: records, under: heading)
  }

  /// Takes what is above a heading, and the heading; what could be entered again for a page that is the same.
  private mutating func takeHead(
    _ head: Range<Int>, before records: Int, _ heading: KnownHeading, as band: HeadingBand, _ block: PageHead
  ) -> PageHead? {
    let view = rows.view(of: head, andRecord: records)
    let above = view.rows.dropLast()
    guard view.hidden.isEmpty, countAsPrinted(rows.cells(of: head)), let first = view.rows.last,
      recordRows.isRecord(first), areBetween(above, before: heading, at: band.rows.lowerBound)
    else { return nil }
    if state.entries.reading.bands.isEmpty, KnownForm(view, above: band.rows.lowerBound, session) != nil {
      return nil
    }
    state.entries.reading.bands.append(band)
    state.entries.reading.account.enterBlank(rows.cells(of: head), besides: view)
    let before = (report: state.report, told: state.entries.told, rows: state.entries.reading.rows.count)
    var taken = block
    taken.canRepeat = (block.gap ?? 0) > 1
    let context = begin(view)
    guard let isHead = take(above, in: context) else { return nil }
    let header = state.header
    PageHandler(context).take(
      heading, at: rows.cells(of: head.upperBound..<records), as: band, &state)
    guard state.table.heading === band, let report = state.report else { return nil }
    state.entries.findings.settle(recordFollows: true)
    guard isHead, taken.canRepeat, let one = before.report, report.saysTheSame(as: one),
      before.told == state.entries.told, report.repeatsQuarter(of: one)
    else {
      taken.canRepeat = false
      return furtherHead(above, header, of: taken, notes: before.rows) ?? taken
    }
    let top = rows.number(of: head.lowerBound)
    taken.rows = state.entries.reading.rows[before.rows...].map { $0.moved(-top) }
    taken.fates = CellFates(state.entries.reading.account.fates[block.cells])
    taken.vote = report.quarterVotes.count > one.quarterVotes.count ? report.quarterVotes.last : nil
    return taken
  }

  /// The head of the pages that follow the first one of a report, where it is certain what would become of it.
  private func furtherHead(
    _ above: ArraySlice<SheetView.Row>, _ header: HeaderBlock, of first: PageHead, notes: Int
  ) -> PageHead? {
    guard let report = state.report,
      var further = PageHead(repeating: header, in: above, of: first, for: report, rows: rows, session)
    else { return nil }
    let top = sheet.cells[further.cells.lowerBound].address.row
    let bottom = above.last?.row ?? -1
    further.fates = CellFates(
      further.cells.lazy.map { index in
        let fate = state.entries.reading.account.fates[index]
        return fate == .field || fate == .heading && sheet.cells[index].address.row <= bottom
          ? .repeated : fate
      })
    further.rows = state.entries.reading.rows[notes...].filter { $0.row >= top }.map {
      $0.moved(-top)
    }
    return further
  }

  /// Takes rows by their roles; whether all are of a page's head, or `nil` where one needs more thought.
  private mutating func take(_ rows: some Sequence<SheetView.Row>, in context: SheetContext) -> Bool? {
    let roles = RowRoles(context: context)
    let handlers = RowHandlers(context)
    var areHead = true
    for row in rows {
      let role = roles.role(of: row, in: state)
      guard let isOfHead = role.isOfHead else { return nil }
      if !isOfHead { areHead = false }
      handlers.take(row, as: role, &state)
    }
    return areHead
  }

  /// Whether the report that is open may go on with the next page, since nothing has come between.
  private var goesOn: Bool {
    state.report?.isSigned == false && state.foot.isEmpty && state.header.isEmpty
  }

  private mutating func repeatHead(_ last: PageHead, _ block: PageHead, _ band: HeadingBand) {
    state.entries.reading.account.enterNew(from: block.cells.lowerBound, last.fates)
    let top = sheet.cells[block.cells.lowerBound].address.row
    for row in last.rows { state.entries.reading.rows.append(row.moved(top)) }
    if var vote = last.vote {
      vote.item = vote.item.map { item in
        let index = item.index - last.cells.lowerBound + block.cells.lowerBound
        return SheetView.Item(
          index: index, row: sheet.cells[index].address.row, columns: item.columns, cell: sheet.cells[index],
          text: item.text)
      }
      state.report?.quarterVotes.append(vote)
    }
    state.entries.reading.bands.append(band)
    state.table.headingsPassed += 1
    state.table.open(band, from: band.rows.upperBound)
  }

  /// Takes the records below a heading; the first row that is none, or `nil` where there is none at all or one that needs
  /// more thought.
  private mutating func takeRecords(from first: Int, under heading: KnownHeading) -> Int? {
    guard let context, let table = sound(under: heading) else { return nil }
    let handler = RecordHandler(context)
    let soundRows = sound[table].rows
    var row = first
    while row < rows.count {
      let place = rows.cells(of: row)
      var record = SoundRecord()
      guard soundRows.readPrinted(sheet.cells.span.extracting(place), into: &record) else {
        guard odd.mayBeRecord(row), let isPrinted = odd.take(row, under: heading, &census, &state) else {
          break
        }
        guard countAsPrinted(place), isPrinted else { return nil }
        row += 1
        continue
      }
      guard countAsPrinted(place) else { return nil }
      guard !handler.lacksPoint(record.indicator, after: state.lastRecord) else { return nil }
      let cells = sheet.cells[place]
      if sound[table].looks < Self.firstLook {
        guard soundRows.areWords(cells) else { return nil }
        sound[table].looks += 1
      }
      handler.take(record, of: cells, by: soundRows, &state)
      row += 1
    }
    return row > first && rows.areUnmerged(first..<row) ? row : nil
  }

  private mutating func sound(under heading: KnownHeading) -> Int? {
    let quarter = state.report?.report.quarter
    if let place = sound.firstIndex(where: { $0.heading === heading && $0.quarter == quarter }) {
      return place
    }
    guard let rows = SoundRows(heading.band, quarter: quarter, session: session) else { return nil }
    sound.append(Sound(heading: heading, quarter: quarter, rows: rows))
    return sound.count - 1
  }

  // MARK: Rows that are none of a table's

  /// Takes what is below the last table.
  private mutating func takeFoot(_ foot: Range<Int>) -> Bool {
    let view = rows.view(of: foot)
    guard state.report != nil, view.hidden.isEmpty, countAsPrinted(rows.cells(of: foot)),
      areBetween(view.rows[...], before: nil, at: 0)
    else { return false }
    state.entries.reading.account.enterBlank(rows.cells(of: foot), besides: view)
    return take(view.rows, in: begin(view)) != nil
  }

  private mutating func begin(_ view: SheetView) -> SheetContext {
    let context = SheetContext(view, session: session, keepsOrigins: keepsOrigins)
    self.context = context
    return context
  }

  /// Whether no cell has a footnote mark, nor is a remark on one; the headings that are known have none.
  private func countAsPrinted(_ cells: Range<Int>) -> Bool {
    let all = sheet.cells.span
    for index in cells {
      guard CountedSheet.countsAsPrinted(all[index].value, session) else { return false }
    }
    return true
  }

  /// Whether rows between tables are neither headings nor records, and have no labels that other rows decide about; `heading`
  /// begins in row `top`.
  private mutating func areBetween(
    _ between: ArraySlice<SheetView.Row>, before heading: KnownHeading?, at top: Int
  ) -> Bool {
    let layout = state.table.lastHeading?.layout
    for (position, row) in zip(between.indices, between) {
      let isLast = position + 1 == between.endIndex
      let next = isLast ? heading?.firstRow(at: top, below: row.row) : between[position + 1]
      guard !headingRows.isHeading(row, under: [], before: next, forgiving: false), !recordRows.isRecord(row),
        HeaderPairs.furtherLabels(of: row, session).isEmpty,
        // Labels would have their values in the heading.
        !isLast || row.own.map(\.column) != next?.own.map(\.column)
      else { return false }
      for item in row.items where item.cell.isText && layout?[item.column]?.field.kind == .number {
        census.add(item.cell.shownText)
      }
    }
    return true
  }
}
