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

  /// The lines of a text that is one piece; `nil` of one that is not.
  package static func linesOfWhole(_ text: String, width: Double, fontSize: Double, lines: Int) -> Int? {
    let bytes = text.utf8.span
    if width > fontSize, bytes.count <= Cell.longestText, !endsLine(bytes),
      hasShortBeginning(bytes, mostLetters(width: width, fontSize: fontSize, lines: lines))
    {
      let found = TextMeasure.wrapped(bytes, width: width, fontSize: fontSize, bold: false)
      // Where no word may be broken, pieces are wrapped as texts are.
      if !found.breaksWords { return found.lines <= lines ? found.lines : nil }
    }
    guard fits(text, width: width, fontSize: fontSize, lines: lines) else { return nil }
    return self.lines(text, width: width, fontSize: fontSize)
  }

  /// How many letters a word has at most that is not cut.
  private static func mostLetters(width: Double, fontSize: Double, lines: Int) -> Int {
    max(1, lines * max(1, Int(width / fontSize) - 1))
  }

  /// Whether the first word surely has no more letters than it may.
  private static func hasShortBeginning(_ text: Span<UInt8>, _ most: Int) -> Bool {
    for index in 0..<min(text.count, most + 1) where text[index] == TextMeasure.space { return true }
    return text.count <= most
  }

  private static func endsLine(_ text: Span<UInt8>) -> Bool {
    let last = text.isEmpty ? 0 : text[text.count - 1]
    return last == TextMeasure.lineFeed || last == TextMeasure.space
  }

  /// The lines of a piece: the space or the line break that ends it opens no further line that would be seen.
  package static func lines(_ piece: String, width: Double, fontSize: Double) -> Int {
    guard width > fontSize else { return TextMeasure.lines(piece, width: width, fontSize: fontSize) }
    let bytes = piece.utf8.span
    return TextMeasure.lines(
      endsLine(bytes) ? bytes.extracting(droppingLast: 1) : bytes, width: width, fontSize: fontSize,
      bold: false)
  }

  /// How many bytes the first piece takes: up to the last space or line break that leaves it low enough, else into the
  /// middle of a word.
  private static func end(of text: Span<UInt8>, width: Double, fontSize: Double, lines: Int) -> Int {
    var wrapping = TextMeasure.Wrapping(width: width, fontSize: fontSize, bold: false)
    var lastBreak: Int?
    var (place, units) = (0, 0)
    // Where a word has to be cut that is longer than a whole piece.
    var longest = mostLetters(width: width, fontSize: fontSize, lines: lines)
    while place < text.count {
      let start = place
      // Letters that are far from any limit.
      var next = place
      let plain = TextMeasure.plainLetters(of: text, &next)
      let count = next - place
      if count > 0, units + count <= Cell.longestText, lastBreak != nil || longest >= count {
        wrapping.add(plain)
        units += count
        if lastBreak == nil { longest -= count }
        place = next
        continue
      }
      let letter = TextMeasure.nextLetter(of: text, &place)
      units += letter.byte < 0xF0 ? 1 : 2
      guard units <= Cell.longestText else { return lastBreak ?? start }
      if letter.byte == TextMeasure.space || letter.byte == TextMeasure.lineFeed {
        wrapping.endPiece(gluesNext: false)
        guard wrapping.lines <= lines else { return lastBreak ?? start }
        if letter.byte == TextMeasure.lineFeed { wrapping.endLine() }
        lastBreak = place
      } else {
        wrapping.add(letter.advance)
        guard lastBreak == nil else { continue }
        longest -= 1
        guard longest >= 0 || place == text.count else { return start }
      }
    }
    wrapping.endPiece(gluesNext: false)
    return wrapping.lines <= lines ? text.count : lastBreak ?? text.count
  }
}
