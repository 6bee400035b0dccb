import SheetIO

/// One accident: a finding, or several that one cause explains, in one row or in rows that went wrong alike.
public struct FindingGroup: Sendable {
  /// The findings, the one that weighs most first; never empty.
  public let findings: [Finding]
  /// The report that it is about, by its place in the document; `nil` where it is about the file, or that is not known.
  public let report: Int?

  /// The finding that speaks for all.
  public var lead: Finding { findings[0] }
  /// The greatest weight of any.
  public var severity: Severity { lead.severity }
  /// The indicators that are concerned, each once.
  public var indicators: [String] {
    var seen: Set<String> = []
    return findings.compactMap(\.indicator).filter { seen.insert($0).inserted }
  }
  /// The places of the lead and of those like it in other rows, in order.
  public var places: [Finding.Location] {
    findings.filter { $0.code == lead.code }.map(\.location)
  }

  /// The findings of which the lead does not say the same.
  package var others: [Finding] { findings.dropFirst().filter { $0.message != lead.message } }

  /// Whether it is about where the cells of rows went.
  package var isAboutPlacing: Bool { lead.code.isAboutPlacing }

  /// A group of these findings; `nil` of none.
  package init?(_ findings: [Finding], report: Int? = nil) {
    guard !findings.isEmpty else { return nil }
    self.report = report
    self.findings = findings.enumerated().sorted {
      ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
    }.map(\.element)
  }

  /// The findings as accidents, in the order in which each begins.
  ///
  /// What is said of where a row's cells went is one accident of that row; rows of which the same is said are one
  /// accident of all. Of other rules, findings that differ in nothing but their place are one.
  ///
  /// With the places of a document's reports, what is said of one report is never joined with what is said of another.
  public static func groups(of findings: [Finding], in places: ReportPlaces? = nil) -> [FindingGroup] {
    var rows = Bundles<InReport<RowKey>>()
    for finding in findings {
      rows.add([finding], InReport(report: places?.report(of: finding), key: RowKey(finding)))
    }
    var accidents = Bundles<InReport<[Kind]>>()
    for row in rows.all {
      accidents.add(row.findings, InReport(report: row.key.report, key: row.findings.map(Kind.init)))
    }
    return accidents.all.compactMap { FindingGroup($0.findings, report: $0.key.report) }
  }

  private struct InReport<Key: Hashable>: Hashable {
    let report: Int?
    let key: Key
  }

  /// The row whose cells went astray; of anything else nothing but the finding itself.
  private enum RowKey: Hashable {
    case row(sheet: String?, indicator: String?, row: Int)
    case other(Finding)

    init(_ finding: Finding) {
      if finding.code.isAboutPlacing, let cells = finding.location.ranges.first {
        self = .row(sheet: finding.sheet, indicator: finding.indicator, row: cells.first.row)
      } else {
        self = .other(finding)
      }
    }
  }

  /// What findings of one accident have in common.
  private struct Kind: Hashable {
    let code: FindingCode
    let name: String
    let severity: Severity
    let sheet: String?
    let field: FieldKey?
    let raw: String?
    let expected: String?
    let columns: [Int]
    let kin: String?

    init(_ finding: Finding) {
      code = finding.code
      name = finding.name
      severity = finding.severity
      sheet = finding.sheet
      field = finding.field
      let isAlike = finding.code.isAboutPlacing
      let isNote = finding.severity == .info
      // Of a row that went astray its columns say what happened; its cells differ from row to row.
      raw = isAlike || isNote ? nil : finding.raw
      expected = isAlike || isNote ? nil : finding.expected
      kin = finding.argument("kin")
      columns = isAlike ? finding.location.ranges.flatMap { [$0.first.column, $0.last.column] } : []
    }
  }

  /// Findings by a key, in the order in which the keys came.
  private struct Bundles<Key: Hashable> {
    private var places: [Key: Int] = [:]
    private(set) var all: [(key: Key, findings: [Finding])] = []

    mutating func add(_ findings: [Finding], _ key: Key) {
      if let place = places[key] {
        all[place].findings += findings
      } else {
        places[key] = all.count
        all.append((key, findings))
      }
    }
  }
}

extension FindingCode {
  /// Whether a rule says where the cells of a row went.
  package var isAboutPlacing: Bool {
    switch self {
    case .rowShifted, .rowRealigned, .textsRealigned, .cellsExchanged, .rowAmbiguous: true
    default: false
    }
  }
}
