import SheetIO

/// The rows of a sheet as they are stored: where the cells of each are, and the merges that begin in it.
struct PrintedRows {
  private let sheet: Sheet
  /// The position of each row's first cell, and where the last one ends.
  private let starts: [Int]
  /// The merges by their first corners.
  let merges: [CellRange]

  init(_ sheet: Sheet) {
    self.sheet = sheet
    starts = sheet.startsOfRows + [sheet.cells.count]
    merges = sheet.mergesInOrder
  }

  /// How many rows hold something.
  var count: Int { starts.count - 1 }

  /// The number of a row in the sheet, from 0.
  func number(of row: Int) -> Int { sheet.cells[starts[row]].address.row }

  /// The first row below a row of the sheet.
  func row(after number: Int) -> Int {
    let position = sheet.position(ofRow: number + 1)
    return starts.dropLast().indexInOrder(where: { $0 >= position })
  }

  /// The positions of a row's cells.
  func cells(of row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// The positions of the cells of some rows.
  func cells(of rows: Range<Int>) -> Range<Int> { starts[rows.lowerBound]..<starts[rows.upperBound] }

  /// The positions of the merges that begin in some rows, or in blank ones above them.
  func merges(of rows: Range<Int>) -> Range<Int> {
    guard !rows.isEmpty else { return 0..<0 }
    let first = rows.lowerBound == 0 ? 0 : number(of: rows.lowerBound - 1) + 1
    let end = rows.upperBound == count ? Int.max : number(of: rows.upperBound - 1) + 1
    return position(ofMergeIn: first)..<position(ofMergeIn: end)
  }

  /// Whether no merge that begins in some rows reaches further down than they do.
  func areWhole(_ rows: Range<Int>) -> Bool {
    let bottom = number(of: rows.upperBound - 1)
    return merges[merges(of: rows)].allSatisfy { $0.last.row <= bottom }
  }

  /// Whether no merge begins in some rows.
  func areUnmerged(_ rows: Range<Int>) -> Bool { merges(of: rows).isEmpty }

  private func position(ofMergeIn row: Int) -> Int { merges.indexInOrder(where: { $0.first.row >= row }) }

  /// What is seen of some rows.
  func view(of rows: Range<Int>) -> SheetView {
    SheetView(sheet, cells: cells(of: rows), merges: merges[merges(of: rows)])
  }

  /// What is seen of what is above a heading, and of the first record below it.
  func view(of head: Range<Int>, andRecord record: Int) -> SheetView {
    let above = view(of: head)
    let below = SheetView(sheet, cells: cells(of: record), merges: [])
    return SheetView(above, rows: above.rows + below.rows)
  }

  /// Whether a known heading begins in a row.
  func begins(_ heading: KnownHeading, at row: Int) -> Bool {
    guard heading.begins(at: starts[row], of: sheet.cells) else { return false }
    let top = number(of: row)
    return heading.hasMerges(
      merges[position(ofMergeIn: top)..<position(ofMergeIn: top + heading.rowCount)], from: top)
  }

  /// Whether the heads of two pages are the same, each with its distance from the records above.
  func areSame(_ one: PageHead, _ other: PageHead) -> Bool {
    guard one.gap ?? other.gap == other.gap, other.gap ?? 0 > 1, one.cells.count == other.cells.count,
      one.merges.count == other.merges.count
    else { return false }
    let down = sheet.cells[other.cells.lowerBound].address.row - sheet.cells[one.cells.lowerBound].address.row
    for (index, further) in zip(one.cells, other.cells) {
      let (address, repeated) = (sheet.cells[index].address, sheet.cells[further].address)
      guard address.column == repeated.column, address.row + down == repeated.row,
        sheet.cells[index].value == sheet.cells[further].value,
        sheet.cells[index].format == sheet.cells[further].format,
        sheet.cells[index].isFormula == sheet.cells[further].isFormula
      else { return false }
    }
    return zip(merges[one.merges], merges[other.merges]).allSatisfy { merge, repeated in
      merge.first.row + down == repeated.first.row && merge.last.row + down == repeated.last.row
        && merge.columns == repeated.columns
    }
  }
}
