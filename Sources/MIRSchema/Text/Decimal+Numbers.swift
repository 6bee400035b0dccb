package import Foundation

extension Decimal {
  /// The nearest double; used only to weigh placements, never to keep a value.
  package var asDouble: Double { FewDigits(self)?.double ?? NSDecimalNumber(decimal: self).doubleValue }

  /// The number as a whole one; `nil` when something is behind the point, or it is too large to be a year.
  package var wholeNumber: Int? {
    guard abs(asDouble) < 1e15, let whole = Int(exactly: asDouble) else { return nil }
    return self == Decimal(whole) ? whole : nil
  }

  /// Greater whole numbers are not all exact as doubles.
  private static let greatestExact: UInt64 = 1 << 53

  /// The number less another one.
  func less(_ other: Decimal) -> Decimal {
    guard let whole = fewWhole, let otherWhole = other.fewWhole else { return self - other }
    return Decimal(whole - otherWhole)
  }

  /// The number, where it is whole and exact as a double.
  var fewWhole: Int64? {
    guard let (digits, decimals, isNegative) = fewDigits, decimals == 0, digits < Self.greatestExact else {
      return nil
    }
    return isNegative ? -Int64(digits) : Int64(digits)
  }

  /// The digits of a number of few digits as they are written, and how many of them are behind the point.
  private var fewDigits: (digits: UInt64, decimals: Int, isNegative: Bool)? {
    guard let few = FewDigits(self), (-9...9).contains(few.exponent) else { return nil }
    var digits = few.digits.magnitude
    if few.exponent >= 0 {
      for _ in 0..<few.exponent {
        let (product, isTooMuch) = digits.multipliedReportingOverflow(by: 10)
        guard !isTooMuch else { return nil }
        digits = product
      }
      return (digits, 0, few.digits < 0)
    }
    var decimals = -few.exponent
    while decimals > 0, digits.isMultiple(of: 10) {
      digits /= 10
      decimals -= 1
    }
    return (digits, decimals, few.digits < 0)
  }

  /// Calls with the number as `description` writes it, in ASCII: without exponent, and without zeros behind its fraction.
  func withText<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    guard let (digits, decimals, isNegative) = fewDigits else {
      let text = Array("\(self)".utf8)
      return body(text.span)
    }
    // From the end: 20 digits, with zeros before a fraction of up to nine places, a point and a sign.
    var bytes = InlineArray<32, UInt8>(repeating: 0)
    var start = bytes.count
    var rest = digits
    var count = 0
    while rest > 0 || count <= decimals {
      if count == decimals, decimals > 0 {
        start -= 1
        bytes[start] = UInt8(ascii: ".")
      }
      start -= 1
      bytes[start] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
      count += 1
    }
    if isNegative {
      start -= 1
      bytes[start] = UInt8(ascii: "-")
    }
    return body(bytes.span.extracting(start..<bytes.count))
  }

  /// The number as `description` writes it, in less time.
  package var text: String {
    withText { text in unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) } }
  }
}
