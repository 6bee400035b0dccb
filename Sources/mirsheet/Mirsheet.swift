import ArgumentParser
import Foundation
import SheetIO

/// The command line: options in, calls to the libraries, output and exit code out.
@main
struct Mirsheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mirsheet",
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
          mirsheet inspect informe.xlsx
          mirsheet template --from 2024/T2/*.xlsx -o plantillas
          mirsheet migrate archivo/ -o migrado

        Códigos de salida: 0, hecho; 1, hecho, con hallazgos; 64, la orden está mal
        escrita; 65, una entrada no se puede leer o no contiene un informe; 66, una
        entrada no existe; 70, error interno; 73, una salida no se puede escribir.
        """,
      en: """
        Converts a Mexican municipality's quarterly results report between the sheet
        that people keep, canonical JSON and flat CSV. Nothing is lost, nothing is
        invented: what is doubtful is reported with its cell.

          mirsheet convert report.xlsx --to json -o report.json
          mirsheet convert *.xlsx --to csv -o reports.csv
          mirsheet inspect report.xlsx
          mirsheet template --from 2024/T2/*.xlsx -o templates
          mirsheet migrate archive/ -o migrated

        Exit codes: 0 done; 1 done, with findings; 64 usage; 65 an input is unreadable
        or holds no report; 66 no such input; 70 internal error; 73 an output cannot be
        written.
        """
    ).spoken,
    version: Version.text,
    subcommands: [
      Convert.self, Check.self, Inspect.self, Template.self, Migrate.self, Rules.self, Schema.self,
      MigrationWorker.self,
    ])

  @OptionGroup var language: LanguageOption

  static func main() {
    StandardStreams.prepare()
    XLSXWriter.keepLibraryQuiet()
    Exit.run { try parseAsRoot(SpokenLanguage.current.arguments) }
  }
}
