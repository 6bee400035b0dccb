import Foundation
import MIRSchema

/// What arithmetic expects in one field.
enum Expectation: Hashable {
  case blank
  case value(Double)
  /// A number that nothing foretells.
  case anyNumber
  /// The long texts at the end of the row.
  case text

  static func of(_ key: FieldKey, programmed: ProgrammedReading, achieved: [Double?]) -> Expectation {
    guard let measure = Measure.of(key), let period = Period.of(key) else { return .text }
    return of(measure, period, programmed: programmed, achieved: achieved)
  }

  static func of(
    _ measure: Measure, _ period: Period, programmed: ProgrammedReading, achieved: [Double?]
  ) -> Expectation {
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

  func cost(of slot: ValueAlignment.Slot) -> Double { cost(of: Printed(slot)) }

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
    var costOfLeaving: Double {
      switch self {
      case .blank: ValueAlignment.blankEdit
      case .noData: 0.3
      case .number, .unreadable: 1
      case .text: 3
      }
    }
  }

  func cost(of slot: Printed) -> Double {
    switch (self, slot) {
    case (.text, .text), (.text, .blank), (.text, .noData), (.text, .unreadable): 0
    case (.text, .number): 1
    case (_, .text): 3
    case (.blank, .blank), (.blank, .noData): 0
    case (.blank, .number(let number)): number == 0 ? 0.3 : ValueAlignment.wrongNumber
    case (.value(let wanted), .number(let number)):
      abs(wanted - number) < 1e-9 ? 0 : ValueAlignment.wrongNumber
    case (.value(let wanted), .blank), (.value(let wanted), .noData): wanted == 0 ? 0.3 : 1
    case (.anyNumber, .number): 0
    case (.anyNumber, .blank), (.anyNumber, .noData): 0.3
    case (_, .unreadable): 1
    }
  }

  var costOfNothing: Double {
    switch self {
    case .text: 0
    case .blank: ValueAlignment.blankEdit
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

/// The costs of aligning one row under every reading of it; what does not depend on the reading is reckoned once.
struct Weights {
  private let fields: [(measure: Measure, period: Period)?]
  private let slots: [Expectation.Printed]

  /// `keys` are the fields from the first value to the last, `slots` the printed cells.
  init(keys: [FieldKey], slots: [ValueAlignment.Slot]) {
    fields = keys.map { key in
      guard let measure = Measure.of(key), let period = Period.of(key) else { return nil }
      return (measure, period)
    }
    self.slots = slots.map(Expectation.Printed.init)
  }

  /// What follows the programmed values, when these are read in one way and so much was achieved.
  func costs(_ start: ProgrammedReading, _ achieved: [Double?]) -> SequenceAlignment.Costs {
    let expected = fields[start.fieldCount...].map { field in
      field.map { Expectation.of($0.measure, $0.period, programmed: start, achieved: achieved) } ?? .text
    }
    let printed = slots[start.nextSlot...]
    var match: [Double] = []
    match.reserveCapacity(expected.count * printed.count)
    for wanted in expected { for slot in printed { match.append(wanted.cost(of: slot)) } }
    return SequenceAlignment.Costs(
      match: match, skipField: expected.map(\.costOfNothing), isLoss: expected.map(\.isLossIfMissing),
      skipSlot: printed.map(\.costOfLeaving))
  }
}
