import Foundation
import MIRSchema
import Testing

@testable import mirsheet

/// The pages of the reference are what the program says of itself.
struct ReferenceTests {
  /// The pages in a language, by their names.
  private func pages(_ language: String) throws -> [String: String] {
    try Scratch.with { folder in
      let run = try Tool.run(["reference", "-o", "paginas", "--lang", language], in: folder)
      #expect(run.status == 0 && run.messages.isEmpty && run.text.isEmpty, "\(run.messages)")
      return try Self.texts(in: folder.appendingPathComponent("paginas"))
    }
  }

  private static func texts(in folder: URL) throws -> [String: String] {
    try Dictionary(
      uniqueKeysWithValues: Scratch.names(in: folder).map { name in
        (name, try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
      })
  }

  @Test func `the pages are what the program says now`() throws {
    let kept = try Self.texts(in: Tool.root.appendingPathComponent("docs/referencia"))
    let printed = try pages("es")
    #expect(kept.keys.sorted() == printed.keys.sorted())
    for (name, text) in printed { #expect(kept[name] == text, "\(name): make reference writes it") }
  }

  @Test(arguments: ["es", "en"])
  func `everything that there is has its row`(_ language: String) throws {
    let pages = try pages(language)
    for command in ["check", "convert", "inspect", "migrate", "rules", "schema", "template"] {
      #expect(pages["ordenes.md"]?.contains("\n## `mirsheet \(command)`\n") == true)
    }
    for field in Indicator.fields {
      #expect(pages["campos.md"]?.contains("\n| `\(field.key.rawValue)` | `\(field.key.snake)` |") == true)
      #expect(pages["csv.md"]?.contains("\n| `\(field.key.snake)` |") == true)
    }
    for key in CheckKey.allCases { #expect(pages["json.md"]?.contains("\n| `/\(key.rawValue)` |") == true) }
    for entry in LedgerDictionary.entries {
      let page = try #require(pages["tablas.md"])
      #expect(page.contains(entry.column.map { "\n| `\($0)` |" } ?? "\n## `\(entry.table)`\n"))
    }
    // A row without a meaning tells nobody anything.
    for (name, text) in pages where name != "palabras.md" {
      let empty = text.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.hasSuffix("|  |") }
      #expect(empty.isEmpty, "\(name): \(empty)")
    }
  }

  @Test func `a page in English has nothing in Spanish`() throws {
    // The others have the Spanish headings of sheets.
    for (name, text) in try pages("en") where ["ordenes.md", "tablas.md", "limites.md"].contains(name) {
      #expect(!text.contains(" que ") && !text.contains("Límite"), "\(name)")
    }
  }
}
