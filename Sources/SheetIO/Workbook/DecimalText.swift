/// Reads decimal numbers from bytes, to the same double as `strtod`, without a `String` for the usual ones.
package enum DecimalText {
  /// The number that the bytes spell in XML, white space around it allowed; `nil` when they spell none.
  ///
  /// Infinity, hexadecimal digits and what overflows are not numbers. Source: XML Schema Part 2, 3.2.5.
  package static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var start = 0
    var end = bytes.count
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    guard start < end else { return nil }
    return exact(bytes, start, end) ?? rounded(bytes, start, end)
  }

  /// The nearest double, when one operation gives it; `nil` when it takes more.
  ///
  /// Digits up to 2^53 and a power of ten up to 10^22 are both exact doubles, and their product or quotient is
  /// correctly rounded. Source: W. D. Clinger, How to read floating point numbers accurately.
  private static func exact(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Double? {
    var index = start
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var scale = 0
    var isAfterPoint = false
    while index < end {
      let byte = bytes[index]
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        mantissa = mantissa * 10 + UInt64(byte - UInt8(ascii: "0"))
        digits += 1
        if isAfterPoint { scale -= 1 }
        guard digits <= 18 else { return nil }
      } else if byte == UInt8(ascii: "."), !isAfterPoint {
        isAfterPoint = true
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    if index < end {
      guard let exponent = exponent(bytes, index, end) else { return nil }
      scale += exponent
    }
    guard mantissa <= 1 << 53, powers.indices.contains(scale.magnitudeAsInt) else { return nil }
    let power = powers[scale.magnitudeAsInt]
    let value = scale < 0 ? Double(mantissa) / power : Double(mantissa) * power
    return isNegative ? -value : value
  }

  private static func exponent(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard bytes[start] | 0x20 == UInt8(ascii: "e"), end - start <= 6 else { return nil }
    return Int(String(decoding: bytes[(start + 1)..<end], as: UTF8.self))
  }

  private static func rounded(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Double? {
    let text = bytes[start..<end]
    guard text.allSatisfy({ allowed.contains($0) }),
      let value = Double(String(decoding: text, as: UTF8.self)),
      value.isFinite
    else { return nil }
    return value
  }

  private static let allowed = Set("0123456789+-.eE".utf8)
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19,
    1e20, 1e21, 1e22,
  ]

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

extension Int {
  fileprivate var magnitudeAsInt: Int { Int(clamping: magnitude) }
}
