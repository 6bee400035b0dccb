import Foundation
import MIRSchema
import SheetIO

/// The cells of one record, each under its field.
struct PlacedRow {
  /// The cell of each field.
  var cells: [FieldKey: SheetView.Item] = [:]
  /// Cells of further columns of a field, from left to right.
  var further: [(key: FieldKey, item: SheetView.Item)] = []
  /// Cells that belong to no field, or to none that is certain.
  var left: [SheetView.Item] = []
  /// Cells under a heading that no field answers to; they are reported by column.
  var unknown: [SheetView.Item] = []
  /// Fields for which several cells compete; they are blank though something is in the row for them.
  var disputed: Set<FieldKey> = []
  /// What was moved, and what is doubtful.
  var findings: [Finding] = []
}

/// Step 5: give each cell of a record its field.
///
/// A row that fits its headings is read as it is, whatever its arithmetic. One that does not fit is tried as
/// displaced as a whole, by the place of its level; then its values are aligned by ``ValueAlignment``.
struct RowPlacer {
  let session: ReadingSession
  let map: ColumnMap
  /// The quarter that the report says.
  let quarter: Int?
  /// Whether this program drew the sheet: then every cell is where it was put, unless it is outside.
  let isOwnDrawing: Bool
  /// How the texts of the other records are worded.
  let wording: Wording
  let sheet: String
  /// Whether values that do not fit are aligned; else they are left and reported.
  var aligns = true

  /// What the values of a record satisfy.
  private var law: RecordLaw { RecordLaw(quarter: quarter, headed: ValueSet(keys: map.fields.values)) }

  private var fit: CellFit { CellFit(session: session) }

  func place(_ row: SheetView.Row) -> PlacedRow {
    let shift = shift(of: row)
    let printed = asPrinted(row, shift: shift)
    if isOwnDrawing, shift == 0, printed.outside.isEmpty { return printed.placed }
    if shift == 0, isRemarkAmongValues(printed) { return withMisfitsLeft(printed, row: row) }
    if shift == 0, !isOwnDrawing, let exchanged = exchanged(printed) { return exchanged }
    let isOdd = (printed.misfits.isEmpty || printed.outside.isEmpty) && !isLastValueDoubled(printed.placed)
    if shift == 0, isOdd, printed.misfits.allSatisfy(Self.isText), isSound(printed.placed),
      !hasSlidText(printed)
    {
      // The values are where they should be, so an odd word is where it was written, and what is next to the
      // table is not part of it.
      return withMisfitsLeft(Printed(placed: printed.placed, outside: printed.outside), .warning, row: row)
    }
    if printed.misfits.isEmpty, printed.outside.isEmpty {
      if shift == 0 {
        guard isSuspicious(printed.placed), let better = realigned(row, shift: 0, printed: printed) else {
          return printed.placed
        }
        return better
      }
      if isComplete(printed.placed) || arithmeticCost(printed.placed) < ValueAlignment.acceptedCost {
        return shifted(printed.placed, by: shift, row: row)
      }
    }
    if let better = realigned(row, shift: shift, printed: printed) { return better }
    return withMisfitsLeft(printed, row: row)
  }

  // MARK: As printed

  private struct Printed {
    var placed = PlacedRow()
    /// Fields whose cell plainly belongs elsewhere.
    var misfits: [FieldKey] = []
    /// Cells where the heading names no column.
    var outside: [SheetView.Item] = []
  }

  /// How many columns to the right of its heading the row's level is.
  private func shift(of row: SheetView.Row) -> Int {
    guard let home = map.column(of: .level) else { return 0 }
    if row.items.contains(where: { $0.columns.contains(home) }) { return 0 }
    guard let level = row.items.first(where: { LevelReading.isLevel($0, session: session) }) else {
      return 0
    }
    return level.column - home
  }

  private func asPrinted(_ row: SheetView.Row, shift: Int) -> Printed {
    var result = Printed()
    for item in row.items {
      let columns = item.columns.map { $0 - shift }
      if let key = columns.lazy.compactMap({ map.fields[$0] }).first(where: { result.placed.cells[$0] == nil }
      ) {
        result.placed.cells[key] = item
        if fit.isMisfit(item, under: key) { result.misfits.append(key) }
      } else if let key = columns.lazy.compactMap({ map.further[$0] }).first {
        result.placed.further.append((key, item))
      } else if columns.contains(where: map.isForeign) {
        result.placed.unknown.append(item)
      } else {
        result.outside.append(item)
      }
    }
    return result
  }

  private func shifted(_ placed: PlacedRow, by shift: Int, row: SheetView.Row) -> PlacedRow {
    var result = placed
    result.findings.append(
      Finding(
        .rowShifted, ["columns": "\(abs(shift))", "row": "\(row.printedRow + 1)"], at: cells(row.items),
        indicator: label(placed)))
    return result
  }

  private func withMisfitsLeft(
    _ printed: Printed, _ severity: Severity = .error, row: SheetView.Row
  ) -> PlacedRow {
    var result = printed.placed
    for key in printed.misfits {
      if let item = result.cells.removeValue(forKey: key) { result.left.append(item) }
    }
    result.left += printed.outside
    guard !result.left.isEmpty else { return result }
    let label = label(printed.placed)
    for item in result.left {
      result.findings.append(
        Finding(
          .cellUnplaced, severity: severity, at: .cell(item.cell.address, of: sheet),
          indicator: label, raw: item.text))
    }
    return result
  }

  // MARK: Exchanged

  /// The row with two cells put back that are in each other's place, where that explains all of it.
  private func exchanged(_ printed: Printed) -> PlacedRow? {
    guard printed.outside.isEmpty, printed.misfits.count <= 2 else { return nil }
    let finder = ExchangedCells(session: session, map: map, quarter: quarter, wording: wording)
    guard let exchange = finder.find(in: printed.placed.cells, misfits: printed.misfits.count) else {
      return nil
    }
    var result = printed.placed
    let (one, other) = (result.cells[exchange.first], result.cells[exchange.second])
    result.cells[exchange.first] = other
    result.cells[exchange.second] = one
    let moved = [(one, exchange.second), (other, exchange.first)].compactMap { item, key in
      item.map { "\($0.cell.address) → \(key.title)" }
    }
    result.findings.append(
      Finding(
        moved.count == 1 ? .textsRealigned : .cellsExchanged,
        [
          "moved": moved.joined(separator: "; "), "cost": RealignmentFindings.cost(exchange.cost),
          "runnerUp": RealignmentFindings.cost(exchange.runnerUp),
        ], at: cells([one, other].compactMap { $0 }), indicator: label(printed.placed),
        field: exchange.first, raw: [one, other].map { $0?.text ?? "" }.joined(separator: " | ")))
    return result
  }

  // MARK: What arithmetic says of the row as printed

  private static func isText(_ key: FieldKey) -> Bool { Indicator.kindsByKey[key]?.isNumeric == false }

  /// Whether the cell after the last value says the same number again.
  private func isLastValueDoubled(_ placed: PlacedRow) -> Bool {
    let order = map.order.map(\.key)
    guard let last = order.lastIndex(where: { Measure.of($0) != nil }), last + 1 < order.count,
      let value = placed.cells[order[last]], let after = placed.cells[order[last + 1]]
    else { return false }
    let number = NumberReading.number(in: value.cell, session: session)
    return number != nil && number == NumberReading.number(in: after.cell, session: session)
  }

  /// Whether words are among the values and everything else is where it should be, the long texts after them, too: a
  /// remark, and no sign that cells have slid.
  private func isRemarkAmongValues(_ printed: Printed) -> Bool {
    guard !printed.misfits.isEmpty, printed.outside.isEmpty,
      let last = map.order.last, Indicator.kindsByKey[last.key] == .prose,
      printed.placed.cells[last.key] != nil
    else { return false }
    return printed.misfits.allSatisfy { key in
      guard Measure.of(key) != nil, let item = printed.placed.cells[key] else { return false }
      return fit.isWords(item)
    }
  }

  /// Whether the one cell outside is a long text, and the last column of long texts is blank: it has slid out of it.
  private func hasSlidText(_ printed: Printed) -> Bool {
    guard printed.misfits.isEmpty, printed.outside.count == 1, fit.isLongText(printed.outside[0]),
      let last = map.order.last, Indicator.kindsByKey[last.key] == .prose
    else { return false }
    let distance = printed.outside[0].column - last.column
    return printed.placed.cells[last.key] == nil && (1...Self.farthestSlide).contains(distance)
  }

  private static let farthestSlide = 3

  /// Whether level and values are all there, and add up.
  private func isSound(_ placed: PlacedRow) -> Bool {
    guard let level = placed.cells[.level], LevelReading.isLevel(level, session: session),
      isComplete(placed)
    else { return false }
    return arithmeticCost(placed, of: valueKeys.filter { Measure.of($0) != nil }) < ValueAlignment.margin
  }

  /// The row fits, but its values contradict each other, and something suggests that cells are missing.
  private func isSuspicious(_ placed: PlacedRow) -> Bool {
    guard !map.displaced.isEmpty || isCutShort(placed) || hasWordForNumber(placed) || reportsAhead(placed)
    else {
      return false
    }
    return arithmeticCost(placed) >= ValueAlignment.acceptedCost
  }

  /// Whether a word without any digit is where a number belongs, as when the means have slid to the left.
  private func hasWordForNumber(_ placed: PlacedRow) -> Bool {
    placed.cells.contains { key, item in
      guard Measure.of(key) != nil else { return false }
      if case .text = fit.slot(item) { return true }
      return fit.slot(item) == .unreadable && !item.text.contains(where: \.isNumber)
    }
  }

  /// Whether something was achieved in a quarter that has not come yet.
  private func reportsAhead(_ placed: PlacedRow) -> Bool {
    Identity.quarters.contains { period in
      guard law.isOpen(.achieved, period), let item = placed.cells[Measure.achieved.key(period)] else {
        return false
      }
      return NumberReading.number(in: item.cell, session: session).map { $0 != 0 } ?? false
    }
  }

  /// Whether the last value of the row is blank while others of its measure are not.
  private func isCutShort(_ placed: PlacedRow) -> Bool {
    guard let last = map.order.last(where: { Measure.of($0.key) != nil })?.key, placed.cells[last] == nil
    else {
      return false
    }
    return placed.cells.keys.contains { Measure.of($0) == Measure.of(last) }
  }

  /// Whether every value that a report of this quarter should have is there.
  private func isComplete(_ placed: PlacedRow) -> Bool {
    law.isComplete(ValueSet(keys: placed.cells.keys))
  }

  private func arithmeticCost(_ placed: PlacedRow, of some: [FieldKey]? = nil) -> Double {
    let keys = some ?? valueKeys
    let slots = keys.map { fit.slot(placed.cells[$0]) }
    var printed = ExactValues()
    for (key, slot) in zip(keys, slots) {
      if case .number(let number) = slot, let place = ValuePlace(key: key) { printed.set(place, number) }
    }
    let accumulation = law.accumulation(of: printed)
    guard
      let start = ProgrammedReading.asPrinted(
        keys: keys, slots: slots, accumulates: accumulation.goalsStand == true)
    else { return .infinity }
    let achieved = Identity.quarters.map { period -> Double? in
      // Nothing is achieved in a quarter that has not come.
      guard !law.isOpen(.achieved, period), let item = placed.cells[Measure.achieved.key(period)] else {
        return nil
      }
      return NumberReading.number(in: item.cell, session: session)?.asDouble
    }
    let expected = ExpectedValues(
      start, achieved: achieved, cumulative: accumulation.achievedOtherwise?.asDouble)
    let closeness = Closeness(of: slots)
    return zip(keys, slots).reduce(start.cost) { cost, pair in
      cost + expected[ValuePlace(key: pair.0)].cost(of: pair.1, closeness)
    }
  }

  // MARK: Realigned

  /// The fields of the values and of what follows them, in the order of the heading.
  private var valueKeys: [FieldKey] {
    Array(map.order.map(\.key).drop { Measure.of($0) == nil })
  }

  private func realigned(_ row: SheetView.Row, shift: Int, printed: Printed) -> PlacedRow? {
    guard aligns else { return nil }
    let head = HeadPlacer(map: map, session: session, wording: wording).place(row, shift: shift)
    let whole = tailItems(row, from: head.nextColumn, shift: shift)
    let tail = Array(whole.prefix(Self.mostSlots))
    let beyond = whole.dropFirst(Self.mostSlots).compactMap(\.item)
    let keys = valueKeys
    let homes = map.order.drop { Measure.of($0.key) == nil }.map { $0.column + shift }
    let alignment = ValueAlignment(
      keys: keys, homes: homes, slots: tail.map { fit.slot($0.item) }, columns: tail.map(\.column),
      quarter: quarter)
    guard let solution = alignment.solve() else { return nil }
    let isForced = !printed.misfits.isEmpty || !printed.outside.isEmpty || shift != 0
    if !isForced {
      guard solution.isAccepted, solution.cost + ValueAlignment.margin <= arithmeticCost(printed.placed)
      else {
        return nil
      }
    }
    if !isForced, movesOneValue(solution, tail.map(\.item), printed.placed) { return nil }
    var result = PlacedRow()
    result.cells = head.cells
    result.left = head.left
    result.findings = head.findings(sheet: sheet, label: label(result), map: map, shift: shift)
    let items = tail.map(\.item)
    for (key, slot) in solution.slots { result.cells[key] = items[slot] }
    let taken = Set(solution.slots.values)
    result.left += tail.indices.filter { !taken.contains($0) }.compactMap { items[$0] }
    result.left += beyond
    result.findings += beyond.map { item in
      Finding(
        .cellUnplaced, at: .cell(item.cell.address, of: sheet), indicator: label(result),
        raw: item.text)
    }
    result.disputed = Set(solution.disputed)
    result.findings +=
      RealignmentFindings(
        sheet: sheet, label: label(result), solution: solution, tail: items, map: map, row: row, shift: shift
      ).all
    return result
  }

  /// Whether a reading does nothing but put one value under another quarter of its measure: it was not moved by accident,
  /// but written there.
  private func movesOneValue(
    _ solution: ValueAlignment.Solution, _ items: [SheetView.Item?], _ printed: PlacedRow
  ) -> Bool {
    let moved = solution.slots.filter { key, slot in
      items[slot].map { $0.index != printed.cells[key]?.index } ?? false
    }
    guard moved.count == 1, let (key, slot) = moved.first, let item = items[slot],
      let measure = Measure.of(key), Period.of(key)?.quarter != nil
    else { return false }
    return printed.cells.contains {
      $0.value.index == item.index && Measure.of($0.key) == measure && Period.of($0.key)?.quarter != nil
    }
  }

  /// The cells from a column on, with the blanks between them.
  ///
  /// Blank columns that the heading does not name are left out, and of a long run of blanks beyond the heading those that
  /// no placement could bridge: the time does not depend on how far to the right a cell is.
  private func tailItems(
    _ row: SheetView.Row, from first: Int, shift: Int
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
      for blank in beyond..<max(beyond, min(item.column, beyond + Self.longestGap)) {
        result.append((blank, nil))
      }
      result.append((item.column, item))
      column = item.columns.upperBound + 1
    }
    return result
  }

  /// A row of more cells and blanks than this fits no heading, and is aligned only as far.
  private static let mostSlots = 120
  /// More blanks than this between two cells cost more than any placement that is accepted.
  private static let longestGap = Int(ValueAlignment.acceptedCost / ValueAlignment.blankEdit) + 5

  private func label(_ placed: PlacedRow) -> String? {
    let name = placed.cells[.name]?.text
    guard let text = placed.cells[.level]?.text else { return name }
    let level = LevelReading(text, session: session)
    if !level.isKnown, DatedNumber(text) != nil { return name }
    return LevelReading.text(level: level.level, number: level.number)
  }

  private func cells(_ items: [SheetView.Item]) -> Finding.Location {
    guard let first = items.first, let last = items.last else { return .sheet(sheet) }
    return .cells(CellRange(first.cell.address, last.cell.address), sheet: sheet)
  }
}
