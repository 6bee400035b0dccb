import MIRSchema
import SheetIO

/// What reports of earlier quarters say that the last report of the year leaves blank, or says otherwise.
struct EarlierQuarters {
  /// A report with the quarter that it is of, and what was achieved by the indicator's label.
  typealias Report = (path: String, quarter: Int, achieved: [String: QuarterValues])

  private let last: [String: QuarterValues]
  private let path: String
  private let reports: [Report]

  init(last: [String: QuarterValues], path: String, of reports: [Report]) {
    self.last = last
    self.path = path
    self.reports = reports
  }

  private func periods(of report: Report) -> [Period] {
    Period.allCases.enumerated().filter { $0.offset + 1 == report.quarter && $0.element != .cumulative }.map(
      \.element)
  }

  /// By the indicator's label: what each report says of its own quarter, where the last one says nothing.
  var fills: [String: QuarterValues] {
    var result: [String: QuarterValues] = [:]
    for report in reports {
      for (label, values) in report.achieved {
        for period in periods(of: report) where last[label]?[period] == nil {
          if let value = values[period] { result[label, default: QuarterValues()][period] = value }
        }
      }
    }
    return result
  }

  /// Reports where a report says something else than the last one, and what only it has.
  func tell() {
    for report in reports {
      let different = report.achieved.keys.filter { label in
        periods(of: report).contains { period in
          guard let one = report.achieved[label]?[period], let other = last[label]?[period] else {
            return false
          }
          return one != other
        }
      }.sorted().joined(separator: ", ")
      let gone = report.achieved.keys.filter { last[$0] == nil }.sorted().joined(separator: ", ")
      if !different.isEmpty {
        Console.error(
          BilingualText(
            es:
              "aviso: \(path) y \(report.path) no coinciden en lo alcanzado en el trimestre \(report.quarter): \(different). Vale el último informe.",
            en:
              "warning: \(path) and \(report.path) disagree about what was achieved in quarter \(report.quarter): \(different). The latest report is used."
          )[Console.current])
      }
      if !gone.isEmpty {
        Console.error(
          BilingualText(
            es: "aviso: \(report.path) tiene indicadores que \(path) ya no tiene: \(gone).",
            en: "warning: \(report.path) has indicators that \(path) no longer has: \(gone)."
          )[Console.current])
      }
    }
  }
}
