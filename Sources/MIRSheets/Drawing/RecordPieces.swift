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

  /// Cuts an indicator's texts so that no row is higher than `highest`; a form's are not cut.
  init(_ indicator: Indicator, layout: SheetLayout, highest: Double, isForm: Bool) {
    let size = ReportSheet.textStyle.fontSize
    let mostLines = TextMeasure.lines(height: highest, fontSize: size)
    let cells = RecordCells(indicator)
    texts = layout.columns.enumerated().map { index, column in
      cells.text(column.field).map { text in
        // By the level's one cell a record is known.
        if isForm || column.key == .level { return [text] }
        return TextPieces.split(
          text, width: layout.textWidth(index...index), fontSize: size, lines: mostLines)
      } ?? []
    }
    let needed = texts.enumerated().map { index, pieces in
      pieces.map { piece in
        let lines = TextPieces.lines(piece, width: layout.textWidth(index...index), fontSize: size)
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
    self.heights = heights
  }

  /// The rows that a piece of a column's text reaches over, counted from the record's first.
  func span(of piece: Int, in column: Int) -> ClosedRange<Int> {
    piece >= texts[column].count - 1 ? piece...(rows - 1) : piece...piece
  }
}
