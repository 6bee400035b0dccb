import SheetIO

/// Texts that can be nothing but a level.
extension LevelReading {
  /// Whether a text, anywhere in a row, can only be the level of a record.
  package static func isLevel(_ text: String, session: ReadingSession) -> Bool {
    guard text.utf8.count <= longestPlain else { return false }
    if let place = session.memory.placeIfKnown(of: text), let known = session.memory.facts[place].isLevel {
      return known
    }
    guard mayBeLevel(text) else { return false }
    guard let place = session.memory.place(of: text) else { return mustBeLevel(text, session) }
    let isLevel = mustBeLevel(text, session)
    session.memory.facts[place].isLevel = isLevel
    return isLevel
  }

  /// A cheap look first: a level has a number, maybe a Roman one behind a space, or begins like one of the names and has as
  /// many letters.
  ///
  /// No level's number has four digits; one that counts rows before a level may.
  static func mayBeLevel(_ text: String) -> Bool {
    var first: UInt8?
    var letters = 0
    var digits = 0
    var isNumbered = false
    var isCounted = false
    var before: UInt8 = 0
    for byte in text.utf8 {
      if (0x30...0x39).contains(byte) {
        digits += 1
        isNumbered = true
        if digits > 3, letters > 0 { return false }
      } else {
        if digits > 3 {
          guard !isCounted, byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")") else { return false }
        }
        if digits > 0 { isCounted = true }
        digits = 0
      }
      switch byte {
      case 0x41...0x5A, 0x61...0x7A:
        if first == nil { first = byte | 0x20 }
        letters += 1
        if before == 0x20, isRomanDigit(byte) { isNumbered = true }
      case 0xC3: letters += 1
      // What is neither ASCII nor a letter of Spanish may be a digit or a sign of any kind.
      case 0xC0...: isNumbered = true
      default: break
      }
      before = byte
    }
    if digits > 3 { return false }
    guard !isNumbered, let first else { return isNumbered }
    // "Nivel" may be before a level.
    return first == UInt8(ascii: "n") || names.contains { $0.first == first && $0.letters == letters }
  }

  /// Whether a text is the name of a level and a number that is too long to be a level's: `Componente 1204`.
  package static func isNumberedBeyond(_ text: String) -> Bool {
    guard text.utf8.count <= longestPlain, let space = text.utf8.firstIndex(of: 0x20) else { return false }
    let number = text.utf8[text.utf8.index(after: space)...]
    guard number.count > 3,
      number.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") })
    else { return false }
    let word = FoldedText(text[..<space])
    return Level.allCases.contains { $0.isNumbered && FoldedText($0.name) == word }
  }

  static func isRomanDigit(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"): true
    default: false
    }
  }

  /// First letter and number of letters of the levels' names.
  private static let names = Level.allCases.map { level in
    let key = FoldedText(level.name).key.utf8
    return (first: key.first, letters: key.count)
  }

  /// Whether a cell can only be the level of a record; a number never is.
  package static func isLevel(_ item: SeenCell, session: ReadingSession) -> Bool {
    switch item.cell.value {
    case .number, .date: false
    case .text, .boolean, .error: isLevel(item.text, session: session)
    }
  }
}
