import ArgumentParser

extension CommandConfiguration {
  /// What the program is called.
  static let programName = "mirsheet"

  /// The configuration of a command of this program.
  ///
  /// Commands are parsed by themselves; one that says whose it is spares the parser two attempts to read the line as a request
  /// for completions, which only the program itself is asked for.
  var ofProgram: CommandConfiguration {
    var configuration = self
    configuration._superCommandName = Self.programName
    return configuration
  }
}
