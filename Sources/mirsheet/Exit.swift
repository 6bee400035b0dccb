import ArgumentParser
import Foundation

/// How the program ends.
enum Exit {
  /// Runs a command; says why on standard error whenever the exit code is not 0.
  static func run(_ parse: () throws -> any ParsableCommand) -> Never {
    do {
      var command = try parse()
      try command.run()
      exit(Failure.Code.done.rawValue)
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch let failure as Failure {
      Console.fail(failure)
      exit(failure.code.rawValue)
    } catch {
      let failure = told(error)
      if let failure { Console.fail(failure) }
      exit((failure?.code ?? .done).rawValue)
    }
  }

  /// Writes what was asked for instead of a run; or says what is wrong with the command line.
  private static func told(_ error: any Error) -> Failure? {
    do {
      guard Mirsheet.exitCode(for: error) == .success else {
        let mistyped = try MistypedWord(in: Console.current).failure(in: SpokenLanguage.current.arguments)
        return mistyped ?? UsageError(error).failure
      }
      try Output.toStandardOutput(text(of: error) + "\n")
      return nil
    } catch let failure as Failure {
      return failure
    } catch {
      return Failure(.internalError, es: "\(error)", en: "\(error)")
    }
  }

  /// What was asked for instead of a run: help, the version, a completion script.
  private static func text(of error: any Error) throws -> String {
    let text = Mirsheet.fullMessage(for: error, columns: HelpText.unbroken)
    let arguments = SpokenLanguage.current.arguments.prefix { $0 != "--" }
    guard HelpText.isHelp(text),
      let command = try CommandDescription.of(Array(arguments), in: Console.current)
    else { return HelpText.script(text, in: Console.current) }
    let page = HelpPage(command, in: Console.current, width: Terminal.columns(of: STDOUT_FILENO))
    return arguments.contains("-h") && !arguments.contains("--help") ? page.short : page.whole
  }
}
