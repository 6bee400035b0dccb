import Foundation
import MIRSchema

/// One way to read the programmed values off the beginning of a damaged row.
struct ProgrammedReading {
  /// The slot of each programmed field, in the order of the heading.
  var slots: [Int?]
  /// The programmed values, blanks as 0; one that was dropped is what the sum leaves for it.
  var values: RoughValues
  /// The first slot after the programmed values.
  var nextSlot: Int
  /// What this reading costs, in hundredths of a lost cell.
  var cost: Int

  /// How many fields the reading covers.
  var fieldCount: Int { slots.count }

  /// The readings worth trying: as printed, with one cell dropped, with one cell too many.
  static func all(of fields: [AlignedField], slots: [ValueAlignment.Slot]) -> [ProgrammedReading] {
    let goals = goals(of: fields)
    let count = goals.count
    let closeness = Closeness(of: slots)
    var result: [ProgrammedReading] = []
    if let reading = asPrinted(fields, slots: slots) { result.append(reading) }
    // The whole tail may be some columns to the right.
    let lead = slots.prefix { $0 == .blank }.count
    for shift in 1..<max(2, lead + 1) where lead >= shift && slots.count >= count + shift {
      let places = (0..<count).map { Optional($0 + shift) }
      let cost = costs.blankEdit * shift
      if let reading = reading(goals, slots, at: places, next: count + shift, cost: cost),
        reading.addsUp(closeness),
        quarters.contains(where: { (reading.values.value($0) ?? 0) != 0 })
      {
        result.append(reading)
      }
    }
    for dropped in 0..<count where slots.count >= count - 1 {
      let places = (0..<count).map { $0 == dropped ? nil : $0 < dropped ? $0 : $0 - 1 }
      // What a sum leaves for the dropped quarter cannot be less than nothing.
      if let reading = reading(goals, slots, at: places, next: count - 1, cost: costs.lostCell),
        quarters.allSatisfy({ closeness.isAtLeastZero(reading.values.value($0) ?? 0) })
      {
        result.append(reading)
      }
    }
    for extra in 0..<count where slots.count > count {
      let places = (0..<count).map { Optional($0 < extra ? $0 : $0 + 1) }
      let cost = slots[extra] == .blank ? costs.blankEdit : costs.lostCell
      if let reading = reading(goals, slots, at: places, next: count + 1, cost: cost),
        reading.addsUp(closeness)
      {
        result.append(reading)
      }
    }
    return result
  }

  /// The programmed values where they are printed; expensive where they neither add up nor accumulate otherwise.
  static func asPrinted(
    _ fields: [AlignedField], slots: [ValueAlignment.Slot], accumulates: Bool = false
  ) -> ProgrammedReading? {
    let goals = goals(of: fields)
    let printed = goals.indices.map { $0 < slots.count ? Optional($0) : nil }
    guard
      var reading = reading(
        goals, slots, at: printed, next: min(goals.count, slots.count), cost: 0)
    else { return nil }
    let isBlank = printed.dropLast().allSatisfy { $0.map { slots[$0] == .blank } ?? true }
    if isBlank || !(accumulates || reading.addsUp(Closeness(of: slots))) {
      reading.cost = costs.wrongNumber
    }
    return reading
  }

  private static func reading(
    _ goals: [ValuePlace], _ slots: [ValueAlignment.Slot], at places: [Int?], next: Int, cost: Int
  ) -> ProgrammedReading? {
    var values = RoughValues()
    for (place, slot) in zip(goals, places) {
      guard let slot else { continue }
      switch slots[slot] {
      case .number(let number): values.set(place, number.asDouble)
      case .blank, .noData: values.set(place, 0)
      case .unreadable: continue
      case .text: return nil
      }
    }
    let missing = sum.places.filter { values.value($0) == nil && goals.contains($0) }
    if missing.count == 1, missing[0] == sum.target || values.value(sum.target) != nil {
      values.set(missing[0], sum.solved(for: missing[0], in: values))
    }
    return ProgrammedReading(slots: places, values: values, nextSlot: next, cost: cost)
  }

  /// The programmed values that a row begins with.
  private static func goals(of fields: [AlignedField]) -> [ValuePlace] {
    fields.prefix { $0.place?.measure == .programmed }.compactMap(\.place)
  }

  private static let costs = AlignmentCosts.standard
  private static let sum = Identity.sum(.programmed)
  private static let quarters = sum.parts.map(\.place)

  /// Whether the quarters add up to the year's target; true where the heading has no sum.
  private func addsUp(_ closeness: Closeness) -> Bool {
    guard let cumulative = values.value(Self.sum.target) else { return true }
    return closeness.agree(cumulative, Self.sum.solved(for: Self.sum.target, in: values))
  }
}
