import Foundation
import MIRSchema
import SheetIO

/// A table with any heading and any number of rows to a record.
struct Table {
  /// What a column holds.
  enum Content {
    /// A field of the record.
    case field(String)
    /// A field of the record in words of its own.
    case worded(String, (Indicator) -> String?)
    /// A period of the row's measure.
    case period(Period)
    /// A measure of the row's period.
    case measure(Measure)
    /// What the row is called.
    case rowLabel
    /// What belongs to no field.
    case other((Indicator, RowKind) -> CellValue?)
  }

  /// A column: its headings from the topmost group to the leaf, and what it holds.
  struct Column {
    var path: [String]
    var content: Content

    init(_ path: [String], _ content: Content) {
      self.path = path
      self.content = content
    }
  }

  /// One of the rows of a record.
  struct RowKind {
    var label = ""
    var measure: Measure?
    var period: Period?
    /// What a row of no measure shows.
    var other: ((Indicator, Period) -> CellValue?)?
  }

  /// How the texts of a record stand in its rows.
  enum Repetition: CaseIterable { case merged, repeated, firstRow }

  var columns: [Column]
  var rowKinds: [RowKind] = [RowKind()]
  var repetition = Repetition.merged
  var hasMerges = true
  /// Whether short headings stand in the last row of the heading, not in the first.
  var sinksLeaves = false
  var rowsBetween = 0
  /// The table's first column.
  var left = 0
  var levelText: (Indicator) -> String
  /// How a number is typed.
  var dress: (Decimal, String, Indicator) -> (CellValue, NumberFormat) = { number, _, _ in
    (Self.plain(number), .general)
  }

  init(_ columns: [Column], _ office: Office) {
    self.columns = columns
    hasMerges = office.hasMerges
    levelText = { office.level($0) }
  }

  static func plain(_ number: Decimal) -> CellValue { .number(NSDecimalNumber(decimal: number).doubleValue) }

  // MARK: Heading

  /// Draws the heading below what is drawn.
  func drawHeading(on grid: inout Grid) {
    let top = grid.end
    let depth = columns.map(\.path.count).max() ?? 1
    for _ in 0..<depth { grid.rows.append(Grid.Row(.heading)) }
    for (index, column) in columns.enumerated() {
      let place = left + index
      let count = column.path.count
      for (step, text) in column.path.enumerated() {
        let isLeaf = step == count - 1
        if !isLeaf {
          let group = Array(column.path[...step])
          let isFirst = index == 0 || !columns[index - 1].path.starts(with: group)
          guard isFirst else { continue }
          var last = index
          while last + 1 < columns.count, columns[last + 1].path.starts(with: group) { last += 1 }
          grid.put(text, top + step, place, .label)
          if hasMerges { grid.merge(rows: top + step...top + step, columns: place...left + last) }
        } else {
          let row = sinksLeaves && count < depth ? depth - 1 : step
          grid.put(text, top + row, place, .label)
          if hasMerges, !sinksLeaves { grid.merge(rows: top + row...top + depth - 1, columns: place...place) }
        }
      }
    }
    for row in 0..<depth { grid.mark(top + row, .heading) }
  }

  // MARK: Records

  /// Draws all records of a report below what is drawn.
  func drawRecords(_ report: Report, number: Int = 0, on grid: inout Grid) {
    for index in report.indicators.indices { drawRecord(report, index, number: number, on: &grid) }
  }

  /// Draws one record below what is drawn.
  func drawRecord(_ report: Report, _ index: Int, number: Int = 0, on grid: inout Grid) {
    let top = grid.end
    for cells in cells(report.indicators[index], index, number) {
      grid.rows.append(
        Grid.Row(.record(report: number, record: index), SheetArtist.blanks(left) + cells))
    }
    if repetition == .merged, hasMerges, rowKinds.count > 1 {
      for (place, column) in columns.enumerated() {
        guard case .field = column.content else { continue }
        grid.merge(rows: top...grid.end - 1, columns: left + place...left + place)
      }
    }
    grid.skip(rowsBetween)
  }

  /// The cells of a record, row by row.
  func cells(_ indicator: Indicator, _ index: Int, _ number: Int) -> [[Grid.GridCell?]] {
    rowKinds.enumerated().map { step, kind in
      columns.map { column -> Grid.GridCell? in
        switch column.content {
        case .field(let key):
          guard step == 0 || repetition == .repeated else { return nil }
          var cell = cell(indicator, key, index, number)
          if step > 0 { cell?.tag = .context }
          return cell
        case .worded(let key, let words):
          let tag = Grid.Tag.field(report: number, record: index, key: key)
          return step > 0 ? nil : words(indicator).map { Grid.GridCell(value: .text($0), tag: tag) }
        case .period(let period):
          if let measure = kind.measure {
            return cell(indicator, "\(measure.rawValue).\(period.rawValue)", index, number)
          }
          return kind.other?(indicator, period).map { Grid.GridCell(value: $0, tag: .noise) }
        case .measure(let measure):
          guard let period = kind.period else { return nil }
          return cell(indicator, "\(measure.rawValue).\(period.rawValue)", index, number)
        case .rowLabel:
          return kind.label.isEmpty ? nil : Grid.GridCell(value: .text(kind.label), tag: .label)
        case .other(let value): return value(indicator, kind).map { Grid.GridCell(value: $0, tag: .noise) }
        }
      }
    }
  }

  private func cell(_ indicator: Indicator, _ key: String, _ index: Int, _ number: Int) -> Grid.GridCell? {
    let tag = Grid.Tag.field(report: number, record: index, key: key)
    if key == "level" {
      let text = levelText(indicator)
      return text.isEmpty ? nil : Grid.GridCell(value: .text(text), tag: tag)
    }
    switch Indicator.fields.first(where: { $0.key.rawValue == key })?.get(indicator) {
    case nil: return nil
    case .text(let text): return Grid.GridCell(value: .text(text), tag: tag)
    case .integer(let year): return Grid.GridCell(value: .number(Double(year)), tag: tag)
    case .number(let value):
      let (shown, format) = dress(value, key, indicator)
      return Grid.GridCell(value: shown, format: format, tag: tag)
    }
  }
}

/// What is worked out beside the fields.
enum Shares {
  /// What was reached of a goal, in percent with one decimal; `nil` without either.
  static func percent(_ indicator: Indicator, _ period: Period) -> Double? {
    guard let goal = indicator.programmed[period], goal != 0, let done = indicator.achieved[period] else {
      return nil
    }
    return (NSDecimalNumber(decimal: done / goal).doubleValue * 1000).rounded() / 10
  }

  /// The same as a text, a number or a share of one, as a file does it throughout.
  static func style(_ draw: inout Draw) -> @Sendable (Indicator, Period) -> CellValue? {
    switch draw.number(0...2) {
    case 0: { indicator, period in percent(indicator, period).map { .number($0) } }
    case 1: { indicator, period in percent(indicator, period).map { .text("\($0)%") } }
    default: { indicator, period in percent(indicator, period).map { .text("\(Int($0.rounded())) %") } }
    }
  }
}
