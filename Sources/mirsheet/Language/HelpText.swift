import Foundation
import SheetIO

/// The parser's help in the language of this run, with lines no longer than the terminal's.
///
/// The parser writes its own words in English, and breaks lines before they could be translated; it is asked for
/// unbroken lines instead (``unbroken``).
enum HelpText {
  /// The width to ask the parser for: no line is that long.
  static let unbroken = 100_000

  /// Whether a text is help, rather than a version or a completion script.
  static func isHelp(_ text: String) -> Bool { text.hasPrefix(overview) }

  /// Help as the parser writes it, in a language and broken into lines of `width` characters.
  static func rendered(_ text: String, in language: Language, width: Int) -> String {
    var lines: [String] = []
    var isSection = false
    for line in text.dropFirst(overview.count).split(separator: "\n", omittingEmptySubsequences: false) {
      let line = translated(String(line), to: language)
      isSection = isSection ? !line.isEmpty : titles.contains { $0[language] + ":" == line }
      lines.append(contentsOf: wrapped(line, to: max(width, narrowest), indent: isSection ? labelWidth : 0))
    }
    return lines.joined(separator: "\n")
  }

  /// A completion script, with what the parser says of its own options in a language; any other text as it is.
  static func script(_ text: String, in language: Language) -> String {
    sentences.reduce(text) { $0.replacing($1.english, with: $1[language]) }
  }

  /// A usage line as the parser writes it, in a language.
  static func usage(_ text: String, in language: Language) -> String {
    placeholders.reduce(text) { $0.replacing("<\($1.english)>", with: "<\($1[language])>") }
  }

  // MARK: Words of the parser

  private static let overview = "OVERVIEW: "
  private static let usageTitle = BilingualText(es: "USO: ", en: "USAGE: ")

  private static let titles = [
    BilingualText(es: "ARGUMENTOS", en: "ARGUMENTS"), BilingualText(es: "OPCIONES", en: "OPTIONS"),
    BilingualText(es: "ÓRDENES", en: "SUBCOMMANDS"),
  ]

  private static let placeholders = [
    BilingualText(es: "orden", en: "subcommand"), BilingualText(es: "órdenes", en: "subcommands"),
    BilingualText(es: "opciones", en: "options"),
  ]

  /// What is at the end of lines.
  private static let sentences = [
    BilingualText(es: "Muestra esta ayuda.", en: "Show help information."),
    BilingualText(es: "Muestra la versión.", en: "Show the version."),
    BilingualText(es: "Muestra la ayuda de una orden.", en: "Show subcommand help information."),
  ]

  private static let seeAlso = (
    template: BilingualText(es: "", en: "  See '{command}' for detailed help."),
    text: BilingualText(es: "  La ayuda de una orden: {command}", en: "  Help on one of them: {command}")
  )

  /// A line of the parser's, in a language.
  static func translated(_ line: String, to language: Language) -> String {
    if let values = Wording.values(in: line, by: seeAlso.template.english) {
      return usage(seeAlso.text.filled(values)[language], in: language)
    }
    if line.hasPrefix(usageTitle.english) {
      return usageTitle[language] + usage(String(line.dropFirst(usageTitle.english.count)), in: language)
    }
    if let title = titles.first(where: { $0.english + ":" == line }) { return title[language] + ":" }
    if let sentence = sentences.first(where: { line == $0.english || line.hasSuffix("  " + $0.english) }) {
      return line.dropLast(sentence.english.count) + sentence[language]
    }
    return choices(usage(line, in: language), in: language)
  }

  /// `(values: a, b; default: a)` at the end of a line.
  private static func choices(_ line: String, in language: Language) -> String {
    guard line.hasSuffix(")"), let open = line.lastIndex(of: "(") else { return line }
    let values = BilingualText(es: "(valores: ", en: "(values: ")
    let standard = BilingualText(es: "(por omisión: ", en: "(default: ")
    let between = BilingualText(es: "; por omisión: ", en: "; default: ")
    var end = String(line[open...])
    for word in [values, standard] where end.hasPrefix(word.english) {
      end = word[language] + end.dropFirst(word.english.count)
    }
    return line[..<open] + end.replacing(between.english, with: between[language])
  }

  // MARK: Lines

  /// Where the text of an argument begins.
  private static let labelWidth = 26
  private static let narrowest = 50

  /// A line broken at spaces; what goes on is indented.
  private static func wrapped(_ line: String, to width: Int, indent: Int) -> [String] {
    guard line.count > width else { return [line] }
    // A label and what belongs to it are never parted.
    let searchable = line.index(line.startIndex, offsetBy: min(indent + 1, line.count))
    let limit = line.index(line.startIndex, offsetBy: width)
    guard
      let space = line[searchable...limit].lastIndex(of: " ") ?? line[limit...].firstIndex(of: " "),
      space > line.startIndex
    else { return [line] }
    let rest = String(repeating: " ", count: indent) + line[line.index(after: space)...]
    return [String(line[..<space])] + wrapped(rest, to: width, indent: indent)
  }
}
