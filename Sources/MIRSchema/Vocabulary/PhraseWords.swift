/// The words that phrases are made of, folded.
package struct PhraseWords: Sendable {
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

  enum Role: Sendable {
    case participle(Measured), noun(Measured), time(Time), share, empty
  }

  private let whole: [String: Role]
  private let stems: [(stem: String, role: Role)]

  init(_ files: [VocabularyFile]) {
    var whole: [String: Role] = [:]
    var stems: [(String, Role)] = []
    // A word that ends with a hyphen is a stem.
    func enter(_ words: [String], _ role: Role) {
      for word in words {
        let key = FoldedText(word).key
        if word.hasSuffix("-") { stems.append((key, role)) } else { whole[key] = role }
      }
    }
    for file in files {
      enter(file.words(.emptyWords), .empty)
      enter(file.words(.shareStems), .share)
      for measured in Measured.allCases {
        enter(file.labels[.measureNouns]?[measured.rawValue]?.all ?? [], .noun(measured))
        enter(file.labels[.measureStems]?[measured.rawValue]?.all ?? [], .participle(measured))
      }
      for time in Time.allCases { enter(file.labels[.periodStems]?[time.rawValue]?.all ?? [], .time(time)) }
    }
    self.whole = whole
    self.stems = stems.sorted { $0.0.utf8.count > $1.0.utf8.count }
  }

  /// A stem's word is longer than the stem by its ending alone: `programad` and `programadas`.
  private static let longestEnding = 4

  func role(of key: String) -> Role? {
    if let role = whole[key] { return role }
    return stems.first {
      key.hasPrefix($0.stem) && key.utf8.count <= $0.stem.utf8.count + Self.longestEnding
    }?.role
  }
}
