import SheetIO

/// One accident: a finding, or several that one cause explains, in one row or in rows that went wrong alike.
public struct FindingGroup: Sendable {
  /// The findings, the one that weighs most first; never empty.
  public let findings: [Finding]

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

  /// Whether it is about where the cells of rows went.
  package var isAboutPlacing: Bool { lead.code.isAboutPlacing }

  /// A group of these findings; `nil` of none.
  package init?(_ findings: [Finding]) {
    guard !findings.isEmpty else { return nil }
    self.findings = findings.enumerated().sorted {
      ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
    }.map(\.element)
  }

  /// The findings as accidents, in the order in which each begins.
  ///
  /// What is said of where a row's cells went is one accident of that row; rows of which the same is said are one
  /// accident of all. Of other rules, findings that differ in nothing but their place are one.
  public static func groups(of findings: [Finding]) -> [FindingGroup] {
    var rows = Bundles<RowKey>()
    for finding in findings { rows.add(finding, RowKey(finding)) }
    var accidents = Bundles<[Kind]>()
    for row in rows.all { accidents.add(row, row.map(Kind.init)) }
    return accidents.all.compactMap(FindingGroup.init)
  }

  /// The row whose cells went astray; of anything else nothing but the finding itself.
  private enum RowKey: Hashable {
    case row(sheet: String?, indicator: String?, row: Int)
    case other(Finding)

    init(_ finding: Finding) {
      if finding.code.isAboutPlacing, let cells = finding.location.cells {
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
      columns =
        isAlike
        ? finding.location.cells.map { [$0.first.column, $0.last.column] } ?? [] : []
    }
  }

  /// Findings by a key, in the order in which the keys came.
  private struct Bundles<Key: Hashable> {
    private var places: [Key: Int] = [:]
    private(set) var all: [[Finding]] = []

    mutating func add(_ finding: Finding, _ key: Key) { add([finding], key) }

    mutating func add(_ findings: [Finding], _ key: Key) {
      if let place = places[key] {
        all[place] += findings
      } else {
        places[key] = all.count
        all.append(findings)
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
