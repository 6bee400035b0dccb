/// What a heading says of values in words of its own: `Calendarización de metas`, `Realizado al periodo`, `Meta del trimestre`.
///
/// A phrase is understood only as a whole: each of its words names a measure, a time, a share of something, or nothing. A participle
/// (`alcanzada`) outranks a noun (`meta`); of two nouns the first counts (`avance de metas`), two participles contradict each other.
package struct MeasurePhrase: Sendable, Hashable {
  /// What a value measures.
  package enum Measured: String, CaseIterable, Sendable {
    case programmed, achieved, variation, adjusted

    var measure: Measure? { Measure(rawValue: rawValue) }
  }

  /// When a value is of.
  package enum Time: String, CaseIterable, Sendable {
    /// The year, or the year to date.
    case cumulative
    /// The quarter that the report is of.
    case reported
    /// Each quarter in turn, as the columns below say.
    case every
  }

  /// What the words say that is measured.
  private(set) var measured: Measured?
  private(set) var time: Time?
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
  init?(_ words: [Substring], in known: Words, letters: (Substring) -> Measure?) {
    guard (1...Self.mostWords).contains(words.count) else { return nil }
    if words.count > 1, let first = words.first,
      let measure = letters(first).map({ Measured(rawValue: $0.rawValue) })
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
    var nouns: [Measured] = []
    var participles: Set<Measured> = []
    var says: [Time] = []
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

extension MeasurePhrase {
  /// The words that phrases are made of, folded.
  package struct Words: Sendable {
    enum Role: Sendable {
      case participle(Measured), noun(Measured), time(Time), share, empty
    }

    private let whole: [String: Role]
    private let stems: [(stem: String, role: Role)]

    init(_ files: [VocabularyFile]) {
      var whole: [String: Role] = [:]
      var stems: [(String, Role)] = []
      for file in files {
        for word in file.words(.emptyWords) { whole[FoldedText(word).key] = .empty }
        for stem in file.words(.shareStems) { stems.append((FoldedText(stem).key, .share)) }
        for measured in Measured.allCases {
          for noun in file.labels[.measureNouns]?[measured.rawValue]?.all ?? [] {
            whole[FoldedText(noun).key] = .noun(measured)
          }
          for stem in file.labels[.measureStems]?[measured.rawValue]?.all ?? [] {
            stems.append((FoldedText(stem).key, .participle(measured)))
          }
        }
        for time in Time.allCases {
          for stem in file.labels[.periodStems]?[time.rawValue]?.all ?? [] {
            if stem.utf8.count >= Words.shortestStem, time != .every, stem != "trimestre" {
              stems.append((FoldedText(stem).key, .time(time)))
            } else {
              whole[FoldedText(stem).key] = .time(time)
            }
          }
        }
      }
      self.whole = whole
      self.stems = stems.sorted { $0.0.utf8.count > $1.0.utf8.count }
    }

    private static let shortestStem = 6
    /// A stem's word is longer than the stem by its ending alone: `programad` and `programadas`.
    private static let longestEnding = 4

    func role(of key: String) -> Role? {
      if let role = whole[key] { return role }
      return stems.first {
        key.hasPrefix($0.stem) && key.utf8.count <= $0.stem.utf8.count + Self.longestEnding
      }?.role
    }
  }
}
