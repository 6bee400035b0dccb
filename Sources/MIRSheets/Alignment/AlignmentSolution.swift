import Foundation
import MIRSchema

/// What an alignment found: where each value is for certain, and what competes for the others.
struct AlignmentSolution {
  /// The slot of each field that is certain; fields without a cell are missing here.
  var slots: [FieldKey: Int] = [:]
  /// Fields for which several values compete.
  private(set) var disputed: [FieldKey] = []
  /// For each slot that no certain field took: the fields that it may belong to, best first, with their cost.
  private(set) var candidates: [Int: [(key: FieldKey, cost: Int)]] = [:]
  /// The cost of the best placement, in hundredths of a lost cell.
  let cost: Int
  /// The cost of the best placement that gives another reading, as far as one is near.
  private(set) var runnerUp: Int?
  /// The values that arithmetic expects in the best placement.
  private(set) var expected: [FieldKey: Decimal] = [:]
  /// The slot of each field in the best placement, certain or not.
  let assignment: [Int?]
  /// How many states were filled in search of it.
  var work = 0

  private static let costs = AlignmentCosts.standard

  /// Whether one placement explains the row.
  var isAccepted: Bool { cost < Self.costs.accepted }

  /// Compares the best placement with those that come near.
  init(
    _ best: ValueAlignment.Candidate, among near: [ValueAlignment.Candidate], fields: [AlignedField],
    slots: [ValueAlignment.Slot], _ weights: Weights
  ) {
    cost = best.cost
    var options = AlignmentOptions(fields: fields.count, slots: slots)
    for candidate in near {
      for (field, slot) in candidate.start.slots.enumerated() {
        options.note(field, slot: slot, cost: candidate.cost)
      }
      let alignment = SequenceAlignment(weights.costs(candidate.start, candidate.achieved))
      let fixed = candidate.cost - alignment.best
      let rows = alignment.marginals()
      for (offset, row) in rows.enumerated() {
        let field = candidate.start.fieldCount + offset
        for (slot, cost) in row.enumerated() where cost + fixed <= best.cost + Self.costs.horizon {
          options.note(
            field, slot: slot == row.count - 1 ? nil : slot + candidate.start.nextSlot, cost: cost + fixed)
        }
      }
    }
    let rest = SequenceAlignment(weights.costs(best.start, best.achieved)).assignment()
    assignment = best.start.slots + rest.map { slot in slot.map { $0 + best.start.nextSlot } }
    settle(best, fields, slots, options, weights.expected(best.start, best.achieved))
    let taken = Set(self.slots.values)
    for slot in slots.indices where !taken.contains(slot) {
      let fields = options.fields(of: slot).filter { $0.cost < best.cost + Self.costs.margin }
        .map { (key: fields[$0.field].key, cost: $0.cost) }
      candidates[slot] = fields.sorted { ($0.cost, $0.key) < ($1.cost, $1.key) }
    }
  }

  /// Distinguishes what only one placement within the margin explains from what is disputed.
  private mutating func settle(
    _ best: ValueAlignment.Candidate, _ fields: [AlignedField], _ slots: [ValueAlignment.Slot],
    _ options: AlignmentOptions, _ expected: ExpectedValues
  ) {
    // Nothing is certain where not even the programmed values hold and no placement explains the row.
    let isHopeless = !isAccepted && best.start.cost >= Self.costs.lostCell
    for (position, (field, slot)) in zip(fields, assignment).enumerated() {
      let costs = options.costs(of: position).sorted()
      if costs.count(where: { $0 < best.cost + Self.costs.margin }) > 1
        || (isHopeless && field.place != nil)
      {
        disputed.append(field.key)
      } else if let slot, slots[slot] != .blank {
        self.slots[field.key] = slot
      }
      if let second = costs.dropFirst().first { runnerUp = min(runnerUp ?? second, second) }
      if case .value(let value) = expected[field.place] {
        self.expected[field.key] = NumberReading.decimal(value)
      }
    }
  }
}

/// The least cost of each value that a field may have, and of each field that a slot may belong to.
private struct AlignmentOptions {
  /// For each slot, which of the different values it has; 0 is none.
  private let valueOfSlot: [Int]
  private let isBlank: [Bool]
  private let valueCount: Int
  private let fieldCount: Int
  private var byField: [Int]
  private var bySlot: [Int]

  init(fields: Int, slots: [ValueAlignment.Slot]) {
    var known: [String: Int] = ["": 0]
    valueOfSlot = slots.map { slot in
      let reading = Self.reading(of: slot)
      let next = known.count
      return known[reading]
        ?? {
          known[reading] = next; return next
        }()
    }
    isBlank = slots.map { $0 == .blank }
    valueCount = known.count
    fieldCount = fields
    byField = Array(repeating: SequenceAlignment.impossible, count: fields * valueCount)
    bySlot = Array(repeating: SequenceAlignment.impossible, count: fields * slots.count)
  }

  /// Slots of one reading give a field the same value.
  private static func reading(of slot: ValueAlignment.Slot) -> String {
    switch slot {
    case .blank, .noData, .unreadable: ""
    case .number(let number): "\(number)"
    case .text(let text): text
    }
  }

  mutating func note(_ field: Int, slot: Int?, cost: Int) {
    let value = field * valueCount + (slot.map { valueOfSlot[$0] } ?? 0)
    byField[value] = min(byField[value], cost)
    guard let slot, !isBlank[slot] else { return }
    bySlot[slot * fieldCount + field] = min(bySlot[slot * fieldCount + field], cost)
  }

  /// The costs of the values that a field may have.
  func costs(of field: Int) -> [Int] {
    byField[field * valueCount..<(field + 1) * valueCount].filter { $0 < SequenceAlignment.impossible }
  }

  /// The fields that a slot may belong to.
  func fields(of slot: Int) -> [(field: Int, cost: Int)] {
    (0..<fieldCount).map { ($0, bySlot[slot * fieldCount + $0]) }
      .filter { $0.1 < SequenceAlignment.impossible }
  }
}
