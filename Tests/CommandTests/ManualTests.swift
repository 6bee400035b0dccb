import Foundation
import MIRSchema
import Testing

/// What the pages name is there, and the questions to the database are answered.
struct ManualTests {
  /// The blocks of a page between lines of three backquotes with a word behind the first.
  private static func blocks(_ word: String, of path: String) throws -> [String] {
    let parts = try ShownPage.text(path).components(separatedBy: "\n```")
    return parts.enumerated().filter { !$0.offset.isMultiple(of: 2) && $0.element.hasPrefix(word + "\n") }
      .map { String($0.element.dropFirst(word.count + 1)) }
  }

  @Test(arguments: ShownPageTests.all + ["docs/base-de-datos.md", "docs/configuracion.md", "docs/README.md"])
  func `every option that a page names is one that help explains`(_ page: String) throws {
    let help = try ["convert", "check", "inspect", "template", "migrate", "schema", "rules"].map {
      try Tool.run(["help", $0], in: Sample.root).text
    }.joined()
    let words = try Self.own(ShownPage.text(page)).split { !($0.isASCII && ($0.isLetter || $0 == "-")) }
    for option in Set(words.filter { $0.hasPrefix("--") && $0.count > 2 && !$0.hasPrefix("---") }) {
      #expect(help.contains(option), "\(option)")
    }
  }

  /// A page without what is said to other programs: blocks but those of commands, and between backquotes or in a session
  /// what begins with another program's name.
  private static func own(_ page: String) -> String {
    page.replacing(#/\n```[a-z]+\n[\s\S]*?\n```/#, with: "")
      .replacing(#/`(?!mirsheet)[a-z]+ [^`\n]*`/#, with: "")
      .replacing(#/\n\$ (?!mirsheet)[^\n]*/#, with: "")
  }

  /// Three programmes in two years: goals of 40, of which 9 was reached in each quarter.
  private static func ledger() throws -> LedgerBuilder {
    var builder = try LedgerBuilder()
    for (year, program) in [(2023, "6"), (2024, "6"), (2024, "7")] {
      for quarter in 1...4 {
        var report = LedgerBuilder.report(year, quarter, program: program)
        for index in report.indicators.indices {
          report.indicators[index][.programmed][.cumulative] = index == 0 ? 40 : 36
          report.indicators[index][.achieved][.cumulative] = Decimal(9 * quarter)
          report.indicators[index].expectedDirection = "Ascendente"
        }
        try builder.add("\(year)-\(program)-T\(quarter).xlsx", [report])
      }
    }
    try builder.settle()
    return builder
  }

  @Test func `the questions to the database are answered, and never add values of different indicators`()
    throws
  {
    let ledger = try Self.ledger()
    let questions = try Self.blocks("sql", of: "docs/base-de-datos.md")
    #expect(questions.count >= 11)
    for question in questions {
      _ = try ledger.rows(question)
      #expect(
        !question.contains(#/(sum|avg|total)\((\w\.)?(value|achieved|programmed|variation)/#), "\(question)")
    }
    let counted = try #require(questions.first { $0.contains("AS con_valor\nFROM reports") })
    #expect(
      try ledger.rows(counted).map { $0.split(separator: "|").suffix(3).joined(separator: "|") } == [
        "Componente|2|2", "Componente|2|2", "Componente|2|2",
      ])
    let progress = try #require(questions.first { $0.contains("AS avance") })
    #expect(
      try ledger.rows(progress).map { $0.split(separator: "|").suffix(3).joined(separator: "|") } == [
        "40|36|90.0", "36|36|100.0", "40|36|90.0", "36|36|100.0", "40|36|90.0", "36|36|100.0",
      ])
    let met = try #require(questions.first { $0.contains("AS cumplieron") })
    #expect(
      try ledger.rows(met).map { $0.split(separator: "|").suffix(2).joined(separator: "|") } == [
        "2|1", "2|1", "2|1",
      ])
  }
}
