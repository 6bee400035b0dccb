import ArgumentParser
import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// Says what is wrong or doubtful in reports, for people and for programs, and writes nothing else.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: BilingualText(
      es: "Revisa informes y dice qué corregir.", en: "Check reports and say what to mend."
    )
    .spoken,
    discussion: BilingualText(
      es: """
        mirsheet check informe.xlsx
        mirsheet check 2024/*.xlsx
        """,
      en: """
        mirsheet check report.xlsx
        mirsheet check 2024/*.xlsx
        """
    ).spoken)

  @Argument(
    help: ArgumentHelp(
      es: "Archivos de entrada; - es la entrada estándar.", en: "Input files; - is standard input.",
      value: ValueName.file))
  var inputs: [String] = []

  @Option(help: ArgumentHelp(es: "Forma del reporte.", en: "Form of the report.", value: ValueName.form))
  var format: CheckFormat = .text

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(es: "Archivo de salida.", en: "Output file.", value: ValueName.path))
  var output: String?

  @Option(
    help: ArgumentHelp(
      es: "Lee de aquí la lista de entradas, una por línea.",
      en: "Read the list of inputs from here, one per line.", value: ValueName.list))
  var filesFrom: String?

  @Option(
    help:
      ArgumentHelp(
        es: "Termina con 1 si hay hallazgos de esta gravedad o mayor.",
        en: "Exit with 1 on findings of this severity or higher.", value: ValueName.weight))
  var failOn: Convert.Threshold = .error

  @Option(
    help: ArgumentHelp(
      es: "Avisa de los informes de otro periodo: 2025, 2025-T1.",
      en: "Warn of reports of another period: 2025, 2025-T1.", value: ValueName.period))
  var expect: ExpectedPeriod?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      es: "Archivos a la vez. (por omisión: tantos como núcleos)",
      en: "Files at a time. (default: one per core)",
      value: ValueName.number))
  var jobs: Int?

  @OptionGroup var reading: ReadingOptions

  func validate() throws { try Parallel.check(jobs) }

  func run() throws {
    let paths = try inputs + (filesFrom.map(InputList.paths) ?? [])
    guard !paths.isEmpty else {
      throw Failure(
        .usage, es: "falta decir qué archivo revisar.", en: "no input file was given.",
        hintES: "Por ejemplo: mirsheet check informe.xlsx",
        hintEN: "For example: mirsheet check report.xlsx")
    }
    try OutputGuard(inputs: paths).refuse(output)
    let code = try CheckRun(options: self, paths: paths).run()
    if code != .done { throw ExitCode(code.rawValue) }
  }
}
