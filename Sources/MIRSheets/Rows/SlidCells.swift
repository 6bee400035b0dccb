import MIRSchema
import SheetIO

/// A row whose cells from one column on are one column off, since a cell was put in or taken out there: a separator inside
/// a text of an exported list, a cell deleted towards the left.
///
/// Everything is under its heading once those cells are moved back, every value is there, and the law holds in whatever way
/// the indicator accumulates. Where the place of the accident is not certain, the texts that it decides are disputed.
struct SlidCells {
  /// One place where the accident may have happened.
  private struct Candidate {
    /// The row with its cells moved back.
    let printed: PrintedRow
    /// The cell too many.
    let extra: SheetView.Item?
    /// Whether the cells are to the right of their headings.
    let isMovedRight: Bool

    /// Whether the cell too many goes on with the text before it.
    var goesOn: Bool { extra?.text.first?.isLowercase == true }
  }

  private let one: RowToPlace
  private let candidates: [Candidate]
  private let moved: [SheetView.Item]

  /// `nil` where moving the cells back leaves anything unexplained.
  init?(_ one: RowToPlace) {
    guard one.isAtHome, !one.printed.fits, let first = one.heading.firstValueColumn else { return nil }
    self.one = one
    let values = one.row.items.filter { $0.column >= first }
    guard values.count >= Self.fewestValues else { return nil }
    for offset in [1, -1] {
      let found = Self.candidates(one, offset: offset, before: first)
      guard !found.isEmpty else { continue }
      candidates = found
      moved = values
      return
    }
    return nil
  }

  private static func candidates(_ one: RowToPlace, offset: Int, before first: Int) -> [Candidate] {
    let columns = one.heading.order.map(\.column).filter { $0 <= first }
    var areValuesSettled = false
    return columns.compactMap { column -> Candidate? in
      let extra = offset > 0 ? one.row.item(at: column) : nil
      let items = one.row.items.compactMap { item -> SheetView.Item? in
        if item.index == extra?.index { return nil }
        guard item.column >= column else { return item }
        return item.inColumns((item.columns.lowerBound - offset)...(item.columns.upperBound - offset))
      }
      let row = SheetView.Row(row: one.row.row, items: items)
      let printed = PrintedRow(row, shift: 0, under: one.heading)
      guard printed.fits, hasYears(printed.placed, one.heading),
        printed.placed.cells[.level]?.index == one.printed.placed.cells[.level]?.index
      else { return nil }
      // The values are the same wherever the accident was.
      if !areValuesSettled {
        guard holds(printed.placed, one.heading) else { return nil }
        areValuesSettled = true
      }
      return Candidate(printed: printed, extra: extra, isMovedRight: offset > 0)
    }
  }

  /// Whether every year is one: a value that slid under it is a number, too.
  private static func hasYears(_ placed: PlacedRow, _ heading: PlacingHeading) -> Bool {
    placed.cells.allSatisfy { key, item in
      guard case .integer(let bounds)? = Indicator.kindsByKey[key],
        let number = NumberReading.number(in: item.cell, session: heading.session)
      else { return true }
      return number.wholeNumber.map(bounds.contains) ?? false
    }
  }

  /// Whether all values are there and agree with each other, variations among them, which nothing else foretells.
  private static func holds(_ placed: PlacedRow, _ heading: PlacingHeading) -> Bool {
    guard RowArithmetic(placed, under: heading).isComplete,
      placed.cells.keys.contains(where: { Measure.of($0) == .variation })
    else { return false }
    var values = ExactValues()
    for (key, item) in placed.cells {
      guard let place = ValuePlace(key: key) else { continue }
      guard let number = NumberReading.number(in: item.cell, session: heading.session) else {
        if heading.session.isNoData(item.text) { continue }
        return false
      }
      values.set(place, number)
    }
    return heading.law.holds(values)
  }

  /// The cells where they belong; texts that another place of the accident would change are disputed and left.
  var placed: PlacedRow {
    let chosen = certain ?? candidates[0]
    var result = chosen.printed.placed
    if let extra = chosen.extra { result.left.append(extra) }
    for key in disputedKeys(chosen) {
      if let item = result.cells.removeValue(forKey: key) { result.left.append(item) }
      result.disputed.insert(key)
    }
    let label = result.label(one.heading.session)
    result.findings.append(.rowShifted(one.row, by: 1, at: one.heading.place(of: moved), of: label))
    result.findings += result.left.map { item in
      Finding(
        .cellUnplaced, severity: .warning, at: .cell(item.cell.address, of: one.heading.sheet),
        indicator: label, raw: item.text)
    }
    return result
  }

  /// The one place at which a cell goes on with the one before, as a text does that was cut in two.
  private var certain: Candidate? {
    if candidates.count == 1 { return candidates[0] }
    // A blank where everything begins to be off is where cells were pasted one place too far; nothing is left over then.
    let whole = candidates.filter { $0.extra == nil && $0.isMovedRight }
    if whole.count == 1 { return whole[0] }
    let cut = candidates.filter(\.goesOn)
    return cut.count == 1 ? cut[0] : nil
  }

  /// The texts that are not certain: of a text that was cut in two what is left of it, else what the places differ in.
  private func disputedKeys(_ chosen: Candidate) -> [FieldKey] {
    if certain != nil {
      guard let extra = chosen.extra, chosen.goesOn else { return [] }
      let before = one.row.items.last { $0.column < extra.column }
      return chosen.printed.placed.cells.filter { $0.value.index == before?.index }.map(\.key)
    }
    let keys = Set(candidates.flatMap { $0.printed.placed.cells.keys })
    return keys.filter { key in
      Set(candidates.map { $0.printed.placed.cells[key]?.index }).count > 1
    }.sorted()
  }

  private static let fewestValues = 5
}
