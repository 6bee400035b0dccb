import Foundation
import Testing

@testable import mirsheet

/// What the pages for people show is what happens when they are followed.
struct ShownPageTests {
  /// Pages whose commands need programs that not every machine has: Interop runs these, and the others once more.
  private static let ofOtherPrograms = ["duckdb", "formulario-web", "python", "r"]

  /// The READMEs, the tutorial and every how-to page.
  static let all: [String] = {
    let folder = Tool.root.appendingPathComponent("docs/como")
    let names = (try? Scratch.names(in: folder)) ?? []
    return ["README.md", "README.en.md", "docs/tutorial.md"] + names.sorted().map { "docs/como/\($0)" }
  }()

  private static let own = all.filter { page in
    !ofOtherPrograms.contains { page.hasSuffix("/\($0).md") }
  }

  @Test(arguments: own)
  func `a page that is followed from its first line prints what it shows`(_ path: String) throws {
    let page = try ShownPage(path)
    try Scratch.with { folder in
      try FileManager.default.copyItem(at: Sample.root, to: folder.appendingPathComponent("Samples"))
      let printed = try page.run(in: folder, locale: path.contains(".en.") ? "en_US.UTF-8" : "es_MX.UTF-8")
      let commands = page.commands
      #expect(printed.count == commands.count, "\(path) ended early")
      for (command, text) in zip(commands, printed) {
        #expect(ShownOutput.agrees(command.output, text), "\(path): \(command.text)\nprints\n\(text)")
      }
    }
  }

  @Test(arguments: all)
  func `no command of a page is only shown`(_ path: String) throws {
    let page = try ShownPage(path)
    #expect(
      path.hasPrefix("README") || path.hasSuffix("/instalar.md") || path.hasSuffix("/biblioteca.md")
        || !page.commands.isEmpty)
    let makefile = try ShownPage.text("Makefile")
    for block in page.blocks where !block.isSession && block.file == nil {
      switch block.language {
      // What prepares a machine: the targets exist, and so does the package's name.
      case "sh":
        for line in block.lines {
          let words = line.split(separator: " ").filter { $0 != "sudo" && $0 != "&&" }
          let target = words.firstIndex(of: "make").map { words[$0 + 1] }
          #expect(target.map { makefile.contains("\n\($0): ") } ?? (words.first == "apt"), "\(path): \(line)")
          if let package = words.first(where: { $0.hasSuffix(".deb") }) {
            #expect(package.contains("/mirsheet_\(Version.text)-1_"), "\(path): \(line)")
          }
        }
      // A line of a table of tasks runs a file that the page has.
      case "crontab":
        #expect(
          block.lines.allSatisfy { line in page.blocks.contains { $0.file.map(line.contains) == true } })
      case "swift": #expect(path.hasSuffix("/biblioteca.md"))
      default:
        Issue.record("\(path): a block of “\(block.language)” that nobody runs: \(block.lines.first ?? "")")
      }
    }
  }

  @Test(arguments: [
    (["a", "b"], "a\nb\n", true), (["a"], "a\nb\n", false), (["a", "…", "c"], "a\nb\nb\nc\n", true),
    (["a", "…", "c"], "a\nc\n", false), (["a … c"], "a b c\n", true), (["a … c"], "a b d\n", false),
    (["…"], "", false), ([], "", true), ([""], "", true), ([], "a\n", false), (["1…3…5"], "12345", true),
    (["1…5…3"], "12345", false),
  ])
  func `an ellipsis stands for any text, or alone for any lines`(
    _ shown: [String], _ printed: String, _ agrees: Bool
  ) {
    #expect(ShownOutput.agrees(shown, printed) == agrees)
  }
}
