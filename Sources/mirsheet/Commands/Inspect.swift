import ArgumentParser
import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// Says what was recognised in a file and why; or dumps its cells.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: BilingualText(
      es: "Muestra qué se reconoció y por qué.", en: "Show what was recognised and why."
    )
    .spoken,
    discussion: BilingualText(
      es: """
        mirsheet inspect informe.xlsx
        mirsheet inspect --cells informe.xlsx     # todas las celdas
        """,
      en: """
        mirsheet inspect report.xlsx
        mirsheet inspect --cells report.xlsx     # every cell
        """
    ).spoken
  ).ofProgram

  @Argument(
    help: ArgumentHelp(
      es: "Archivo; - es la entrada estándar.", en: "File; - is standard input.", value: ValueName.file),
    completion: .file())
  var input: String

  @Flag(
    help: ArgumentHelp(
      es: "Imprime cada celda no vacía, de cualquier libro.",
      en: "Print every non-empty cell, of any workbook."))
  var cells = false

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    guard !cells || reading.vocabulary == nil else {
      throw ValidationError(
        es:
          "--vocabulary no cambia nada con --cells, que imprime las celdas como están: quite una de las dos.",
        en:
          "--vocabulary changes nothing with --cells, which prints cells as they are: leave out one of the two."
      )
    }
  }

  func run() throws {
    try OutputGuard(inputs: [input] + (reading.vocabulary.map { [$0] } ?? [])).refuse(nil)
    let bytes = try Input.bytes(input, limits: reading.limits)
    let name = input == "-" ? "-" : RawPath(RawPath(input).name).shown
    let workbook: Workbook
    do throws(SheetError) {
      workbook = try Workbook(bytes, limits: reading.limits)
    } catch {
      throw Failure(error, file: name)
    }
    if cells {
      return try CellDump.write(workbook) { chunk in try Output.toStandardOutput(chunk) }
    }
    let explanation = Explanation(workbook, file: name, options: try reading.reader())
    try Output.write(Data(explanation.text(in: Console.current).utf8), to: nil)
    guard explanation.hasReports else {
      throw Failure(
        .unreadable, es: "\(name): no contiene ningún informe trimestral.",
        en: "\(name): contains no quarterly report.",
        hintES: "Arriba dice qué se buscó; con --cells se ven sus celdas.",
        hintEN: "What was looked for is said above; --cells shows its cells.")
    }
  }
}
