/// Which indicators of a report are there twice.
///
/// A level may have several indicators; the same one is that of the same level and number whose name is alike, or that
/// says none.
package struct RepeatedIndicators {
  private var names: [String: [FoldedText]] = [:]
  /// So many indicators of one level and number are looked at.
  private static let most = 16

  /// Nothing is known yet.
  package init() {}

  /// Whether an indicator was there before; it is from now on.
  package mutating func isRepeated(_ indicator: Indicator?, _ label: String) -> Bool {
    let name = FoldedText(indicator?.name ?? "")
    let known = names[label] ?? []
    if known.count < Self.most { names[label, default: []].append(name) }
    return known.contains { $0.mayBeRewording(of: name) }
  }
}
