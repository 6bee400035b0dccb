/// The word and the code before a name: `Eje 4: Ciudad Limpia`, `Objetivo 4.1 …`, `Programa 12 - Alumbrado`.
///
/// The words are the labels of the header block. What is a code without such a word, ``CodedTextReading`` says.
package struct CodePrefix {
  /// What the word is the label of.
  package let context: Vocabulary.Context
  package let code: String
  /// What is behind the code and its separator; empty where the code is all.
  package let rest: Substring
  /// Whether a sign is between code and name.
  private let isParted: Bool

  /// Codes are short, in characters.
  private static let longestCode = 12
  /// Words before a code are short, in characters.
  private static let longestWord = 60
  private static let separators = ".:-–—,|/)"

  /// Reads the beginning of a text; `nil` where no known word and code are there.
  ///
  /// Axes and objectives may have nothing but a space before a name in capitals: `Eje 4 Ciudad Limpia`.
  package init?(_ text: some StringProtocol, vocabulary: Vocabulary = .standard) {
    let text = Substring(text)
    var next = text.startIndex
    while let space = Self.space(in: text, from: next) {
      next = text.utf8.index(after: space)
      let from = text[space...].drop(while: \.isWhitespace)
      let code = Self.code(at: from)
      guard !code.isEmpty, let context = vocabulary.context(for: FoldedText(text[..<space])) else { continue }
      let behind = text[code.endIndex...]
      let rest = behind.drop { $0.isWhitespace || Self.separators.contains($0) }
      let isParted = behind[..<rest.startIndex].contains { Self.separators.contains($0) }
      let hasEntries = context == .axes || context == .objectives
      guard hasEntries || context == .responsibleUnit || context == .program,
        isParted || rest.isEmpty || (hasEntries && Self.beginsName(rest))
      else { continue }
      self.context = context
      self.code = String(code)
      self.rest = rest
      self.isParted = isParted
      return
    }
    return nil
  }

  /// The next space with a digit, a capital letter or a sign of codes behind it, before the end of the first line, its
  /// first colon, and the end of the longest word.
  private static func space(in text: Substring, from start: Substring.Index) -> Substring.Index? {
    let bytes = text.utf8
    var room = longestWord - bytes.distance(from: text.startIndex, to: start)
    var space: Substring.Index?
    // The code may be in the line below its word.
    var isBelow = false
    var next = start
    while next < bytes.endIndex {
      let index = next
      let byte = bytes[index]
      next = bytes.index(after: index)
      // The other bytes of a letter take no room.
      if byte & 0xC0 != 0x80 { room -= 1 }
      switch byte {
      case UInt8(ascii: ":"): return nil
      case 0x0A, 0x0D:
        guard space != nil else { return nil }
        isBelow = true
      case 0x20, 0x09: if room >= 0 { space = space ?? index }
      case 0xC2: if room >= 0, text.hasSpace(at: index) { space = space ?? index }
      case 0xA0 where space != nil: continue
      default:
        if let space, beginsCode(byte) { return space }
        guard room > 0, !isBelow else { return nil }
        space = nil
      }
    }
    return nil
  }

  private static func beginsCode(_ byte: UInt8) -> Bool {
    isDigit(byte) || isCapital(byte) || "._-/".utf8.contains(byte)
  }

  /// A code of digits, capital letters and points, or a Roman number; empty where none is.
  private static func code(at text: Substring) -> Substring {
    let run = text.utf8.prefix(while: beginsCode)
    var code = run
    while let last = code.last, !isDigit(last), !isCapital(last) { code = code.dropLast() }
    guard code.count <= longestCode, text[run.endIndex...].first?.isLetter != true else { return "" }
    let isRoman = !code.isEmpty && code.allSatisfy("IVX".utf8.contains)
    return code.contains(where: isDigit) || isRoman ? Substring(code) : ""
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  private static func beginsName(_ text: Substring) -> Bool {
    text.first.map { $0.isUppercase || "¿¡«\"“(".contains($0) } ?? false
  }
}

extension CodePrefix {
  /// The parts of a text that begin with a label of the context and a code, and what is before the first of them.
  ///
  /// A part begins the text or a line; or it is behind any space and goes on with a sign and a name in capitals, as
  /// in `Eje 4. Ciudad Limpia Eje 5. Gobierno`, but not in `… conforme al Eje 5. Además …`.
  package static func parts(
    of text: String, _ context: Vocabulary.Context, vocabulary: Vocabulary = .standard
  ) -> (before: Substring, parts: [CodePrefix]) {
    var starts: [String.Index] = []
    var lastWord = Substring()
    var wordStart = text.startIndex
    var (isBehindSpace, isBehindBreak, isBehindSemicolon) = (true, true, false)
    for index in text.utf8.indices {
      if text.hasSpace(at: index) {
        if !isBehindSpace { lastWord = text[wordStart..<index] }
        (isBehindSpace, isBehindBreak) = (true, NormalText.isLineBreak(text.unicodeScalars[index]))
        isBehindSemicolon = false
        continue
      }
      let (begins, isFirst) = (isBehindSpace || isBehindSemicolon, isBehindBreak || isBehindSemicolon)
      (isBehindSpace, isBehindBreak) = (false, false)
      isBehindSemicolon = text.utf8[index] == UInt8(ascii: ";")
      guard begins else { continue }
      wordStart = index
      let opens = isFirst || lastWord.last == ";"
      guard opens || text[index].isUppercase,
        let found = CodePrefix(text[index...].prefix(longestWord), vocabulary: vocabulary),
        found.context == context
      else { continue }
      let isCalled = lastWord.count <= 3 && lastWord.first?.isLowercase == true
      if opens || (found.isParted && beginsName(found.rest) && !isCalled) { starts.append(index) }
    }
    guard let first = starts.first else { return (text[...], []) }
    let ends = starts.dropFirst() + [text.endIndex]
    let parts = zip(starts, ends).compactMap { CodePrefix(text[$0..<$1], vocabulary: vocabulary) }
    return (text[..<first], parts)
  }
}
