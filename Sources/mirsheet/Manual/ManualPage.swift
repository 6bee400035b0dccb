import SheetIO

/// The manual page of a command, from the same texts as its help.
struct ManualPage {
  let description: CommandDescription
  /// The pages to read on.
  let related: [String]
  let language: Language
  /// The day of this version: `2026-11-29`.
  let date: String

  private var path: [String] { description.path }
  private var command: ToolDescription.Command { description.command }

  /// What the page is called: `mirsheet-convert`.
  var name: String { description.name }

  /// The page.
  var text: String {
    let title = Titles.self
    var lines = [
      ".TH \(ManualText.plain(name.uppercased())) 1 \(date) \(ManualText.quoted("\(path[0]) \(Version.text)")) "
        + ManualText.quoted(title.manual.filled(["name": path[0]])[language])
    ]
    lines += section(title.name, ["\(ManualText.plain(name)) \\- \(ManualText.plain(summary))"])
    lines += section(
      title.synopsis, [ManualText.bold(path.joined(separator: " ")) + ManualText.plain(called)])
    lines += section(title.description, ManualText.paragraphs(explanation, command: path[0]))
    let arguments = description.arguments
    lines += section(title.arguments, arguments.filter { $0.kind == .positional }.flatMap(entry))
    lines += section(title.options, arguments.filter { $0.kind != .positional }.flatMap(entry))
    lines += section(title.commands, command.listed.flatMap(entry))
    lines += section(
      title.exit, Failure.Code.allCases.flatMap { entry(String($0.rawValue), $0.meaning[language] + ".") })
    lines += section(title.related, [related.map { "\(ManualText.bold($0))(1)" }.joined(separator: ",\n")])
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ManualPage {
  /// What the command does, without the full stop: lists of pages show it so.
  private var summary: String {
    let abstract = description.abstract
    return abstract.hasSuffix(".") ? String(abstract.dropLast()) : abstract
  }

  /// What help says, but for the exit codes, which have a section of their own.
  private var explanation: String {
    [command.abstract, command.discussion].compactMap(\.self).joined(separator: "\n\n")
      .replacing("\n\n" + Failure.Code.meanings[language], with: "")
  }

  /// What follows the command's name in its usage.
  private var called: String { String(description.usage.dropFirst(path.joined(separator: " ").count)) }

  private func section(_ title: BilingualText, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [".SH \(title[language])"] + lines
  }

  private func entry(_ label: String, _ text: String) -> [String] {
    [".TP", ManualText.bold(label), ManualText.plain(text)]
  }

  private func entry(_ command: ToolDescription.Command) -> [String] {
    entry(command.commandName, command.abstract ?? "")
  }

  private func entry(_ argument: ToolDescription.Argument) -> [String] {
    var label = argument.typed.map(ManualText.bold).joined(separator: ", ")
    if argument.kind != .flag {
      label += (label.isEmpty ? "" : " ") + ManualText.italic(argument.valueName ?? "")
    }
    if argument.kind == .positional, argument.isRepeating { label += " ..." }
    return [".TP", label, ManualText.plain(argument.text(in: language))]
  }

  private enum Titles {
    static let manual = BilingualText(es: "Manual de {name}", en: "{name} manual")
    static let name = BilingualText(es: "NOMBRE", en: "NAME")
    static let synopsis = BilingualText(es: "SINOPSIS", en: "SYNOPSIS")
    static let description = BilingualText(es: "DESCRIPCIÓN", en: "DESCRIPTION")
    static let arguments = BilingualText(es: "ARGUMENTOS", en: "ARGUMENTS")
    static let options = BilingualText(es: "OPCIONES", en: "OPTIONS")
    static let commands = BilingualText(es: "ÓRDENES", en: "COMMANDS")
    static let exit = BilingualText(es: "CÓDIGOS DE SALIDA", en: "EXIT STATUS")
    static let related = BilingualText(es: "VÉASE TAMBIÉN", en: "SEE ALSO")
  }
}
