package import Foundation

/// What one value of a record is made of: the one place that says it.
///
/// A check compares both sides, an expectation is one side, a formula in a sheet is the other one written out.
package enum Identity: Hashable, Sendable {
  /// The cumulative value is the sum of the quarters, unless the indicator accumulates in another way
  /// (``Accumulation``); of a variation this is not asked.
  case sum(Measure)
  /// The variation is programmed less achieved, in each quarter and cumulative; where goals were adjusted, some forms
  /// take it from these.
  case difference(Period)

  /// A value that the target is made of.
  package struct Part: Hashable, Sendable {
    package let place: ValuePlace
    /// 1 for what is added, -1 for what is taken away.
    package let sign: Int
  }

  /// The measures whose quarters are accumulated.
  package static let accumulated: [Measure] = [.programmed, .adjusted, .achieved]
  /// The quarters.
  package static let quarters: [Period] = Period.allCases.filter { $0.quarter != nil }

  /// All of them, sums first.
  package static let all = accumulated.map(Identity.sum) + Period.allCases.map(Identity.difference)

  /// The identity that a value is the target of; `nil` where nothing foretells it.
  package init?(of place: ValuePlace) {
    switch (place.measure, place.period) {
    case (.variation, let period): self = .difference(period)
    case (let measure, .cumulative): self = .sum(measure)
    case (.programmed, _), (.adjusted, _), (.achieved, _): return nil
    }
  }

  /// The value that is made.
  package var target: ValuePlace {
    switch self {
    case .sum(let measure): ValuePlace(measure, .cumulative)
    case .difference(let period): ValuePlace(.variation, period)
    }
  }

  /// What it is made of, in order.
  package var parts: [Part] {
    switch self {
    case .sum(let measure): Self.sums[measure.position]
    case .difference(let period): Self.differences[period.position]
    }
  }

  private static let sums = Measure.allCases.map { measure in
    quarters.map { Part(place: ValuePlace(measure, $0), sign: 1) }
  }
  private static let differences = Period.allCases.map { period in
    [
      Part(place: ValuePlace(.programmed, period), sign: 1),
      Part(place: ValuePlace(.achieved, period), sign: -1),
    ]
  }

  /// The target and its parts.
  package var places: [ValuePlace] {
    switch self {
    case .sum(let measure): Self.placesOfSums[measure.position]
    case .difference(let period): Self.placesOfDifferences[period.position]
    }
  }

  private static let placesOfSums = Measure.allCases.map { Self.places(of: .sum($0)) }
  private static let placesOfDifferences = Period.allCases.map { Self.places(of: .difference($0)) }

  private static func places(of identity: Identity) -> [ValuePlace] {
    [identity.target] + identity.parts.map(\.place)
  }

  /// What the identity makes of one value, by the others; blank counts as 0.
  ///
  /// `direction` is -1 where an office prints achieved less programmed.
  func solution<Number: LawNumber>(
    for place: ValuePlace, in values: RecordValues<Number>, direction: Int = 1
  ) -> Number {
    var rest: Number = 0
    var sign = 0
    for part in parts {
      if part.place == place {
        sign = part.sign
      } else if let value = values[part.place] {
        rest += part.sign < 0 ? -value : value
      }
    }
    if case .difference = self, direction < 0 {
      if sign == 0 { return -rest }
      return Self.signed(-(values[target] ?? 0) - rest, sign)
    }
    return sign == 0 ? rest : Self.signed((values[target] ?? 0) - rest, sign)
  }

  private static func signed<Number: LawNumber>(_ number: Number, _ sign: Int) -> Number {
    sign < 0 ? -number : number
  }

  /// Whether the target is what its parts make of it, a difference with the goals as programmed or as adjusted; blank
  /// counts as 0.
  func isKept<Number: LawNumber>(in values: RecordValues<Number>, direction: Int = 1) -> Bool {
    if isKeptAsProgrammed(in: values, direction: direction) { return true }
    guard case .difference = self, let adjusted = values.withGoalsAdjusted else { return false }
    return isKeptAsProgrammed(in: adjusted, direction: direction)
  }

  /// The same with the goals as programmed only.
  func isKeptAsProgrammed<Number: LawNumber>(in values: RecordValues<Number>, direction: Int = 1) -> Bool {
    Number.agree(
      values[target] ?? 0, solution(for: target, in: values, direction: direction),
      of: places.compactMap { values[$0] })
  }
}

extension Identity {
  /// What the identity makes of one value, by the others; blank counts as 0.
  package func solved(for place: ValuePlace, in values: ExactValues) -> Decimal {
    solution(for: place, in: values)
  }

  /// Whether the target is what its parts make of it; blank counts as 0.
  package func holds(in values: ExactValues) -> Bool { isKept(in: values) }
}
