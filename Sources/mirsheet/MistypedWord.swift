import SheetIO

/// A command or an option that does not exist, and what was meant by it.
///
/// The parser stops at what is missing before it tells of a word that it does not know, and of commands it suggests none.
struct MistypedWord {
  private let language: Language
  private let all: [CommandDescription]

  init(in language: Language) throws {
    self.language = language
    all = try CommandDescription.all(in: language)
  }

  /// What to say of a command line that was refused; `nil` where each of its words exists.
  func failure(in arguments: [String]) -> Failure? {
    let words = arguments.prefix { $0 != "--" }
    // Of what is no language or no shell the parser tells.
    guard !words.contains("--lang"), !words.contains(where: Self.ofParser.contains), let root = all.first
    else { return nil }
    if words.first == ToolDescription.help { return unknownHelp(in: words) }
    guard let first = words.firstIndex(where: { !$0.hasPrefix("-") }) else {
      return unknownOption(in: words, of: root)
    }
    guard let command = all.dropFirst().first(where: { $0.command.commandName == words[first] }) else {
      return unknownOption(in: words[..<first], of: root) ?? unknownCommand(words[first])
    }
    return unknownOption(in: words, of: command)
  }

  /// What to say of a command that help is asked for and that does not exist.
  func unknownHelp(in words: ArraySlice<String>) -> Failure? {
    guard words.first == ToolDescription.help,
      let named = words.dropFirst().first(where: { !$0.hasPrefix("-") }),
      !all.dropFirst().contains(where: { $0.command.commandName == named })
    else { return nil }
    return unknownCommand(named)
  }

  // MARK: Commands

  private func unknownCommand(_ word: String) -> Failure? {
    guard let root = all.first else { return nil }
    let names = root.command.listed.map(\.commandName)
    let synonyms = Self.synonyms.filter { names.contains($0.key) || $0.key == ToolDescription.help }
    let known = Dictionary(
      synonyms.flatMap { name, words in ([name] + words).map { ($0, name) } } + names.map { ($0, $0) }
    ) { first, _ in first }
    let near = NearestWord.to(word, among: known.keys.sorted()).flatMap { known[$0] }
    let list = names.joined(separator: ", ")
    let message =
      near == nil
      ? BilingualText(
        es: "no existe la orden «{word}»; las órdenes son {list}.",
        en: "there is no command “{word}”; the commands are {list}.")
      : BilingualText(
        es: "no existe la orden «{word}». ¿Quiso decir «{near}»?",
        en: "there is no command “{word}”. Did you mean “{near}”?")
    let isFile = FileStatus(RawPath(word), following: true) != nil
    let example = BilingualText(
      es: "Si es un archivo, diga antes qué hacer con él: mirsheet check {file}",
      en: "If it is a file, say before it what to do with it: mirsheet check {file}"
    ).filled(["file": ShellWord.quoted(word)])
    return failure(
      message.filled(["word": word, "list": list, "near": near ?? ""]), isFile ? [example] : [], root)
  }

  /// What people call the commands who have not read their names.
  private static let synonyms = [
    "convert": ["convertir", "convierte", "exportar", "export"],
    "check": ["revisar", "verificar", "validar", "validate", "verify", "lint"],
    "inspect": ["inspeccionar", "examinar", "show"],
    "template": ["plantilla", "plantillas", "templates"],
    "migrate": ["migrar", "importar", "import"],
    "rules": ["reglas", "regla"],
    "schema": ["esquema"],
    ToolDescription.help: ["ayuda"],
  ]

  // MARK: Options

  private func unknownOption(in words: ArraySlice<String>, of command: CommandDescription) -> Failure? {
    let known = command.arguments.flatMap(\.typed)
    for word in words where word.hasPrefix("-") {
      let name = String(word.prefix { $0 != "=" })
      let long = name.hasPrefix("--") ? name : "-" + name
      guard !known.contains(name), name != "-" else { continue }
      // Of one hyphen only the whole name of an option is a slip; all else are letters, which the parser knows better.
      guard name.hasPrefix("--") || (name.count > 2 && known.contains(long)) else { continue }
      return unknownOption(name, meaning: long, known, of: command)
    }
    return nil
  }

  /// Options that the parser takes and help does not list.
  private static let ofParser: Set = [
    "--generate-completion-script", "--experimental-dump-help", "--help-hidden",
  ]

  private func unknownOption(
    _ name: String, meaning long: String, _ known: [String], of command: CommandDescription
  ) -> Failure {
    let names = known.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
    if let near = NearestWord.to(String(long.dropFirst(2)), among: names) {
      return failure(
        BilingualText(
          es: "no existe la opción «{name}». ¿Quiso decir «--{near}»?",
          en: "there is no option “{name}”. Did you mean “--{near}”?"
        ).filled(["name": name, "near": near]), [], command)
    }
    let others = all.dropFirst().filter { other in
      other.command.shouldDisplay && other.arguments.contains { $0.typed.contains(long) }
    }
    .map(\.command.commandName)
    guard !others.isEmpty else {
      return failure(
        BilingualText(
          es: "no existe la opción «{name}».", en: "there is no option “{name}”."
        ).filled(["name": name]), [], command)
    }
    return failure(
      BilingualText(
        es: "«{command}» no tiene la opción «{name}», que es de {others}.",
        en: "“{command}” has no option “{name}”, which is of {others}."
      ).filled([
        "command": command.path.joined(separator: " "), "name": name,
        "others": others.joined(separator: ", "),
      ]), [], command)
  }

  private func failure(
    _ message: BilingualText, _ more: [BilingualText], _ command: CommandDescription
  ) -> Failure {
    let values = ["usage": command.usage, "command": command.path.joined(separator: " ")]
    return Failure(
      .usage, message,
      details: more
        + [
          BilingualText(es: "Uso: {usage}", en: "Usage: {usage}").filled(values),
          BilingualText(es: "Ayuda: {command} --help", en: "Help: {command} --help").filled(values),
        ])
  }
}
