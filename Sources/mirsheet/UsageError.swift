import ArgumentParser
import Foundation
import SheetIO

/// What the parser of the command line says is wrong, in the language of this run.
///
/// The parser keeps its errors to itself and gives out English sentences only, so these are taken apart by the patterns
/// that it makes them by; a test runs each of them.
struct UsageError {
  /// What is wrong.
  let message: BilingualText
  /// The argument in question with its help, how the command is called, and where to read on.
  let details: [BilingualText]

  init(_ error: any Error) {
    let message = Mirsheet.message(for: error)
    let full = Mirsheet.fullMessage(for: error, columns: HelpText.unbroken)
    // After the message: the argument's help, the usage and where to read on, each on its line.
    let lines = full.dropFirst(Mirsheet._errorPrefix.count + message.count).split(separator: "\n").map(
      String.init)
    self.message = Self.translated(message)
    details = lines.compactMap { line in
      for (pattern, text) in Self.details {
        if let values = Wording.values(in: line, by: pattern) {
          let filled = text.filled(values)
          return BilingualText(
            es: HelpText.usage(filled.spanish, in: .spanish), en: HelpText.usage(filled.english, in: .english)
          )
        }
      }
      return nil
    }
  }

  /// As a failure of the command.
  var failure: Failure { Failure(.usage, message, details: details) }

  private static let details: [(pattern: String, text: BilingualText)] = [
    ("Help:  {help}", BilingualText(es: "{help}", en: "{help}")),
    ("Usage: {usage}", BilingualText(es: "Uso: {usage}", en: "Usage: {usage}")),
    ("  See '{command}' for more information.", BilingualText(es: "Ayuda: {command}", en: "Help: {command}")),
  ]

  /// The parser's sentences, those that others begin like after them.
  private static let sentences: [(pattern: String, text: BilingualText)] = [
    (
      // Of letters it suggests options at random; what was meant by a word, ``MistypedWord`` tells.
      "Unknown option '{option}'. Did you mean '{other}'?",
      BilingualText(es: "no existe la opción «{option}».", en: "there is no option “{option}”.")
    ),
    (
      "Unknown option '{option}'",
      BilingualText(es: "no existe la opción «{option}».", en: "there is no option “{option}”.")
    ),
    (
      "Missing value for '{option}' in '{whole}'",
      BilingualText(
        es: "falta el valor de «{option}» en «{whole}».",
        en: "the value of “{option}” is missing in “{whole}”.")
    ),
    (
      "Missing value for '{option}'",
      BilingualText(es: "falta el valor de «{option}».", en: "the value of “{option}” is missing.")
    ),
    (
      "The option '{option}' does not take any value, but '{value}' was specified.",
      BilingualText(
        es: "la opción «{option}» no lleva valor, y se le dio «{value}».",
        en: "the option “{option}” takes no value, and “{value}” was given.")
    ),
    (
      "Unexpected argument '{value}'",
      BilingualText(es: "el argumento «{value}» está de más.", en: "the argument “{value}” was not expected.")
    ),
    (
      "{count} unexpected arguments: '{values}'",
      BilingualText(
        es: "hay {count} argumentos de más: «{values}».",
        en: "{count} arguments were not expected: “{values}”.")
    ),
    (
      "Value to be set with flag '{option}' had already been set with flag '{other}'",
      BilingualText(
        es: "«{option}» y «{other}» no se pueden usar juntas.",
        en: "“{option}” and “{other}” cannot be used together.")
    ),
    (
      "Missing expected argument '{argument}'",
      BilingualText(es: "falta «{argument}».", en: "“{argument}” is missing.")
    ),
    (
      "Missing one of: '{values}'",
      BilingualText(es: "falta uno de estos: «{values}».", en: "one of these is missing: “{values}”.")
    ),
    (
      "The value '{value}' is invalid for '{argument}'. Please provide one of {list}.",
      BilingualText(
        es: "«{value}» no es un valor de «{argument}»; se esperaba {list}.",
        en: "“{value}” is not a value of “{argument}”; expected {list}.")
    ),
    (
      "The value '{value}' is invalid for '{argument}'. Please provide one of the following:\n{list}",
      BilingualText(
        es: "«{value}» no es un valor de «{argument}»; se esperaba {list}.",
        en: "“{value}” is not a value of “{argument}”; expected {list}.")
    ),
    (
      "The value '{value}' is invalid for '{argument}': {reason}",
      BilingualText(
        es: "«{value}» no es un valor de «{argument}»: {reason}",
        en: "“{value}” is not a value of “{argument}”: {reason}")
    ),
    (
      "The value '{value}' is invalid for '{argument}'",
      BilingualText(
        es: "«{value}» no es un valor de «{argument}».", en: "“{value}” is not a value of “{argument}”.")
    ),
    (
      "The value '{value}' is invalid.{list}",
      BilingualText(
        es: "«{value}» no es un valor de los que se esperaban.",
        en: "“{value}” is not a value that was expected.")
    ),
    (
      "Invalid option: {option}",
      BilingualText(es: "«{option}» no es una opción.", en: "“{option}” is not an option.")
    ),
    (
      "Missing required subcommand.", BilingualText(es: "falta la orden.", en: "the command is missing.")
    ),
    (
      "Internal error. {reason}",
      BilingualText(es: "no se entiende la orden.", en: "the command line is not understood.")
    ),
    (
      "Can't generate completion scripts for '{shell}'.\nPlease use --generate-completion-script=<shell> with one of:\n    {list}",
      BilingualText(
        es: "no hay guion de autocompletado para «{shell}»; sí para {list}.",
        en: "there is no completion script for “{shell}”; there is one for {list}.")
    ),
    (
      "Can't autodetect a supported shell.\nPlease use --generate-completion-script=<shell> with one of:\n    {list}",
      BilingualText(
        es: "no se reconoce su intérprete; use --generate-completion-script con uno de estos: {list}.",
        en: "your shell is not recognised; use --generate-completion-script with one of these: {list}.")
    ),
  ]

  private static func translated(_ message: String) -> BilingualText {
    let alternatives = message.components(separatedBy: "\n   or: ").map(sentence)
    return BilingualText(
      es: alternatives.map(\.spanish).joined(separator: " O bien: "),
      en: alternatives.map(\.english).joined(separator: " Or: "))
  }

  private static func sentence(_ message: String) -> BilingualText {
    for (pattern, text) in sentences {
      guard let values = Wording.values(in: message, by: pattern) else { continue }
      func filled(_ text: String, or: String, between: String) -> String {
        var values = values
        values["list"] = values["list"].map { list(in: $0, or) }
        values["values"] = values["values"]?.replacing("', '", with: between)
        return BilingualText(es: text, en: text).filled(values).spanish
      }
      return BilingualText(
        es: filled(text.spanish, or: " o ", between: "», «"),
        en: filled(text.english, or: " or ", between: "”, “"))
    }
    // The program's own, which are in the language of this run.
    return BilingualText(es: message, en: message)
  }

  /// The values that the parser lists, in a sentence or each on a line, as one of ours has them.
  private static func list(in text: String, _ or: String) -> String {
    let bullet = "  - "
    guard text.hasPrefix(bullet) else {
      return [" and ", " or "].reduce(text.replacing("'", with: "")) { $0.replacing($1, with: or) }
    }
    let values = text.split(separator: "\n").map { String($0.dropFirst(bullet.count)) }
    return values.dropLast().joined(separator: ", ") + or + (values.last ?? "")
  }
}
