import ArgumentParser
import Foundation
import MIRSchema
import SheetIO

/// A failure of the command as people see it: one line that says what, where and what to do, and an exit code.
struct Failure: Error {
  /// The exit codes of `sysexits.h`.
  enum Code: Int32, Comparable {
    case done = 0
    case findings = 1
    case usage = 64
    case unreadable = 65
    case noInput = 66
    case internalError = 70
    case cannotWrite = 73

    static func < (left: Code, right: Code) -> Bool { left.rawValue < right.rawValue }
  }

  let code: Code
  let message: BilingualText
  var hint: BilingualText?
  /// Whether an input is damaged, rather than no report.
  var isDamage = false

  init(_ code: Code, es: String, en: String, hintES: String? = nil, hintEN: String? = nil) {
    self.code = code
    message = BilingualText(es: es, en: en)
    if let hintES, let hintEN { hint = BilingualText(es: hintES, en: hintEN) }
  }

  init(_ error: SheetError, file: String, code: Code = .unreadable) {
    self.code = code
    message = BilingualText(
      es: "\(file): \(error.message(in: .spanish))", en: "\(file): \(error.message(in: .english))")
    hint = BilingualText(es: error.hint(in: .spanish), en: error.hint(in: .english))
    isDamage =
      switch error.kind {
      case .unknownFormat, .cannotWrite: false
      case .emptyFile, .passwordProtected, .truncated, .damagedContainer, .missingPart, .malformedXML,
        .undecodableText,
        .tooLarge:
        true
      }
  }

  /// Message and hint where the file is named beside them.
  func told(without file: String) -> BilingualText {
    func text(_ message: String, _ hint: String?) -> String {
      let bare = message.hasPrefix(file + ": ") ? String(message.dropFirst(file.count + 2)) : message
      return ([bare] + [hint].compactMap { $0 }).joined(separator: " ")
    }
    return BilingualText(es: text(message.spanish, hint?.spanish), en: text(message.english, hint?.english))
  }

  init(_ error: VocabularyError, file: String) {
    let place = error.pointer.isEmpty ? "" : " \(error.pointer):"
    self.init(
      .unreadable, es: "\(file):\(place) \(error.message.spanish).",
      en: "\(file):\(place) \(error.message.english).",
      hintES: "Un ejemplo: {\"columns\": {\"name\": [\"Denominación oficial\"]}}",
      hintEN: "Such as: {\"columns\": {\"name\": [\"Denominación oficial\"]}}")
  }

  init(_ error: InterchangeError, file: String) {
    code = .unreadable
    func text(_ language: Language) -> String {
      let lines = error.message(in: language).split(separator: "\n").map(String.init)
      return lines.count == 1 ? "\(file): \(lines[0])" : "\(file):\n  " + lines.joined(separator: "\n  ")
    }
    message = BilingualText(es: text(.spanish), en: text(.english))
  }
}

extension SheetError {
  /// What is wrong and what to do about it, where the file is named beside them.
  var told: BilingualText {
    BilingualText(
      es: "\(message(in: .spanish)) \(hint(in: .spanish))",
      en: "\(message(in: .english)) \(hint(in: .english))")
  }
}

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
      let code = Mirsheet.exitCode(for: error)
      guard code != .success else {
        do {
          try Output.toStandardOutput(Data((Mirsheet.fullMessage(for: error) + "\n").utf8))
        } catch let failure as Failure {
          Console.fail(failure)
          exit(failure.code.rawValue)
        } catch {
          exit(Failure.Code.internalError.rawValue)
        }
        exit(0)
      }
      Console.error(Mirsheet.fullMessage(for: error))
      exit(Failure.Code.usage.rawValue)
    }
  }
}
