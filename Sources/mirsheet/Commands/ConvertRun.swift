import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// One run of `convert`: reads each input, reports its findings, writes the outputs.
struct ConvertRun {
  let options: Convert
  let paths: [String]
  /// Above the header block of sheets.
  let logo: Picture?

  init(options: Convert, paths: [String]) throws {
    self.options = options
    self.paths = paths
    logo = try options.paper.picture()
  }

  func run(_ outcome: inout Outcome) throws {
    let targets = try ConvertTargets(options, inputs: paths)
    let interruption = Interruption()
    defer { interruption.end() }
    switch targets.kind {
    case .folder(let folder, let files): try convert(into: folder, files, targets, &outcome)
    case .file(let path) where paths.count == 1: try convertOne(to: path, targets, &outcome)
    case .standardOutput where paths.count == 1: try convertOne(to: nil, targets, &outcome)
    case .file, .standardOutput: try convertTogether(targets, &outcome)
    }
  }

  private func readerOptions() throws -> ReportReader.Options {
    var options = try self.options.reading.reader()
    // Of what an older version has no field for, the cells are told.
    options.keepsProvenance = self.options.provenance || version < .current
    options.expectedPeriod = self.options.expect
    return options
  }

  private func convertOne(to path: String?, _ targets: ConvertTargets, _ outcome: inout Outcome) throws {
    let document = try held(Input.read(paths[0], options: try readerOptions()))
    try write([document], to: path, package: targets.package)
    outcome.tell(document, failOn: options.failOn, isQuiet: options.reading.quiet)
  }

  /// A file for each input; one that fails does so without the others.
  private func convert(
    into folder: String, _ files: [String], _ targets: ConvertTargets, _ outcome: inout Outcome
  ) throws {
    let staging = try Output.staging(in: folder)
    var places = files[...]
    try forEachDocument(&outcome) { document, outcome in
      let file = places.removeFirst()
      guard let document else { return }
      do {
        try write([document], to: staging.place(of: file), shown: file, package: nil)
      } catch let failure as Failure {
        Console.fail(failure)
        outcome.note(failure.code)
        return
      }
      outcome.tell(document, failOn: options.failOn, isQuiet: options.reading.quiet)
    }
    if let package = targets.package, let bytes = FileStatus(RawPath(staging.place(of: files[0])))?.size {
      try writePackage(of: files[0], bytes: bytes, to: package)
    }
    try staging.move(files)
  }

  /// All inputs one after the other, to standard output or as one file; but for sheets, each is written as it comes.
  private func convertTogether(_ targets: ConvertTargets, _ outcome: inout Outcome) throws {
    var path: String?
    if case .file(let file) = targets.kind { path = file }
    switch options.to {
    case .json, .ndjson:
      try Output.writePieces(to: path) { write in
        try forEachRead(&outcome) { document, _ in
          for part in document.parts { try json(part, .line, to: write) }
        }
      }
    case .csv:
      var writer = csvWriter
      var bytes = 0
      try Output.writePieces(to: path) { write in
        try forEachRead(&outcome) { document, place in
          var document = document
          // In a table of many files a name alone may be that of two.
          document.source.file = place
          let rows = document.parts.reduce(into: bytes == 0 ? writer.heading : []) {
            $0 += writer.rows(of: $1)
          }
          bytes += rows.count
          try unsafe write(rows.span.bytes)
        }
      }
      if let package = targets.package, let path, bytes > 0 {
        try writePackage(of: path, bytes: bytes, to: package)
      }
    case .xlsx:
      var together: [ReportDocument] = []
      try forEachRead(&outcome) { document, _ in together.append(document) }
      if !together.isEmpty { try write(together, to: path, package: nil) }
    }
  }

  /// Calls `body` for each input that could be read, in order, with what it is called among the others.
  private func forEachRead(
    _ outcome: inout Outcome, _ body: (ReportDocument, String?) throws -> Void
  ) throws {
    // Only the table says of each row where it is from.
    var places = (options.to == .csv ? InputPlaces(paths).names : paths.map { $0 })[...]
    try forEachDocument(&outcome) { document, outcome in
      let place = places.removeFirst()
      guard let document else { return }
      try body(document, place)
      outcome.tell(document, failOn: options.failOn, isQuiet: options.reading.quiet)
    }
  }

  /// Calls `body` for each input in order, with `nil` for one that could not be read, which is reported here.
  private func forEachDocument(
    _ outcome: inout Outcome, _ body: (ReportDocument?, inout Outcome) throws -> Void
  ) throws {
    let reading = try readerOptions()
    try OrderedReading(paths: paths, jobs: options.jobs, isQuiet: options.reading.quiet) {
      try Input.read($0, options: reading)
    }
    .forEach { _, result in
      switch result {
      case .failure(let failure):
        Console.fail(failure)
        outcome.note(failure.code)
        try body(nil, &outcome)
      case .success(let document):
        try body(held(document), &outcome)
      }
    }
  }

  /// A document as the version that is written can hold it; what is lost by that is among its findings.
  private func held(_ document: ReportDocument) -> ReportDocument { document.held(by: version) }

  private var version: SchemaVersion { options.version.schemaVersion ?? .current }

  // MARK: What

  private func json(
    _ document: ReportDocument, _ style: ReportJSON.Style, to write: (RawSpan) throws -> Void
  ) throws {
    var failure: (any Error)?
    ReportJSON.write(
      document, language: Console.current, style: style, provenance: options.provenance, version: version
    ) { piece in
      guard failure == nil else { return }
      do { try write(piece) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  private func write(
    _ documents: [ReportDocument], to path: String?, shown: String? = nil, package: String?
  ) throws {
    switch options.to {
    case .json, .ndjson:
      let isOne = options.to == .json && documents.count == 1
      try Output.writePieces(to: path, shown: shown) { write in
        for document in isOne ? documents : documents.flatMap(\.parts) {
          try json(document, isOne ? .pretty : .line, to: write)
        }
      }
    case .xlsx:
      try Output.write(
        documents, paging: options.paging ?? .titles, paper: options.paper.drawn, logo: logo,
        to: path,
        shown: shown)
    case .csv:
      let bytes = csv(documents)
      try Output.write(bytes, to: path, shown: shown)
      if let package, let path { try writePackage(of: path, bytes: bytes.count, to: package) }
    }
  }

  private var csvWriter: ReportCSVWriter {
    ReportCSVWriter(
      style: ReportCSV.Style(labels: options.labels, forExcel: options.excel), isLong: options.isLong)
  }

  private func csv(_ documents: [ReportDocument]) -> Data {
    var writer = csvWriter
    return Data(documents.flatMap(\.parts).reduce(into: writer.heading) { $0 += writer.rows(of: $1) })
  }

  private func writePackage(of csv: String, bytes: Int, to path: String) throws {
    let package = TableSchemaBuilder.dataPackage(
      csv: RawPath(RawPath(csv).name).shown, bytes: bytes, labels: options.labels)
    try Output.write(Data(package.utf8), to: path)
  }
}
