import MIRSchema
import SheetIO

/// Rules as people name them: one by its code, or all of a group.
enum RuleNames {
  /// The rules that a name stands for; `nil` where there is none.
  static func codes(of name: String) -> Set<FindingCode>? {
    if let code = FindingCode(rawValue: name) { return [code] }
    guard let group = RuleGroup(rawValue: name) else { return nil }
    return Set(FindingCode.allCases.filter { RuleBook.text(for: $0).group == group })
  }

  /// The name of a rule or a group that is spelt nearest.
  static func nearest(_ name: String) -> String? {
    nearest(name, among: FindingCode.allCases.map(\.rawValue) + RuleGroup.allCases.map(\.rawValue))
  }

  /// The word that is spelt nearest to one; `nil` where none is near.
  static func nearest(_ word: String, among words: [String]) -> String? {
    let folded = FoldedText(word)
    return words.compactMap { one in
      folded.distance(to: FoldedText(one), limit: max(2, one.utf8.count / 3)).map { (one, $0) }
    }
    .min { $0.1 < $1.1 }?.0
  }
}
