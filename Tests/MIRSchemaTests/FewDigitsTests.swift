import Foundation
import Testing

@testable import MIRSchema

struct FewDigitsTests {
  private static let numbers: [Decimal] = {
    var numbers: [Decimal] = [0, 1, -1, 10, 1_000, 0.5, -0.5, 12.25, 1_234_567.5, 100]
    for exponent in -20...12 {
      for digits in [
        1, 7, 95, 12_345, 999_999_999, 123_456_789_012_345, 9_007_199_254_740_991, 9_007_199_254_740_993,
      ] {
        numbers.append(Decimal(sign: .plus, exponent: exponent, significand: Decimal(digits)))
        numbers.append(Decimal(sign: .minus, exponent: exponent, significand: Decimal(digits)))
      }
    }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let digits = Int.random(in: 0...(1 << Int.random(in: 1...53, using: &random)), using: &random)
      numbers.append(
        Decimal(sign: .plus, exponent: .random(in: -17...9, using: &random), significand: Decimal(digits)))
    }
    numbers.append(Decimal(Int64.max) * 1_000_000 + Decimal(sign: .plus, exponent: -9, significand: 1))
    return numbers
  }()

  @Test func `its double is the one that Foundation makes of the decimal`() {
    let wrong = Self.numbers.filter { number in
      guard let few = FewDigits(number) else { return false }
      return few.double != NSDecimalNumber(decimal: number).doubleValue
        || Decimal(few.digits) * Decimal(sign: .plus, exponent: few.exponent, significand: 1) != number
    }
    #expect(wrong.isEmpty)
  }

  @Test func `numbers as people print them are of few digits`() {
    for number in Self.numbers.prefix(10) { #expect(FewDigits(number) != nil, "\(number)") }
    #expect(FewDigits(.nan) == nil)
    #expect(FewDigits(Decimal(Int64.max) * 10) == nil)
  }

  @Test func `the digits before the point are those that are written`() {
    let wrong = Self.numbers.filter { number in
      guard let few = FewDigits(number) else { return false }
      return few.wholeDigits != "\(number.magnitude)".prefix { $0 != "." }.count
    }
    #expect(wrong.isEmpty)
  }

  @Test func `what a cell holds is what a double gives back`() {
    #expect(Self.numbers.filter { $0.fitsCell != (NumberReading.decimal($0.asDouble) == $0) }.isEmpty)
  }
}
