import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// Numbers with more in their cell than a number, in whole sheets.
struct PeopleNumbersInSheetsTests {
  private static let head = """
    Informe Trimestral 2024
    Unidad Responsable:|504 - Obras
    Programa Presupuestario:|6 - Obra
    Trimestre que se reporta:|2do. Trimestre 2024
    Nivel|No.|Nombre|Unidad de Medida|Línea Base||Valores Programados|||||Valores Alcanzados||||
    ||||Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
    Fin||Tasa de obra|Tasa|10|2023|0|0|0|100|100|0|0|||0
    Componente|1|Calles|Calle|10|2023|10|20|30|40|100|10|15|||25
    """

  private func document(_ record: String) -> ReportDocument { TestFiles.read("\(Self.head)\n\(record)") }

  @Test func `a record whose numbers have their units adds up, and every unit is told`() throws {
    let document = document(
      "Actividad|1.1|Talleres|Taller|8 talleres|2023|5 talleres|5 talleres|5|5|20 cursos|5|4|||9 talleres")
    let record = try #require(document.reports.first?.indicators.last)
    #expect(record.programmed.quarters == [5, 5, 5, 5] && record.programmed.cumulative == 20)
    #expect(record.achieved.cumulative == 9 && record.baseline.value == 8)
    let told = document.findings.filter { $0.code == .numberWithUnit }
    #expect(told.compactMap(\.raw) == ["8 talleres", "5 talleres", "5 talleres", "20 cursos", "9 talleres"])
    #expect(told.map(\.severity) == [.info, .info, .info, .warning, .info])
    #expect(document.unplaced.isEmpty && !document.findings.contains { $0.severity == .error })
  }

  @Test(arguments: [("Taller", [Severity.warning]), ("Porcentaje", []), ("% de avance", [])], [1, 4])
  func
    `a percent sign among plain numbers is told where the unit is no percentage, and the value is what is printed`(
      unit: (name: String, told: [Severity]), others: Int
    ) throws
  {
    let plain = (1...others).map { "Actividad|1.\($0)|Talleres \($0)|Taller|8|2023|5|5|5|5|20|5|4|||9" }
    let odd = "Actividad|1.9|Cursos|\(unit.name)|8|2023|20|20|30|30|100|20%|25|||45"
    let document = document((plain + [odd]).joined(separator: "\n"))
    let record = try #require(document.reports.first?.indicators.last)
    #expect(record.achieved.q1 == 20)
    let told = document.findings.filter { $0.code == .numberWithUnit }
    #expect(told.map(\.severity) == unit.told)
    for finding in told {
      #expect(finding.raw == "20%" && finding.cell == "L\(9 + others)" && finding.field == "achieved.q1")
      #expect(finding.indicator == "Actividad 1.9")
    }
  }

  @Test func `where all numbers of a column have their percent sign, it is nothing to tell`() throws {
    let document = TestFiles.read(
      """
      Unidad Responsable:|504 - Obras
      Programa Presupuestario:|6 - Obra
      Trimestre que se reporta:|2do. Trimestre 2024
      Nivel|Nombre|Unidad de Medida|Programado|||||Alcanzado||||
      |||T1|T2|T3|T4|Acumulado|T1|T2|T3|T4|Acumulado
      Fin|Tasa|Porcentaje|10%|20%|30%|40%|100%|10%|15%|||25%
      Componente 1|Calles|Porcentaje|25%|25%|25%|25%|100%|20%|25%|||45%
      """)
    #expect(document.reports.first?.indicators.map(\.achieved.cumulative) == [25, 45])
    #expect(!document.findings.contains { $0.code == .numberWithUnit })
  }

  @Test(arguments: ["20 mil", "2O", "#¡VALOR!", "####", "1/2", "20 de 30"])
  func `what is no certain number leaves its field blank and is kept`(text: String) throws {
    let document = document("Actividad|1.1|Talleres|Taller|8|2023|5|5|5|5|20|\(text)|4|||9")
    let record = try #require(document.reports.first?.indicators.last)
    #expect(record.achieved.quarters == [nil, 4, nil, nil] && record.achieved.cumulative == 9)
    #expect(document.unplaced.map(\.text) == [text])
    #expect(document.findings.contains { $0.severity == .error && $0.raw == text && $0.cell == "L9" })
  }

  @Test(arguments: ["72% (2020)|", "2020: 72 talleres|", "72 (2020)|2020", "|72 en 2020", "72% (2020)|N/D"])
  func `a baseline of one cell fills value and year`(cells: String) throws {
    let document = document("Actividad|1.1|Talleres|Taller|\(cells)|5|5|5|5|20|5|4|||9")
    let record = try #require(document.reports.first?.indicators.last)
    #expect(record.baseline.value == 72 && record.baseline.year == 2020)
    #expect(document.unplaced.isEmpty)
  }

  @Test func `a baseline of one cell that contradicts the year next to it is left`() throws {
    let document = document("Actividad|1.1|Talleres|Taller|72% (2020)|2021|5|5|5|5|20|5|4|||9")
    let record = try #require(document.reports.first?.indicators.last)
    #expect(record.baseline.value == nil && record.baseline.year == 2021)
    #expect(document.unplaced.map(\.text) == ["72% (2020)"])
  }

  @Test func `activities whose numbers became dates have them back, and a value never`() throws {
    let values = "Talleres|Taller|8|2023|5|5|5|5|20|5|4|||9"
    let document = document(
      "Actividad|01-ene|\(values)\nActividad|02-ene|\(values)\nActividad|05-mar|\(values)\nActividad|1.4|Cursos|Curso|8|2023|05-may|5|5|5|20|5|4|||9"
    )
    let records = try #require(document.reports.first?.indicators)
    #expect(records.dropFirst(2).map(\.number) == ["1.1", "1.2", nil, "1.4"])
    #expect(records.last?.programmed.q1 == nil)
    #expect(
      document.findings.filter { $0.code == .levelNumberOfDate }.compactMap(\.expected) == ["1.1", "1.2"])
    #expect(document.unplaced.map(\.text).sorted() == ["05-mar", "05-may"])
  }

  @Test func `a record that adds up only with the other decimal mark is read with it, and that is reported`()
    throws
  {
    // Every other number of the sheet says that the comma is the decimal mark.
    let decimals = "Componente|2|Parques|Parque|10|2023|1,5|2,5|3,5|4,5|12|1,5|2,5|||4"
    let document = document(
      decimals + "\n" + "Actividad|2.1|Basura|Tonelada|1,790|2023|460|455|470|455|1,840|431|462|||893")
    let indicators = try #require(document.reports.first?.indicators)
    #expect(indicators.last?.programmed.cumulative == 1840)
    #expect(indicators.dropLast().last?.programmed.q1 == Decimal(string: "1.5"))
    let told = document.findings.filter { $0.code == .numberDoubtful }
    #expect(told.map(\.raw) == ["1,790", "1,840"])
    #expect(told.allSatisfy { $0.indicator == "Actividad 2.1" && $0.severity == .warning })
    // One that adds up in neither way stays as the sheet writes its numbers.
    let wrong = self.document(
      decimals + "\n" + "Actividad|2.1|Basura|Tonelada|1,790|2023|460|455|470|450|1,840|431|462|||893")
    #expect(wrong.reports.first?.indicators.last?.programmed.cumulative == Decimal(string: "1.84"))
    #expect(wrong.findings.contains { $0.code == .programmedSum })
  }
}
