import Foundation
import SheetIO

/// The language in which people are addressed, and the command line without the option that says it.
///
/// It is settled before the command line is parsed, since help and the parser's errors are in it.
struct SpokenLanguage {
  /// What `--lang` says, else the locale.
  let language: Language
  /// The arguments without the program's name and without `--lang es` and `--lang en`, which may be anywhere.
  let arguments: [String]

  /// The language of this run.
  static let current = SpokenLanguage(typed, Environment.value)

  /// What was typed, byte for byte: names of files need not be UTF-8.
  private static var typed: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      unsafe CommandLine.unsafeArgv[index].map {
        unsafe RawPath(Array(UnsafeBufferPointer(start: $0, count: strlen($0))).map { UInt8(bitPattern: $0) })
          .text
      }
    }
  }

  /// Takes the option out of arguments; what is not a language stays, for the parser to refuse.
  init(_ arguments: [String], _ environment: (String) -> String?) {
    var language = Self.language(of: environment)
    var rest: [String] = []
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var left = arguments[..<end]
    while let argument = left.popFirst() {
      if argument == Self.option, let chosen = left.first.flatMap({ Language(rawValue: $0) }) {
        language = chosen
        left.removeFirst()
      } else if argument.hasPrefix(Self.option + "="),
        let chosen = Language(rawValue: String(argument.dropFirst(Self.option.count + 1)))
      {
        language = chosen
      } else {
        rest.append(argument)
      }
    }
    self.language = language
    self.arguments = rest + arguments[end...]
  }

  private static let option = "--lang"

  /// English for a locale `en*`, Spanish for every other and for none.
  ///
  /// Source: POSIX, 8.2, for the order of the variables.
  static func language(of environment: (String) -> String?) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("en") == true ? .english : .spanish
  }
}
