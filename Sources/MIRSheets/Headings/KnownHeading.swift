import MIRSchema
import SheetIO

/// A heading whose words alone say what each of its columns is, as it was found on an earlier page or sheet.
///
/// Records that leave nothing to decide agree with it, so what comes of them is what would come of them if the heading were
/// read anew. The same cells are the same heading.
final class KnownHeading: Sendable {
  /// The heading as it was found.
  let band: HeadingBand
  /// Its cells, by their distance from its first row, and its merges likewise.
  private let cells: [PlacedValue]
  private let merges: [CellRange]
  /// The rows that it is seen in, by their distance from its first one, and where the first cell of each is printed.
  let rows: [(row: Int, printed: Int)]

  private let firstItems: [SheetView.Item]

  private struct PlacedValue: Sendable {
    let row: Int
    let column: Int
    let value: CellValue
  }

  /// How many rows of the sheet it takes.
  var rowCount: Int { band.rows.count }

  /// Keeps a heading of a sheet; `nil` where its columns are not plain, or the records say something of them too.
  init?(_ band: HeadingBand, of sheet: Sheet, session: ReadingSession) {
    guard band.isPlain, !band.columns.isReversed,
      band.columns.fields.values.contains(where: { Measure.of($0) == .achieved }),
      HeadingFindings(band: band, session: session, sheet: sheet.name).all.isEmpty
    else { return nil }
    let top = band.rows.lowerBound
    let start = sheet.position(ofRow: top)
    let end = sheet.position(ofRow: band.rows.upperBound + 1)
    let merges = sheet.merges.filter { band.rows.contains($0.first.row) }
    guard start < end, sheet.cells[start].address.row == top,
      sheet.cells[start..<end].allSatisfy({ CountedSheet.countsAsPrinted($0.value, session) }),
      merges.allSatisfy({ band.rows.contains($0.last.row) })
    else { return nil }
    // The columns are the same where no record is looked at.
    let rows = SheetView(sheet, cells: start..<end, merges: merges).rows
    let alone = ColumnMapBuilder(session: session, samples: []).map(
      of: rows.filter { !NumberingRow.isNumbering($0) })
    guard alone == band.columns, rows.reduce(0, { $0 + $1.own.count }) == end - start else { return nil }
    firstItems = rows.first?.items ?? []
    self.rows = rows.map { ($0.row - top, $0.printedRow - top) }
    self.band = HeadingBand(rows: band.rows, columns: band.columns, samples: [])
    cells = sheet.cells[start..<end].map {
      PlacedValue(row: $0.address.row - top, column: $0.address.column, value: $0.value)
    }
    self.merges = merges.map { CellRange($0.first.moved(-top), $0.last.moved(-top)) }.sorted(
      by: CellRange.isBefore)
  }

  /// Whether its cells are those of a sheet from a position on.
  func begins(at position: Int, of found: [Cell]) -> Bool {
    guard position + cells.count <= found.count, cells[0].column == found[position].address.column,
      cells[0].value == found[position].value
    else { return false }
    let top = found[position].address.row
    for (offset, expected) in cells.enumerated() {
      let cell = found[position + offset]
      guard cell.address.column == expected.column, cell.address.row == top + expected.row,
        cell.value == expected.value
      else { return false }
    }
    let next = position + cells.count
    return next == found.count || found[next].address.row >= top + rowCount
  }

  /// Whether its merges are those that begin in the rows that it takes from a row on, in order.
  func hasMerges(_ found: ArraySlice<CellRange>, from top: Int) -> Bool {
    guard found.count == merges.count else { return false }
    return zip(merges, found).allSatisfy {
      $0.first.moved(top) == $1.first && $0.last.moved(top) == $1.last
    }
  }

  /// Its first row where it is repeated in row `top`, as it is seen from a row above.
  func firstRow(at top: Int, below row: Int) -> SheetView.Row {
    SheetView.Row(row: top, items: row + 1 == top ? firstItems.map { $0.inRow(top) } : firstItems)
  }

  /// The heading where it is repeated from a row on.
  func repeated(from row: Int) -> HeadingBand {
    HeadingBand(band, repeatedIn: row...(row + rowCount - 1))
  }
}

extension Sheet {
  /// The position of the first cell that is not above a row.
  func position(ofRow row: Int) -> Int { cells.indexInOrder(where: { $0.address.row >= row }) }
}

/// The headings that a session knows, the newest first.
struct KnownHeadings: Sendable {
  private(set) var all: [KnownHeading] = []

  /// More are not kept: an archive has a few forms.
  private static let most = 16

  /// Adds a heading.
  mutating func add(_ heading: KnownHeading) {
    all.insert(heading, at: 0)
    if all.count > Self.most { all.removeLast() }
  }
}

extension ReadingSession {
  /// The headings that are known from earlier sheets.
  private(set) var knownHeadings: KnownHeadings {
    get { memory.further as? KnownHeadings ?? KnownHeadings() }
    nonmutating set { memory.further = newValue }
  }

  /// Keeps the headings of a sheet for the sheets that follow.
  func learnHeadings(of sheet: Sheet, _ bands: [HeadingBand]) {
    var layouts: [TableLayout] = []
    for band in bands where !layouts.contains(where: { $0 === band.layout }) {
      layouts.append(band.layout)
      guard layouts.count <= Self.mostHeadings else { return }
      let start = sheet.position(ofRow: band.rows.lowerBound)
      guard start < sheet.cells.count,
        !knownHeadings.all.contains(where: { $0.begins(at: start, of: sheet.cells) }),
        let heading = KnownHeading(band, of: sheet, session: self)
      else { continue }
      knownHeadings.add(heading)
    }
  }

  /// A sheet whose pages each have another heading has nothing to be learnt from.
  private static var mostHeadings: Int { 4 }
}
