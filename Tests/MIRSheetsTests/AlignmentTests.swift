import Collection
import Foundation
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// The alignment of cells and fields at least cost, against every alignment there is.
struct AlignmentTests {
  /// Everything that can be done with some fields and slots, each way with its cost and the slot of every field.
  private struct EveryWay {
    let costs: SequenceAlignment.Costs
    private(set) var ways: [(cost: Int, slots: [Int?])] = []

    init(_ costs: SequenceAlignment.Costs) {
      self.costs = costs
      go(slot: 0, cost: 0, slots: [], inGap: false)
    }

    private mutating func go(slot: Int, cost: Int, slots: [Int?], inGap: Bool) {
      let (fieldCount, slotCount) = (costs.skipField.count, costs.skipSlot.count)
      let field = slots.count
      if field == fieldCount, slot == slotCount { return ways.append((cost, slots)) }
      if slot < slotCount {
        go(slot: slot + 1, cost: cost + costs.skipSlot[slot], slots: slots, inGap: false)
      }
      guard field < fieldCount else { return }
      let isFurther = costs.isLoss[field] && inGap
      go(
        slot: slot, cost: cost + (isFurther ? AlignmentCosts.standard.furtherLoss : costs.skipField[field]),
        slots: slots + [nil], inGap: costs.isLoss[field] || inGap)
      if slot < slotCount {
        let match = costs.match[field * slotCount + slot]
        go(slot: slot + 1, cost: cost + match, slots: slots + [slot], inGap: false)
      }
    }

    var best: Int { ways.map(\.cost).min() ?? 0 }

    func least(_ field: Int, _ slot: Int?) -> Int {
      ways.filter { $0.slots[field] == slot }.map(\.cost).min() ?? SequenceAlignment.impossible
    }
  }

  private static func costs(_ fields: Int, _ slots: Int, seed: UInt64) -> SequenceAlignment.Costs {
    var random = SeededGenerator(seed: seed)
    func some(_ count: Int) -> [Int] {
      (0..<count).map { _ in [0, 10, 30, 100, 130].randomElement(using: &random) ?? 0 }
    }
    let match = some(fields * slots)
    let skipField = some(fields)
    return SequenceAlignment.Costs(
      match: match, skipField: skipField.map { max($0, AlignmentCosts.standard.furtherLoss) },
      isLoss: (0..<fields).map { _ in Bool.random(using: &random) }, skipSlot: some(slots))
  }

  @Test(arguments: [(0, 3), (1, 0), (1, 1), (2, 2), (3, 2), (2, 4), (4, 4), (5, 3)])
  func `an alignment is as good as the best of all, and says where each cell goes`(
    _ fields: Int, _ slots: Int
  ) {
    for seed in 1...40 as ClosedRange<UInt64> {
      let costs = Self.costs(fields, slots, seed: seed)
      let every = EveryWay(costs)
      let alignment = SequenceAlignment(costs)
      #expect(alignment.best == every.best)
      let assignment = alignment.assignment()
      #expect(every.ways.contains { $0.cost == every.best && $0.slots == assignment }, "seed \(seed)")
      for (field, row) in alignment.marginals().enumerated() {
        let all = (0..<slots).map(Optional.some) + [nil]
        #expect(row == all.map { every.least(field, $0) }, "seed \(seed), field \(field)")
      }
      var work = 0
      #expect(SequenceAlignment.leastCost(costs, limit: every.best, work: &work) == every.best)
      #expect(work == (fields + 1) * (slots + 1))
      #expect(
        SequenceAlignment.leastCost(costs, limit: every.best - 1, work: &work).map { $0 >= every.best }
          ?? true)
    }
  }

  @Test
  func
    `of cells that fit as well, the first fields get the first ones, and a run of lost fields is one accident`()
  {
    // Three fields that should hold something, and one cell that fits each of them.
    let costs = SequenceAlignment.Costs(
      match: [0, 0, 0], skipField: [100, 100, 100], isLoss: [true, true, true], skipSlot: [100])
    let alignment = SequenceAlignment(costs)
    #expect(alignment.best == 130)
    #expect(alignment.marginals() == [[130, 130], [200, 130], [130, 130]])
    #expect(alignment.assignment().count { $0 == 0 } == 1)
  }

  /// A row of the goals of a table, and so many cells after them.
  private static func alignment(_ tail: [ValueAlignment.Slot], columns: Int) -> ValueAlignment {
    let keys = Measure.usual.flatMap { measure in Period.allCases.map(measure.key) } + [.meansOfVerification]
    let goals = [10, 20, 30, 40, 100].map { ValueAlignment.Slot.number($0) }
    let slots = (goals + tail).prefix(columns)
    return ValueAlignment(
      keys: keys, homes: Array(0..<keys.count), slots: Array(slots), columns: Array(0..<slots.count),
      quarter: 2)
  }

  private static let hostile: [(String, @Sendable (Int) -> ValueAlignment.Slot)] = [
    ("different numbers", { .number(Decimal($0 * 37 + 11)) }),
    ("the same number", { _ in .number(7) }),
    ("blanks", { _ in .blank }),
    ("blanks and numbers", { $0 % 2 == 0 ? .blank : .number(Decimal($0)) }),
    ("words", { _ in .unreadable }),
    ("nothing known", { _ in .noData }),
  ]

  @Test(arguments: hostile.map(\.0))
  func `a row of thousands of cells is no more work than one of as many as are looked at`(_ kind: String)
    throws
  {
    let slot = try #require(Self.hostile.first { $0.0 == kind }).1
    let most = AlignmentCosts.standard.mostSlots
    let whole = Self.alignment((0..<5_000).map(slot), columns: 5_000)
    let part = Self.alignment((0..<5_000).map(slot), columns: most)
    #expect(whole.slots.count == most)
    let (one, other) = (whole.solve(), part.solve())
    #expect(one?.work == other?.work && one?.cost == other?.cost)
    #expect(one.map { $0.work * 10 < AlignmentCosts.standard.mostWork } == true)
  }

  @Test func `a damaged row of a report is far from the most work, and its cells go by measure and period`()
    throws
  {
    // One blank too few behind what was achieved.
    let tail: [ValueAlignment.Slot] =
      [9, 28].map { .number($0) } + [.blank] + [37, 1, -8, 30, 40, 63].map { .number($0) } + [.text("Oficio")]
    let solution = try #require(Self.alignment(tail, columns: 100).solve())
    #expect(solution.cost == AlignmentCosts.standard.blankEdit && solution.isAccepted)
    #expect(solution.slots[Measure.achieved.key(.cumulative)] == 8)
    #expect(solution.slots[Measure.variation.key(.cumulative)] == 13)
    #expect(solution.slots[.meansOfVerification] == 14)
    #expect(solution.disputed == [])
    #expect(solution.work * 50 < AlignmentCosts.standard.mostWork)
  }

  @Test func `a blank is cheaper than a zero for it, that than a lost cell, that than a wrong number`() {
    let costs = AlignmentCosts.standard
    let order = [0, costs.blankEdit, costs.blankForZero, costs.lostCell, costs.wrongNumber, costs.accepted]
    #expect(order == order.sorted() && Set(order).count == order.count)
    #expect(costs.furtherLoss < costs.lostCell && costs.margin < costs.lostCell)
    #expect(costs.wordsForValue >= 2 * costs.accepted)
  }
}
