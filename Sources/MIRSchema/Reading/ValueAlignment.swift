import Foundation

/// Puts the values of a damaged row back under their headings, by arithmetic.
///
/// The programmed values are read first: they must add up. For every achieved value that the quarters reported on may
/// have, arithmetic tells what the rest of the row should hold; the printed cells are aligned with that. A blank put in
/// or taken out costs little, a blank against a zero a little more, a number put in, dropped or changed costs one.
/// What only one placement within the margin explains is certain; the rest is disputed.
struct ValueAlignment {
  /// One printed cell, or the blank between two.
  enum Slot: Hashable {
    case blank
    case number(Decimal)
    /// `N/D` and the like: a cell that says blank.
    case noData
    /// Short text that is no number.
    case unreadable
    /// Text as it stands in the columns of long text.
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
  /// Another placement must cost this much more, or what they differ in is disputed.
  static let margin = 0.5
  /// Placements up to this much dearer are looked at, to name the runner-up.
  private static let horizon = 1.25

  /// The fields in the order of the heading, beginning with the first value.
  let keys: [String]
  /// The printed cells in order.
  let slots: [Slot]
  /// The quarter reported on; `nil` when it is not known.
  let quarter: Int?

  private struct Candidate {
    var cost: Double
    var start: ProgrammedReading
    var achieved: [Double?]
  }

  /// The best placement and what competes with it; `nil` when the heading leaves nothing to lean on.
  func solve() -> Solution? {
    guard let first = keys.first, first.hasPrefix(Measure.programmed.rawValue) else { return nil }
    var candidates: [Candidate] = []
    for start in ProgrammedReading.all(keys: keys, slots: slots) {
      for achieved in achievedVectors(after: start) {
        let alignment = SequenceAlignment(costs(start, achieved))
        candidates.append(Candidate(cost: alignment.best + start.cost, start: start, achieved: achieved))
      }
    }
    guard let best = candidates.min(by: { $0.cost < $1.cost }) else { return nil }
    return solution(best, among: candidates.filter { $0.cost <= best.cost + Self.horizon })
  }

  // MARK: What the rest of the row should hold

  private func costs(_ start: ProgrammedReading, _ achieved: [Double?]) -> SequenceAlignment.Costs {
    let rest = Array(keys[start.fieldCount...])
    let printed = Array(slots[start.nextSlot...])
    let expected = rest.map { Expectation.of($0, programmed: start, achieved: achieved) }
    return SequenceAlignment.Costs(
      match: expected.map { wanted in printed.map { wanted.cost(of: $0) } },
      skipField: expected.map(\.costOfNothing), isLoss: expected.map(\.isLossIfMissing),
      skipSlot: printed.map { slot in
        switch slot {
        case .blank: 0.05
        case .noData: 0.3
        case .number, .unreadable: 1
        case .text: 3
        }
      })
  }

  /// Every vector of achieved quarters that the printed numbers allow.
  private func achievedVectors(after start: ProgrammedReading) -> [[Double?]] {
    let reported = keys.filter { $0.hasPrefix("achieved.q") }.count
    guard reported > 0 else { return [[]] }
    let known = min(quarter ?? 4, reported)
    let printed = slots[start.nextSlot...].map { slot -> Double? in
      if case .number(let number) = slot { number.asDouble } else { nil }
    }
    var vectors: [[Double?]] = [[]]
    for position in 0..<reported {
      guard position < known else {
        vectors = vectors.map { $0 + [nil] }
        continue
      }
      let window = known <= 2 ? printed[...] : printed.prefix(position + 4).suffix(7)
      let fromVariation = known <= 2 ? printed[...] : printed.suffix(9)
      // A quarter that was reported on is a number; printed blank, it is weighed against 0.
      var values: Set<Double?> = quarter == nil ? [nil, 0] : [0]
      for number in window { if let number { values.insert(number) } }
      if let goal = start.quarters[position] {
        for number in fromVariation {
          if let number, goal - number >= 0 { values.insert(goal - number) }
        }
      }
      let ordered = values.sorted { ($0 ?? -1) < ($1 ?? -1) }
      vectors = vectors.flatMap { vector in ordered.map { vector + [$0] } }
      if vectors.count > Self.mostVectors { vectors = Array(vectors.prefix(Self.mostVectors)) }
    }
    return vectors
  }

  private static let mostVectors = 20_000

  // MARK: What is certain and what competes

  private func solution(_ best: Candidate, among near: [Candidate]) -> Solution {
    var options: [String: [String: Double]] = [:]
    var slotOptions: [Int: [String: Double]] = [:]
    func note(_ key: String, slot: Int?, cost: Double) {
      let value = slot.map { reading(of: slots[$0]) } ?? ""
      options[key, default: [:]][value] = min(options[key]?[value] ?? .infinity, cost)
      if let slot, slots[slot] != .blank {
        slotOptions[slot, default: [:]][key] = min(slotOptions[slot]?[key] ?? .infinity, cost)
      }
    }
    for candidate in near {
      for (key, slot) in zip(keys, candidate.start.slots) { note(key, slot: slot, cost: candidate.cost) }
      var alignment = SequenceAlignment(costs(candidate.start, candidate.achieved))
      let fixed = candidate.cost - alignment.best
      for (key, row) in zip(keys[candidate.start.fieldCount...], alignment.marginals()) {
        for (slot, cost) in row.enumerated() where cost + fixed <= best.cost + Self.horizon {
          note(key, slot: slot == row.count - 1 ? nil : slot + candidate.start.nextSlot, cost: cost + fixed)
        }
      }
    }
    let placed =
      best.start.slots
      + SequenceAlignment(costs(best.start, best.achieved)).assignment().map { slot in
        slot.map { $0 + best.start.nextSlot }
      }
    var solution = Solution()
    solution.cost = best.cost
    // Nothing is certain where not even the programmed values hold and no placement explains the row.
    let isHopeless = !solution.isAccepted && best.start.cost >= 1
    for (key, slot) in zip(keys, placed) {
      let near = options[key, default: [:]].filter { $0.value < best.cost + Self.margin }
      if near.count > 1 || (isHopeless && Measure.of(key) != nil) {
        solution.disputed.append(key)
      } else if let slot, slots[slot] != .blank {
        solution.slots[key] = slot
      }
      let others = options[key, default: [:]].values.sorted().dropFirst()
      if let second = others.first { solution.runnerUp = min(solution.runnerUp ?? .infinity, second) }
      if case .value(let value) = Expectation.of(key, programmed: best.start, achieved: best.achieved) {
        solution.expected[key] = NumberReading.decimal(value)
      }
    }
    let taken = Set(solution.slots.values)
    for (slot, keys) in slotOptions where !taken.contains(slot) {
      solution.candidates[slot] = keys.filter { $0.value < best.cost + Self.margin }
        .sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { ($0.key, $0.value) }
    }
    return solution
  }

  /// Slots of one reading give a field the same value.
  private func reading(of slot: Slot) -> String {
    switch slot {
    case .blank, .noData, .unreadable: ""
    case .number(let number): "\(number)"
    case .text(let text): text
    }
  }
}

/// What arithmetic expects in one field.
enum Expectation: Hashable {
  case blank
  case value(Double)
  /// A number that nothing foretells.
  case anyNumber
  /// The long texts at the end of the row.
  case text

  static func of(_ key: String, programmed: ProgrammedReading, achieved: [Double?]) -> Expectation {
    let parts = key.split(separator: ".")
    guard parts.count == 2, let measure = Measure(rawValue: String(parts[0])),
      let period = Period(rawValue: String(parts[1]))
    else { return .text }
    let done = achieved.allSatisfy { $0 == nil } ? nil : achieved.reduce(0) { $0 + ($1 ?? 0) }
    switch (measure, period.quarter) {
    case (.programmed, _): return .anyNumber
    case (.achieved, let quarter?):
      guard quarter <= achieved.count else { return .anyNumber }
      return achieved[quarter - 1].map(Expectation.value) ?? .blank
    case (.achieved, nil): return done.map(Expectation.value) ?? .blank
    case (.variation, let quarter?):
      guard let goal = programmed.quarters[quarter - 1] else { return .anyNumber }
      let reached = quarter <= achieved.count ? achieved[quarter - 1] ?? 0 : 0
      return .value(goal - reached)
    case (.variation, nil):
      return programmed.cumulative.map { .value($0 - (done ?? 0)) } ?? .anyNumber
    }
  }

  func cost(of slot: ValueAlignment.Slot) -> Double {
    switch (self, slot) {
    case (.text, .text), (.text, .blank), (.text, .noData), (.text, .unreadable): 0
    case (.text, .number): 1
    case (_, .text): 3
    case (.blank, .blank), (.blank, .noData): 0
    case (.blank, .number(let number)): number == 0 ? 0.3 : 1
    case (.value(let wanted), .number(let number)): abs(wanted - number.asDouble) < 1e-9 ? 0 : 1
    case (.value(let wanted), .blank), (.value(let wanted), .noData): wanted == 0 ? 0.3 : 1
    case (.anyNumber, .number): 0
    case (.anyNumber, .blank), (.anyNumber, .noData): 0.3
    case (_, .unreadable): 1
    }
  }

  var costOfNothing: Double {
    switch self {
    case .text: 0
    case .blank: 0.05
    case .value, .anyNumber: 1
    }
  }

  var isLossIfMissing: Bool {
    switch self {
    case .value, .anyNumber: true
    case .blank, .text: false
    }
  }
}

extension Decimal {
  /// The nearest double; used only to weigh placements, never to keep a value.
  var asDouble: Double { NSDecimalNumber(decimal: self).doubleValue }
}
