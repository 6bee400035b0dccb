import SheetIO

/// What the parser tells of a command: its texts, its arguments, its subcommands.
///
/// Source: `ArgumentParserToolInfo`, version 0, which is no product of its package.
struct ToolDescription: Decodable {
  let command: Command

  /// The parser's own subcommand, which help mentions in a sentence.
  static let help = "help"

  struct Command: Decodable {
    let commandName: String
    let shouldDisplay: Bool
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [Command]?

    /// The subcommands that help lists.
    var listed: [Command] {
      (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != ToolDescription.help }
    }
  }

  struct Argument: Decodable {
    let kind: Kind
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let allValues: [String]?
    let defaultValue: String?
    let isRepeating: Bool
    let shouldDisplay: Bool

    /// The names as they are typed, a short one first.
    var typed: [String] {
      let names = names ?? []
      return (names.filter { $0.kind == .short } + names.filter { $0.kind != .short }).map(\.typed)
    }

    /// What it means.
    func meaning(in language: Language) -> String { HelpText.script(abstract ?? "", in: language) }

    /// What it means, which values it takes, and which one it has where none is given.
    func text(in language: Language) -> String {
      let values = allValues.map { Self.values[language] + $0.joined(separator: ", ") }
      let standard = defaultValue.map { Self.standard[language] + $0 }
      let choices = [values, standard].compactMap(\.self).joined(separator: "; ")
      return meaning(in: language) + (choices.isEmpty ? "" : " (\(choices))")
    }

    private static let values = BilingualText(es: "valores: ", en: "values: ")
    private static let standard = BilingualText(es: "por omisión: ", en: "default: ")
  }

  enum Kind: String, Decodable {
    case positional, option, flag
  }

  struct Name: Decodable {
    let kind: NameKind
    let name: String

    /// As it is typed.
    var typed: String { (kind == .long ? "--" : "-") + name }
  }

  enum NameKind: String, Decodable {
    case long, short, longWithSingleDash
  }
}
