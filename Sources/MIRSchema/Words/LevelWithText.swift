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
    let printed = LevelReading.withoutLabel(printed, session: session) ?? printed
    guard Self.mayBeginWithLevel(printed), printed.utf8.count <= Self.longest, let cut = Self.cut(printed),
      cut.head > printed.startIndex
    else { return nil }
    let head = NormalText.line(printed[..<cut.head]) ?? ""
    guard LevelReading.mayBeLevel(head) else { return nil }
    let level = LevelReading(head, session: session)
    // A synonym alone is a word like any other: `Resultado: bueno`.
    guard level.isKnown, level.number != nil || cut.isMarked,
      level.number != nil
        || (level.known?.isNumbered == false && LevelReading.isLevel(head, session: session)),
      let text = NormalText.prose(printed[cut.tail...]), text.contains(where: \.isLetter)
    else { return nil }
    self.level = level
    self.text = Self.withoutContinuation(text)
    isRemark = text.hasPrefix("(")
  }

  /// An objective that a page repeats, without the words that say so: `Eventos realizados (continuación)`.
  private static func withoutContinuation(_ text: String) -> String {
    guard text.utf8.last == UInt8(ascii: ")"), let open = text.lastIndex(of: "("), open > text.startIndex,
      text[open...].utf8.count <= longestHead, FoldedText(text[open...]).key.hasPrefix("continua")
    else { return text }
    return NormalText.prose(text[..<open]) ?? text
  }

  /// A cheap look first: near the beginning there is a number or a sign behind which words may follow.
  private static func mayBeginWithLevel(_ text: String) -> Bool {
    func isSign(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x20, UInt8(ascii: ","): false
      case 0..<0x41, 0xE2: true
      default: false
      }
    }
    let hasSign = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      for index in 0..<min(bytes.count, longestHead) where unsafe isSign(bytes[index]) { return true }
      return false
    }
    return hasSign ?? text.utf8.prefix(longestHead).contains(where: isSign)
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
    let bytes = text.utf8
    var index = bytes.startIndex
    var before: UInt8 = 0
    var space: Cut?
    var room = longestHead + 1
    while index < bytes.endIndex, room > 0 {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      let tail = bytes[next...]
      switch byte {
      case UInt8(ascii: "("): return Cut(head: index, tail: index, isMarked: true)
      case UInt8(ascii: ":"): return Cut(head: index, tail: next, isMarked: true)
      case 0xE2 where isDash(tail):
        return Cut(head: index, tail: bytes.index(next, offsetBy: 2), isMarked: true)
      case 0x0A, 0x0D:
        // The number may be in the next line.
        if !isDigit(tail.first) { return Cut(head: index, tail: next, isMarked: true) }
      case UInt8(ascii: ".") where beginsWithSpace(tail) && (isDigit(before) || !isDigit(afterSpace(tail))),
        UInt8(ascii: "-") where beginsWithSpace(tail):
        return Cut(head: index, tail: next, isMarked: true)
      case 0x20, 0x09, 0xC2:
        if space == nil, isDigit(before), beginsWithSpace(bytes[index...]), isLetter(afterSpace(tail)) {
          space = Cut(head: index, tail: next, isMarked: false)
        }
      default: break
      }
      before = byte
      index = next
      room -= 1
    }
    return space
  }

  /// What is behind the white space that a text begins with; a point behind an abbreviation goes on: `Act. 1.1`.
  private static func afterSpace(_ bytes: Substring.UTF8View) -> UInt8? {
    bytes.first { byte in
      byte != 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D && byte != 0xC2 && byte != 0xA0
    }
  }

  private static func beginsWithSpace(_ bytes: Substring.UTF8View) -> Bool {
    switch bytes.first {
    case 0x20, 0x09, 0x0A, 0x0D: true
    case 0xC2: bytes.dropFirst().first == 0xA0
    default: false
    }
  }

  /// Whether the last two bytes of an en or em dash follow.
  private static func isDash(_ bytes: Substring.UTF8View) -> Bool {
    bytes.first == 0x80 && [0x93, 0x94].contains(bytes.dropFirst().first)
  }

  private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }

  /// A letter of ASCII, or the first byte of any other.
  private static func isLetter(_ byte: UInt8?) -> Bool {
    byte.map { (0x41...0x5A).contains($0 & 0xDF) || (0xC3..<0xE2).contains($0) } ?? false
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
