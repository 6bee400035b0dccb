import SheetIO

/// What is found in the values of a JSON, as it is found in those of a sheet.
enum JSONChecks {
  /// The findings, each with the cell that the document knows for the value, else with its JSON pointer.
  static func findings(in document: ReportDocument) -> [Finding] {
    let cells = Dictionary(document.provenance.map { ($0.pointer, $0) }) { first, _ in first }
    let doubtful = doubtfulIndicators(in: document)
    var findings: [Finding] = []
    for (number, report) in document.reports.enumerated() {
      findings += PeriodRules.findings(for: report, number: number)
      var mismatches: [Finding] = []
      let columns = document.origin.flatMap { headed(in: report, of: $0) }.map { ValueSet(keys: $0) } ?? .all
      let sign = VariationSign(of: report)
      for (index, indicator) in report.indicators.enumerated() {
        let isDoubtful = indicator.label.map(doubtful.contains) ?? false
        let found = ArithmeticRules.findings(
          for: indicator, quarter: report.quarter, disputed: isDoubtful ? blanks(of: indicator) : [],
          headed: columns, isReversed: sign != nil
        ) { key in
          let pointer = "/reports/\(number)/indicators/\(index)/\(key.pointer)"
          guard let origin = cells[pointer] else { return .pointer(pointer) }
          return .cell(origin.cell, of: origin.sheet)
        }
        mismatches += found
      }
      if let sign {
        // Where a sheet was read, it is the sheet that is spoken of.
        let sheet = cells["/reports/\(number)/indicators/0/level"]?.sheet ?? document.origin?.sheets.first
        mismatches.append(sign.finding(at: sheet.map { .sheet($0) } ?? .pointer("/reports/\(number)")))
      }
      findings += mismatches
    }
    return findings
  }

  /// The indicators of whose row something found no place: what is blank in them may have been printed.
  private static func doubtfulIndicators(in document: ReportDocument) -> Set<String> {
    Set(document.unplaced.compactMap(\.indicator))
  }

  private static func blanks(of indicator: Indicator) -> Set<FieldKey> {
    var keys: Set<FieldKey> = []
    for measure in Measure.allCases {
      for period in Period.allCases where indicator[measure][period] == nil {
        keys.insert(measure.key(period))
      }
    }
    return keys
  }

  /// The values that a sheet had a column for: those that some indicator has; `nil` where no sheet was read.
  private static func headed(in report: Report, of origin: Source) -> Set<FieldKey>? {
    guard !origin.sheets.isEmpty else { return nil }
    return Measure.allCases.reduce(into: []) { keys, measure in
      for period in Period.allCases
      where report.indicators.contains(where: { $0[measure][period] != nil }) {
        keys.insert(measure.key(period))
      }
    }
  }
}
