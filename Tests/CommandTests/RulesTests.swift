import Foundation
import MIRSchema
import Testing

/// What `rules` prints.
struct RulesTests {
  @Test func `the page of the rules is what the program says now`() throws {
    let page = try String(contentsOf: Tool.root.appendingPathComponent("docs/reglas.md"), encoding: .utf8)
    let run = try Tool.run(["rules", "--format", "markdown", "--lang", "es"], in: Sample.root)
    #expect(run.text == page, "make rules writes it")
  }

  @Test func `the list has every rule once, within 80 columns`() throws {
    for language in ["es", "en"] {
      let run = try Tool.run(["rules", "--lang", language], in: Sample.root)
      let lines = run.text.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 80 })
      for code in FindingCode.allCases {
        #expect(lines.count { $0.hasPrefix("  \(code.rawValue) (") } == 1, "\(code.rawValue)")
      }
    }
  }

  @Test func `a rule that does not exist is refused with the nearest`() throws {
    let run = try Tool.run(["rules", "variation-mismach", "--lang", "es"], in: Sample.root)
    #expect(run.status == 64)
    #expect(
      run.messages
        == "error: no hay ninguna regla «variation-mismach». ¿Quiso decir «variation-mismatch»?\n")
  }

  @Test func `programs get every rule in both languages`() throws {
    let run = try Tool.run(["rules", "--format", "json"], in: Sample.root)
    let rules = try #require(try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
    #expect(rules.compactMap { $0["code"] as? String } == FindingCode.allCases.map(\.rawValue))
    #expect(rules.allSatisfy { ($0["meaning"] as? [String: String])?.count == 2 })
  }
}
