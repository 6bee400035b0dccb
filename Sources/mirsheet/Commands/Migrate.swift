import ArgumentParser
import Foundation
import MIRSchema
import SheetIO

/// Takes over prior years: a whole archive into one database, with JSON, CSV and an overview beside it.
struct Migrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Migra archivos de años anteriores. / Migrate prior years in bulk.",
    discussion: """
      mirsheet migrate archivo/ -o migrado             # cuantas veces haga falta
      mirsheet migrate archivo/ -o migrado --dry-run   # qué se haría

      Lee todas las carpetas, también los .zip. Se puede interrumpir: la siguiente
      vez sigue con lo nuevo, lo cambiado y lo que falló. Los originales no se
      tocan. \(Choice.rule.spanish)

      Reads every folder, .zip too. It may be interrupted: the next run goes on
      with what is new, changed or failed. Originals are never touched.
      \(Choice.rule.english)
      """)

  @Argument(help: "Carpetas o archivos. / Folders or files.")
  var archives: [String]

  @Option(
    name: [.short, .long], help: "Carpeta de salida, fuera del archivo. / Output folder, outside the archive."
  )
  var output: String

  @Flag(help: "Sólo dice qué se haría. / Only say what would be done.")
  var dryRun = false

  @Flag(help: "Sólo lo que falló la vez anterior. / Only what failed before.")
  var onlyFailed = false

  @Option(help: ArgumentHelp("Vuelve a leer este archivo. / Read this file again.", valueName: "file"))
  var retry: [String] = []

  @Option(
    help: ArgumentHelp(
      "Ante versiones distintas vale este archivo, carpeta o patrón, de aquí en adelante. / Of differing versions this file, folder or pattern counts, from now on.",
      valueName: "file"))
  var prefer: [String] = []

  @Option(
    help: ArgumentHelp("Ya no lo prefiere. / Take a --prefer back.", valueName: "file"))
  var noPrefer: [String] = []

  @Option(
    help: ArgumentHelp(
      "Saca del resultado una carpeta que ya no cuenta. / Take a folder that counts no more out of the result.",
      valueName: "folder"))
  var forget: [String] = []

  @Flag(
    help:
      "Además, dice qué formas de hoja hay, con un archivo de cada una. / Also list the layouts, with a file of each."
  )
  var families = false

  @Option(help: "Segundos por archivo. / Seconds for a file.")
  var timeout: Double = 60

  @Option(
    name: .shortAndLong,
    help: "Archivos a la vez; por omisión, los núcleos. / Files at a time. (default: the cores)")
  var jobs: Int?

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    guard jobs ?? 1 > 0 else { throw ValidationError("--jobs: 1, 2, …") }
    guard timeout >= 1 else { throw ValidationError("--timeout: 1, 2, …") }
    guard !archives.isEmpty else { throw ValidationError("ARCHIVE…") }
  }

  func run() throws {
    Console.use(reading.lang)
    var outcome = Outcome()
    try MigrationRun(options: self).run(&outcome)
    if outcome.code != .done { throw ExitCode(outcome.code.rawValue) }
  }

  /// How a worker is called.
  var workerArguments: [String] {
    var arguments = [MigrationWorker.name]
    if reading.hidden { arguments.append("--hidden") }
    if let vocabulary = reading.vocabulary { arguments += ["--vocabulary", vocabulary] }
    return arguments
  }
}
