/// What a heading says of values in words of its own: `Calendarización de metas`, `Realizado al periodo`, `Meta del trimestre`.
///
/// A phrase is understood only as a whole: each of its words names a measure, a time, a share of something, or nothing. A participle
/// (`alcanzada`) outranks a noun (`meta`); of two nouns the first counts (`avance de metas`), two participles contradict each other.
package struct MeasurePhrase: Sendable, Hashable {
  /// What the words say that is measured.
  private(set) var measured: PhraseWords.Measured?
  private(set) var time: PhraseWords.Time?
  /// Whether the words name a share of something, or money: no value of an indicator.
  private(set) var isShare = false

  /// The measure; `nil` where the words name none that reports have.
  var measure: Measure? { isShare ? nil : measured?.measure }

  /// Whether a column under these words is none of a report's: a share, a measure that has no field, a goal to date.
  var isForeign: Bool { isShare || (measured != nil && measured?.measure == nil) || isGoalToDate }

  private var isGoalToDate = false

  /// What the phrase says as a heading; empty where it is no heading of values.
  var terms: [Vocabulary.Term] {
    guard !isForeign else { return [] }
    switch (measure, time) {
    case (let measure?, .cumulative): return [.measure(measure, .cumulative)]
    case (let measure, .reported): return [.reported(measure)]
    case (let measure?, nil), (let measure?, .every):
      return Vocabulary.Group(rawValue: measure.rawValue).map { [.group($0)] } ?? []
    case (nil, .cumulative): return [.period(.cumulative)]
    case (nil, nil), (nil, .every): return []
    }
  }

  /// Reads a heading's words; `nil` where one of them is none of a phrase's, or they contradict each other.
  ///
  /// A letter stands for a measure next to words that say a time: `P acumulado`.
  init?(_ words: [Substring], in known: PhraseWords, letters: (Substring) -> Measure?) {
    guard (1...Self.mostWords).contains(words.count) else { return nil }
    if words.count > 1, let first = words.first,
      let measure = letters(first).map({ PhraseWords.Measured(rawValue: $0.rawValue) })
    {
      let times = words.dropFirst().map { known.role(of: FoldedText($0).key) }
      if times.allSatisfy({ if case .time = $0 { true } else { false } }),
        case .time(let time)? = times.first
      {
        measured = measure
        self.time = time
        return
      }
    }
    var nouns: [PhraseWords.Measured] = []
    var participles: Set<PhraseWords.Measured> = []
    var says: [PhraseWords.Time] = []
    var before = ""
    var isToDate = false
    for word in words {
      let key = FoldedText(word).key
      defer { before = key }
      switch known.role(of: key) {
      case .participle(let measured): participles.insert(measured)
      case .noun(let measured): nouns.append(measured)
      case .time(let time):
        // What was done *up to* the quarter is the sum to date; what was done *in* it is the quarter's.
        let isEnd = time == .reported && (before == "al" || before == "a")
        isToDate = isToDate || isEnd || key == "fecha"
        says.append(isEnd ? .cumulative : time)
      case .share: isShare = true
      case .empty: break
      case nil: return nil
      }
    }
    if participles.contains(.variation) {
      measured = .variation
    } else if participles.contains(.adjusted), !participles.contains(.achieved) {
      measured = .adjusted
    } else if participles.count > 1 {
      return nil
    } else {
      measured = participles.first ?? nouns.first
    }
    if says.contains(.cumulative) {
      time = .cumulative
    } else {
      time = says.first
    }
    guard isShare || measured != nil || time != nil else { return nil }
    isGoalToDate = isToDate && (measured == .programmed || measured == .adjusted)
  }

  private static let mostWords = 8
}
