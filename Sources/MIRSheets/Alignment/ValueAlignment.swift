import Foundation
import MIRSchema

/// Puts the values of a damaged row back under their headings, by arithmetic.
///
/// The programmed values are read first: they must add up. For every achieved value that the quarters reported on may
/// have, arithmetic says what the rest of the row should contain; the printed cells are aligned with that. A blank put
/// in or taken out costs little, a blank against a zero a little more, a number put in or dropped costs one, a number
/// that arithmetic contradicts more. What only one placement within the margin explains is certain; the rest is
/// disputed.
struct ValueAlignment {
  /// One printed cell, or the blank between two.
  enum Slot: Hashable {
    case blank
    case number(Decimal)
    /// `N/D` and the like: a cell that says blank.
    case noData
    /// Short text that is not a number.
    case unreadable
    /// Text as it is in the columns of long text.
    case text(String)
  }

  /// What the alignment found.
  struct Solution {
    /// The slot of each field that is certain; fields without a cell are missing here.
    var slots: [String: Int] = [:]
    /// Fields for which several values compete.
    var disputed: [String] = []
    /// For each slot that no certain field took: the fields that it may belong to, best first, with their cost.
    var candidates: [Int: [(key: String, cost: Double)]] = [:]
    /// The cost of the best placement.
    var cost = 0.0
    /// The cost of the best placement that gives another reading, as far as one is near.
    var runnerUp: Double?
    /// The values that arithmetic expects in the best placement.
    var expected: [String: Decimal] = [:]

    /// Whether one placement explains the row.
    var isAccepted: Bool { cost < ValueAlignment.acceptedCost }
  }

  /// Placements that cost as much as this explain nothing.
  static let acceptedCost = 1.5
  /// A blank put in or taken out.
  static let blankEdit = 0.1
  /// A number that arithmetic contradicts.
  ///
  /// More expensive than a cell that was lost or doubled, since the row does not fit its
  /// heading anyway.
  static let wrongNumber = 1.3
  /// Another placement must cost this much more, or what they differ in is disputed.
  static let margin = 0.5
  /// Placements up to this much more expensive are considered, to name the runner-up.
  private static let horizon = 1.25

  /// The fields in the order of the heading, beginning with the first value.
  let keys: [String]
  /// The column of each field's heading, as far to the right as the whole row is.
  let homes: [Int]
  /// The printed cells in order.
  let slots: [Slot]
  /// The column of each printed cell.
  let columns: [Int]
  /// The quarter reported on; `nil` when it is not known.
  let quarter: Int?

  private struct Candidate {
    var cost: Double
    var start: ProgrammedReading
    var achieved: [Double?]
  }

  /// The fields of values, and the long texts between them; the texts after the last value are placed by where it is.
  private var valueKeys: [String] { Array(keys[..<trailingKeys]) }
  private var trailingKeys: Int { (keys.lastIndex { Measure.of($0) != nil } ?? -1) + 1 }

  /// Where the texts after the last number begin.
  private var trailingSlots: Int {
    let lastNumber = slots.lastIndex { slot in
      switch slot {
      case .number, .unreadable: true
      case .blank, .noData, .text: false
      }
    }
    let from = lastNumber.map { $0 + 1 } ?? 0
    return slots[from...].firstIndex { if case .text = $0 { true } else { false } } ?? slots.count
  }

  /// The best placement and what competes with it; `nil` when the heading leaves nothing to lean on.
  func solve() -> Solution? {
    guard let first = keys.first, first.hasPrefix(Measure.programmed.rawValue) else { return nil }
    let values = Array(slots[..<trailingSlots])
    var candidates: [Candidate] = []
    var best = Double.infinity
    let weights = Weights(keys: valueKeys, slots: values)
    for start in ProgrammedReading.all(keys: keys, slots: values).sorted(by: { $0.cost < $1.cost }) {
      guard start.cost <= best + Self.horizon else { break }
      for achieved in achievedVectors(after: start, in: values) {
        // What is far more expensive than this is not considered again.
        let limit = best + Self.horizon - start.cost
        let cost = SequenceAlignment(weights.costs(start, achieved), limit: limit).best + start.cost
        guard cost < .infinity else { continue }
        best = min(best, cost)
        candidates.append(Candidate(cost: cost, start: start, achieved: achieved))
      }
    }
    guard let winner = candidates.min(by: { $0.cost < $1.cost }) else { return nil }
    return solution(
      winner, among: candidates.filter { $0.cost <= best + Self.horizon }, in: values, weights)
  }

  // MARK: What the rest of the row should hold

  /// The vectors of achieved quarters that the printed numbers suggest: as they are after the programmed values, some
  /// blanks further, with one too many, with one missing, which sums and differences then show.
  private func achievedVectors(after start: ProgrammedReading, in values: [Slot]) -> [[Double?]] {
    let reported = keys.filter { $0.hasPrefix("achieved.q") }.count
    guard reported > 0 else { return [[]] }
    let law = RecordLaw(quarter: quarter)
    let known = min(Identity.quarters.count { !law.isOpen(.achieved, $0) }, reported)
    let printed: [Double?] = values[start.nextSlot...].map { slot in
      if case .number(let number) = slot { number.asDouble } else { nil }
    }
    let comesFirst = keys.dropFirst(start.fieldCount).first?.hasPrefix(Measure.achieved.rawValue) ?? false
    let leads = comesFirst ? 0...Self.mostLeadingBlanks : 0...max(0, printed.count - known)
    var found: Set<[Double?]> = []
    func add(_ vector: some Sequence<Double?>) {
      var vector = Array(vector)
      // A quarter that was reported on is a number; printed blank, it is weighed against 0.
      if quarter != nil { vector = vector.map { $0 ?? 0 } }
      found.insert(vector + Array(repeating: nil, count: reported - vector.count))
    }
    let numbers = printed.compactMap { $0 }
    for lead in leads where lead <= printed.count {
      let rest = printed.dropFirst(lead)
      func taken(_ count: Int) -> [Double?] {
        Array(rest.prefix(count)) + Array(repeating: nil, count: max(0, count - rest.count))
      }
      add(taken(known))
      let longer = taken(known + 1)
      for extra in 0..<known { add(longer[..<extra] + longer[(extra + 1)...]) }
      guard known > 0 else { continue }
      let shorter = taken(known - 1)
      for missing in 0..<known {
        var guesses: Set<Double> = [0]
        let place = ValuePlace(.achieved, Identity.quarters[missing])
        let others = Array(shorter[..<missing]) + [nil] + shorter[missing...]
        var values = start.values
        for (period, value) in zip(Identity.quarters, others) {
          values.set(ValuePlace(.achieved, period), value)
        }
        let sum = Identity.sum(.achieved)
        for total in numbers.prefix(Self.farthestSum) {
          values.set(sum.target, total)
          let guess = sum.solved(for: place, in: values)
          if guess >= 0 { guesses.insert(guess) }
        }
        let difference = Identity.difference(place.period)
        if values.value(ValuePlace(.programmed, place.period)) != nil {
          for left in numbers.suffix(Self.nearestDifferences) {
            values.set(difference.target, left)
            guesses.insert(difference.solved(for: place, in: values))
          }
        }
        for guess in guesses { add(shorter[..<missing] + [guess] + shorter[missing...]) }
      }
    }
    return found.sorted { left, right in
      left.map { $0 ?? -.infinity }.lexicographicallyPrecedes(right.map { $0 ?? -.infinity })
    }
  }

  /// Blanks that may have got in before the first achieved value.
  private static let mostLeadingBlanks = 3
  private static let farthestSum = 8
  private static let nearestDifferences = 9

  // MARK: What is certain and what competes

  private func solution(
    _ best: Candidate, among near: [Candidate], in values: [Slot], _ weights: Weights
  ) -> Solution {
    var options = Options(fields: valueKeys.count, slots: values)
    for candidate in near {
      for (field, slot) in candidate.start.slots.enumerated() {
        options.note(field, slot: slot, cost: candidate.cost)
      }
      var alignment = SequenceAlignment(weights.costs(candidate.start, candidate.achieved))
      let fixed = candidate.cost - alignment.best
      for (offset, row) in alignment.marginals().enumerated() {
        let field = candidate.start.fieldCount + offset
        for (slot, cost) in row.enumerated() where cost + fixed <= best.cost + Self.horizon {
          options.note(
            field, slot: slot == row.count - 1 ? nil : slot + candidate.start.nextSlot, cost: cost + fixed)
        }
      }
    }
    let placed =
      best.start.slots
      + SequenceAlignment(weights.costs(best.start, best.achieved)).assignment().map { slot in
        slot.map { $0 + best.start.nextSlot }
      }
    var solution = Solution()
    solution.cost = best.cost
    // Nothing is certain where not even the programmed values hold and no placement explains the row.
    let isHopeless = !solution.isAccepted && best.start.cost >= 1
    let expected = ExpectedValues(best.start, achieved: best.achieved)
    for (field, (key, slot)) in zip(keys, placed).enumerated() {
      let costs = options.costs(of: field).sorted()
      if costs.count(where: { $0 < best.cost + Self.margin }) > 1 || (isHopeless && Measure.of(key) != nil) {
        solution.disputed.append(key)
      } else if let slot, slots[slot] != .blank {
        solution.slots[key] = slot
      }
      if let second = costs.dropFirst().first {
        solution.runnerUp = min(solution.runnerUp ?? .infinity, second)
      }
      if case .value(let value) = expected[ValuePlace(key: key)] {
        solution.expected[key] = NumberReading.decimal(value)
      }
    }
    placeTrailing(after: placed, into: &solution)
    let taken = Set(solution.slots.values)
    for slot in values.indices where !taken.contains(slot) {
      let fields = options.fields(of: slot).filter { $0.cost < best.cost + Self.margin }.map {
        (key: keys[$0.field], cost: $0.cost)
      }
      solution.candidates[slot] = fields.sorted { ($0.cost, $0.key) < ($1.cost, $1.key) }
    }
    return solution
  }

  /// Puts the texts after the last value under their headings, as far displaced as that value is.
  private func placeTrailing(after placed: [Int?], into solution: inout Solution) {
    var next = trailingKeys
    guard next < keys.count else { return }
    let last = placed.lastIndex { $0 != nil }
    let displacement = last.flatMap { last in
      placed[last].map { columns[$0] - homes[last] - (placed.count - 1 - last) }
    }
    let texts = slots.indices.dropFirst(trailingSlots).filter { slots[$0] != .blank }
    for (position, slot) in texts.enumerated() {
      guard next < keys.count else { return }
      let home = columns[slot] - (displacement ?? 0)
      // So far to the right only that the texts which follow find their place.
      let farthest = max(next, keys.count - (texts.count - position))
      let nearest = (next...farthest).last { homes[$0] <= home } ?? next
      solution.slots[keys[nearest]] = slot
      next = nearest + 1
    }
  }
}

/// The least cost of each value that a field may have, and of each field that a slot may belong to.
private struct Options {
  /// For each slot, which of the different values it has; 0 is none.
  private let valueOfSlot: [Int]
  private let isBlank: [Bool]
  private let valueCount: Int
  private let fieldCount: Int
  private var byField: [Double]
  private var bySlot: [Double]

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
    byField = Array(repeating: .infinity, count: fields * valueCount)
    bySlot = Array(repeating: .infinity, count: fields * slots.count)
  }

  /// Slots of one reading give a field the same value.
  private static func reading(of slot: ValueAlignment.Slot) -> String {
    switch slot {
    case .blank, .noData, .unreadable: ""
    case .number(let number): "\(number)"
    case .text(let text): text
    }
  }

  mutating func note(_ field: Int, slot: Int?, cost: Double) {
    let value = field * valueCount + (slot.map { valueOfSlot[$0] } ?? 0)
    byField[value] = min(byField[value], cost)
    guard let slot, !isBlank[slot] else { return }
    bySlot[slot * fieldCount + field] = min(bySlot[slot * fieldCount + field], cost)
  }

  /// The costs of the values that a field may have.
  func costs(of field: Int) -> [Double] {
    byField[field * valueCount..<(field + 1) * valueCount].filter { $0 < .infinity }
  }

  /// The fields that a slot may belong to.
  func fields(of slot: Int) -> [(field: Int, cost: Double)] {
    (0..<fieldCount).map { ($0, bySlot[slot * fieldCount + $0]) }.filter { $0.1 < .infinity }
  }
}
