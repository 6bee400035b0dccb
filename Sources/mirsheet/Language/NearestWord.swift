import MIRSchema

/// What somebody may have meant by a word that does not exist.
enum NearestWord {
  /// The word that is spelt nearest to one; `nil` where none is near.
  ///
  /// A third of a word's letters may be wrong, but always as many as `least`.
  static func to(_ word: String, among words: some Sequence<String>, least: Int = 1) -> String? {
    let folded = FoldedText(word)
    return words.compactMap { one in
      folded.distance(to: FoldedText(one), limit: max(least, one.utf8.count / 3)).map { (one, $0) }
    }
    .min { $0.1 < $1.1 }?.0
  }
}
