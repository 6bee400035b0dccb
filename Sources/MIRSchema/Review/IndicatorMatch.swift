import Foundation

/// Which indicators of two reports of one programme are the same.
///
/// First those of one name and number; then those of one name that moved to another number of their level; then those of
/// one number whose names are alike, or that have the same goals. What is left under one number is another indicator in
/// its place.
struct IndicatorMatch {
  /// An indicator of both reports, by its places in the lists.
  struct Pair {
    let old: Int
    let new: Int
    /// Whether nothing but the number is the same.
    let isReplaced: Bool
  }

  /// The indicators of both, in the order of the later report.
  let pairs: [Pair]
  /// The places in the earlier list of those that the later one lacks.
  let gone: [Int]
  /// The places in the later list of those that the earlier one lacks.
  let added: [Int]

  init(_ earlier: [Indicator], _ later: [Indicator]) {
    let (old, new) = (earlier.map(Key.init), later.map(Key.init))
    var match = StagedMatch(old: old.indices, new: new.indices)
    match.pair({ old[$0].labelAndName }, { new[$0].labelAndName })
    match.pair({ old[$0].levelAndName }, { new[$0].levelAndName }, isUnique: true)
    match.pair({ old[$0].label }, { new[$0].label }) { old[$0].name.mayBeRewording(of: new[$1].name) }
    match.pair({ old[$0].label }, { new[$0].label }) { earlier[$0].hasSameGoals(as: later[$1]) }
    let alike = match.partners
    match.pair({ old[$0].label }, { new[$0].label })
    pairs = match.partners.sorted { $0.key < $1.key }.map {
      Pair(old: $0.value, new: $0.key, isReplaced: alike[$0.key] == nil)
    }
    gone = match.free.sorted()
    added = match.unpaired
  }

  /// Whether so few indicators of the earlier list are in the later one that it is another list.
  var isAnotherList: Bool {
    let all = pairs.count + gone.count
    return all >= Self.fewestOfAList && pairs.count { !$0.isReplaced } * 2 < all
  }

  /// Fewer indicators are no list.
  private static let fewestOfAList = 4

  /// What an indicator is looked up by.
  private struct Key {
    let label: String?
    let level: String?
    let name: FoldedText

    init(_ one: Indicator) {
      label = one.label
      level = one.level
      name = FoldedText(one.name ?? "")
    }

    var labelAndName: [String]? { name.isEmpty ? nil : [label ?? "", name.key] }
    var levelAndName: [String]? { name.isEmpty ? nil : [level ?? "", name.key] }
  }
}

extension Indicator {
  /// Whether another one has the same goals; goals of nothing say nothing.
  fileprivate func hasSameGoals(as other: Indicator) -> Bool {
    programmed == other.programmed && Period.allCases.contains { (programmed[$0] ?? 0) != 0 }
  }
}
