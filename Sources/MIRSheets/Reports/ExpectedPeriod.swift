import Foundation
package import MIRSchema

/// The quarter and year that reports are expected to be of.
package struct ExpectedPeriod: Hashable, Sendable {
  private let period: PeriodReading

  /// Reads `2025-T1`, `2025` or any spelling of a quarter and a year; `nil` for what is neither, or more than that.
  package init?(_ text: String) {
    let text = text.replacing("-", with: " ").trimmingCharacters(in: .whitespaces)
    period = PeriodReading(text)
    guard let year = period.year else { return nil }
    // A quarter that there is not, `2025-T9`, must not turn into the whole year.
    guard period.quarter != nil || text == String(year) else { return nil }
    // Nor may a quarter hide a second number: `2025-T1-7`.
    let numbers = text.split { !$0.isNumber }.filter { $0 != String(year) }
    guard numbers.count <= 1 else { return nil }
  }

  /// A finding for each report of another period.
  package func findings(for document: ReportDocument) -> [Finding] {
    document.reports.enumerated().compactMap { index, report in
      let isRight =
        report.fiscalYear == period.year && (period.quarter == nil || report.quarter == period.quarter)
      guard !isRight else { return nil }
      let sheets = document.source.sheets
      return Finding(
        .periodUnexpected, at: sheets.count == document.reports.count ? .sheet(sheets[index]) : .file,
        raw: PeriodReading.text(quarter: report.quarter, year: report.fiscalYear) ?? "–",
        expected: PeriodReading.text(quarter: period.quarter, year: period.year))
    }
  }
}
