import Synchronization

/// What is asked of the words while one sheet or file is read: the vocabulary, how numbers are written, and what has been
/// found out about texts.
///
/// It belongs to one task and ends with the closure of ``ReadingSessions/begin(_:)``.
package struct ReadingSession {
  /// The words.
  package let vocabulary: Vocabulary
  /// How the numbers are written, as far as the sheet shows it.
  package let notation: NumberNotation
  /// What has been found out about texts.
  package let memory: TextMemory

  private init(_ vocabulary: Vocabulary, _ notation: NumberNotation, _ memory: TextMemory) {
    self.vocabulary = vocabulary
    self.notation = notation
    self.memory = memory
  }

  /// A session of its own, for a few texts.
  package init(_ vocabulary: Vocabulary) {
    self.init(vocabulary, .unknown, TextMemory())
  }

  fileprivate init(_ vocabulary: Vocabulary, _ memory: TextMemory) {
    self.init(vocabulary, .unknown, memory)
  }

  /// A session with the shipped vocabulary, for a few texts.
  package static var standard: ReadingSession { ReadingSession(Vocabulary.standard) }

  /// The same session, for numbers that are written in another way.
  package func writing(_ notation: NumberNotation) -> ReadingSession {
    ReadingSession(vocabulary, notation, memory)
  }
}

/// The sessions of one vocabulary.
///
/// The words of real sheets repeat from file to file, so what one session found out is kept for the next one.
package final class ReadingSessions: Sendable {
  /// The words.
  package let vocabulary: Vocabulary
  private let free = Mutex<[TextFindings]>([])

  /// Sessions with the shipped vocabulary.
  package static let standard = ReadingSessions(.standard)

  /// Sessions with a vocabulary.
  package init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// Reads something in a session, which is not to be kept.
  package func begin<Result>(_ read: (ReadingSession) -> Result) -> Result {
    let memory = TextMemory(free.withLock { $0.popLast() } ?? TextFindings())
    defer {
      let findings = memory.handOver()
      if findings.count <= Self.mostTexts { free.withLock { $0.append(findings) } }
    }
    return read(ReadingSession(vocabulary, memory))
  }

  /// Findings about more texts than this are not kept.
  private static let mostTexts = 1 << 13
}

extension ReadingSession {
  /// The official spelling of a catalogue value; `nil` when the catalogue does not know it.
  package func official(_ text: String, in catalogue: CatalogueName) -> String? {
    let official = officials(text)
    return official.isEmpty ? nil : official[catalogue.position]
  }

  /// The catalogues of which a text is a value, in their order.
  package func catalogues(of text: String) -> [CatalogueName] {
    let official = officials(text)
    return official.isEmpty ? [] : CatalogueName.allCases.filter { official[$0.position] != nil }
  }

  /// Whether a text is a value of another catalogue than that of the levels.
  package func isCatalogueValue(_ text: String) -> Bool {
    let official = officials(text)
    return official.indices.contains { $0 != CatalogueName.level.position && official[$0] != nil }
  }

  /// What a text is in each catalogue, in their order; empty where it is nothing in any.
  private func officials(_ text: String) -> [String?] {
    guard let place = memory.place(of: text) else { return vocabulary.officials(text) }
    if let known = memory.facts[place].official { return known }
    let official = vocabulary.officials(text)
    memory.facts[place].official = official
    return official
  }

  /// The level that a word stands for, in any known spelling.
  package func level(_ word: String) -> Level? { Level(official: official(word, in: .level)) }

  /// Whether the text says that there is no data: `N/D`, `-`.
  package func isNoData(_ text: String) -> Bool {
    guard vocabulary.canBeNoData(text), let place = memory.place(of: text) else {
      return vocabulary.isNoData(text)
    }
    if let known = memory.facts[place].isNoData { return known }
    let isNoData = vocabulary.isNoData(text)
    memory.facts[place].isNoData = isNoData
    return isNoData
  }

  /// The quarter and the year that a text says.
  package func period(of text: String) -> PeriodReading {
    guard let place = memory.place(of: text) else { return PeriodReading(text) }
    if let known = memory.facts[place].period { return known }
    let period = PeriodReading(text)
    memory.facts[place].period = period
    return period
  }

  /// Whether a text says a period and nothing else.
  package func isStatement(_ text: String) -> Bool {
    remembered(\.isStatement, of: text) { PeriodReading.isStatement(text) }
  }

  /// Whether a text begins as page numbers do.
  package func beginsPageNumber(_ text: String) -> Bool {
    remembered(\.beginsPageNumber, of: text) { vocabulary.beginsPageNumber(text) }
  }

  /// Whether a text is the role of a signature, also with whose it is: `Vo. Bo. Director`.
  package func isRole(_ text: String) -> Bool {
    guard let place = memory.place(of: text) else { return vocabulary.saysRole(text) }
    if let known = memory.facts[place].isRole { return known }
    let isRole = vocabulary.saysRole(text)
    memory.facts[place].isRole = isRole
    return isRole
  }

  /// Whether a text is words: no number, no level, no value of a catalogue, and nothing that says there is no data.
  package func isPlain(_ text: String) -> Bool {
    guard let place = memory.place(of: text) else { return saysNothingElse(text) }
    if let known = memory.facts[place].isPlain { return known }
    let isPlain = saysNothingElse(text)
    memory.facts[place].isPlain = isPlain
    return isPlain
  }

  private func saysNothingElse(_ text: String) -> Bool {
    !LevelReading.isLevel(text, session: self) && !isNoData(text)
      && vocabulary.catalogues(spelling: text).allSatisfy { $0 == .level || !$0.isTelling }
      && NumberReading.number(in: text, session: self) == nil
  }

  /// What a text begins as a label of the header block, with its colon or without; see ``HeaderLabel``.
  package func headerLabel(_ text: String, isMarked: Bool) -> Vocabulary.Context? {
    func find() -> Vocabulary.Context? { HeaderLabel.context(text, isMarked: isMarked, vocabulary) }
    guard let place = memory.place(of: text) else { return find() }
    if let known = isMarked ? memory.facts[place].markedContext : memory.facts[place].bareContext {
      return known
    }
    let context = find()
    if isMarked {
      memory.facts[place].markedContext = .some(context)
    } else {
      memory.facts[place].bareContext = .some(context)
    }
    return context
  }

  /// The name of the plan that a text says with its label: `Vinculación con el Plan …`.
  package func plan(in text: String) -> String? {
    guard let place = memory.place(of: text) else { return HeaderLabel.plan(text) }
    if let known = memory.facts[place].plan { return known }
    let plan = HeaderLabel.plan(text)
    memory.facts[place].plan = .some(plan)
    return plan
  }

  /// A text without what may differ between two spellings of it.
  package func folded(_ text: String) -> FoldedText { remembered(\.folded, of: text) { FoldedText(text) } }

  /// Whether a text names a form that is no report, which `find` knows.
  package func namesForm(_ text: String, _ find: () -> Bool) -> Bool {
    remembered(\.namesForm, of: text, find)
  }

  /// Whether a text is spelt as a term of headings.
  package func isTerm(_ text: String) -> Bool {
    remembered(\.isTerm, of: text) { !vocabulary.terms(for: folded(text)).isEmpty }
  }

  /// A code and a name in one text, however people part them.
  package func looseUnit(_ text: String) -> CodedText {
    remembered(\.unit, of: text) { CodedTextReading.looseUnit(text) }
  }

  /// Axes, which have one level, or objectives in one text, however people part them.
  package func looseEntries(_ text: String, levels: Int) -> [CodedText] {
    remembered(levels == 1 ? \.axes : \.objectives, of: text) {
      CodedTextReading.looseEntries(text, levels: levels)
    }
  }

  /// What was found out about a text before, or is now.
  @inline(__always)
  private func remembered<Fact>(
    _ fact: WritableKeyPath<TextFacts, Fact?>, of text: String, _ find: () -> Fact
  ) -> Fact {
    guard let place = memory.place(of: text) else { return find() }
    if let known = memory.facts[place][keyPath: fact] { return known }
    let found = find()
    memory.facts[place][keyPath: fact] = found
    return found
  }
}
