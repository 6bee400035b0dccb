/// A text that is too high for one cell, in pieces that are in cells below each other.
///
/// Law: the pieces joined are the text, character by character. A space or a line break at a cut ends the piece above.
package enum TextPieces {
  /// The pieces of a text, each of at most `lines` lines when it is wrapped into `width` points; at least one.
  package static func split(_ text: String, width: Double, fontSize: Double, lines: Int) -> [String] {
    let lines = max(1, lines)
    // What is short fits, however it is wrapped.
    let narrowest = max(1, Int(width / (fontSize * TextMeasure.widestAdvance)))
    if text.utf8.count <= narrowest, !text.utf8.contains(0x0A) { return [text] }
    var pieces: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      let end = end(of: rest, width: width, fontSize: fontSize, lines: lines)
      pieces.append(String(rest.unicodeScalars[..<end]))
      rest = Substring(rest.unicodeScalars[end...])
    }
    return pieces.isEmpty ? [text] : pieces
  }

  /// The lines of a piece: the space or the line break that ends it opens no further line that would be seen.
  package static func lines(_ piece: String, width: Double, fontSize: Double) -> Int {
    let seen = piece.last == "\n" || piece.last == " " ? String(piece.dropLast()) : piece
    return TextMeasure.lines(seen, width: width, fontSize: fontSize)
  }

  /// Where the first piece ends: at the last space or line break that leaves it low enough, else in the middle of a
  /// word.
  private static func end(
    of text: Substring, width: Double, fontSize: Double, lines: Int
  ) -> String.Index {
    var wrapping = TextMeasure.Wrapping(width: width, fontSize: fontSize, bold: false)
    let scalars = text.unicodeScalars
    var lastBreak: String.Index?
    var index = scalars.startIndex
    var units = 0
    // Where a word has to be cut that is longer than a whole piece.
    var longest = max(1, lines * max(1, Int(width / fontSize) - 1))
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      units += UTF16.width(scalar)
      guard units <= Cell.longestText else { return lastBreak ?? index }
      if scalar == " " || scalar == "\n" {
        wrapping.endPiece(gluesNext: false)
        guard wrapping.lines <= lines else { return lastBreak ?? index }
        if scalar == "\n" { wrapping.endLine() }
        lastBreak = next
      } else {
        wrapping.add(scalar)
        longest -= lastBreak == nil ? 1 : 0
        guard longest >= 0 || next == scalars.endIndex else { return index }
      }
      index = next
    }
    wrapping.endPiece(gluesNext: false)
    return wrapping.lines <= lines ? scalars.endIndex : lastBreak ?? scalars.endIndex
  }
}
