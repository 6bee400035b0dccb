import ArgumentParser
import Foundation
import SheetIO
import Testing

@testable import mirsheet

/// Help, usage and messages are in one language at a time: Spanish, unless the locale or `--lang` says English.
struct LanguageTests {
  private static func run(_ arguments: [String], locale: String = "") throws -> Tool.Run {
    try Tool.run(arguments, in: Sample.root, locale: locale)
  }

  // MARK: Which language

  @Test(arguments: [
    ([:], Language.spanish), (["LANG": "C"], .spanish), (["LANG": "POSIX"], .spanish),
    (["LANG": "C.UTF-8"], .spanish),
    (["LANG": "es_MX.UTF-8"], .spanish), (["LANG": "fr_FR.UTF-8"], .spanish),
    (["LANG": "en_US.UTF-8"], .english),
    (["LANG": "en"], .english), (["LC_ALL": "en_GB", "LANG": "es_MX"], .english),
    (["LC_ALL": "", "LC_MESSAGES": "en_US", "LANG": "es_MX"], .english),
    (["LC_ALL": "C", "LC_MESSAGES": "en_US", "LANG": "en_US"], .spanish),
  ])
  func `the locale says the language, Spanish where it says nothing`(
    _ environment: [String: String], _ language: Language
  ) {
    #expect(SpokenLanguage.language(of: { environment[$0] }) == language)
  }

  @Test(arguments: [
    (["convert", "--lang", "en", "a"], Language.english, ["convert", "a"]),
    (["--lang=en", "convert", "a"], .english, ["convert", "a"]),
    (["help", "convert", "--lang", "en"], .english, ["help", "convert"]),
    (["convert", "--lang", "en", "--lang", "es"], .spanish, ["convert"]),
    (["convert", "--", "--lang", "en"], .spanish, ["convert", "--", "--lang", "en"]),
    (["convert", "--lang", "fr"], .spanish, ["convert", "--lang", "fr"]),
    (["convert", "--lang=fr", "--lang"], .spanish, ["convert", "--lang=fr", "--lang"]),
    ([], .spanish, []),
  ])
  func `the option may be anywhere before two hyphens`(
    _ arguments: [String], _ language: Language, _ rest: [String]
  ) {
    let spoken = SpokenLanguage(arguments) { _ in nil }
    #expect(spoken.language == language)
    #expect(spoken.arguments == rest)
  }

  // MARK: What the parser says

  /// A command line that is wrong, and what is said in each language.
  struct Wrong: CustomTestStringConvertible {
    let arguments: [String]
    let spanish: String
    let english: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ line: String, _ spanish: String, _ english: String) {
      arguments = line.split(separator: " ").map(String.init)
      self.spanish = spanish
      self.english = english
    }
  }

  /// One of every kind that the parser knows, and those of the program's own.
  static let wrong = [
    Wrong(
      "convert x --to pdf", "«pdf» no es un valor de «--to <forma>»; se esperaba json, ndjson, csv o xlsx.",
      "“pdf” is not a value of “--to <form>”; expected json, ndjson, csv or xlsx."),
    Wrong(
      "check x --format pdf",
      "«pdf» no es un valor de «--format <forma>»; se esperaba text, html, xlsx, jsonl, sarif, junit, github o csv.",
      "“pdf” is not a value of “--format <form>”; expected text, html, xlsx, jsonl, sarif, junit, github or csv."
    ),
    Wrong(
      "convert x --to json --lang fr", "«fr» no es un valor de «--lang <idioma>»; se esperaba es o en.",
      "“fr” is not a value of “--lang <language>”; expected es or en."),
    Wrong(
      "convert x --to json --jobs dos", "«dos» no es un valor de «--jobs <número>».",
      "“dos” is not a value of “--jobs <number>”."),
    Wrong("convert x", "falta «--to <forma>».", "“--to <form>” is missing."),
    Wrong("inspect", "falta «<archivo>».", "“<file>” is missing."),
    Wrong("convert x --to", "falta el valor de «--to <forma>».", "the value of “--to <form>” is missing."),
    Wrong(
      "convert x --to json --colour", "no existe la opción «--colour».", "there is no option “--colour”."),
    Wrong(
      "convert x --to json --label", "no existe la opción «--label». ¿Quiso decir «--labels»?",
      "there is no option “--label”. Did you mean “--labels”?"),
    Wrong("convert x --to json -z", "no existe la opción «-z».", "there is no option “-z”."),
    Wrong(
      "convert x --to json -jz",
      "no existe la opción «-jz». O bien: falta el valor de «-j <número>» en «-jz».",
      "there is no option “-jz”. Or: the value of “-j <number>” is missing in “-jz”."),
    Wrong(
      "convert x ---to", "no existe la opción «---to». ¿Quiso decir «--to»?",
      "there is no option “---to”. Did you mean “--to”?"),
    Wrong(
      "convert --labels=3 x --to json", "la opción «--labels» no lleva valor, y se le dio «3».",
      "the option “--labels” takes no value, and “3” was given."),
    Wrong("inspect a b", "el argumento «b» está de más.", "the argument “b” was not expected."),
    Wrong("inspect a b c", "hay 2 argumentos de más: «b», «c».", "2 arguments were not expected: “b”, “c”."),
    Wrong(
      "borrar", "no existe la orden «borrar»; las órdenes son convert, check, inspect, template, migrate, ",
      "there is no command “borrar”; the commands are convert, check, inspect, template, migrate, "),
    Wrong(
      "borrar x y", "no existe la orden «borrar»; las órdenes son",
      "there is no command “borrar”; the commands are"),
    Wrong(
      "--generate-completion-script tcsh", "no hay guion de autocompletado para «tcsh»; sí para ",
      "there is no completion script for “tcsh”; there is one for "),
    Wrong("convert x --to json --jobs 0", "--jobs 0: se esperaba 1 o más.", "--jobs 0: expected 1 or more."),
    Wrong("template --quarter 5", "--quarter 5: se esperaba de 1 a 4.", "--quarter 5: expected 1 to 4."),
    Wrong(
      "convert x --to json --expect 2024-T9", "«2024-T9» no es un valor de «--expect <periodo>».",
      "“2024-T9” is not a value of “--expect <period>”."),
  ]

  @Test(arguments: wrong)
  func `a wrong command line is reported in one language`(_ wrong: Wrong) throws {
    for (locale, text, usage) in [
      ("es_MX.UTF-8", wrong.spanish, "  Uso: mirsheet "), ("", wrong.spanish, "  Uso: mirsheet "),
      ("en_US.UTF-8", wrong.english, "  Usage: mirsheet "),
    ] {
      let run = try Self.run(wrong.arguments, locale: locale)
      #expect(run.status == 64)
      #expect(run.output.isEmpty)
      #expect(run.messages.hasPrefix("error: \(text)"), "\(run.messages)")
      #expect(run.messages.contains("\n" + usage), "\(run.messages)")
      expectOneLanguage(run.messages, isSpanish: text == wrong.spanish)
    }
  }

  // MARK: Help

  private static let pages = [
    ["--help"], ["help"], ["convert", "--help"], ["help", "inspect"], ["template", "-h"],
    ["migrate", "--help"],
    ["schema", "--help"], ["help", "help"],
  ]

  @Test(arguments: pages)
  func `help is in one language, and no line is longer than the terminal's`(_ page: [String]) throws {
    for (arguments, isSpanish) in [
      (page, true), (["--lang", "en"] + page, false), (page + ["--lang=en"], false),
    ] {
      let run = try Self.run(arguments)
      #expect(run.status == 0)
      #expect(run.messages.isEmpty)
      #expect(run.text.contains(isSpanish ? "\nUSO: mirsheet" : "\nUSAGE: mirsheet"), "\(run.text)")
      #expect(run.text.contains(isSpanish ? "\nOPCIONES:\n" : "\nOPTIONS:\n") || page == ["help", "help"])
      expectOneLanguage(run.text, isSpanish: isSpanish)
      for line in run.text.split(separator: "\n") where !line.hasPrefix("US") && !line.contains("mirsheet ") {
        #expect(line.count <= 80, "\(line)")
      }
    }
  }

  /// Words of help and usage that only one of the languages has.
  private func expectOneLanguage(_ text: String, isSpanish: Bool) {
    let spanish = [
      "Muestra", "por omisión", "Uso:", "USO:", "archivo", "valores:", "Idioma", "se esperaba", "opción",
    ]
    let english = [
      "Show", "default", "Usage:", "USAGE:", "file", "values:", "Language", "expected", "Unknown", "See '",
    ]
    // Names of options are in no language.
    let words = text.split(whereSeparator: \.isWhitespace).filter { !$0.contains("--") }.joined(
      separator: " ")
    for word in isSpanish ? english : spanish { #expect(!words.contains(word), "\(word): \(text)") }
    #expect(!words.contains(" / "), "\(text)")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a completion script is printed as it is`(_ shell: String) throws {
    let run = try Self.run(["--generate-completion-script", shell])
    #expect(run.status == 0)
    #expect(run.text.contains("mirsheet"))
    #expect(run.text.contains("--files-from") || run.text.contains("files-from"))
    guard shell == "bash" else { return }
    let parsed = try Tool.shell("mirsheet --generate-completion-script bash | bash -n", in: Sample.root)
    #expect(parsed.status == 0 && parsed.messages.isEmpty, "\(parsed.messages)")
  }

  @Test(arguments: ["2024", "2024-T2", "T2 2024", "2024-Q2", "2do. Trimestre 2024", "2024 t2"])
  func `a period that reports are expected to be of is read`(_ period: String) throws {
    let run = try Self.run([
      "convert", "informe-limpio/entrada.xlsx", "--to", "csv", "--expect", period, "--fail-on", "never",
    ])
    #expect(run.status == 0, "\(run.messages)")
  }

  @Test(arguments: [
    "2024-T9", "2024-T0", "2024-T5", "24-T1", "T1", "2024-X", "2024-T1-7", "2024-13", "trimestre 2024", "",
  ])
  func `what is not a period is refused`(_ period: String) throws {
    let run = try Self.run(["convert", "informe-limpio/entrada.xlsx", "--to", "csv", "--expect=" + period])
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("--expect"), "\(run.messages)")
  }
}
