import Foundation
import MIRSchema

/// One way to read the programmed values off the beginning of a damaged row.
struct ProgrammedReading {
  /// The slot of each programmed field, in the order of the heading.
  var slots: [Int?]
  /// The programmed quarters, blanks as 0; one that was dropped is what the sum leaves for it.
  var quarters: [Double?]
  /// The year's target.
  var cumulative: Double?
  /// The first slot after the programmed values.
  var nextSlot: Int
  /// What this reading costs.
  var cost: Double

  /// How many fields the reading covers.
  var fieldCount: Int { slots.count }

  /// The readings worth trying: as printed, with one cell dropped, with one cell too many.
  static func all(keys: [FieldKey], slots: [ValueAlignment.Slot]) -> [ProgrammedReading] {
    let count = keys.prefix { Measure.of($0) == .programmed }.count
    let fields = Array(keys[..<count])
    let printed = (0..<count).map { $0 < slots.count ? Optional($0) : nil }
    var result: [ProgrammedReading] = []
    if let reading = reading(fields, slots, at: printed, next: min(count, slots.count), cost: 0) {
      result.append(reading)
      let isBlank = printed.dropLast().allSatisfy { $0.map { slots[$0] == .blank } ?? true }
      if !reading.addsUp(fields) || isBlank { result[0].cost = ValueAlignment.wrongNumber }
    }
    // The whole tail may stand some columns to the right.
    let lead = slots.prefix { $0 == .blank }.count
    for shift in 1..<max(2, lead + 1) where lead >= shift && slots.count >= count + shift {
      let places = (0..<count).map { Optional($0 + shift) }
      let cost = ValueAlignment.blankEdit * Double(shift)
      if let reading = reading(fields, slots, at: places, next: count + shift, cost: cost),
        reading.addsUp(fields),
        reading.quarters.contains(where: { $0 != nil && $0 != 0 })
      {
        result.append(reading)
      }
    }
    for dropped in 0..<count where slots.count >= count - 1 {
      let places = (0..<count).map { $0 == dropped ? nil : $0 < dropped ? $0 : $0 - 1 }
      // What a sum leaves for the dropped quarter cannot be less than nothing.
      if let reading = reading(fields, slots, at: places, next: count - 1, cost: 1),
        reading.quarters.allSatisfy({ ($0 ?? 0) >= -1e-9 })
      {
        result.append(reading)
      }
    }
    for extra in 0..<count where slots.count > count {
      let places = (0..<count).map { Optional($0 < extra ? $0 : $0 + 1) }
      let cost = slots[extra] == .blank ? ValueAlignment.blankEdit : 1
      if let reading = reading(fields, slots, at: places, next: count + 1, cost: cost), reading.addsUp(fields)
      {
        result.append(reading)
      }
    }
    return result
  }

  private static func reading(
    _ fields: [FieldKey], _ slots: [ValueAlignment.Slot], at places: [Int?], next: Int, cost: Double
  ) -> ProgrammedReading? {
    var quarters: [Double?] = [nil, nil, nil, nil]
    var cumulative: Double?
    for (key, place) in zip(fields, places) {
      guard let place else { continue }
      let value: Double
      switch slots[place] {
      case .number(let number): value = number.asDouble
      case .blank, .noData: value = 0
      case .unreadable: continue
      case .text: return nil
      }
      if let period = Period.allCases.first(where: { key == Measure.programmed.key($0) }) {
        if let quarter = period.quarter { quarters[quarter - 1] = value } else { cumulative = value }
      }
    }
    let missing = quarters.indices.filter {
      quarters[$0] == nil && fields.contains(Measure.programmed.key(Period.allCases[$0]))
    }
    let sum = quarters.reduce(0) { $0 + ($1 ?? 0) }
    if missing.count == 1, let total = cumulative { quarters[missing[0]] = total - sum }
    if missing.isEmpty, cumulative == nil, fields.contains(Measure.programmed.key(.cumulative)) {
      cumulative = sum
    }
    return ProgrammedReading(
      slots: places, quarters: quarters, cumulative: cumulative, nextSlot: next, cost: cost)
  }

  /// Whether the quarters add up to the year's target; true where the heading has no sum.
  private func addsUp(_ fields: [FieldKey]) -> Bool {
    guard let cumulative, fields.contains(Measure.programmed.key(.cumulative)) else { return true }
    return abs(quarters.reduce(0) { $0 + ($1 ?? 0) } - cumulative) < 1e-9
  }
}
