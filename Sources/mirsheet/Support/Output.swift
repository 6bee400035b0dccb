import Foundation
import MIRSchema
import SheetIO

/// Outputs appear whole or not at all: written to a temporary file beside their place, then renamed.
enum Output {
  /// Writes bytes to a file, or to standard output for `nil` and `-`.
  static func write(_ bytes: Data, to path: String?) throws {
    guard let path, path != "-" else {
      FileHandle.standardOutput.write(bytes)
      return
    }
    try replace(path) { temporary in try bytes.write(to: temporary) }
  }

  /// Writes reports as a workbook to a file, or to standard output for `nil` and `-`.
  static func write(_ reports: [Report], paging: Paging, to path: String?) throws {
    guard let path, path != "-" else {
      let temporary = FileManager.default.temporaryDirectory.appendingPathComponent(
        "mirsheet-\(UUID().uuidString).xlsx")
      defer { remove(temporary) }
      try write(reports, paging: paging, file: temporary, shown: "-")
      FileHandle.standardOutput.write(try Data(contentsOf: temporary))
      return
    }
    try replace(path) { temporary in try write(reports, paging: paging, file: temporary, shown: path) }
  }

  private static func write(_ reports: [Report], paging: Paging, file: URL, shown: String) throws {
    do throws(SheetError) {
      try ReportWorkbook.write(reports, paging: paging, to: file.path)
    } catch {
      throw Failure(error, file: shown, code: .cannotWrite)
    }
  }

  private static func replace(_ path: String, _ body: (URL) throws -> Void) throws {
    let target = URL(fileURLWithPath: path)
    let temporary = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString.prefix(8)).tmp")
    defer { remove(temporary) }
    do {
      // An empty file first: the libraries below would complain on standard error by themselves.
      try Data().write(to: temporary)
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

  private static func remove(_ file: URL) {
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    do { try FileManager.default.removeItem(at: file) } catch { Console.error("\(file.path): \(error)") }
  }
}
