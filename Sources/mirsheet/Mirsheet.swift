import ArgumentParser
import Foundation
import SheetIO

/// The command line: options in, calls to the libraries, output and exit code out.
@main
struct Mirsheet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mirsheet",
    abstract: "Informes trimestrales de resultados: hojas de cálculo, JSON y CSV, de ida y vuelta.",
    discussion: """
      Converts a Mexican municipality's quarterly results report between the sheet
      that people keep, canonical JSON and flat CSV. Nothing is lost, nothing is
      invented: what is doubtful is told with its cell.

        mirsheet convert informe.xlsx --to json -o informe.json
        mirsheet convert *.xlsx --to csv -o informes.csv
        mirsheet inspect informe.xlsx
        mirsheet template --from 2024/T2/*.xlsx -o plantillas
        mirsheet migrate archivo/ -o migrado

      Exit codes: 0 done; 1 done, with findings; 64 usage; 65 unreadable or without
      a report; 66 no such input; 70 internal error; 73 output cannot be written.
      """,
    version: Version.text,
    subcommands: [Convert.self, Inspect.self, Template.self, Migrate.self, Schema.self, MigrationWorker.self])

  /// What was typed, byte for byte: names of files need not be UTF-8.
  private static var arguments: [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      unsafe CommandLine.unsafeArgv[index].map {
        unsafe RawPath(Array(UnsafeBufferPointer(start: $0, count: strlen($0))).map { UInt8(bitPattern: $0) })
          .text
      }
    }
  }

  static func main() {
    StandardStreams.prepare()
    XLSXWriter.keepLibraryQuiet()
    Exit.run { try parseAsRoot(arguments) }
  }
}

/// The version of the program.
enum Version {
  static let text = "0.1.0"
}
