import Foundation
import MIRSchema
import SheetIO

/// Outputs appear whole or not at all: written to a temporary file beside their place, then renamed.
enum Output {
  /// Writes bytes to a file, or to standard output for `nil` and `-`.
  static func write(_ bytes: Data, to path: String?) throws {
    guard let path, path != "-" else {
      return try toStandardOutput(bytes)
    }
    try replace(path) { temporary in try bytes.write(to: temporary) }
  }

  /// Writes bytes to one of many files, all of which are to be made safe by ``settle()`` at the end.
  static func writeOneOfMany(_ bytes: Data, to path: String) throws {
    try replace(path) { temporary in
      let handle = try FileHandle(forWritingTo: temporary)
      try handle.write(contentsOf: bytes)
      try handle.close()
    }
  }

  /// Waits until what ``writeOneOfMany(_:to:)`` wrote would outlast a power cut: once for all, not file by file.
  static func settle() { sync() }

  /// Writes the reports of documents as a workbook to a file, or to standard output for `nil` and `-`.
  static func write(_ documents: [ReportDocument], paging: Paging, to path: String?) throws {
    guard let path, path != "-" else {
      let temporary = FileManager.default.temporaryDirectory.appendingPathComponent(
        "mirsheet-\(UUID().uuidString).xlsx")
      defer { remove(temporary) }
      try write(documents, paging: paging, file: temporary, shown: "-")
      return try toStandardOutput(try Data(contentsOf: temporary))
    }
    try replace(path) { temporary in try write(documents, paging: paging, file: temporary, shown: path) }
  }

  /// Writes bytes to standard output; a full disk or a closed stream is a failure, never a silent half.
  static func toStandardOutput(_ bytes: Data) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: bytes)
    } catch {
      throw Failure(
        .cannotWrite, es: "no se pudo escribir todo en la salida estándar.",
        en: "standard output could not be written to the end.",
        hintES: "Revise que haya espacio, o use -o.", hintEN: "Check that there is space, or use -o.")
    }
  }

  private static func write(_ documents: [ReportDocument], paging: Paging, file: URL, shown: String) throws {
    do throws(SheetError) {
      try ReportWorkbook.write(documents, paging: paging, language: Console.current, to: file.path)
    } catch {
      throw Failure(error, file: shown, code: .cannotWrite)
    }
  }

  /// A folder that is there when this returns.
  static func folder(_ path: String) throws -> URL {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        .cannotWrite, es: "\(path): no se puede crear la carpeta.",
        en: "\(path): the folder cannot be created.",
        hintES: "Revise los permisos, y que no haya un archivo con ese nombre.",
        hintEN: "Check the permissions, and that no file has that name.")
    }
    return URL(fileURLWithPath: path)
  }

  /// Writes a file by way of a temporary one beside it.
  static func replace(_ path: String, _ body: (URL) throws -> Void) throws {
    let target = URL(fileURLWithPath: path)
    let temporary = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString.prefix(8)).tmp")
    defer { remove(temporary) }
    do {
      // An empty file first: the libraries below would complain on standard error by themselves.
      let descriptor = unsafe open(temporary.path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
      close(descriptor)
      try body(temporary)
      guard unsafe rename(temporary.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(
        .cannotWrite, es: "\(path): no se puede escribir.", en: "\(path): cannot be written.",
        hintES: "Revise que la carpeta exista, que tenga permiso de escritura y que haya espacio.",
        hintEN: "Check that the folder exists, that you may write there, and that there is space.")
    }
  }

  /// Whether a name is one that ``replace(_:_:)`` gives to files that are not whole yet.
  static func isTemporary(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count >= 4 && parts[0].isEmpty && parts[parts.count - 1] == "tmp"
      && parts[parts.count - 2].count == 8 && parts[parts.count - 2].allSatisfy(\.isHexDigit)
  }

  private static func remove(_ file: URL) {
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    do { try FileManager.default.removeItem(at: file) } catch {
      let reason = SystemReason.text(error)
      Console.error(
        BilingualText(
          es: "\(file.path): no se pudo quitar (\(reason.spanish)).",
          en: "\(file.path): could not be removed (\(reason.english))."))
    }
  }
}
