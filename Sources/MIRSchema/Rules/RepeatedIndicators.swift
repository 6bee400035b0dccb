/// Which indicators of a report are there twice.
///
/// A level may have several indicators; the same one is that of the same level and number whose name is alike, or that
/// says none.
package struct RepeatedIndicators {
  private var labels = TextTable()
  /// What those of each label are called.
  private var names: [Names] = []

  /// What the indicators of one level and number are called.
  private struct Names {
    private var first: String?
    private var others: [String] = []

    /// Whether a name is one of them in other words; it is one from now on.
    mutating func enter(_ name: String) -> Bool {
      guard let first else {
        self.first = name
        return false
      }
      defer { if others.count + 1 < RepeatedIndicators.most { others.append(name) } }
      let folded = FoldedText(name)
      return FoldedText(first).mayBeRewording(of: folded)
        || others.contains { FoldedText($0).mayBeRewording(of: folded) }
    }
  }

  /// So many indicators of one level and number are looked at.
  private static let most = 16

  /// Nothing is known yet.
  package init() {}

  /// Whether an indicator was there before; it is from now on.
  package mutating func isRepeated(name: String?, _ label: String) -> Bool {
    let place = labels.enter(label)
    if place == names.count { names.append(Names()) }
    return names[place].enter(name ?? "")
  }

  /// Whether there is an indicator of a level and number.
  package func contains(_ label: String) -> Bool { labels.place(of: label) != nil }

  /// Whether there is none.
  package var isEmpty: Bool { names.isEmpty }
}
