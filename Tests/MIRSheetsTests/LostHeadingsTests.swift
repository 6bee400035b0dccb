import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// Headings that were erased, or lost with the top of their page.
struct LostHeadingsTests {
  private static let head = """
    Informe Trimestral 2024|||Trimestre que se reporta:|4to. Trimestre 2024
    Unidad Responsable:|12 - Cultura
    Programa Presupuestario:|21 - Identidad
    """
  /// Pairs and a share under each quarter and under the year.
  private static let names = ["Programado", "Alcanzado", "%"]
  private static let values = "9|8|88|9|9|100|9|10|111|9|9|100|36|36|100"
  private static let further = "2|2|100|4|3|75|4|4|100|5|5|100|15|14|93"

  /// A sheet whose names are erased at some places under its groups.
  private func document(erased: Set<Int>) -> ReportDocument {
    let groups = ["1er. Trimestre", "2do. Trimestre", "3er. Trimestre", "4to. Trimestre", "Acumulado anual"]
    let leaves = (0..<15).map { erased.contains($0) ? "" : Self.names[$0 % 3] }
    let sheet = TestFiles.sheet(
      """
      \(Self.head)

      Nivel|Nombre|Unidad de Medida|\(groups.joined(separator: "|||"))||
      |||\(leaves.joined(separator: "|"))
      Componente 1|Porcentaje de talleres|Taller|\(Self.values)
      Actividad 1.1|Talleres impartidos|Actividad|\(Self.further)
      Actividad 1.2|Talleres de danza|Actividad|\(Self.further)
      """,
      merges: (0..<5).map {
        CellRange(CellAddress(row: 4, column: 3 + $0 * 3), CellAddress(row: 4, column: 5 + $0 * 3))
      })
    return TestFiles.read(Workbook(format: .xlsx, sheets: [sheet]))
  }

  @Test(
    "A name that was erased under one group is the one under the others, and that is reported",
    arguments: [
      (7, "achieved.q3", 10), (0, "programmed.q1", 9), (12, "programmed.cumulative", 36),
      (4, "achieved.q2", 9),
    ])
  func erasedName(place: Int, field: String, value: Int) throws {
    let document = document(erased: [place])
    let indicator = try #require(document.reports.first?.indicators.first)
    #expect(Indicator.fieldsByKey[FieldKey(rawValue: field)]?.get(indicator) == .number(Decimal(value)))
    let finding = try #require(document.findings.first { $0.code == .headingErased })
    #expect(finding.field?.rawValue == field && finding.severity == .warning)
    #expect(finding.cell == CellAddress(row: 5, column: 3 + place).description)
  }

  @Test("Where two groups lack the name, or it is no value's, nothing is put in its place")
  func nothingIsInvented() {
    let two = document(erased: [4, 7])
    #expect(two.reports.first?.indicators.first?.achieved.q3 == nil)
    #expect(!two.findings.contains { $0.code == .headingErased })
    let share = document(erased: [5])
    #expect(share.reports.first?.indicators.first?.achieved.cumulative == 36)
    #expect(!share.findings.contains { $0.code == .headingErased })
  }

  @Test("A row between the merges of a heading is inside it, whatever its words")
  func rowBetweenMerges() {
    func merge(_ column: Int, _ rows: ClosedRange<Int>, width: Int = 1) -> CellRange {
      CellRange(
        CellAddress(row: rows.lowerBound, column: column),
        CellAddress(row: rows.upperBound, column: column + width - 1))
    }
    let quarters = "1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim."
    let sheet = TestFiles.sheet(
      """
      \(Self.head)

      Nivel|Nombre|Unidad de Medida|Medios de Verificación|Valores Programados|||||Valores Alcanzados||||
      ||||Reparto del año, según el área|||Lo que pide|Acumulado|Reparto del año, según el área|||Lo que da|Acumulado
      ||||\(quarters)||\(quarters)|
      Componente 1|Talleres|Taller|Listas|9|9|9|9|36|8|9|10|9|36
      Actividad 1.1|Funciones|Función|Fotos|2|4|4|5|15|2|3|4|5|14
      """,
      merges: (0..<4).map { merge($0, 4...6) } + [merge(4, 4...4, width: 5), merge(9, 4...4, width: 5)]
        + [merge(8, 5...6), merge(13, 5...6)])
    let indicators = TestFiles.read(Workbook(format: .xlsx, sheets: [sheet])).reports.first?.indicators ?? []
    #expect(indicators.map(\.programmed.q2) == [9, 4] && indicators.map(\.achieved.q3) == [10, 4])
    #expect(indicators.map(\.achieved.cumulative) == [36, 14])
  }

  @Test("What is counted may be called as a level is")
  func unitsLikeLevels() {
    let indicators = document(erased: []).reports.first?.indicators ?? []
    #expect(indicators.map(\.unitOfMeasure) == ["Taller", "Actividad", "Actividad"])
    #expect(indicators.map(\.achieved.cumulative) == [36, 14, 14])
  }

  @Test(
    "A plan is a plan whatever its label is called",
    arguments: ["VINCULACIÓN:", "Documento rector:", "Alineación:"])
  func planLabels(label: String) {
    let document = TestFiles.read(
      """
      \(Self.head)
      \(label)|Plan Municipal de Desarrollo 2022-2024
      Nivel|Nombre|Programado anual|Alcanzado anual|Definición
      Componente 1|Talleres|36|36|Mide los talleres
      Actividad 1.1|Funciones|15|14|Mide las funciones
      """)
    #expect(document.reports.first?.planAlignment.plan == "Plan Municipal de Desarrollo 2022-2024")
  }

  @Test("A sheet of records without a heading goes on with the sheet before, and that is reported")
  func carriedHeading() throws {
    let quarters = "1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado"
    let first = TestFiles.sheet(
      """
      \(Self.head)
      Nivel|Nombre|Valores Programados|||||Valores Alcanzados||||
      ||\(quarters)|\(quarters)
      Componente 1|Talleres|9|9|9|9|36|8|9|10|9|36
      Actividad 1.1|Funciones|2|4|4|5|15|2|3|4|5|14
      """, name: "Pág 1")
    let second = TestFiles.sheet(
      """
      Componente 2|Visitas|10|10|10|10|40|10|10|10|10|40
      Actividad 2.1|Recorridos|1|1|1|1|4|1|1|1|0|3
      """, name: "Pág 2")
    let document = TestFiles.read(Workbook(format: .xlsx, sheets: [first, second]))
    #expect(document.reports.count == 1)
    #expect(
      document.reports.first?.indicators.map(\.label) == [
        "Componente 1", "Actividad 1.1", "Componente 2", "Actividad 2.1",
      ])
    #expect(document.reports.first?.indicators.last?.achieved.q4 == 0)
    let finding = try #require(document.findings.first { $0.code == .headingCarried })
    #expect(finding.sheet == "Pág 2" && finding.cell == "A1")
  }

  @Test("Records of the same names, or a level in another column, do not go on with the sheet before")
  func notCarried() {
    let quarters = "1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado"
    let first = TestFiles.sheet(
      """
      \(Self.head)
      Nivel|Nombre|Valores Programados|||||Valores Alcanzados||||
      ||\(quarters)|\(quarters)
      Componente 1|Talleres|9|9|9|9|36|8|9|10|9|36
      Actividad 1.1|Funciones|2|4|4|5|15|2|3|4|5|14
      """, name: "Pág 1")
    for rows in [
      "Componente 1|Talleres|9|9|9|9|36|8|9|10|9|36", "|Componente 2|Visitas|10|10|10|10|40|10|10|10|10|40",
    ] {
      let document = TestFiles.read(
        Workbook(format: .xlsx, sheets: [first, TestFiles.sheet(rows, name: "Otra")]))
      #expect(document.reports.first?.indicators.count == 2)
      #expect(document.findings.contains { $0.code == .sheetSkipped && $0.sheet == "Otra" })
    }
  }
}
