/// What the fonts of a workbook stream strike out, raise and lower.
///
/// Source: MS-XLS 2.4.122 (Font); the first fields of BIFF5's are the same.
struct BIFFFonts {
  private var marks: [FontMark?] = []
  /// Whether any font does.
  private(set) var haveMarks = false

  /// Takes in a FONT record.
  mutating func add(_ body: inout ByteCursor) throws(SheetError) {
    try body.skip(2)
    let isStruck = try body.uint16() & 0x08 != 0
    try body.skip(4)
    let escapement: FontMark? =
      switch try body.uint16() {
      case 1: .raised
      case 2: .lowered
      default: nil
      }
    marks.append(FontMark(struck: isStruck, escapement: escapement))
    haveMarks = haveMarks || marks.last != .some(nil)
  }

  /// What a font does, by the number that cells and runs give it: there is no font 4.
  ///
  /// Source: MS-XLS 2.5.129 (FontIndex).
  func mark(_ index: Int) -> FontMark? {
    let position = index > 4 ? index - 1 : index
    return marks.indices.contains(position) ? marks[position] : nil
  }

  /// The fonts of a text's parts.
  func runs(_ runs: BIFFTextReader.Runs, of text: String) -> FontRuns {
    var result = FontRuns()
    let scalars = text.unicodeScalars
    var place = scalars.startIndex
    var units = 0
    for run in runs where run.start >= units {
      while units < run.start, place < scalars.endIndex {
        units += UTF16.width(scalars[place])
        place = scalars.index(after: place)
      }
      result.begin(.own(mark(run.font)), at: text.utf8.distance(from: text.startIndex, to: place))
    }
    return result
  }
}
