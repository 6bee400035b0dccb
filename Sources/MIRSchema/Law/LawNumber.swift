package import Foundation
import SheetIO

/// A number that a record's values are checked in: exact decimals, or doubles to weigh placements by.
///
/// **Exactness.** Printed numbers are decimals, and decimals are equal or they are not. Only a number that a formula
/// computed in binary may carry what binary numbers leave behind: it shows as a fraction of fifteen digits, which is what
/// Excel keeps, to seventeen, which is what other programs print of a double (`0.0999999999999091` for 1234.56 less
/// 1234.46, `33.3333333333333` for a third of 100). Where one takes part, each number may be off by half a unit in the
/// fifteenth digit of the greatest. So 100.0000000005 is not the sum of 10, 20, 30 and 40, and three times
/// 33.3333333333333 is 100.
package protocol LawNumber: Comparable, Hashable, Sendable, SignedNumeric where Magnitude == Self {
  /// Whether a computation in binary may have left its dust in the number.
  var mayHoldDust: Bool { get }
  /// How many digits are before the point: 4 of 1234.5, -1 of 0.05.
  var wholeDigits: Int { get }
  /// How many digits are behind the point, without zeros at the end.
  var decimals: Int { get }
  /// The number as it is written, without exponent and without zeros at the end of a fraction.
  var digits: String { get }

  /// The number with so many decimals at most, a half away from zero.
  func rounded(toDecimals decimals: Int) -> Self

  /// A power of ten.
  static func power(ofTen exponent: Int) -> Self
  /// The quotient.
  static func / (dividend: Self, divisor: Self) -> Self
}

/// Excel's precision, in digits.
private let precision = SignificantDigits.excelPrecision
/// A double is distinguished from its neighbours by as many digits.
private let longestDouble = 17

extension LawNumber {
  /// Whether what was found is what was expected; `numbers` are those that take part, the one found among them.
  package static func agree(_ found: Self, _ expected: Self, of numbers: @autoclosure () -> [Self]) -> Bool {
    if found == expected { return true }
    let numbers = numbers()
    guard numbers.contains(where: \.mayHoldDust), let greatest = numbers.map(\.magnitude).max() else {
      return false
    }
    let difference = (found - expected).magnitude
    // Most differ by more than any dust, and need not have their digits counted.
    guard let count = Self(exactly: numbers.count),
      difference <= count * greatest * power(ofTen: 1 - precision)
    else { return false }
    return difference <= dust(of: numbers.count, upTo: greatest)
  }

  /// What a computation with so many numbers, none of them greater than `greatest`, may leave behind.
  package static func dust(of count: Int, upTo greatest: Self) -> Self {
    guard let count = Self(exactly: count) else { return 0 }
    return count * power(ofTen: greatest.wholeDigits - precision) / 2
  }
}

extension Decimal: LawNumber {
  package var mayHoldDust: Bool {
    // Whole numbers, and those of few digits, are most.
    guard exponent < 0, significand >= Self.fewestDigitsOfDust else { return false }
    return decimals > 0 && (precision...longestDouble).contains(significantDigits.count)
  }

  private static let fewestDigitsOfDust = power(ofTen: precision - 1)

  package var wholeDigits: Int { self == 0 ? 0 : "\(significand)".utf8.count + exponent }

  package var decimals: Int {
    guard exponent < 0, self != 0 else { return 0 }
    let zeros = "\(significand)".utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    return max(0, -exponent - zeros)
  }

  package var digits: String { text }

  package func rounded(toDecimals decimals: Int) -> Decimal {
    var (exact, rounded) = (self, Decimal())
    unsafe NSDecimalRound(&rounded, &exact, decimals, .plain)
    return rounded
  }

  private var significantDigits: Substring { "\(significand)"[...].droppingTrailingZeros }

  package static func power(ofTen exponent: Int) -> Decimal {
    Decimal(sign: .plus, exponent: exponent, significand: 1)
  }
}

extension Double: LawNumber {
  /// Doubles stand for the decimals that they were read from, and are never quite those.
  package var mayHoldDust: Bool { true }

  package var wholeDigits: Int { SignificantDigits(self).exponent }

  package var decimals: Int {
    if rounded() == self { return 0 }
    let digits = SignificantDigits(self)
    return max(0, digits.digits.count - digits.exponent)
  }

  package var digits: String { SignificantDigits(self).general }

  package func rounded(toDecimals decimals: Int) -> Double {
    let scale = Double.power(ofTen: decimals)
    return (self * scale).rounded() / scale
  }

  package static func power(ofTen exponent: Int) -> Double { pow(10, Double(exponent)) }
}

extension Substring {
  fileprivate var droppingTrailingZeros: Substring {
    var rest = self
    while rest.last == "0" { rest = rest.dropLast() }
    return rest
  }
}
