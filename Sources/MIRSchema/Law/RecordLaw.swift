package import Foundation

/// What the values of a record satisfy, for a report of one quarter: the sums, the differences, which cells are open.
///
/// The programmed values say how an indicator accumulates (``Accumulation``), and the achieved ones must accumulate in
/// one of the ways that they allow. The sum is the usual way: where the programmed values hold as a sum, too, or say
/// nothing, a last or constant value of the achieved ones counts only where the printed variation confirms it.
///
/// Where the sheet says by name how the indicator accumulates, it is that way and no other. Adjusted goals accumulate as
/// programmed ones do, and a variation may be taken from them.
///
/// It knows numbers and no sheets; what is said of a deviation, and what is done about it, is decided elsewhere.
package struct RecordLaw: Hashable, Sendable {
  /// The quarter reported on, if it is known.
  package let quarter: Int?
  /// The values that the heading has a column for.
  package let headed: ValueSet
  /// Values that are blank though something may have been printed for them; what needs them is not checked.
  package let disputed: ValueSet
  /// How the sheet says that the indicator accumulates; `nil` where it says nothing.
  package var declared: Accumulation?
  /// Whether the sheet prints what was achieved less what was programmed as variation.
  package let isReversed: Bool
  /// The values that the heading has and that are not open; goals are adjusted of few indicators.
  private let required: ValueSet

  package init(
    quarter: Int?, headed: ValueSet = .all, disputed: ValueSet = ValueSet(), declared: Accumulation? = nil,
    isReversed: Bool = false
  ) {
    self.quarter = quarter
    self.headed = headed
    self.disputed = disputed
    self.declared = declared
    self.isReversed = isReversed
    required = ValueSet(
      ValuePlace.all.filter { place in
        headed.contains(place) && !place.measure.isOptional
          && !Self.isOpen(place.measure, place.period, quarter: quarter)
      })
  }

  /// The decimals to which a mean is rounded that the program computes itself.
  package static let meanDecimals = 4

  /// The sign of programmed less achieved in what is printed as variation.
  package var direction: Int { isReversed ? -1 : 1 }

  // MARK: Open cells

  /// Whether a value is rightly blank: nothing has been achieved in a quarter that is still to come.
  package func isOpen(_ measure: Measure, _ period: Period) -> Bool {
    Self.isOpen(measure, period, quarter: quarter)
  }

  private static func isOpen(_ measure: Measure, _ period: Period, quarter: Int?) -> Bool {
    guard measure == .achieved, let quarter, let number = period.quarter else { return false }
    return number > quarter
  }

  /// Whether every value that the heading has, and that is not open, is there.
  package func isComplete(_ present: ValueSet) -> Bool { required.isSubset(of: present) }

  /// Whether the heading has every quarter of a measure that is not open: else it says nothing of their sum.
  private func hasQuarters(of measure: Measure) -> Bool {
    Identity.quarters.allSatisfy { headed.contains(measure, $0) || isOpen(measure, $0) }
  }

  private func isKnown(_ identity: Identity) -> Bool {
    disputed.isEmpty || !identity.parts.contains { disputed.contains($0.place) }
  }

  // MARK: Accumulation

  /// How the values of a record accumulate.
  package func accumulation(of values: ExactValues) -> RecordAccumulation<Decimal> {
    RecordAccumulation(values, under: self)
  }

  /// Whether cumulative values of a measure can be checked against its quarters.
  func checksQuarters(of measure: Measure) -> Bool {
    hasQuarters(of: measure) && isKnown(.sum(measure))
  }

  // MARK: Deviations

  /// The values that are not what the others make of them, in the order in which people read them.
  package func deviations(in values: ExactValues) -> [Deviation<Decimal>] {
    // Whole numbers are most, and doubles hold their sums exactly.
    if let whole = values.whole {
      if isKeptAsSums(whole) { return [] }
    } else if isKeptAsSums(values) {
      return []
    }
    var result: [Deviation<Decimal>] = []
    visitDeviations(in: values) { deviation in
      result.append(deviation())
      return true
    }
    return result
  }

  /// Whether every value is what the others make of it.
  package func holds(_ values: ExactValues) -> Bool { isKept(values) }

  func isKept<Number>(_ values: RecordValues<Number>) -> Bool {
    if isKeptAsSums(values) { return true }
    var holds = true
    visitDeviations(in: values) { _ in
      holds = false
      return false
    }
    return holds
  }

  /// Whether every printed target is exactly what its parts add up to, and nothing was achieved ahead: most records are
  /// so, and nothing more is to be asked of them.
  private func isKeptAsSums<Number>(_ values: RecordValues<Number>) -> Bool {
    guard declared == nil || declared == .sum else { return false }
    for period in Identity.quarters where isOpen(.achieved, period) {
      if let found = values[.achieved, period], found != 0 { return false }
    }
    for identity in Identity.all {
      guard let found = values[identity.target] else { continue }
      guard found == identity.solution(for: identity.target, in: values, direction: direction) else {
        return false
      }
    }
    return true
  }

  /// Calls `body` with each deviation, as long as it wants more.
  private func visitDeviations<Number>(
    in values: RecordValues<Number>, _ body: (() -> Deviation<Number>) -> Bool
  ) {
    for period in Identity.quarters where isOpen(.achieved, period) {
      guard let found = values[.achieved, period], found != 0 else { continue }
      guard body({ Deviation(place: ValuePlace(.achieved, period), found: found, rule: .ahead) }) else {
        return
      }
    }
    let accumulation = RecordAccumulation(values, under: self)
    for measure in Identity.accumulated where !accumulation.isRight(measure) {
      guard body({ accumulation.deviation(of: measure) }) else { return }
    }
    for period in Period.allCases {
      let identity = Identity.difference(period)
      guard values[.programmed, period] != nil, let found = values[.variation, period], isKnown(identity)
      else { continue }
      // Most are just that.
      if found == identity.solution(for: identity.target, in: values, direction: direction),
        period != .cumulative || values[.achieved, period] != nil
      {
        continue
      }
      let expected = accumulation.variations(in: period)
      guard let usual = expected.first, !expected.contains(where: { agrees(found, $0, identity, values) })
      else { continue }
      let place = identity.target
      guard body({ Deviation(place: place, found: found, rule: .difference(expected: usual)) }) else {
        return
      }
    }
  }

  private func agrees<Number: LawNumber>(
    _ found: Number, _ expected: Number, _ identity: Identity, _ values: RecordValues<Number>
  ) -> Bool {
    // What is not printed may be made of the quarters.
    Number.agree(
      found, expected,
      of: identity.places.compactMap { values[$0] } + (identity == .difference(.cumulative) ? [expected] : [])
    )
  }
}

/// A value that is not what the others make of it.
package struct Deviation<Number: LawNumber>: Hashable, Sendable {
  /// What a value should have been.
  package enum Rule: Hashable, Sendable {
    /// Nothing is achieved in a quarter that has not come.
    case ahead
    /// It accumulates the quarters: what each way gives, which ways the programmed values allow, and which fit all the
    /// same, though nothing confirms them.
    case accumulation(results: [Accumulation: Number], allowed: Accumulations, fitting: Accumulations)
    /// It is what was programmed less what was achieved.
    case difference(expected: Number)
  }

  package let place: ValuePlace
  package let found: Number
  package let rule: Rule

  /// What the value should be; `nil` where it should be blank.
  ///
  /// Of several ways to accumulate it is the usual one.
  package var expected: Number? {
    switch rule {
    case .ahead: nil
    case .difference(let expected): expected
    case .accumulation(let results, let allowed, _): allowed.usual.lazy.compactMap { results[$0] }.first
    }
  }
}

extension Accumulations {
  /// The ways in the order in which they are expected: of what is not added up the last value is reported.
  var usual: [Accumulation] { [.sum, .lastValue, .average, .constant].filter(contains) }
}
