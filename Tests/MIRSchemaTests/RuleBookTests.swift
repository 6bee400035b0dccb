import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// What is known of every rule.
struct RuleBookTests {
  @Test(arguments: FindingCode.allCases)
  func `a rule is explained in both languages`(_ code: FindingCode) {
    let rule = RuleBook.text(for: code)
    let texts = [rule.meaning, rule.fires, rule.passes, rule.remedy(of: code), code.entry.message]
    for text in texts {
      #expect(!text.spanish.isEmpty && !text.english.isEmpty)
      #expect(text.spanish.last == "." || text.spanish.hasSuffix("}") || text.spanish.hasSuffix(")"))
    }
    for text in [rule.meaning, rule.fires, rule.passes, rule.remedy(of: code)] {
      #expect(!text.spanish.contains("{") && !text.english.contains("{"))
    }
    #expect(rule.fires != rule.passes)
    #expect(rule.meaning.spanish != rule.meaning.english)
  }

  @Test func `names are words with hyphens, each of one rule`() {
    let names = FindingCode.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    for name in names { #expect(name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(name)") }
  }

  @Test func `every group has a rule`() {
    let used = Set(FindingCode.allCases.map { RuleBook.text(for: $0).group })
    #expect(RuleGroup.allCases.filter { !used.contains($0) } == [])
  }
}
