import ArgumentParser
import Foundation
import MIRSchema
import SheetIO

/// Takes over prior years: a whole archive into one database, with JSON, CSV and an overview next to it.
struct Migrate: ParsableCommand, TakesManyNames {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: BilingualText(es: "Migra archivos de años anteriores.", en: "Migrate prior years in bulk.")
      .spoken,
    discussion: BilingualText(
      es: """
        mirsheet migrate archivo/ -o migrado             # cuantas veces haga falta
        mirsheet migrate archivo/ -o migrado --dry-run   # qué se haría

        Lee todas las carpetas, también los .zip. Se puede interrumpir: la siguiente
        vez sigue con lo nuevo, lo cambiado y lo que falló. Los originales no se
        tocan. \(Choice.rule.spanish)
        """,
      en: """
        mirsheet migrate archive/ -o migrated             # as often as needed
        mirsheet migrate archive/ -o migrated --dry-run   # what would be done

        Reads every folder, .zip too. It may be interrupted: the next run continues
        with what is new, changed or failed. Originals are never touched.
        \(Choice.rule.english)
        """
    ).spoken
  ).ofProgram

  @Argument(
    help: ArgumentHelp(es: "Carpetas o archivos.", en: "Folders or files.", value: ValueName.path),
    completion: .file())
  var archives: [String]

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      es: "Carpeta de salida, fuera del archivo.", en: "Output folder, outside the archive.",
      value: ValueName.folder), completion: .directory
  )
  var output: String

  @Flag(help: ArgumentHelp(es: "Solo muestra qué se haría.", en: "Only show what would be done."))
  var dryRun = false

  @Flag(help: ArgumentHelp(es: "Solo lo que falló la vez anterior.", en: "Only what failed before."))
  var onlyFailed = false

  @Option(
    help: ArgumentHelp(es: "Vuelve a leer este archivo.", en: "Read this file again.", value: ValueName.file),
    completion: .file())
  var retry: [String] = []

  @Option(
    help: ArgumentHelp(
      es: "Ante versiones distintas, elige este archivo, carpeta o patrón, de aquí en adelante.",
      en: "Where versions differ, choose this file, folder or pattern, from now on.", value: ValueName.file),
    completion: .file())
  var prefer: [String] = []

  @Option(
    help: ArgumentHelp(es: "Deshace un --prefer.", en: "Undo a --prefer.", value: ValueName.file),
    completion: .file())
  var noPrefer: [String] = []

  @Option(
    help: ArgumentHelp(
      es: "Quita del resultado una carpeta que ya no cuenta.",
      en: "Remove a folder that no longer counts from the result.", value: ValueName.folder),
    completion: .directory)
  var forget: [String] = []

  @Flag(
    help:
      ArgumentHelp(
        es: "Además, dice qué formas de hoja hay, con un archivo de cada una.",
        en: "Also list the layouts, with a file of each.")
  )
  var families = false

  @Option(
    help: ArgumentHelp(
      es: "Segundos de cómputo por archivo.", en: "Seconds of computing per file.", value: ValueName.seconds))
  var timeout: Double = 60

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      es: "Archivos a la vez. (por omisión: tantos como núcleos)",
      en: "Files at a time. (default: one per core)",
      value: ValueName.number))
  var jobs: Int?

  @OptionGroup var version: SchemaVersionOption
  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    try Parallel.check(jobs)
    guard timeout >= 1 else {
      throw ValidationError(
        es: "--timeout \(timeout): se esperaba 1 segundo o más.",
        en: "--timeout \(timeout): expected 1 second or more.")
    }
  }

  func run() throws {
    var outcome = Outcome()
    try MigrationRun(options: self).run(&outcome)
    if outcome.code != .done { throw ExitCode(outcome.code.rawValue) }
  }

  /// How a worker is called.
  var workerArguments: [String] {
    var arguments = [MigrationWorker.name]
    arguments += ["--max-size", String(reading.maxSize)]
    if reading.hidden { arguments.append("--hidden") }
    if let vocabulary = reading.vocabulary { arguments += ["--vocabulary", vocabulary] }
    return arguments
  }
}
