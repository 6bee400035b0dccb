import Foundation
import MIRSchema

/// Puts the values of a damaged row back under their headings, by arithmetic.
///
/// The programmed values are read first: they must add up. For every achieved value that the quarters reported on may
/// have, arithmetic says what the rest of the row should contain; the printed cells are aligned with that. What each thing
/// costs, and from when on a placement is certain, says ``AlignmentCosts``; what only one placement within the margin
/// explains is certain, the rest is disputed.
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

  /// The fields from the first value of the heading to the last, with what stands between them.
  let fields: [AlignedField]
  /// The fields behind the last value: long texts, which are placed by where that value is.
  let trailing: [FieldKey]
  /// The column of each field's heading, as far to the right as the whole row is; those of the trailing ones at the end.
  let homes: [Int]
  /// The printed cells in order.
  let slots: [Slot]
  /// The column of each printed cell.
  let columns: [Int]
  /// The quarter reported on; `nil` when it is not known.
  let quarter: Int?
  /// The sign of programmed less achieved in the printed variation.
  let direction: Int

  /// `keys` are the fields of the heading from the first value on; cells beyond ``AlignmentCosts/mostSlots`` are not looked at.
  init(
    keys: [FieldKey], homes: [Int], slots: [Slot], columns: [Int], quarter: Int?, direction: Int = 1
  ) {
    let count = (keys.lastIndex { Measure.of($0) != nil } ?? -1) + 1
    fields = keys[..<count].map(AlignedField.init)
    trailing = Array(keys[count...])
    self.homes = homes
    self.slots = Array(slots.prefix(Self.costs.mostSlots))
    self.columns = Array(columns.prefix(Self.costs.mostSlots))
    self.quarter = quarter
    self.direction = direction
  }

  private static let costs = AlignmentCosts.standard

  /// One reading of the goals and of what was achieved, with the least cost of aligning the rest.
  struct Candidate {
    var cost: Int
    var start: ProgrammedReading
    var achieved: [Double?]
  }

  /// The best placement and what competes with it; `nil` when the heading leaves nothing to lean on, or the row is more work
  /// than any that people damaged.
  func solve() -> AlignmentSolution? {
    guard fields.first?.place?.measure == .programmed else { return nil }
    let texts = TrailingTexts(slots)
    let values = Array(slots[..<texts.first])
    let weights = Weights(fields, slots: values, direction: direction)
    let vectors = AchievedVectors(fields: fields, quarter: quarter, direction: direction)
    var candidates: [Candidate] = []
    var best = SequenceAlignment.impossible
    var work = 0
    for start in ProgrammedReading.all(of: fields, slots: values).sorted(by: { $0.cost < $1.cost }) {
      guard start.cost <= best + Self.costs.horizon else { break }
      for achieved in vectors.all(after: start, in: values) {
        // What is far more expensive than this is not considered again.
        let limit = best + Self.costs.horizon - start.cost
        guard work <= Self.costs.mostWork else { return nil }
        let costs = weights.costs(start, achieved)
        guard let rest = SequenceAlignment.leastCost(costs, limit: limit, work: &work) else { continue }
        best = min(best, rest + start.cost)
        candidates.append(Candidate(cost: rest + start.cost, start: start, achieved: achieved))
      }
    }
    guard let winner = candidates.min(by: { $0.cost < $1.cost }) else { return nil }
    let near = candidates.filter { $0.cost <= best + Self.costs.horizon }
    var solution = AlignmentSolution(winner, among: near, fields: fields, slots: values, weights)
    solution.work = work
    texts.place(slots, in: self, &solution)
    return solution
  }
}
