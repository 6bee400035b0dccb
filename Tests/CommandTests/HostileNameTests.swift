import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import mirsheet

/// Names and texts that would act on a terminal are shown, in every place where people are shown something.
struct HostileNameTests {
  /// Clears the screen, rings, turns the text around, breaks the line to forge one, and does so in C1.
  private static let acts = "\u{1B}[2J\u{7}\u{202E}\u{85}\u{9B}31m\nerror: todo está perdido\u{2028}\u{200B}"
  private static let shown =
    #"<U+001B>[2J<U+0007><U+202E><U+0085><U+009B>31m\nerror: todo está perdido<U+2028><U+200B>"#

  @Test(arguments: [
    ("Informe", "Informe"), ("Año 2024 «T2» – ñandú", "Año 2024 «T2» – ñandú"), ("👩‍🌾🏳️‍🌈👍🏽 日本語 ☒", "👩‍🌾🏳️‍🌈👍🏽 日本語 ☒"),
    ("cafe\u{301}", "cafe\u{301}"), ("a\u{200D}b", "a<U+200D>b"), ("a\tb\r\nc", #"a\tb\r\nc"#),
    ("\u{0}\u{7F}\u{AD}", "<U+0000><U+007F><U+00AD>"),
    ("\u{2066}a\u{2069}\u{61C}\u{FEFF}", "<U+2066>a<U+2069><U+061C><U+FEFF>"),
    ("\u{E0041}", "<U+E0041>"), (acts, shown), ("", ""),
  ])
  func `what acts is shown by its number, what is seen stays`(_ text: String, _ visible: String) {
    #expect(text.visible == visible)
    #expect(text.visible.visible == visible)
  }

  /// Nothing that a terminal obeys is in a text but the ends of its lines.
  private func expectHarmless(_ text: String, _ what: String) {
    for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\u{200D}" {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        Issue.record("U+\(String(scalar.value, radix: 16)) in \(what)")
        return
      default: break
      }
    }
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("error: todo") }, "\(what)")
  }

  /// The one report of a sample, with names in it that act.
  private static func report() throws -> ReportDocument {
    let bytes = try Data(contentsOf: Sample.root.appendingPathComponent("dibujar/entrada.json"))
    var report = try #require(try ReportJSON.read([UInt8](bytes)).reports.first)
    report.program.text = "Zona\u{1B}[2J\u{202E}"
    report.indicators[0].name = "Árboles\u{9B}31m\u{202E}\u{7}"
    report.indicators[0].type = "otro\u{1B}[2J"
    report.indicators[0][.achieved][.q1] = 12345
    report.indicators[0][.programmed][.q1] = 3
    return ReportDocument(source: Source(format: "json"), reports: [report])
  }

  @Test func `a file's name, its sheets and its cells cannot act on the terminal`() throws {
    try Scratch.with { folder in
      let name = "a\(Self.acts).json".replacing("/", with: "")
      try Data(
        ReportJSON.write(try Self.report(), language: .spanish, style: .pretty, provenance: false).utf8
      )
      .write(to: folder.appendingPathComponent(name))
      let told = try Tool.run(["convert", name, "--to", "xlsx", "-o", "h.xlsx"], in: folder)
      expectHarmless(told.messages, "convert of JSON")
      let back = try Tool.run(["convert", "h.xlsx", "--to", "json"], in: folder)
      expectHarmless(back.messages, "convert of a workbook")
      let inspected = try Tool.run(["inspect", "h.xlsx"], in: folder)
      expectHarmless(inspected.text + inspected.messages, "inspect")
      #expect(inspected.text.contains("<U+202E>"))
    }
  }

  @Test(arguments: ["json", "csv", "txt", "xlsx", "vocabulario"])
  func `a failure names its file without obeying it`(_ ending: String) throws {
    try Scratch.with { folder in
      let name = "x\(Self.acts)y.\(ending)"
      try Data("{\"columns\": {\"no\u{1B}[2J\": [\"x\"]}}".utf8).write(
        to: folder.appendingPathComponent(name))
      for arguments in [
        ["convert", name, "--to", "json"], ["convert", name, "no\u{202E}hay\nerror: todo", "--to", "json"],
        ["convert", "falta\u{1B}[2J", "--to", "json"], ["inspect", name],
        ["convert", "informe.txt", "--to", "json", "--vocabulary", name],
        ["convert", name, "--to", "json", "-o", "no\u{1B}[2J\nerror: todo/x.json"],
        ["convert", name, "--to", "\u{1B}[2J\nerror: todo"], ["\u{1B}[2J\nerror: todo"],
        ["convert", "--\u{202E}x"],
        ["template", "--programs", name, "-o", "p"], ["template", "--from", name],
      ] {
        let run = try Tool.run(arguments, in: folder)
        #expect(run.status != 0)
        #expect(!run.messages.isEmpty)
        expectHarmless(run.messages + run.text, "\(arguments)")
      }
    }
  }

  @Test func `a sheet's name and a wrong cell are reported without obeying them`() throws {
    try Scratch.with { folder in
      let text = try String(
        contentsOf: Sample.root.appendingPathComponent("informe-real-texto/entrada.txt"), encoding: .utf8)
      try Data(text.replacing("Mensual", with: "Rara\u{202E}vez").utf8)
        .write(to: folder.appendingPathComponent("i\u{202E}.txt"))
      let run = try Tool.run(["convert", "i\u{202E}.txt", "--to", "json"], in: folder)
      expectHarmless(run.messages, "findings")
      #expect(run.messages.contains("i<U+202E>.txt"))
      #expect(run.messages.contains("Rara<U+202E>vez"))
      // What other programs read is data, and stays what it was.
      let document = try #require(try run.documents().first)
      let source = try #require(document["source"] as? [String: Any])
      #expect(source["file"] as? String == "i\u{202E}.txt")
    }
  }

  @Test func `an archive's names cannot act on the terminal or the overview`() throws {
    try Scratch.with { folder in
      let archive = folder.appendingPathComponent("archivo")
      try FileManager.default.createDirectory(at: archive, withIntermediateDirectories: true)
      let sample = Sample.root.appendingPathComponent("informe-limpio/entrada.xlsx")
      try FileManager.default.copyItem(
        at: sample, to: archive.appendingPathComponent("a\u{1B}[2J\u{202E}.xlsx"))
      try Data("nada".utf8).write(to: archive.appendingPathComponent("b\u{9B}\nerror: todo\u{202E}.txt"))
      for options in [["--dry-run"], [], ["--families"]] {
        let run = try Tool.run(
          ["migrate", "archivo", "-o", "s\u{1B}[2J", "--lang", "en"] + options, in: folder)
        expectHarmless(run.text.replacing("\t", with: " ") + run.messages, "migrate \(options)")
      }
      let page = try String(
        contentsOf: folder.appendingPathComponent("s\u{1B}[2J/index.html"), encoding: .utf8)
      expectHarmless(page, "the overview")
      #expect(page.contains("&lt;U+202E&gt;"))
    }
  }
}
