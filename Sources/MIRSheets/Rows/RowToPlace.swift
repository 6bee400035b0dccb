import MIRSchema
import SheetIO

/// One row whose cells are to be placed, and what the reasons ask of it; each is found out once it is asked.
final class RowToPlace {
  let row: SheetView.Row
  let heading: PlacingHeading
  /// The short way, where it may be taken.
  let soundRows: SoundRows?
  /// Whether this program drew the row: then every cell is where it was put, unless it is outside.
  let isOwn: Bool
  /// Whether values that do not fit are aligned; else they are left and reported.
  let aligns: Bool
  /// Whether a row without a level is read.
  let readsNameless: Bool

  /// How many columns to the right of its heading the row's level is.
  private(set) lazy var shift = Self.shift(of: row, heading)
  /// The row as it is printed, so many columns to the right.
  private(set) lazy var printed = PrintedRow(row, shift: shift, under: heading)

  /// The cells where arithmetic puts them; `nil` where it explains nothing.
  private(set) lazy var alignment = RowAlignment(self)?.placed

  init(
    _ row: SheetView.Row, under heading: PlacingHeading, soundRows: SoundRows? = nil, isOwn: Bool = false,
    aligns: Bool = true, readsNameless: Bool = true
  ) {
    self.row = row
    self.heading = heading
    self.soundRows = soundRows
    self.isOwn = isOwn
    self.aligns = aligns
    self.readsNameless = readsNameless
  }

  private static func shift(of row: SheetView.Row, _ heading: PlacingHeading) -> Int {
    guard let home = heading.map.column(of: .level) else { return 0 }
    if row.items.contains(where: { $0.columns.contains(home) }) { return 0 }
    guard let level = row.items.first(where: { LevelReading.isLevel($0, session: heading.session) }) else {
      return 0
    }
    return level.column - home
  }

  /// Whether the row's level is under its heading, or nothing shows that it is elsewhere.
  var isAtHome: Bool { shift == 0 }

  /// Whether some cell of the row is a level.
  var hasLevel: Bool { row.items.contains { LevelReading.isLevel($0, session: heading.session) } }

  /// What arithmetic says of the row as it is printed.
  var arithmetic: RowArithmetic { RowArithmetic(printed.placed, under: heading) }

  // MARK: What does not fit

  /// Whether words are among the values and everything else is where it should be, the long texts after them, too: a
  /// remark, and no sign that cells have slid.
  var hasRemarkAmongValues: Bool {
    guard !printed.misfits.isEmpty, printed.outside.isEmpty, let last = heading.lastProse,
      printed.placed.cells[last.key] != nil
    else { return false }
    return printed.misfits.allSatisfy { key in
      guard Measure.of(key) != nil, let item = printed.placed.cells[key] else { return false }
      return heading.fit.isWords(item)
    }
  }

  /// Whether what does not fit is odd words, or cells next to the table, and no sign that cells have slid: level and values
  /// are all there and add up.
  var isSoundButOdd: Bool {
    (printed.misfits.isEmpty || printed.outside.isEmpty) && !isLastValueDoubled
      && printed.misfits.allSatisfy { Indicator.kindsByKey[$0]?.isNumeric == false }
      && arithmetic.isSound && !hasSlidText
  }

  /// Whether each column of the table has a cell that fits, and nothing but words is next to the table: no cell can have
  /// slid there, whatever the values add up to.
  var isFullBesideWords: Bool {
    printed.misfits.isEmpty && printed.outside.allSatisfy(heading.fit.isWords)
      && heading.order.allSatisfy { column, key in
        if printed.placed.cells[key] != nil { return true }
        guard let place = ValuePlace(key: key) else { return false }
        return place.measure.isOptional || heading.law.isOpen(place.measure, place.period)
      }
  }

  /// Whether the cell after the last value says the same number again.
  private var isLastValueDoubled: Bool {
    let order = heading.order
    guard let last = order.lastIndex(where: { Measure.of($0.key) != nil }), last + 1 < order.count,
      let value = printed.placed.cells[order[last].key], let after = printed.placed.cells[order[last + 1].key]
    else { return false }
    let number = NumberReading.number(in: value.cell, session: heading.session)
    return number != nil && number == NumberReading.number(in: after.cell, session: heading.session)
  }

  /// Whether the one cell outside is a long text, and the last column of long texts is blank: it has slid out of it.
  private var hasSlidText: Bool {
    guard printed.misfits.isEmpty, printed.outside.count == 1, heading.fit.isLongText(printed.outside[0]),
      let last = heading.lastProse
    else { return false }
    let distance = printed.outside[0].column - last.column
    return printed.placed.cells[last.key] == nil && (1...Self.farthestSlide).contains(distance)
  }

  private static let farthestSlide = 3

  /// The row as printed without the cells that are said to be left, each reported.
  func leaving(misfits: Bool, _ severity: Severity = .error) -> PlacedRow {
    var result = printed.placed
    for key in misfits ? printed.misfits : [] {
      if let item = result.cells.removeValue(forKey: key) { result.left.append(item) }
    }
    result.left += printed.outside
    guard !result.left.isEmpty else { return result }
    let label = printed.placed.label(heading.session)
    result.findings += result.left.map { item in
      Finding(
        .cellUnplaced, severity: severity, at: .cell(item.cell.address, of: heading.sheet), indicator: label,
        raw: item.text)
    }
    return result
  }
}
