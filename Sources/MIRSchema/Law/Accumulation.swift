/// How the quarters of an indicator make its cumulative value.
package enum Accumulation: String, CaseIterable, Hashable, Sendable {
  /// They add up; blank counts as 0.
  case sum
  /// Every quarter that has a value has the same, and the year has it, too.
  case constant
  /// The last quarter that has a value, as of a stock.
  case lastValue
  /// The mean of the quarters that have a value, rounded as it is printed.
  case average

  /// How what was achieved may accumulate where the sheet names this way.
  ///
  /// What should be constant need not have been reached alike in every quarter: then the last quarter or the mean stands
  /// for the year, and never the sum.
  package var allowedForResults: Accumulations {
    self == .constant ? Accumulations.all.subtracting(Accumulations(.sum)) : Accumulations(self)
  }
}

/// Several ways in which an indicator may accumulate.
package struct Accumulations: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package init(_ way: Accumulation) {
    rawValue =
      switch way {
      case .sum: 1
      case .constant: 2
      case .lastValue: 4
      case .average: 8
      }
  }

  package static let all = Accumulations(Accumulation.allCases.map(Accumulations.init))

  package func contains(_ way: Accumulation) -> Bool { contains(Accumulations(way)) }

  /// The ways, the usual one first.
  package var ways: [Accumulation] { Accumulation.allCases.filter(contains) }

  /// The way, where there is only one.
  ///
  /// What is constant is its last value and its average, too: as long as nothing else is known it is constant.
  package var only: Accumulation? { rawValue.nonzeroBitCount == 1 ? ways.first : nil }
}

/// The quarters of one measure as far as they accumulate.
package struct QuarterTally<Number: LawNumber>: Sendable {
  /// How many quarters have a value.
  package var count: Int { all.count }
  private let values: MeasureValues<Number>
  private let sum: Number
  /// All quarters that have a value, and those among them whose value is not 0.
  private var all = Run()
  private var measured = Run()

  /// Quarters one after the other.
  private struct Run {
    var count = 0
    var size: Number = 0
    var sum: Number = 0
    var last: Number?
    var areEqual = true

    mutating func add(_ value: Number) {
      if let last, last != value { areEqual = false }
      last = value
      count += 1
      size += 1
      sum += value
    }

    /// What they accumulate to, unless that is their sum.
    func value(_ way: Accumulation) -> Number? {
      guard let last else { return nil }
      return switch way {
      case .sum: sum
      case .constant: areEqual ? last : nil
      case .lastValue: last
      case .average: sum / size
      }
    }
  }

  /// The quarters of a measure; a zero in a quarter that is still to come counts for nothing.
  package init(_ measure: Measure, of values: RecordValues<Number>, under law: RecordLaw) {
    self.values = values[measure]
    sum = Identity.sum(measure).solution(for: ValuePlace(measure, .cumulative), in: values)
    for period in Identity.quarters {
      guard let value = values[measure, period], value != 0 || !law.isOpen(measure, period) else { continue }
      all.add(value)
      if value != 0 { measured.add(value) }
    }
  }

  /// What the quarters accumulate to; `nil` where none has a value, or they are not alike and should be constant.
  package func value(_ way: Accumulation) -> Number? {
    way == .sum && all.last != nil ? sum : all.value(way)
  }

  /// The ways in which the quarters accumulate to a printed value.
  package func ways(giving total: Number) -> Accumulations {
    var result: Accumulations = []
    for way in Accumulation.allCases where gives(total, way) { result.insert(Accumulations(way)) }
    return result
  }

  /// Whether the quarters accumulate to a printed value in one way.
  package func gives(_ total: Number, _ way: Accumulation) -> Bool { gives(total, way, value(way)) }

  /// Whether the quarters accumulate to a printed value in the way that the sheet names.
  ///
  /// Of what is measured once a year the other quarters are printed as 0, which says that there was nothing to measure.
  func gives(_ total: Number, asDeclared way: Accumulation) -> Bool {
    gives(total, way) || gives(total, way, measured.value(way))
  }

  private func gives(_ total: Number, _ way: Accumulation, _ value: Number?) -> Bool {
    guard let value else { return false }
    if agrees(total, value) { return true }
    // A mean that does not end, or has more decimals than its cell shows, is printed rounded.
    return way == .average && (value - total).magnitude * 2 <= Number.power(ofTen: -total.decimals)
  }

  private func agrees(_ total: Number, _ value: Number) -> Bool {
    Number.agree(total, value, of: Identity.quarters.compactMap { values[$0] } + [total])
  }

  /// Whether a printed value that is not the sum says for certain that the quarters accumulate otherwise.
  ///
  /// What a slip makes of a sum may be the last value by accident: nothing at all, or the sum without one of its digits. A
  /// mean rounded to its first digit is near too many numbers.
  package func isTelling(_ total: Number) -> Bool {
    guard total != 0, !Self.isSlip(total.digits, of: sum.digits) else { return false }
    let hasOthers = [.constant, .lastValue].contains { gives(total, $0) }
    if hasOthers { return true }
    guard let mean = value(.average) else { return false }
    return agrees(total, mean) || total.digits.utf8.count(where: Self.isDigit) > 1
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a number is written like another that lost a digit.
  private static func isSlip(_ text: String, of whole: String) -> Bool {
    let (text, whole) = (Array(text.utf8), Array(whole.utf8))
    guard text.count + 1 == whole.count else { return false }
    return whole.indices.contains { isDigit(whole[$0]) && text == Array(whole[..<$0] + whole[($0 + 1)...]) }
  }
}
