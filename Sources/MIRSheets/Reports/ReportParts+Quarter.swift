import MIRSchema
import SheetIO

extension ReportParts {
  /// Gives the sheets of one report the quarter that most of them say, as the pages of one sheet get it.
  ///
  /// Sheets are of one report when they have unit, programme and year in common and no indicator twice: reports of several
  /// quarters have the same indicators.
  func settleQuarters(in document: inout ReportDocument) {
    for group in Self.groups(of: document.reports) where Set(group.map { sheets[$0] }).count == group.count {
      let votes = Dictionary(grouping: group) { document.reports[$0].quarter ?? 0 }
      guard votes.count > 1, let most = votes.max(by: { $0.value.count < $1.value.count }), most.key > 0,
        most.value.count * 2 > group.count, most.value.count >= Self.fewestInMajority
      else { continue }
      for index in group where document.reports[index].quarter.map({ $0 != most.key }) == true {
        outvote(index, by: most.key, in: &document)
      }
    }
  }

  /// Reports of one unit, programme and year whose indicators are apart.
  private static func groups(of reports: [Report]) -> [[Int]] {
    struct Head: Hashable {
      let unit: CodedText
      let program: CodedText
      let year: Int?
    }
    let named = reports.indices.filter { index in
      reports[index].responsibleUnit != CodedText() && reports[index].program != CodedText()
    }
    let groups = Dictionary(grouping: named) { index in
      Head(
        unit: reports[index].responsibleUnit, program: reports[index].program,
        year: reports[index].fiscalYear)
    }
    return groups.values.filter { group in
      // One alone has nobody to agree with.
      guard group.count > 1 else { return false }
      var labels: Set<String> = []
      return group.allSatisfy { index in
        reports[index].indicators.allSatisfy { $0.label.map { labels.insert($0).inserted } ?? false }
      }
    }.sorted { $0[0] < $1[0] }
  }

  private static let fewestInMajority = 2

  private func outvote(_ index: Int, by quarter: Int, in document: inout ReportDocument) {
    let sheet = sheets[index]
    let cells = Dictionary(document.provenance.map { ($0.pointer, $0) }) { first, _ in first }
    let said = cells["/reports/\(index)/quarter"]
    document.findings.removeAll { $0.code == .achievedAhead && $0.sheet == sheet }
    document.findings.append(
      Finding(
        .quarterOutvoted, at: .cell(said?.cell, of: sheet), field: .quarter,
        raw: said?.raw ?? document.reports[index].quarter.map(String.init), expected: "\(quarter)"))
    document.reports[index].quarter = quarter
    for (position, indicator) in document.reports[index].indicators.enumerated() {
      document.findings += ArithmeticRules.findings(for: indicator, quarter: quarter) { key in
        let pointer = Indicator.fieldsByKey[key]?.description.pointer ?? key.pointer
        return .cell(cells["/reports/\(index)/indicators/\(position)/\(pointer)"]?.cell, of: sheet)
      }.filter { $0.code == .achievedAhead }
    }
  }
}
