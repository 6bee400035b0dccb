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
      guard Mirsheet.exitCode(for: error) != .success else {
        do {
          try Output.toStandardOutput(Data((text(of: error) + "\n").utf8))
        } catch let failure as Failure {
          Console.fail(failure)
          exit(failure.code.rawValue)
        } catch {
          exit(Failure.Code.internalError.rawValue)
        }
        exit(Failure.Code.done.rawValue)
      }
      let failure = UsageError(error).failure
      Console.fail(failure)
      exit(failure.code.rawValue)
    }
  }

  /// What was asked for instead of a run: help, the version, a completion script.
  private static func text(of error: any Error) -> String {
    let text = Mirsheet.fullMessage(for: error, columns: HelpText.unbroken)
    guard HelpText.isHelp(text) else { return HelpText.script(text, in: Console.current) }
    return HelpText.rendered(text, in: Console.current, width: Terminal.columns(of: STDOUT_FILENO))
  }
}
