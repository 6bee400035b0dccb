package import SheetIO

/// A check of what a report says, whatever form it came in: its structure, what it owes, whether its values are likely.
///
/// How a sheet was read is no concern of it, and what the values of a record must satisfy among each other is
/// ``RecordLaw``'s.
package protocol ReviewRule: SendableMetatype {
  /// The rules that speak here; mostly one.
  static var codes: [FindingCode] { get }

  /// What is found in one report.
  static func findings(in report: ReviewedReport) -> [Finding]
}

/// A check of reports that are looked at together, for example of the quarters of a year.
package protocol SeriesRule: SendableMetatype {
  /// The rules that speak here.
  static var codes: [FindingCode] { get }

  /// What is found among the reports of one programme and year, each with the report that it is about.
  static func findings(in series: ReviewedSeries) -> [PlacedFinding]
}

/// A finding and the report, by its place in the series, that it is about.
package struct PlacedFinding: Sendable {
  package let report: Int
  package let finding: Finding

  package init(report: Int, _ finding: Finding) {
    self.report = report
    self.finding = finding
  }
}

/// A report as rules look at it.
package struct ReviewedReport: Sendable {
  package let report: Report
  /// The report's place in its document, from 0.
  package let number: Int
  /// The file that the report is of, as the user named it.
  package let file: String
  /// What counts as unlikely.
  package let thresholds: ReviewThresholds
  /// Where its values were read, and what was found when they were.
  package let places: ReportPlaces
  private let headings: [PrintedHeading]

  /// The report of this number of a document, whose places are known already or not.
  package init(
    _ document: ReportDocument, _ number: Int, file: String, thresholds: ReviewThresholds = .standard,
    places: ReportPlaces? = nil
  ) {
    report = document.reports[number]
    self.number = number
    self.file = file
    self.thresholds = thresholds
    self.places = places ?? ReportPlaces(document)
    headings = document.headings
    let origins = self.places.origins
    let sheet = origins.origin(of: .level, indicator: 0, report: number).map(origins.sheet)
    headed = Set(headings.lazy.filter { $0.sheet == sheet }.flatMap(\.fields.values))
  }

  /// The fields that the headings of the report's sheet name.
  let headed: Set<FieldKey>

  /// Where a field of an indicator, by its place in the report, stands: its cell, else its JSON pointer.
  package func location(of key: FieldKey, indicator: Int) -> Finding.Location {
    let origins = places.origins
    if let origin = origins.origin(of: key, indicator: indicator, report: number) {
      return .cell(origin.cell, of: origins.sheet(of: origin))
    }
    // A blank has no provenance: its row is known by another field's, and its column by the heading.
    for near in [FieldKey.level, .name, .number] {
      guard let origin = origins.origin(of: near, indicator: indicator, report: number) else { continue }
      let sheet = origins.sheet(of: origin)
      let heading = headings.last { $0.sheet == sheet && $0.row < origin.cell.row }
      let column = heading?.fields.first { $0.value == key }?.key
      let cell = column.map { CellAddress(row: origin.cell.row, column: $0) }
      return .cell(cell ?? origin.cell, of: sheet)
    }
    return .pointer("/reports/\(number)/indicators/\(indicator)/\(key.pointer)")
  }

  /// Where a field of the header block stands: its cell, else its JSON pointer.
  package func location(of key: FieldKey) -> Finding.Location {
    let origins = places.origins
    return origins.origin(of: key, report: number).map { .cell($0.cell, of: origins.sheet(of: $0)) }
      ?? .pointer("/reports/\(number)/\(key.pointer)")
  }

  /// A finding about a field of an indicator.
  package func finding(
    _ code: FindingCode, _ arguments: [String: String] = [:], phrases: [String: BilingualText] = [:],
    indicator: Int, field: FieldKey, raw: String? = nil, expected: String? = nil
  ) -> Finding {
    Finding(
      code, arguments.merging(["title": field.title]) { own, _ in own }, phrases: phrases,
      at: location(of: field, indicator: indicator), indicator: report.indicators[indicator].label,
      field: field, raw: raw, expected: expected)
  }
}
