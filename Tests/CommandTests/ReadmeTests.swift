import Foundation
import Testing

/// The README in Spanish and the one in English say the same.
struct ReadmeTests {
  private static let pages = ["README.md", "README.en.md"]

  private static func each<Value>(_ part: (String) throws -> Value) throws -> (spanish: Value, english: Value)
  {
    (try part(pages[0]), try part(pages[1]))
  }

  /// The lines of a page that are outside of blocks.
  private static func prose(_ path: String) throws -> [Substring] {
    try ShownPage.text(path).replacing(#/\n```[\s\S]*?\n```/#, with: "").split(separator: "\n")
  }

  @Test func `each leads to the other at its top`() throws {
    let tops = try Self.each { try ShownPage.text($0).split(separator: "\n").prefix(2).last }
    #expect(tops.spanish == "[English](README.en.md)" && tops.english == "[Español](README.md)")
  }

  @Test func `their sections and lists follow each other in the same order`() throws {
    let shapes = try Self.each { path in
      try Self.prose(path).dropFirst(2).map { line in
        line.firstMatch(of: #/^(#+ |- |\d+\. |\||!\[|)/#).map { String($0.output.0) } ?? ""
      }
    }
    #expect(shapes.spanish == shapes.english)
    #expect(shapes.spanish.count { $0 == "## " } >= 6)
  }

  @Test func `their commands and files are the same, in the same order`() throws {
    let commands = try Self.each { try ShownPage($0).commands.map(\.text) }
    #expect(commands.spanish == commands.english && commands.spanish.count >= 8)
    // What is said of a command stands behind two spaces.
    let lines = try Self.each { path in
      try ShownPage(path).blocks.filter { !$0.isSession }.flatMap(\.lines).map {
        $0.components(separatedBy: "  ")[0]
      }
    }
    #expect(lines.spanish == lines.english && !lines.spanish.isEmpty)
  }

  @Test func `their links and pictures are the same, in the same order`() throws {
    let links = try Self.each { path in
      try Self.prose(path).dropFirst(2).joined(separator: "\n").matches(of: #/\]\(([^)]+)\)/#).map {
        String($0.output.1)
      }
    }
    #expect(links.spanish == links.english && links.spanish.count >= 15)
  }

  @Test func `their tables say the same in code`() throws {
    let rows = try Self.each { path in
      try Self.prose(path).filter { $0.hasPrefix("| ") }.map { row in
        row.split(separator: "|").map { cell in cell.matches(of: #/`[^`]+`/#).map { String($0.output) } }
      }
    }
    #expect(rows.spanish == rows.english && rows.spanish.count >= 7)
  }

  @Test func `they are short enough to be read`() throws {
    let words = try Self.each { try Self.prose($0).joined(separator: " ").split(separator: " ").count }
    #expect(words.spanish < 900 && words.english < 900)
  }
}
