#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A number as decimal digits, at the fifteen that Excel keeps: 0.30000000000000004 is 0.3.
///
/// Its value is `0.d₁d₂d₃… × 10^exponent`; no digit at all is zero.
package struct SignificantDigits: Hashable, Sendable {
  /// Whether the number is below zero.
  package private(set) var isNegative: Bool
  /// Digits from 0 to 9, the first and the last not 0.
  package private(set) var digits: [UInt8]
  /// Where the point is, counted from before the first digit.
  package private(set) var exponent: Int

  /// Excel's precision.
  ///
  /// Source: Excel specifications and limits, "Number precision".
  package static let excelPrecision = 15

  /// The digits of a finite number, correctly rounded.
  package init(_ number: Double, precision: Int = excelPrecision) {
    isNegative = number.sign == .minus && number != 0
    digits = []
    exponent = 0
    guard number != 0, number.isFinite else { return }
    let text = Self.scientific(number.magnitude, precision: precision)
    let parts = text.split(separator: UInt8(ascii: "e"))
    guard let mantissa = parts.first,
      let power = parts.last.flatMap({ Int(String(decoding: $0, as: UTF8.self)) })
    else { return }
    // What is not a digit is the point, in whichever shape the process's locale gives it.
    digits = mantissa.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.map {
      $0 - UInt8(ascii: "0")
    }
    exponent = power + 1
    dropTrailingZeros()
  }

  /// The same digits, times a power of ten.
  package func scaled(by power: Int) -> SignificantDigits {
    var copy = self
    if !digits.isEmpty { copy.exponent += power }
    return copy
  }

  /// Without exponent, as far as that can be read: `0.3`, `-1200`, `1E+21`.
  package var general: String {
    guard !digits.isEmpty else { return "0" }
    guard (-9...21).contains(exponent) else { return scientific(decimals: digits.count - 1) }
    return fixed(decimals: max(0, digits.count - exponent), required: 0, groupsThousands: false)
  }

  /// Rounded half away from zero to a number of decimals.
  ///
  /// `wholeDigits` is how many are before the point at least, zeros for those that the number does not have.
  package func fixed(decimals: Int, required: Int, groupsThousands: Bool, wholeDigits: Int = 1) -> String {
    let rounded = rounded(toDigits: exponent + decimals)
    var whole = (0..<max(rounded.exponent, 0)).map { rounded.digit(at: $0) }
    let missing = max(wholeDigits, 1) - whole.count
    if missing > 0 { whole.insert(contentsOf: repeatElement(0, count: missing), at: 0) }
    var fraction = (0..<decimals).map { rounded.digit(at: rounded.exponent + $0) }
    while fraction.count > required, fraction.last == 0 { fraction.removeLast() }

    var text = rounded.isNegative && !rounded.digits.isEmpty ? "-" : ""
    for (index, digit) in whole.enumerated() {
      if groupsThousands, index > 0, (whole.count - index).isMultiple(of: 3) { text += "," }
      text += String(digit)
    }
    if !fraction.isEmpty { text += "." + fraction.map { String($0) }.joined() }
    return text
  }

  /// With one digit before the point and an exponent: `1.50E+03`.
  package func scientific(decimals: Int) -> String {
    let rounded = rounded(toDigits: decimals + 1)
    let mantissa = rounded.scaled(by: 1 - rounded.exponent)
    let power = rounded.digits.isEmpty ? 0 : rounded.exponent - 1
    let magnitude = String(power.magnitude)
    let padded = magnitude.count < 2 ? "0" + magnitude : magnitude
    return mantissa.fixed(decimals: decimals, required: decimals, groupsThousands: false)
      + (power < 0 ? "E-" : "E+") + padded
  }

  private func digit(at index: Int) -> UInt8 { digits.indices.contains(index) ? digits[index] : 0 }

  private func rounded(toDigits count: Int) -> SignificantDigits {
    guard count < digits.count else { return self }
    var copy = self
    guard count >= 0 else {
      copy.digits = []
      copy.exponent = 0
      return copy
    }
    let roundsUp = digits[count] >= 5
    copy.digits.removeSubrange(count...)
    if roundsUp { copy.increment(at: count - 1) }
    copy.dropTrailingZeros()
    return copy
  }

  /// Adds one to a digit and carries; before the first digit a new one appears.
  private mutating func increment(at index: Int) {
    var index = index
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }

  private mutating func dropTrailingZeros() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  private static func scientific(_ number: Double, precision: Int) -> [UInt8] {
    var buffer = [CChar](repeating: 0, count: precision + 16)
    let length = withVaList([number]) { vsnprintf(&buffer, buffer.count, "%.\(precision - 1)e", $0) }
    return buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }
  }
}
