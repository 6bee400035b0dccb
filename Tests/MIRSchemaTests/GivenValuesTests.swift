import Foundation
import Testing

@testable import MIRSchema

struct GivenValuesTests {
  /// The rule in the arithmetic of 38 digits, value by value.
  private static func slow(_ place: ValuePlace, _ indicator: Indicator) -> GivenValues.Way? {
    let values = ExactValues(indicator)
    guard let number = values[place], let identity = Identity(of: place),
      identity.parts.allSatisfy({ (values[$0.place] ?? 0).fitsCell })
    else { return nil }
    switch identity {
    case .difference(let period):
      let isGiven =
        indicator.programmed[period] != nil && number == identity.solved(for: place, in: values)
      return isGiven ? .difference : nil
    case .sum(let measure):
      let accumulation = RecordLaw(quarter: nil, declared: indicator.declaredAccumulation)
        .accumulation(of: values)
      guard let way = accumulation.way(of: measure), accumulation.value(of: measure, way) == number else {
        return nil
      }
      return .accumulation(way)
    }
  }

  private static let kinds: [@Sendable (inout SystemRandomNumberGenerator) -> Decimal] = [
    { Decimal(Int.random(in: 0...40, using: &$0)) },
    { Decimal(Int.random(in: -4...4, using: &$0)) / 4 },
    { Decimal(Int.random(in: 0...9_999, using: &$0)) / 100 },
    {
      Decimal(
        sign: .plus, exponent: .random(in: -15...15, using: &$0),
        significand: Decimal(Int.random(in: 0...9, using: &$0)))
    },
    {
      Decimal(Int.random(in: 0...3, using: &$0))
        * Decimal(sign: .plus, exponent: -6, significand: 333_333_333_333_333_333)
    },
  ]

  private static func indicator(
    _ number: (inout SystemRandomNumberGenerator) -> Decimal, _ random: inout SystemRandomNumberGenerator
  ) -> Indicator {
    var indicator = Indicator()
    let isConstant = Int.random(in: 0...4, using: &random) == 0
    let constant = number(&random)
    for measure in Measure.allCases where !measure.isOptional || Int.random(in: 0...3, using: &random) == 0 {
      for period in Period.allCases where Int.random(in: 0...7, using: &random) > 0 {
        indicator.set(isConstant ? constant : number(&random), measure, period)
      }
    }
    // Most records are kept, in one way or another.
    for measure in Identity.accumulated where Int.random(in: 0...3, using: &random) > 0 {
      let quarters = indicator[measure].quarters.compactMap(\.self)
      guard let last = quarters.last, !measure.isOptional else { continue }
      let totals = [quarters.reduce(0, +), last, quarters.reduce(0, +) / Decimal(quarters.count)]
      indicator.set(totals[Int.random(in: 0...2, using: &random)], measure, .cumulative)
    }
    for period in Period.allCases where Int.random(in: 0...3, using: &random) > 0 {
      guard let goal = indicator.programmed[period] else { continue }
      indicator.set(goal - (indicator.achieved[period] ?? 0), .variation, period)
    }
    let ways = [nil, nil, nil, "Suma", "Promedio", "Último valor", "Constante"]
    indicator.accumulation = ways[Int.random(in: ways.indices, using: &random)]
    return indicator
  }

  @Test func `what is given is the same in machine words and in 38 digits`() {
    var random = SystemRandomNumberGenerator()
    var given = 0
    for number in Self.kinds {
      for _ in 0..<150 {
        let indicator = Self.indicator(number, &random)
        let values = GivenValues(indicator)
        let wrong = ValuePlace.all.filter { values[$0] != Self.slow($0, indicator) }
        #expect(wrong.isEmpty, "\(wrong) of \(indicator)")
        given += ValuePlace.all.count { values[$0] != nil }
      }
    }
    #expect(given > 700)
  }

  @Test func `wrong arithmetic, and what stands alone, is given by nothing`() {
    var indicator = Indicator()
    indicator.programmed.q1 = 10
    indicator.programmed.cumulative = 11
    indicator.variation.q2 = 0
    let values = GivenValues(indicator)
    #expect(ValuePlace.all.allSatisfy { values[$0] == nil })
    indicator.programmed.cumulative = 10
    #expect(GivenValues(indicator)[ValuePlace(.programmed, .cumulative)] == .accumulation(.sum))
  }
}
