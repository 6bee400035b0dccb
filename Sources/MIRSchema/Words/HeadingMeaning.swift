/// What one heading cell can mean, and how sure its spelling is.
package struct HeadingMeaning {
  /// How the words were understood.
  package enum Spelling {
    case known, misspelt, part, foreign, none
  }

  package let terms: [Vocabulary.Term]
  package let spelling: Spelling

  /// Looks a heading cell up: the vocabulary itself, then dressed words, then misspelt ones, then a part of them.
  package init(_ text: String, session: ReadingSession) {
    guard let place = session.memory.place(of: text) else {
      self.init(lookingUp: text, session)
      return
    }
    if let known = session.memory.facts[place].meaning {
      self = known
      return
    }
    self.init(lookingUp: text, session)
    session.memory.facts[place].meaning = self
  }

  private init(lookingUp text: String, _ session: ReadingSession) {
    guard text.utf8.count <= HeadingTerms.longest else {
      terms = []
      spelling = .none
      return
    }
    let folded = FoldedText(text)
    let exact = HeadingTerms(session: session).terms(of: text)
    if !exact.isEmpty {
      (terms, spelling) = (exact, .known)
    } else if session.vocabulary.isStranger(folded) || HeadingTerms(session: session).isForeign(text) {
      (terms, spelling) = ([], .foreign)
    } else if let near = session.vocabulary.nearTerms(for: folded) {
      (terms, spelling) = (near, .misspelt)
    } else if let numeral = HeadingTerms(session: session).numeral(text) {
      (terms, spelling) = ([.period(numeral)], .known)
    } else if let part = session.vocabulary.partialTerm(for: text) {
      (terms, spelling) = ([part], .part)
    } else {
      (terms, spelling) = ([], .none)
    }
  }

  /// What a lone month is in a heading that goes by months: nothing of a report's.
  package static let foreign = HeadingMeaning(terms: [], spelling: .foreign)

  private init(terms: [Vocabulary.Term], spelling: Spelling) {
    self.terms = terms
    self.spelling = spelling
  }

  /// A meaning that is known without a spelling.
  package init(terms: [Vocabulary.Term]) {
    self.terms = terms
    spelling = .known
  }

  package var groups: [Vocabulary.Group] {
    terms.compactMap { if case .group(let group) = $0 { group } else { nil } }
  }

  package var isOnlyGroup: Bool {
    !terms.isEmpty && terms.allSatisfy { if case .group = $0 { true } else { false } }
  }

  package var period: Period? {
    terms.lazy.compactMap { if case .period(let period) = $0 { period } else { nil } }.first
  }

  /// Whether a heading says no more than that what is below is of a year.
  package static func isYear(_ text: String) -> Bool { FoldedText(text) == FoldedText("Año") }

  /// Whether the heading names a quarter, with a measure or without.
  package var isOfQuarter: Bool {
    terms.contains { term in
      switch term {
      case .period(let period), .measure(_, let period): period.quarter != nil
      case .field, .group, .reported: false
      }
    }
  }

  package var ownMeasure: Measure? {
    terms.lazy.compactMap { if case .measure(let measure, _) = $0 { measure } else { nil } }.first
  }

  /// The period that a heading names together with a measure.
  package var ownPeriod: Period? {
    terms.lazy.compactMap { if case .measure(_, let period) = $0 { period } else { nil } }.first
  }

  /// What a measure below this heading is a column of; `nil` where this heading names no time.
  ///
  /// What was planned below *Avance acumulado* is a goal to date, which has no field; below *Avance anual* it is the year's.
  package func dating(_ measure: Measure, under text: String) -> HeadingMeaning? {
    if measure == .programmed, ownMeasure == .achieved, ownPeriod == .cumulative,
      !FoldedText(text).key.contains("anual")
    {
      return .foreign
    }
    if let period = period ?? ownPeriod { return HeadingMeaning(terms: [.measure(measure, period)]) }
    if reported != nil { return HeadingMeaning(terms: [.reported(measure)]) }
    return spelling == .foreign ? .foreign : nil
  }

  /// The measure of the reported quarter that the heading names, or whose group does.
  package var reported: Measure?? {
    for case .reported(let measure) in terms { return .some(measure) }
    return nil
  }

  /// The fields that the heading can be by itself, without a group.
  package var keys: [FieldKey] {
    guard period == nil else { return [] }
    return terms.compactMap { term in
      switch term {
      case .field(let key): key
      case .measure(let measure, let period): measure.key(period)
      default: nil
      }
    }
  }
}
