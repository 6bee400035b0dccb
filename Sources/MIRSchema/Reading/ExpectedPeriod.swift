/// The quarter and year that reports are expected to be of.
package struct ExpectedPeriod: Hashable, Sendable {
  private let period: PeriodReading

  /// Reads `2025-T1`, `2025` or any spelling of a quarter and a year; `nil` when no year is told.
  package init?(_ text: String) {
    period = PeriodReading(text.replacing("-", with: " "))
    guard period.year != nil else { return nil }
  }

  /// A finding for each report of another period.
  package func findings(for document: ReportDocument) -> [Finding] {
    document.reports.enumerated().compactMap { index, report in
      let isRight =
        report.fiscalYear == period.year && (period.quarter == nil || report.quarter == period.quarter)
      guard !isRight else { return nil }
      let sheets = document.source.sheets
      return Finding(
        .periodUnexpected, sheet: sheets.count == document.reports.count ? sheets[index] : nil,
        raw: PeriodReading.text(quarter: report.quarter, year: report.fiscalYear) ?? "–",
        expected: PeriodReading.text(quarter: period.quarter, year: period.year))
    }
  }
}
