import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Rows below an indicator that say more of it: causes and effects, or the variables of its formula.
struct AttachedRowsTests {
  private static let head = """
    Informe Trimestral 2024
    Unidad Responsable:|504 - Instituto
    Programa Presupuestario:|6 - Planeación
    Trimestre que se reporta:|2do. Trimestre 2024

    Nivel|Nombre|Unidad de Medida|Programado|||||Alcanzado||||
    |||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado

    """

  private static let records = [
    "Fin|Tasa de obra pública|Obra|10|10|10|10|40|9|9|||18",
    "Componente 1|Porcentaje de calles|Obra|20|30|20|10|80|15|33|||48",
    "Actividad 1.1|Número de proyectos|Obra|3|4|3|2|12|3|4|||7",
  ]

  /// What is drawn below every record, and the labels that are reported of it.
  static let rows: [(below: [String], labels: [String])] = [
    (
      ["Causas de la variación:|||Lluvias", "Efectos de la variación:|||Retraso"],
      ["Causas de la variación", "Efectos de la variación"]
    ),
    (["Justificación: se adelantó la obra por las lluvias"], ["Justificación"]),
    (
      ["|Numerador|Calle|1|2|3|4|10|1|2|||3", "|Denominador|Calle|10|20|30|40|100|10|20|||30"],
      ["Numerador", "Denominador"]
    ),
    (
      ["|Variable A: calles con banqueta|Calle|1|2|3|4|10", "|Variable B: calles|Calle|9|9|9|9|36"],
      ["Variable A", "Variable B"]
    ),
  ]

  private static func read(_ below: [String]) -> (sheet: Sheet, reading: SheetReading) {
    let table = records.flatMap { [$0] + below }.joined(separator: "\n")
    let sheet = TestFiles.sheet(head + table)
    return (sheet, SheetReader(sheet, isOwnDrawing: false).read())
  }

  @Test(arguments: rows)
  func `they are no records, and stay with the one above them`(_ below: [String], _ labels: [String]) throws {
    let plain = Self.read([]).reading
    let (sheet, reading) = Self.read(below)
    #expect(reading.reports.count == 1)
    let indicators = try #require(reading.reports.first).indicators
    let alone = try #require(plain.reports.first).indicators
    #expect(indicators.map(\.label) == alone.map(\.label))
    #expect(indicators.map(\.name) == alone.map(\.name))
    #expect(indicators.map(\.unitOfMeasure) == alone.map(\.unitOfMeasure))
    #expect(indicators.map(\.programmed) == alone.map(\.programmed))
    #expect(indicators.map(\.achieved) == alone.map(\.achieved))
    #expect(reading.account.totals.lost == 0)
    #expect(reading.account.totals.all == sheet.cells.count)
    let left = reading.account.fates.indices.filter { index in
      if case .unplaced? = reading.account.fates[index] { true } else { false }
    }
    let table = sheet.cells.indices.filter { sheet.cells[$0].address.row > 6 }
    let names = ["Fin", "Componente 1", "Actividad 1.1"]
    for index in left {
      #expect(table.contains(index))
      let record = (sheet.cells[index].address.row - 7) / (below.count + 1)
      #expect(reading.account.fates[index] == .unplaced(indicator: names[record]))
    }
  }

  @Test(arguments: rows)
  func `a label without a field is reported once, as a warning`(_ below: [String], _ labels: [String]) {
    let reading = Self.read(below).reading
    let told = reading.findings.filter { $0.severity != .info }
    #expect(told.allSatisfy { $0.severity == .warning && $0.code == .headingUnknown })
    #expect(told.compactMap(\.raw).allSatisfy(labels.contains))
    #expect(Set(told.compactMap(\.raw)).count == told.count)
  }

  @Test func `what they justify is the record's justification`() throws {
    let causes = try #require(Self.read(Self.rows[0].below).reading.reports.first).indicators
    #expect(causes.map(\.justification) == Array(repeating: "Lluvias\nRetraso", count: 3))
    let one = try #require(Self.read(Self.rows[1].below).reading.reports.first).indicators
    #expect(one.map(\.justification) == Array(repeating: "se adelantó la obra por las lluvias", count: 3))
  }

  @Test func `any label with a colon below the records is theirs, and a remark below the last one is not`()
    throws
  {
    let below = ["Justificación de la variación:|||Lluvias", "Acciones de mejora:|||Capacitar"]
    let lines = Self.records.flatMap { [$0] + below } + ["", "Nota: cifras preliminares"]
    let reading = SheetReader(
      TestFiles.sheet(Self.head + lines.joined(separator: "\n")), isOwnDrawing: false
    ).read()
    let report = try #require(reading.reports.first)
    #expect(report.indicators.map(\.justification) == ["Lluvias", "Lluvias", "Lluvias"])
    #expect(report.notes == ["Nota: cifras preliminares"])
    let told = reading.findings.filter { $0.severity != .info }
    #expect(told.map(\.raw) == ["Acciones de mejora"])
  }

  @Test func `what is said once below the last record is not that record's`() throws {
    let lines = Self.records + ["Justificación: cifras de todo el programa"]
    let reading = SheetReader(
      TestFiles.sheet(Self.head + lines.joined(separator: "\n")), isOwnDrawing: false
    ).read()
    #expect(reading.reports.first?.indicators.compactMap(\.justification) == [])
    #expect(reading.account.totals.lost == 0)
  }

  @Test func `rows of causes make no forms of an ordinary table`() throws {
    let reading = Self.read(["Causas de la variación|||Lluvias", "Efectos de la variación|||Retraso"]).reading
    #expect(reading.layouts == [.attachedRows])
    #expect(reading.reports.first?.indicators.count == 3)
  }

  @Test func `a row that only begins with such a word is a record`() throws {
    let sheet = TestFiles.sheet(
      Self.head + """
        Fin|Tasa de obra pública|Obra|10|10|10|10|40|9|9|||18
        Componente 1|Causas penales atendidas|Causa|20|30|20|10|80|15|33|||48
        """)
    let report = try #require(SheetReader(sheet, isOwnDrawing: false).read().reports.first)
    #expect(report.indicators.map(\.name) == ["Tasa de obra pública", "Causas penales atendidas"])
    #expect(report.indicators.map(\.achieved.q2) == [9, 33])
  }
}
