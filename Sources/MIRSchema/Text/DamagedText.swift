/// Text that went through the wrong encoding: kept as printed, but reported.
package enum DamagedText {
  /// Whether the text shows the marks of UTF-8 read as Latin-1, or of letters that were lost.
  package static func isDamaged(_ text: String) -> Bool { firstDamage(text) != nil }

  /// The text around the first damage.
  package static func sample(_ text: String) -> String {
    guard let place = firstDamage(text) else { return text }
    let start = text.index(place, offsetBy: -12, limitedBy: text.startIndex) ?? text.startIndex
    let end = text.index(place, offsetBy: 12, limitedBy: text.endIndex) ?? text.endIndex
    return String(text[start..<end])
  }

  private static func firstDamage(_ text: String) -> String.Index? {
    let scalars = text.unicodeScalars
    var previous: Unicode.Scalar?
    for index in scalars.indices {
      let scalar = scalars[index]
      if scalar == "\u{FFFD}" { return index }
      // Ã or Â before a sign that only the second byte of UTF-8 explains.
      if let before = previous, before == "Ã" || before == "Â",
        ("\u{80}"..."\u{BF}").contains(scalar)
          || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars.contains(scalar),
        scalar != "\u{A0}"
      {
        return index
      }
      previous = scalar
    }
    return nil
  }
}
