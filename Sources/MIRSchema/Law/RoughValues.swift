/// The values of a record as doubles: whole numbers, which doubles hold exactly, and whatever placements are weighed by.
///
/// What is here has no type left open, so that other modules call it at full speed.
package typealias RoughValues = RecordValues<Double>

extension RecordValues where Number == Double {
  /// Puts a value in its place.
  package mutating func set(_ place: ValuePlace, _ value: Double?) {
    self[place.measure, place.period] = value
  }

  /// The value at a place.
  package func value(_ place: ValuePlace) -> Double? { self[place.measure, place.period] }

  /// Takes over the values of a measure.
  package mutating func set(_ measure: Measure, _ values: MeasureValues<Double>) { self[measure] = values }
}

extension MeasureValues where Number == Double {
  /// Puts a value in its place.
  package mutating func set(_ period: Period, _ value: Double?) { self[period] = value }

  /// The value of a period.
  package func value(_ period: Period) -> Double? { self[period] }
}

extension Identity {
  /// What the identity makes of one value, by the others; blank counts as 0.
  ///
  /// `direction` is -1 where an office prints achieved less programmed.
  package func solved(for place: ValuePlace, in values: RoughValues, direction: Int = 1) -> Double {
    solution(for: place, in: values, direction: direction)
  }

  /// Whether the target is what its parts make of it; blank counts as 0.
  package func holds(in values: RoughValues) -> Bool { isKept(in: values, direction: 1) }
}

/// Whether doubles of one row are the same number: the rule of exactness, for what is weighed and not kept.
package struct Closeness: Sendable {
  private let dust: Double

  /// The most numbers that a value is made of: a cumulative variation of its quarters.
  private static let mostNumbers = 8

  /// The closeness of sums and differences of these numbers.
  package init(of numbers: some Sequence<Double>) {
    let greatest = numbers.reduce(0) { max($0, $1.magnitude) }
    dust = Double.dust(of: Self.mostNumbers, upTo: greatest)
  }

  /// Whether two are the same.
  package func agree(_ one: Double, _ other: Double) -> Bool { (one - other).magnitude <= dust }

  /// Whether a number is not less than nothing.
  package func isAtLeastZero(_ number: Double) -> Bool { number >= -dust }
}

/// How many of a row's sums, differences and open cells are as they should be, and how many are not.
package struct LawVerdict: Hashable, Sendable {
  package var held = 0
  package var broken = 0

  package init() {}
}

extension RecordLaw {
  /// Whether every value is what the others make of it; exact where all are whole numbers.
  package func holds(_ values: RoughValues) -> Bool { isKept(values) }

  /// Weighs a row, whichever way its variation is computed: of a single row it may not be known.
  package func verdictInEitherDirection(_ values: RoughValues) -> LawVerdict {
    let (one, other) = (verdict(values, direction: direction), verdict(values, direction: -direction))
    return one.broken <= other.broken ? one : other
  }

  /// Weighs a row as a row of sums: no other way of accumulating is evidence of where a cell belongs.
  ///
  /// Blank counts as 0, and is wrong where a quarter that has come says nothing of what was achieved.
  package func verdict(_ values: RoughValues) -> LawVerdict { verdict(values, direction: direction) }

  private func verdict(_ values: RoughValues, direction: Int) -> LawVerdict {
    var verdict = LawVerdict()
    func count(_ holds: Bool) { if holds { verdict.held += 1 } else { verdict.broken += 1 } }
    for identity in Identity.all where identity.places.allSatisfy(headed.contains) {
      guard identity.places.contains(where: { values[$0] != nil }) else { continue }
      count(identity.isKept(in: values, direction: direction))
    }
    guard quarter != nil else { return verdict }
    for period in Identity.quarters where headed.contains(.achieved, period) {
      let found = values[.achieved, period]
      count(isOpen(.achieved, period) ? (found ?? 0) == 0 : found != nil)
    }
    return verdict
  }
}
