import Foundation
import MIRSchema

/// The sums and differences that the values of one row should satisfy.
///
/// Programmed less achieved is the variation, quarters add up, and nothing is achieved in a quarter that has not come.
/// A blank counts as 0. A value that is not there because its cell was lost (``Value/unknown``) is held against
/// nothing.
struct RowArithmetic {
  /// What stands in a field.
  enum Value: Hashable {
    case number(Double)
    case blank
    case unknown
  }

  /// The keys of the values that the heading has.
  let keys: [FieldKey]
  /// The quarter reported on, if it is known.
  let quarter: Int?

  /// How many conditions hold, and how many do not.
  struct Verdict: Hashable {
    var held = 0
    var broken = 0
  }

  /// Weighs a row, whichever way its variation is reckoned: some offices print achieved less programmed.
  func verdictInEitherDirection(_ values: [Value]) -> Verdict {
    let (one, other) = (verdict(values), verdict(values, sign: -1))
    return one.broken <= other.broken ? one : other
  }

  /// Weighs a row; `values` go with ``keys``.
  ///
  /// `sign` is 1 where the variation is programmed less achieved, -1 where it is the other way round.
  func verdict(_ values: [Value], sign: Double = 1) -> Verdict {
    var verdict = Verdict()
    let places = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    func value(_ measure: Measure, _ period: Period) -> Value? {
      places[measure.key(period)].map { values[$0] }
    }
    func check(_ parts: [(Double, Value?)]) {
      var sum = 0.0
      var numbers = 0
      for (sign, part) in parts {
        switch part {
        case .number(let number):
          sum += sign * number
          numbers += 1
        case .blank: break
        case .unknown, nil: return
        }
      }
      guard numbers > 0 else { return }
      if abs(sum) < 1e-6 { verdict.held += 1 } else { verdict.broken += 1 }
    }
    let quarters = Array(Period.allCases.dropLast())
    for measure in [Measure.programmed, .achieved] {
      check(quarters.map { (1, value(measure, $0)) } + [(-1, value(measure, .cumulative))])
    }
    for period in Period.allCases {
      let parts = [
        (1.0, value(.programmed, period)), (-1, value(.achieved, period)), (-sign, value(.variation, period)),
      ]
      check(parts)
    }
    for period in quarters {
      guard let quarter, let number = period.quarter, let done = value(.achieved, period) else { continue }
      switch done {
      case .number(let number) where period.quarter ?? 0 > quarter && number != 0: verdict.broken += 1
      case .blank where number <= quarter: verdict.broken += 1
      default: verdict.held += 1
      }
    }
    return verdict
  }
}
