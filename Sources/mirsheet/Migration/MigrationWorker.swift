import ArgumentParser
import Foundation
import MIRSchema
import SheetIO

/// Reads files that another process names, one a line, and answers with a line of JSON for each.
///
/// A process of its own, so that no file can take a migration down with it.
struct MigrationWorker: ParsableCommand {
  static let name = "migration-worker"
  static let configuration = CommandConfiguration(commandName: name, shouldDisplay: false)

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let options = try reading.reader()
    while let line = readLine(strippingNewline: true) {
      let request = try JSONDecoder().decode(FileRequest.self, from: Data(line.utf8))
      let start = ContinuousClock.now
      var found = Self.read(request, options)
      let (seconds, attoseconds) = (ContinuousClock.now - start).components
      found.seconds = Double(seconds) + (Double(attoseconds) * 1e-15).rounded() / 1000
      var answer = try JSONEncoder().encode(found)
      answer.append(0x0A)
      try FileHandle.standardOutput.write(contentsOf: answer)
    }
  }

  private static func read(_ request: FileRequest, _ options: ReportReader.Options) -> FileReading {
    do {
      var bytes = try Input.bytes(request.path)
      if let member = request.member { bytes = try ZippedFolder.bytes(of: member, in: bytes) }
      guard Fingerprint.of(bytes) == request.sha256 else {
        return FileReading(
          .crashed, es: "el archivo cambió mientras se leía", en: "the file changed while it was read")
      }
      let name = URL(fileURLWithPath: request.member ?? request.path).lastPathComponent
      return FileReading(try Input.read(bytes, name: name, options: options))
    } catch let failure as Failure {
      return FileReading(.refused, es: failure.message.spanish, en: failure.message.english)
    } catch let error as SheetError {
      return FileReading(.refused, es: error.message(in: .spanish), en: error.message(in: .english))
    } catch {
      return FileReading(.refused, es: "\(error)", en: "\(error)")
    }
  }
}
