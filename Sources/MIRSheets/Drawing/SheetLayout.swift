import MIRSchema
import SheetIO

/// The columns of the municipality's sheet, from the list of fields.
struct SheetLayout {
  /// One column.
  struct Column {
    let field: Field<Indicator>
    /// Of the values: which it is.
    let value: (measure: Measure, period: Period)?
    /// What is over the column alone.
    let heading: String
    /// What it shares with its neighbours, from the top down.
    let groups: [String]
    /// The points that its heading and the values of its catalogue need.
    let least: Double
    /// In characters of the default font.
    var width = 0.0
    /// How its numbers are shown, by their own decimals.
    var numbers = AlignedNumbers()

    /// The key of the field.
    var key: FieldKey { field.key }

    /// Texts of several words, whose columns may be narrower or wider.
    var isRunningText: Bool { field.kind == .prose || field.key == .name }
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
  /// How many rows the heading has.
  static let headingRows = 3

  /// The columns that the indicators need: those of the form, and the others that hold something.
  ///
  /// Numbers have room for those of `full`; in a form also texts, and for what is still to be typed.
  init(for indicators: [Indicator], as full: [Indicator], paper: PagePaper, isForm: Bool = false) {
    var columns = Self.all.filter { column in
      Self.draws(column.field, for: indicators) || Self.draws(column.field, for: full)
    }
    let cells = full.map(RecordCells.init)
    let needs = columns.indices.map { index in
      var need = ColumnWidths.Need(
        least: columns[index].least, weight: 0, group: columns[index].groups.first)
      if columns[index].field.kind == .number {
        columns[index].numbers = AlignedNumbers(
          cells.compactMap { $0.number(columns[index].field) },
          decimals: isForm ? AlignedNumbers.typedDecimals : 0)
        let typed = isForm ? Self.typedNumber : 0
        need.least = max(need.least, max(columns[index].numbers.width, typed) + TextMeasure.cellPadding)
      } else if columns[index].key == .level {
        need.least = cells.reduce(need.least) { max($0, $1.levelWidth + TextMeasure.cellPadding) }
      } else if columns[index].isRunningText {
        let longest = cells.reduce(0) { max($0, $1.length(columns[index].field)) }
        need.weight = max(longest, isForm ? Self.typedText : ColumnWidths.leastText)
      } else if columns[index].field.kind == .line {
        need.least = cells.reduce(need.least) {
          max($0, min($1.longestWord(columns[index].field), Self.widestWord))
        }
      }
      return need
    }
    let names = (columns.firstIndex { $0.key == .name } ?? 0) + 1
    let fitted = ColumnWidths(needs, names: names, paper: paper)
    for (index, width) in fitted.widths.enumerated() { columns[index].width = width }
    self.columns = columns
    self.paper = paper
    (pages, repeated) = (fitted.pages, fitted.repeated)
    places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.key, $0) })
  }

  /// Points: longer words are broken.
  private static let widestWord = 80.0
  /// Room for numbers that are typed into a form, such as 100.25.
  private static let typedNumber = TextMeasure.width("100.25", fontSize: ReportSheet.textStyle.fontSize)
  /// Points of text that are expected in a form where none is known yet: about thirty words.
  private static let typedText = 800.0

  private static let all = Indicator.fields
    // The level's column holds the number too.
    .filter { $0.key != .number }.map(column)

  /// Columns that the form of 2024 does not have; they are drawn when a report fills them.
  private static let optional: Set<FieldKey> = [
    .narrativeSummary, .accumulation, .justification, .assumptions,
  ]

  /// Whether the sheet of some indicators has a column for a field; an optional measure has all of its columns or none.
  static func draws(_ field: Field<Indicator>, for indicators: [Indicator]) -> Bool {
    if let measure = Measure.of(field.key), measure.isOptional {
      return indicators.contains { !$0[measure].isBlank }
    }
    return !optional.contains(field.key) || indicators.contains { field.get($0) != nil }
  }

  private static func column(_ field: Field<Indicator>) -> Column {
    let isValue = field.key == .baselineValue
    if let measure = Measure.of(field.key), let period = Period.of(field.key) {
      return Column(
        field: field, value: (measure, period), heading: period.heading, groups: [measure.heading],
        least: least(period.heading))
    }
    if field.key.isPart(of: .baseline) {
      let heading = isValue ? "Valor" : "Año"
      return Column(
        field: field, value: nil, heading: heading, groups: [data, "Línea Base"],
        least: max(least(heading), isValue ? 0 : least("0000")))
    }
    let isData = ![
      .level, .narrativeSummary, .name, .definition, .justification, .meansOfVerification, .assumptions,
    ].contains(field.key)
    let title = field.description.title
    var least = least(title)
    if case .catalogue(let name) = field.kind, field.key != .level {
      for value in Vocabulary.standard.officialValues[name, default: []] {
        least = max(least, longestWord(value, bold: false) + TextMeasure.cellPadding)
      }
    }
    if field.kind == .prose || field.key == .name { least = max(least, ColumnWidths.leastText) }
    return Column(field: field, value: nil, heading: title, groups: isData ? [data] : [], least: least)
  }

  /// The points that a heading needs whose words are not broken.
  private static func least(_ heading: String) -> Double {
    longestWord(heading, bold: true) + TextMeasure.cellPadding
  }

  /// The points of the longest word.
  static func longestWord(_ text: String, bold: Bool) -> Double {
    text.split(separator: " ").reduce(0) {
      max($0, TextMeasure.width($1, fontSize: ReportSheet.textStyle.fontSize, bold: bold))
    }
  }

  private static let data = "Datos del Indicador"

  /// The column of a field.
  func index(of key: FieldKey) -> Int? { places[key] }

  /// The width for text that a range of columns leaves, in points.
  func textWidth(_ range: ClosedRange<Int>, indent: UInt8 = 0) -> Double {
    TextMeasure.textWidth(columnWidths: columns[range].map(\.width)) - Double(indent) * TextMeasure.indent
  }

  /// The columns for what is above and below the table: of the first page, and not those that are repeated on the others.
  var blockColumns: ClosedRange<Int> { repeated...(pages[0].upperBound - 1) }

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
