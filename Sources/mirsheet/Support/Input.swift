import Foundation
import MIRSchema
import SheetIO

/// One input as read: a document, however it was kept.
enum Input {
  /// Reads a file, or standard input for `-`, whatever form it has.
  ///
  /// A file without any report is a failure; so is one that cannot be read.
  static func read(_ path: String, options: ReportReader.Options) throws -> ReportDocument {
    let name = path == "-" ? nil : RawPath(RawPath(path).name).shown
    return try read(try bytes(path), name: name, options: options)
  }

  /// Reads the bytes of a file of the given name, whatever form it has.
  static func read(_ bytes: [UInt8], name: String?, options: ReportReader.Options) throws -> ReportDocument {
    let shown = name ?? "-"
    var source = Source(file: name, format: "", sha256: Fingerprint.of(bytes))
    var document: ReportDocument
    do {
      if ReportJSON.recognizes(bytes) {
        let documents = try json(bytes, shown: shown, source: &source)
        document = ReportDocument(source: source, reports: documents)
      } else {
        let workbook = try WorkbookFile.read(bytes)
        source.format = workbook.format.rawValue
        if let sheet = workbook.sheets.first, isText(workbook.format), ReportCSV.recognizes(sheet) {
          let isGuarded = bytes.starts(with: [0xEF, 0xBB, 0xBF])
          document = ReportCSV.read(sheet, isGuarded: isGuarded, source: source)
        } else {
          document = ReportReader(options: options).read(workbook, source: source)
        }
      }
    } catch let error as SheetError {
      throw Failure(error, file: shown)
    } catch let error as InterchangeError {
      throw Failure(error, file: shown)
    }
    guard !document.reports.isEmpty else {
      let seen = document.findings.filter { $0.code == .sheetSkipped }.compactMap(\.sheet)
      let names = seen.prefix(4).joined(separator: ", ") + (seen.count > 4 ? " (+\(seen.count - 4))" : "")
      throw Failure(
        .unreadable,
        es:
          "\(shown): no contiene ningún informe trimestral (se revisó: \(names.isEmpty ? source.format : names)).",
        en: "\(shown): holds no quarterly report (looked at: \(names.isEmpty ? source.format : names)).",
        hintES:
          "Un informe tiene un encabezado con Nivel, Nombre, … Valores Programados y Valores Alcanzados.",
        hintEN: "A report has a heading with Nivel, Nombre, … Valores Programados and Valores Alcanzados.")
    }
    if let expected = options.expectedPeriod { document.findings += expected.findings(for: document) }
    if let name, let finding = FormatAgreement.finding(fileName: name, format: source.format) {
      document.findings.insert(finding, at: 0)
    }
    return document
  }

  private static func isText(_ format: WorkbookFormat) -> Bool { format == .csv || format == .tsv }

  private static func json(_ bytes: [UInt8], shown: String, source: inout Source) throws(InterchangeError)
    -> [Report]
  {
    let documents = bytes.split(separator: 0x0A).count { $0.first == UInt8(ascii: "{") && $0.count > 1 }
    guard documents > 1 else {
      source.format = "json"
      return try ReportJSON.read(bytes)
    }
    source.format = "ndjson"
    return try ReportJSON.readLines(bytes).flatMap { $0 }
  }

  private static func standardInput() throws -> [UInt8] {
    do throws(SystemError) {
      return [UInt8](try Descriptor.content(of: STDIN_FILENO))
    } catch {
      let reason = error.reason
      throw Failure(
        error.number == EISDIR ? .unreadable : .noInput,
        es: "la entrada estándar no se puede leer: \(reason.spanish).",
        en: "standard input cannot be read: \(reason.english).",
        hintES: "Dé un archivo, o mande uno con «<».", hintEN: "Give a file, or send one by “<”.")
    }
  }

  /// The bytes of a file, or of standard input for `-`.
  static func bytes(_ path: String) throws -> [UInt8] {
    if path == "-" { return try standardInput() }
    try refuseMissing(path)
    do throws(SystemError) {
      return [UInt8](try RawPath(path).content())
    } catch {
      let reason = error.reason
      let shown = RawPath(path).shown
      throw Failure(
        .noInput, es: "\(shown): no se puede leer (\(reason.spanish)).",
        en: "\(shown): cannot be read (\(reason.english)).",
        hintES: "Revise los permisos del archivo.",
        hintEN: "Check the file's permissions.")
    }
  }

  /// - Throws: ``Failure`` where there is no file of that name.
  private static func refuseMissing(_ path: String) throws {
    let shown = RawPath(path).shown
    guard let status = FileStatus(RawPath(path), following: true) else {
      throw Failure(
        .noInput, es: "\(shown): no existe ese archivo.", en: "\(shown): there is no such file.",
        hintES: "Revise el nombre y la carpeta.", hintEN: "Check the name and the folder.")
    }
    guard status.kind != .folder else {
      throw Failure(
        .unreadable, es: "\(shown): es una carpeta, no un archivo.", en: "\(shown): is a folder, not a file.",
        hintES: "Dé los archivos que contiene, por ejemplo \(shown)/*.xlsx.",
        hintEN: "Give the files in it, such as \(shown)/*.xlsx.")
    }
  }
}
