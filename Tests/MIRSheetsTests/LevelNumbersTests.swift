import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Numbers of levels that stand in codes, or in columns of their own.
struct LevelNumbersTests {
  private static let levels = [
    "Fin", "Propósito", "Componente", "Actividad", "Actividad", "Componente", "Actividad",
  ]
  private static let labels = [
    "Fin", "Propósito", "Componente 1", "Actividad 1.1", "Actividad 1.2", "Componente 2", "Actividad 2.1",
  ]

  private func read(_ heading: String, _ cells: [String], at place: Int) -> ReportDocument {
    let records = zip(Self.levels, cells).enumerated().map { index, pair in
      var row = [pair.0, "Indicador de prueba \(index)", "Obra", "\(index + 2)", "4", "3", "2", "1", "4"]
      row.insert(pair.1, at: place)
      return row.joined(separator: "|")
    }
    var headings = [
      "Nivel", "Indicador", "Unidad de medida", "Prog T1", "Prog T2", "Prog T3", "Prog T4", "Real T1",
      "Real T2",
    ]
    headings.insert(heading, at: place)
    return TestFiles.read(
      """
      Informe Trimestral 2024
      Unidad Responsable:|504 - Instituto
      Programa Presupuestario:|6 - Planeación
      Trimestre que se reporta:|2do. Trimestre 2024

      \(headings.joined(separator: "|"))
      \(records.joined(separator: "\n"))
      """)
  }

  @Test func `codes that count the Fin and the Propósito too number the levels`() throws {
    let codes = ["F1", "P1", "C1", "C1A1", "C1A2", "C2", "C2A1"]
    let document = read("CLAVE_MIR", codes, at: 0)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.label) == Self.labels)
    #expect(indicators.prefix(2).allSatisfy { $0.number == nil })
  }

  @Test func `a finding about a record names it by its number wherever that stands`() throws {
    let codes = ["", "", "C1", "C1A1", "C1A2", "C2", "C2A1"]
    let document = read("CLAVE", codes, at: 1)
    let label = document.findings.compactMap(\.indicator)
    #expect(label.allSatisfy(Self.labels.contains))
  }

  @Test(
    arguments: [
      ["E014-F", "E014-P", "E014-C1", "E014-A1.1", "E014-A1.2", "E014-C2", "E014-A2.1"],
      ["SP-F", "SP-P", "SP-C1", "SP-C1-A1", "SP-C1-A2", "SP-C2", "SP-C2-A1"],
      ["MIR/24/F", "MIR/24/P", "MIR/24/C1", "MIR/24/C1A1", "MIR/24/C1A2", "MIR/24/C2", "MIR/24/C2A1"],
      ["F", "P", "C1", "A1.1", "A1.2", "C2", "A2.1"],
    ], [0, 1])
  func `a code next to the level says its number`(_ codes: [String], _ place: Int) throws {
    let document = read("Clave", codes, at: place)
    let report = try #require(document.reports.first)
    #expect(report.indicators.map(\.label) == Self.labels)
    let number = document.provenance.first { $0.pointer == "/reports/0/indicators/3/number" }
    #expect(number?.raw == codes[3])
    #expect(!document.findings.contains { $0.code == .numberMissing })
  }

  @Test func `a code that contradicts its level is reported, and gives no number`() throws {
    let codes = ["E-F", "E-P", "E-C1", "E-A1.1", "E-A1.2", "E-C2", "E-21"]
    let document = read("Clave", codes, at: 0)
    let last = try #require(document.reports.first?.indicators.last)
    #expect(last.number == nil)
    #expect(document.unplaced.contains { $0.text == "E-21" })
  }

  @Test func `codes that are none of levels stay without a field`() throws {
    let codes = ["IND-01", "IND-02", "IND-03", "IND-04", "IND-05", "IND-06", "IND-07"]
    let document = read("Clave", codes, at: 0)
    let report = try #require(document.reports.first)
    #expect(report.indicators.allSatisfy { $0.number == nil })
    #expect(document.unplaced.map(\.text) == codes)
  }

  @Test func `codes that are levels to the last are the levels, whatever is over them`() throws {
    let report = try #require(
      TestFiles.read(
        """
        Informe Trimestral 2024
        Clave|Indicador|Unidad de medida|Prog T1|Prog T2|Prog T3|Prog T4|Real T1|Real T2
        F|Tasa de obras|Obra|10|20|30|40|10|20
        P|Calles en buen estado|Obra|5|6|7|8|5|6
        C1|Calles pavimentadas|Obra|9|10|11|12|9|10
        C1A1|Proyectos elaborados|Obra|13|14|15|16|13|14
        """
      ).reports.first)
    #expect(report.indicators.map(\.label) == ["Fin", "Propósito", "Componente 1", "Actividad 1.1"])
  }

  @Test func `a column for the Componente and one for the Actividad make one number`() throws {
    let report = try #require(
      TestFiles.read(
        """
        Informe Trimestral 2024
        Comp.|Act.|Nivel|Indicador|Unidad de medida|Prog T1|Prog T2|Prog T3|Prog T4|Real T1|Real T2
        0|0|Fin|Tasa de obras|Obra|1|2|3|4|1|2
        1|0|Componente|Calles pavimentadas|Obra|9|10|11|12|9|10
        1|1|Actividad|Proyectos elaborados|Obra|13|14|15|16|13|14
        1|2|Actividad|Proyectos revisados|Obra|13|14|15|16|13|14
        2|0|Componente|Banquetas|Obra|9|10|11|12|9|10
        2|1|Actividad|Metros de banqueta|Obra|13|14|15|16|13|14
        """
      ).reports.first)
    #expect(
      report.indicators.map(\.label) == [
        "Fin", "Componente 1", "Actividad 1.1", "Actividad 1.2", "Componente 2", "Actividad 2.1",
      ])
  }
}
