import SheetIO

/// What a heading cell says, in the ways in which people dress the words of the vocabulary.
///
/// `1er Trim 2025`, `1er. Trimestre (Ene-Mar)` and `I Trim.` are the first quarter, `Variación (A-B)` is the variation,
/// `Avance 2do. Trim.` what was achieved in the second quarter.
package struct HeadingTerms {
  /// The meanings that a session's words give.
  package init(session: ReadingSession) { self.session = session }

  /// Longer texts are not headings, in bytes.
  package static let longest = 120

  package let session: ReadingSession

  /// The meanings that need nothing around them; empty when the text is not a heading that is known.
  package func terms(of text: String) -> [Vocabulary.Term] {
    guard let place = session.memory.place(of: text) else { return lookedUp(text) }
    if let known = session.memory.facts[place].terms { return known }
    let terms = lookedUp(text)
    session.memory.facts[place].terms = terms
    return terms
  }

  private func lookedUp(_ text: String) -> [Vocabulary.Term] {
    let exact = session.vocabulary.terms(for: FoldedText(text))
    if !exact.isEmpty { return exact }
    let bare = Self.bare(text)
    guard !bare.isEmpty else { return [] }
    let plain = session.vocabulary.terms(for: FoldedText(bare.joined(separator: " ")))
    if !plain.isEmpty { return plain }
    let timeless = bare.filter { word in
      let key = FoldedText(word).key
      return key != "por" && !key.hasPrefix("trimestr")
    }
    if timeless.count < bare.count, !timeless.isEmpty {
      let groups = session.vocabulary.terms(for: FoldedText(timeless.joined(separator: " "))).filter { term in
        if case .group = term { true } else { false }
      }
      if !groups.isEmpty { return groups }
    }
    if let period = Self.period(bare, acceptsNumerals: false) { return [.period(period)] }
    let phrase = phrase(bare)
    if phrase?.isForeign == true { return [] }
    if let combined = combined(bare) { return [combined] }
    return phrase?.terms ?? []
  }

  /// What a heading says of values in words of its own.
  private func phrase(_ words: [Substring]) -> MeasurePhrase? {
    MeasurePhrase(words, in: session.vocabulary.phraseWords) { word in
      session.vocabulary.measure(ofLetters: String(word))
    }
  }

  /// Whether a heading is over shares of something, or over another measure than reports have.
  package func isForeign(_ text: String) -> Bool { phrase(Self.bare(text))?.isForeign == true }

  /// The month that a heading names and nothing else, 1 to 12.
  package static func loneMonth(_ text: String) -> Int? {
    text.utf8.count <= 12 ? PeriodReading.month(FoldedText(text).key) : nil
  }

  /// The quarter that a lone `I` or `1` means where quarters are wanted.
  package func numeral(_ text: String) -> Period? {
    guard let place = session.memory.place(of: text) else {
      return Self.period(Self.bare(text), acceptsNumerals: true)
    }
    if let known = session.memory.facts[place].numeral { return known }
    let numeral = Self.period(Self.bare(text), acceptsNumerals: true)
    session.memory.facts[place].numeral = .some(numeral)
    return numeral
  }

  /// The words of a heading without what is in parentheses, and without years.
  private static func bare(_ text: String) -> [Substring] {
    plainWords(text) ?? dressedWords(text)
  }

  /// The same of a text of Spanish letters without parentheses, byte by byte; `nil` of any other.
  private static func plainWords(_ text: String) -> [Substring]? {
    var before: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), 0xC4...: return nil
      // The signs of multiplication and division are among the letters; everything else after C3 is one.
      case 0x80...0xC2: if before != 0xC3 || byte == 0x97 || byte == 0xB7 { return nil }
      default: break
      }
      before = byte
    }
    return text.utf8.split { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., UInt8(ascii: "%"): false
      default: true
      }
    }.map { Substring($0) }.filter { !isYear($0) }
  }

  private static func isYear(_ word: Substring) -> Bool {
    word.utf8.count == 4 && (Int(word).map { (1990...2199).contains($0) } ?? false)
  }

  private static func dressedWords(_ text: String) -> [Substring] {
    var outside = ""
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if depth == 0 { outside.append(character) }
      if character == ")" { depth = max(0, depth - 1) }
    }
    // A heading that is in parentheses as a whole is not bare of everything.
    let kept = outside.allSatisfy { !$0.isLetter && !$0.isNumber } ? text : outside
    return kept.split { !($0.isLetter || $0.isNumber || $0 == "%") }
      .filter { !isYear($0) }
  }

  /// A measure's group before or after one of its periods.
  private func combined(_ words: [Substring]) -> Vocabulary.Term? {
    guard words.count >= 2, words.count <= 8 else { return nil }
    for cut in 1..<words.count {
      for (group, period) in [(words[..<cut], words[cut...]), (words[cut...], words[..<cut])] {
        guard let period = self.period(Array(period)),
          let measure = measure(of: group)
        else { continue }
        return .measure(measure, period)
      }
    }
    return nil
  }

  /// The period that words name next to a measure, by a name of the vocabulary or as a quarter.
  private func period(_ words: [Substring]) -> Period? {
    let known = session.vocabulary.terms(for: FoldedText(words.joined(separator: " ")))
    let named = known.lazy.compactMap { if case .period(let period) = $0 { period } else { nil } }.first
    return named ?? Self.period(words, acceptsNumerals: true)
  }

  /// The measure that words name, by a group of the vocabulary, one that is misspelt by a letter, or in words of its own.
  private func measure(of words: ArraySlice<Substring>) -> Measure? {
    let name = FoldedText(words.joined(separator: " "))
    let exact = session.vocabulary.terms(for: name)
    let terms =
      exact.isEmpty && name.key.utf8.count >= 6 ? session.vocabulary.nearTerms(for: name) ?? [] : exact
    let measures = terms.lazy.compactMap { if case .group(let group) = $0 { group.measure } else { nil } }
    return measures.first ?? phrase(Array(words)).flatMap { $0.time == nil ? $0.measure : nil }
  }

  /// The quarter that the words name and nothing else.
  private static func period(_ words: [Substring], acceptsNumerals: Bool) -> Period? {
    let tokens = words.map { FoldedText($0).key }
    func isQuarter(_ token: String) -> Bool { token.hasPrefix("trim") || token == "t" }
    let speaks = tokens.contains(where: isQuarter)
    let rest = tokens.filter { !isQuarter($0) && !["de", "del", "al", "a", "el"].contains($0) }
    let months = rest.compactMap(PeriodReading.month)
    if !rest.isEmpty, months.count == rest.count, let first = months.first, let last = months.last {
      // A lone month names the quarter that it closes.
      let isQuarter = months.count == 1 ? last.isMultiple(of: 3) : (first - 1) / 3 == (last - 1) / 3
      return isQuarter ? Period.of(quarter: (last - 1) / 3 + 1) : nil
    }
    guard rest.count == 1, let token = rest.first else { return nil }
    if let quarter = PeriodReading.ordinal(token) { return Period.of(quarter: quarter) }
    guard speaks || acceptsNumerals, let quarter = PeriodReading.numeral(token) else { return nil }
    return Period.of(quarter: quarter)
  }
}

extension Period {
  /// The period of a quarter, 1 to 4.
  package static func of(quarter: Int) -> Period? { allCases.first { $0.quarter == quarter } }
}
