import MIRSchema
import SheetIO

/// The columns of the municipality's sheet, from the list of fields.
struct SheetLayout {
  /// One column.
  struct Column {
    /// What the column is of, and what is over it: the same in every layout.
    let form: ColumnForm
    /// In characters of the default font.
    var width = 0.0
    /// The points that the column leaves for its texts, each set in as it is.
    fileprivate(set) var room = 0.0
    /// How its numbers are shown, by their own decimals.
    var numbers = AlignedNumbers()

    var field: Field<Indicator> { form.field }
    var key: FieldKey { form.field.key }
    var kind: ColumnForm.Kind { form.kind }
    var place: Int { form.place }
    var value: ValuePlace? { form.value }
    var heading: String { form.heading }
    var groups: [String] { form.groups }
  }

  /// The columns from left to right.
  let columns: [Column]
  /// The columns of each page, those that are repeated on the first only.
  let pages: [Range<Int>]
  /// How many columns are repeated on every page; 0 where there is one.
  let repeated: Int
  /// The paper that the sheet is printed on.
  let paper: PagePaper
  private let places: [FieldKey: Int]
  /// The pixels of the columns before each, and of all.
  private let pixelsBefore: [Double]
  /// The letters of the columns of the values, by the values' positions.
  private let letters: [String?]
  /// How many rows the heading has.
  static let headingRows = 3

  /// The columns that the indicators need: those of the form, and the others that hold something.
  ///
  /// Numbers have room for those of `full`; in a form also texts, and for what is still to be typed.
  init(for indicators: [RecordCells], as full: [RecordCells]?, paper: PagePaper, isForm: Bool = false) {
    let cells = full ?? indicators
    var columns = ColumnForm.all.filter { form in
      form.isDrawn(for: indicators) || (full.map(form.isDrawn) ?? false)
    }.map { Column(form: $0) }
    let needs = columns.indices.map { index in
      if columns[index].kind == .number {
        columns[index].numbers = AlignedNumbers(
          cells.lazy.compactMap { $0.number(columns[index]) },
          decimals: isForm ? AlignedNumbers.typedDecimals : 0)
      }
      return Self.need(of: columns[index], for: cells, isForm: isForm)
    }
    let names = (columns.firstIndex { $0.key == .name } ?? 0) + 1
    let fitted = ColumnWidths(needs, names: names, paper: paper)
    for (index, width) in fitted.widths.enumerated() {
      columns[index].width = width
      columns[index].room = columns[index].form.room(inWidth: width)
    }
    self.columns = columns
    self.paper = paper
    (pages, repeated) = (fitted.pages, fitted.repeated)
    pixelsBefore = columns.reduce(into: [0]) { sums, column in
      sums.append(sums[sums.count - 1] + TextMeasure.columnPixels(column.width))
    }
    places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.key, $0) })
    letters = ValuePlace.all.map { place in
      columns.firstIndex { $0.value == place }.map(CellAddress.name)
    }
  }

  private static func need(of column: Column, for cells: [RecordCells], isForm: Bool) -> ColumnWidths.Need {
    var need = ColumnWidths.Need(least: column.form.least, weight: 0, group: column.groups.first)
    switch column.kind {
    case .number:
      let typed = isForm ? typedNumber : 0
      need.least = max(need.least, max(column.numbers.width, typed) + TextMeasure.cellPadding)
    case .level:
      for record in cells { need.least = max(need.least, record.levelWidth + TextMeasure.cellPadding) }
    case .running:
      var longest = 0.0
      for record in cells {
        guard let text = record.text(column) else { continue }
        longest = max(longest, TextMeasure.width(text, fontSize: ReportSheet.textStyle.fontSize))
      }
      need.weight = max(longest, isForm ? typedText : ColumnWidths.leastText)
    case .line:
      for record in cells {
        guard let text = record.text(column) else { continue }
        let word = TextMeasure.longestWord(text, fontSize: ReportSheet.textStyle.fontSize)
        need.least = max(need.least, min(word + TextMeasure.cellPadding, widestWord))
      }
    case .term, .year: break
    }
    return need
  }

  /// Points: longer words are broken.
  private static let widestWord = 80.0
  /// Room for numbers that are typed into a form, such as 100.25.
  private static let typedNumber = TextMeasure.width("100.25", fontSize: ReportSheet.textStyle.fontSize)
  /// Points of text that are expected in a form where none is known yet: about thirty words.
  private static let typedText = 800.0

  /// The column of a field.
  func index(of key: FieldKey) -> Int? { places[key] }

  /// The letters of a value's column; `nil` where the sheet has none.
  func letters(of place: ValuePlace) -> String? { letters[place.position] }

  /// The width for text that a range of columns leaves, in points.
  func textWidth(_ range: ClosedRange<Int>, indent: UInt8 = 0) -> Double {
    TextMeasure.textWidth(pixels: pixelsBefore[range.upperBound + 1] - pixelsBefore[range.lowerBound])
      - Double(indent) * TextMeasure.indent
  }

  /// The columns for what is above and below the table: of the first page, and not those that are repeated on the others,
  /// unless it has too few of its own.
  var blockColumns: ClosedRange<Int> {
    let end = pages[0].upperBound
    return max(0, min(repeated, end - Self.fewestOfBlock))...(end - 1)
  }

  /// A label, a code and a name.
  private static let fewestOfBlock = 3

  /// The columns for those who sign: of the last page.
  var signingColumns: ClosedRange<Int> {
    let page = pages[pages.count - 1]
    return max(page.lowerBound, repeated)...(page.upperBound - 1)
  }

  /// The height of a page for rows, in points.
  var pageHeight: Double { paper.textHeight * Self.spareHeight }

  /// Programs differ in how high they draw rows.
  private static let spareHeight = 0.985

  /// The cells of the heading: each group over its columns, each column's own heading down to the last row.
  func heading(from row: Int, style: CellStyle) -> [DrawnSheet.Box] {
    var boxes: [DrawnSheet.Box] = []
    for depth in 0..<(Self.headingRows - 1) {
      var column = 0
      while column < columns.count {
        let groups = columns[column].groups
        guard depth < groups.count else {
          column += 1
          continue
        }
        var last = column
        while last + 1 < columns.count, !pages.contains(where: { $0.lowerBound == last + 1 }),
          columns[last + 1].groups.prefix(depth + 1) == groups.prefix(depth + 1)
        { last += 1 }
        boxes.append(
          DrawnSheet.Box(
            CellRange(
              CellAddress(row: row + depth, column: column), CellAddress(row: row + depth, column: last)),
            .text(groups[depth]), style))
        column = last + 1
      }
    }
    for (index, column) in columns.enumerated() {
      boxes.append(
        DrawnSheet.Box(
          CellRange(
            CellAddress(row: row + column.groups.count, column: index),
            CellAddress(row: row + Self.headingRows - 1, column: index)), .text(column.heading), style))
    }
    return boxes
  }
}
