import Foundation

/// Exact decimals from digits.
enum ExactNumber {
  /// The decimal that plain digits say, exactly: `-12.50`, `1e3`.
  ///
  /// `nil` when the text is anything else to its last character, or needs more than 38 digits.
  static func decimal(_ text: String) -> Decimal? {
    if let short = short(text.utf8.span) { return short }
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var fraction = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: isDigit)
      rest = rest.dropFirst(fraction.count + 1)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    var exponent = 0
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      guard let power = Int(String(Substring(rest.dropFirst()))), abs(power) <= 120 else { return nil }
      exponent = power
      rest = rest.prefix(0)
    }
    guard rest.isEmpty else { return nil }
    return decimal(
      whole: whole, fraction: fraction, isNegative: isNegative, exponent: exponent)
  }

  /// The decimal of at most eighteen plain digits, as nearly all numbers have; `nil` for whatever else a text says.
  private static func short(_ text: Span<UInt8>) -> Decimal? {
    let isNegative = !text.isEmpty && text[0] == UInt8(ascii: "-")
    var place = isNegative ? 1 : 0
    guard place < text.count, text.count - place <= 19 else { return nil }
    var (digits, count, decimals): (UInt64, Int, Int?) = (0, 0, nil)
    while place < text.count {
      let byte = text[place]
      place += 1
      if byte == UInt8(ascii: "."), decimals == nil {
        decimals = 0
        continue
      }
      guard isDigit(byte), count < 18 else { return nil }
      digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
      count += 1
      if decimals != nil { decimals = (decimals ?? 0) + 1 }
    }
    guard count > 0 else { return nil }
    if digits == 0 { return 0 }
    var scale = -(decimals ?? 0)
    while digits.isMultiple(of: 10) {
      digits /= 10
      scale += 1
    }
    return Decimal(sign: isNegative ? .minus : .plus, exponent: scale, significand: Decimal(digits))
  }

  /// The decimal of the digits before and after its mark, times a power of ten; `nil` when it needs more than 38 digits.
  static func decimal(
    whole: some Sequence<UInt8>, fraction: some Sequence<UInt8>, isNegative: Bool, exponent: Int = 0
  ) -> Decimal? {
    var digits = Array(whole)
    var scale = exponent
    for digit in fraction {
      digits.append(digit)
      scale -= 1
    }
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      scale += 1
    }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    if significant.isEmpty { return 0 }
    guard significant.count <= mostDigits, (-120...90).contains(scale) else { return nil }
    var magnitude = Decimal(0)
    // Eighteen digits at a time are whole numbers that a word holds.
    var rest = significant
    while !rest.isEmpty {
      let part = rest.prefix(18)
      rest = rest.dropFirst(part.count)
      let number = part.reduce(UInt64(0)) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
      magnitude = magnitude * Decimal(sign: .plus, exponent: part.count, significand: 1) + Decimal(number)
    }
    let value = Decimal(sign: isNegative ? .minus : .plus, exponent: scale, significand: magnitude)
    return value.isNaN ? nil : value
  }

  private static let mostDigits = 38

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
