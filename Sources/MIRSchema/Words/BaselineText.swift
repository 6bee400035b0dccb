/// A baseline whose value and year are in one text: `72% (2020)`, `2024: 1,250 delitos`, `0.62 en 2019`.
///
/// It is one only where there are exactly one value and one year, and something shows which is which.
package struct BaselineText: Hashable, Sendable {
  /// The value, however its marks are to be understood.
  package let value: NumberText
  /// The unit behind the value, as written; `nil` without one.
  package let unit: String?
  package let year: Int

  private static let longest = 60

  /// `nil` where the text is anything else.
  package init?(_ text: String) {
    guard text.utf8.count <= Self.longest, let prose = NormalText.prose(text),
      let (place, year) = Self.onlyYear(in: prose),
      let body = Self.body(before: prose[..<place.lowerBound], after: prose[place.upperBound...])
    else { return nil }
    let measured = MeasuredNumber(String(body))
    guard let value = measured?.number ?? NumberText(String(body)) else { return nil }
    self.value = value
    unit = measured?.unit
    self.year = year
  }

  /// The only year in a text, with its place; `nil` where there is none or where there are several.
  private static func onlyYear(in text: String) -> (Range<String.Index>, Int)? {
    var found: (Range<String.Index>, Int)?
    var start = text.startIndex
    while let first = text[start...].firstIndex(where: \.isNumber) {
      let run = text[first...].prefix { $0.isNumber || ".,'".contains($0) }
      let digits = run.prefix(while: \.isNumber)
      // A mark between digits makes one number of them; one at the end is the sentence's.
      if digits.count == run.filter(\.isNumber).count, let year = PeriodReading.year(String(digits)) {
        guard found == nil else { return nil }
        found = (digits.startIndex..<digits.endIndex, year)
      }
      start = run.endIndex
    }
    return found
  }

  /// What is left of the text when its year is taken out, where the text shows that it is one.
  private static func body(before: Substring, after: Substring) -> Substring? {
    let ahead = trimmed(before)
    let behind = trimmed(after)
    if !ahead.isEmpty, [")", "]", "", "."].contains(behind) {
      let value = withoutLink(ahead)
      let isBracketed = value.count < ahead.count && ahead.contains { "([".contains($0) }
      guard isBracketed == [")", "]"].contains(behind),
        value.count < ahead.count || value.last == "%" || before.last == "\n"
      else {
        return nil
      }
      return value
    }
    // The year, a sign, and the value.
    let lead = ahead.last.map { "([".contains($0) } == true ? trimmed(ahead.dropLast()) : ahead
    guard lead.isEmpty || words.contains(FoldedText(lead).key) else { return nil }
    if (lead.count < ahead.count) != (behind.first.map { ")]".contains($0) } ?? false) { return nil }
    if let sign = behind.first, ":=)]".contains(sign) { return trimmed(behind.dropFirst()) }
    if let sign = behind.first, "-–—".contains(sign), behind.dropFirst().first == " " {
      return trimmed(behind.dropFirst())
    }
    return after.first == "\n" ? behind : nil
  }

  /// A value without what links it to the year behind it: `(`, `en`, `, año`, ` - `.
  private static func withoutLink(_ text: Substring) -> Substring {
    var rest = text
    while let last = rest.last {
      if " \n([,;:/|".contains(last) {
        rest = rest.dropLast()
      } else if "-–—".contains(last), rest.dropLast().last == " " {
        rest = rest.dropLast()
      } else if let space = rest.lastIndex(where: { " \n([".contains($0) }),
        words.contains(FoldedText(rest[rest.index(after: space)...]).key)
      {
        rest = rest[...space]
      } else {
        break
      }
    }
    return rest
  }

  private static let words: Set<String> = ["ano", "en", "al", "de", "del", "ejercicio", "base", "anobase"]

  private static func trimmed(_ text: Substring) -> Substring {
    var rest = text.drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return rest
  }
}
