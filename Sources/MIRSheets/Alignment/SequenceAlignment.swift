import MIRSchema

/// Aligns the cells of a row with the fields that they should fill, at least cost.
///
/// Both sequences keep their order. A cell goes to a field, or is left over; a field gets a cell, or none. Leaving out
/// several fields in a row that should hold something is one accident (a cut row), so the first costs more than the
/// others. Forward and backward passes give, for each field, the least cost of each thing that could happen to it.
struct SequenceAlignment {
  /// What can be done at which cost.
  struct Costs {
    /// Field `i` gets slot `j`: `match[i * slots + j]`.
    var match: [Double]
    /// Field `i` gets nothing.
    ///
    /// What a field that may be blank costs.
    var skipField: [Double]
    /// Whether leaving out field `i` loses something, so that it opens or continues a gap.
    var isLoss: [Bool]
    /// Slot `j` is left over.
    var skipSlot: [Double]

    /// The first lost field of a run costs its `skipField`; each further one this.
    static let furtherLoss = 0.3
  }

  private let costs: Costs
  private let fieldCount: Int
  private let slotCount: Int
  /// Least cost of the first `i` fields and `j` slots, ending outside (0) or inside (1) a gap.
  private var forward: [[Double]] = [[], []]
  private var backward: [[Double]] = [[], []]

  private static let impossible = 1e9

  /// Aligns; an alignment that would cost more than `limit` is given up on as soon as that is sure.
  init(_ costs: Costs, limit: Double = .infinity) {
    self.costs = costs
    fieldCount = costs.skipField.count
    slotCount = costs.skipSlot.count
    runForward(limit)
  }

  /// The cost of the best alignment; infinite where it was given up on.
  var best: Double {
    forward[0].isEmpty
      ? .infinity
      : min(forward[0][index(fieldCount, slotCount)], forward[1][index(fieldCount, slotCount)])
  }

  private func index(_ field: Int, _ slot: Int) -> Int { field * (slotCount + 1) + slot }

  private func lossCost(_ field: Int, inGap: Bool) -> Double {
    guard costs.isLoss[field] else { return costs.skipField[field] }
    return inGap ? Costs.furtherLoss : costs.skipField[field]
  }

  private mutating func runForward(_ limit: Double) {
    let size = (fieldCount + 1) * (slotCount + 1)
    var outside = [Double](repeating: Self.impossible, count: size)
    var inside = outside
    outside[0] = 0
    for field in 0...fieldCount {
      var least = Self.impossible
      for slot in 0...slotCount {
        let here = index(field, slot)
        let best = min(outside[here], inside[here])
        guard best < Self.impossible else { continue }
        least = min(least, best)
        if slot < slotCount {
          let next = index(field, slot + 1)
          outside[next] = min(outside[next], best + costs.skipSlot[slot])
          if field < fieldCount {
            let both = index(field + 1, slot + 1)
            outside[both] = min(outside[both], best + costs.match[field * slotCount + slot])
          }
        }
        if field < fieldCount {
          let next = index(field + 1, slot)
          if costs.isLoss[field] {
            inside[next] = min(
              inside[next], outside[here] + lossCost(field, inGap: false),
              inside[here] + lossCost(field, inGap: true))
          } else {
            outside[next] = min(outside[next], outside[here] + costs.skipField[field])
            inside[next] = min(inside[next], inside[here] + costs.skipField[field])
          }
        }
      }
      // Every alignment goes through one of these, and nothing gets cheaper on the way.
      guard least <= limit else { return }
    }
    forward = [outside, inside]
  }

  /// Least cost from each state to the end.
  ///
  /// Leaving a gap is free, so `inside` may fall back on `outside`.
  private mutating func runBackward() {
    let size = (fieldCount + 1) * (slotCount + 1)
    var outside = [Double](repeating: Self.impossible, count: size)
    var inside = outside
    outside[size - 1] = 0
    inside[size - 1] = 0
    for field in stride(from: fieldCount, through: 0, by: -1) {
      for slot in stride(from: slotCount, through: 0, by: -1) {
        let here = index(field, slot)
        var fromOutside = outside[here]
        var fromInside = inside[here]
        if slot < slotCount {
          let left = outside[index(field, slot + 1)] + costs.skipSlot[slot]
          fromOutside = min(fromOutside, left)
          fromInside = min(fromInside, left)
          if field < fieldCount {
            let matched = outside[index(field + 1, slot + 1)] + costs.match[field * slotCount + slot]
            fromOutside = min(fromOutside, matched)
            fromInside = min(fromInside, matched)
          }
        }
        if field < fieldCount {
          let next = index(field + 1, slot)
          if costs.isLoss[field] {
            fromOutside = min(fromOutside, inside[next] + lossCost(field, inGap: false))
            fromInside = min(fromInside, inside[next] + lossCost(field, inGap: true))
          } else {
            fromOutside = min(fromOutside, outside[next] + costs.skipField[field])
            fromInside = min(fromInside, inside[next] + costs.skipField[field])
          }
        }
        outside[here] = fromOutside
        inside[here] = fromInside
      }
    }
    backward = [outside, inside]
  }

  /// For each field, the least cost of giving it each slot; the last entry is for giving it none.
  mutating func marginals() -> [[Double]] {
    runBackward()
    return (0..<fieldCount).map { field in
      var row = [Double](repeating: Self.impossible, count: slotCount + 1)
      for slot in 0...slotCount {
        let here = index(field, slot)
        if slot < slotCount {
          row[slot] =
            min(forward[0][here], forward[1][here]) + costs.match[field * slotCount + slot]
            + backward[0][index(field + 1, slot + 1)]
        }
        let next = index(field + 1, slot)
        let none: Double
        if costs.isLoss[field] {
          none =
            min(
              forward[0][here] + lossCost(field, inGap: false),
              forward[1][here] + lossCost(field, inGap: true))
            + backward[1][next]
        } else {
          none = min(
            forward[0][here] + costs.skipField[field] + backward[0][next],
            forward[1][here] + costs.skipField[field] + backward[1][next])
        }
        row[slotCount] = min(row[slotCount], none)
      }
      return row
    }
  }

  /// The last thing that an alignment did: where it was before, and whether inside a gap.
  private struct Step {
    var cost: Double
    var field: Int
    var slot: Int
    var inGap = false
  }

  /// The slot of each field in one best alignment; `nil` where a field gets none.
  func assignment() -> [Int?] {
    var result = [Int?](repeating: nil, count: fieldCount)
    guard !forward[0].isEmpty else { return result }
    var here = cheapest(fieldCount, slotCount, plus: 0)
    while here.field > 0 || here.slot > 0 {
      let before = lastStep(to: here)
      if before.field < here.field, before.slot < here.slot { result[before.field] = before.slot }
      here = before
    }
    return result
  }

  /// The better state at a place, inside a gap or outside, with what is to be paid from there.
  private func cheapest(_ field: Int, _ slot: Int, plus cost: Double) -> Step {
    let (outside, inside) = (forward[0][index(field, slot)], forward[1][index(field, slot)])
    return Step(cost: min(outside, inside) + cost, field: field, slot: slot, inGap: inside < outside)
  }

  /// The cheapest way to a state that is not the start; of equal ones a match, then a slot left over.
  private func lastStep(to here: Step) -> Step {
    guard here.field > 0 else {
      return cheapest(0, here.slot - 1, plus: costs.skipSlot[here.slot - 1])
    }
    let field = here.field - 1
    let place = index(field, here.slot)
    func skip(inGap: Bool, _ cost: Double) -> Step {
      Step(cost: forward[inGap ? 1 : 0][place] + cost, field: field, slot: here.slot, inGap: inGap)
    }
    if here.inGap {
      let further = skip(inGap: true, lossCost(field, inGap: true))
      guard costs.isLoss[field] else { return further }
      let first = skip(inGap: false, lossCost(field, inGap: false))
      return first.cost < further.cost ? first : further
    }
    // A field that loses something leads into a gap, never to a state outside of one.
    var best = skip(inGap: false, costs.isLoss[field] ? Self.impossible : costs.skipField[field])
    guard here.slot > 0 else { return best }
    let slot = here.slot - 1
    let leaving = cheapest(here.field, slot, plus: costs.skipSlot[slot])
    if leaving.cost <= best.cost { best = leaving }
    let match = cheapest(field, slot, plus: costs.match[field * slotCount + slot])
    return match.cost <= best.cost ? match : best
  }
}
