import SheetIO

/// Where the values of a document's reports were read, what was found in them, and which report each finding is about.
///
/// Made once for a document, and shared by all of its reports.
public struct ReportPlaces: Sendable {
  /// Where values were read.
  package let origins: ValueOrigins
  /// The rows and columns that each report takes in its sheets, in the order of the reports.
  private let areas: [String: [Area]]
  /// The reports that have an indicator, as people say it.
  private let labels: [String: [Int]]
  /// What reading found, by the indicator it is about.
  private let known: [String: [Finding]]
  /// The reports of which reading found something, by its rule; `nil` for the file.
  private var found: [FindingCode: Set<Int?>]
  /// The indicators of whose row some cell found no place.
  private let doubtful: Set<String>

  private struct Area {
    let report: Int
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>

    init(report: Int, around cell: CellAddress) {
      self.report = report
      rows = cell.row...cell.row
      columns = cell.column...cell.column
    }

    func holds(_ cell: CellAddress) -> Bool { rows.contains(cell.row) && columns.contains(cell.column) }

    mutating func grow(to cell: CellAddress) {
      rows = min(rows.lowerBound, cell.row)...max(rows.upperBound, cell.row)
      columns = min(columns.lowerBound, cell.column)...max(columns.upperBound, cell.column)
    }
  }

  /// The places of a document that was read with provenance; of another one what its findings say by themselves.
  public init(_ document: ReportDocument) {
    origins = ValueOrigins(document.provenance)
    var areas = Array(repeating: [Area](), count: origins.sheets.count)
    for origin in origins.all {
      if areas[origin.sheet].last?.report == origin.report {
        areas[origin.sheet][areas[origin.sheet].count - 1].grow(to: origin.cell)
      } else {
        areas[origin.sheet].append(Area(report: origin.report, around: origin.cell))
      }
    }
    self.areas = Dictionary(uniqueKeysWithValues: zip(origins.sheets, areas))
    var labels: [String: [Int]] = [:]
    for (number, report) in document.reports.enumerated() {
      for label in Set(report.indicators.compactMap(\.label)) { labels[label, default: []].append(number) }
    }
    self.labels = labels
    known = Dictionary(grouping: document.findings.filter { $0.indicator != nil }) { $0.indicator ?? "" }
    doubtful = Set(document.unplaced.compactMap(\.indicator))
    found = [:]
    found = document.findings.reduce(into: [:]) { $0[$1.code, default: []].insert(report(of: $1)) }
  }

  /// What reading found about an indicator of a report.
  package func known(of label: String, in report: Int) -> [Finding] {
    (known[label] ?? []).filter { self.report(of: $0).map { $0 == report } ?? true }
  }

  /// Whether reading found something of these rules in a report.
  package func hasFound(_ codes: [FindingCode], in report: Int) -> Bool {
    codes.contains { found[$0].map { $0.contains(nil) || $0.contains(report) } ?? false }
  }

  /// Whether some cell of any indicator's row found no place.
  package var hasDoubtful: Bool { !doubtful.isEmpty }

  /// Whether some cell of an indicator's row found no place: what is blank in it may be printed.
  package func isDoubtful(_ label: String) -> Bool { doubtful.contains(label) }

  /// The report that a finding is about, by its place in the document: as its pointer says, else by its cell, its sheet or
  /// its indicator; `nil` where it is about the file, or about one of several and nothing says which.
  public func report(of finding: Finding) -> Int? {
    if case .pointer(let pointer) = finding.location { return ValuePointer(pointer)?.report }
    // A table of text is one sheet, which its findings do not name.
    let only = areas.count == 1 && finding.location.ranges.first != nil ? areas.first?.value : nil
    let inSheet = (finding.sheet.map { areas[$0] } ?? only) ?? []
    if inSheet.count == 1 { return inSheet[0].report }
    let ofLabel = finding.indicator.flatMap { labels[$0] } ?? []
    guard let cell = finding.location.ranges.first?.first, !inSheet.isEmpty else {
      let both = inSheet.isEmpty ? ofLabel : ofLabel.filter { one in inSheet.contains { $0.report == one } }
      return both.count == 1 ? both[0] : nil
    }
    if let around = inSheet.first(where: { $0.holds(cell) }) { return around.report }
    // A cell beside or below the values of a report is of the last one that begins above it.
    return inSheet.last { $0.rows.lowerBound <= cell.row }?.report
  }
}
