/// Everything that help, manual pages and errors say of the program or one of its commands, from one source.
struct CommandDescription {
  /// The program and, for a command, its name.
  let path: [String]
  let command: ToolDescription.Command
  /// How it is called.
  let usage: String

  /// What its manual page is called: `mirsheet-convert`.
  var name: String { path.joined(separator: "-") }

  /// The arguments that help lists.
  var arguments: [ToolDescription.Argument] { (command.arguments ?? []).filter(\.shouldDisplay) }

  /// What the command does in one line.
  var abstract: String { command.abstract ?? "" }

  /// The paragraphs of what is said of it besides: those that are commands to copy, line by line.
  var examples: [String] {
    paragraphs.filter(isExample).flatMap { paragraph in
      paragraph.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    }
  }

  /// The other paragraphs, each as one line.
  var explanations: [String] {
    paragraphs.filter { !isExample($0) }.map { paragraph in
      paragraph.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    }
  }

  private var paragraphs: [Substring] { (command.discussion ?? "").split(separator: "\n\n") }

  private func isExample(_ paragraph: some StringProtocol) -> Bool {
    paragraph.split(separator: "\n").allSatisfy { $0.drop { $0 == " " }.hasPrefix(path[0] + " ") }
  }
}
