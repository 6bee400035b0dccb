import Foundation
import Testing

@testable import MIRSchema

/// Exact numbers as texts, and their differences: what Foundation says of them, in less time.
struct DecimalTextTests {
  /// Numbers of every length and with every number of decimals, the odd ones among them.
  private static let numbers: [Decimal] = {
    var generator = SystemRandomNumberGenerator()
    var numbers: [Decimal] = [
      "0", "-0", "1", "-1", "0.1", "-0.05", "100", "1.50", "150.00", "9007199254740991", "9007199254740992",
      "9007199254740993", "-9007199254740993.5", "12345678901234567890", "0.000000001", "0.0000000001",
      "1e9", "1e10", "-1e20", "123456789.123456789", "99999999999999999999999999999999999999",
    ].compactMap { Decimal(string: $0) }
    for _ in 0..<5_000 {
      let digits = UInt64.random(
        in: 0...(.max >> UInt64.random(in: 0...63, using: &generator)), using: &generator)
      numbers.append(
        Decimal(
          sign: Bool.random(using: &generator) ? .plus : .minus,
          exponent: .random(in: -14...12, using: &generator),
          significand: Decimal(digits)))
    }
    return numbers
  }()

  @Test func `a number is written as Foundation describes it`() {
    for number in Self.numbers { #expect(number.text == "\(number)") }
  }

  @Test func `a whole number is exact as a double, and any other the nearest that Foundation finds`() {
    for number in Self.numbers {
      #expect(number.asDouble == NSDecimalNumber(decimal: number).doubleValue)
    }
  }

  @Test func `a difference is the one that Foundation computes`() {
    for (number, other) in zip(Self.numbers, Self.numbers.dropFirst()) {
      #expect(number.less(other) == number - other)
      #expect(number.less(other).text == (number - other).text)
    }
  }

  @Test func `not a number is written all the same`() { #expect(Decimal.nan.text == "\(Decimal.nan)") }
}
