/// Which indicators of two reports of one programme are the same: by level and number, and by their names.
struct SeriesMatch {
  /// The places of each indicator in the earlier and in the later report.
  private(set) var pairs: [(old: Int, new: Int)] = []
  /// The places in the earlier report of those that the later one lacks.
  let gone: [Int]
  /// The places in the later report of those that the earlier one lacks.
  let added: [Int]

  init(_ earlier: Report, _ later: Report) {
    var free = Set(later.indicators.indices)
    var open: [Int] = []
    func take(_ fits: (Indicator) -> Bool) -> Int? {
      let found = free.sorted().first { fits(later.indicators[$0]) }
      if let found { free.remove(found) }
      return found
    }
    // A name that moved to another number is the same indicator, and a number under which another name is may be.
    for (place, one) in earlier.indicators.enumerated() {
      if let new = take({ $0.label == one.label && Self.areAlike($0.name, one.name) }) {
        pairs.append((place, new))
      } else {
        open.append(place)
      }
    }
    var lost: [Int] = []
    for place in open {
      let one = earlier.indicators[place]
      if let new = take({ $0.level == one.level && one.name != nil && Self.areAlike($0.name, one.name) })
        ?? take({ $0.label == one.label })
      {
        pairs.append((place, new))
      } else {
        lost.append(place)
      }
    }
    pairs.sort { $0.old < $1.old }
    gone = lost
    added = free.sorted()
  }

  /// Whether two names are the same but for spelling.
  static func areAlike(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return one == other }
    let (left, right) = (FoldedText(one), FoldedText(other))
    return left.distance(to: right, limit: max(left.key.utf8.count, right.key.utf8.count) / sameShare) != nil
  }

  /// One letter of so many may differ.
  private static let sameShare = 10
}
