/// The cells of a drawn sheet in the order of their rows and columns, each cell of a merged range for itself.
struct PlacedCells {
  /// One cell.
  struct Placed {
    let row: Int32
    let column: Int16
    /// Its box; -1 where it is another of a merged range, which is blank, and -2 where there is only a comment.
    let box: Int32
    /// The number of its style.
    let style: Int32
    /// Of a text its number among the shared ones, else -1.
    let text: Int32

    /// Whether there is only a comment: nothing is written, but rows reach as far.
    var isNothing: Bool { box == -2 }
  }

  private(set) var cells: [Placed] = []
  /// Where each row's cells are among all.
  private(set) var rows: [Range<Int>] = []

  /// Source: Excel specifications and limits.
  private static let outside = BilingualText(
    es: "una celda está más allá de la hoja más grande", en: "a cell is beyond the largest sheet")

  /// The cells of a sheet; their texts and styles get numbers in the order in which they were drawn.
  init(
    of sheet: DrawnSheet, texts: inout SharedTexts, formats: inout CellFormats
  ) throws(SheetError) {
    var counts: [Int] = []
    counts.reserveCapacity(256)
    for index in sheet.boxes.indices {
      let (first, last) = (sheet.boxes[index].range.first, sheet.boxes[index].range.last)
      guard last.row < CellAddress.maximumRows, last.column < CellAddress.maximumColumns else {
        throw SheetError(.cannotWrite(Self.outside), at: SheetLocation(cell: first))
      }
      while counts.count <= last.row { counts.append(0) }
      for row in first.row...last.row { counts[row] += last.column - first.column + 1 }
    }
    var next: [Int] = []
    next.reserveCapacity(counts.count)
    var total = 0
    for count in counts {
      next.append(total)
      rows.append(total..<(total + count))
      total += count
    }
    cells = [Placed](
      repeating: Placed(row: 0, column: 0, box: -1, style: 0, text: -1), count: total)
    for index in sheet.boxes.indices {
      let (first, last) = (sheet.boxes[index].range.first, sheet.boxes[index].range.last)
      let style = Int32(formats.number(of: sheet.boxes[index].style))
      let text = try Self.number(of: sheet.boxes[index].content, at: first, among: &texts)
      for row in first.row...last.row {
        for column in first.column...last.column {
          let isFirst = row == first.row && column == first.column
          cells[next[row]] = Placed(
            row: Int32(row), column: Int16(column), box: isFirst ? Int32(index) : -1, style: style,
            text: isFirst ? text : -1)
          next[row] += 1
        }
      }
    }
    for row in rows { sort(row) }
    place(commentsOf: sheet)
  }

  /// Adds the cells of comments that nothing is in.
  private mutating func place(commentsOf sheet: DrawnSheet) {
    guard !sheet.behaviour.comments.isEmpty else { return }
    let bare = sheet.behaviour.comments.map(\.cell).sorted().filter { cell in
      cell.row >= rows.count || !cells[rows[cell.row]].contains { Int($0.column) == cell.column }
    }
    guard let last = bare.last else { return }
    let placed = bare.map {
      Placed(row: Int32($0.row), column: Int16($0.column), box: -2, style: 0, text: -1)
    }
    cells = (cells + placed).sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    let count = max(rows.count, last.row + 1)
    rows = []
    var start = 0
    for row in 0..<count {
      var end = start
      while end < cells.count, cells[end].row == row { end += 1 }
      rows.append(start..<end)
      start = end
    }
  }

  private static func number(
    of content: DrawnSheet.Content, at cell: CellAddress, among texts: inout SharedTexts
  ) throws(SheetError) -> Int32 {
    guard case .text(let text) = content, !text.isEmpty else { return -1 }
    // There are not more units than bytes.
    if text.utf8.count > Cell.longestText, text.utf16.count > Cell.longestText {
      throw SheetError(
        .textTooLong(BilingualText(es: "el texto", en: "the text"), length: text.utf16.count),
        at: SheetLocation(cell: cell))
    }
    return Int32(texts.number(of: text))
  }

  /// Sorts a row by columns; most are drawn so.
  private mutating func sort(_ row: Range<Int>) {
    let isSorted = row.dropFirst().allSatisfy { cells[$0 - 1].column < cells[$0].column }
    if !isSorted { cells[row].sort { $0.column < $1.column } }
  }
}
