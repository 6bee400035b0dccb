import ArgumentParser
import Foundation
import MIRSchema
import SheetIO

/// The main job: any readable form in, JSON, CSV or the municipality's sheet out.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Convierte informes entre hoja, JSON y CSV. / Convert reports between sheet, JSON and CSV.",
    discussion: """
      mirsheet convert informe.xlsx --to json
      mirsheet convert informe.txt --to xlsx -o informe.xlsx
      mirsheet convert 2024/*.xlsx --to csv -o 2024.csv
      """)

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case json, ndjson, csv, xlsx
  }

  enum Shape: String, CaseIterable, ExpressibleByArgument {
    case wide, long
  }

  enum Threshold: String, CaseIterable, ExpressibleByArgument {
    case info, warning, error, never

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  @Argument(help: "Archivos de entrada; - es la entrada estándar. / Input files; - is standard input.")
  var inputs: [String] = []

  @Option(help: "Forma de salida. / Output form.")
  var to: Form

  @Option(name: [.short, .long], help: "Archivo o carpeta de salida. / Output file or folder.")
  var output: String?

  @Option(
    help: "Lee de aquí la lista de entradas, una por línea. / Read the list of inputs from here, one a line.")
  var filesFrom: String?

  @Option(
    help:
      "Termina con 1 si hay hallazgos de este peso o más. / Exit with 1 on findings of this weight or more.")
  var failOn: Threshold = .error

  @Option(
    help:
      "xlsx: encabezado por títulos de impresión o dibujado en cada página. / How pages get their heading.")
  var paging: Paging = .titles

  @Option(help: "csv: una fila por indicador, o por indicador, medida y periodo. / Rows of the CSV.")
  var shape: Shape = .wide

  @Flag(help: "csv: encabezados en español. / Spanish headings.")
  var labels = false

  @Flag(help: "csv: para abrirse en Excel. / For Excel: byte-order mark, and text guarded from formulas.")
  var excel = false

  @Flag(help: "csv: escribe también datapackage.json. / Write datapackage.json beside it.")
  var datapackage = false

  @Flag(
    help:
      "Reemplaza archivos que ya existen y cuyo nombre no dijo usted. / Replace files that exist and that you did not name."
  )
  var force = false

  @Flag(help: "json: de qué celda salió cada valor. / The cell that each value came from.")
  var provenance = false

  @Option(
    help: ArgumentHelp(
      "Avisa de los informes de otro periodo. / Warn of reports of another period.", valueName: "2025-T1"))
  var expect: String?

  @Option(
    name: .shortAndLong,
    help: "Archivos a la vez; por omisión, los núcleos. / Files at a time. (default: the cores)")
  var jobs: Int?

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    guard jobs ?? 1 > 0 else { throw ValidationError("--jobs: 1, 2, …") }
    guard expect.map({ ExpectedPeriod($0) != nil }) ?? true else {
      throw ValidationError("--expect: 2025, 2025-T1")
    }
  }

  func run() throws {
    Console.use(reading.lang)
    let paths = try inputs + (filesFrom.map(InputList.paths) ?? [])
    guard !paths.isEmpty else {
      throw Failure(
        .usage, es: "falta decir qué archivo convertir.", en: "no input file was given.",
        hintES: "Por ejemplo: mirsheet convert informe.xlsx --to json",
        hintEN: "Such as: mirsheet convert report.xlsx --to json")
    }
    var outcome = Outcome()
    try ConvertRun(options: self, paths: paths).run(&outcome)
    if outcome.code != .done { throw ExitCode(outcome.code.rawValue) }
  }

}

/// How a run over several files ends: the worst of its files.
struct Outcome {
  private(set) var code = Failure.Code.done

  mutating func note(_ other: Failure.Code) { code = max(code, other) }

  /// Tells what was found in a document, and notes it where it weighs as much as `failOn`; a code other than 0 says
  /// why also when nothing else is to be said.
  mutating func tell(_ document: ReportDocument, failOn: Convert.Threshold, isQuiet: Bool) {
    let file = document.source.file ?? "-"
    if !isQuiet { Console.tell(document.findings, of: file) }
    guard let threshold = failOn.severity else { return }
    let count = document.findings.count { $0.severity >= threshold }
    guard count > 0 else { return }
    note(.findings)
    if isQuiet {
      let told = BilingualText(count, es: ("hallazgo", "hallazgos"), en: ("finding", "findings"))
      Console.error("\(file): \(told[Console.current]).")
    }
  }
}
