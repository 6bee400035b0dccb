import MIRSchema
import SheetIO

/// The header block and the heading, which are the same on every page and drawn once.
struct DrawnHead {
  /// The row that it was drawn from.
  var first = 0
  var boxes: [DrawnSheet.Box] = []
  /// The heights of its rows, where they have one.
  var heights: [Double?] = []
  /// The cells of the header block's values, by the names that findings have for them.
  var header: [FieldKey: CellAddress] = [:]
  /// The rows of the column heading.
  var heading = 0..<0
}

extension ReportSheet {
  /// Puts the header block and the heading where the page begins.
  mutating func drawHead() {
    let down = row - head.first
    func moved(_ cell: CellAddress) -> CellAddress {
      CellAddress(row: cell.row + down, column: cell.column)
    }
    for box in head.boxes {
      let range = CellRange(moved(box.range.first), moved(box.range.last))
      sheet.boxes.append(DrawnSheet.Box(range, box.content, box.style))
    }
    for (offset, height) in head.heights.enumerated() { sheet.rowHeights[row + offset] = height }
    places.header = head.header.mapValues(moved)
    places.heading = (head.heading.lowerBound + down)..<(head.heading.upperBound + down)
    row += head.heights.count
  }
}
