/// Text in lines of a width, for terminals.
enum WrappedText {
  /// The lines of a text, broken between words; a word that is longer than a line is broken where the line ends.
  ///
  /// `first` begins the first line, and every other begins with as many spaces as `indent`.
  static func lines(_ text: String, width: Int, first: String = "", indent: Int = 0) -> [String] {
    let room = max(width, indent + shortestLine)
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = first
    var isBlank = true
    for word in text.split(separator: " ") {
      var word = word[...]
      if !isBlank, line.count + 1 + word.count > room {
        lines.append(line)
        (line, isBlank) = (margin, true)
      }
      while line.count + word.count > room, isBlank {
        let part = word.prefix(max(0, room - line.count))
        lines.append(line + part)
        (line, word) = (margin, word.dropFirst(part.count))
      }
      line += (isBlank ? "" : " ") + word
      isBlank = false
    }
    return isBlank && !lines.isEmpty ? lines : lines + [line]
  }

  /// Narrower than this no text is readable.
  private static let shortestLine = 20
}
