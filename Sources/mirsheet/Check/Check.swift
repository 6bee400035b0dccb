import ArgumentParser
import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// Says what is wrong or doubtful in reports, for people and for programs, and writes nothing else.
struct Check: ParsableCommand, TakesManyNames {
  static let configuration = CommandConfiguration(
    commandName: "check",
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
    ).spoken
  ).ofProgram

  @Argument(
    help: ArgumentHelp(
      es: "Archivos de entrada; - es la entrada estándar.", en: "Input files; - is standard input.",
      value: ValueName.file), completion: .file())
  var inputs: [String] = []

  @Option(help: ArgumentHelp(es: "Forma del reporte.", en: "Form of the report.", value: ValueName.form))
  var format: CheckFormat = .text

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(es: "Archivo de salida.", en: "Output file.", value: ValueName.path),
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
        es: "Termina con 1 si hay hallazgos de esta gravedad o mayor. (por omisión: error)",
        en: "Exit with 1 on findings of this severity or higher. (default: error)", value: ValueName.weight))
  var failOn: Convert.Threshold?

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

  @Option(
    help: ArgumentHelp(
      es: "Solo estas reglas o grupos, separados por comas.",
      en: "Only these rules or groups, separated by commas.",
      value: ValueName.rules))
  var select: [String] = []

  @Option(
    help: ArgumentHelp(
      es: "Todas menos estas reglas o grupos.", en: "All but these rules or groups.", value: ValueName.rules))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      es: "Configuración, en vez del mirsheet.toml o mirsheet.yml más cercano a cada archivo.",
      en: "Configuration, in place of the mirsheet.toml or mirsheet.yml nearest to each file.",
      value: ValueName.file), completion: .file())
  var config: String?

  @Flag(help: ArgumentHelp(es: "Sin archivo de configuración.", en: "No configuration file."))
  var noConfig = false

  @Flag(
    help: ArgumentHelp(
      es: "Muestra la configuración que vale y de dónde sale, y termina.",
      en: "Show the configuration that applies and where it comes from, and end."))
  var showConfig = false

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    try Parallel.check(jobs)
    guard config == nil || !noConfig else {
      throw ValidationError(
        es: "--config y --no-config se contradicen: deje uno.",
        en: "--config and --no-config contradict each other: keep one.")
    }
  }

  /// The rules that an option names; `nil` where it is not given.
  private func rules(_ names: [String], _ option: String) throws -> Set<FindingCode>? {
    guard !names.isEmpty else { return nil }
    return try names.flatMap { $0.split { $0 == "," || $0 == " " } }.reduce(into: []) { codes, name in
      guard let found = RuleNames.codes(of: String(name)) else {
        let near = RuleNames.nearest(String(name))
        throw Failure(
          .usage, es: "\(option): no hay ninguna regla ni grupo «\(name)».",
          en: "\(option): there is no rule or group “\(name)”.",
          hintES: near.map { "¿Quiso decir «\($0)»?" } ?? "Véalas todas: mirsheet rules",
          hintEN: near.map { "Did you mean “\($0)”?" } ?? "See them all: mirsheet rules")
      }
      codes.formUnion(found)
    }
  }

  /// The policies of the inputs, with what the command line says over what files say.
  func policies() throws -> PolicyFiles {
    let (select, ignore) = (try rules(select, "--select"), try rules(ignore, "--ignore"))
    let failOn = failOn
    return PolicyFiles(named: config, looks: !noConfig) { policy in
      if let select { policy.select = .init(value: select, origin: .commandLine) }
      if let ignore { policy.ignore = .init(value: ignore, origin: .commandLine) }
      if let failOn { policy.failOn = .init(value: failOn.severity, origin: .commandLine) }
    }
  }

  func run() throws {
    let paths = try InputList.paths(named: inputs, listed: filesFrom)
    if showConfig { return try showPolicies(of: paths) }
    guard !paths.isEmpty else {
      throw Failure(
        .usage, es: "falta decir qué archivo revisar.", en: "no input file was given.",
        hintES: "Por ejemplo: mirsheet check informe.xlsx",
        hintEN: "For example: mirsheet check report.xlsx")
    }
    guard format != .xlsx || (paths.count == 1 && paths[0] != "-" && output != nil) else {
      throw Failure(
        .usage, es: "--format xlsx es la copia de un solo archivo, y necesita -o.",
        en: "--format xlsx is the copy of one file, and needs -o.",
        hintES: "Por ejemplo: mirsheet check informe.xlsx --format xlsx -o observado.xlsx",
        hintEN: "For example: mirsheet check report.xlsx --format xlsx -o marked.xlsx")
    }
    try OutputGuard(inputs: paths).refuse(output)
    if let output, output != "-" {
      try OutputName(output).refuse(unlike: format, asked: "--format")
    }
    let code = try CheckRun(options: self, paths: paths).run()
    if code != .done { throw ExitCode(code.rawValue) }
  }

  /// Prints the policy of each input, or of the folder one is in; the same one once.
  private func showPolicies(of paths: [String]) throws {
    var policies = try policies()
    var told: Set<String> = []
    for path in paths.isEmpty ? ["-"] : paths {
      let (policy, file) = try policies.policy(for: path)
      guard told.insert(file ?? "").inserted else { continue }
      try Output.write(Data(PolicyText.text(of: policy, file: file, language: Console.current).utf8), to: nil)
    }
  }
}
