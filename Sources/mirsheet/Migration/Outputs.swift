import Foundation
import GRDB
import MIRSchema
import SheetIO

/// Writes what lies beside the ledger: a JSON for each chosen report, one CSV with its data package, and the overview.
struct Outputs {
  let ledger: Ledger
  let folder: URL

  func write() throws {
    let paths = try writeReports()
    try ledger.queue.write { db in
      try db.execute(sql: "UPDATE reports SET output = NULL WHERE output IS NOT NULL")
      let statement = try db.cachedStatement(sql: "UPDATE reports SET output = ? WHERE id = ?")
      for (id, path) in paths { try statement.execute(arguments: [path, id]) }
    }
    try Output.write(
      Data(try Overview(ledger).html().utf8), to: folder.appendingPathComponent("index.html").path)
    try removeStale(Set(paths.map(\.path)))
  }

  /// The path of a report below the folder: `2024/T2/504_6_planeacion.json`; of several with one name the second has
  /// `-2`.
  static func path(_ report: Report, taken: inout Set<String>) -> String {
    let base = TemplateFileName.base(report, withPeriod: false)
    let place =
      report.fiscalYear.flatMap { year in report.quarter.map { "\(year)/T\($0)" } } ?? "sin-periodo"
    var path = "\(place)/\(base).json"
    var copy = 2
    while !taken.insert(path.lowercased()).inserted {
      path = "\(place)/\(base)-\(copy).json"
      copy += 1
    }
    return path
  }

  /// Writes each report as JSON and, of the chosen ones, the rows of the CSV: one after another, never all at once in
  /// memory.
  private func writeReports() throws -> [(id: Int64, path: String)] {
    var taken: Set<String> = []
    var paths: [(id: Int64, path: String)] = []
    var size = 0
    try Output.replace(folder.appendingPathComponent("informes.csv").path) { temporary in
      let handle = try FileHandle(forWritingTo: temporary)
      defer { try? handle.close() }
      var rows = ReportCSV.heading()
      func flush(ifOver limit: Int) throws {
        guard rows.utf8.count > limit else { return }
        size += rows.utf8.count
        try handle.write(contentsOf: Data(rows.utf8))
        rows = ""
      }
      var number = 0
      try ledger.queue.read { db in
        let found = try Row.fetchCursor(
          db,
          sql: """
            SELECT r.id, r.json, r.sheet, r.status, c.sha256, c.format,
              (SELECT min(path) FROM files WHERE content_id = c.id) AS path
            FROM reports r JOIN contents c ON c.id = r.content_id WHERE r.status IN ('chosen', 'unidentified')
            ORDER BY r.fiscal_year, r.quarter, r.responsible_unit_code, r.program_code, r.id
            """)
        while let row = try found.next() {
          guard let report = try ReportJSON.read([UInt8]((row["json"] as String).utf8)).first else {
            continue
          }
          let path = Self.path(report, taken: &taken)
          let source = Source(
            file: URL(fileURLWithPath: row["path"]).lastPathComponent, format: row["format"] ?? "",
            sha256: row["sha256"], sheets: [row["sheet"] as String?].compactMap { $0 })
          let document = ReportDocument(source: source, reports: [report])
          try writeIfChanged(ReportJSON.write(document, language: .spanish), to: path)
          paths.append((row["id"], path))
          guard row["status"] == "chosen" else { continue }
          number += 1
          rows += ReportCSV.rows(of: report, number: number, file: row["path"])
          try flush(ifOver: 1 << 20)
        }
      }
      try flush(ifOver: 0)
    }
    let package = TableSchemaBuilder.dataPackage(csv: "informes.csv", bytes: size, labels: false)
    try Output.write(Data(package.utf8), to: folder.appendingPathComponent("datapackage.json").path)
    return paths
  }

  /// Written only where it says something else, so that a second run leaves files alone.
  private func writeIfChanged(_ text: String, to path: String) throws {
    let target = folder.appendingPathComponent(path)
    let bytes = Data(text.utf8)
    guard FileManager.default.contents(atPath: target.path) != bytes else { return }
    _ = try Output.folder(target.deletingLastPathComponent().path)
    try Output.write(bytes, to: target.path)
  }

  /// Takes away the JSON of reports that are not chosen any more; nothing else in the folder is touched.
  private func removeStale(_ written: Set<String>) throws {
    let manager = FileManager.default
    for place in try manager.contentsOfDirectory(atPath: folder.path).sorted() where Self.isOurs(place) {
      let base = folder.appendingPathComponent(place).path
      let below = (manager.subpaths(atPath: base) ?? []).filter { $0.hasSuffix(".json") }
      for path in below where !written.contains("\(place)/\(path)") {
        try manager.removeItem(atPath: "\(base)/\(path)")
      }
    }
  }

  private static func isOurs(_ name: String) -> Bool {
    name == "sin-periodo" || (name.count == 4 && Int(name) != nil)
  }
}
