import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Indicators that are not added up, as sheets print them.
struct AccumulationTests {
  private static let heading = """
    Informe Trimestral 2024|Trimestre que se reporta:|2do. Trimestre 2024
    Unidad Responsable:|504 - Instituto|Programa:|6 - Planeación
    Nivel|Nombre|Definición|Unidad de Medida|Línea Base||Valores Programados|||||Valores Alcanzados|||||Variación|||||Medios de Verificación
    ||||Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|
    """

  private func read(
    _ values: String, unit: String = "Porcentaje", means: String = "Oficio número 12 del área"
  ) -> ReportDocument {
    TestFiles.read(
      "\(Self.heading)\nActividad 2.3|Porcentaje de planes|Mide los planes|\(unit)|47|2023|\(values)|\(means)"
    )
  }

  private func row(_ document: ReportDocument) -> String {
    let indicator = document.reports.first?.indicators.first
    return Measure.usual.map { measure in
      Period.allCases.map { indicator?[measure][$0].map { "\($0)" } ?? "" }.joined(separator: "|")
    }.joined(separator: "|")
  }

  static let rows = [
    "70|80|82|80|78|72|80|||76|-2|0|82|80|2",
    "80|80|80|80|80|75|82|||82|5|-2|80|80|-2",
    "10|20|30|40|40|12|19|||19|-2|1|30|40|21",
    "20|30|50|0|25|20|31|||25.5|0|-1|50|0|-0.5",
    "33.3|33.4|33.5|33.7|33.5|33.1|33.2|||33.2|0.2|0.2|33.5|33.7|0.3",
  ]

  @Test(arguments: rows)
  func `what accumulates otherwise is read as it is, and nothing is reported of it`(_ values: String) {
    let document = read(values)
    #expect(row(document) == values)
    #expect(document.findings.isEmpty && document.unplaced.isEmpty, "\(document.findings.map(\.message))")
    // The same through JSON.
    let again = ArithmeticRules.findings(
      for: document.reports[0].indicators[0], quarter: 2, at: { _ in .file })
    #expect(again.isEmpty)
  }

  @Test(arguments: rows)
  func `an odd word among the texts does not move the values next to it`(_ values: String) {
    let document = read(values, unit: "Eficacia")
    #expect(row(document) == values)
    #expect(
      !document.findings.contains { [.rowRealigned, .rowAmbiguous, .cellsExchanged].contains($0.code) })
    #expect(document.reports.first?.indicators.first?.unitOfMeasure == "Eficacia")
    #expect(document.unplaced.isEmpty)
  }

  @Test(arguments: [
    (
      "70|80|82|80|79|72|80|||76|-2|0|82|80|3", "programmed.cumulative", "312",
      "dice 79, que no es la suma de los trimestres (312), ni el promedio (78), ni el último valor (80), ni un valor constante."
    ),
    (
      "70|80|82|80|78|72|80|||152|-2|0|82|80|-74", "achieved.cumulative", "76",
      "dice 152, que no es el promedio (76), que es como se acumula lo programado (la suma de los trimestres es 152, el último valor es 80)."
    ),
    (
      "10|20|30|40|100|10|21|||32|0|-1|30|40|68", "achieved.cumulative", "31",
      "dice 32, que no es la suma de los trimestres (31), que es como se acumula lo programado (el promedio es 15.5, el último valor es 21)."
    ),
    (
      "0|0|0|100|100|20|8|||8|-20|-8|0|100|72", "achieved.cumulative", "28",
      "dice 8, que es el último valor, pero no la suma de los trimestres (28), y nada más en el renglón lo confirma."
    ),
    (
      "|||100|90|0|0|||0|0|0|0|100|90", "programmed.cumulative", "100",
      "dice 90, que no es la suma de los trimestres (100)."
    ),
  ])
  func `a value that no way gives is reported with what each would give`(
    _ values: String, _ field: String, _ expected: String, _ says: String
  ) throws {
    let document = read(values)
    let finding = try #require(
      document.findings.first { [.programmedSum, .achievedSum].contains($0.code) })
    #expect(finding.field?.rawValue == field && finding.expected == expected)
    #expect(finding.message.spanish.hasSuffix(says), "\(finding.message.spanish)")
    #expect(row(document) == values)
  }

  @Test func `a sum of doubles is the sum of what they show`() {
    // What a formula left: 0.30000000000000004, 0.6000000000000001.
    let document = read("0.1|0.2|0|0|\(0.1 + 0.2)|0.1|0.2|||\(0.1 + 0.2)|0|0|0|0|0", unit: "Documento")
    #expect(document.findings.isEmpty && row(document).hasPrefix("0.1|0.2|0|0|0.3|"))
    let wrong = read("1000|1000|1000|1000|4000.0000000005|1000|1000|||2000|0|0|1000|1000|2000.0000000005")
    #expect(wrong.findings.map(\.code) == [.programmedSum])
  }

  /// Rows of averages and stocks with a cell lost, doubled, or put in.
  @Test func `no damage makes a value of one field appear in another in silence`() {
    var right = 0
    for seed in 1...400 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      func number() -> Decimal { Decimal(Int.random(in: 0...90, using: &random)) }
      let way = [Accumulation.average, .lastValue, .constant][Int(seed % 3)]
      let constant = number()
      func made(_ count: Int) -> [Decimal?] {
        let quarters = (0..<count).map { _ in way == .constant ? constant : number() }
        let blanks = [Decimal?](repeating: nil, count: 4 - count)
        let mean = quarters.reduce(0, +) / Decimal(count)
        return quarters + blanks + [way == .average ? mean : quarters.last]
      }
      let (goals, done) = (made(4), made(2))
      let left = zip(goals, done).map { ($0 ?? 0) - ($1 ?? 0) }
      let truth = (goals + done + left).map { $0.map { "\($0)" } ?? "" }
      var cells = truth
      let place = Int.random(in: 0..<cells.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: cells.remove(at: place)
      case 1: cells.insert("", at: place)
      case 2: cells.insert(cells[place], at: place)
      default: cells.removeSubrange(place..<min(place + 2, cells.count))
      }
      let document = read(cells.joined(separator: "|"))
      let found = row(document).split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      let wrong = zip(found, truth).filter { !$0.isEmpty && $0 != $1 }
      let isReported = document.findings.contains { $0.severity >= .warning }
      if found == truth { right += 1 }
      #expect(wrong.isEmpty || isReported || found == cells, "seed \(seed): \(cells) read as \(found)")
      let placed = found.count { !$0.isEmpty } + document.unplaced.count { Double($0.text) != nil }
      #expect(placed == cells.count { !$0.isEmpty }, "seed \(seed)")
    }
    #expect(right > 0)
  }
}
