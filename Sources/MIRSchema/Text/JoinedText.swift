/// Text that continues in another cell.
package enum JoinedText {
  /// Two parts with a space between; a word broken by a hyphen at the end of the first is joined whole.
  package static func join(_ first: String, _ second: String) -> String {
    if first.last == "-", first.dropLast().last?.isLetter == true,
      second.first?.isLowercase == true
        || (isInCapitals(first.split(separator: " ").last)
          && isInCapitals(second.split(separator: " ").first))
    {
      return first.dropLast() + second
    }
    return first + " " + second
  }

  /// Whether a word is written in capitals, of which it has two at least; a word parted by its hyphen then goes on in
  /// capitals, too.
  private static func isInCapitals(_ word: Substring?) -> Bool {
    guard let letters = word?.filter(\.isLetter), letters.count > 1 else { return false }
    return letters.allSatisfy(\.isUppercase)
  }

  /// Several lines joined.
  package static func lines(_ lines: [String]) -> String {
    lines.dropFirst().reduce(lines.first ?? "", join)
  }
}
