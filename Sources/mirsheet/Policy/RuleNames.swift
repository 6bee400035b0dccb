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
    NearestWord.to(
      name, among: FindingCode.allCases.map(\.rawValue) + RuleGroup.allCases.map(\.rawValue), least: 2)
  }
}
