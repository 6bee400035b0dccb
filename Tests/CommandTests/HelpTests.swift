import Foundation
import SheetIO
import Testing

@testable import mirsheet

/// What the program says to those who do not know how to go on: help, short and whole, and what was meant by a wrong word.
struct HelpTests {
  private static func run(_ line: String, _ language: Language = .spanish) throws -> Tool.Run {
    try Tool.run(
      line.split(separator: " ").map(String.init), in: Sample.root,
      locale: language == .spanish ? "es_MX.UTF-8" : "en_US.UTF-8")
  }

  /// A command line with a word that does not exist, and what it is answered in each language.
  static let mistyped: [(line: String, spanish: String, english: String)] = [
    (
      "convertir", "no existe la orden «convertir». ¿Quiso decir «convert»?",
      "there is no command “convertir”. Did you mean “convert”?"
    ),
    ("Convert x", "no existe la orden «Convert». ¿Quiso decir «convert»?", "Did you mean “convert”?"),
    ("chek x.xlsx", "¿Quiso decir «check»?", "Did you mean “check”?"),
    ("revisar x.xlsx", "¿Quiso decir «check»?", "Did you mean “check”?"),
    ("plantillas", "¿Quiso decir «template»?", "Did you mean “template”?"),
    ("help migrat", "no existe la orden «migrat». ¿Quiso decir «migrate»?", "Did you mean “migrate”?"),
    ("help borrar", "no existe la orden «borrar»; las órdenes son convert,", "the commands are convert,"),
    (
      "convert --forze", "no existe la opción «--forze». ¿Quiso decir «--force»?",
      "there is no option “--forze”. Did you mean “--force”?"
    ),
    ("convert x --TO json", "¿Quiso decir «--to»?", "Did you mean “--to”?"),
    ("convert x --formatt=json --to json", "no existe la opción «--formatt»", "no option “--formatt”"),
    ("check x --labels", "«mirsheet check» no tiene la opción «--labels»", "has no option “--labels”"),
    ("convert x -output y", "no existe la opción «-output». ¿Quiso decir «--output»?", "“--output”?"),
    (
      "convert x --thresholds 90,70 --to csv",
      "«mirsheet convert» no tiene la opción «--thresholds», que es de template.",
      "“mirsheet convert” has no option “--thresholds”, which is of template."
    ),
    ("--forze", "no existe la opción «--forze».", "there is no option “--forze”."),
    (
      "informe-limpio/entrada.xlsx", "Si es un archivo, diga antes qué hacer con él: mirsheet check informe",
      "say before it what to do with it: mirsheet check informe"
    ),
  ]

  @Test(arguments: mistyped) func `a word that does not exist is answered with the one that was meant`(
    _ wrong: (line: String, spanish: String, english: String)
  ) throws {
    for (language, text) in [(Language.spanish, wrong.spanish), (.english, wrong.english)] {
      let run = try Self.run(wrong.line, language)
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.messages.hasPrefix("error: ") && run.messages.contains(text), "\(run.messages)")
      #expect(run.messages.contains(language == .spanish ? "\n  Uso: mirsheet" : "\n  Usage: mirsheet"))
      #expect(run.messages.contains(language == .spanish ? "\n  Ayuda: mirsheet" : "\n  Help: mirsheet"))
    }
  }

  @Test(arguments: [
    "convert x --to json --nada", "convert x --to json -- --forze", "convert x --to json --excel=no",
  ])
  func `a word that is near none is answered with no suggestion`(_ line: String) throws {
    let run = try Self.run(line)
    #expect(run.status != 0 && !run.messages.contains("Quiso"), "\(run.messages)")
  }

  private static let commands = ["convert", "check", "inspect", "template", "migrate", "rules", "schema"]

  @Test(arguments: [Language.spanish, .english])
  func `short help has what is used most, a line each, and says where the rest is`(_ language: Language)
    throws
  {
    for command in Self.commands {
      let short = try Self.run("\(command) -h", language)
      let whole = try Self.run("\(command) --help", language)
      #expect(short.status == 0 && short.messages.isEmpty)
      let lines = short.text.split(separator: "\n")
      #expect(lines.count < 25 && lines.count < whole.text.split(separator: "\n").count, "\(short.text)")
      #expect(short.text.contains("mirsheet \(command) --help"))
      #expect(!lines.contains { $0.hasPrefix("  -") && $0.hasSuffix("…") }, "\(short.text)")
      let usual = try #require(HelpPage.usual[command])
      for option in usual {
        #expect(
          lines.count { $0.hasPrefix("  ") && $0.contains("--\(option)") && $0.count <= 80 } >= 1, "\(option)"
        )
      }
    }
  }

  @Test(arguments: [Language.spanish, .english])
  func `every help shows first how a command is used`(_ language: Language) throws {
    let examples = language == .spanish ? "EJEMPLOS:" : "EXAMPLES:"
    let usage = language == .spanish ? "USO: " : "USAGE: "
    for command in ["", "convert", "check", "inspect", "template", "migrate", "rules"] {
      for option in ["-h", "--help"] {
        let text = try Self.run("\(command) \(option)", language).text
        let place = try #require(text.range(of: examples)?.lowerBound, "\(text)")
        #expect(try place < #require(text.range(of: usage)?.lowerBound))
      }
    }
  }

  @Test(arguments: [
    ("convert -h", "OPCIONES:"), ("help convert", "--provenance"),
    ("convert --help", "--provenance"), ("-h", "ÓRDENES:"), ("--help", "Códigos de salida: 0, hecho"),
  ])
  func `help says what it is asked for`(_ line: String, _ text: String) throws {
    #expect(try Self.run(line).text.contains(text))
  }

  @Test func `the program alone says what to do next, and no more`() throws {
    for (language, text) in [(Language.spanish, "qué corregir"), (.english, "what to mend")] {
      let run = try Tool.run([], in: Sample.root, locale: language == .spanish ? "" : "en_US.UTF-8")
      #expect(run.status == 0 && run.messages.isEmpty)
      #expect(run.text.contains(text) && run.text.contains("mirsheet -h"))
      let lines = run.text.split(separator: "\n")
      #expect(lines.count < 10 && lines.allSatisfy { $0.count <= 84 }, "\(run.text)")
    }
  }
}
