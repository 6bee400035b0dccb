import Foundation

/// One worker: a process that reads a file at a time, and is replaced when it dies or takes too long.
final class WorkerProcess {
  private let arguments: [String]
  private let timeout: Double
  private var process: Process?
  private var input: FileHandle?
  private var output: FileHandle?
  private var buffer: [UInt8] = []

  /// A worker that is started when it is first asked; `timeout` is in seconds.
  init(arguments: [String], timeout: Double) {
    self.arguments = arguments
    self.timeout = timeout
  }

  /// Reads a file; whatever happens to the worker is an answer, too.
  func read(_ request: FileRequest) throws -> FileReading {
    if process?.isRunning != true { try start() }
    guard let input, let output else { return Self.crashed }
    var line = try JSONEncoder().encode(request)
    line.append(0x0A)
    let start = ContinuousClock.now
    do {
      try input.write(contentsOf: line)
    } catch {
      stop()
      return Self.crashed
    }
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        let answer = Data(buffer[..<end])
        buffer.removeSubrange(...end)
        return try JSONDecoder().decode(FileReading.self, from: answer)
      }
      let passed = Double((ContinuousClock.now - start).components.seconds)
      guard passed < timeout else {
        stop()
        var answer = FileReading(
          .timedOut, es: "no terminó en \(Int(timeout)) segundos",
          en: "did not end within \(Int(timeout)) seconds")
        answer.seconds = timeout
        return answer
      }
      guard Self.isReady(output.fileDescriptor) else { continue }
      let piece = output.availableData
      guard !piece.isEmpty else {
        stop()
        return Self.crashed
      }
      buffer += piece
    }
  }

  private static var crashed: FileReading {
    FileReading(
      .crashed, es: "el programa se cayó al leer este archivo",
      en: "the program crashed while it read this file")
  }

  /// Whether there is something to read, after waiting for at most a second.
  private static func isReady(_ descriptor: Int32) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&wanted, 1, 1000) > 0
  }

  private func start() throws {
    buffer = []
    // Writing to a worker that has just died is an error to be told, not the end of this process.
    _ = signal(SIGPIPE, SIG_IGN)
    let process = Process()
    process.executableURL = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = arguments
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
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
