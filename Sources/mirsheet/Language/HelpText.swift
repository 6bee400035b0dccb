import SheetIO

/// The few words of the parser's own that people see, in the language of this run.
enum HelpText {
  /// The width to ask the parser for: no line is that long, so that none is broken before it is understood.
  static let unbroken = 100_000

  /// Whether a text is help, rather than a version or a completion script.
  static func isHelp(_ text: String) -> Bool { text.hasPrefix("OVERVIEW: ") }

  /// A text or a completion script, with what the parser says of its own options in a language.
  static func script(_ text: String, in language: Language) -> String {
    sentences.reduce(text) { $0.replacing($1.parser, with: $1.text[language]) }
  }

  /// A usage line as the parser writes it, in a language.
  static func usage(_ text: String, in language: Language) -> String {
    placeholders.reduce(text) { $0.replacing("<\($1.parser)>", with: "<\($1.text[language])>") }
  }

  private static let placeholders = [
    (parser: "subcommand", text: BilingualText(es: "orden", en: "command")),
    (parser: "subcommands", text: BilingualText(es: "órdenes", en: "commands")),
    (parser: "options", text: BilingualText(es: "opciones", en: "options")),
  ]

  private static let sentences = [
    (
      parser: "Show help information.",
      text: BilingualText(
        es: "Muestra esta ayuda; con -h, solo lo más usado.",
        en: "Show this help; with -h, what is used most.")
    ),
    (parser: "Show the version.", text: BilingualText(es: "Muestra la versión.", en: "Show the version.")),
    (
      parser: "Show subcommand help information.",
      text: BilingualText(es: "Muestra la ayuda de una orden.", en: "Show the help of a command.")
    ),
  ]
}
