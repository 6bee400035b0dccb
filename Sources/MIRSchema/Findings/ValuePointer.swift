/// What the JSON pointer (RFC 6901) of a value says: `/reports/2/indicators/5/achieved/q2`.
package struct ValuePointer {
  /// The report's place in its document, from 0.
  package let report: Int
  /// The indicator's place in its report, from 0; `nil` for what is the report's own.
  package let indicator: Int?
  /// The keys from the report: `indicators/5/achieved/q2`.
  package let fromReport: Substring
  /// The keys from the indicator: `achieved/q2`; of what is the report's own, those from the report.
  package let path: Substring

  /// `nil` for a pointer that is into no report.
  package init?(_ pointer: String) {
    let bytes = pointer.utf8.span
    guard let report = Self.number(after: "/reports/", in: bytes, from: 0) else { return nil }
    self.report = report.value
    let start = min(report.end + 1, bytes.count)
    fromReport = Self.text(of: pointer, from: start)
    guard let indicator = Self.number(after: "indicators/", in: bytes, from: start) else {
      indicator = nil
      path = fromReport
      return
    }
    self.indicator = indicator.value
    path = Self.text(of: pointer, from: min(indicator.end + 1, bytes.count))
  }

  private static func text(of pointer: String, from byte: Int) -> Substring {
    pointer[pointer.utf8.index(pointer.startIndex, offsetBy: byte)...]
  }

  /// The number behind a word, and where it ends: at a slash, or with the pointer.
  private static func number(
    after word: StaticString, in bytes: Span<UInt8>, from start: Int
  ) -> (value: Int, end: Int)? {
    let first = start + word.utf8CodeUnitCount
    guard first < bytes.count else { return nil }
    for place in start..<first where unsafe bytes[place] != word.utf8Start[place - start] { return nil }
    var value = 0
    var end = first
    while end < bytes.count, bytes[end] != UInt8(ascii: "/") {
      let digit = Int(bytes[end]) - Int(UInt8(ascii: "0"))
      guard 0...9 ~= digit, end - first < mostDigits else { return nil }
      value = value * 10 + digit
      end += 1
    }
    return end > first ? (value, end) : nil
  }

  /// No document has places of more digits.
  private static let mostDigits = 18
}
