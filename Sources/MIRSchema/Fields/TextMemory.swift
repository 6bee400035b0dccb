import Foundation

/// What has been found out about texts, so that nothing is looked up twice: the words of real sheets repeat from row to
/// row, and from sheet to sheet.
///
/// Not locked: a memory belongs to one reading of one sheet, which happens in one task, until ``TextMemories`` gets it
/// back.
final class TextMemory: @unchecked Sendable {
  private var known: [ExactText: TextFacts] = [:]
  /// One text is often asked for several times on end.
  private var last: (key: ExactText, facts: TextFacts)?

  /// Longer texts are no words of any vocabulary.
  private static let longestText = 120
  /// A sheet with more different short texts than this is looked up without a memory from there on.
  private static let mostTexts = 1 << 16

  /// How many texts are known.
  var count: Int { known.count }

  /// What is known about a text; `nil` for texts that are not kept.
  func facts(of text: String) -> TextFacts? {
    guard text.utf8.count <= Self.longestText else { return nil }
    let key = ExactText(text: text)
    if let last, last.key == key { return last.facts }
    if let facts = known[key] {
      last = (key, facts)
      return facts
    }
    guard known.count < Self.mostTexts else { return nil }
    let facts = TextFacts()
    known[key] = facts
    last = (key, facts)
    return facts
  }
}

/// The memories of a vocabulary that no sheet is being read with.
///
/// Who reads a sheet takes one and gives it back; so each is used by one task at a time, and there are as many as sheets
/// have been read at once.
final class TextMemories: @unchecked Sendable {
  private let lock = NSLock()
  private var free: [TextMemory] = []

  /// Memories that have grown larger than this are not kept.
  private static let mostTexts = 1 << 13

  func take() -> TextMemory {
    lock.withLock { free.popLast() } ?? TextMemory()
  }

  func giveBack(_ memory: TextMemory) {
    guard memory.count <= Self.mostTexts else { return }
    lock.withLock { free.append(memory) }
  }
}

/// What is known about one text; what nobody has asked yet is `nil`.
final class TextFacts {
  /// The level that it says.
  var level: LevelReading?
  /// Whether it can only be the level of a record.
  var isLevel: Bool?
  /// What it means as a heading.
  var terms: [Vocabulary.Term]?
  /// The quarter that it means where quarters are wanted.
  var numeral: Period??
  /// What it is in each catalogue, in the order of ``CatalogueName``; empty where it is nothing in any.
  var official: [String?]?
  /// What it can mean as a heading, however it is spelt.
  var meaning: HeadingMeaning?
  /// What it begins as a label of the header block, with its colon and without.
  var markedContext: Vocabulary.Context??
  var bareContext: Vocabulary.Context??
  /// The name of the plan that it says with its label.
  var plan: String??
  /// The quarter and the year that it tells.
  var period: PeriodReading?
  /// Whether it is a signature's role.
  var isRole: Bool?
  /// Whether it says that there is no datum.
  var isNoData: Bool?
  /// Whether it is words and nothing that another column could hold.
  var isPlain: Bool?
}

/// A text that equals another only byte by byte, which is told faster than whether both are the same to Unicode.
struct ExactText: Hashable {
  let text: String

  func hash(into hasher: inout Hasher) {
    let isHashed: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
    if isHashed == nil { hasher.combine(Array(text.utf8)) }
  }

  static func == (left: ExactText, right: ExactText) -> Bool {
    guard left.text.utf8.count == right.text.utf8.count else { return false }
    let areEqual: Bool?? = unsafe left.text.utf8.withContiguousStorageIfAvailable { one in
      unsafe right.text.utf8.withContiguousStorageIfAvailable { other in
        guard let one = one.baseAddress, let two = other.baseAddress else { return true }
        return unsafe one == two || memcmp(one, two, other.count) == 0
      }
    }
    return (areEqual ?? nil) ?? left.text.utf8.elementsEqual(right.text.utf8)
  }
}
