import ArgumentParser
import Foundation
import MIRSchema
import SheetIO

/// Prints what is known of every rule, or all of one.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: BilingualText(
      es: "Explica las reglas, o una de ellas.", en: "Explain the rules, or one of them."
    ).spoken,
    discussion: BilingualText(
      es: """
        mirsheet rules
        mirsheet rules variation-mismatch
        """,
      en: """
        mirsheet rules
        mirsheet rules variation-mismatch
        """
    ).spoken
  ).ofProgram

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown
  }

  @Argument(
    help: ArgumentHelp(es: "El nombre de una regla.", en: "The name of a rule.", value: ValueName.rule),
    completion: .list(FindingCode.allCases.map(\.rawValue)))
  var code: String?

  @Option(help: ArgumentHelp(es: "Forma de salida.", en: "Output form.", value: ValueName.form))
  var format: Form = .text

  @OptionGroup var language: LanguageOption

  func run() throws {
    var codes = FindingCode.allCases
    if let code {
      guard let known = FindingCode(rawValue: code) else { throw Self.unknown(code) }
      codes = [known]
    }
    let text =
      switch format {
      case .text:
        RuleTexts(language: Console.current, width: Terminal.lineLength(of: STDOUT_FILENO))
          .text(of: codes, isWhole: code != nil)
      case .json: RuleTexts.json(of: codes)
      case .markdown: RuleTexts.markdown(of: codes, language: Console.current)
      }
    try Output.write(Data(text.utf8), to: nil)
  }

  /// A rule that does not exist, with the one that is spelt nearest.
  static func unknown(_ name: String) -> Failure {
    let near = NearestWord.to(name, among: FindingCode.allCases.map(\.rawValue), least: 2)
    return Failure(
      .usage, es: "no hay ninguna regla «\(name)».", en: "there is no rule “\(name)”.",
      hintES: near.map { "¿Quiso decir «\($0)»?" } ?? "Véalas todas: mirsheet rules",
      hintEN: near.map { "Did you mean “\($0)”?" } ?? "See them all: mirsheet rules")
  }
}
