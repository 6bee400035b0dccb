/// A text that is too high for one cell, in pieces that are in cells below each other.
///
/// Law: the pieces joined are the text, character by character. A space or a line break at a cut ends the piece above.
package enum TextPieces {
  /// The pieces of a text, each of at most `lines` lines when it is wrapped into `width` points; at least one.
  package static func split(_ text: String, width: Double, fontSize: Double, lines: Int) -> [String] {
    if fits(text, width: width, fontSize: fontSize, lines: lines) { return [text] }
    var pieces: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      let end = end(of: rest.utf8.span, width: width, fontSize: fontSize, lines: max(1, lines))
      let index = rest.utf8.index(rest.startIndex, offsetBy: end)
      pieces.append(String(rest[..<index]))
      rest = rest[index...]
    }
    return pieces
  }

  /// Whether a text is one piece.
  package static func fits(_ text: String, width: Double, fontSize: Double, lines: Int) -> Bool {
    let bytes = text.utf8.span
    // What is short fits, however it is wrapped.
    let narrowest = max(1, Int(width / (fontSize * TextMeasure.widestAdvance)))
    if bytes.count <= narrowest, !text.utf8.contains(TextMeasure.lineFeed) { return true }
    return end(of: bytes, width: width, fontSize: fontSize, lines: max(1, lines)) == bytes.count
  }

  /// The lines of a piece: the space or the line break that ends it opens no further line that would be seen.
  package static func lines(_ piece: String, width: Double, fontSize: Double) -> Int {
    guard width > fontSize else { return TextMeasure.lines(piece, width: width, fontSize: fontSize) }
    let bytes = piece.utf8.span
    let last = bytes.isEmpty ? 0 : bytes[bytes.count - 1]
    let endsLine = last == TextMeasure.lineFeed || last == TextMeasure.space
    return TextMeasure.lines(
      endsLine ? bytes.extracting(droppingLast: 1) : bytes, width: width, fontSize: fontSize, bold: false)
  }

  /// How many bytes the first piece takes: up to the last space or line break that leaves it low enough, else into the
  /// middle of a word.
  private static func end(of text: Span<UInt8>, width: Double, fontSize: Double, lines: Int) -> Int {
    var wrapping = TextMeasure.Wrapping(width: width, fontSize: fontSize, bold: false)
    var lastBreak: Int?
    var (place, units) = (0, 0)
    // Where a word has to be cut that is longer than a whole piece.
    var longest = max(1, lines * max(1, Int(width / fontSize) - 1))
    while place < text.count {
      let start = place
      let letter = TextMeasure.nextLetter(of: text, &place)
      units += letter.byte < 0xF0 ? 1 : 2
      guard units <= Cell.longestText else { return lastBreak ?? start }
      if letter.byte == TextMeasure.space || letter.byte == TextMeasure.lineFeed {
        wrapping.endPiece(gluesNext: false)
        guard wrapping.lines <= lines else { return lastBreak ?? start }
        if letter.byte == TextMeasure.lineFeed { wrapping.endLine() }
        lastBreak = place
      } else {
        wrapping.add(letter)
        guard lastBreak == nil else { continue }
        longest -= 1
        guard longest >= 0 || place == text.count else { return start }
      }
    }
    wrapping.endPiece(gluesNext: false)
    return wrapping.lines <= lines ? text.count : lastBreak ?? text.count
  }
}
