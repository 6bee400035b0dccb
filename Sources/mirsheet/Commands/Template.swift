import ArgumentParser
import Foundation
import MIRSchema
import SheetIO

/// Makes templates: one workbook for each programme, blank or pre-filled.
struct Template: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hace plantillas, una por programa. / Make templates, one for each programme.",
    discussion: """
      mirsheet template --programs programas.csv --year 2025 --quarter 1 -o plantillas
      mirsheet template --programs programas.csv --components 3 --activities 2,3,3 …
      mirsheet template --from 2024/T2/*.xlsx -o plantillas     # sigue el T3 / T3 follows

      La lista es CSV o JSON, con las columnas de «mirsheet schema --csv»: unidad,
      programa, plan, ejes, objetivos y, si los hay, indicadores. Sin indicadores, la
      hoja lleva los renglones vacíos de la MIR. / The list is CSV or JSON, with the
      columns of “mirsheet schema --csv”; without indicators the sheet has the MIR's
      blank rows.
      """)

  @Option(help: "Lista de programas, en CSV o JSON. / List of programmes, CSV or JSON.")
  var programs: String?

  @Option(
    parsing: .upToNextOption,
    help: "Informes anteriores, uno o varios. / Earlier reports, one or many.")
  var from: [String] = []

  @Option(
    help:
      "Lee de aquí la lista de informes anteriores, uno por línea. / Read the list of earlier reports from here."
  )
  var filesFrom: String?

  @Option(help: "Ejercicio de las plantillas. / Fiscal year of the templates.")
  var year: Int?

  @Option(help: "Trimestre de las plantillas, de 1 a 4. / Quarter of the templates, 1 to 4.")
  var quarter: Int?

  @Option(
    help: "Componentes, donde no hay indicadores. / Componentes where there are no indicators. (default: 3)")
  var components: Int?

  @Option(
    help: ArgumentHelp(
      "Actividades de cada Componente: 3, o 2,3,3. / Actividades of each Componente. (default: 3)",
      valueName: "n,n,…"))
  var activities: String?

  @Option(
    help: ArgumentHelp(
      "Semáforo: verde y amarillo desde estos porcentajes de lo programado. / Traffic lights from these per cents.",
      valueName: "90,70"))
  var thresholds: String?

  @Flag(help: "Sin proteger ninguna celda. / No cell is locked.")
  var unlocked = false

  @Option(name: [.short, .long], help: "Carpeta de salida. / Output folder. (default: .)")
  var output = "."

  @Flag(help: "Reemplaza archivos que ya existen. / Replace files that exist.")
  var force = false

  @Option(
    help:
      "Con --from: termina con 1 si hay hallazgos de este peso o más. / With --from: exit with 1 on findings of this weight or more."
  )
  var failOn: Convert.Threshold = .error

  @Option(
    name: .shortAndLong,
    help: "Plantillas a la vez; por omisión, los núcleos. / Templates at a time. (default: the cores)")
  var jobs: Int?

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    guard jobs ?? 1 > 0 else { throw ValidationError("--jobs: 1, 2, …") }
    guard quarter.map({ (1...4).contains($0) }) ?? true else {
      throw ValidationError("--quarter: de 1 a 4 / from 1 to 4")
    }
    guard year.map({ Indicator.yearBounds.contains($0) }) ?? true else {
      throw ValidationError(
        "--year: de \(Indicator.yearBounds.lowerBound) a \(Indicator.yearBounds.upperBound) / from … to …")
    }
    guard output != "-" else { throw ValidationError("-o: una carpeta / a folder") }
    _ = try skeleton()
    _ = try templateOptions()
  }

  func run() throws {
    Console.use(reading.lang)
    let hasReports = !from.isEmpty || filesFrom != nil
    guard (programs != nil) != hasReports else {
      throw Failure(
        .usage, es: "diga de dónde salen las plantillas: --programs o --from, uno de los dos.",
        en: "say what the templates are made from: --programs or --from, one of the two.",
        hintES:
          "Por ejemplo: mirsheet template --programs programas.csv --year 2025 --quarter 1 -o plantillas",
        hintEN: "Such as: mirsheet template --programs programmes.csv --year 2025 --quarter 1 -o templates")
    }
    var outcome = Outcome()
    let earlier = try from + (filesFrom.map(InputList.paths) ?? [])
    try TemplateRun(options: self, earlier: earlier).run(&outcome)
    if outcome.code != .done { throw ExitCode(outcome.code.rawValue) }
  }

  /// The rows of a MIR that has no indicators yet.
  func skeleton() throws -> MIRSkeleton {
    let counts = try activities.map { text in
      let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map {
        Int($0.trimmingCharacters(in: .whitespaces))
      }
      guard !numbers.isEmpty, numbers.allSatisfy({ (0...MIRSkeleton.mostActivities).contains($0 ?? -1) })
      else {
        throw ValidationError("--activities: 3 / 2,3,3 (0 … \(MIRSkeleton.mostActivities))")
      }
      return numbers.compactMap { $0 }
    }
    let count =
      components ?? max(counts?.count ?? 0, counts?.count == 1 ? MIRSkeleton.usual.activities.count : 0)
    guard let counts else {
      guard let components else { return .usual }
      try Self.check(components)
      return MIRSkeleton(activities: Array(repeating: MIRSkeleton.usual.activities[0], count: components))
    }
    try Self.check(count)
    guard counts.count == 1 || counts.count == count else {
      throw ValidationError(
        "--components \(count) ≠ --activities \(counts.map(String.init).joined(separator: ","))")
    }
    return MIRSkeleton(activities: counts.count == 1 ? Array(repeating: counts[0], count: count) : counts)
  }

  private static func check(_ components: Int) throws {
    guard (1...MIRSkeleton.mostComponents).contains(components) else {
      throw ValidationError("--components: 1 … \(MIRSkeleton.mostComponents)")
    }
  }

  /// How the templates are made.
  func templateOptions() throws -> TemplateOptions {
    var options = TemplateOptions()
    options.isUnlocked = unlocked
    if let thresholds {
      let numbers = thresholds.split(separator: ",").map {
        Decimal(string: $0.trimmingCharacters(in: .whitespaces))
      }
      guard numbers.count == 2, let green = numbers[0], let amber = numbers[1],
        let both = TemplateOptions.Thresholds(green: green, amber: amber)
      else { throw ValidationError("--thresholds: 90,70 (verde > amarillo > 0 / green > amber > 0)") }
      options.thresholds = both
    }
    return options
  }
}
