/// The rows of a sheet's part.
///
/// Source: ECMA-376 Part 1, 18.3.1.73 (row), 18.3.1.4 (c).
struct RowsPart {
  private let sheet: DrawnSheet
  private let placed: PlacedCells
  /// The heights of rows that have one, by row; -1 where none has.
  private var heights: [Double] = []

  init(_ sheet: DrawnSheet, _ placed: PlacedCells) {
    self.sheet = sheet
    self.placed = placed
    for (row, height) in sheet.rowHeights {
      while heights.count <= row { heights.append(-1) }
      heights[row] = height
    }
  }

  /// The rows that are written, of them the first and the last.
  private var count: Int { max(heights.count, placed.rows.count) }

  private func cells(of row: Int) -> Range<Int> {
    row < placed.rows.count ? placed.rows[row] : 0..<0
  }

  private func height(of row: Int) -> Double? {
    row < heights.count && heights[row] >= 0 ? heights[row] : nil
  }

  /// The pixels of a row, as the boxes of comments are placed by.
  func pixels(of row: Int) -> Int {
    let usual = cells(of: row).isEmpty ? sheet.defaultRowHeight : nil
    return Int((height(of: row) ?? usual ?? SheetPart.usualRowHeight) * 4 / 3)
  }

  /// The cells from the first to the last, with rows that are only high.
  var dimension: CellRange {
    var (columns, rows) = (Int.max...Int.max, Int.max...Int.max)
    for row in 0..<count {
      let cells = cells(of: row)
      guard !cells.isEmpty || height(of: row) != nil else { continue }
      rows = min(rows.lowerBound, row)...row
      // A row of which only the height is known begins with the first column.
      let first = height(of: row) != nil || cells.isEmpty ? 0 : Int(placed.cells[cells.lowerBound].column)
      let last = cells.isEmpty ? 0 : Int(placed.cells[cells.upperBound - 1].column)
      let end = columns.lowerBound == .max ? last : max(columns.upperBound, last)
      columns = min(columns.lowerBound, first)...end
    }
    guard rows.lowerBound != .max else {
      return CellRange(CellAddress(row: 0, column: 0), CellAddress(row: 0, column: 0))
    }
    return CellRange(
      CellAddress(row: rows.lowerBound, column: columns.lowerBound),
      CellAddress(row: rows.upperBound, column: columns.upperBound))
  }

  /// Writes the rows.
  func write(to part: inout ByteWriter, formats: inout CellFormats) {
    guard (0..<count).contains(where: { !cells(of: $0).isEmpty || height(of: $0) != nil }) else {
      return part.put("<sheetData/>")
    }
    part.put("<sheetData>")
    var span = 0...0
    for row in 0..<count {
      if row.isMultiple(of: Self.rowsOfSpan) { span = self.span(from: row) }
      let cells = cells(of: row)
      let height = height(of: row)
      guard !cells.isEmpty || height != nil else { continue }
      part.put("<row")
      part.put("r", row + 1)
      if !cells.isEmpty {
        put(span, to: &part)
      } else if sheet.defaultRowHeight != nil {
        put(0...0, to: &part)
      }
      put(height: height, to: &part)
      guard cells.contains(where: { !placed.cells[$0].isNothing }) else {
        part.put("/>")
        continue
      }
      part.put(UInt8(ascii: ">"))
      for cell in cells where !placed.cells[cell].isNothing {
        put(placed.cells[cell], to: &part, formats: &formats)
      }
      part.put("</row>")
    }
    part.put("</sheetData>")
  }

  /// The columns that the rows of a block reach over: so many rows have them in common.
  private static let rowsOfSpan = 16

  private func span(from first: Int) -> ClosedRange<Int> {
    var (low, high) = (Int.max, 0)
    for row in first..<(first + Self.rowsOfSpan) {
      let cells = cells(of: row)
      guard !cells.isEmpty else { continue }
      low = min(low, Int(placed.cells[cells.lowerBound].column))
      high = max(high, Int(placed.cells[cells.upperBound - 1].column))
    }
    return low == .max ? 0...0 : low...high
  }

  private func put(_ span: ClosedRange<Int>, to part: inout ByteWriter) {
    part.put(" spans=\"")
    part.put(span.lowerBound + 1)
    part.put(UInt8(ascii: ":"))
    part.put(span.upperBound + 1)
    part.put(UInt8(ascii: "\""))
  }

  /// A row has a height where it is not Excel's own.
  private func put(height: Double?, to part: inout ByteWriter) {
    let height = height ?? sheet.defaultRowHeight ?? SheetPart.usualRowHeight
    guard height != SheetPart.usualRowHeight else { return }
    part.put("ht", height)
    part.put(" customHeight=\"1\"")
  }

  private func put(_ cell: PlacedCells.Placed, to part: inout ByteWriter, formats: inout CellFormats) {
    part.put("<c r=\"")
    part.put(CellAddress(row: Int(cell.row), column: Int(cell.column)))
    part.put(UInt8(ascii: "\""))
    let format = formats.place(ofNumber: Int(cell.style))
    if format > 0 { part.put("s", format) }
    guard cell.text < 0 else {
      part.put(" t=\"s\"><v>")
      part.put(Int(cell.text))
      return part.put("</v></c>")
    }
    guard cell.box >= 0 else { return part.put("/>") }
    switch sheet.boxes[Int(cell.box)].content {
    case .blank, .text: part.put("/>")
    case .number(let number):
      part.put("><v>")
      part.put(number)
      part.put("</v></c>")
    case .boolean(let flag): part.put(flag ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>")
    case .formula(let formula, let result):
      part.put(UInt8(ascii: ">"))
      put(formula: formula, to: &part)
      part.put("<v>")
      part.put(result)
      part.put("</v></c>")
    case .blankFormula(let formula):
      part.put(" t=\"str\">")
      put(formula: formula, to: &part)
      part.put("<v></v></c>")
    }
  }

  private func put(formula: String, to part: inout ByteWriter) {
    part.put("<f>")
    part.put(text: SheetPart.withoutEqualsSign(formula))
    part.put("</f>")
  }
}
