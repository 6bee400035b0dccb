import MIRSchema
import SheetIO

/// One indicator's texts, cut into the rows that its record takes.
///
/// A record is one row, unless one of its texts is higher than a row can be: then that text goes on in the rows below,
/// and every other cell reaches down over all of them. That is also how people draw such records, and how
/// ``OwnDrawing`` knows which rows are one record: their level is one merged cell.
struct RecordPieces {
  /// The pieces of each text column, by column; columns of numbers have none.
  let texts: [[String]]
  /// The heights of the rows, in points.
  let heights: [Double]

  /// How many rows there are.
  var rows: Int { heights.count }
  var height: Double { heights.reduce(0, +) }

  /// Cuts an indicator's texts so that no row is higher than `highest`.
  ///
  /// A form's are not cut, since who fills it in could not
  /// put them together; what is higher than a row is in one cell over several.
  init(_ indicator: Indicator, layout: SheetLayout, highest: Double, isForm: Bool) {
    let size = ReportSheet.textStyle.fontSize
    let mostLines = TextMeasure.lines(height: highest, fontSize: size)
    let cells = RecordCells(indicator)
    func cut(_ lines: Int) -> [[String]] {
      layout.columns.enumerated().map { index, column in
        cells.text(column.field).map { text in
          // By the level's one cell a record is known.
          if isForm || column.key == .level { return [text] }
          return TextPieces.split(text, width: Self.width(index, layout), fontSize: size, lines: lines)
        } ?? []
      }
    }
    var texts = cut(mostLines)
    // What is cut anyway is cut small, so that it fills what a page has left.
    if texts.contains(where: { $0.count > 1 }) { texts = cut(min(mostLines, Self.linesOfPieces)) }
    self.texts = texts
    let needed = texts.enumerated().map { index, pieces in
      pieces.map { piece in
        let lines = TextPieces.lines(piece, width: Self.width(index, layout), fontSize: size)
        return TextMeasure.height(lines: lines, fontSize: size)
      }
    }
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
    if isForm, heights[0] > TextMeasure.highestRow {
      let rows = (heights[0] / TextMeasure.highestRow).rounded(.up)
      heights = [Double](repeating: (heights[0] / rows).rounded(.up), count: Int(rows))
    }
    self.heights = heights
  }

  private static let linesOfPieces = 12

  /// The points for text that a column leaves.
  private static func width(_ index: Int, _ layout: SheetLayout) -> Double {
    let column = layout.columns[index]
    // Set in and in bold letters.
    if column.key == .level { return layout.textWidth(index...index, indent: 3) / TextMeasure.boldFactor }
    return layout.textWidth(index...index, indent: column.isRunningText ? ReportSheet.textStyle.indent : 0)
  }

  /// The rows that a piece of a column's text reaches over, counted from the record's first.
  func span(of piece: Int, in column: Int) -> ClosedRange<Int> {
    piece >= texts[column].count - 1 ? piece...(rows - 1) : piece...piece
  }
}
