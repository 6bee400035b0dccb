package import Foundation

/// Which of the values of a record is meant.
package struct ValuePlace: Hashable, Sendable {
  package let measure: Measure
  package let period: Period

  package init(_ measure: Measure, _ period: Period) {
    self.measure = measure
    self.period = period
  }

  /// All of them, in the order of the sheet.
  package static let all = Measure.allCases.flatMap { measure in
    Period.allCases.map { ValuePlace(measure, $0) }
  }

  /// The value that a field's key names; `nil` for fields that are not values.
  package init?(key: FieldKey) {
    guard let measure = Measure.of(key), let period = Period.of(key) else { return nil }
    self.init(measure, period)
  }

  /// The key of the value's field: `programmed.q1`.
  package var key: FieldKey { measure.key(period) }

  /// Its place among all of them.
  package var position: Int { measure.position * 5 + period.position }

  fileprivate var bit: UInt32 { 1 << UInt32(position) }
}

/// Some of the values of a record: those that a heading has, those that are in dispute.
package struct ValueSet: Hashable, Sendable {
  private var bits: UInt32 = 0

  package init() {}

  package init(_ places: some Sequence<ValuePlace>) { for place in places { insert(place) } }

  /// The values among the keys of fields.
  package init(keys: some Sequence<FieldKey>) {
    self.init(keys.compactMap(ValuePlace.init(key:)))
  }

  /// All of them.
  package static let all = ValueSet(ValuePlace.all)

  package var isEmpty: Bool { bits == 0 }

  package func isSubset(of other: ValueSet) -> Bool { bits & ~other.bits == 0 }

  package mutating func insert(_ place: ValuePlace) { bits |= place.bit }

  package func contains(_ place: ValuePlace) -> Bool { bits & place.bit != 0 }

  /// Whether there is a value of a measure.
  package func has(_ measure: Measure) -> Bool { Period.allCases.contains { contains(measure, $0) } }

  package func contains(_ measure: Measure, _ period: Period) -> Bool {
    contains(ValuePlace(measure, period))
  }
}

extension Report {
  /// Which values an indicator has; it is looked at in its place, since a copy costs more than the look.
  package func values(ofIndicator place: Int) -> ValueSet {
    var values = ValueSet()
    values.insert(.programmed, of: indicators[place].programmed)
    values.insert(.adjusted, of: indicators[place].adjusted)
    values.insert(.achieved, of: indicators[place].achieved)
    values.insert(.variation, of: indicators[place].variation)
    return values
  }
}

extension ValueSet {
  fileprivate mutating func insert(_ measure: Measure, of values: QuarterValues) {
    for period in Period.allCases where values[period] != nil { insert(ValuePlace(measure, period)) }
  }
}

/// The values of one measure: four quarters and what they make together.
package struct MeasureValues<Number: LawNumber>: Hashable, Sendable {
  private var q1: Number?
  private var q2: Number?
  private var q3: Number?
  private var q4: Number?
  private var cumulative: Number?

  package init() {}

  package subscript(period: Period) -> Number? {
    get {
      switch period {
      case .q1: q1
      case .q2: q2
      case .q3: q3
      case .q4: q4
      case .cumulative: cumulative
      }
    }
    set {
      switch period {
      case .q1: q1 = newValue
      case .q2: q2 = newValue
      case .q3: q3 = newValue
      case .q4: q4 = newValue
      case .cumulative: cumulative = newValue
      }
    }
  }

  /// Whether some value is there and not zero.
  package var hasSomething: Bool { Period.allCases.contains { (self[$0] ?? 0) != 0 } }
}

extension MeasureValues where Number == Decimal {
  package init(_ values: QuarterValues) {
    for period in Period.allCases { self[period] = values[period] }
  }
}

/// The values of a record: programmed, adjusted, achieved and variation, each of four quarters and cumulative.
package struct RecordValues<Number: LawNumber>: Hashable, Sendable {
  package var programmed = MeasureValues<Number>()
  package var adjusted = MeasureValues<Number>()
  package var achieved = MeasureValues<Number>()
  package var variation = MeasureValues<Number>()

  package init() {}

  package subscript(measure: Measure) -> MeasureValues<Number> {
    get {
      switch measure {
      case .programmed: programmed
      case .adjusted: adjusted
      case .achieved: achieved
      case .variation: variation
      }
    }
    set {
      switch measure {
      case .programmed: programmed = newValue
      case .adjusted: adjusted = newValue
      case .achieved: achieved = newValue
      case .variation: variation = newValue
      }
    }
  }

  package subscript(measure: Measure, period: Period) -> Number? {
    get {
      switch measure {
      case .programmed: programmed[period]
      case .adjusted: adjusted[period]
      case .achieved: achieved[period]
      case .variation: variation[period]
      }
    }
    set {
      switch measure {
      case .programmed: programmed[period] = newValue
      case .adjusted: adjusted[period] = newValue
      case .achieved: achieved[period] = newValue
      case .variation: variation[period] = newValue
      }
    }
  }

  package subscript(place: ValuePlace) -> Number? {
    get { self[place.measure, place.period] }
    set { self[place.measure, place.period] = newValue }
  }
}

extension RecordValues {
  /// The values with adjusted goals in place of the programmed ones; `nil` where no goal was adjusted.
  ///
  /// A quarter whose goal was not changed has the one that was programmed.
  var withGoalsAdjusted: RecordValues? {
    guard Period.allCases.contains(where: { adjusted[$0] != nil }) else { return nil }
    var values = self
    for period in Period.allCases { if let goal = adjusted[period] { values.programmed[period] = goal } }
    return values
  }
}

/// The values of a record as they are printed.
package typealias ExactValues = RecordValues<Decimal>

extension RecordValues where Number == Decimal {
  /// The values of an indicator.
  package init(_ indicator: Indicator) {
    for measure in Measure.allCases { self[measure] = MeasureValues(indicator[measure]) }
  }

  /// Puts a value in its place.
  package mutating func set(_ place: ValuePlace, _ value: Decimal?) { self[place] = value }

  /// The values as doubles where each is whole and so small that sums of all are exact; `nil` where one is not.
  var whole: RoughValues? {
    var result = RoughValues()
    for place in ValuePlace.all {
      guard let value = self[place] else { continue }
      guard let whole = value.fewWhole, whole.magnitude < Self.greatestOfSums else { return nil }
      result[place] = Double(whole)
    }
    return result
  }

  private static var greatestOfSums: UInt64 { 1 << 48 }
}
