import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Header blocks with two labels abreast, and labels that say more than one thing.
struct HeaderPairsTests {
  private static let table = """
    Nivel|Indicador|Programado|||||Alcanzado
    ||I|II|III|IV|Total|I|II|III|IV|Total
    Fin|Tasa de obras|1|1|1|1|4|1|1|1|1|4
    Componente 1|Calles pavimentadas|2|2|2|2|8|2|2|2|2|8
    """

  @Test func `what stands in the column of further labels is a label, known or not`() throws {
    let document = TestFiles.read(
      """
      REPORTE TRIMESTRAL
      Municipio|Santa Clara|Ejercicio Fiscal|2024
      Clave y nombre de la dependencia|3140 - Desarrollo Social|Trimestre que se reporta|4to. Trimestre 2024
      Clave y nombre del programa|S017 - Bienestar|Presupuesto modificado|$ 18,450,000.00
      Plan|Plan Municipal de Desarrollo 2021 - 2040|Responsable del programa|Lic. Guadalupe Rocha
      Eje|1. Santa Clara Humana|Objetivo|1.3 Disminuir el rezago social

      \(Self.table)
      """)
    let report = try #require(document.reports.first)
    #expect(report.responsibleUnit == CodedText(code: "3140", text: "Desarrollo Social"))
    #expect(report.program == CodedText(code: "S017", text: "Bienestar"))
    #expect(report.quarter == 4 && report.fiscalYear == 2024)
    #expect(report.planAlignment.plan == "Plan Municipal de Desarrollo 2021 - 2040")
    #expect(report.planAlignment.axes.map(\.text) == ["Santa Clara Humana"])
    #expect(report.planAlignment.objectives.map(\.code) == ["1.3"])
    let apart = document.unplaced.map(\.text)
    #expect(apart.contains("Presupuesto modificado") && apart.contains("Lic. Guadalupe Rocha"))
  }

  @Test func `a line of the header block right above a heading is none of it`() throws {
    let document = TestFiles.read(
      """
      UNIDAD RESPONSABLE|205 - Catastro|PLAN MUNICIPAL DE DESARROLLO 2017 - 2021
      PROGRAMA PRESUPUESTARIO|P04 - Modernización|EJE|5. Finanzas Sanas
      TRIMESTRE|4to. Trimestre 2020|OBJETIVO|5.2 Incrementar la recaudación propia
      \(Self.table)
      """)
    let report = try #require(document.reports.first)
    #expect(report.quarter == 4 && report.fiscalYear == 2020)
    #expect(report.planAlignment.objectives.map(\.code) == ["5.2"])
    #expect(report.indicators.count == 2)
  }

  @Test(
    arguments: [
      ("Eje del Plan Municipal de Desarrollo 2024 - 2027:", "Plan Municipal de Desarrollo 2024 - 2027"),
      ("Eje del Plan de Desarrollo Municipal 2022 - 2024:", "Plan de Desarrollo Municipal 2022 - 2024"),
    ])
  func `a label that says whose axis it is names the plan, too`(_ label: String, _ plan: String) throws {
    let document = TestFiles.read(
      """
      Unidad Responsable:|609 - Protección Civil
      Programa Presupuestario:|P08 - Gestión de riesgos
      Trimestre que se reporta:|4to. Trimestre 2025
      \(label)|2. Seguridad y Paz
      Plan rector|\(plan)
      \(Self.table)
      """)
    let alignment = try #require(document.reports.first).planAlignment
    #expect(alignment.plan == plan)
    #expect(alignment.axes == [CodedText(code: "2", text: "Seguridad y Paz")])
  }

  @Test(
    arguments: [
      ("PMD 2021 - 2024", true), ("PDM 2022-2024", true), ("PMD", false), ("PMD de la ciudad", false),
      ("PMD 2021 - 2024, eje 2", false),
    ])
  func `a plan may be called by its initials and its years`(_ text: String, _ isPlan: Bool) {
    #expect((HeaderLabel.plan(text) == text) == isPlan)
  }
}
