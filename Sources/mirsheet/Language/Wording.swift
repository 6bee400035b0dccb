/// Sentences that another library makes, taken apart by the pattern that they were made by.
enum Wording {
  /// What stands for each `{name}` of a pattern; `nil` where the text does not follow it.
  ///
  /// A value ends where the pattern's next words begin for the first time; the last one where they end the text.
  static func values(in text: String, by pattern: String) -> [String: String]? {
    var values: [String: String] = [:]
    var rest = text[...]
    var pattern = pattern[...]
    guard take(upTo: pattern.firstIndex(of: "{"), of: &pattern, from: &rest) else { return nil }
    while let close = pattern.firstIndex(of: "}") {
      let name = String(pattern[pattern.index(after: pattern.startIndex)..<close])
      pattern = pattern[pattern.index(after: close)...]
      let next = pattern.firstIndex(of: "{")
      let words = pattern[..<(next ?? pattern.endIndex)]
      guard let end = next == nil ? ending(rest, words) : words.isEmpty ? nil : rest.firstRange(of: words)
      else {
        return nil
      }
      values[name] = String(rest[..<end.lowerBound])
      rest = rest[end.upperBound...]
      pattern = pattern[words.endIndex...]
    }
    return rest.isEmpty ? values : nil
  }

  private static func take(
    upTo end: Substring.Index?, of pattern: inout Substring, from text: inout Substring
  )
    -> Bool
  {
    let words = pattern[..<(end ?? pattern.endIndex)]
    guard text.hasPrefix(words) else { return false }
    text = text.dropFirst(words.count)
    pattern = pattern[words.endIndex...]
    return true
  }

  private static func ending(_ text: Substring, _ words: Substring) -> Range<Substring.Index>? {
    guard text.hasSuffix(words) else { return nil }
    return text.index(text.endIndex, offsetBy: -words.count)..<text.endIndex
  }
}
