/// What has been found out about the texts of one session, so that nothing is looked up twice: the words of real sheets
/// repeat from row to row.
package final class TextMemory {
  private var places: Places
  /// What is known about the text at each place.
  package var facts: [TextFacts]
  /// What those who read with the words have found out beside the texts, kept with them.
  package var further: (any Sendable)?

  /// Longer texts are not words of any vocabulary, in bytes.
  private static let longestText = 120

  package init(_ findings: TextFindings = TextFindings()) {
    places = Places(texts: findings.texts)
    facts = findings.facts
    further = findings.further
  }

  /// How many texts are known.
  package var count: Int { facts.count }

  /// Where what is known of a text is; `nil` for texts that are not kept.
  package func place(of text: String) -> Int? {
    guard text.utf8.count <= Self.longestText else { return nil }
    let place = places.enter(text)
    if place == facts.count { facts.append(TextFacts()) }
    return place
  }

  /// Where what is known of a text is; `nil` for one that nothing was asked of yet.
  package func placeIfKnown(of text: String) -> Int? {
    text.utf8.count <= Self.longestText ? places.place(of: text) : nil
  }

  /// Everything that has been found out; the memory is empty from there on.
  package func handOver() -> TextFindings {
    let result = TextFindings(texts: places.texts, facts: facts, further: further)
    (places, facts, further) = (Places(texts: TextTable()), [], nil)
    return result
  }
}

/// The places of texts; one text is often asked for several times on end.
private struct Places {
  var texts: TextTable
  private var last: (text: String, place: Int)?

  /// More different short texts than this are looked up without a memory.
  private static let mostTexts = 1 << 16

  init(texts: TextTable) { self.texts = texts }

  mutating func enter(_ text: String) -> Int? {
    if let last, last.text.isExactly(text) { return last.place }
    guard let place = texts.count < Self.mostTexts ? texts.enter(text) : texts.place(of: text) else {
      return nil
    }
    last = (text, place)
    return place
  }

  func place(of text: String) -> Int? {
    if let last, last.text.isExactly(text) { return last.place }
    return texts.place(of: text)
  }
}

/// Texts and what is known about them.
package struct TextFindings: Sendable {
  fileprivate var texts = TextTable()
  fileprivate var facts: [TextFacts] = []
  fileprivate var further: (any Sendable)?

  /// Nothing is known yet.
  package init() {}

  fileprivate init(texts: TextTable, facts: [TextFacts], further: (any Sendable)?) {
    (self.texts, self.facts, self.further) = (texts, facts, further)
  }

  /// How many texts are known.
  package var count: Int { facts.count }
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
  package private(set) var lines: [BareLine?] = []
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
  /// The text without what may differ between two spellings of it.
  package var folded: FoldedText?
  /// Whether it names a form that is no report.
  package var namesForm: Bool?
  /// Whether it is spelt as a term of headings.
  package var isTerm: Bool?
  /// A code and a name, however people part them.
  package var unit: CodedText?
  /// Axes and objectives, however people part them.
  package var axes: [CodedText]?
  package var objectives: [CodedText]?

  /// Enters what it begins as the text of a cell.
  package mutating func enter(_ line: BareLine, at number: Int) {
    if lines.isEmpty { lines = [BareLine?](repeating: nil, count: BareLine.waysToAsk) }
    lines[number] = line
  }
}

/// What most cells of a header block are: no label, or one and nothing else.
package enum BareLine: Sendable {
  case none
  case label(Vocabulary.Context)

  /// In so many ways a cell may be asked, by what is before it.
  fileprivate static let waysToAsk = 6
}
