import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Slips in headings that other words of the same heading, or its geometry, put right; and where a position stands.
struct HeadingSlipsTests {
  private static let head = """
    Unidad Responsable:|609 - Protección Civil
    Programa Presupuestario:|P08 - Gestión de riesgos
    Trimestre que se reporta:|4to. Trimestre 2025

    """

  private func read(_ lines: String, merges: [(row: Int, columns: ClosedRange<Int>)] = []) -> ReportDocument {
    let sheet = TestFiles.sheet(
      Self.head + lines,
      merges: merges.map { merge in
        CellRange(
          CellAddress(row: merge.row, column: merge.columns.lowerBound),
          CellAddress(row: merge.row, column: merge.columns.upperBound))
      })
    return TestFiles.read(Workbook(format: .xlsx, sheets: [sheet]))
  }

  private static func blocks(_ third: String) -> String {
    """
    Nivel|Indicador|1er. Trimestre (Enero - Marzo)||2do. Trimestre (Abril - Junio)||\(third)||4to. Trimestre (Octubre - Diciembre)
    ||Programado|Alcanzado|Programado|Alcanzado|Programado|Alcanzado|Programado|Alcanzado
    Fin|Riesgos|1|1|2|2|3|3|4|4
    Componente 1|Simulacros|5|5|6|6|7|7|8|8
    """
  }

  @Test func `a quarter that is named twice is the one that its months say`() throws {
    let document = read(Self.blocks("2do. Trimestre (Julio - Septiembre)"))
    let report = try #require(document.reports.first)
    #expect(report.indicators.map(\.programmed.quarters) == [[1, 2, 3, 4], [5, 6, 7, 8]])
    let told = document.findings.filter { $0.code == .headingStatedTwice }
    #expect(told.map(\.cell) == ["G4"])
    #expect(told.map(\.expected) == ["3er. Trimestre"])
    // On a further page, too, the heading's own cell is named.
    let pages = read(
      Self.blocks("3er. Trimestre (Julio - Septiembre)") + "\n" + Self.head
        + Self.blocks("2do. Trimestre (Julio - Septiembre)").replacingOccurrences(
          of: "Fin|", with: "Componente 2|"
        )
        .replacingOccurrences(of: "Componente 1|", with: "Componente 3|"))
    #expect(pages.reports.first?.indicators.count == 4)
    #expect(pages.findings.filter { $0.code == .headingStatedTwice }.map(\.cell) == ["G11"])
  }

  @Test func `without months nothing says which quarter a name that comes twice is`() {
    let document = read(Self.blocks("2do. Trimestre"))
    #expect(!document.findings.contains { $0.code == .headingStatedTwice })
    #expect(document.reports.first?.indicators.first?.programmed.q3 == nil)
  }

  @Test(arguments: [-1, 1])
  func `groups that are all one column beside their quarters are over the quarters`(_ shift: Int) throws {
    func group(_ column: Int) -> Int { column + shift }
    let starts = [3, 8, 13]
    var groups = [String](repeating: "", count: 19)
    groups[0] = "Nivel"
    for (column, name) in zip(starts, ["Programado", "Alcanzado", "Variación"]) {
      groups[group(column)] = name
    }
    let document = read(
      """
      \(groups.joined(separator: "|"))
      |Indicador|Unidad de medida|\([String](repeating: "I|II|III|IV|Total", count: 3).joined(separator: "|"))
      Fin|Riesgos|Punto|1|2|3|4|10|1|1|3|4|9|0|1|0|0|1
      Componente 1|Simulacros|Simulacro|5|6|7|8|26|5|6|6|8|25|0|0|1|0|1
      """, merges: starts.map { (3, group($0)...group($0) + 4) })
    let report = try #require(document.reports.first)
    #expect(report.indicators.map(\.programmed.quarters) == [[1, 2, 3, 4], [5, 6, 7, 8]])
    #expect(report.indicators.map(\.variation.cumulative) == [1, 1])
    #expect(document.findings.contains { $0.code == .headingDisplaced })
  }

  @Test func `a position is below the name that stands beside its role`() throws {
    let document = read(
      """
      Nivel|Indicador|Programado|||||Alcanzado
      ||I|II|III|IV|Total|I|II|III|IV|Total
      Fin|Riesgos|1|2|3|4|10|1|2|3|4|10
      Componente 1|Simulacros|5|6|7|8|26|5|6|7|8|26


      |Elaboró:|C. Yadira Medrano Ibarra
      ||Encargada Comercial

      |Autorizó:|Ing. Saúl Partida Cervantes
      ||Director del Sistema
      """)
    let signatures = try #require(document.reports.first).signatures
    #expect(signatures.map(\.name) == ["C. Yadira Medrano Ibarra", "Ing. Saúl Partida Cervantes"])
    #expect(signatures.map(\.position) == ["Encargada Comercial", "Director del Sistema"])
  }
}
