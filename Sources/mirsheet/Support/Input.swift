import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// One input as read: a document, however it was kept.
enum Input {
  /// Reads a file, or standard input for `-`, whatever form it has.
  ///
  /// A file without any report is a failure; so is one that cannot be read.
  static func read(_ path: String, options: ReportReader.Options) throws -> ReportDocument {
    try file(path, options: options).document
  }

  /// Reads a file like ``read(_:options:)``, and keeps the cells that the reports were read from.
  static func file(_ path: String, options: ReportReader.Options) throws -> ReportFile {
    let name = path == "-" ? nil : RawPath(RawPath(path).name).shown
    return try file(try bytes(path, limits: options.limits), name: name, path: path, options: options)
  }

  /// Reads the bytes of a file of the given name, whatever form it has.
  ///
  /// `path` is the file as the user named it, where it is one that the user can name.
  static func read(
    _ bytes: [UInt8], name: String?, path: String? = nil, options: ReportReader.Options
  ) throws -> ReportDocument {
    try file(bytes, name: name, path: path, options: options).document
  }

  private static func file(
    _ bytes: consuming [UInt8], name: String?, path: String?, options: ReportReader.Options
  ) throws -> ReportFile {
    let shown = name ?? "-"
    let file: ReportFile
    do throws(ReportFileError) {
      file = try ReportFile(bytes, name: name, options: options)
    } catch {
      throw Failure(error, file: shown)
    }
    guard !file.reports.isEmpty else { throw noReport(file, shown: shown, path: path) }
    return file
  }

  /// Why a file without any report is a failure, with what was looked at.
  private static func noReport(_ file: ReportFile, shown: String, path: String?) -> Failure {
    if let failure = HiddenSheets(file.document).failure(of: shown) { return failure }
    let seen = file.findings.filter { $0.code == .sheetSkipped }.compactMap(\.sheet)
    let names = seen.prefix(4).joined(separator: ", ") + (seen.count > 4 ? " (+\(seen.count - 4))" : "")
    let looked = names.isEmpty ? file.form.name : names
    let inspect = inspect(path, file)
    // A sheet that is another known form is refused as what it is.
    let known = file.findings.first { $0.code == .sheetSkipped && $0.raw != nil }?.message
    let wanted =
      known
      ?? BilingualText(
        es: "Un informe tiene un encabezado con Nivel, Nombre, … Valores Programados y Valores Alcanzados.",
        en: "A report has a heading with Nivel, Nombre, … Valores Programados and Valores Alcanzados.")
    return Failure(
      .unreadable, es: "\(shown): no contiene ningún informe trimestral (se revisó: \(looked)).",
      en: "\(shown): contains no quarterly report (looked at: \(looked)).",
      hintES: "\(wanted.spanish) \(inspect.spanish)", hintEN: "\(wanted.english) \(inspect.english)")
  }

  /// How to see what was recognised in a file; nothing of JSON, which has nothing to recognise.
  private static func inspect(_ path: String?, _ file: ReportFile) -> BilingualText {
    guard file.workbook != nil else { return BilingualText(es: "", en: "") }
    let command = "mirsheet inspect" + (path.map { " " + ShellWord.quoted($0) } ?? "")
    return BilingualText(es: "Vea qué se reconoció: \(command)", en: "See what was recognised: \(command)")
  }

  /// The bytes of a file, or of standard input for `-`; no more than may be read, and none beyond the first where these
  /// show that it is not a report.
  static func bytes(_ path: String, limits: ReadLimits = .default) throws -> [UInt8] {
    let shown = path == "-" ? "-" : RawPath(path).shown
    do {
      if path == "-" { return try OpenInput.standard().bytes(most: limits.fileBytes) }
      try refuseMissing(path)
      return try OpenInput(RawPath(path)).bytes(most: limits.fileBytes)
    } catch let error as SheetError {
      throw Failure(error, file: path == "-" ? "-" : RawPath(RawPath(path).name).shown)
    } catch let error as SystemError {
      let reason = error.reason
      guard path != "-" else {
        throw Failure(
          error.number == EISDIR ? .unreadable : .noInput,
          es: "la entrada estándar no se puede leer: \(reason.spanish).",
          en: "standard input cannot be read: \(reason.english).",
          hintES: "Dé un archivo, o redirija uno con «<».", hintEN: "Give a file, or redirect one with “<”.")
      }
      throw Failure(
        .noInput, es: "\(shown): no se puede leer (\(reason.spanish)).",
        en: "\(shown): cannot be read (\(reason.english)).",
        hintES: "Revise los permisos del archivo.",
        hintEN: "Check the file's permissions.")
    }
  }

  /// The bytes of a file that is no input: it may be anything.
  static func plainBytes(_ path: String, most: Int) throws -> [UInt8] {
    try refuseMissing(path)
    let shown = RawPath(path).shown
    do throws(SystemError) {
      guard let size = FileStatus(RawPath(path), following: true)?.size, size <= most else {
        throw SystemError(number: EFBIG)
      }
      return [UInt8](try RawPath(path).content())
    } catch {
      let reason = error.reason
      throw Failure(
        .noInput, es: "\(shown): no se puede leer (\(reason.spanish)).",
        en: "\(shown): cannot be read (\(reason.english)).", hintES: "Revise el archivo y sus permisos.",
        hintEN: "Check the file and its permissions.")
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
        hintES:
          "Dé los archivos que contiene, por ejemplo \(shown)/*.xlsx; un archivo de años enteros se lee con mirsheet migrate \(shown) -o migrado",
        hintEN:
          "Give the files in it, for example \(shown)/*.xlsx; an archive of whole years is read by mirsheet migrate \(shown) -o migrated"
      )
    }
  }
}
