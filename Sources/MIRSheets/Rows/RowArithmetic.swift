import Foundation
import MIRSchema
import SheetIO

/// What arithmetic says of a row as it is printed.
struct RowArithmetic {
  private let placed: PlacedRow
  private let heading: PlacingHeading

  private static let costs = AlignmentCosts.standard

  init(_ placed: PlacedRow, under heading: PlacingHeading) {
    self.placed = placed
    self.heading = heading
  }

  /// Whether every value that a report of this quarter should have is there.
  var isComplete: Bool { heading.law.isComplete(ValueSet(keys: placed.cells.keys)) }

  /// Whether level and values are all there, and add up.
  var isSound: Bool {
    guard let level = placed.cells[.level], LevelReading.isLevel(level, session: heading.session), isComplete
    else { return false }
    return cost(of: heading.valueKeys.filter { Measure.of($0) != nil }) < Self.costs.margin
  }

  /// Whether reading the values as they are explains the row.
  var isAccepted: Bool { cost < Self.costs.accepted }

  /// Whether the values contradict each other, and something suggests that cells are missing.
  var isSuspicious: Bool {
    guard !heading.map.displaced.isEmpty || isCutShort || hasWordForNumber || reportsAhead else {
      return false
    }
    return !isAccepted
  }

  /// Whether a word without any digit is where a number belongs, as when the means have slid to the left.
  private var hasWordForNumber: Bool {
    placed.cells.contains { key, item in
      guard Measure.of(key) != nil else { return false }
      let slot = heading.fit.slot(item)
      if case .text = slot { return true }
      return slot == .unreadable && !item.text.contains(where: \.isNumber)
    }
  }

  /// Whether something was achieved in a quarter that has not come yet.
  private var reportsAhead: Bool {
    Identity.quarters.contains { period in
      guard heading.law.isOpen(.achieved, period), let item = placed.cells[Measure.achieved.key(period)]
      else {
        return false
      }
      return NumberReading.number(in: item.cell, session: heading.session).map { $0 != 0 } ?? false
    }
  }

  /// Whether the last value of the row is blank while others of its measure are not.
  private var isCutShort: Bool {
    guard let last = heading.order.last(where: { Measure.of($0.key) != nil })?.key, placed.cells[last] == nil
    else { return false }
    return placed.cells.keys.contains { Measure.of($0) == Measure.of(last) }
  }

  /// What reading the values and what follows them as they are costs, in hundredths of a lost cell.
  var cost: Int { cost(of: heading.valueKeys) }

  private func cost(of keys: [FieldKey]) -> Int {
    let slots = keys.map { heading.fit.slot(placed.cells[$0]) }
    let fields = keys.map(AlignedField.init)
    var printed = ExactValues()
    for (field, slot) in zip(fields, slots) {
      if case .number(let number) = slot, let place = field.place { printed.set(place, number) }
    }
    let accumulation = heading.law.accumulation(of: printed)
    guard
      let start = ProgrammedReading.asPrinted(
        fields, slots: slots, accumulates: accumulation.goalsStand == true)
    else { return SequenceAlignment.impossible }
    let achieved = Identity.quarters.map { period -> Double? in
      // Nothing is achieved in a quarter that has not come.
      guard !heading.law.isOpen(.achieved, period), let item = placed.cells[Measure.achieved.key(period)]
      else { return nil }
      return NumberReading.number(in: item.cell, session: heading.session)?.asDouble
    }
    let expected = ExpectedValues(
      start, achieved: achieved, cumulative: accumulation.achievedOtherwise?.asDouble,
      direction: heading.law.direction)
    let closeness = Closeness(of: slots)
    return zip(fields, slots).reduce(start.cost) { cost, pair in
      cost + expected[pair.0.place].cost(of: pair.1, closeness)
    }
  }
}
