import Foundation

/// Exact decimals out of digits.
enum ExactNumber {
  /// The decimal that the digits say, exactly; `nil` when it needs more than 38 digits.
  static func decimal(_ digits: String) -> Decimal? {
    var mantissa = digits.lowercased()
    var exponent = 0
    if let mark = mantissa.firstIndex(of: "e") {
      guard let power = Int(mantissa[mantissa.index(after: mark)...]), abs(power) <= 120 else { return nil }
      exponent = power
      mantissa = String(mantissa[..<mark])
    }
    let isNegative = mantissa.hasPrefix("-")
    let parts = mantissa.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first else { return nil }
    var fraction = parts.count > 1 ? parts[1] : ""
    while fraction.last == "0" { fraction = fraction.dropLast() }
    var all = Substring(String(whole + fraction)).drop { $0 == "0" }
    var scale = exponent - fraction.count
    while all.last == "0" {
      all = all.dropLast()
      scale += 1
    }
    if all.isEmpty { return 0 }
    guard all.count <= 38, (-120...90).contains(scale), let magnitude = Decimal(string: String(all)) else {
      return nil
    }
    let value = Decimal(sign: isNegative ? .minus : .plus, exponent: scale, significand: magnitude)
    return value.isNaN ? nil : value
  }
}
