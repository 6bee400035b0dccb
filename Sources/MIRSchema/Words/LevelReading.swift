import Foundation
package import SheetIO

/// What the cell under *Nivel* says: `Actividad 2.3` is level Actividad, number 2.3.
package struct LevelReading: Hashable, Sendable {
  /// The level, in official spelling when it is known.
  package var level: String?
  /// `2`, `2.3`.
  package var number: String?
  /// Which level of the matrix it is; `nil` when it is none.
  package var known: Level?

  /// Whether the level is one of the catalogue.
  package var isKnown: Bool { known != nil }

  /// Reads a cell's text.
  ///
  /// An asterisk at its end is a footnote's.
  package init(_ printed: String, session: ReadingSession) {
    guard let place = session.memory.place(of: printed) else {
      self.init(reading: printed, session)
      return
    }
    if let known = session.memory.facts[place].level {
      self = known
      return
    }
    self.init(reading: printed, session)
    session.memory.facts[place].level = self
  }

  private init(reading printed: String, _ session: ReadingSession) {
    if let rest = Self.withoutLabel(printed, session: session) {
      self.init(rest, session: session)
      return
    }
    if let parts = Self.plainParts(printed) {
      self.init(text: printed, parts: parts, session)
      return
    }
    var text = printed
    while text.last == "*" || text.last == " " { text.removeLast() }
    if let number = Self.componentAndActivity(text) {
      self.init(.activity, number)
      return
    }
    text = Self.withoutRoman(text)
    let leading = Self.numberBefore(text).flatMap { parts in
      session.level(parts.word).map { (level: $0, number: parts.number) }
    }
    if let leading, leading.level.isNumbered {
      self.init(leading.level, leading.number)
    } else {
      self.init(text: text, parts: Self.split(Self.withoutEnumeration(text)), session)
    }
  }

  private init(text: String, parts: (word: String, number: String?), _ session: ReadingSession) {
    if parts.word.isEmpty, let number = parts.number {
      self.init(printed: nil, number)
    } else if let level = session.level(parts.word) {
      self.init(level, parts.number)
    } else if let level = session.level(text) {
      self.init(level, nil)
    } else if let near = Self.near(parts.word, session: session) {
      self.init(near, parts.number)
    } else {
      self.init(printed: text, nil)
    }
  }

  /// Word and number of the usual way to write a level, `Actividad 2.3`: letters, a space, a plain number; `nil` for any other
  /// way.
  private static func plainParts(_ text: String) -> (word: String, number: String?)? {
    if hasNoNumber(text) { return (text, nil) }
    guard let space = text.utf8.firstIndex(of: 0x20), text.utf8.count <= longestPlain else { return nil }
    let word = text.utf8[..<space]
    guard word.count > 3, word.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) else { return nil }
    let number = text.utf8[text.utf8.index(after: space)...]
    guard isPlainNumber(number) else { return nil }
    return (String(text[..<space]), String(text[text.utf8.index(after: space)...]))
  }

  /// Whether a text is a level's number as it is usually written: up to three numbers joined by points, each of up to three
  /// digits and without a zero before it.
  private static func isPlainNumber(_ number: some Sequence<UInt8>) -> Bool {
    var groups = 1
    var digits = 0
    var isZero = false
    for byte in number {
      if (0x30...0x39).contains(byte) {
        guard !isZero else { return false }
        if digits == 0 { isZero = byte == 0x30 }
        digits += 1
        guard digits <= 3 else { return false }
      } else if byte == UInt8(ascii: "."), digits > 0 {
        groups += 1
        digits = 0
        isZero = false
      } else {
        return false
      }
    }
    return digits > 0 && groups <= 3
  }

  static let longestPlain = 40

  /// Whether nothing in a text can be a number: no digit, no Roman numeral as its last word, nothing else than letters of
  /// Spanish and signs of ASCII; nor does it end in what is taken off a level's end.
  private static func hasNoNumber(_ text: String) -> Bool {
    var before: UInt8 = 0
    // Whether the word that has begun behind a space is a numeral so far, with or without what may be behind one.
    var isRoman = false
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0xC2, 0xC4...: return false
      case 0x20: isRoman = true
      case 0x80...0xC1:
        if before != 0xC3 { return false }
      case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: ")"): break
      default: if !isRomanDigit(byte) { isRoman = false }
      }
      before = byte
    }
    return !isRoman && before != UInt8(ascii: "*") && before != 0x20
  }

  /// The level that a word misspells by a letter.
  private static func near(_ word: String, session: ReadingSession) -> Level? {
    guard word.utf8.count >= 5 else { return nil }
    let folded = FoldedText(word)
    guard folded.key.utf8.count >= 5 else { return nil }
    return session.vocabulary.levels.first { level in
      level.folded.key.utf8.count >= 5 && folded.distance(to: level.folded, limit: 1) != nil
    }.flatMap { Level(rawValue: $0.key) }
  }

  /// `C1A1`, `C1.A1`, `C1 A1` and `A1C1` are Actividad 1.1.
  private static func componentAndActivity(_ text: String) -> String? {
    guard text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "c") || $0 >= 0x80 }) else { return nil }
    let key = FoldedText(text).key
    guard let first = key.first, first == "c" || first == "a", key.utf8.count <= 8,
      let mark = key.lastIndex(of: first == "c" ? "a" : "c")
    else { return nil }
    let before = key[key.index(after: key.startIndex)..<mark]
    let after = key[key.index(after: mark)...]
    guard !before.isEmpty, !after.isEmpty, (before + after).allSatisfy(\.isNumber) else { return nil }
    let (component, activity) = first == "c" ? (before, after) : (after, before)
    return "\(Int(component) ?? 0).\(Int(activity) ?? 0)"
  }

  /// Word and number of a level whose number is first: `1.1 Actividad`, `2 Componente`, `1.2.- Actividad`.
  ///
  /// A lone number with a sign behind it may count the rows, so it is none: `3. Componente`.
  private static func numberBefore(_ text: String) -> (word: String, number: String)? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    let plain = digits.last.map { $0 == "." || $0 == "," } == true ? digits.dropLast() : digits
    guard let number = number(String(plain)) else { return nil }
    let between = text[plain.endIndex...].prefix { !$0.isLetter }
    let word = text[between.endIndex...]
    guard !word.isEmpty, !word.contains(where: \.isNumber), between.allSatisfy({ ".-–) ".contains($0) }),
      number.contains(".") || between == " "
    else { return nil }
    return (String(word), number)
  }

  /// Without a number that counts the rows: `1. Fin`.
  private static func withoutEnumeration(_ text: String) -> String {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, rest.hasPrefix(". ") || rest.hasPrefix(".- ") || rest.hasPrefix(") ") else {
      return text
    }
    let word = rest.drop { !$0.isLetter }
    return word.isEmpty ? text : String(word)
  }

  /// `Actividad II.1` is Actividad 2.1.
  private static func withoutRoman(_ text: String) -> String {
    guard let space = text.lastIndex(of: " ") else { return text }
    let tail = text[text.index(after: space)...]
    guard let mark = tail.firstIndex(where: { ".-".contains($0) }),
      let number = roman[tail[..<mark].uppercased()],
      tail[tail.index(after: mark)...].allSatisfy(\.isNumber), mark < tail.index(before: tail.endIndex)
    else { return text }
    return "\(text[...space])\(number)\(tail[mark...])"
  }

  /// The number in a column of its own: `2`, `2.3`, `2,3`, `02-03`; `nil` where a cell holds anything else, for example
  /// a date.
  package static func number(_ cell: Cell) -> String? {
    switch cell.value {
    case .text, .number: NormalText.line(cell.shownText).flatMap(number)
    case .date, .boolean, .error: nil
    }
  }

  private static func number(_ text: String) -> String? {
    if isPlainNumber(text.utf8) { return text }
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
      .flatMap { $0.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," } }
    guard (1...3).contains(groups.count),
      groups.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    return groups.map(withoutZeros).joined(separator: ".")
  }

  private static func withoutZeros(_ group: Substring) -> String {
    let digits = group.drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }

  /// The number that a spreadsheet made a day and a month of: `01-ene` was 1.1.
  package static func numberOfDate(_ text: String) -> String? {
    let parts = text.lowercased().split { " -/.".contains($0) }
    guard parts.count == 2, let day = Int(parts[0]), (1...31).contains(day), parts[1].count >= 3,
      let month = months.firstIndex(where: { names in names.contains { parts[1].hasPrefix($0) } })
    else { return nil }
    return "\(day).\(month + 1)"
  }

  private static let months = [
    ["ene", "jan"], ["feb"], ["mar"], ["abr", "apr"], ["may"], ["jun"], ["jul"], ["ago", "aug"], ["sep"],
    ["oct"],
    ["nov"], ["dic", "dec"],
  ]

  private init(_ known: Level, _ number: String?) {
    level = known.name
    self.number = number
    self.known = known
  }

  private init(printed level: String?, _ number: String?) {
    self.level = level
    self.number = number
    known = nil
  }

  /// The same of a text that may be one, read whole.
  static func mustBeLevel(_ text: String, _ session: ReadingSession) -> Bool {
    if let rest = withoutLabel(text, session: session) { return mustBeLevel(rest, session) }
    let reading = LevelReading(text, session: session)
    guard reading.isKnown, let level = reading.level else { return false }
    // A synonym like "Resultado" or the letter "C" is a level only with a number.
    return reading.number != nil || FoldedText(split(text).word) == FoldedText(level)
  }

  /// What is behind the word *Nivel* in a text that says it before its level: `NIVEL: COMPONENTE 1`,
  /// `Nivel MIR: Fin`; `nil` for any other text.
  static func withoutLabel(_ text: String, session: ReadingSession) -> String? {
    guard let first = text.utf8.first, first | 0x20 == UInt8(ascii: "n"),
      FoldedText(text.prefix { $0.isLetter }).key == "nivel"
    else { return nil }
    let words = text.split(maxSplits: longestLabel) { !($0.isLetter || $0.isNumber) }
    guard
      let word = words.dropFirst().first(where: { $0.utf8.count > 2 && session.level(String($0)) != nil }),
      words.prefix(while: { $0.startIndex < word.startIndex }).allSatisfy({ word in
        word.startIndex == text.startIndex || labelWords.contains(FoldedText(word).key)
      })
    else { return nil }
    return String(text[word.startIndex...])
  }

  /// So many words may be before a level.
  private static let longestLabel = 5
  /// Words that may be between *Nivel* and a level.
  private static let labelWords: Set<String> = ["de", "del", "la", "mir", "objetivo", "indicador"]

  /// The word and the number at its end: `Comp. 2` is `Comp.` and `2`; `A1-1` is `A` and `1.1`.
  private static func split(_ text: String) -> (word: String, number: String?) {
    var word = Substring(text)
    while let last = word.last, ".:-–) ".contains(last) { word = word.dropLast() }
    let end = word.endIndex
    var start = end
    var sawDigit = false
    while start > word.startIndex {
      let previous = word.index(before: start)
      let character = word[previous]
      if character.isASCII, character.isNumber {
        sawDigit = true
      } else if !(sawDigit && (character == "." || character == "," || character == "-" || character == " "))
      {
        break
      }
      start = previous
    }
    if sawDigit {
      let groups = word[start..<end].split { !$0.isNumber }
      guard groups.count <= 3, groups.allSatisfy({ $0.count <= 3 }) else { return (text, nil) }
      return (trimmed(word[..<start]), groups.map(withoutZeros).joined(separator: "."))
    }
    let pieces = word.split(separator: " ")
    if pieces.count == 2, let roman = Self.roman[pieces[1].uppercased()] {
      return (String(pieces[0]), String(roman))
    }
    return (text, nil)
  }

  private static func trimmed(_ text: Substring) -> String {
    var result = text
    while let last = result.last, ".:-–, #°º".contains(last) { result = result.dropLast() }
    // "Componente No. 1"
    if let space = result.lastIndex(of: " "),
      ["no", "num", "numero", "n", "nro"].contains(FoldedText(result[space...]).key)
    {
      return trimmed(result[..<space])
    }
    return String(result)
  }

  private static let roman = [
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
  ]

  /// How the level cell is written: the law is that reading it gives the level and number back.
  package static func text(level: String?, number: String?) -> String? {
    let parts = [level, number].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
