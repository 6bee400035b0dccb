import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// What a CSV does not hold is reported.
struct CSVLossTests {
  private static func document(unplaced: Int = 0, findings: Int = 0) -> ReportDocument {
    var report = Report()
    var indicator = Indicator()
    indicator.level = "Fin"
    indicator.definition = "Mide"
    indicator.baseline.value = 4
    indicator.achieved.q1 = 4
    report.indicators = [indicator]
    report.notes = ["Nota"]
    report.signatures = [Signature(role: "Elaboró")]
    var document = ReportDocument(source: Source(format: "xlsx"), reports: [report, Report()])
    document.unplaced = (0..<unplaced).map { _ in UnplacedCell(sheet: nil, cell: nil, text: "x") }
    document.findings = (0..<findings).map { _ in Finding(.textLost) }
    return document
  }

  @Test(
    arguments: [
      (0, 0, false, nil),
      (1, 0, false, "El CSV no guarda 1 celda sin lugar; el JSON sí (--to json)."),
      (3, 10, false, "El CSV no guarda 3 celdas sin lugar ni 10 hallazgos; el JSON sí (--to json)."),
      (
        0, 1, true,
        "El CSV no guarda 1 hallazgo, 1 informe sin indicadores, 2 firmas, notas, ejes y objetivos ni 2 datos de indicadores; el JSON sí (--to json)."
      ),
    ] as [(Int, Int, Bool, String?)])
  func `what the CSV has no column for is counted`(
    _ unplaced: Int, _ findings: Int, _ isLong: Bool, _ message: String?
  ) {
    var losses = CSVLosses(isLong: isLong)
    losses.add(Self.document(unplaced: unplaced, findings: findings))
    #expect(losses.message?.spanish == message)
  }

  @Test func `the documents of a run are counted together`() {
    var losses = CSVLosses(isLong: false)
    for _ in 0..<3 { losses.add(Self.document(unplaced: 2)) }
    #expect(losses.message?.english == "The CSV does not keep 6 unplaced cells; the JSON does (--to json).")
  }
}
