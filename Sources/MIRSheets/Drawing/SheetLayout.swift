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
    /// In characters of the default font.
    var width: Double

    /// The key of the field.
    var key: FieldKey { field.key }
  }

  /// The columns from left to right.
  let columns: [Column]
  private let widths: ColumnWidths
  private let places: [FieldKey: Int]
  /// How many rows the heading has.
  static let headingRows = 3

  /// The columns that the indicators need: those of the form, and the others that hold something.
  ///
  /// Numbers have room for those of `full`.
  init(for indicators: [Indicator], as full: [Indicator]) {
    let natural = Self.natural.filter { column in
      Self.draws(column.field, for: indicators) || Self.draws(column.field, for: full)
    }
    let wanted = natural.map { column in
      column.field.kind == .number
        ? full.reduce(column.width) { max($0, RecordCells($1).numberWidth(column.field)) } : column.width
    }
    let flexible = natural.indices.filter { Self.isRunningText(natural[$0].field) }
    self.init(natural, ColumnWidths(natural: natural.map(\.width), wanted: wanted, flexible: flexible))
  }

  private init(_ columns: [Column], _ widths: ColumnWidths) {
    self.widths = widths
    self.columns = zip(columns, widths.widths).map { column, width in
      var fitted = column
      fitted.width = width
      return fitted
    }
    places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.key, $0) })
  }

  /// The same columns with the room for texts shared out by how long those of the indicators are.
  func shared(for indicators: [Indicator], room: Double = 1) -> SheetLayout {
    let lengths = columns.map { column in
      indicators.reduce(0) { longest, indicator in
        max(
          longest,
          RecordCells(indicator).text(column.field).map {
            TextMeasure.width($0, fontSize: ReportSheet.textStyle.fontSize)
          } ?? 0)
      }
    }
    return SheetLayout(columns, widths.shared(by: lengths, room: room))
  }

  private static let natural = Indicator.fields
    // The level's column holds the number too.
    .filter { $0.key != .number }.map(column)

  /// Texts of several words, whose columns may be narrower or wider.
  private static func isRunningText(_ field: Field<Indicator>) -> Bool {
    field.kind == .prose || field.key == .name
  }

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
        width: period == .cumulative ? 7.9 : 4.9)
    }
    if field.key.isPart(of: .baseline) {
      return Column(
        field: field, value: nil, heading: isValue ? "Valor" : "Año",
        groups: [data, "Línea Base"],
        width: isValue ? 5 : 4.4)
    }
    let isData = ![
      .level, .narrativeSummary, .name, .definition, .justification, .meansOfVerification, .assumptions,
    ].contains(field.key)
    let width: Double =
      switch field.kind {
      case .prose: field.key == .meansOfVerification ? 23 : 20
      case .line where field.key == .name: 15
      case .catalogue(.level): 11.2
      case .catalogue(.type): 9
      case .catalogue(.dimension): 9.1
      default: 9.7
      }
    return Column(
      field: field, value: nil, heading: field.description.title, groups: isData ? [data] : [], width: width)
  }

  private static let data = "Datos del Indicador"

  /// The column of a field.
  func index(of key: FieldKey) -> Int? { places[key] }

  /// The width for text that a range of columns leaves, in points.
  func textWidth(_ range: ClosedRange<Int>) -> Double {
    TextMeasure.textWidth(columnWidths: columns[range].map(\.width))
  }

  /// The paper that the sheet is printed on.
  var paper: PagePaper { widths.paper }

  /// The scale at which the sheet is printed one page wide, at most 1.
  var scale: Double {
    let total = columns.reduce(0) { $0 + TextMeasure.columnWidth($1.width) }
    return min(1, paper.textWidth / total)
  }

  /// The height of a page for rows, in points of the sheet.
  var pageHeight: Double {
    (paper.height - 72 * (PagePaper.topMargin + PagePaper.bottomMargin)) / scale
  }

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
        while last + 1 < columns.count, columns[last + 1].groups.prefix(depth + 1) == groups.prefix(depth + 1)
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
