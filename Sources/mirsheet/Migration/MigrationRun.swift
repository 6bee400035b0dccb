import Dispatch
import Foundation
import GRDB
import MIRSchema
import SheetIO
import Synchronization

/// One run of `migrate`: walk, enter, read, settle, publish.
struct MigrationRun {
  let options: Migrate

  func run(_ outcome: inout Outcome) throws {
    let folder = URL(fileURLWithPath: options.output).standardizedFileURL
    try refuseOutputInsideArchive(folder)
    let walk = try ArchiveWalk(options.archives)
    if options.dryRun { return try dryRun(walk, folder) }
    _ = try Output.folder(folder.path)
    let lock = try FolderLock(folder)
    let path = ledgerPath(folder)
    let ledger = try Ledger(path)
    try Ledger.telling(path) {
      let started = Date.now
      let run = try begin(ledger, started)
      let read = try read(walk, into: ledger)
      try Publication(ledger: ledger, preferences: options.prefer).settle()
      try Outputs(ledger: ledger, folder: folder).write()
      try finish(ledger, run, files: walk.files.count, read: read, started)
      try ledger.queue.vacuum()
      if options.families { try printFamilies(ledger) }
      try tell(ledger, &outcome)
    }
    _ = consume lock
  }

  private func ledgerPath(_ folder: URL) -> String { folder.appendingPathComponent("mirsheet.sqlite").path }

  /// Plan: the same in memory, and nothing written.
  private func dryRun(_ walk: ArchiveWalk, _ folder: URL) throws {
    let ledger = try Ledger(nil)
    let path = ledgerPath(folder)
    try Ledger.telling(path) {
      if FileManager.default.fileExists(atPath: path) {
        try Ledger(path).queue.backup(to: ledger.queue)
      }
      let read = try read(walk, into: ledger)
      try Publication(ledger: ledger, preferences: options.prefer).settle()
      try MigrationPlan(ledger).print(newlyRead: read, language: Console.current)
      if options.families { try printFamilies(ledger) }
    }
  }

  private func refuseOutputInsideArchive(_ folder: URL) throws {
    let output = folder.resolvingSymlinksInPath().path + "/"
    for archive in options.archives {
      let root = URL(fileURLWithPath: archive).standardizedFileURL.resolvingSymlinksInPath().path + "/"
      guard !output.hasPrefix(root) else {
        throw Failure(
          .usage, es: "\(options.output): la carpeta de salida está dentro del archivo «\(archive)».",
          en: "\(options.output): the output folder is inside the archive “\(archive)”.",
          hintES: "Use una carpeta de salida en otro lugar.", hintEN: "Use an output folder elsewhere.")
      }
    }
  }

  // MARK: Reading

  /// What readings depend on besides the file.
  private var settings: String {
    get throws {
      var parts = options.reading.hidden ? ["hidden"] : []
      if let vocabulary = options.reading.vocabulary {
        parts.append(Fingerprint.of(try Input.bytes(vocabulary)))
      }
      return parts.joined(separator: " ")
    }
  }

  /// Enters the files, and reads what has to be read; how many contents that were.
  private func read(_ walk: ArchiveWalk, into ledger: Ledger) throws -> Int {
    _ = try options.reading.reader()
    if !options.onlyFailed { try ledger.enter(try hashed(walk.files, known: ledger.known())) }
    let settings = try settings
    let retry = options.retry.map {
      $0.contains("/") ? URL(fileURLWithPath: $0).standardizedFileURL.path : $0
    }
    let tasks = try ledger.toRead(
      version: Version.text, settings: settings, onlyFailed: options.onlyFailed, retry: retry)
    guard !tasks.isEmpty else { return 0 }
    try ledger.queue.write { try Publication.clear($0) }
    let writer = LedgerWriter(version: Version.text, settings: settings)
    let progress = Progress(total: tasks.count, isQuiet: options.reading.quiet)
    try readAll(tasks) { batch in
      try ledger.queue.write { db in
        for (task, reading) in batch { try writer.store(reading, of: task, in: db) }
      }
      for (task, reading) in batch {
        progress.step(task.path, isProblem: reading.outcome.isFailure)
      }
    }
    return tasks.count
  }

  /// The hash of every file that is not known as it stands.
  private func hashed(
    _ files: [ArchiveFile], known: [String: Ledger.Known]
  ) throws -> [(file: ArchiveFile, sha256: String?)] {
    var archive: (path: String, bytes: [UInt8])?
    return files.map { file in
      var file = file
      guard file.skipped == nil else { return (file, nil) }
      if let known = known[file.path], known.modified == file.modified,
        file.member != nil || known.size == file.size
      {
        file.size = known.size
        return (file, known.sha256)
      }
      do {
        if archive?.path != file.location {
          archive = (file.location, try Input.bytes(file.location))
        }
        var bytes = archive?.bytes ?? []
        if let member = file.member { bytes = try ZippedFolder.bytes(of: member, in: bytes) }
        if file.member == nil { archive = nil }
        file.size = bytes.count
        return (file, Fingerprint.of(bytes))
      } catch {
        file.skipped = file.member == nil ? .unreadable : .damagedArchive
        return (file, nil)
      }
    }
  }

  /// Has workers read, and hands what they found on in batches, from one thread.
  private func readAll(
    _ tasks: [Ledger.Task], _ store: ([(Ledger.Task, FileReading)]) throws -> Void
  ) throws {
    let width = min(Parallel.width(options.jobs), tasks.count)
    let next = Mutex(0)
    let found = Mutex<[(Ledger.Task, FileReading)]>([])
    let failure = Mutex<(any Error)?>(nil)
    let ready = DispatchSemaphore(value: 0)
    // Filled up afterwards: libdispatch traps when a semaphore ends below the value that it began with, as it does when
    // a full disk ends the run.
    let room = DispatchSemaphore(value: 0)
    for _ in 0..<width * 8 { room.signal() }
    let arguments = options.workerArguments
    let timeout = options.timeout
    let workers = DispatchGroup()
    for _ in 0..<width {
      DispatchQueue.global().async(group: workers) {
        let worker = WorkerProcess(arguments: arguments, timeout: timeout)
        defer { worker.stop() }
        while true {
          let index = next.withLock { value in
            defer { value += 1 }
            return value
          }
          guard index < tasks.count, failure.withLock({ $0 == nil }) else { return }
          room.wait()
          do {
            let reading = try worker.read(tasks[index].request)
            found.withLock { $0.append((tasks[index], reading)) }
          } catch {
            failure.withLock { $0 = $0 ?? error }
          }
          ready.signal()
        }
      }
    }
    defer {
      next.withLock { $0 = tasks.count }
      for _ in 0..<width { room.signal() }
      workers.wait()
    }
    var count = 0
    while count < tasks.count {
      ready.wait()
      if let error = failure.withLock({ $0 }) { throw error }
      let batch = found.withLock { list in
        defer { list = [] }
        return list
      }
      guard !batch.isEmpty else { continue }
      try store(batch)
      count += batch.count
      for _ in batch { room.signal() }
    }
  }

  // MARK: The run itself

  private func begin(_ ledger: Ledger, _ started: Date) throws -> Int64 {
    try ledger.queue.write { db in
      try db.execute(
        sql: "INSERT INTO runs (started, version, arguments) VALUES (?, ?, ?)",
        arguments: [
          started.formatted(.iso8601), Version.text, CommandLine.arguments.dropFirst().joined(separator: " "),
        ])
      return db.lastInsertedRowID
    }
  }

  private func finish(_ ledger: Ledger, _ run: Int64, files: Int, read: Int, _ started: Date) throws {
    try ledger.queue.write { db in
      try db.execute(
        sql: "UPDATE runs SET finished = ?, files = ?, read = ?, seconds = ? WHERE id = ?",
        arguments: [
          Date.now.formatted(.iso8601), files, read,
          (Date.now.timeIntervalSince(started) * 1000).rounded() / 1000,
          run,
        ])
    }
  }

  private func printFamilies(_ ledger: Ledger) throws {
    let lines = try ledger.queue.read { db in
      try Row.fetchAll(db, sql: Families.sql).map { row in
        "\(row["files"] as Int)\t\(row["reports"] as Int)\t\(row["doubtful"] as Int? ?? 0)\t\(row["format"] as String? ?? "")\t\(row["example"] as String)\n"
      }
    }
    let heading = BilingualText(
      es: "archivos\tinformes\tcon errores\tformato\tuno de ellos\n",
      en: "files\treports\twith errors\tformat\tone of them\n")
    try Output.toStandardOutput(Data((heading[Console.current] + lines.joined()).utf8))
  }

  private func tell(_ ledger: Ledger, _ outcome: inout Outcome) throws {
    let plan = MigrationPlan(ledger)
    let failures = try plan.count("files WHERE outcome IN ('timed-out', 'crashed')")
    let errors = try plan.count("findings WHERE severity = 'error'")
    if failures > 0 || errors > 0 { outcome.note(.findings) }
    guard !options.reading.quiet else { return }
    Console.error(try plan.summary(in: Console.current))
    Console.error(
      BilingualText(
        es: "Todo está en \(options.output): abra index.html.",
        en: "Everything is in \(options.output): open index.html.")[
          Console.current])
  }
}
