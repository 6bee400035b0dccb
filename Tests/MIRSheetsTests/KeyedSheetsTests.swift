import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Tables on several sheets that are joined by a column of keys.
struct KeyedSheetsTests {
  private static let cover = """
    Informe Trimestral 2024
    Unidad Responsable:|504 - Instituto de Planeación
    Programa Presupuestario:|6 - Planeación municipal
    Trimestre que se reporta:|2do. Trimestre 2024



    Elaboró|Revisó
    Ana Ruiz|Luis Paz
    """
  private static let indicators = """
    clave|nivel|indicador|unidad_medida|lb_valor|lb_anio|activo
    F|Fin|Tasa de obras|Tasa|3|2023|SI
    P|Propósito|Calles en buen estado|Porcentaje|60|2023|SI
    C1|Componente|Calles pavimentadas|Calle|12|2023|SI
    A1.1|Actividad|Proyectos elaborados|Proyecto|9|2023|SI
    A1.2|Actividad|Proyectos revisados|Proyecto|8|2023|NO
    """
  private static let goals = """
    clave|responsable|meta_ene_mar|meta_abr_jun|meta_jul_sep|meta_oct_dic|meta_anual
    A1.1|Obras|3|4|5|6|18
    A1.2|Obras|2|2|2|2|8
    C1|Obras|10|20|30|40|100
    F|Dirección|1|1|1|1|4
    P|Dirección|25|25|25|25|100
    """
  private static let results = """
    responsable|clave|indicador|t1_real|t2_real|anual_real|cumplimiento
    Dirección|P|Calles en buen estado|20|24|44|0.44
    Dirección|F|Tasa de obras|1|1|2|0.5
    Obras|A1.2|Proyectos revisados|2|1|3|0.375
    Obras|C-1|#N/A|9|21|30|0.3
    Obras|A1.1|Proyectos elaborados|3|4|7|0.39
    """

  private func read(_ sheets: [(name: String, text: String)]) -> ReportDocument {
    let drawn = sheets.enumerated().map { position, sheet in
      var drawn = TestFiles.sheet(sheet.text, name: sheet.name)
      drawn.position = position
      return drawn
    }
    return ReportReader().read(Workbook(format: .xlsx, sheets: drawn), source: Source(format: "xlsx"))
  }

  private func expectJoined(_ report: Report) {
    #expect(
      report.indicators.map(\.label) == [
        "Fin", "Propósito", "Componente 1", "Actividad 1.1", "Actividad 1.2",
      ])
    #expect(report.indicators.map(\.programmed.q2) == [1, 25, 20, 4, 2])
    #expect(report.indicators.map(\.programmed.cumulative) == [4, 100, 100, 18, 8])
    #expect(report.indicators.map(\.achieved.q2) == [1, 24, 21, 4, 1])
    #expect(report.indicators.map(\.achieved.cumulative) == [2, 44, 30, 7, 3])
    #expect(report.indicators.map(\.baseline.value) == [3, 60, 12, 9, 8])
  }

  @Test(arguments: [[0, 1, 2, 3], [3, 2, 0, 1], [1, 3, 2, 0]])
  func `tables in orders of their own are joined by their keys, wherever the sheets are`(_ order: [Int])
    throws
  {
    let sheets = [
      ("Portada", Self.cover), ("tblIndicadores", Self.indicators), ("tblMetas", Self.goals),
      ("tblAvances", Self.results),
    ]
    let document = read(order.map { sheets[$0] })
    let report = try #require(document.reports.first)
    #expect(document.reports.count == 1)
    expectJoined(report)
    #expect(report.quarter == 2)
    #expect(report.responsibleUnit.code == "504")
    #expect(report.signatures.map(\.name) == ["Ana Ruiz", "Luis Paz"])
    #expect(document.findings.contains { $0.code == .tablesJoinedByKey })
    #expect(document.findings.allSatisfy { $0.severity != .error })
  }

  @Test func `values and findings keep their sheets and cells`() throws {
    let document = read([
      ("Portada", Self.cover), ("tblIndicadores", Self.indicators), ("tblMetas", Self.goals),
      ("tblAvances", Self.results),
    ])
    func origin(_ pointer: String) -> String? {
      document.provenance.first { $0.pointer == "/reports/0/" + pointer }.map { "\($0.sheet)!\($0.cell)" }
    }
    #expect(origin("indicators/3/programmed/q2") == "tblMetas!D2")
    #expect(origin("indicators/2/achieved/q2") == "tblAvances!E5")
    #expect(origin("indicators/2/name") == "tblIndicadores!C4")
    #expect(origin("quarter") == "Portada!B4")
    #expect(document.unplaced.contains { $0.sheet == "tblAvances" && $0.cell == "C5" && $0.text == "#N/A" })
    let respelt = document.findings.filter { $0.code == .keyRespelt }
    #expect(respelt.map(\.location.description) == ["tblAvances!B5"])
    #expect(respelt.map(\.expected) == ["C1"])
    #expect(document.source.sheets == ["tblIndicadores", "Portada", "tblMetas", "tblAvances"])
  }

  @Test func `a key without a partner is reported on either side, and nothing is joined to it`() throws {
    let document = read([
      ("Portada", Self.cover), ("tblIndicadores", Self.indicators), ("tblMetas", Self.goals),
      ("tblAvances", Self.results.replacingOccurrences(of: "|C-1|", with: "|C9|")),
    ])
    let report = try #require(document.reports.first)
    #expect(report.indicators[2].achieved.isBlank)
    #expect(report.indicators[2].programmed.q2 == 20)
    let alone = document.findings.filter { $0.code == .keyWithoutPartner }
    #expect(alone.map(\.location.description) == ["tblAvances!B5", "tblIndicadores!A4"])
    #expect(alone.map(\.severity) == [.error, .warning])
    #expect(document.unplaced.contains { $0.sheet == "tblAvances" && $0.cell == "E5" && $0.text == "21" })
  }

  @Test func `a key that comes twice is joined to none`() throws {
    let document = read([
      ("Portada", Self.cover), ("tblIndicadores", Self.indicators), ("tblMetas", Self.goals),
      ("tblAvances", Self.results + "\nObras|A1.1|Proyectos elaborados|5|5|10|0.5"),
    ])
    let report = try #require(document.reports.first)
    #expect(report.indicators[3].achieved.isBlank)
    #expect(document.findings.count { $0.code == .keyWithoutPartner && $0.raw == "A1.1" } == 3)
  }

  @Test func `results with a row for each quarter are laid before they are joined`() throws {
    let rows = [
      "F|1|1", "F|2|1", "P|1|20", "P|2|24", "C1|1|9", "C1|2|21", "A1.1|1|3", "A1.1|2|4", "A1.2|1|2",
      "A1.2|2|1",
    ]
    let long = rows.map { row in
      let cells = row.split(separator: "|")
      return "\(cells[0])|T\(cells[1])|\(cells[2])"
    }
    let document = read([
      ("Portada", Self.cover), ("Fichas", Self.indicators), ("Metas", Self.goals),
      ("Avances", "clave|trimestre|alcanzado\n" + long.joined(separator: "\n")),
    ])
    let report = try #require(document.reports.first)
    #expect(report.indicators.map(\.achieved.q1) == [1, 20, 9, 3, 2])
    #expect(report.indicators.map(\.achieved.q2) == [1, 24, 21, 4, 1])
  }

  @Test func `two reports of the same indicators stay two`() {
    let table = """
      Nivel|Indicador|Unidad de medida|Prog T1|Prog T2|Real T1|Real T2
      Fin|Tasa de obras|Tasa|1|1|1|1
      Componente 1|Calles pavimentadas|Calle|2|2|2|2
      Actividad 1.1|Proyectos elaborados|Proyecto|3|3|3|3
      """
    let document = read([("T1", table), ("T2", table)])
    #expect(document.reports.count == 2)
    #expect(!document.findings.contains { $0.code == .tablesJoinedByKey })
  }

  @Test func `a sheet that has nothing to do with the tables is passed over as ever`() {
    let document = read([
      ("Portada", Self.cover), ("tblIndicadores", Self.indicators), ("tblMetas", Self.goals),
      ("tblAvances", Self.results),
      ("Directorio", "nombre|puesto|extensión\nAna|Jefa|12\nLuis|Auxiliar|13\nEva|Enlace|14"),
    ])
    #expect(document.reports.count == 1)
    #expect(document.findings.filter { $0.code == .sheetSkipped }.map(\.sheet) == ["Directorio"])
  }

  @Test func `results by quarters under numbers alone are joined by the numbers`() throws {
    let home = Self.indicators.split(separator: "\n").enumerated()
      .map { $0 == 0 ? "id|\($1)" : "\($0)|\($1)" }.joined(separator: "\n")
    let goals = [[1, 25, 10, 3, 2], [1, 25, 20, 4, 2], [1, 25, 30, 5, 2], [1, 25, 40, 6, 2]]
    let rows = goals.enumerated().flatMap { quarter, values in
      values.enumerated().map { "\($0 + 1)|\(quarter + 1)|\($1)|\(quarter < 2 ? "\($1)" : "")" }
    }
    let document = read([
      ("Portada", Self.cover), ("Fichas", home),
      ("Avances", (["id|trimestre|programado|alcanzado"] + rows.reversed()).joined(separator: "\n")),
    ])
    let report = try #require(document.reports.first)
    #expect(report.indicators.map(\.programmed.q3) == [1, 25, 30, 5, 2])
    #expect(report.indicators.map(\.achieved.q2) == [1, 25, 20, 4, 2])
    #expect(report.indicators.allSatisfy { $0.achieved.q3 == nil })
  }

  @Test func `a table with the key that fits no indicator is passed over with a warning`() {
    let document = read([
      ("Portada", Self.cover), ("tblIndicadores", Self.indicators), ("tblMetas", Self.goals),
      ("Otra", "clave|alcanzado_t1|alcanzado_t2\nX1|1|2\nX2|2|3\nX3|3|4"),
    ])
    #expect(
      document.findings.filter { $0.code == .sheetSkipped }.map(\.severity) == [.warning])
  }
}
