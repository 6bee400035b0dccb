import Foundation
import MIRSchema

private let costs = AlignmentCosts.standard

/// What arithmetic expects in one field.
enum Expectation: Hashable {
  case blank
  case value(Double)
  /// A number that nothing foretells.
  case anyNumber
  /// A number that nothing foretells, or none.
  case numberOrBlank
  /// The long texts at the end of the row.
  case text

  func cost(of slot: ValueAlignment.Slot, _ closeness: Closeness) -> Int {
    cost(of: Printed(slot), closeness)
  }

  /// What a slot is as far as its cost goes.
  enum Printed {
    case blank, noData, unreadable, text
    case number(Double)

    init(_ slot: ValueAlignment.Slot) {
      self =
        switch slot {
        case .blank: .blank
        case .noData: .noData
        case .unreadable: .unreadable
        case .text: .text
        case .number(let number): .number(number.asDouble)
        }
    }

    /// What it costs to leave the slot over.
    var costOfLeaving: Int {
      switch self {
      case .blank: costs.blankEdit
      case .noData: costs.blankForZero
      case .number, .unreadable: costs.lostCell
      case .text: costs.wordsForValue
      }
    }
  }

  func cost(of slot: Printed, _ closeness: Closeness) -> Int {
    switch (self, slot) {
    case (.text, .text), (.text, .blank), (.text, .noData), (.text, .unreadable): 0
    case (.text, .number): costs.lostCell
    case (_, .text): costs.wordsForValue
    case (.blank, .blank), (.blank, .noData): 0
    case (.blank, .number(let number)): number == 0 ? costs.blankForZero : costs.wrongNumber
    case (.value(let wanted), .number(let number)):
      closeness.agree(wanted, number) ? 0 : costs.wrongNumber
    case (.value(let wanted), .blank), (.value(let wanted), .noData):
      wanted == 0 ? costs.blankForZero : costs.lostCell
    case (.anyNumber, .number): 0
    case (.numberOrBlank, .number), (.numberOrBlank, .blank), (.numberOrBlank, .noData): 0
    case (.anyNumber, .blank), (.anyNumber, .noData): costs.blankForZero
    case (_, .unreadable): costs.lostCell
    }
  }

  var costOfNothing: Int {
    switch self {
    case .text: 0
    case .blank, .numberOrBlank: costs.blankEdit
    case .value, .anyNumber: costs.lostCell
    }
  }

  var isLossIfMissing: Bool {
    switch self {
    case .value, .anyNumber: true
    case .blank, .numberOrBlank, .text: false
    }
  }
}

/// What one reading of the beginning of a row, and so much achieved, make of the rest of it.
struct ExpectedValues {
  private var values: RoughValues
  /// How many quarters of what was achieved are reported on.
  private let reported: Int
  /// The sign of programmed less achieved in the printed variation.
  private let direction: Int

  /// `achieved` are the quarters that the heading has, `cumulative` what they make where they do not add up.
  init(_ programmed: ProgrammedReading, achieved: [Double?], cumulative: Double? = nil, direction: Int) {
    self.direction = direction
    values = programmed.values
    reported = achieved.count
    for (period, value) in zip(Identity.quarters, achieved) {
      values.set(ValuePlace(.achieved, period), value)
    }
    let sum = Identity.sum(.achieved)
    if achieved.contains(where: { $0 != nil }) {
      values.set(sum.target, cumulative ?? sum.solved(for: sum.target, in: values))
    }
  }

  /// What is expected in a field; of texts nothing is known.
  subscript(place: ValuePlace?) -> Expectation {
    guard let place else { return .text }
    switch place.measure {
    case .programmed: return .anyNumber
    case .adjusted: return .numberOrBlank
    case .achieved:
      if let quarter = place.period.quarter, quarter > reported { return .anyNumber }
      return values.value(place).map(Expectation.value) ?? .blank
    case .variation:
      guard values.value(ValuePlace(.programmed, place.period)) != nil else { return .anyNumber }
      return .value(Identity.difference(place.period).solved(for: place, in: values, direction: direction))
    }
  }
}

extension Closeness {
  /// The closeness of sums and differences of the numbers of a row.
  init(of slots: [ValueAlignment.Slot]) {
    self.init(
      of: slots.lazy.compactMap { slot in
        if case .number(let number) = slot { number.asDouble } else { nil }
      })
  }
}

/// The costs of aligning one row under every reading of it; what does not depend on the reading is computed once.
struct Weights {
  private let fields: [AlignedField]
  private let slots: [Expectation.Printed]
  private let closeness: Closeness
  private let direction: Int

  /// `fields` go from the first value to the last, `slots` are the printed cells.
  init(_ fields: [AlignedField], slots: [ValueAlignment.Slot], direction: Int) {
    self.direction = direction
    self.fields = fields
    self.slots = slots.map(Expectation.Printed.init)
    closeness = Closeness(of: slots)
  }

  /// What is expected of the row, when its goals are read in one way and so much was achieved.
  func expected(_ start: ProgrammedReading, _ achieved: [Double?]) -> ExpectedValues {
    ExpectedValues(start, achieved: achieved, direction: direction)
  }

  /// What follows the programmed values, when these are read in one way and so much was achieved.
  func costs(_ start: ProgrammedReading, _ achieved: [Double?]) -> SequenceAlignment.Costs {
    let values = expected(start, achieved)
    let expected = fields[start.fieldCount...].map { values[$0.place] }
    let printed = slots[start.nextSlot...]
    var match: [Int] = []
    match.reserveCapacity(expected.count * printed.count)
    for wanted in expected { for slot in printed { match.append(wanted.cost(of: slot, closeness)) } }
    return SequenceAlignment.Costs(
      match: match, skipField: expected.map(\.costOfNothing), isLoss: expected.map(\.isLossIfMissing),
      skipSlot: printed.map(\.costOfLeaving))
  }
}
