import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Forms as agencies and officers draw them: plain text, titles with Roman numerals, months, pages within a form.
struct FormsOfOtherHandsTests {
  private static let head = """
    MUNICIPIO DE TECOLOTITLÁN
    Unidad Responsable: 15 - Bibliotecas
    Programa Presupuestario:   E021 - Educación
    Trimestre que se reporta:   Primer Trimestre 2025
    """

  private static func form(_ level: String, _ name: String, _ gap: String) -> String {
    """
    INDICADOR 1 DE 2
    ----------------------------
    Nivel: \(level)
    Nombre del indicador: \(name)
    Unidad de medida: Taller\(gap)Tipo: De gestión\(gap)Dimensión: Eficacia
    Programado:\(gap)1er. Trim. 15\(gap)2do. Trim. 25\(gap)3er. Trim. 40\(gap)4to. Trim. 20\(gap)Acumulado 100
    Alcanzado:\(gap)1er. Trim. 14\(gap)2do. Trim. -\(gap)3er. Trim. -\(gap)4to. Trim. -\(gap)Acumulado 14
    Medios de verificación: Listas de asistencia
    """
  }

  @Test(arguments: ["     ", "\t", "\u{A0}\u{A0}"])
  func `a report pasted line by line into one column is read`(_ gap: String) throws {
    let lines = [
      Self.head, Self.form("Fin", "Lectores", gap), "", Self.form("Actividad 1.1", "Talleres", gap),
    ]
    .joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    let cells = lines.enumerated().compactMap { row, text in
      text.isEmpty ? nil : Cell(CellAddress(row: row, column: 0), .text(String(text)))
    }
    let sheet = Sheet(name: "Hoja1", position: 0, cells: cells)
    let document = TestFiles.read(Workbook(format: .xlsx, sheets: [sheet]))
    let report = try #require(document.reports.first)
    #expect(report.program == CodedText(code: "E021", text: "Educación"))
    #expect(report.quarter == 1 && report.fiscalYear == 2025)
    #expect(report.indicators.map(\.label) == ["Fin", "Actividad 1.1"])
    for indicator in report.indicators {
      #expect(indicator.programmed.quarters == [15, 25, 40, 20] && indicator.programmed.cumulative == 100)
      #expect(indicator.achieved.quarters == [14, nil, nil, nil] && indicator.achieved.cumulative == 14)
      #expect(indicator.dimension == "Eficacia" && indicator.unitOfMeasure == "Taller")
    }
    #expect(document.findings.allSatisfy { $0.severity != .error })
  }

  @Test func `a Roman numeral before a title of values is no quarter`() throws {
    func form(_ level: String, _ name: String) -> String {
      """
      I. DATOS DEL INDICADOR
      Nivel|\(level)|Frecuencia de medición|Anual
      Nombre del indicador|\(name)
      Unidad de medida|Toma|Tipo|Estratégico
      II. AVANCE TRIMESTRAL
      Periodo|Programado|Realizado|Diferencia
      1er. Trimestre|1|1|0
      2do. Trimestre|2|1|1
      3er. Trimestre|3|3|0
      4to. Trimestre|4|4|0
      Acumulado anual|10|9|1

      """
    }
    let document = TestFiles.read(
      """
      Unidad Responsable|21 - Agua
      Programa Presupuestario|E004 - Saneamiento
      Trimestre que se reporta|Cuarto Trimestre 2023
      Objetivo|3.2 Ampliar la red
      \(form("Fin", "Tomas"))
      \(form("Actividad 1.1", "Medidores"))
      """)
    let report = try #require(document.reports.first)
    #expect(report.indicators.map(\.name) == ["Tomas", "Medidores"])
    #expect(report.indicators.allSatisfy { $0.achieved.quarters == [1, 1, 3, 4] })
    #expect(report.planAlignment.objectives.map(\.text) == ["Ampliar la red"])
  }

  @Test func `the sum of a quarter's months is the quarter, in rows of measures too`() throws {
    let months = ["Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic"]
    let leaves = (0..<4).map { months[($0 * 3)..<($0 * 3 + 3)].joined(separator: "|") + "|Subtotal" }
    let goals = "|1|1|1|3|2|2|2|6|1|1|1|3|1|1|1|3|15"
    let sheet = TestFiles.sheet(
      """
      Unidad Responsable:|112 - Limpia
      Programa Presupuestario:|9 - Municipio limpio
      Trimestre que se reporta:|1er. Trimestre 2021
      Nivel|Indicador|Concepto|PRIMER TRIMESTRE||||SEGUNDO TRIMESTRE||||TERCER TRIMESTRE||||CUARTO TRIMESTRE||||ACUMULADO ANUAL
      |||\(leaves.joined(separator: "|"))
      Fin|Colonias|Programado\(goals)
      ||Realizado|1|0|1|2|||||||||||||2
      Componente 1|Toneladas|Programado\(goals)
      ||Realizado|1|1|1|3|||||||||||||3
      """,
      merges: [3, 7, 11, 15].map { column in
        CellRange(CellAddress(row: 3, column: column), CellAddress(row: 3, column: column + 3))
      })
    let report = try #require(TestFiles.read(Workbook(format: .xlsx, sheets: [sheet])).reports.first)
    #expect(report.indicators.map(\.label) == ["Fin", "Componente 1"])
    #expect(report.indicators.allSatisfy { $0.programmed.quarters == [3, 6, 3, 3] })
    #expect(report.indicators.map(\.achieved.q1) == [2, 3])
  }

  @Test func `a page may begin within a form, and what follows is still that form's`() throws {
    let page = """
      GOBIERNO MUNICIPAL DE SAN ISIDRO
      Unidad Responsable:|905 - Cultura
      Programa Presupuestario:|22 - Cultura viva
      Trimestre que se reporta:|2do. Trimestre 2019
      """
    func labels(_ level: String, _ name: String) -> String {
      "Nivel:|\(level)||Frecuencia:|Mensual\nNombre del indicador:|\(name)\nUnidad de medida:|Evento||Tipo:|De gestión"
    }
    func rest(_ means: String) -> String {
      """
      Avance|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
      Programado|9|14|12|15|50
      Alcanzado|8|12|||20
      Medio de verificación:|\(means)
      """
    }
    let document = TestFiles.read(
      [
        page, "", labels("Componente 2", "Festivales"), rest("Carteles"), "",
        labels("Actividad 2.1", "Conciertos"),
        page, "", "", rest("Memoria fotográfica"), "", labels("Actividad 2.2", "Ferias"), rest("Pólizas"),
      ].joined(separator: "\n"))
    let report = try #require(document.reports.first)
    #expect(document.reports.count == 1)
    #expect(report.indicators.map(\.label) == ["Componente 2", "Actividad 2.1", "Actividad 2.2"])
    #expect(report.indicators.map(\.meansOfVerification) == ["Carteles", "Memoria fotográfica", "Pólizas"])
    #expect(report.indicators.allSatisfy { $0.programmed.cumulative == 50 && $0.unitOfMeasure == "Evento" })
  }
}
