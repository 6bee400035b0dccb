import MIRSchema
import SheetIO

/// How a run over several files ends: the worst of its files.
struct Outcome {
  private(set) var code = Failure.Code.done
  /// What the CSV does not hold of the documents that were reported, where a CSV is written.
  var losses: CSVLosses?

  mutating func note(_ other: Failure.Code) { code = max(code, other) }

  /// Reports what was found in a document, and notes it where it weighs as much as `failOn`; a code other than 0 says
  /// why also when nothing else is to be said.
  mutating func tell(_ document: ReportDocument, failOn: Convert.Threshold, isQuiet: Bool) {
    losses?.add(document)
    let file = document.source.file ?? "-"
    if !isQuiet { Console.tell(document.findings, of: file) }
    guard let threshold = failOn.severity else { return }
    let count = document.findings.count { $0.severity >= threshold }
    guard count > 0 else { return }
    note(.findings)
    if isQuiet {
      let told = BilingualText(count, es: ("hallazgo", "hallazgos"), en: ("finding", "findings"))
      Console.error(.error, ": \(file): \(told.spoken).")
    }
  }
}
