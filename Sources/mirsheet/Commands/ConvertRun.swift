import Foundation
import MIRSchema
import SheetIO

/// One run of `convert`: reads each input, tells its findings, writes the outputs.
struct ConvertRun {
  let options: Convert
  let paths: [String]

  func run(_ outcome: inout Outcome) throws {
    guard options.to != .xlsx || !isTerminal else {
      throw Failure(
        .usage, es: "un libro xlsx no se puede mostrar en la pantalla.",
        en: "an xlsx workbook cannot be shown on a terminal.", hintES: "Agregue -o informe.xlsx",
        hintEN: "Add -o report.xlsx")
    }
    guard !options.datapackage || (options.to == .csv && (options.output ?? "-") != "-") else {
      throw Failure(
        .usage, es: "--datapackage necesita --to csv y -o: se escribe junto al CSV.",
        en: "--datapackage needs --to csv and -o: it is written beside the CSV.")
    }
    if paths.count == 1 { try convertOne(&outcome) } else { try convertMany(&outcome) }
  }

  private func readerOptions() throws -> ReportReader.Options {
    var options = try self.options.reading.reader()
    options.keepsProvenance = self.options.provenance
    options.expectedPeriod = self.options.expect
    return options
  }

  private func convertOne(_ outcome: inout Outcome) throws {
    let document = try Input.read(paths[0], options: try readerOptions())
    let target = options.output.map { isFolder($0) ? path(for: paths[0], in: $0, taken: []) : $0 }
    try write([document], to: target)
    outcome.tell(document, failOn: options.failOn, isQuiet: options.reading.quiet)
  }

  /// Several inputs: one file fails without the others; to standard output as lines or one CSV, else into a folder.
  private func convertMany(_ outcome: inout Outcome) throws {
    let folder = try folderForMany()
    var taken: Set<String> = []
    var together: [ReportDocument] = []
    try OrderedReading(paths: paths, jobs: options.jobs, options: try readerOptions()).forEach {
      path, result in
      switch result {
      case .failure(let failure):
        Console.fail(failure)
        outcome.note(failure.code)
      case .success(let document):
        if let folder {
          let target = self.path(for: path, in: folder, taken: taken)
          taken.insert(target)
          do {
            try write([document], to: target)
          } catch let failure as Failure {
            Console.fail(failure)
            outcome.note(failure.code)
            return
          }
        } else if options.output == nil, options.to != .csv {
          try Output.write(Data(document.parts.map { json($0, .line) }.joined().utf8), to: nil)
        } else {
          together.append(document)
        }
        outcome.tell(document, failOn: options.failOn, isQuiet: options.reading.quiet)
      }
    }
    if !together.isEmpty { try write(together, to: options.output) }
  }

  // MARK: Where to

  /// Whether the output would go to a person's screen.
  private var isTerminal: Bool { (options.output ?? "-") == "-" && isatty(STDOUT_FILENO) != 0 }

  /// The folder that several inputs go to; `nil` when they go together into one file or to standard output.
  private func folderForMany() throws -> String? {
    guard let output = options.output, output != "-" else {
      guard options.to != .xlsx else {
        throw Failure(
          .usage, es: "varios informes en xlsx necesitan una carpeta de salida.",
          en: "several reports as xlsx need an output folder.", hintES: "Agregue -o carpeta/",
          hintEN: "Add -o folder/")
      }
      return nil
    }
    if !isFolder(output), URL(fileURLWithPath: output).pathExtension == options.to.rawValue,
      options.to != .json
    {
      return nil
    }
    _ = try Output.folder(output)
    return output
  }

  private func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    return path.hasSuffix("/") || (exists && isDirectory.boolValue)
  }

  /// The input's name with the form's extension; numbered when several inputs have one name.
  private func path(for input: String, in folder: String, taken: Set<String>) -> String {
    let name =
      input == "-" ? "informe" : URL(fileURLWithPath: input).deletingPathExtension().lastPathComponent
    let base = URL(fileURLWithPath: folder).appendingPathComponent(name).path
    var path = "\(base).\(options.to.rawValue)"
    var copy = 2
    while taken.contains(path) {
      path = "\(base)-\(copy).\(options.to.rawValue)"
      copy += 1
    }
    return path
  }

  // MARK: What

  private func json(_ document: ReportDocument, _ style: ReportJSON.Style) -> String {
    ReportJSON.write(document, language: Console.current, style: style, provenance: options.provenance)
  }

  private func write(_ documents: [ReportDocument], to path: String?) throws {
    switch options.to {
    case .json where documents.count == 1: try Output.write(Data(json(documents[0], .pretty).utf8), to: path)
    case .json, .ndjson:
      try Output.write(Data(documents.flatMap(\.parts).map { json($0, .line) }.joined().utf8), to: path)
    case .xlsx: try Output.write(documents, paging: options.paging, to: path)
    case .csv: try writeCSV(documents, to: path)
    }
  }

  private func writeCSV(_ documents: [ReportDocument], to path: String?) throws {
    let style = ReportCSV.Style(labels: options.labels, forExcel: options.excel)
    let documents = documents.flatMap(\.parts)
    let text =
      options.shape == .long
      ? ReportCSV.writeLong(documents, style: style) : ReportCSV.write(documents, style: style)
    let bytes = Data(text.utf8)
    try Output.write(bytes, to: path)
    guard options.datapackage, let path else { return }
    let target = URL(fileURLWithPath: path)
    let package = TableSchemaBuilder.dataPackage(
      csv: target.lastPathComponent, bytes: bytes.count, labels: options.labels)
    try Output.write(
      Data(package.utf8),
      to: target.deletingLastPathComponent().appendingPathComponent("datapackage.json").path)
  }

}
