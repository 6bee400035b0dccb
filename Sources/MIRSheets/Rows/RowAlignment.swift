import MIRSchema
import SheetIO

/// A row whose values were aligned with their headings by ``ValueAlignment``, and its head by ``HeadPlacer``.
struct RowAlignment {
  private let one: RowToPlace
  private let heading: PlacingHeading
  private let head: HeadPlacer.Head
  /// The cells from the first value on, with the blanks between them.
  private let tail: [SheetView.Item?]
  /// Cells further to the right than anything that can be explained.
  private let beyond: [SheetView.Item]
  private let solution: AlignmentSolution

  private static let costs = AlignmentCosts.standard

  /// Aligns a row; `nil` where no placement explains it better than reading it as it is.
  init?(_ one: RowToPlace) {
    self.one = one
    heading = one.heading
    let shift = one.shift
    head = HeadPlacer(map: heading.map, session: heading.session, wording: heading.wording)
      .place(one.row, shift: shift)
    let whole = Self.tail(of: one.row, from: head.nextColumn, shift: shift, heading.map)
    let near = whole.prefix(Self.costs.mostSlots)
    beyond = whole.dropFirst(Self.costs.mostSlots).compactMap(\.item)
    tail = near.map(\.item)
    let fit = heading.fit
    let alignment = ValueAlignment(
      keys: heading.valueKeys,
      homes: heading.order.drop { Measure.of($0.key) == nil }.map { $0.column + shift },
      slots: near.map { fit.slot($0.item) }, columns: near.map(\.column), quarter: heading.quarter,
      direction: heading.law.direction)
    guard let solution = alignment.solve() else { return nil }
    self.solution = solution
    // A row that fits its headings is moved only for a much better reading, that is more than one value elsewhere.
    guard one.printed.fits, one.isAtHome else { return }
    guard solution.isAccepted, solution.cost + Self.costs.margin <= one.arithmetic.cost, !movesOneValue else {
      return nil
    }
  }

  /// The cells where they belong, with what to report.
  var placed: PlacedRow {
    var result = PlacedRow()
    result.cells = head.cells
    result.left = head.left
    result.findings = head.findings(
      label: result.label(heading.session), under: heading, shift: one.shift)
    for (key, slot) in solution.slots { result.cells[key] = tail[slot] }
    let label = result.label(heading.session)
    let taken = Set(solution.slots.values)
    result.left += tail.indices.filter { !taken.contains($0) }.compactMap { tail[$0] }
    result.left += beyond
    result.findings += beyond.map { item in
      Finding(
        .cellUnplaced, at: .cell(item.cell.address, of: heading.sheet), indicator: label, raw: item.text)
    }
    result.disputed = Set(solution.disputed)
    result.findings +=
      RealignmentFindings(
        heading: heading, label: label, solution: solution, tail: tail, row: one.row, shift: one.shift
      ).all
    return result
  }

  /// Whether a reading does nothing but put one value under another quarter of its measure: it was not moved by accident,
  /// but written there.
  private var movesOneValue: Bool {
    let printed = one.printed.placed.cells
    let moved = solution.slots.filter { key, slot in
      tail[slot].map { $0.index != printed[key]?.index } ?? false
    }
    guard moved.count == 1, let (key, slot) = moved.first, let item = tail[slot],
      let place = ValuePlace(key: key), place.period.quarter != nil
    else { return false }
    return printed.contains {
      $0.value.index == item.index && Measure.of($0.key) == place.measure
        && Period.of($0.key)?.quarter != nil
    }
  }

  /// The cells from a column on, with the blanks between them.
  ///
  /// Blank columns that the heading does not name are left out, and of a long run of blanks beyond the heading those that
  /// no placement could bridge: the time does not depend on how far to the right a cell is.
  private static func tail(
    of row: SheetView.Row, from first: Int, shift: Int, _ map: ColumnMap
  ) -> [(column: Int, item: SheetView.Item?)] {
    var result: [(column: Int, item: SheetView.Item?)] = []
    var column = first
    let headed = (map.fields.keys.max() ?? 0) + shift
    for item in row.items where item.column >= first {
      guard item.column >= column else { continue }
      for blank in column..<item.column {
        if blank > headed { break }
        if map.fields[blank - shift] != nil { result.append((blank, nil)) }
      }
      let beyond = max(column, headed + 1)
      for blank in beyond..<max(beyond, min(item.column, beyond + costs.longestGap)) {
        result.append((blank, nil))
      }
      result.append((item.column, item))
      column = item.columns.upperBound + 1
    }
    return result
  }
}
