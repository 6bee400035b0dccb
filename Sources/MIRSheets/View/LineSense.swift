import MIRSchema
import SheetIO

/// Whether a line of text begins a cell or goes on with the one above it, by what the two say.
///
/// What it gives is a weight: above 0 where the lower line begins anew, below 0 where it goes on, 0 where nothing speaks
/// for either.
struct LineSense {
  let session: ReadingSession
  /// Words that many of a column's cells begin with, folded.
  var starters: [Int: Set<String>] = [:]

  /// How clearly something must speak to be believed by itself.
  static let clear = 3

  /// The weight of two lines of a column that holds the level; `above` is what the cell above says so far.
  func level(_ above: String, _ below: String) -> Int {
    if isLevel(below), !isLevel(above + below) { return 8 }
    let before = LevelReading(above, session: session)
    let joined = LevelReading(joinedLevel(above, below), session: session)
    if joined.isKnown, !before.isKnown || before.number == nil, joined != before { return -8 }
    if LevelWithText(above, session: session) != nil { return text(above, below, column: -1) }
    // Behind a level that is whole a number counts pages or rows.
    return isWhole(above) ? 8 : 0
  }

  /// Whether a level has all that belongs to it.
  func isWhole(_ text: String) -> Bool {
    let level = LevelReading(text, session: session)
    return level.isKnown && (level.number != nil || level.known?.isNumbered == false)
  }

  /// Two lines of a level joined; narrow columns break its word without a hyphen.
  func joinedLevel(_ above: String, _ below: String) -> String {
    let joined = JoinedText.join(above, below)
    if LevelReading.isLevel(joined, session: session) { return joined }
    let whole = above + below
    return LevelReading.isLevel(whole, session: session) || isBeginning(whole) ? whole : joined
  }

  /// Whether a text is the word of a level, to which its number is still to come.
  private func isBeginning(_ text: String) -> Bool {
    session.level(NormalText.line(text) ?? text) != nil
  }

  /// Whether a text can only be, or begin, a level.
  func isLevel(_ text: String) -> Bool {
    LevelReading.begins(text, session: session)
  }

  /// Whether a text can be a level, or one line of it: `Actividad`, `Activi-`, `1.2`.
  func isPartOfLevel(_ text: String) -> Bool {
    isLevel(text) || text.first?.isNumber == true
      || (text.utf8.count <= Self.longestPart
        && (text.last == "-" || text.first?.isLowercase == true || beginsLevel(text)))
  }

  /// Whether a text is the first half of a level's word, as a narrow column breaks it: `Componen`.
  private func beginsLevel(_ text: String) -> Bool {
    let key = FoldedText(text).key
    return key.utf8.count >= 4 && session.vocabulary.levels.contains { $0.folded.key.hasPrefix(key) }
  }

  /// A part of a level's word is not longer, in bytes.
  private static let longestPart = 16

  /// The weight of two lines of a column of texts; `above` is what the cell above says so far.
  func text(_ above: String, _ below: String, column: Int) -> Int {
    guard let first = below.first, let last = above.last else { return 0 }
    if last == "-", above.dropLast().last?.isLetter == true, first.isLowercase { return -6 }
    var weight = 0
    if "/*+=,(×÷".contains(last) { weight -= 3 }
    if Self.isOpen(above) { weight -= 3 }
    if let word = above.split(separator: " ").last, Self.connectors.contains(FoldedText(word).key) {
      weight -= 3
    }
    if first.isLowercase || "/)*+=%,.;:×÷".contains(first) { return weight - 4 }
    if first.isNumber { return weight - 2 }
    // In capitals, too, no text begins with `Y`.
    if below.count > 2, Self.conjunctions.contains(FoldedText(below.prefix { $0 != " " }).key) {
      return weight - 4
    }
    // A word that cells begin with may be in the middle of them, too.
    if weight == 0, starters[column]?.contains(Self.firstWord(below)) == true { weight += 3 }
    return weight + (".;".contains(last) ? 2 : 1)
  }

  /// The first word with the sign before it, folded; a text's beginning is known by both.
  static func firstWord(_ text: String) -> String {
    let word = text.prefix { $0 != " " }
    return (word.first == "(" ? "(" : "") + FoldedText(word).key
  }

  /// Whether a parenthesis is still open at the end.
  private static func isOpen(_ text: String) -> Bool {
    text.count { $0 == "(" } > text.count { $0 == ")" }
  }

  /// Words with which no Spanish text begins.
  private static let conjunctions: Set<String> = ["y", "ni"]

  /// Words after which no Spanish text ends.
  private static let connectors: Set<String> = [
    "a", "al", "ante", "bajo", "con", "de", "del", "desde", "e", "el", "en", "entre", "la", "las", "lo",
    "los",
    "mediante", "o", "para", "por", "que", "se", "sin", "sobre", "su", "sus", "un", "una", "y",
  ]
}
