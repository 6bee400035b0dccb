import SheetIO

/// Every command that help lists, with the texts of its help.
struct CommandsReference {
  /// The program, then the commands that help lists.
  let commands: [CommandDescription]
  let language: Language

  var blocks: [String] {
    commands.dropFirst().flatMap(blocks) + [
      Markdown.heading(2, BilingualText(es: "Códigos de salida", en: "Exit codes")[language]),
      Markdown.table(
        [BilingualText(es: "código", en: "code"), BilingualText(es: "qué pasó", en: "what happened")],
        Failure.Code.allCases.map { [String($0.rawValue), $0.meaning[language]] }, in: language),
    ]
  }

  private func blocks(of command: CommandDescription) -> [String] {
    let rows = command.arguments.map { [label($0), $0.text(in: language)] }
    return [
      Markdown.heading(2, Markdown.code(command.path.joined(separator: " "))),
      command.abstract,
      Markdown.block([command.usage]),
    ] + (command.examples.isEmpty ? [] : [Markdown.block(command.examples)]) + command.explanations + [
      Markdown.table(
        [BilingualText(es: "opción", en: "option"), BilingualText(es: "qué hace", en: "what it does")], rows,
        in: language)
    ]
  }

  private func label(_ argument: ToolDescription.Argument) -> String {
    let names = argument.typed.map(Markdown.code).joined(separator: ", ")
    guard argument.kind != .flag else { return names }
    let value = Markdown.code("<\(argument.valueName ?? "")>")
    return names.isEmpty ? value : "\(names) \(value)"
  }
}
