import Foundation
import GRDB
import MIRSchema
import SheetIO

/// Enters what workers found into the ledger.
struct LedgerWriter {
  let version: String
  let settings: String

  /// How many reports a file may hold, and indicators a report, so that their numbers follow from the file's.
  private static let reportsPerFile: Int64 = 1000
  private static let indicatorsPerReport: Int64 = 10_000

  /// Replaces all that is known of a content.
  func store(_ reading: FileReading, of task: Ledger.Task, in db: Database) throws {
    for table in ["reports", "findings", "unplaced"] {
      try Self.run(db, sql: "DELETE FROM \(table) WHERE content_id = ?", arguments: [task.id])
    }
    var reading = reading
    var reports: [Report] = []
    if let text = reading.reports { reports = try ReportJSON.read([UInt8](text.utf8)) }
    if reports.count >= Self.reportsPerFile
      || reports.contains(where: { $0.indicators.count >= Self.indicatorsPerReport })
    {
      reports = []
      reading = FileReading(
        .refused, es: "tiene más informes o indicadores de los que caben en un archivo",
        en: "has more reports or indicators than fit into a file")
    }
    try Self.run(
      db,
      sql: """
        UPDATE contents SET outcome = ?, reason_es = ?, reason_en = ?, format = ?, family = ?, version = ?,
          settings = ?, seconds = ? WHERE id = ?
        """,
      arguments: [
        reading.outcome.rawValue, reading.reasonES, reading.reasonEN, reading.format, Self.family(reading),
        version,
        settings, reading.seconds, task.id,
      ])
    for (position, finding) in reading.findings.enumerated() {
      try Self.run(
        db,
        sql: "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          task.id, position, finding.code, finding.severity, finding.messageES, finding.messageEN,
          finding.hintES,
          finding.hintEN, finding.sheet, finding.cell, finding.indicator, finding.field, finding.raw,
          finding.expected,
        ])
    }
    for (position, cell) in reading.unplaced.enumerated() {
      try Self.run(
        db,
        sql: "INSERT INTO unplaced VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [task.id, position, cell.sheet, cell.cell, cell.text, cell.indicator])
    }
    let origins = Self.grouped(reading.origins, count: reports.count)
    for (position, report) in reports.enumerated() {
      let sheet =
        reading.sheets.count == reports.count
        ? reading.sheets[position] : origins[position].first?.value.sheet
      try insert(
        report, id: task.id * Self.reportsPerFile + Int64(position), content: task.id, position: position,
        sheet: sheet ?? reading.sheets.first, findings: reading.findings, of: reports.count,
        origins: origins[position], db)
    }
  }

  /// The layout that files have in common: their format and the columns of each sheet.
  private static func family(_ reading: FileReading) -> String? {
    guard reading.outcome == .read else { return nil }
    var layouts: [String] = []
    for layout in reading.layouts where !layouts.contains(layout) { layouts.append(layout) }
    return ([reading.format ?? ""] + layouts).joined(separator: "\n")
  }

  /// The origins of each report, by their pointer from it.
  private static func grouped(_ origins: [FileReading.Origin], count: Int) -> [[String: FileReading.Origin]] {
    var result = Array(repeating: [String: FileReading.Origin](), count: count)
    for origin in origins {
      let parts = origin.pointer.split(separator: "/", maxSplits: 2)
      guard parts.count == 3, let index = Int(parts[1]), index < count else { continue }
      result[index]["/" + parts[2]] = origin
    }
    return result
  }

  /// Runs a statement that is compiled once.
  private static func run(_ db: Database, sql: String, arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  // MARK: One report

  private func insert(
    _ report: Report, id: Int64, content: Int64, position: Int, sheet: String?, findings: [FileReading.Told],
    of count: Int, origins: [String: FileReading.Origin], _ db: Database
  ) throws {
    let columns = LedgerSchema.reportColumns
    let json = ReportJSON.write(
      ReportDocument(source: Source(format: "json"), reports: [report]), language: .spanish, style: .line)
    let errors = findings.count {
      $0.severity == Severity.error.rawValue && (count == 1 || $0.sheet == nil || $0.sheet == sheet)
    }
    try Self.run(
      db,
      sql: """
        INSERT INTO reports (id, content_id, position, sheet, errors, json, \(columns.map(\.name).joined(separator: ", ")))
        VALUES (?, ?, ?, ?, ?, ?\(String(repeating: ", ?", count: columns.count)))
        """,
      arguments: [id, content, position, sheet, errors, json]
        + StatementArguments(columns.map { Self.value($0.field.get(report)) }))
    for (kind, entries) in [
      ("axes", report.planAlignment.axes), ("objectives", report.planAlignment.objectives),
    ] {
      for (place, entry) in entries.enumerated() {
        try Self.run(
          db,
          sql: "INSERT INTO plan_entries VALUES (?, ?, ?, ?, ?)",
          arguments: [id, kind, place, entry.code, entry.text])
      }
    }
    for (place, signature) in report.signatures.enumerated() {
      try Self.run(
        db,
        sql: "INSERT INTO signatures VALUES (?, ?, ?, ?, ?)",
        arguments: [id, place, signature.role, signature.name, signature.position])
    }
    for (place, note) in report.notes.enumerated() {
      try Self.run(db, sql: "INSERT INTO notes VALUES (?, ?, ?)", arguments: [id, place, note])
    }
    let statement = try db.cachedStatement(sql: "INSERT INTO origins VALUES (?, ?, ?, ?, ?)")
    for (pointer, origin) in origins.sorted(by: { $0.key < $1.key }) {
      try statement.execute(arguments: [id, pointer, origin.sheet, origin.cell, origin.raw])
    }
    for (place, indicator) in report.indicators.enumerated() {
      try insert(
        indicator, id: id * Self.indicatorsPerReport + Int64(place), report: id, position: place,
        sheet: sheet ?? "", origins: origins, db)
    }
  }

  private func insert(
    _ indicator: Indicator, id: Int64, report: Int64, position: Int, sheet: String,
    origins: [String: FileReading.Origin], _ db: Database
  ) throws {
    let columns = LedgerSchema.indicatorColumns
    try db.cachedStatement(
      sql: """
        INSERT INTO indicators (id, report_id, position, \(columns.map(\.name).joined(separator: ", ")))
        VALUES (?, ?, ?\(String(repeating: ", ?", count: columns.count)))
        """
    ).execute(
      arguments: [id, report, position]
        + StatementArguments(columns.map { Self.value($0.field.get(indicator)) }))
    let statement = try db.cachedStatement(sql: "INSERT INTO indicator_values VALUES (?, ?, ?, ?, ?, ?, ?)")
    for measure in Measure.allCases {
      for period in Period.allCases {
        guard let value = indicator[measure][period] else { continue }
        // A document that was JSON already has no cells: its own pointers say where.
        let pointer = "/indicators/\(position)/\(measure.rawValue)/\(period.rawValue)"
        let origin = origins[pointer]
        try statement.execute(
          arguments: [
            id, measure.rawValue, period.rawValue, "\(value)", origin?.sheet ?? sheet,
            origin?.cell ?? pointer,
            origin?.raw ?? "\(value)",
          ])
      }
    }
  }

  private static func value(_ value: FieldValue?) -> (any DatabaseValueConvertible)? {
    switch value {
    case nil: nil
    case .text(let text)?: text
    case .integer(let number)?: number
    // The column's affinity makes a number of it where that loses nothing.
    case .number(let number)?: "\(number)"
    }
  }
}
