import ArgumentParser
import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// Makes templates: one workbook for each programme, blank or pre-filled.
struct Template: ParsableCommand, TakesManyNames {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: BilingualText(
      es: "Hace plantillas, una por programa.", en: "Make templates, one for each programme."
    ).spoken,
    discussion: BilingualText(
      es: """
        mirsheet template --programs programas.csv --year 2025 --quarter 1 -o plantillas
        mirsheet template --programs programas.csv --components 3 --activities 2,3,3 …
        mirsheet template --from 2024/T2 -o plantillas     # sigue el T3

        La lista es CSV o JSON, con las columnas de «mirsheet schema --csv»: unidad,
        programa, plan, ejes, objetivos y, si los hay, indicadores. Sin indicadores, la
        hoja lleva los renglones vacíos de la MIR.
        """,
      en: """
        mirsheet template --programs programmes.csv --year 2025 --quarter 1 -o templates
        mirsheet template --programs programmes.csv --components 3 --activities 2,3,3 …
        mirsheet template --from 2024/T2 -o templates     # T3 follows

        The list is CSV or JSON, with the columns of “mirsheet schema --csv”: unit,
        programme, plan, axes, objectives and, where there are any, indicators. Without
        indicators the sheet has the MIR's blank rows.
        """
    ).spoken
  ).ofProgram

  @Option(
    help: ArgumentHelp(
      es: "Lista de programas, en CSV o JSON.", en: "List of programmes, CSV or JSON.", value: ValueName.file),
    completion: .file()
  )
  var programs: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      es: "Informes anteriores, o carpetas con ellos.",
      en: "Earlier reports, or folders of them.", value: ValueName.path),
    completion: .file())
  var from: [String] = []

  @Option(
    help:
      ArgumentHelp(
        es: "Lee de aquí la lista de informes anteriores, uno por línea.",
        en: "Read the list of earlier reports from here, one per line.", value: ValueName.list),
    completion: .file()
  )
  var filesFrom: String?

  @Option(
    help: ArgumentHelp(
      es: "Ejercicio de las plantillas.", en: "Fiscal year of the templates.", value: ValueName.year))
  var year: Int?

  @Option(
    help: ArgumentHelp(
      es: "Trimestre de las plantillas, de 1 a 4.", en: "Quarter of the templates, 1 to 4.",
      value: ValueName.number))
  var quarter: Int?

  @Option(
    help: ArgumentHelp(
      es: "Componentes, donde no hay indicadores. (por omisión: 3)",
      en: "Componentes where there are no indicators. (default: 3)", value: ValueName.number))
  var components: Int?

  @Option(
    help: ArgumentHelp(
      es: "Actividades de cada Componente: 3, o 2,3,3. (por omisión: 3)",
      en: "Actividades of each Componente: 3, or 2,3,3. (default: 3)",
      value: BilingualText(es: "n,n,…", en: "n,n,…")))
  var activities: String?

  @Option(
    help: ArgumentHelp(
      es: "Semáforo: verde y amarillo desde estos porcentajes de lo programado.",
      en: "Traffic lights: green and amber from these percentages of the goal.",
      value: BilingualText(es: "90,70", en: "90,70")))
  var thresholds: String?

  @OptionGroup var paper: PaperOptions

  @Flag(help: ArgumentHelp(es: "Sin proteger ninguna celda.", en: "Lock no cells."))
  var unlocked = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(es: "Carpeta de salida.", en: "Output folder.", value: ValueName.folder),
    completion: .directory)
  var output = "."

  @Flag(help: ArgumentHelp(es: "Reemplaza archivos que ya existen.", en: "Replace files that exist."))
  var force = false

  @Option(
    help:
      ArgumentHelp(
        es: "Con --from: termina con 1 si hay hallazgos de esta gravedad o mayor. (por omisión: error)",
        en: "With --from: exit with 1 on findings of this severity or higher. (default: error)",
        value: ValueName.weight)
  )
  var failOn: Convert.Threshold?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      es: "Plantillas a la vez. (por omisión: tantos como núcleos)",
      en: "Templates at a time. (default: one per core)",
      value: ValueName.number))
  var jobs: Int?

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    try Parallel.check(jobs)
    guard quarter.map({ (1...4).contains($0) }) ?? true else {
      throw ValidationError(
        es: "--quarter \(quarter ?? 0): se esperaba de 1 a 4.",
        en: "--quarter \(quarter ?? 0): expected 1 to 4.")
    }
    guard year.map({ Indicator.yearBounds.contains($0) }) ?? true else {
      let (first, last) = (Indicator.yearBounds.lowerBound, Indicator.yearBounds.upperBound)
      throw ValidationError(
        es: "--year \(year ?? 0): se esperaba de \(first) a \(last).",
        en: "--year \(year ?? 0): expected \(first) to \(last).")
    }
    guard output != "-" else {
      throw ValidationError(
        es: "-o -: se esperaba una carpeta; cada plantilla es un archivo.",
        en: "-o -: expected a folder; each template is a file.")
    }
    _ = try skeleton()
    _ = try templateOptions()
  }

  /// Refuses options that say nothing of what the templates are made from.
  private func refuseOthers(hasReports: Bool) throws {
    let others =
      hasReports
      ? ["--components": components != nil, "--activities": activities != nil] : ["--fail-on": failOn != nil]
    let source = hasReports ? "--from" : "--programs"
    guard let first = others.filter(\.value).keys.min() else { return }
    let reason =
      hasReports
      ? BilingualText(
        es: "los renglones son los de los informes", en: "the rows are those of the reports")
      : BilingualText(es: "no se lee ningún informe", en: "no report is read")
    throw Failure(
      .usage, es: "\(first) no se usa con \(source): \(reason.spanish).",
      en: "\(first) is not used with \(source): \(reason.english).", hintES: "Quite \(first).",
      hintEN: "Leave out \(first).")
  }

  func run() throws {
    let hasReports = !from.isEmpty || filesFrom != nil
    guard (programs != nil) != hasReports else {
      throw Failure(
        .usage, es: "indique de dónde salen las plantillas: --programs o --from, uno de los dos.",
        en: "give the source of the templates: --programs or --from, one of the two.",
        hintES:
          "Por ejemplo: mirsheet template --programs programas.csv --year 2025 --quarter 1 -o plantillas",
        hintEN:
          "For example: mirsheet template --programs programmes.csv --year 2025 --quarter 1 -o templates")
    }
    try refuseOthers(hasReports: hasReports)
    var outcome = Outcome()
    let earlier = try InputFolders(InputList.paths(named: from, listed: filesFrom), leavingOut: output)
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
        throw ValidationError(
          es:
            "--activities \(text): se esperaba un número, o uno por Componente, como 2,3,3; de 0 a \(MIRSkeleton.mostActivities).",
          en:
            "--activities \(text): expected one number, or one for each Componente, like 2,3,3; from 0 to \(MIRSkeleton.mostActivities)."
        )
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
        es:
          "--components es \(count), y --activities da \(counts.count) números; se esperaba uno, o \(count).",
        en:
          "--components is \(count), and --activities gives \(counts.count) numbers; expected one, or \(count)."
      )
    }
    return MIRSkeleton(activities: counts.count == 1 ? Array(repeating: counts[0], count: count) : counts)
  }

  private static func check(_ components: Int) throws {
    guard (1...MIRSkeleton.mostComponents).contains(components) else {
      throw ValidationError(
        es: "--components \(components): se esperaba de 1 a \(MIRSkeleton.mostComponents).",
        en: "--components \(components): expected 1 to \(MIRSkeleton.mostComponents).")
    }
  }

  /// How the templates are made.
  func templateOptions() throws -> TemplateOptions {
    var options = TemplateOptions()
    options.isUnlocked = unlocked
    if let thresholds {
      let numbers = thresholds.split(separator: ",").map {
        NumberReading.number(in: String($0), session: .standard)
      }
      guard numbers.count == 2, let green = numbers[0], let amber = numbers[1],
        let both = TemplateOptions.Thresholds(green: green, amber: amber)
      else {
        throw ValidationError(
          es:
            "--thresholds \(thresholds): se esperaban dos porcentajes, como 90,70, el del verde mayor que el del amarillo.",
          en:
            "--thresholds \(thresholds): expected two percentages, like 90,70, that of green above that of amber."
        )
      }
      options.thresholds = both
    }
    return options
  }
}
