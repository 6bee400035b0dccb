import Foundation

/// Which of an indicator's printed values its other values give exactly, and how: those that a sheet has formulas for.
///
/// Whatever the report's quarter is, every number that is there counts. What a cell does not hold as a number, no formula can
/// lean on.
package struct GivenValues: Hashable, Sendable {
  /// How a value is given.
  package enum Way: Hashable, Sendable {
    /// By the quarters of its measure.
    case accumulation(Accumulation)
    /// As the difference of its period.
    case difference
  }

  private var accumulations: [Accumulation?] = [nil, nil, nil, nil]
  private var differences = ValueSet()

  /// The values of an indicator that are given.
  package init(_ indicator: Indicator) {
    let values = ExactValues(indicator)
    let scaled = values.scaled
    let unfit = values.unfit
    let declared = indicator.declaredAccumulation
    func isOfFit(_ identity: Identity) -> Bool {
      unfit.isEmpty || !identity.parts.contains { unfit.contains($0.place) }
    }
    for period in Period.allCases {
      let identity = Identity.difference(period)
      guard values[.programmed, period] != nil, values[.variation, period] != nil, isOfFit(identity) else {
        continue
      }
      let isGiven = scaled.map { identity.isExact(in: $0) } ?? identity.isExact(in: values)
      if isGiven { differences.insert(identity.target) }
    }
    let law = RecordLaw(quarter: nil, declared: declared)
    let sums = scaled.map { RecordAccumulation($0, under: law).plainSums } ?? []
    var exact: RecordAccumulation<Decimal>?
    for measure in Identity.accumulated {
      guard let total = values[measure, .cumulative], isOfFit(.sum(measure)) else { continue }
      if sums.contains(measure) {
        accumulations[measure.position] = .sum
        continue
      }
      let accumulation = exact ?? law.accumulation(of: values)
      exact = accumulation
      guard let way = accumulation.way(of: measure), accumulation.value(of: measure, way) == total else {
        continue
      }
      accumulations[measure.position] = way
    }
  }

  /// How a value is given; `nil` where it is not.
  package subscript(place: ValuePlace) -> Way? {
    if differences.contains(place) { return .difference }
    guard place.period == .cumulative else { return nil }
    return accumulations[place.measure.position].map(Way.accumulation)
  }
}

extension Identity {
  /// Whether the target is exactly what its parts make of it.
  fileprivate func isExact<Number>(in values: RecordValues<Number>) -> Bool {
    values[target] == solution(for: target, in: values)
  }
}

extension RecordValues where Number == Decimal {
  /// The values that a cell does not hold as numbers.
  fileprivate var unfit: ValueSet {
    var result = ValueSet()
    for place in ValuePlace.all { if let value = self[place], !value.fitsCell { result.insert(place) } }
    return result
  }

  /// The values, all times one power of ten, as whole doubles: so few digits that sums of them are exact, and no dust is as
  /// much as one; `nil` where one has more.
  fileprivate var scaled: RoughValues? {
    var exponent = 0
    var found: [(place: ValuePlace, number: FewDigits)] = []
    found.reserveCapacity(ValuePlace.all.count)
    for place in ValuePlace.all {
      guard let value = self[place] else { continue }
      guard let few = FewDigits(value) else { return nil }
      exponent = Swift.min(exponent, few.exponent)
      found.append((place, few))
    }
    var result = RoughValues()
    for (place, few) in found {
      guard let digits = few.digits(exponent: exponent), digits.magnitude < Self.greatestScaled else {
        return nil
      }
      result[place] = Double(digits)
    }
    return result
  }

  private static var greatestScaled: UInt64 { 1_000_000_000_000 }
}
