import ArgumentParser
import Foundation
import SheetIO

/// Writes the manual pages, in the language of the run, for who installs or packs the program.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: BilingualText(es: "Escribe las páginas de manual.", en: "Write the manual pages.").spoken,
    shouldDisplay: false
  ).ofProgram

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(es: "Carpeta de salida.", en: "Output folder.", value: ValueName.folder),
    completion: .directory)
  var output: String

  @Option(
    help: ArgumentHelp(
      es: "Día de la versión: 2026-11-29.", en: "Day of the version: 2026-11-29.", value: ValueName.day))
  var date: String

  @OptionGroup var language: LanguageOption

  func run() throws {
    let folder = try Output.folder(output).text
    for page in try pages() {
      try Output.writeOwn(Data(page.text.utf8), to: "\(folder)/\(page.name).1")
    }
  }

  /// A page for the program and one for each command that help lists.
  private func pages() throws -> [ManualPage] {
    let described = try CommandDescription.listed(in: Console.current)
    return described.map { one in
      ManualPage(
        description: one, related: described.map(\.name).filter { $0 != one.name }, language: Console.current,
        date: date)
    }
  }
}
