import Foundation
import GRDB
import MIRSchema
import SheetIO

/// One run of `migrate`: walk, enter, read, settle, publish.
struct MigrationRun {
  let options: Migrate

  func run(_ outcome: inout Outcome) throws {
    let place = OutputPlace(options.output)
    let archives = ArgumentRuns.names(options.archives)
    try place.refuse(inside: archives)
    let inputs = OutputGuard(inputs: archives + (options.reading.vocabulary.map { [$0] } ?? []))
    for output in [nil, options.output] + place.files { try inputs.refuse(output) }
    try OutputName(options.output).refuseFile()
    var walk = try ArchiveWalk(archives, limit: options.reading.limits.fileBytes)
    if options.dryRun { return try dryRun(&walk, place) }
    try place.refuseForeign()
    _ = try Output.folder(place.folder.path)
    SortingFolder.settle(on: place.folder.path)
    let lock = try FolderLock(place.folder)
    let interruption = Interruption(telling: Self.interrupted)
    defer { interruption.end() }
    let ledger = try Ledger(place.ledger)
    try Ledger.telling(place.ledger) {
      try place.removeTemporary()
      let started = Date.now
      try ledger.prefer(options.prefer, takingBack: options.noPrefer)
      let run = try begin(ledger, started)
      let found = try read(&walk, into: ledger, run: run)
      try Publication(ledger: ledger).settle()
      try Outputs(
        ledger: ledger, folder: place.folder, width: Parallel.width(options.jobs),
        version: options.version.schemaVersion ?? .current
      ).write()
      try finish(ledger, run, files: found.files, read: found.read, started)
      try ledger.compact()
      if options.families { try printFamilies(ledger) }
      try tell(ledger, walk, run, &outcome)
    }
    _ = consume lock
  }

  private static let interrupted = BilingualText(
    es: "Interrumpido. Nada se dañó: ejecute la misma orden otra vez y seguirá donde quedó.",
    en: "Interrupted. Nothing is damaged: run the same command again and it will continue from here.")

  /// Plan: the same in a temporary folder, and nothing written.
  private func dryRun(_ walk: inout ArchiveWalk, _ place: OutputPlace) throws {
    let temporary = FileManager.default.temporaryDirectory.appendingPathComponent(
      "mirsheet-\(UUID().uuidString)")
    _ = try Output.folder(temporary.path)
    defer { try? FileManager.default.removeItem(at: temporary) }
    SortingFolder.settle(on: temporary.path)
    try Ledger.telling(place.ledger) {
      let lock = try FileManager.default.fileExists(atPath: place.ledger) ? FolderLock(place.folder) : nil
      let ledger = try Ledger.copy(of: place.ledger, in: temporary)
      try ledger.prefer(options.prefer, takingBack: options.noPrefer)
      let found = try read(&walk, into: ledger, run: nil)
      try Publication(ledger: ledger).settle()
      try MigrationPlan(ledger).print(newlyRead: found.read, language: Console.current)
      if options.families { try printFamilies(ledger) }
      _ = consume lock
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

  /// Enters the files, and reads what has to be read; how many files there are, and how many contents were read.
  private func read(
    _ walk: inout ArchiveWalk, into ledger: Ledger, run: Int64?
  ) throws -> (files: Int, read: Int) {
    _ = try options.reading.reader()
    let width = try OpenFiles.workers(Parallel.width(options.jobs))
    var again = try ledger.paths(namedBy: options.retry)
    if options.onlyFailed {
      guard
        try ledger.queue.read({ try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM files)") }) == true
      else {
        throw Failure(
          .usage, es: "--only-failed: en esa carpeta todavía no se ha migrado nada.",
          en: "--only-failed: nothing has been migrated into that folder yet.",
          hintES: "Ejecute primero sin --only-failed.", hintEN: "Run without --only-failed first.")
      }
      again.formUnion(try ledger.problems())
    }
    let files = try ledger.enter(
      &walk, ArchiveHashes(width: width, limit: options.reading.limits.fileBytes), again: again,
      onlyAgain: options.onlyFailed)
    if !options.onlyFailed { try ledger.removeGone(walk, forgetting: options.forget, run: run) }
    let settings = try settings
    let contents = try ledger.toRead(settings: settings, onlyFailed: options.onlyFailed, again: again)
    guard !contents.isEmpty else { return (files, 0) }
    try ledger.queue.write { try Publication.clear($0) }
    let progress = Progress(total: contents.count, isQuiet: options.reading.quiet)
    let pool = WorkerPool(width: width, arguments: options.workerArguments, timeout: options.timeout)
    try pool.read(contents.count) {
      try ledger.requests(for: contents[$0], settings: settings)
    } _: { batch in
      try ledger.queue.write { db in
        let writer = try LedgerWriter(db)
        for (request, answer) in batch { try writer.enter(answer.rows, of: request.content) }
      }
      for (request, answer) in batch { progress.step(request.name, isProblem: answer.isProblem) }
    }
    return (files, contents.count)
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
        "\(row["files"] as Int)\t\(row["reports"] as Int)\t\(row["doubtful"] as Int? ?? 0)\t\(row["format"] as String? ?? "")\t\((row["example"] as String).visible)\n"
      }
    }
    let heading = BilingualText(
      es: "archivos\tinformes\tcon errores\tformato\tuno de ellos\n",
      en: "files\treports\twith errors\tformat\tone of them\n")
    try Output.toStandardOutput(heading[Console.current] + lines.joined())
  }

  private func tell(_ ledger: Ledger, _ walk: ArchiveWalk, _ run: Int64, _ outcome: inout Outcome) throws {
    let plan = MigrationPlan(ledger)
    let problems = try plan.count("files WHERE outcome IN (\(FileReading.Outcome.problems))")
    let errors = try plan.count("findings WHERE severity = 'error'")
    if problems > 0 || errors > 0 {
      outcome.note(.findings)
      let files = BilingualText(
        problems, es: ("archivo no se pudo leer", "archivos no se pudieron leer"),
        en: ("file could not be read", "files could not be read"))
      let found = BilingualText(
        errors, es: ("error en los informes", "errores en los informes"),
        en: ("error in the reports", "errors in the reports"))
      let told = [problems > 0 ? files : nil, errors > 0 ? found : nil].compactMap { $0?.spoken }
      Console.error(.error, ": \(options.output): \(told.joined(separator: ", ")).")
    }
    guard !options.reading.quiet else { return }
    for preference in try unmatched(ledger) {
      Console.error(
        BilingualText(
          es: "--prefer \(preference): no nombra ningún archivo con informes.",
          en: "--prefer \(preference): names no file with reports.")[Console.current])
    }
    let gone = try plan.count("gone_files WHERE run_id = \(run)")
    if gone > 0 {
      let text = BilingualText(
        gone,
        es: (
          "archivo ya no está y se quitó del resultado.", "archivos ya no están y se quitaron del resultado."
        ),
        en: (
          "file is gone and was removed from the result.", "files are gone and were removed from the result."
        ))
      Console.error(text[Console.current])
    }
    for note in try notes(ledger, walk) { Console.error(note[Console.current]) }
    Console.error(try plan.summary(in: Console.current))
    Console.error(
      BilingualText(
        es: "Todo está en \(options.output): abra index.html.",
        en: "Everything is in \(options.output): open index.html.")[
          Console.current])
  }

  /// What the result holds besides what was asked for this time, and what it lacks.
  private func notes(_ ledger: Ledger, _ walk: ArchiveWalk) throws -> [BilingualText] {
    var notes: [BilingualText] = []
    let others = try ledger.others(besides: walk)
    if others.files > 0 {
      notes.append(
        BilingualText(
          others.files,
          es: (
            "archivo de otras carpetas sigue en el resultado.",
            "archivos de otras carpetas siguen en el resultado."
          ),
          en: ("file of other folders stays in the result.", "files of other folders stay in the result.")))
    }
    for archive in others.missing {
      notes.append(
        BilingualText(
          es: "\(archive) ya no está donde estaba; si ya no debe contar, use --forget \(archive).",
          en: "\(archive) is not where it was; if it should no longer count, use --forget \(archive)."))
    }
    let kept = try ledger.preferences().patterns.filter { !options.prefer.contains($0) }
    if !kept.isEmpty {
      let list = kept.joined(separator: ", ")
      notes.append(
        BilingualText(
          es: "Se sigue prefiriendo: \(list); para quitarlo, use --no-prefer con el mismo nombre.",
          en: "Still preferred: \(list); to undo it, use --no-prefer with the same name."))
    }
    let unread = options.onlyFailed ? try ledger.newOrChanged() : 0
    if unread > 0 {
      notes.append(
        BilingualText(
          unread,
          es: ("archivo nuevo o cambiado no se leyó.", "archivos nuevos o cambiados no se leyeron."),
          en: ("new or changed file was not read.", "new or changed files were not read.")))
    }
    return notes
  }

  /// The preferences that no report confirms.
  private func unmatched(_ ledger: Ledger) throws -> [String] {
    let preferences = try ledger.preferences()
    guard !preferences.patterns.isEmpty else { return [] }
    let places = try ledger.queue.read {
      try Row.fetchAll(
        $0,
        sql:
          "SELECT DISTINCT f.location, r.sheet FROM file_places f JOIN reports r ON r.content_id = f.content_id"
      )
    }.map { row in (path: row["location"] as String, sheet: row["sheet"] as String?) }
    return preferences.unmatched(places)
  }
}
