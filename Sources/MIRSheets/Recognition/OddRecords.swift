import MIRSchema
import SheetIO

/// The records of a sheet of pages that leave something to decide: a word among the values, a sum that does not hold, a value
/// that no catalogue has.
///
/// Each is taken as on any sheet, by its role and its placing reason, under the heading as the records of the sheet show it.
/// Where one of them is not where it is printed, or they are many, the sheet is of another sort and is read the long way.
struct OddRecords {
  private let sheet: Sheet
  private let rows: PrintedRows
  private let headings: [KnownHeading]
  private let session: ReadingSession
  private let keepsOrigins: Bool
  /// Where each heading was first seen.
  private var first: [ObjectIdentifier: HeadingBand] = [:]
  /// The headings with the records that they are judged by; `nil` for one that these contradict.
  private var judged: [ObjectIdentifier: HeadingBand?] = [:]
  private var count = 0

  init(
    _ sheet: Sheet, _ rows: PrintedRows, _ headings: [KnownHeading], _ session: ReadingSession,
    _ keepsOrigins: Bool
  ) {
    self.sheet = sheet
    self.rows = rows
    self.headings = headings
    self.session = session
    self.keepsOrigins = keepsOrigins
  }

  /// Notes that a page has a heading.
  mutating func note(_ heading: KnownHeading, at band: HeadingBand) {
    let key = ObjectIdentifier(heading)
    if first[key] == nil { first[key] = band }
  }

  /// Whether at most one of five records was odd.
  func areFew(in state: ReadingState) -> Bool { count * 4 <= state.entries.reading.shortRecords }

  /// Whether a row below records may be one, too: it has as many cells, and begins no heading.
  func mayBeRecord(_ row: Int) -> Bool {
    rows.cells(of: row).count >= SoundRows.fewestPrinted
      && !headings.contains { rows.begins($0, at: row) }
  }

  /// Takes a row as a record; whether it is read as it is printed, or `nil` where it is none and nothing is done.
  mutating func take(
    _ row: Int, under heading: KnownHeading, _ census: inout NotationCensus, _ state: inout ReadingState
  ) -> Bool? {
    guard let open = state.table.heading, let judged = judged(heading) else { return false }
    let view = rows.view(of: row..<row + 1)
    guard view.hidden.isEmpty, view.rows.count == 1, let seen = view.rows.first else { return false }
    let context = SheetContext(view, session: session, keepsOrigins: keepsOrigins)
    state.table.heading = HeadingBand(judged, repeatedIn: open.rows)
    guard case .record(let band) = RowRoles(context: context).role(of: seen, in: state) else {
      state.table.heading = open
      return nil
    }
    guard areNumbersOrWords(seen, judged.layout, &census) else { return false }
    state.entries.reading.account.enterBlank(rows.cells(of: row), besides: view)
    let sound = state.entries.reading.shortRecords
    RecordHandler(context).take(seen, under: band, &state)
    // What is only printed in another way, for example as a percentage, is not odd.
    if state.entries.reading.shortRecords == sound { count += 1 }
    return state.entries.reading.placings.isEmpty
  }

  /// Whether every text under a heading of numbers is a certain number, or words without any: what is between these, or has
  /// a space, may be two numbers in a cell.
  private func areNumbersOrWords(
    _ row: SheetView.Row, _ layout: TableLayout, _ census: inout NotationCensus
  ) -> Bool {
    for item in row.items where item.cell.isText && layout[item.column]?.field.kind.isNumeric == true {
      let text = item.cell.shownText
      if layout[item.column]?.field.kind == .number { census.add(text) }
      guard text.contains(where: \.isNumber) else { continue }
      guard !text.contains(where: \.isWhitespace),
        NumberReading.certainNumber(in: item.cell, session: session) != nil
      else { return false }
    }
    return true
  }

  /// A heading as the first records below headings of its words show it; `nil` where they show another one than its words.
  private mutating func judged(_ heading: KnownHeading) -> HeadingBand? {
    let key = ObjectIdentifier(heading)
    if let known = judged[key] { return known }
    let end = endOfTop
    let found = HeadingFinder(session: session).bands(in: rows.view(of: 0..<end)).first {
      $0.rows == first[key]?.rows
    }
    var result = found.flatMap { $0.columns == heading.band.columns ? $0 : nil }
    if end < rows.count, (result?.samples.count ?? 0) < HeadingFinder.mostSamples { result = nil }
    judged[key] = .some(result)
    return result
  }

  /// Where the rows end in which headings have all records that they are judged by: not within a heading.
  private var endOfTop: Int {
    var end = min(rows.count, Self.rowsOfTop)
    while end < rows.count,
      let start = (max(0, end - Self.mostHeadingRows)..<end).first(where: { row in
        headings.contains { rows.begins($0, at: row) && row + $0.rows.count >= end }
      })
    {
      end = start
    }
    return end
  }

  private static let rowsOfTop = 400
  private static let mostHeadingRows = 8
}
