package import Foundation

/// A number of few digits: a whole number, and the power of ten that it is times.
///
/// Nearly all printed numbers are such; what is asked of each number of a sheet is then answered in machine words, and not in
/// the arithmetic of 38 digits.
package struct FewDigits: Hashable, Sendable {
  /// The digits with the sign; a double holds them exactly.
  package let digits: Int64
  /// The power of ten, as the decimal has it: -2 of 12.50.
  package let exponent: Int

  /// The digits of a number; `nil` where they are too many, or the number is none.
  package init?(_ number: Decimal) {
    guard Self.knowsMemory else { return nil }
    self.init(memory: number)
  }

  private init(_ digits: Int64, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// Reads the digits where the decimal has them.
  ///
  /// Source: swift-foundation, `Decimal.Storage`: the exponent; the length in words of 16 bits, the sign; the words, the lowest
  /// first. Of no length are zero and, with a sign, what is no number.
  private init?(memory number: Decimal) {
    let (head, words) = unsafe withUnsafeBytes(of: number) { bytes in
      unsafe (
        bytes.loadUnaligned(as: UInt16.self), bytes.loadUnaligned(fromByteOffset: 4, as: UInt64.self)
      )
    }
    let (length, isNegative) = (head >> 12, head & 0x0800 != 0)
    guard length <= 4, length > 0 || !isNegative else { return nil }
    let digits = length == 4 ? words : words & ((1 << (16 * UInt64(length))) - 1)
    guard digits < Self.tooMany else { return nil }
    self.init(
      isNegative ? -Int64(digits) : Int64(digits), exponent: Int(Int8(truncatingIfNeeded: head)))
  }

  /// Greater whole numbers are not all exact as doubles.
  private static let tooMany: UInt64 = 1 << 53

  /// Whether decimals are in memory as they are read here; where they are not, none is of few digits.
  private static let knowsMemory: Bool = {
    let known: [(Int64, Int)] = [
      (0, 0), (1, 3), (12_345, -3), (-12_345, -3), (65_536, 0), (-4_294_967_297, 2),
      (281_474_976_710_657, -9),
    ]
    return known.allSatisfy { digits, exponent in
      let number = Decimal(
        sign: digits < 0 ? .minus : .plus, exponent: exponent, significand: Decimal(digits.magnitude))
      return FewDigits(memory: number) == FewDigits(digits, exponent: exponent)
    }
  }()

  /// The double that Foundation makes of the decimal, which divides or multiplies by ten, step by step.
  package var double: Double {
    var double = Double(digits)
    for _ in 0..<max(0, exponent) { double *= 10 }
    for _ in 0..<max(0, -exponent) { double /= 10 }
    return double
  }

  /// How many digits are written before the point: one at least.
  package var wholeDigits: Int {
    var whole = digits.magnitude
    for _ in 0..<max(0, -exponent) { whole /= 10 }
    var count = whole == 0 ? 1 : max(0, exponent)
    while whole > 0 {
      whole /= 10
      count += 1
    }
    return count
  }

  /// The digits as those of a number with another power of ten, which is not greater; `nil` where they are too many.
  func digits(exponent other: Int) -> Int64? {
    guard digits != 0 else { return 0 }
    var result = digits
    for _ in 0..<max(0, exponent - other) {
      let (product, isTooMuch) = result.multipliedReportingOverflow(by: 10)
      guard !isTooMuch else { return nil }
      result = product
    }
    return result
  }

  /// Whether its double is surely the number again at fifteen digits.
  ///
  /// Up to four divisions by ten are off by less than half of the fifteenth digit.
  var isSureAsDouble: Bool {
    switch exponent {
    case -4...0: digits.magnitude < 10_000_000_000_000
    case 1...9: digits.magnitude < 1_000_000
    default: digits == 0
    }
  }
}
