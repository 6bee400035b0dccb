import ArgumentParser
import Foundation
import SheetIO

/// The commands as the parser describes them.
extension CommandDescription {
  /// The program, then each of its commands, those too that help does not list.
  static func all(in language: Language) throws -> [CommandDescription] {
    let root = try JSONDecoder().decode(ToolDescription.self, from: Data(Mirsheet._dumpHelp().utf8)).command
    var usages = [root.commandName: Mirsheet.usageString()]
    for type in Mirsheet.configuration.subcommands {
      usages[type._commandName] = Mirsheet.usageString(for: type)
    }
    return ([root] + (root.subcommands ?? [])).map { command in
      let path = [root.commandName] + (command.commandName == root.commandName ? [] : [command.commandName])
      return CommandDescription(
        path: path, command: command,
        usage: usages[command.commandName].map { HelpText.usage($0, in: language) }
          ?? path.joined(separator: " "))
    }
  }

  /// The program, then the commands that help lists.
  static func listed(in language: Language) throws -> [CommandDescription] {
    let all = try all(in: language)
    let names = all.first?.command.listed.map(\.commandName) ?? []
    return all.filter { $0.path.count == 1 || names.contains($0.command.commandName) }
  }

  /// The one that a command line is about: the program itself where it names no command.
  static func of(_ arguments: [String], in language: Language) throws -> CommandDescription? {
    let all = try all(in: language)
    let named = arguments.first == ToolDescription.help ? Array(arguments.dropFirst()) : arguments
    guard let first = named.first(where: { !$0.hasPrefix("-") }) else { return all.first }
    // Of help itself there is no more to say than of the program.
    return all.dropFirst().first { $0.command.commandName == first && first != ToolDescription.help }
      ?? all.first
  }
}
