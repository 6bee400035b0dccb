import Foundation

/// What a decimal is stored as, where 64 bits hold its digits.
///
/// `Decimal` says its digits only by making other decimals or strings of them, which takes longer than everything else that
/// is done with a number. Its twenty bytes are those that `NSDecimal` has always had: the exponent, a byte with the
/// count of words and flags, two bytes for nothing, and eight words of digits, the least first. Whether they still are is found out
/// once, from a few numbers; if not, the longer way is taken.
enum DecimalParts {
  /// The digits, without sign, and the power of ten that they are multiplied by; `nil` where they are more, or none.
  static func of(_ number: Decimal) -> (digits: UInt64, exponent: Int)? {
    guard isKnownLayout else { return nil }
    return stored(number)
  }

  private static let size = 20
  private static let isNegative: UInt8 = 0x08
  private static let mostWords: UInt8 = 4

  private static func stored(_ number: Decimal) -> (digits: UInt64, exponent: Int)? {
    unsafe withUnsafeBytes(of: number) { bytes in
      let exponent = Int(unsafe bytes.load(as: Int8.self))
      let flags = unsafe bytes.load(fromByteOffset: 1, as: UInt8.self)
      let words = flags >> 4
      // No digits and a sign is what is not a number.
      guard words <= mostWords, words > 0 || flags & isNegative == 0 else { return nil }
      let low = unsafe bytes.load(fromByteOffset: 4, as: UInt32.self)
      let high = unsafe bytes.load(fromByteOffset: 8, as: UInt32.self)
      // Words that do not count may say anything.
      let digits = (UInt64(low) | UInt64(high) << 32) & ~(~0 << (UInt64(words) * 16))
      return (digits, exponent)
    }
  }

  private static let isKnownLayout: Bool = {
    guard MemoryLayout<Decimal>.size == size else { return false }
    let known: [(Decimal, UInt64, Int)] = [
      (Decimal(sign: .minus, exponent: -3, significand: 123_456), 123_456, -3),
      (Decimal(sign: .plus, exponent: 5, significand: 7), 7, 5),
      (Decimal(0x1234_5678_9ABC_DEF1 as UInt64), 0x1234_5678_9ABC_DEF1, 0), (0, 0, 0),
    ]
    return known.allSatisfy { number, digits, exponent in
      stored(number).map { $0 == (digits, exponent) } ?? false
    } && stored(.nan) == nil && stored(Decimal(sign: .plus, exponent: 30, significand: 1) + 1) == nil
  }()
}
