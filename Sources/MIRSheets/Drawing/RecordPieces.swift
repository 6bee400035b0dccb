import MIRSchema
import SheetIO

/// One indicator's texts, cut into the rows that its record takes.
///
/// A record is one row, unless one of its texts is higher than a row can be: then that text goes on in the rows below,
/// and every other cell reaches down over all of them. That is also how people draw such records, and how
/// ``OwnDrawing`` knows which rows are one record: their level is one merged cell.
struct RecordPieces {
  /// The pieces of each text column, by column; columns of numbers have none.
  ///
  /// Empty where no text is cut, as nearly always.
  private let texts: [[String]]
  /// The heights of the rows, in points.
  let heights: [Double]

  /// How many rows there are.
  var rows: Int { heights.count }
  var height: Double { heights.reduce(0, +) }

  /// Cuts an indicator's texts so that no row is higher than `highest`.
  ///
  /// A form's are not cut, since who fills it in could not
  /// put them together; what is higher than a row is in one cell over several.
  init(_ cells: RecordCells, layout: SheetLayout, highest: Double, isForm: Bool) {
    let mostLines = TextMeasure.lines(height: highest, fontSize: Self.size)
    if let height = Self.height(of: cells, layout, lines: isForm ? nil : mostLines) {
      texts = []
      heights = isForm ? Self.rows(ofHeight: height) : [height]
    } else {
      // What is cut anyway is cut small, so that it fills what a page has left.
      texts = Self.cut(cells, layout, lines: min(mostLines, Self.linesOfPieces))
      heights = Self.heights(of: texts, layout)
    }
  }

  private static let size = ReportSheet.textStyle.fontSize
  private static let linesOfPieces = 12

  /// The height of a record whose texts are whole; `nil` where one has more lines than it may and is to be cut.
  private static func height(of cells: RecordCells, _ layout: SheetLayout, lines most: Int?) -> Double? {
    var lines = 1
    for index in layout.columns.indices where !layout.columns[index].kind.isNumeric {
      guard let text = cells.text(layout.columns[index]) else { continue }
      let room = layout.columns[index].room
      if let most, layout.columns[index].kind.isCut {
        guard let own = TextPieces.linesOfWhole(text, width: room, fontSize: size, lines: most) else {
          return nil
        }
        lines = max(lines, own)
      } else {
        lines = max(lines, TextPieces.lines(text, width: room, fontSize: size))
      }
    }
    return TextMeasure.height(lines: lines, fontSize: size)
  }

  /// A row, or in a form as many as its height takes.
  private static func rows(ofHeight height: Double) -> [Double] {
    guard height > TextMeasure.highestRow else { return [height] }
    let rows = (height / TextMeasure.highestRow).rounded(.up)
    return [Double](repeating: (height / rows).rounded(.up), count: Int(rows))
  }

  private static func cut(_ cells: RecordCells, _ layout: SheetLayout, lines: Int) -> [[String]] {
    layout.columns.map { column in
      guard let text = cells.text(column) else { return [] }
      guard column.kind.isCut else { return [text] }
      return TextPieces.split(text, width: column.room, fontSize: size, lines: lines)
    }
  }

  /// The height of a text in its column.
  private static func height(_ text: String, _ column: SheetLayout.Column) -> Double {
    TextMeasure.height(
      lines: TextPieces.lines(text, width: column.room, fontSize: size), fontSize: size)
  }

  private static func heights(of texts: [[String]], _ layout: SheetLayout) -> [Double] {
    let needed = zip(texts, layout.columns).map { pieces, column in pieces.map { height($0, column) } }
    let rows = max(1, texts.map(\.count).max() ?? 1)
    var heights = [Double](repeating: TextMeasure.height(lines: 1, fontSize: size), count: rows)
    for column in needed {
      for (row, height) in column.enumerated() where row < column.count - 1 || row == rows - 1 {
        heights[row] = max(heights[row], height)
      }
    }
    // The last piece of a shorter text has all the rows that are left.
    for column in needed where !column.isEmpty && column.count < rows {
      let missing = column[column.count - 1] - heights[(column.count - 1)...].reduce(0, +)
      if missing > 0 { heights[rows - 1] += missing }
    }
    return heights
  }

  /// The pieces of a column's text; none where it is whole, or there is none.
  func pieces(in column: Int) -> [String] {
    guard column < texts.count, texts[column].count > 1 else { return [] }
    return texts[column]
  }

  /// The rows that a piece of a column's text reaches over, counted from the record's first.
  func span(of piece: Int, in column: Int) -> ClosedRange<Int> {
    piece >= texts[column].count - 1 ? piece...(rows - 1) : piece...piece
  }
}
