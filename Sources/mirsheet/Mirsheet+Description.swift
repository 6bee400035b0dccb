import ArgumentParser
import Foundation

extension Mirsheet {
  /// What the parser knows of the program, and how it and each of its commands are called, by the names of their pages:
  /// `mirsheet-convert`.
  static func described() throws -> (root: ToolDescription.Command, usages: [String: String]) {
    let root = try JSONDecoder().decode(ToolDescription.self, from: Data(_dumpHelp().utf8)).command
    var usages = [root.commandName: usageString()]
    for type in configuration.subcommands {
      usages["\(root.commandName)-\(type._commandName)"] = usageString(for: type)
    }
    return (root, usages.mapValues { HelpText.usage($0, in: Console.current) })
  }
}
