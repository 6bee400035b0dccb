import Foundation

/// What has been found out about the texts of one session, so that nothing is looked up twice: the words of real sheets
/// repeat from row to row.
package final class TextMemory {
  private var findings: TextFindings
  /// One text is often asked for several times on end.
  private var last: (key: ExactText, place: Int?)?

  /// Longer texts are not words of any vocabulary.
  private static let longestText = 120

  package init(_ findings: TextFindings = TextFindings()) { self.findings = findings }

  /// How many texts are known.
  package var count: Int { findings.count }

  /// Where what is known of a text is; `nil` for texts that are not kept.
  package func place(of text: String) -> Int? {
    guard text.utf8.count <= Self.longestText else { return nil }
    let key = ExactText(text: text)
    if let last, last.key == key { return last.place }
    let place = findings.place(of: key)
    last = (key, place)
    return place
  }

  /// What those who read with the words have found out beside the texts, kept with them.
  package var further: (any Sendable)? {
    get { findings.further }
    set { findings.further = newValue }
  }

  /// What is known about the text at a place.
  package subscript(place: Int) -> TextFacts {
    _read { yield findings.facts[place] }
    _modify { yield &findings.facts[place] }
  }

  /// Everything that has been found out; the memory is empty from there on.
  package func handOver() -> TextFindings {
    last = nil
    let result = findings
    findings = TextFindings()
    return result
  }
}

/// Texts and what is known about them.
package struct TextFindings: Sendable {
  private var places: [ExactText: Int] = [:]
  fileprivate var facts: [TextFacts] = []
  fileprivate var further: (any Sendable)?

  /// More different short texts than this are looked up without a memory.
  private static let mostTexts = 1 << 16

  /// How many texts are known.
  package var count: Int { facts.count }

  /// Where a text is; it is entered if there is room.
  fileprivate mutating func place(of key: ExactText) -> Int? {
    if let place = places[key] { return place }
    guard facts.count < Self.mostTexts else { return nil }
    places[key] = facts.count
    facts.append(TextFacts())
    return facts.count - 1
  }
}

/// What is known about one text; what was not asked yet is `nil`.
package struct TextFacts: Sendable {
  /// The level that it says.
  package var level: LevelReading?
  /// Whether it can only be the level of a record.
  package var isLevel: Bool?
  /// What it means as a heading.
  package var terms: [Vocabulary.Term]?
  /// The quarter that it means where quarters are wanted.
  package var numeral: Period??
  /// What it is in each catalogue, in the order of ``CatalogueName``; empty where it is nothing in any.
  package var official: [String?]?
  /// What it can mean as a heading, however it is spelt.
  package var meaning: HeadingMeaning?
  /// What it begins as a label of the header block, with its colon and without.
  package var markedContext: Vocabulary.Context??
  package var bareContext: Vocabulary.Context??
  /// What it begins as the text of a cell, by what is before the cell; see ``BareLine``.
  package var lines: [BareLine?] = []
  /// The name of the plan that it says with its label.
  package var plan: String??
  /// The quarter and the year that it says.
  package var period: PeriodReading?
  /// Whether it says a period and nothing else.
  package var isStatement: Bool?
  /// Whether it begins as page numbers do.
  package var beginsPageNumber: Bool?
  /// Whether it is a signature's role.
  package var isRole: Bool?
  /// Whether it says that there is no data.
  package var isNoData: Bool?
  /// Whether it is words and nothing that another column could hold.
  package var isPlain: Bool?
  /// Whether it is spelt as a term of headings.
  package var isTerm: Bool?
  /// A code and a name, however people part them.
  package var unit: CodedText?
  /// Axes and objectives, however people part them.
  package var axes: [CodedText]?
  package var objectives: [CodedText]?
}

/// What most cells of a header block are: no label, or one and nothing else.
package enum BareLine: Sendable {
  case none
  case label(Vocabulary.Context)
}

/// A text that equals another only byte by byte, which is checked faster than whether both are the same to Unicode.
package struct ExactText: Hashable, Sendable {
  package let text: String

  package init(text: String) { self.text = text }

  package func hash(into hasher: inout Hasher) {
    let isHashed: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
    if isHashed == nil { hasher.combine(Array(text.utf8)) }
  }

  package static func == (left: ExactText, right: ExactText) -> Bool {
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
