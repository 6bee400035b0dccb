import Foundation
import SheetIO

/// One worker: a process that reads a file at a time, and is replaced when it dies or takes too long.
final class WorkerProcess {
  private let arguments: [String]
  private let timeout: Double
  private var process: Process?
  private var input: FileHandle?
  private var output: FileHandle?
  private var buffer: [UInt8] = []

  /// A worker may take so many times its time where it waits.
  private static let patience = 4.0

  /// A worker that is started when it is first asked.
  ///
  /// `timeout` is the time in seconds that it may compute for a file; waiting, for example for a folder on a network, it
  /// may take ``patience`` times as long. So what a file takes is the same on a machine that does other things, too.
  init(arguments: [String], timeout: Double) {
    self.arguments = arguments
    self.timeout = timeout
  }

  /// Reads a file; whatever happens to the worker is an answer, too.
  func read(_ request: FileRequest) throws -> Answer {
    if process?.isRunning != true { try start() }
    guard let input, let output else { return Self.crashed(request) }
    var line = try JSONEncoder().encode(request)
    line.append(0x0A)
    let start = ContinuousClock.now
    let computed = secondsComputed
    do {
      try input.write(contentsOf: line)
    } catch {
      stop()
      return Self.crashed(request)
    }
    while true {
      if let answer = try Answer(takenFrom: &buffer) { return answer }
      let waited = (ContinuousClock.now - start).inSeconds
      let left = min(timeout * Self.patience - waited, timeout - (secondsComputed - computed))
      guard left > 0 else {
        stop()
        var reading = FileReading(
          .timedOut, es: "no terminó en \(Int(timeout)) segundos",
          en: "did not finish within \(Int(timeout)) seconds")
        reading.seconds = timeout
        return Answer(reading, of: request)
      }
      guard Self.isReady(output.fileDescriptor, within: left) else { continue }
      let piece = output.availableData
      guard !piece.isEmpty else {
        stop()
        return Self.crashed(request)
      }
      buffer += piece
    }
  }

  /// A worker's answer about one file: four bytes of its length, whether it is a problem, and the rows.
  struct Answer: Sendable {
    let isProblem: Bool
    let rows: PackedRows

    init(_ reading: FileReading, of request: FileRequest) {
      isProblem = reading.outcome.isProblem
      rows = ContentRows(reading, of: request).packed
    }

    /// Takes an answer away from the beginning of bytes; `nil` when there is no whole one yet.
    init?(takenFrom buffer: inout [UInt8]) throws {
      guard buffer.count >= 4 else { return nil }
      let length = buffer[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
      guard buffer.count >= 4 + length else { return nil }
      guard length > 0 else { throw PackedRows.Damaged() }
      isProblem = buffer[4] != 0
      rows = PackedRows(bytes: Array(buffer[5..<4 + length]))
      buffer.removeSubrange(..<(4 + length))
    }

    /// The bytes that the other process takes an answer from.
    var bytes: [UInt8] {
      let length = UInt32(rows.bytes.count + 1)
      let head = (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
      return head + [isProblem ? 1 : 0] + rows.bytes
    }
  }

  /// How long the worker has computed since it was started; 0 where the system does not say.
  private var secondsComputed: Double {
    var clock = clockid_t()
    var time = timespec()
    guard let process, unsafe clock_getcpuclockid(process.processIdentifier, &clock) == 0,
      unsafe clock_gettime(clock, &time) == 0
    else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func crashed(_ request: FileRequest) -> Answer {
    Answer(
      FileReading(
        .crashed, es: "el programa se cayó al leer este archivo",
        en: "the program crashed while reading this file"), of: request)
  }

  /// Whether there is something to read, after waiting for at most a second.
  private static func isReady(_ descriptor: Int32, within seconds: Double) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&wanted, 1, Int32(min(1000, max(1, seconds * 1000)))) > 0
  }

  private func start() throws {
    buffer = []
    // Writing to a worker that has just died is an error to report, not the end of this process.
    _ = signal(SIGPIPE, SIG_IGN)
    let process = Process()
    process.executableURL = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = arguments
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      let reason = SystemError.reason(of: error)
      throw Failure(
        .internalError, es: "no se pudo iniciar un proceso que lea los archivos (\(reason.spanish)).",
        en: "a process that reads the files could not be started (\(reason.english)).",
        hintES: "Pruebe con --jobs 1.", hintEN: "Try --jobs 1.")
    }
    self.process = process
    self.input = input.fileHandleForWriting
    self.output = output.fileHandleForReading
  }

  /// Ends the worker, however busy it is.
  func stop() {
    guard let process else { return }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    self.process = nil
    input = nil
    output = nil
  }
}

extension Duration {
  /// As a number of seconds.
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
