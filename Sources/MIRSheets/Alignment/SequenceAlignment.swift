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

  /// The slot of each field in one best alignment; `nil` where a field gets none.
  func assignment() -> [Int?] {
    var result = [Int?](repeating: nil, count: fieldCount)
    var field = fieldCount
    var slot = slotCount
    var inGap = forward[1][index(field, slot)] < forward[0][index(field, slot)]
    let tolerance = 1e-9
    while field > 0 || slot > 0 {
      let cost = forward[inGap ? 1 : 0][index(field, slot)]
      if inGap {
        let before = index(field - 1, slot)
        if costs.isLoss[field - 1] {
          inGap = abs(forward[1][before] + lossCost(field - 1, inGap: true) - cost) < tolerance
        }
        field -= 1
        continue
      }
      if field > 0, slot > 0 {
        let before = index(field - 1, slot - 1)
        let least = min(forward[0][before], forward[1][before])
        if abs(least + costs.match[(field - 1) * slotCount + slot - 1] - cost) < tolerance {
          result[field - 1] = slot - 1
          inGap = forward[1][before] < forward[0][before]
          field -= 1
          slot -= 1
          continue
        }
      }
      if slot > 0 {
        let before = index(field, slot - 1)
        let least = min(forward[0][before], forward[1][before])
        if abs(least + costs.skipSlot[slot - 1] - cost) < tolerance {
          inGap = forward[1][before] < forward[0][before]
          slot -= 1
          continue
        }
      }
      guard field > 0 else { break }
      field -= 1
    }
    return result
  }
}
