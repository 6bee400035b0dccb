package import SheetIO

/// Every report says its year and its quarter.
package enum PeriodRules {
  /// The findings for one report; `place` is what should have said it, as the subject of a sentence.
  package static func findings(for report: Report, of place: BilingualText, sheet: String? = nil) -> [Finding]
  {
    let missing: [(code: FindingCode, field: String, isMissing: Bool)] = [
      (.yearMissing, "fiscalYear", report.fiscalYear == nil),
      (.quarterMissing, "quarter", report.quarter == nil),
    ]
    return missing.filter(\.isMissing).map { code, field, _ in
      Finding(code, ["es": place.spanish, "en": place.english], sheet: sheet, field: field)
    }
  }

  /// The findings for the report of this number, from 0, in a document that is not a sheet.
  package static func findings(for report: Report, number: Int) -> [Finding] {
    findings(
      for: report, of: BilingualText(es: "El informe \(number + 1)", en: "Report \(number + 1)"))
  }
}
