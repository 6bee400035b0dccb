import Foundation
import GRDB
import MIRSchema
import SheetIO
import Synchronization

/// Writes what lies next to the ledger: a JSON for each chosen report, one CSV with its data package, and the overview.
struct Outputs {
  let ledger: Ledger
  let folder: URL
  /// How many reports are written at a time.
  let width: Int
  /// The version of the JSON.
  var version = SchemaVersion.current

  /// How many reports are in memory at a time.
  private static let chunk = 64

  func write() throws {
    let old = try ledger.queue.read { try String.fetchSet($0, sql: "SELECT path FROM outputs") }
    let paths = try writeReports(old)
    try Output.writeOwn(
      Data(try Overview(ledger, in: Console.current, folder: folder.standardizedFileURL.path).html().utf8),
      to: folder.appendingPathComponent("index.html").path)
    // A ledger that was made again does not know what the one before it had written.
    let stale = old.isEmpty ? try OutputPlace(folder.path).documents() : old
    try removeStale(stale.subtracting(paths))
    try ledger.queue.write {
      try $0.execute(
        sql: "DELETE FROM outputs WHERE path NOT IN (SELECT output FROM reports WHERE output IS NOT NULL)")
    }
  }

  /// Writes each report as JSON and, of the chosen ones, the rows of the CSV: some after others, never all in memory.
  private func writeReports(_ old: Set<String>) throws -> Set<String> {
    var names = OutputNames()
    var size = 0
    var hasWritten = false
    try Output.replaceOwn(folder.appendingPathComponent("informes.csv").path) { write in
      func append(_ rows: [UInt8]) throws {
        size += rows.count
        try unsafe write(rows.span.bytes)
      }
      try append(ReportCSV.heading())
      var number = 0
      let all = try ledger.queue.read { try OutputReport.all($0) }
      for start in stride(from: 0, to: all.count, by: Self.chunk) {
        let ids = all[start..<min(start + Self.chunk, all.count)]
        var found = try ledger.queue.read { db in try ids.compactMap { try OutputReport.fetch(db, id: $0) } }
        for index in found.indices where found[index].isChosen {
          number += 1
          found[index].number = number
        }
        let reports = found
        let paths = reports.map { names.path(of: $0.name, in: $0.folder) }
        try enter(zip(reports, paths).map { ($0, $1) })
        let written = try perform(reports.count) {
          (isNew: try writeIfChanged(reports[$0].document(version), to: paths[$0]), rows: reports[$0].rows)
        }
        hasWritten = hasWritten || written.contains { $0.isNew }
        try append(written.flatMap(\.rows))
      }
    }
    if hasWritten { Output.settle() }
    let package = TableSchemaBuilder.dataPackage(csv: "informes.csv", bytes: size, labels: false)
    try Output.writeOwn(Data(package.utf8), to: folder.appendingPathComponent("datapackage.json").path)
    return names.taken
  }

  /// Enters what is about to be written, so that the ledger knows every file even when the run ends here.
  private func enter(_ paths: [(report: OutputReport, path: String)]) throws {
    try ledger.queue.write { db in
      let output = try db.cachedStatement(sql: "INSERT OR IGNORE INTO outputs VALUES (?)")
      let report = try db.cachedStatement(sql: "UPDATE reports SET output = ?, number = ? WHERE id = ?")
      for (written, path) in paths {
        try output.execute(arguments: [path])
        try report.execute(arguments: [path, written.isChosen ? written.number : nil, written.id])
      }
    }
  }

  /// Does something for each of some numbers, several at a time.
  private func perform<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) throws -> Result) throws
    -> [Result]
  {
    let results = Mutex<[Swift.Result<Result, any Error>?]>(Array(repeating: nil, count: count))
    Parallel.perform(count, width: width) { index in
      let result = Swift.Result { try body(index) }
      results.withLock { $0[index] = result }
      if case .failure = result { return false }
      return true
    }
    let all = results.withLock { $0 }
    for case .failure(let error)?? in all.map(Optional.some) { throw error }
    return try all.compactMap { try $0?.get() }
  }

  /// Written only where it says something else, so that a second run leaves files alone.
  private func writeIfChanged(_ bytes: Data, to path: String) throws -> Bool {
    let target = folder.appendingPathComponent(path)
    guard FileManager.default.contents(atPath: target.path) != bytes else { return false }
    _ = try Output.folder(target.deletingLastPathComponent().path)
    try Output.writeOwn(bytes, to: target.path)
    return true
  }

  /// Takes away the JSON of reports that are not chosen any more, and folders that this leaves empty; nothing else.
  private func removeStale(_ paths: Set<String>) throws {
    let manager = FileManager.default
    for path in paths.sorted() {
      var target = folder.appendingPathComponent(path)
      if manager.fileExists(atPath: target.path) { try manager.removeItem(at: target) }
      while target.deletingLastPathComponent().path != folder.path {
        target.deleteLastPathComponent()
        guard unsafe rmdir(target.path) == 0 else { break }
      }
    }
  }
}

/// Names for the files of reports: `2024/T2/504_6_planeacion.json`; of several with one name the second has `-2`.
private struct OutputNames {
  private(set) var taken: Set<String> = []
  private var folded: Set<String> = []

  mutating func path(of name: String, in folder: String) -> String {
    var path = "\(folder)/\(name).json"
    var copy = 2
    while !folded.insert(path.lowercased()).inserted {
      path = "\(folder)/\(name)-\(copy).json"
      copy += 1
    }
    taken.insert(path)
    return path
  }
}
