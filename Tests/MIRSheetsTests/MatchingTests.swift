import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Columns are matched to fields all at once; arithmetic holds the groups against the rows.
struct MatchingTests {
  @Test func `the assignment is the cheapest of all`() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let size = Int.random(in: 1...5, using: &random)
      let width = Int.random(in: size...6, using: &random)
      let costs = (0..<size).map { _ in
        (0..<width).map { _ in Double(Int.random(in: -5...20, using: &random)) }
      }
      #expect(MinimumAssignment(costs).cost == Self.cheapest(costs, from: 0, without: []))
      #expect(Set(MinimumAssignment(costs).columns).count == size)
    }
  }

  private static func cheapest(_ costs: [[Double]], from row: Int, without taken: Set<Int>) -> Double {
    guard row < costs.count else { return 0 }
    return costs[row].indices.filter { !taken.contains($0) }
      .map { costs[row][$0] + cheapest(costs, from: row + 1, without: taken.union([$0])) }.min() ?? .infinity
  }

  private static let texts = "Nivel|Nombre|Definición|Tipo|Dimensión|"
  private static let quarters = "1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado"
  private static let row = "Porcentaje de obras|Mide las obras|De gestión|Eficacia|"

  private func table(
    _ heading: String, groups: [String] = ["Valores Programados", "Valores Alcanzados", "Variación"]
  )
    -> ReportDocument
  {
    let group = groups.map { $0 + "||||" }.joined(separator: "|")
    let blanks = String(repeating: "|", count: 5)
    return TestFiles.read(
      """
      Informe Trimestral 2024|Trimestre que se reporta:|2do. Trimestre 2024
      \(heading)\(group)
      \(blanks)\(Self.quarters)|\(Self.quarters)|\(Self.quarters)
      Fin|\(Self.row)0|0|0|100|100|0|0|||0|0|0|0|100|100
      Componente 1|\(Self.row)10|20|30|40|100|10|15|||25|0|5|30|40|75
      Actividad 1.1|\(Self.row)40|20|30|10|100|30|15|||45|10|5|30|10|55
      """)
  }

  private func codes(_ document: ReportDocument) -> [String] {
    document.findings.filter { $0.severity > .info && $0.sheet != nil }.map(\.code.rawValue)
      .filter { $0.hasPrefix("heading") }
  }

  @Test func `an unknown heading over catalogue values is recognised by its content`() throws {
    let document = table("Nivel|Nombre|Definición|Tipo|Xzq|")
    #expect(document.reports.first?.indicators.map(\.dimension) == ["Eficacia", "Eficacia", "Eficacia"])
    let finding = try #require(document.findings.first { $0.code == .headingGuessed })
    #expect(finding.severity == .warning && finding.field == "dimension" && finding.cell == "E2")
  }

  @Test func `two headings over each other's columns follow what the columns hold, and that is reported`() {
    let document = table("Nivel|Nombre|Definición|Dimensión|Tipo|")
    #expect(document.reports.first?.indicators.map(\.type) == ["De gestión", "De gestión", "De gestión"])
    #expect(document.reports.first?.indicators.map(\.dimension) == ["Eficacia", "Eficacia", "Eficacia"])
    #expect(codes(document) == ["heading-guessed", "heading-guessed"])
  }

  @Test func `a column of something else is left unplaced and reported with the nearest name`() throws {
    let document = table("Nivel|Nombre|Definision del área|Tipo|Dimensión|")
    let finding = document.findings.first { $0.code == .headingUnknown || $0.code == .headingGuessed }
    #expect(finding?.raw == "Definision del área")
  }

  @Test
  func `groups that have each other's heading are read by the arithmetic of the rows, and that is reported`()
  {
    let right = table(Self.texts)
    let wrong = table(Self.texts, groups: ["Valores Alcanzados", "Valores Programados", "Variación"])
    #expect(wrong.reports.first?.indicators == right.reports.first?.indicators)
    #expect(codes(right).isEmpty)
    #expect(codes(wrong) == ["heading-contradicted", "heading-contradicted"])
  }

  @Test
  func
    `a whole year whose every variation is achieved less programmed keeps its headings, and that is reported`()
  {
    let document = TestFiles.read(
      """
      Informe Trimestral 2024|Trimestre que se reporta:|4to. Trimestre 2024
      Nivel|Nombre|Valores Programados|||||Valores Alcanzados|||||Variación||||
      ||\(Self.quarters)|\(Self.quarters)|\(Self.quarters)
      Componente 1|Sesiones|560|580|570|590|2300|548|602|533|611|2294|-12|22|-37|21|-6
      Actividad 1.1|Asesorías|160|170|165|175|670|151|183|158|181|673|-9|13|-7|6|3
      Actividad 1.2|Talleres|10|12|14|16|52|9|13|15|17|54|-1|1|1|1|2
      """)
    let indicators = document.reports.first?.indicators ?? []
    #expect(indicators.map(\.programmed.cumulative) == [2300, 670, 52])
    #expect(indicators.map(\.achieved.q2) == [602, 183, 13])
    #expect(document.findings.contains { $0.code == .variationReversed })
  }

  @Test func `variation printed as achieved less programmed leaves the headings where they are`() {
    let document = TestFiles.read(
      """
      Informe Trimestral 2024|Trimestre que se reporta:|4to. Trimestre 2024
      Nivel|Nombre|Valores Programados|||||Valores Alcanzados|||||Variación||||
      ||\(Self.quarters)|\(Self.quarters)|\(Self.quarters)
      Componente 1|Porcentaje|10|20|30|40|100|10|15|30|40|95|0|-5|0|0|-5
      Actividad 1.1|Porcentaje|40|20|30|10|100|30|15|30|10|85|-10|-5|0|0|-15
      """)
    #expect(document.reports.first?.indicators.map(\.achieved.cumulative) == [95, 85])
    #expect(codes(document).isEmpty)
    #expect(!document.findings.contains { $0.code == .cellsExchanged })
  }
}
