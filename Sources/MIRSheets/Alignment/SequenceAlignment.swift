/// Aligns the cells of a row with the fields that they should fill, at least cost.
///
/// Both sequences keep their order. A cell goes to a field, or is left over; a field gets a cell, or none. Leaving out
/// several fields in a row that should hold something is one accident (a cut row), so the first costs more than the
/// others. Each state remembers the step that led to it; forward and backward costs give, for each field, the least cost
/// of each thing that could happen to it.
struct SequenceAlignment {
  /// What can be done at which cost, in hundredths of a lost cell.
  struct Costs {
    /// Field `i` gets slot `j`: `match[i * slots + j]`.
    var match: [Int]
    /// Field `i` gets nothing.
    var skipField: [Int]
    /// Whether leaving out field `i` loses something, so that it opens or continues a gap.
    var isLoss: [Bool]
    /// Slot `j` is left over.
    var skipSlot: [Int]

    /// How many states an alignment has: a field more and a slot more than there are.
    fileprivate var states: Int { (skipField.count + 1) * (skipSlot.count + 1) }

    /// Leaving out a field behind another that was lost.
    fileprivate func further(_ field: Int) -> Int {
      isLoss[field] ? AlignmentCosts.standard.furtherLoss : skipField[field]
    }
  }

  /// More than anything costs.
  static let impossible = 1_000_000_000

  /// How a state was reached: what was done last, and whether it began inside a gap.
  private struct Step {
    enum Deed { case start, match, leaveSlot, skipField }
    var deed = Deed.start
    var fromGap = false
  }

  /// Least costs of the first fields and slots, ending outside or inside a gap, each row of them for one field more.
  private struct States {
    var outside: [Int]
    var inside: [Int]
    /// The last steps; empty where nobody asks for the way.
    var lastOutside: [Step] = []
    var lastInside: [Step] = []

    init(_ count: Int, keepsSteps: Bool) {
      outside = [Int](repeating: impossible, count: count)
      inside = outside
      guard keepsSteps else { return }
      lastOutside = [Step](repeating: Step(), count: count)
      lastInside = lastOutside
    }

    func least(_ place: Int) -> Int { min(outside[place], inside[place]) }
    /// The better state at a place is the one inside a gap.
    func prefersGap(_ place: Int) -> Bool { inside[place] < outside[place] }
  }

  private let costs: Costs
  private let fieldCount: Int
  private let slotCount: Int
  private let forward: States

  /// Aligns, and keeps the way.
  init(_ costs: Costs) {
    self.costs = costs
    fieldCount = costs.skipField.count
    slotCount = costs.skipSlot.count
    let width = slotCount + 1
    var states = States(costs.states, keepsSteps: true)
    for field in 0...fieldCount {
      _ = Self.fill(&states, field, costs, at: field * width, above: (field - 1) * width)
    }
    forward = states
  }

  /// The cost of the best alignment alone; `nil` where it is sure to be more than `limit`.
  ///
  /// Two rows of states are enough for it; `work` counts the states that were filled.
  static func leastCost(_ costs: Costs, limit: Int, work: inout Int) -> Int? {
    let fieldCount = costs.skipField.count
    let width = costs.skipSlot.count + 1
    var states = States(2 * width, keepsSteps: false)
    for field in 0...fieldCount {
      let least = fill(&states, field, costs, at: field % 2 * width, above: (field + 1) % 2 * width)
      work += width
      // Every alignment goes through one of these, and nothing gets cheaper on the way.
      guard least <= limit else { return nil }
    }
    return states.least(fieldCount % 2 * width + width - 1)
  }

  /// Fills the states that have seen so many fields, and gives the least cost among them.
  ///
  /// Of equal ways to a state outside of a gap the one with a match is taken, then the one that leaves a slot over.
  private static func fill(
    _ states: inout States, _ fields: Int, _ costs: Costs, at start: Int, above: Int
  ) -> Int {
    let slotCount = costs.skipSlot.count
    let keepsSteps = !states.lastOutside.isEmpty
    let field = fields - 1
    var least = impossible
    for slot in 0...slotCount {
      let here = start + slot
      var outside = fields == 0 && slot == 0 ? 0 : impossible
      var inside = impossible
      var step = Step()
      var insideStep = Step()
      if fields > 0 {
        let place = above + slot
        if costs.isLoss[field] {
          // A field that loses something leads into a gap, never to a state outside of one.
          let first = states.outside[place] + costs.skipField[field]
          let further = states.inside[place] + costs.further(field)
          inside = min(first, further)
          insideStep = Step(deed: .skipField, fromGap: first >= further)
        } else {
          outside = states.outside[place] + costs.skipField[field]
          step = Step(deed: .skipField)
          inside = states.inside[place] + costs.skipField[field]
          insideStep = Step(deed: .skipField, fromGap: true)
        }
      }
      if slot > 0 {
        let leaving = states.least(here - 1) + costs.skipSlot[slot - 1]
        if leaving <= outside {
          outside = leaving
          step = Step(deed: .leaveSlot, fromGap: states.prefersGap(here - 1))
        }
        if fields > 0 {
          let matched = states.least(above + slot - 1) + costs.match[field * slotCount + slot - 1]
          if matched <= outside {
            outside = matched
            step = Step(deed: .match, fromGap: states.prefersGap(above + slot - 1))
          }
        }
      }
      states.outside[here] = min(outside, impossible)
      states.inside[here] = min(inside, impossible)
      if keepsSteps {
        states.lastOutside[here] = step
        states.lastInside[here] = insideStep
      }
      least = min(least, outside, inside)
    }
    return least
  }

  // MARK: What came out

  /// The cost of the best alignment.
  var best: Int { forward.least(index(fieldCount, slotCount)) }

  private func index(_ field: Int, _ slot: Int) -> Int { field * (slotCount + 1) + slot }

  /// The slot of each field in one best alignment; `nil` where a field gets none.
  func assignment() -> [Int?] {
    var result = [Int?](repeating: nil, count: fieldCount)
    var (field, slot) = (fieldCount, slotCount)
    var isInGap = forward.prefersGap(index(field, slot))
    while field > 0 || slot > 0 {
      let place = index(field, slot)
      let step = isInGap ? forward.lastInside[place] : forward.lastOutside[place]
      switch step.deed {
      case .start: return result
      case .match:
        field -= 1
        slot -= 1
        result[field] = slot
      case .leaveSlot: slot -= 1
      case .skipField: field -= 1
      }
      isInGap = step.fromGap
    }
    return result
  }

  /// For each field, the least cost of giving it each slot; the last entry is for giving it none.
  func marginals() -> [[Int]] {
    let backward = costsToTheEnd()
    return (0..<fieldCount).map { field in
      var row = [Int](repeating: Self.impossible, count: slotCount + 1)
      for slot in 0...slotCount {
        let here = index(field, slot)
        if slot < slotCount {
          row[slot] =
            forward.least(here) + costs.match[field * slotCount + slot]
            + backward.outside[index(field + 1, slot + 1)]
        }
        let next = index(field + 1, slot)
        let first = forward.outside[here] + costs.skipField[field]
        let further = forward.inside[here] + costs.further(field)
        let none =
          costs.isLoss[field]
          ? min(first, further) + backward.inside[next]
          : min(first + backward.outside[next], further + backward.inside[next])
        row[slotCount] = min(row[slotCount], none)
      }
      return row
    }
  }

  /// Least cost from each state to the end.
  ///
  /// Leaving a gap is free, so `inside` may fall back on `outside`.
  private func costsToTheEnd() -> States {
    var states = States(costs.states, keepsSteps: false)
    states.outside[costs.states - 1] = 0
    states.inside[costs.states - 1] = 0
    for field in stride(from: fieldCount, through: 0, by: -1) {
      for slot in stride(from: slotCount, through: 0, by: -1) {
        let here = index(field, slot)
        var outside = states.outside[here]
        var inside = states.inside[here]
        if slot < slotCount {
          var best = states.outside[here + 1] + costs.skipSlot[slot]
          if field < fieldCount {
            let matched = states.outside[index(field + 1, slot + 1)] + costs.match[field * slotCount + slot]
            best = min(best, matched)
          }
          outside = min(outside, best)
          inside = min(inside, best)
        }
        if field < fieldCount {
          let next = index(field + 1, slot)
          let isLoss = costs.isLoss[field]
          outside = min(outside, (isLoss ? states.inside : states.outside)[next] + costs.skipField[field])
          inside = min(inside, states.inside[next] + costs.further(field))
        }
        states.outside[here] = outside
        states.inside[here] = inside
      }
    }
    return states
  }
}
