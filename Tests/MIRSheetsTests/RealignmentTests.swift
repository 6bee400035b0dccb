import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// Rows whose cells are not under their headings.
struct RealignmentTests {
  private static let heading = """
    Informe Trimestral 2024|Trimestre que se reporta:|2do. Trimestre 2024
    Unidad Responsable:|504 - Instituto|Programa:|6 - Planeación
    Nivel|Nombre|Definición|Unidad de Medida|Línea Base||Valores Programados|||||Valores Alcanzados|||||Variación|||||Medios de Verificación
    ||||Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|
    """
  private static let start = "Actividad 2.3|Porcentaje de planes|Mide los planes|Porcentaje|47|2023"

  private func read(_ values: String, start: String = Self.start) -> ReportDocument {
    TestFiles.read(Self.heading + "\n" + start + "|" + values)
  }

  private func row(_ document: ReportDocument, _ measure: Measure) -> String {
    let indicator = document.reports.first?.indicators.first
    return Period.allCases.map { indicator?[measure][$0].map { "\($0)" } ?? "·" }.joined(separator: " ")
  }

  /// Damage seen in a real report, with what can be known all the same.
  struct Damage: CustomTestStringConvertible {
    let testDescription: String
    let values: String
    let achieved: String
    let variation: String
    var unplaced: [String] = []
    var codes: [String] = ["row-realigned"]
  }

  static let damages = [
    Damage(
      testDescription: "as printed", values: "20|40|0|40|100|20|40|||60|0|0|0|40|40|Oficio",
      achieved: "20 40 · · 60", variation: "0 0 0 40 40", codes: []),
    Damage(
      testDescription: "two blanks too many", values: "12|28|35|25|100|9|28|||||37|3|0|35|25|63|Oficio",
      achieved: "9 28 · · 37", variation: "3 0 35 25 63"),
    Damage(
      testDescription: "one blank too few", values: "12|28|35|25|100|9|28||37|3|0|35|25|63|Oficio",
      achieved: "9 28 · · 37", variation: "3 0 35 25 63"),
    Damage(
      testDescription: "no blanks at all", values: "12|28|35|25|100|9|28|37|3|0|35|25|63|Oficio",
      achieved: "9 28 · · 37", variation: "3 0 35 25 63"),
    Damage(
      testDescription: "cut, and two readings of the last number", values: "20|20|30|30|100|20||80|",
      achieved: "20 · 80 · ·", variation: "· · · · ·", codes: ["achieved-ahead-of-quarter"]),
  ]

  @Test(arguments: damages)
  func `a damaged row is put right where arithmetic is clear`(_ damage: Damage) {
    let document = read(damage.values)
    #expect(row(document, .achieved) == damage.achieved)
    #expect(row(document, .variation) == damage.variation)
    #expect(document.unplaced.map(\.text) == damage.unplaced)
    #expect(document.findings.map(\.code.rawValue) == damage.codes)
  }

  @Test(arguments: [1, 2, 5, 9, 20])
  func `a row that is too far to the right is read in its place`(_ columns: Int) {
    let shift = String(repeating: "|", count: columns)
    let document = read("20|40|0|40|100|20|40|||60|0|0|0|40|40|Oficio", start: shift + Self.start)
    #expect(row(document, .achieved) == "20 40 · · 60")
    #expect(row(document, .variation) == "0 0 0 40 40")
    #expect(document.reports.first?.indicators.first?.meansOfVerification == "Oficio")
    #expect(document.findings.map(\.code) == [.rowShifted])
  }

  @Test func `where two readings compete, the finding names both`() throws {
    // Nine columns to the right, and cut: 80 is the year's variation, or what the second quarter achieved.
    let shift = String(repeating: "|", count: 9)
    let document = read("20|20|30|30|100|20||80|", start: shift + Self.start)
    #expect(row(document, .achieved) == "20 · · · ·")
    #expect(row(document, .variation) == "· · · · ·")
    #expect(document.unplaced.map(\.text) == ["80"])
    let finding = try #require(document.findings.first { $0.code == .rowAmbiguous })
    #expect(finding.severity == .error && finding.raw == "80")
    #expect(finding.message.spanish.contains("Variación - Acumulado"))
    #expect(finding.message.spanish.contains("Valores Alcanzados - 2do. Trim."))
  }

  /// Random rows with random damage: the cells of the values, and the truth.
  private struct DamagedRow {
    var cells: [String]
    var truth: [String]

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      func number() -> Int {
        [0, 0, Int.random(in: 1...60, using: &random)].randomElement(using: &random) ?? 0
      }
      let goals = (0..<4).map { _ in number() }
      let done = (0..<2).map { index in Bool.random(using: &random) ? goals[index] : number() }
      let programmed = goals + [goals.reduce(0, +)]
      let achieved = done.map(String.init) + ["", "", "\(done.reduce(0, +))"]
      let variation = zip(programmed, achieved).map { "\($0 - (Int($1) ?? 0))" }
      truth = programmed.map(String.init) + achieved + variation
      cells = truth
      for _ in 0...Int.random(in: 0...1, using: &random) {
        let place = Int.random(in: 5..<cells.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: cells.remove(at: place)
        case 1: cells.insert("", at: place)
        case 2: cells.insert(contentsOf: ["", ""], at: place)
        default: cells.removeSubrange(place..<min(place + 2, cells.count))
        }
      }
    }
  }

  @Test func `no damage makes a value of one field appear in another in silence`() {
    var (right, printed, whole) = (0, 0, 0)
    for seed in 1...600 as ClosedRange<UInt64> {
      let damaged = DamagedRow(seed: seed)
      let document = read(damaged.cells.joined(separator: "|") + "|Oficio número 12 del área")
      let found = Measure.usual.flatMap { row(document, $0).split(separator: " ").map(String.init) }
      let truth = damaged.truth.map { $0.isEmpty ? "·" : $0 }
      #expect(found.count == truth.count, "seed \(seed)")
      let wrong = zip(found, truth).filter { $0 != "·" && $0 != $1 }
      let told = document.findings.contains { $0.severity >= .warning }
      // A zero next to a blank can slide without arithmetic noticing: then the row is read as it is.
      let asPrinted = found == damaged.cells.map { $0.isEmpty ? "·" : $0 }
      #expect(wrong.isEmpty || told || asPrinted, "seed \(seed): \(damaged.cells) read as \(found)")
      // Every cell is a value, or is reported as unplaced.
      let placed = found.count { $0 != "·" } + document.unplaced.count { Int($0.text) != nil }
      #expect(placed == damaged.cells.count { !$0.isEmpty }, "seed \(seed)")
      let values = damaged.cells.count { !$0.isEmpty }
      let rightValues = zip(found, truth).count { $0 != "·" && $0 == $1 }
      printed += values
      right += rightValues
      if wrong.isEmpty, rightValues == values { whole += 1 }
    }
    // Most of what was printed is read under its own field, and most rows are put right outright.
    #expect(right * 100 >= printed * 95, "\(right) of \(printed) values are right")
    #expect(whole >= 450, "\(whole) of 600 rows are whole")
  }
}
