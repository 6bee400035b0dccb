import ArgumentParser
import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// Reads files that another process names, one a line, and answers each with the rows for the ledger.
///
/// A process of its own, so that no file can take a migration down with it.
struct MigrationWorker: ParsableCommand {
  static let name = "migration-worker"
  static let configuration = CommandConfiguration(commandName: name, shouldDisplay: false).ofProgram

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let options = try reading.reader()
    Self.endWithItsMaster()
    var archive = ArchiveBytes(limit: options.limits.fileBytes)
    while let line = readLine(strippingNewline: true) {
      let request = try JSONDecoder().decode(FileRequest.self, from: Data(line.utf8))
      let start = ContinuousClock.now
      var found = Self.read(request, &archive, options)
      found.seconds = ((ContinuousClock.now - start).inSeconds * 1000).rounded() / 1000
      try FileHandle.standardOutput.write(contentsOf: WorkerProcess.Answer(found, of: request).bytes)
    }
  }

  /// Ends this process when the one that asks is gone, however busy this one is with a file.
  private static func endWithItsMaster() {
    Thread.detachNewThread {
      var end = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
      while unsafe poll(&end, 1, -1) <= 0 {}
      _exit(0)
    }
  }

  private static func read(
    _ request: FileRequest, _ archive: inout ArchiveBytes, _ options: ReportReader.Options
  ) -> FileReading {
    do {
      let bytes = try archive.bytes(
        of: request.member, at: RawPath(request.location.map { [UInt8]($0) } ?? Array(request.path.utf8)))
      guard Fingerprint.of(bytes) == request.sha256 else {
        return FileReading(
          .crashed, es: "el archivo cambió mientras se leía", en: "the file changed while it was being read")
      }
      return FileReading(try Input.read(bytes, name: request.name, options: options))
    } catch let failure as Failure {
      guard failure.code != .noInput else {
        return FileReading(
          .crashed, es: "se quitó o se cerró mientras se leía",
          en: "it was removed or closed while it was being read")
      }
      // The file's name is next to the reason, also where equal files share it.
      return FileReading(failure.isDamage ? .unreadable : .refused, failure.told(without: request.name))
    } catch let error as SheetError {
      return FileReading(.unreadable, error.told)
    } catch {
      let reason = SystemError.reason(of: error)
      return FileReading(
        .refused, es: "no se pudo leer (\(reason.spanish))", en: "it could not be read (\(reason.english))")
    }
  }
}
