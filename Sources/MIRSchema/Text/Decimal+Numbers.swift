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
  private static let greatestExact = 0x1p53

  /// The number less another one.
  func less(_ other: Decimal) -> Decimal {
    guard let whole = fewWhole, let otherWhole = other.fewWhole else { return self - other }
    return Decimal(whole - otherWhole)
  }

  /// The number, where it is whole and exact as a double.
  var fewWhole: Int64? {
    guard exponent >= 0 else { return nil }
    let double = asDouble
    return abs(double) < Self.greatestExact ? Int64(double) : nil
  }

  /// The digits of a number that has no more than fit a double exactly, and how many of them are behind the point.
  private var fewDigits: (digits: UInt64, decimals: Int)? {
    let exponent = exponent
    guard (-9...9).contains(exponent), !isNaN else { return nil }
    let double = significand.asDouble
    guard double < Self.greatestExact, var digits = UInt64(exactly: double) else { return nil }
    if exponent >= 0 {
      for _ in 0..<exponent {
        let (product, isTooMuch) = digits.multipliedReportingOverflow(by: 10)
        guard !isTooMuch else { return nil }
        digits = product
      }
      return (digits, 0)
    }
    var decimals = -exponent
    while decimals > 0, digits.isMultiple(of: 10) {
      digits /= 10
      decimals -= 1
    }
    return (digits, decimals)
  }

  /// Appends the number as `description` writes it, in ASCII: without exponent, and without zeros behind its fraction.
  func write(to bytes: inout [UInt8]) {
    guard let (digits, decimals) = fewDigits else {
      bytes.append(contentsOf: "\(self)".utf8)
      return
    }
    if isSignMinus, digits > 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = digits
    var count = 0
    while rest > 0 || count <= decimals {
      if count == decimals, decimals > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      count += 1
    }
    // The last digit came first.
    var (first, last) = (start, bytes.count - 1)
    while first < last {
      bytes.swapAt(first, last)
      first += 1
      last -= 1
    }
  }

  /// The number as `description` writes it, in less time.
  package var text: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
