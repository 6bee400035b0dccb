/// The parts of a sheet's comments: what they say, and the boxes that they are shown in.
///
/// Source: ECMA-376 Part 1, 18.7 (comments); Part 4, 19.1 (VML).
struct CommentParts {
  private let comments: [(cell: CellAddress, text: String)]
  private let sheet: DrawnSheet
  private let rows: RowsPart
  /// The block of numbers that the boxes' numbers begin in.
  private let block: Int

  /// Each sheet's boxes have numbers from the beginning of a block of so many.
  private static let blockSize = 1_024

  /// The comments of a sheet, when sheets before it took so many blocks.
  init(_ sheet: DrawnSheet, _ rows: RowsPart, blocksBefore: Int) {
    self.sheet = sheet
    self.rows = rows
    comments = sheet.behaviour.comments.sorted { $0.cell < $1.cell }
    block = blocksBefore + 1
  }

  /// How many blocks of numbers the boxes take.
  var blocks: Int { (Self.blockSize + comments.count) / Self.blockSize }

  // MARK: Texts

  func writeTexts(to part: inout ByteWriter) {
    part.putDeclaration()
    part.put("<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
    part.put("<authors><author></author><author>mirsheet</author></authors><commentList>")
    for comment in comments {
      part.put("<comment ref=\"")
      part.put(comment.cell)
      part.put("\" authorId=\"1\"><text><r><rPr><sz val=\"8\"/><color indexed=\"81\"/>")
      part.put("<rFont val=\"Tahoma\"/><family val=\"2\"/></rPr>")
      part.put("<t>")
      part.put(text: WrittenText.plain(comment.text))
      part.put("</t></r></text></comment>")
    }
    part.put("</commentList></comments>")
  }

  // MARK: Boxes

  func writeBoxes(to part: inout ByteWriter) {
    part.put(
      "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\"")
    part.put(" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">")
    part.put("<o:idmap v:ext=\"edit\" data=\"")
    part.put(block)
    for next in 0..<(comments.count / Self.blockSize) {
      part.put(UInt8(ascii: ","))
      part.put(block + next + 1)
    }
    part.put("\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\"")
    part.put(" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>")
    part.put("<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>")
    for (index, comment) in comments.enumerated() { put(comment.cell, comment.text, index, to: &part) }
    part.put("</xml>")
  }

  /// A box is right of its cell and a little higher; all in pixels.
  private func put(_ cell: CellAddress, _ text: String, _ index: Int, to part: inout ByteWriter) {
    let (width, height) = SheetBehaviour.sizeOfComment(text)
    let across = Extent(from: cell.column + 1, inset: Self.inset, length: width) { pixels(ofColumn: $0) }
    let row = max(0, cell.row - 1)
    let down = Extent(from: row, inset: cell.row == 0 ? 2 : 10, length: height) { rows.pixels(of: $0) }
    let left = (0...cell.column).reduce(Self.inset) { $0 + pixels(ofColumn: $1) }
    let top = pixels(aboveRow: row) + (cell.row == 0 ? 2 : 10)
    part.put("<v:shape id=\"_x0000_s")
    part.put(block * Self.blockSize + index + 1)
    part.put("\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:")
    part.put(Double(left) * Self.points)
    part.put("pt;margin-top:")
    part.put(Double(top) * Self.points)
    part.put("pt;width:")
    part.put(Double(width) * Self.points)
    part.put("pt;height:")
    part.put(Double(height) * Self.points)
    part.put("pt;z-index:")
    part.put(index + 1)
    part.put(";visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>")
    part.put("<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>")
    part.put("<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>")
    part.put("<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>")
    let numbers = [
      across.first, across.inset, down.first, down.inset, across.last, across.rest, down.last, down.rest,
    ]
    for (index, number) in numbers.enumerated() {
      if index > 0 { part.put(", ") }
      part.put(number)
    }
    part.put("</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>")
    part.put(cell.row)
    part.put("</x:Row><x:Column>")
    part.put(cell.column)
    part.put("</x:Column></x:ClientData></v:shape>")
  }

  private static let inset = 15
  private static let usualRow = 20
  /// In a pixel.
  private static let points = 0.75

  /// Where a box begins and ends among columns, or among rows.
  private struct Extent {
    private(set) var first: Int
    /// Pixels from the edge of the first.
    private(set) var inset: Int
    private(set) var last: Int
    /// Pixels from the edge of the last.
    private(set) var rest: Int

    init(from start: Int, inset: Int, length: Int, _ pixels: (Int) -> Int) {
      (first, self.inset) = (start, inset)
      while self.inset >= pixels(first) {
        self.inset -= pixels(first)
        first += 1
      }
      (last, rest) = (first, self.inset + length)
      while rest >= pixels(last) {
        rest -= pixels(last)
        last += 1
      }
    }
  }

  /// Programs go by the anchor; what is above is counted as if no row had a height, unless all have another than Excel's.
  private func pixels(aboveRow row: Int) -> Int {
    let usual = sheet.defaultRowHeight ?? SheetPart.usualRowHeight
    guard usual != SheetPart.usualRowHeight else { return Self.usualRow * row }
    return (0..<row).reduce(0) { $0 + rows.pixels(of: $1) }
  }

  private func pixels(ofColumn column: Int) -> Int {
    guard column < sheet.columnWidths.count else { return Self.usualColumn }
    return Int(SheetPart.pixels(ofWidth: sheet.columnWidths[column]))
  }

  private static let usualColumn = 64
}
