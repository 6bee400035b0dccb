import MIRSchema

/// Whether what was read of a sheet is a report at all.
///
/// Grades, budgets and sales have names and quarters too. A report has a row of a known level; or, blank or without
/// levels, several headings that only indicators have.
enum ReportEvidence {
  static func isReport(_ reading: SheetReading) -> Bool {
    if reading.reports.contains(where: { $0.indicators.contains { isKnown($0.level) } }) { return true }
    let isBlank = reading.reports.allSatisfy(\.indicators.isEmpty)
    return reading.bands.contains { band in
      let keys = Set(band.columns.fields.values)
      if isBlank, keys.contains(.level) { return true }
      let measures = Set(keys.compactMap(Measure.of))
      return measures.contains(.programmed) && measures.contains(.achieved)
        && keys.count { ownHeadings.contains($0) } >= leastOwnHeadings
    }
  }

  private static func isKnown(_ level: String?) -> Bool {
    Level(official: level) != nil
  }

  /// Headings that only tables of indicators have.
  private static let ownHeadings: Set<FieldKey> = [
    .level, .definition, .calculationMethod, .type, .dimension, .frequency, .expectedDirection,
    .accumulation, .baselineValue,
    .meansOfVerification, .assumptions, .narrativeSummary,
  ]
  private static let leastOwnHeadings = 3
}
