import ArgumentParser
import Foundation
import SheetIO

/// Writes the reference of the documentation, in the language of the run.
struct Reference: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: BilingualText(
      es: "Escribe las páginas de referencia.", en: "Write the pages of the reference."
    ).spoken,
    shouldDisplay: false
  ).ofProgram

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(es: "Carpeta de salida.", en: "Output folder.", value: ValueName.folder),
    completion: .directory)
  var output: String

  @OptionGroup var language: LanguageOption

  func run() throws {
    let folder = try Output.folder(output).text
    let commands = try CommandDescription.listed(in: Console.current)
    for page in ReferencePage.allCases {
      try Output.writeOwn(
        Data(page.text(of: commands, in: Console.current).utf8), to: "\(folder)/\(page.rawValue).md")
    }
  }
}
