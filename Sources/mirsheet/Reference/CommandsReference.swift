import SheetIO

/// Every command that help lists, with the texts of its help.
struct CommandsReference {
  let root: ToolDescription.Command
  /// How each command is called, by the names of their manual pages.
  let usages: [String: String]
  let language: Language

  var blocks: [String] {
    root.listed.flatMap(command) + [
      Markdown.heading(2, BilingualText(es: "Códigos de salida", en: "Exit codes")[language]),
      Markdown.table(
        [BilingualText(es: "código", en: "code"), BilingualText(es: "qué pasó", en: "what happened")],
        Failure.Code.allCases.map { [String($0.rawValue), $0.meaning[language]] }, in: language),
    ]
  }

  private func command(_ command: ToolDescription.Command) -> [String] {
    let usage = usages["\(root.commandName)-\(command.commandName)"] ?? ""
    let arguments = (command.arguments ?? []).filter(\.shouldDisplay)
    let rows = arguments.map { [label($0), HelpText.translated($0.text, to: language)] }
    return [
      Markdown.heading(2, Markdown.code("\(root.commandName) \(command.commandName)")),
      command.abstract ?? "",
      Markdown.block([usage]),
    ] + explanation(command.discussion ?? "") + [
      Markdown.table(
        [BilingualText(es: "opción", en: "option"), BilingualText(es: "qué hace", en: "what it does")], rows,
        in: language)
    ]
  }

  /// The paragraphs of a command's help; those that are commands stay lines.
  private func explanation(_ text: String) -> [String] {
    text.split(separator: "\n\n").map { paragraph in
      let lines = paragraph.split(separator: "\n").map { String($0.drop { $0 == " " }) }
      return lines.allSatisfy { $0.hasPrefix(root.commandName + " ") }
        ? Markdown.block(lines) : lines.joined(separator: " ")
    }
  }

  private func label(_ argument: ToolDescription.Argument) -> String {
    let names = argument.typed.map(Markdown.code).joined(separator: ", ")
    guard argument.kind != .flag else { return names }
    let value = Markdown.code("<\(argument.valueName ?? "")>")
    return names.isEmpty ? value : "\(names) \(value)"
  }
}
