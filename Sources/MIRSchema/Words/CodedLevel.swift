/// A level at the end of a code: `E014-A1.2`, `SP-C1-A1`, `MIR/2024/F`.
package enum CodedLevel {
  /// The level that a code ends in; `nil` where none is behind a sign of the code, or is the whole of it.
  ///
  /// Of several the longest counts: `SP-C1-A1` is Actividad 1.1.
  package static func reading(_ code: String, session: ReadingSession) -> LevelReading? {
    guard code.utf8.count <= longest else { return nil }
    var start: String.Index? = code.startIndex
    while let begin = start {
      let rest = String(code[begin...])
      if rest.first?.isLetter == true {
        let level = LevelReading(rest, session: session)
        if level.isKnown, (level.number != nil) == (level.known?.isNumbered == true) { return level }
      }
      start = code[begin...].firstIndex { !$0.isLetter && !$0.isNumber }.map { code.index(after: $0) }
        .flatMap { $0 < code.endIndex ? $0 : nil }
    }
    return nil
  }

  private static let longest = 40
}
