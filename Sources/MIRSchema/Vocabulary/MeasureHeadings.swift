/// Headings that say a measure and a period at once, in either order: `Programado 1er. Trim.`.
///
/// There are thousands of them, and one file asks for a few, so a heading is taken apart when it is asked for.
struct MeasureHeadings: Sendable {
  private let measures: Words<Measure>
  private let periods: Words<Period>

  /// The folded names of the groups and the periods.
  init(_ measures: [(Measure, [FoldedText])], _ periods: [(Period, [FoldedText])]) {
    self.measures = Words(measures)
    self.periods = Words(periods)
  }

  /// What the heading says, by measure and period in their order; empty where it is not of these.
  func terms(in heading: FoldedText) -> [Vocabulary.Term] {
    let key = heading.key
    guard key.utf8.count <= measures.longest + periods.longest, let ends = Ends(of: key),
      measures.canBegin(ends) && periods.canEnd(ends) || periods.canBegin(ends) && measures.canEnd(ends)
    else { return [] }
    var found: Set<Vocabulary.Term> = []
    func add(_ measures: [Measure], _ periods: [Period]) {
      for measure in measures { found.formUnion(periods.map { .measure(measure, $0) }) }
    }
    for length in measures.lengths where periods.lengths.contains(key.utf8.count - length) {
      let front = key.utf8.index(key.startIndex, offsetBy: length)
      let back = key.utf8.index(key.endIndex, offsetBy: -length)
      if let measures = measures[key[..<front]], let periods = periods[key[front...]] {
        add(measures, periods)
      }
      if let measures = measures[key[back...]], let periods = periods[key[..<back]] { add(measures, periods) }
    }
    guard !found.isEmpty else { return [] }
    return Measure.allCases.flatMap { measure in Period.allCases.map { .measure(measure, $0) } }
      .filter(found.contains)
  }

  /// Folded words and what they mean.
  private struct Words<Meaning: Sendable>: Sendable {
    private var meanings: [String: [Meaning]] = [:]
    private(set) var lengths: Set<Int> = []
    private var starts: Set<Int> = []
    private var ends: Set<Int> = []
    /// Whether there is a word of one byte, which leaves open what its neighbour is.
    private var hasLetter = false
    let longest: Int

    init(_ words: [(Meaning, [FoldedText])]) {
      for (meaning, words) in words {
        for word in words {
          meanings[word.key, default: []].append(meaning)
          lengths.insert(word.key.utf8.count)
          guard let ends = Ends(of: word.key) else {
            hasLetter = true
            continue
          }
          starts.insert(ends.first)
          self.ends.insert(ends.last)
        }
      }
      longest = lengths.max() ?? 0
    }

    /// Whether a text with such ends can begin with one of the words.
    func canBegin(_ text: Ends) -> Bool { hasLetter || starts.contains(text.first) }
    func canEnd(_ text: Ends) -> Bool { hasLetter || ends.contains(text.last) }

    subscript(word: Substring) -> [Meaning]? { meanings[String(word)] }
  }

  /// The first two and the last two bytes of a text, which tell most texts from headings at once.
  private struct Ends {
    let first: Int
    let last: Int

    /// `nil` for a text of one byte or none.
    init?(of text: String) {
      let bytes = text.utf8
      guard bytes.count >= 2 else { return nil }
      func pair(_ index: String.Index) -> Int {
        Int(bytes[index]) << 8 | Int(bytes[bytes.index(after: index)])
      }
      first = pair(bytes.startIndex)
      last = pair(bytes.index(bytes.endIndex, offsetBy: -2))
    }
  }
}
