import SheetIO

/// What one heading cell can mean, and how sure its spelling is.
struct HeadingMeaning {
  /// How the words were understood.
  enum Spelling {
    case known, misspelt, part, foreign, none
  }

  let terms: [Vocabulary.Term]
  let spelling: Spelling

  /// Looks a heading cell up: the vocabulary itself, then dressed words, then misspelt ones, then a part of them.
  init(_ item: SheetView.Item, vocabulary: Vocabulary) {
    let facts = vocabulary.memory?.facts(of: item.text)
    if let known = facts?.meaning {
      self = known
      return
    }
    self.init(lookingUp: item, vocabulary)
    facts?.meaning = self
  }

  private init(lookingUp item: SheetView.Item, _ vocabulary: Vocabulary) {
    guard item.text.utf8.count <= HeadingFinder.longestHeading else {
      terms = []
      spelling = .none
      return
    }
    let folded = FoldedText(item.text)
    let exact = HeadingTerms(vocabulary: vocabulary).terms(of: item.text)
    if !exact.isEmpty {
      (terms, spelling) = (exact, .known)
    } else if vocabulary.isStranger(folded) {
      (terms, spelling) = ([], .foreign)
    } else if let near = vocabulary.nearTerms(for: folded) {
      (terms, spelling) = (near, .misspelt)
    } else if let numeral = HeadingTerms(vocabulary: vocabulary).numeral(item.text) {
      (terms, spelling) = ([.period(numeral)], .known)
    } else if let part = vocabulary.partialTerm(for: item.text) {
      (terms, spelling) = ([part], .part)
    } else {
      (terms, spelling) = ([], .none)
    }
  }

  /// What a lone month is in a heading that goes by months: nothing of a report's.
  static let foreign = HeadingMeaning(terms: [], spelling: .foreign)

  private init(terms: [Vocabulary.Term], spelling: Spelling) {
    self.terms = terms
    self.spelling = spelling
  }

  /// A meaning that is known without a spelling.
  init(terms: [Vocabulary.Term]) {
    self.terms = terms
    spelling = .known
  }

  var groups: [Vocabulary.Group] {
    terms.compactMap { if case .group(let group) = $0 { group } else { nil } }
  }

  var isOnlyGroup: Bool {
    !terms.isEmpty && terms.allSatisfy { if case .group = $0 { true } else { false } }
  }

  var period: Period? {
    terms.lazy.compactMap { if case .period(let period) = $0 { period } else { nil } }.first
  }

  var ownMeasure: Measure? {
    terms.lazy.compactMap { if case .measure(let measure, _) = $0 { measure } else { nil } }.first
  }

  /// The fields that the heading can be by itself, without a group.
  var keys: [FieldKey] {
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
