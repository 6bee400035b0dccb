import Foundation
import SheetIO

/// Where the outputs of `convert` go: settled, and refused, before anything is read.
struct ConvertTargets {
  enum Kind {
    /// Each report as it comes, or all together.
    case standardOutput
    /// One file for all inputs, be it a device or a pipe.
    case file(String)
    /// A file for each input, under names that this program chose.
    case folder(String, files: [String])
  }

  let kind: Kind
  /// Where the data package of the CSV goes.
  let package: String?

  /// - Throws: ``Failure`` when the options do not fit each other, an output is an input, or a file that the person did
  ///   not name would be replaced.
  init(_ options: Convert, inputs: [String]) throws {
    let form = options.to
    kind = try Self.kind(options, inputs)
    if case .standardOutput = kind, form == .xlsx, isatty(STDOUT_FILENO) != 0 {
      throw Failure(
        .usage, es: "un libro xlsx no se puede mostrar en la pantalla.",
        en: "an xlsx workbook cannot be shown on a terminal.", hintES: "Agregue -o informe.xlsx",
        hintEN: "Add -o report.xlsx")
    }
    package = try Self.package(options, kind)
    let all = OutputGuard(
      inputs: inputs + [options.filesFrom, options.reading.vocabulary, options.paper.logo].compactMap { $0 })
    switch kind {
    case .standardOutput: try all.refuse(nil)
    case .file(let path):
      try all.refuse(path)
      try OutputName(path).refuse(unlike: form, asked: "--to")
    case .folder(let folder, let files):
      try all.refuse(folder)
      for file in files { try all.refuse(file) }
      if !options.force { try OutputGuard.refuseExisting(files) }
    }
    if let package {
      try all.refuse(package)
      if case .file(let path) = kind { try OutputGuard(inputs: [path]).refuse(package) }
      if !options.force { try OutputGuard.refuseExisting([package]) }
    }
  }

  private static func kind(_ options: Convert, _ inputs: [String]) throws -> Kind {
    let form = options.to
    guard let output = options.output, output != "-" else {
      guard form != .xlsx || inputs.count == 1 else {
        throw Failure(
          .usage, es: "varios informes en xlsx necesitan una carpeta de salida.",
          en: "several reports as xlsx need an output folder.", hintES: "Agregue -o carpeta/",
          hintEN: "Add -o folder/")
      }
      return .standardOutput
    }
    let status = FileStatus(RawPath(output), following: true)
    let isFolder = status?.kind == .folder || output.hasSuffix("/")
    let files = { Self.files(of: inputs, in: output, form: form) }
    if inputs.count == 1 || isFolder { return isFolder ? .folder(output, files: files()) : .file(output) }
    let isFile = status != nil || hasFormName(output)
    guard isFile else { return .folder(output, files: files()) }
    switch form {
    case .csv, .ndjson: return .file(output)
    // Into a device or a pipe they go like to standard output.
    case .json where status.map { $0.kind != .file } ?? false: return .file(output)
    case .json:
      throw Failure(
        .usage, es: "\(output): varios informes no caben en un solo JSON.",
        en: "\(output): several reports do not fit in one JSON file.",
        hintES: "Use --to ndjson, que es un documento por línea, o dé una carpeta: -o carpeta/",
        hintEN: "Use --to ndjson, which is one document per line, or give a folder: -o folder/")
    case .xlsx:
      throw Failure(
        .usage, es: "\(output): cada informe va en su libro; se esperaba una carpeta.",
        en: "\(output): each report gets its own workbook; a folder was expected.", hintES: "Use -o carpeta/",
        hintEN: "Use -o folder/")
    }
  }

  /// Whether a name ends as those of the forms do, so that a file was meant, and no folder.
  private static func hasFormName(_ path: String) -> Bool {
    let name = RawPath(RawPath(path).name).text.lowercased()
    return (Convert.Form.allCases.map(\.rawValue) + ["jsonl", "txt", "tsv", "xls", "ods"]).contains {
      name.hasSuffix(".\($0)")
    }
  }

  /// Each input's name with the form's extension; numbered where several inputs have one name.
  private static func files(of inputs: [String], in folder: String, form: Convert.Form) -> [String] {
    var taken: Set<String> = []
    return inputs.map { input in
      let base = base(of: input)
      var name = "\(base).\(form.rawValue)"
      var copy = 2
      while !taken.insert(RawPath.folded(name)).inserted {
        name = "\(base)-\(copy).\(form.rawValue)"
        copy += 1
      }
      return RawPath(folder).appending(RawPath(name).bytes).text
    }
  }

  /// The name without its extension; what has no name of its own, for example a pipe, is `informe`.
  private static func base(of input: String) -> String {
    let path = RawPath(input)
    guard input != "-", FileStatus(path, following: true)?.kind ?? .file == .file else { return "informe" }
    let name = RawPath(path.name).text
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  private static func package(_ options: Convert, _ kind: Kind) throws -> String? {
    guard options.datapackage else { return nil }
    var file: String?
    switch kind {
    case .file(let path) where options.to == .csv: file = path
    case .folder(_, let files) where options.to == .csv && files.count == 1: file = files[0]
    default: break
    }
    guard let file else {
      throw Failure(
        .usage, es: "--datapackage necesita --to csv y -o con un archivo: se escribe junto al CSV.",
        en: "--datapackage needs --to csv and -o with a file: it is written next to the CSV.",
        hintES: "Agregue -o informes.csv", hintEN: "Add -o reports.csv")
    }
    return RawPath(file).folder.appending(Array("datapackage.json".utf8)).text
  }
}
