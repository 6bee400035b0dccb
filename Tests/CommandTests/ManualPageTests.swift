import Foundation
import SheetIO
import Testing

@testable import mirsheet

/// The manual pages, and what else helps to install and to find the program.
struct ManualPageTests {
  private static let commands = ["check", "convert", "inspect", "migrate", "rules", "schema", "template"]

  /// The pages in a language, by their names.
  private func pages(_ language: String) throws -> [String: String] {
    try Scratch.with { folder in
      let run = try Tool.run(
        ["manual", "-o", "paginas", "--date", "2026-02-03", "--lang", language], in: folder)
      #expect(run.status == 0 && run.messages.isEmpty && run.text.isEmpty, "\(run.messages)")
      let place = folder.appendingPathComponent("paginas")
      var pages: [String: String] = [:]
      for name in try Scratch.names(in: place) {
        pages[name] = try String(contentsOf: place.appendingPathComponent(name), encoding: .utf8)
      }
      return pages
    }
  }

  @Test(arguments: ["es", "en"])
  func `there is a page for the program and one for each command that help lists`(_ language: String) throws {
    let pages = try pages(language)
    #expect(pages.keys.sorted() == (Self.commands.map { "mirsheet-\($0).1" } + ["mirsheet.1"]).sorted())
    for (name, page) in pages {
      #expect(page.hasPrefix(".TH MIRSHEET") && page.contains(" 1 2026-02-03 "), "\(name)")
    }
  }

  @Test(arguments: ["es", "en"])
  func `a page says of each option what help says`(_ language: String) throws {
    let pages = try pages(language)
    for command in Self.commands {
      let page = try #require(pages["mirsheet-\(command).1"])
      let plain = page.replacing("\\-", with: "-").replacing("\\fB", with: "").replacing("\\fI", with: "")
        .replacing("\\fR", with: "").replacing("\\e", with: "\\")
      let help = try Tool.run(["help", command, "--lang", language], in: Sample.root).text
      let options = try #require(
        help.components(separatedBy: "\n\(language == "es" ? "OPCIONES" : "OPTIONS"):\n").last)
      // The lines of one option, joined: label and text.
      let entries = options.replacing(#/\n {26}/#, with: " ").split(separator: "\n").map {
        $0.split(separator: " ").joined(separator: " ")
      }
      #expect(entries.count >= 3)
      for entry in entries where !entry.isEmpty {
        let label = try #require(entry.firstMatch(of: #/^(-\w, )?--[a-z-]+|^-h, --help/#)?.output.0)
        let text = entry.dropFirst(label.count).replacing(#/^ <[^>]*>/#, with: "")
          .trimmingCharacters(in: .whitespaces)
        #expect(plain.contains("\n\(label)"), "\(command) \(label)")
        #expect(plain.contains("\n\(text)\n"), "\(command) \(label): \(text)")
      }
    }
  }

  @Test func `sections and texts are in the language of the run`() throws {
    let spanish = try #require(try pages("es")["mirsheet.1"])
    let english = try #require(try pages("en")["mirsheet.1"])
    for title in [
      "NOMBRE", "SINOPSIS", "DESCRIPCIÓN", "OPCIONES", "ÓRDENES", "CÓDIGOS DE SALIDA", "VÉASE TAMBIÉN",
    ] {
      #expect(spanish.contains("\n.SH \(title)\n"), "\(title)")
    }
    for title in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXIT STATUS", "SEE ALSO"] {
      #expect(english.contains("\n.SH \(title)\n"), "\(title)")
    }
    #expect(spanish.contains("\\fB65\\fR\nuna entrada no se puede leer o no contiene un informe.\n"))
    #expect(spanish.contains("\\fBmirsheet\\-check\\fR(1)"))
    #expect(!spanish.contains("Show ") && !english.contains("Muestra"))
  }

  @Test(arguments: [
    ("--to a\\b", "\\-\\-to a\\eb"), (".xlsx", "\\&.xlsx"), ("'a'", "\\&'a'"), ("~/x^`", "\\(ti/x\\(ha\\(ga"),
    ("año «1»", "año «1»"),
  ])
  func `nothing in a text is taken for a command of the page`(_ text: String, _ plain: String) {
    #expect(ManualText.plain(text) == plain)
  }

  @Test func `lines that are commands stay lines, others are filled`() {
    let lines = ManualText.paragraphs("Uno\ndos.\n\n  tool a -b\n  tool c\n\nTres.", command: "tool")
    #expect(
      lines == [
        "Uno", "dos.", ".PP", ".RS 4", ".nf", "tool a \\-b", "tool c", ".fi", ".RE", ".PP", "Tres.",
      ])
  }

  @Test func `the version is alone on the first line, then come those of the formats`() throws {
    let lines = try Tool.run(["--version"], in: Sample.root).text.split(separator: "\n").map(String.init)
    #expect(lines.first?.wholeMatch(of: #/\d+\.\d+\.\d+/#) != nil)
    #expect(lines.dropFirst().prefix(3) == ["json 1.1, 1.0", "csv 2.0", "sqlite \(LedgerSchema.version)"])
    #expect(lines.dropFirst(4).allSatisfy { $0.wholeMatch(of: #/commit [0-9a-f]{7,40}\+?/#) != nil })
    #expect(lines.count <= 5)
  }

  @Test func `where a file or a folder is expected, shells offer those, and elsewhere what there is`() throws
  {
    let script = try Tool.run(["--generate-completion-script", "fish"], in: Sample.root).text
    func line(_ command: String, _ option: String) -> Substring? {
      script.split(separator: "\n").first {
        $0.contains("mirsheet \(command)\"") && $0.contains(" \(option)")
      }
    }
    #expect(line("convert", "-l 'to'")?.contains("ndjson") == true)
    #expect(line("convert", "-l 'schema-version'")?.contains("1.0") == true)
    #expect(line("migrate", "-l 'forget'")?.contains("directories") == true, "\(script)")
    #expect(!script.contains("Show ") && script.contains("Muestra la versión."))
    #expect(line("rules", "-fka")?.contains("variation-mismatch") == true)
  }
}
