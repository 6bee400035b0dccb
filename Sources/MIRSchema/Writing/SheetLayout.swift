import SheetIO

/// The columns of the municipality's sheet, out of the list of fields.
struct SheetLayout {
  /// One column.
  struct Column {
    let field: Field<Indicator>
    /// Of the fifteen values: which it is.
    let value: (measure: Measure, period: Period)?
    /// What stands over the column alone.
    let heading: String
    /// What it shares with its neighbours, from the top down.
    let groups: [String]
    /// In characters of the default font.
    var width: Double

    /// The key of the field.
    var key: String { field.key }
  }

  /// The columns from left to right.
  let columns: [Column]
  private let places: [String: Int]
  /// How many rows the heading has.
  static let headingRows = 3

  /// The columns that the indicators need: those of the form, and the others that hold something.
  ///
  /// Numbers have room for those of `full`.
  init(for indicators: [Indicator], as full: [Indicator], widening: Double = 1) {
    columns = (widening == 1 ? Self.natural : Self.columns(widening: widening)).compactMap {
      column -> Column? in
      let field = column.field
      if Self.optional.contains(field.key), indicators.allSatisfy({ field.get($0) == nil }) { return nil }
      guard field.kind == .number else { return column }
      var wide = column
      for indicator in full { wide.width = max(wide.width, RecordCells(indicator).numberWidth(field)) }
      return wide
    }
    places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.key, $0) })
  }

  private static let natural = columns(widening: 1)

  private static func columns(widening: Double) -> [Column] {
    // The level's column holds the number too.
    Indicator.fields.filter { $0.key != "number" }.map { column($0, widening: widening) }
  }

  /// Columns that the form of 2024 does not have; they are drawn when a report fills them.
  private static let optional: Set<String> = ["narrativeSummary", "assumptions"]

  private static func column(_ field: Field<Indicator>, widening: Double) -> Column {
    let path = field.description.path
    if let measure = Measure.of(field.key), let period = Period.of(field.key) {
      return Column(
        field: field, value: (measure, period), heading: period.heading, groups: [measure.heading],
        width: period == .cumulative ? 7.9 : 4.9)
    }
    if path.first == "baseline" {
      return Column(
        field: field, value: nil, heading: path.last == "value" ? "Valor" : "Año",
        groups: [data, "Línea Base"],
        width: path.last == "value" ? 5 : 4.4)
    }
    let isData = !["level", "narrativeSummary", "name", "definition", "meansOfVerification", "assumptions"]
      .contains(field.key)
    // Narrow enough that a page on legal paper is still read at arm's length.
    let width: Double =
      switch field.kind {
      case .prose: (field.key == "meansOfVerification" ? 24 : 21) * widening
      case .line where field.key == "name": 15 * widening
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
  func index(of key: String) -> Int? { places[key] }

  /// The width for text that a range of columns leaves, in points.
  func textWidth(_ range: ClosedRange<Int>) -> Double {
    TextMeasure.textWidth(columnWidths: columns[range].map(\.width))
  }

  /// The scale at which the sheet is printed one page wide, at most 1.
  var scale: Double {
    let total = columns.reduce(0) { $0 + TextMeasure.columnWidth($1.width) }
    return min(1, (PagePaper.width - 2 * 72 * PagePaper.sideMargin) / total)
  }

  /// The height of a page for rows, in points of the sheet.
  var pageHeight: Double {
    (PagePaper.height - 72 * (PagePaper.topMargin + PagePaper.bottomMargin)) / scale
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
