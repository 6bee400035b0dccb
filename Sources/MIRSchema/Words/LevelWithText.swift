import SheetIO

/// A level and what is written behind it in the same cell: `FIN: Contribuir al desarrollo …`, `C1. Promoción realizada`,
/// `Actividad 1.2 (nueva)`.
package struct LevelWithText: Sendable {
  /// The level with its number.
  package let level: LevelReading
  /// What is behind it, as written, with its line breaks.
  package let text: String
  /// Whether what is behind it is a remark in parentheses, not the objective's own words.
  package let isRemark: Bool

  /// Whether the remark says that the record goes on: `(continúa)`, `(cont.)`.
  package var isContinuation: Bool { isRemark && FoldedText(text).key.hasPrefix("cont") }

  /// Looks for a level at the beginning of a text that is more than a level.
  ///
  /// Behind *Fin* and *Propósito* there must be a colon, a point, a dash or a line break; behind a number a space will do.
  package init?(_ printed: String, session: ReadingSession) {
    guard Self.mayBeginWithLevel(printed), printed.utf8.count <= Self.longest, let cut = Self.cut(printed)
    else { return nil }
    let head = NormalText.line(printed[..<cut.head]) ?? ""
    let level = LevelReading(head, session: session)
    // A synonym alone is a word like any other: `Resultado: bueno`.
    guard level.isKnown, level.number != nil || cut.isMarked,
      level.number != nil
        || (level.known?.isNumbered == false && LevelReading.isLevel(head, session: session)),
      let text = NormalText.prose(printed[cut.tail...]), text.contains(where: \.isLetter)
    else { return nil }
    self.level = level
    self.text = text
    isRemark = text.hasPrefix("(")
  }

  /// A cheap look first: near the beginning there is a number or a sign behind which words may follow.
  private static func mayBeginWithLevel(_ text: String) -> Bool {
    text.utf8.prefix(longestHead).contains { byte in
      switch byte {
      case 0x20, UInt8(ascii: ","): false
      case 0..<0x41, 0xE2: true
      default: false
      }
    }
  }

  /// The same of a cell.
  package init?(_ item: SeenCell, session: ReadingSession) {
    guard case .text(let raw) = item.cell.value else { return nil }
    self.init(raw, session: session)
  }

  /// Longer texts are no level with a narrative, in bytes.
  private static let longest = 1_500
  /// A level and its number are not longer, in bytes.
  private static let longestHead = 24

  private struct Cut {
    /// Where the level ends, and where the text begins.
    let head: String.Index
    let tail: String.Index
    /// Whether a sign stands between them.
    let isMarked: Bool
  }

  /// Where a level ends and more words begin: at the first line break, parenthesis, colon or dash, a hyphen or point
  /// before a space, else behind the first number.
  private static func cut(_ text: String) -> Cut? {
    var index = text.startIndex
    var space: Cut?
    while index < text.endIndex, text.utf8.distance(from: text.startIndex, to: index) <= longestHead {
      let character = text[index]
      let next = text.index(after: index)
      let isBeforeSpace = next < text.endIndex && text[next].isWhitespace
      switch character {
      case "(": return Cut(head: index, tail: index, isMarked: true)
      case ":", "–", "—": return Cut(head: index, tail: next, isMarked: true)
      case _ where character.isNewline:
        // The number may be in the next line.
        if text[next...].first?.isNumber != true { return Cut(head: index, tail: next, isMarked: true) }
      case "." where isBeforeSpace && isBehindNumberOrWord(text, index),
        "-" where isBeforeSpace:
        return Cut(head: index, tail: next, isMarked: true)
      case _ where character.isWhitespace && space == nil && isBehindNumber(text, index):
        if text[next...].first(where: { !$0.isWhitespace })?.isLetter == true {
          space = Cut(head: index, tail: next, isMarked: false)
        }
      default: break
      }
      index = next
    }
    return space
  }

  private static func isBehindNumber(_ text: String, _ index: String.Index) -> Bool {
    index > text.startIndex && text[text.index(before: index)].isNumber
  }

  /// A point behind an abbreviation goes on: `Act. 1.1`, `Comp. 2`.
  private static func isBehindNumberOrWord(_ text: String, _ index: String.Index) -> Bool {
    guard !isBehindNumber(text, index) else { return true }
    let rest = text[text.index(after: index)...].drop(while: \.isWhitespace)
    return rest.first?.isNumber != true
  }
}

extension LevelReading {
  /// Whether a text is a level, or begins with one and goes on with words of its own.
  package static func begins(_ text: String, session: ReadingSession) -> Bool {
    isLevel(text, session: session) || LevelWithText(text, session: session) != nil
  }

  /// The same of a cell; a number never is.
  package static func begins(_ item: SeenCell, session: ReadingSession) -> Bool {
    isLevel(item, session: session) || LevelWithText(item, session: session) != nil
  }
}
