import SheetIO

/// The help of the program or a command, whole or short, with lines no longer than the terminal's.
///
/// It is drawn from what the parser knows, since the parser's own page is in English.
struct HelpPage {
  let description: CommandDescription
  let language: Language
  let width: Int

  init(_ description: CommandDescription, in language: Language, width: Int) {
    self.description = description
    self.language = language
    self.width = max(width, Self.narrowest)
  }

  /// All that there is to say: examples first, then what every option means.
  var whole: String {
    let arguments = description.arguments
    return page([
      lines(description.abstract), examples, paragraphs, usage,
      section(Titles.arguments, arguments.filter { $0.kind == .positional }.flatMap { entry($0) }),
      section(Titles.options, arguments.filter { $0.kind != .positional }.flatMap { entry($0) }),
      commands,
    ])
  }

  /// How it is called, what is given to it, and the options that are used most, a line each.
  var short: String {
    let arguments = description.arguments
    let usual = Self.usual[description.command.commandName] ?? []
    let options = usual.compactMap { name in arguments.first { $0.typed.contains("--" + name) } }
    let rest = Titles.rest.filled(["command": description.path.joined(separator: " ")])[language]
    return page([
      lines(description.abstract), examples, usage,
      section(
        Titles.arguments, arguments.filter { $0.kind == .positional }.map { line(label($0), summary(of: $0)) }
      ),
      section(Titles.options, options.map { line(label($0), summary(of: $0)) }), commands, lines(rest),
    ])
  }

  /// The options that short help shows, by command; the program's own it leaves to the whole help.
  static let usual: [String: [String]] = [
    "convert": ["to", "output", "force", "labels", "excel", "expect", "quiet"],
    "check": ["format", "output", "files-from", "expect", "ignore", "quiet"],
    "inspect": ["cells", "hidden"],
    "template": ["programs", "from", "year", "quarter", "output", "force"],
    "migrate": ["output", "dry-run", "only-failed", "prefer", "quiet"],
    "rules": ["format"],
    "schema": ["csv", "check"],
  ]

  // MARK: Parts

  private enum Titles {
    static let examples = BilingualText(es: "EJEMPLOS", en: "EXAMPLES")
    static let usage = BilingualText(es: "USO: ", en: "USAGE: ")
    static let arguments = BilingualText(es: "ARGUMENTOS", en: "ARGUMENTS")
    static let options = BilingualText(es: "OPCIONES", en: "OPTIONS")
    static let commands = BilingualText(es: "ÓRDENES", en: "COMMANDS")
    static let one = BilingualText(
      es: "La ayuda de una orden: mirsheet help <orden>", en: "Help on one of them: mirsheet help <command>")
    static let rest = BilingualText(
      es: "Todo lo demás: {command} --help", en: "Everything else: {command} --help")
  }

  private func page(_ parts: [[String]]) -> String {
    parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// Lines that are commands stay whole, so that they can be copied.
  private var examples: [String] { section(Titles.examples, description.examples.map { "  " + $0 }) }

  private var paragraphs: [String] {
    Array(description.explanations.map(lines).joined(separator: [""]))
  }

  private var usage: [String] {
    WrappedText.lines(
      description.usage, width: width, first: Titles.usage[language], indent: Titles.usage[language].count)
  }

  private var commands: [String] {
    let listed = description.command.listed
    guard !listed.isEmpty else { return [] }
    return section(
      Titles.commands,
      listed.map { line($0.commandName, $0.abstract ?? "") } + ["", "  " + Titles.one[language]])
  }

  private func section(_ title: BilingualText, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [title[language] + ":"] + lines
  }

  private func lines(_ text: String) -> [String] { WrappedText.lines(text, width: width) }

  private func label(_ argument: ToolDescription.Argument) -> String {
    var label = argument.typed.joined(separator: ", ")
    if argument.kind != .flag { label += (label.isEmpty ? "" : " ") + "<\(argument.valueName ?? "")>" }
    return label
  }

  /// An argument with all that it means.
  private func entry(_ argument: ToolDescription.Argument) -> [String] {
    let label = "  " + label(argument)
    let text = argument.text(in: language)
    guard label.count < Self.labelWidth else {
      let margin = String(repeating: " ", count: Self.labelWidth)
      return [label] + WrappedText.lines(text, width: width, first: margin, indent: Self.labelWidth)
    }
    return WrappedText.lines(text, width: width, first: padded(label), indent: Self.labelWidth)
  }

  /// What an argument means, with its values where these fit on the line; of a long meaning its first words.
  private func summary(of argument: ToolDescription.Argument) -> String {
    let room = width - Self.labelWidth
    let (whole, meaning) = (argument.text(in: language), argument.meaning(in: language))
    guard whole.count > room, meaning.count > room else { return whole.count > room ? meaning : whole }
    let ends = meaning.indices.filter { ",;".contains(meaning[$0]) }
    return ends.last { meaning[..<$0].count < room }.map { meaning[..<$0] + "." } ?? meaning
  }

  private func line(_ label: String, _ text: String) -> String {
    let line = padded("  " + label) + text
    return line.count <= width ? line : line.prefix(width - 1) + "…"
  }

  private func padded(_ label: String) -> String {
    label + String(repeating: " ", count: max(1, Self.labelWidth - label.count))
  }

  /// Where the text of an argument begins.
  private static let labelWidth = 26
  private static let narrowest = 50
}
