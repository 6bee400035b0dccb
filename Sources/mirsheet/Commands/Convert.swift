import ArgumentParser
import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// The main job: any readable form in, JSON, CSV or the municipality's sheet out.
struct Convert: ParsableCommand, TakesManyNames {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: BilingualText(
      es: "Convierte informes entre hoja, JSON y CSV.", en: "Convert reports between sheet, JSON and CSV."
    ).spoken,
    discussion: BilingualText(
      es: """
        mirsheet convert informe.xlsx --to json
        mirsheet convert informe.txt --to xlsx -o informe.xlsx
        mirsheet convert 2024/*.xlsx --to csv -o 2024.csv
        """,
      en: """
        mirsheet convert report.xlsx --to json
        mirsheet convert report.txt --to xlsx -o report.xlsx
        mirsheet convert 2024/*.xlsx --to csv -o 2024.csv
        """
    ).spoken
  ).ofProgram

  enum Form: String, NamedForm, ExpressibleByArgument {
    case json, ndjson, csv, xlsx

    /// JSON in lines has two usual ones.
    var endings: [String] { self == .ndjson ? ["ndjson", "jsonl"] : [rawValue] }
  }

  enum Shape: String, CaseIterable, ExpressibleByArgument {
    case wide, long
  }

  enum Threshold: String, CaseIterable, ExpressibleByArgument {
    case info, warning, error, never

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  @Argument(
    help: ArgumentHelp(
      es: "Archivos de entrada; - es la entrada estándar.", en: "Input files; - is standard input.",
      value: ValueName.file), completion: .file())
  var inputs: [String] = []

  @Option(help: ArgumentHelp(es: "Forma de salida.", en: "Output form.", value: ValueName.form))
  var to: Form

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      es: "Archivo o carpeta de salida.", en: "Output file or folder.", value: ValueName.path),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      es: "Lee de aquí la lista de entradas, una por línea.",
      en: "Read the list of inputs from here, one per line.", value: ValueName.list), completion: .file())
  var filesFrom: String?

  @Option(
    help:
      ArgumentHelp(
        es: "Termina con 1 si hay hallazgos de esta gravedad o mayor.",
        en: "Exit with 1 on findings of this severity or higher.", value: ValueName.weight))
  var failOn: Threshold = .error

  @Option(
    help:
      ArgumentHelp(
        .paging, es: "encabezado por títulos de impresión, o dibujado en cada página. (por omisión: titles)",
        en: "heading by print titles, or drawn on each page. (default: titles)", value: ValueName.form))
  var paging: Paging?

  @OptionGroup var paper: PaperOptions

  @Option(
    help: ArgumentHelp(
      .shape, es: "una fila por indicador, o por indicador, medida y periodo. (por omisión: wide)",
      en: "a row for each indicator, or for each indicator, measure and period. (default: wide)",
      value: ValueName.form))
  var shape: Shape?

  @Flag(help: ArgumentHelp(.labels, es: "encabezados en español.", en: "Spanish headings."))
  var labels = false

  @Flag(
    help: ArgumentHelp(
      .excel, es: "para Excel, con marca de orden de bytes y textos que no se toman por fórmulas.",
      en: "for Excel, with a byte-order mark and text that is not taken for formulas."))
  var excel = false

  @Flag(
    help: ArgumentHelp(
      .datapackage, es: "escribe también datapackage.json, junto al archivo.",
      en: "also write datapackage.json, next to the file."))
  var datapackage = false

  @Flag(
    help: ArgumentHelp(
      es: "Reemplaza lo que ya existe y usted no nombró.",
      en: "Replace files that exist and that you did not name."))
  var force = false

  @Flag(
    help: ArgumentHelp(
      .provenance, es: "de qué celda salió cada valor.", en: "the cell that each value came from."))
  var provenance = false

  @OptionGroup var version: SchemaVersionOption

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

  func validate() throws {
    try Parallel.check(jobs)
  }

  /// Whether the CSV is the one with a row for each measure and period.
  var isLong: Bool { shape == .long }

  func run() throws {
    try FormOption.refuseOthers(of: self)
    let paths = try InputList.paths(named: inputs, listed: filesFrom)
    guard !paths.isEmpty else {
      throw Failure(
        .usage, es: "falta decir qué archivo convertir.", en: "no input file was given.",
        hintES: "Por ejemplo: mirsheet convert informe.xlsx --to json",
        hintEN: "For example: mirsheet convert report.xlsx --to json")
    }
    var outcome = Outcome()
    if to == .csv { outcome.losses = CSVLosses(isLong: isLong) }
    try ConvertRun(options: self, paths: paths).run(&outcome)
    if !reading.quiet, let text = outcome.losses?.message { Console.error(text[Console.current]) }
    if outcome.code != .done { throw ExitCode(outcome.code.rawValue) }
  }

}
