import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// The rows of the ledger that say what was found in one file.
struct ContentRows {
  private var rows = RowPacker()
  private let content: Int64

  var packed: PackedRows { rows.packed }

  /// How many reports a file may hold, and indicators a report, so that their numbers follow from the file's.
  private static let reportsPerFile: Int64 = 10_000
  private static let indicatorsPerReport: Int64 = 10_000

  init(_ reading: FileReading, of request: FileRequest) {
    content = request.content
    var reading = reading
    if let reports = reading.document?.reports,
      reports.count >= Self.reportsPerFile
        || reports.contains(where: { $0.indicators.count >= Self.indicatorsPerReport })
    {
      reading = FileReading(
        .unreadable, es: "tiene más informes o indicadores de los que caben en un archivo",
        en: "has more reports or indicators than fit in a file")
    }
    let document = reading.document
    rows.begin(.contents)
    rows.add(content)
    rows.add(reading.outcome.rawValue)
    add(reading.reason)
    rows.add(document?.source.format)
    rows.add(document?.source.sheets.joined(separator: "\n"))
    rows.add(document.map(Self.family))
    for text in [Version.text, request.settings, request.name] { rows.add(text) }
    rows.add(reading.seconds)
    if let document { append(document) }
  }

  /// What files have in common that a person takes for one form: how their sheets are drawn; of documents of ours the
  /// format.
  private static func family(_ document: ReportDocument) -> String {
    var layouts: [String] = []
    for layout in document.layouts where !layout.isEmpty && !layouts.contains(layout) {
      layouts.append(layout)
    }
    return layouts.isEmpty ? document.source.format : layouts.joined(separator: "\n")
  }

  private mutating func add(_ text: BilingualText?) {
    rows.add(text?.spanish)
    rows.add(text?.english)
  }

  private mutating func append(_ document: ReportDocument) {
    for (position, finding) in document.findings.enumerated() {
      rows.begin(.findings)
      rows.add(content)
      rows.add(position)
      rows.add(finding.name)
      rows.add(finding.severity.rawValue)
      add(finding.message)
      add(finding.hint)
      for text in [
        finding.sheet, finding.cell, finding.indicator, finding.field?.rawValue, finding.raw,
        finding.expected,
      ] { rows.add(text) }
    }
    for (position, cell) in document.unplaced.enumerated() {
      rows.begin(.unplaced)
      rows.add(content)
      rows.add(position)
      for text in [cell.sheet, cell.cell, cell.text, cell.indicator] { rows.add(text) }
    }
    let origins = OriginIndex(document)
    for position in document.reports.indices {
      let sheet =
        document.source.sheets.count == document.reports.count
        ? document.source.sheets[position] : origins.sheet(ofReport: position) ?? document.source.sheets.first
      append(document.alone(position, sheet: sheet), position: position, sheet: sheet, origins: origins)
    }
  }

  // MARK: One report

  /// A document of one report.
  private mutating func append(
    _ document: ReportDocument, position: Int, sheet: String?, origins: OriginIndex
  ) {
    let id = content * Self.reportsPerFile + Int64(position)
    let report = document.reports[0]
    let errors = document.findings.count { $0.severity == .error }
    let warnings = document.findings.count { $0.severity == .warning }
    let amounts = report.indicators.reduce(0) { sum, indicator in
      sum
        + Measure.allCases.reduce(0) { sum, measure in
          sum + Period.allCases.count { indicator[measure][$0] != nil }
        }
    }
    // What the quarter itself was about, which drafts lack.
    let period = report.quarter.flatMap { Period(rawValue: "q\($0)") }
    let reached = period.map { period in report.indicators.count { $0[.achieved][period] != nil } } ?? 0
    let csv = ReportCSV.unnumberedRows(of: report)
    rows.begin(.reports)
    for number in [id, content, Int64(position)] { rows.add(number) }
    rows.add(sheet)
    rows.add(Fingerprint.of(csv))
    for number in [errors, warnings, amounts, reached] { rows.add(number) }
    for column in LedgerSchema.reportColumns { add(column.field.get(report)) }
    rows.begin(.documents)
    rows.add(id)
    rows.add(TemplateFileName.base(report, withPeriod: false))
    rows.add(ReportJSON.write(document, language: .spanish, style: .line))
    rows.add(csv)
    appendLists(of: report, id)
    rows.begin(.reportOrigins)
    rows.add(id)
    rows.add(ReportJSON.origins(origins.fields[position]))
    for place in report.indicators.indices {
      append(
        report.indicators[place], report: id, OriginIndex.Row(report: position, indicator: place),
        sheet ?? "", origins)
    }
  }

  private mutating func appendLists(of report: Report, _ id: Int64) {
    for (kind, entries) in [
      ("axes", report.planAlignment.axes), ("objectives", report.planAlignment.objectives),
    ] {
      for (place, entry) in entries.enumerated() {
        rows.begin(.planEntries)
        rows.add(id)
        rows.add(kind)
        rows.add(place)
        rows.add(entry.code)
        rows.add(entry.text)
      }
    }
    for (place, signature) in report.signatures.enumerated() {
      rows.begin(.signatures)
      rows.add(id)
      rows.add(place)
      for text in [signature.role, signature.name, signature.position] { rows.add(text) }
    }
    for (place, note) in report.notes.enumerated() {
      rows.begin(.notes)
      rows.add(id)
      rows.add(place)
      rows.add(note)
    }
  }

  private mutating func append(
    _ indicator: Indicator, report: Int64, _ row: OriginIndex.Row, _ sheet: String, _ origins: OriginIndex
  ) {
    let id = report * Self.indicatorsPerReport + Int64(row.indicator)
    rows.begin(.indicators)
    for number in [id, report, Int64(row.indicator)] { rows.add(number) }
    rows.add(indicator.key)
    for column in LedgerSchema.indicatorColumns { add(column.field.get(indicator)) }
    for measure in Measure.allCases {
      for period in Period.allCases {
        guard let value = indicator[measure][period] else { continue }
        let origin = origins.amounts[OriginIndex.Amount(row: row, measure: measure, period: period)]
        let digits = "\(value)"
        rows.begin(.indicatorValues)
        rows.add(id)
        rows.add(measure.rawValue)
        rows.add(period.rawValue)
        rows.add(exactly: digits)
        rows.add(origin?.sheet ?? sheet)
        // A document that was JSON already has no cells: its own pointers say where.
        rows.add(
          origin?.cell.description ?? "/indicators/\(row.indicator)/\(measure.rawValue)/\(period.rawValue)")
        rows.add(origin?.raw ?? digits)
      }
    }
  }

  private mutating func add(_ value: FieldValue?) {
    switch value {
    case nil: rows.add(String?.none)
    case .text(let text)?: rows.add(text)
    case .integer(let number)?: rows.add(number)
    case .number(let number)?: rows.add(exactly: "\(number)")
    }
  }
}

extension ReportDocument {
  /// One of the reports with what is said of it: of its sheet, or of no sheet.
  fileprivate func alone(_ position: Int, sheet: String?) -> ReportDocument {
    guard reports.count > 1 else { return self }
    var document = self
    document.reports = [reports[position]]
    document.source.sheets = [sheet].compactMap { $0 }
    document.findings = findings.filter { $0.sheet == nil || $0.sheet == sheet }
    document.unplaced = unplaced.filter { $0.sheet == nil || $0.sheet == sheet }
    return document
  }
}

/// Where the values of a document's reports were, by what they are.
private struct OriginIndex {
  /// An indicator of a report, both by their places.
  struct Row: Hashable {
    let report: Int
    let indicator: Int
  }

  /// One of an indicator's values.
  struct Amount: Hashable {
    let row: Row
    let measure: Measure
    let period: Period
  }

  private(set) var amounts: [Amount: Provenance] = [:]
  /// What else each report says, by the pointer from the report.
  private(set) var fields: [[(pointer: String, origin: Provenance)]]
  private var sheets: [[String: Int]]

  init(_ document: ReportDocument) {
    fields = Array(repeating: [], count: document.reports.count)
    sheets = Array(repeating: [:], count: document.reports.count)
    amounts.reserveCapacity(document.provenance.count)
    for origin in document.provenance {
      guard let pointer = ValuePointer(origin.pointer), !pointer.fromReport.isEmpty,
        fields.indices.contains(pointer.report)
      else { continue }
      let report = pointer.report
      sheets[report][origin.sheet, default: 0] += 1
      if let indicator = pointer.indicator, let place = ValuePlace(key: FieldKey(pointer: pointer.path)) {
        amounts[
          Amount(
            row: Row(report: report, indicator: indicator), measure: place.measure, period: place.period)] =
          origin
      } else {
        fields[report].append(("/" + pointer.fromReport, origin))
      }
    }
  }

  /// The sheet that most of a report is on.
  func sheet(ofReport report: Int) -> String? {
    sheets[report].max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
