/// Which indicators of a report are there twice.
///
/// A level may have several indicators; the same one is that of the same level and number whose name is alike, or that
/// says none.
package struct RepeatedIndicators {
  private var names: [String: [String]] = [:]
  /// So many indicators of one level and number are looked at.
  private static let most = 16

  /// Nothing is known yet.
  package init() {}

  /// Whether an indicator was there before; it is from now on.
  package mutating func isRepeated(name: String?, _ label: String) -> Bool {
    Self.enter(name ?? "", among: &names[label, default: []])
  }

  private static func enter(_ name: String, among known: inout [String]) -> Bool {
    defer { if known.count < most { known.append(name) } }
    guard !known.isEmpty else { return false }
    let folded = FoldedText(name)
    return known.contains { FoldedText($0).mayBeRewording(of: folded) }
  }
}
