import ArgumentParser
import Foundation
import SheetIO

/// The command line: options in, calls to the libraries, output and exit code out.
@main
struct Mirsheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: CommandConfiguration.programName,
    abstract: BilingualText(
      es: "Informes trimestrales de resultados: hojas de cálculo, JSON y CSV, de ida y vuelta.",
      en: "Quarterly results reports: spreadsheets, JSON and CSV, and back."
    ).spoken,
    discussion: BilingualText(
      es: """
        Convierte el informe trimestral de resultados de un municipio entre la hoja que
        llena la gente, JSON canónico y CSV plano. Nada se pierde y nada se inventa: lo
        dudoso se avisa con su celda.

          mirsheet convert informe.xlsx --to json -o informe.json
          mirsheet convert *.xlsx --to csv -o informes.csv
          mirsheet check informe.xlsx
          mirsheet inspect informe.xlsx
          mirsheet template --from 2024/T2 -o plantillas
          mirsheet migrate archivo/ -o migrado

        \(Failure.Code.meanings.spanish)
        """,
      en: """
        Converts a Mexican municipality's quarterly results report between the sheet
        that people keep, canonical JSON and flat CSV. Nothing is lost, nothing is
        invented: what is doubtful is reported with its cell.

          mirsheet convert report.xlsx --to json -o report.json
          mirsheet convert *.xlsx --to csv -o reports.csv
          mirsheet check report.xlsx
          mirsheet inspect report.xlsx
          mirsheet template --from 2024/T2 -o templates
          mirsheet migrate archive/ -o migrated

        \(Failure.Code.meanings.english)
        """
    ).spoken,
    version: VersionText.text,
    subcommands: [
      Convert.self, Check.self, Inspect.self, Template.self, Migrate.self, Rules.self, Schema.self,
      MigrationWorker.self, Manual.self, Reference.self,
    ])

  @OptionGroup var language: LanguageOption

  static func main() {
    StandardStreams.prepare()
    LocalTime.fix()
    XLSXWriter.keepLibraryQuiet()
    Exit.run {
      let arguments = SpokenLanguage.current.arguments
      // The parser shows its own help instead.
      if arguments.first == ToolDescription.help,
        let failure = try MistypedWord(in: Console.current).unknownHelp(in: arguments[...])
      {
        throw failure
      }
      // What is wrong is said of the arguments as they were typed.
      if let command = command(of: arguments) { return command }
      return try parseAsRoot(arguments)
    }
  }

  /// The command that the arguments begin with, which needs no look at the options of the program itself; `nil` where it
  /// begins with none, or something is wrong with the others.
  private static func command(of arguments: [String]) -> (any ParsableCommand)? {
    guard let type = configuration.subcommands.first(where: { $0._commandName == arguments.first }) else {
      return nil
    }
    let own = Array(arguments.dropFirst())
    return try? type.parseAsRoot(type is any TakesManyNames.Type ? ArgumentRuns.joined(own) : own)
  }

  /// Without a command: what to do first, and no more.
  func run() throws {
    let text = BilingualText(
      es: """
        Informes trimestrales de resultados: hojas de cálculo, JSON y CSV, de ida y vuelta.

          mirsheet check informe.xlsx                            qué corregir
          mirsheet convert informe.xlsx --to csv -o informe.csv  a una tabla
          mirsheet template --from 2024/T2 -o plantillas         las hojas del T3
          mirsheet migrate archivo/ -o migrado                   años anteriores

        Todas las órdenes: mirsheet -h
        """,
      en: """
        Quarterly results reports: spreadsheets, JSON and CSV, and back.

          mirsheet check report.xlsx                           what to mend
          mirsheet convert report.xlsx --to csv -o report.csv  as a table
          mirsheet template --from 2024/T2 -o templates        the sheets for T3
          mirsheet migrate archive/ -o migrated                prior years

        All commands: mirsheet -h
        """)
    try Output.toStandardOutput(text.spoken + "\n")
  }
}
