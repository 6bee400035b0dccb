/// What the cell under *Nivel* says: `Actividad 2.3` is level Actividad, number 2.3.
package struct LevelReading: Hashable, Sendable {
  /// The level, in official spelling when it is known.
  package var level: String?
  /// `2`, `2.3`.
  package var number: String?
  /// Whether the level is one of the catalogue.
  package var isKnown: Bool

  /// Reads a cell's text.
  package init(_ text: String, vocabulary: Vocabulary) {
    let parts = Self.split(text)
    if parts.word.isEmpty, let number = parts.number {
      self.init(level: nil, number: number, isKnown: false)
    } else if let official = vocabulary.official(parts.word, in: .level) {
      self.init(level: official, number: parts.number, isKnown: true)
    } else if let official = vocabulary.official(text, in: .level) {
      self.init(level: official, number: nil, isKnown: true)
    } else {
      self.init(level: text, number: nil, isKnown: false)
    }
  }

  private init(level: String?, number: String?, isKnown: Bool) {
    self.level = level
    self.number = number
    self.isKnown = isKnown
  }

  /// Whether a text, anywhere in a row, can only be the level of a record.
  package static func isLevel(_ text: String, vocabulary: Vocabulary) -> Bool {
    guard text.utf8.count <= 40 else { return false }
    let reading = LevelReading(text, vocabulary: vocabulary)
    guard reading.isKnown, let level = reading.level else { return false }
    let spelled = FoldedText(Self.split(text).word)
    // A synonym such as "Resultado" or the letter "C" is a level only with a number.
    return spelled == FoldedText(level) || reading.number != nil
  }

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
      let number = groups.map { $0.drop { $0 == "0" }.isEmpty ? "0" : String($0.drop { $0 == "0" }) }
      return (trimmed(word[..<start]), number.joined(separator: "."))
    }
    let pieces = word.split(separator: " ")
    if pieces.count == 2, let roman = Self.roman[pieces[1].uppercased()] {
      return (String(pieces[0]), String(roman))
    }
    return (text, nil)
  }

  private static func trimmed(_ text: Substring) -> String {
    var result = text
    while let last = result.last, ".:-–, ".contains(last) { result = result.dropLast() }
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
