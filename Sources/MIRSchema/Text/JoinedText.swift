/// Text that continues in another cell.
package enum JoinedText {
  /// Two parts with a space between; a word broken by a hyphen at the end of the first is joined whole.
  package static func join(_ first: String, _ second: String) -> String {
    if first.last == "-", first.dropLast().last?.isLetter == true, second.first?.isLowercase == true {
      return first.dropLast() + second
    }
    return first + " " + second
  }

  /// Several lines joined.
  package static func lines(_ lines: [String]) -> String {
    lines.dropFirst().reduce(lines.first ?? "", join)
  }
}
