import Foundation
import GRDB
import MIRSchema
import SheetIO

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
      let read = try read(walk, into: ledger, run: run)
      try Publication(ledger: ledger, preferences: options.prefer).settle()
      try Outputs(ledger: ledger, folder: folder, width: Parallel.width(options.jobs)).write()
      try finish(ledger, run, files: walk.files.count, read: read, started)
      try ledger.compact()
      if options.families { try printFamilies(ledger) }
      try tell(ledger, &outcome)
    }
    _ = consume lock
  }

  private func ledgerPath(_ folder: URL) -> String { folder.appendingPathComponent("mirsheet.sqlite").path }

  /// Plan: the same in a temporary folder, and nothing written.
  private func dryRun(_ walk: ArchiveWalk, _ folder: URL) throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent(
      "mirsheet-\(UUID().uuidString)")
    _ = try Output.folder(temporary.path)
    defer { try? FileManager.default.removeItem(at: temporary) }
    let path = ledgerPath(folder)
    try Ledger.telling(path) {
      let lock = try FileManager.default.fileExists(atPath: path) ? FolderLock(folder) : nil
      let ledger = try Ledger.copy(of: path, in: temporary)
      let read = try read(walk, into: ledger, run: nil)
      try Publication(ledger: ledger, preferences: options.prefer).settle()
      try MigrationPlan(ledger).print(newlyRead: read, language: Console.current)
      if options.families { try printFamilies(ledger) }
      _ = consume lock
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
  private func read(_ walk: ArchiveWalk, into ledger: Ledger, run: Int64?) throws -> Int {
    _ = try options.reading.reader()
    let width = Parallel.width(options.jobs)
    if !options.onlyFailed {
      let hashes = ArchiveHashes(known: try ledger.known(), width: width)
      try ledger.enter(hashes.of(walk.files), of: walk, run: run)
    }
    let requests = try ledger.toRead(
      settings: try settings, onlyFailed: options.onlyFailed,
      retry: options.retry.map { $0.contains("/") ? URL(fileURLWithPath: $0).standardizedFileURL.path : $0 })
    guard !requests.isEmpty else { return 0 }
    try ledger.queue.write { try Publication.clear($0) }
    let progress = Progress(total: requests.count, isQuiet: options.reading.quiet)
    let pool = WorkerPool(width: width, arguments: options.workerArguments, timeout: options.timeout)
    try pool.read(requests) { batch in
      try ledger.queue.write { db in
        let writer = try LedgerWriter(db)
        for (index, answer) in batch { try writer.enter(answer.rows, of: requests[index].content) }
      }
      for (index, answer) in batch { progress.step(requests[index].path, isProblem: answer.isFailure) }
    }
    return requests.count
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
