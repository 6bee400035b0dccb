import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Forms of other offices are called by their names, and a plain column more makes no run fail.
struct KnownFormTests {
  private static let head =
    "Unidad Responsable:|504 - Obras\nPrograma Presupuestario:|6 - Obra\nTrimestre: 2do. 2024"
  private static let heading = """
    Nivel|Nombre|Valores Programados|||||Valores Alcanzados||||
    ||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
    """

  @Test(arguments: [
    (
      "PbRM-08c AVANCE TRIMESTRAL DE METAS DE ACTIVIDAD\nID|Meta de actividad|Unidad|Programada anual\n1|Cursos|Curso|10",
      "PbRM-08c"
    ),
    (
      "TÍTULO|NOMBRE CORTO\nIndicadores|LGTA70FVI\nTabla Campos\nEjercicio|Fecha de inicio del periodo que se informa\n2024|01/04/2024",
      "SIPOT"
    ),
    ("PROGRAMA OPERATIVO ANUAL 2025\nActividad|Enero|Febrero|Marzo\nPintar calles|1|2|3", "POA"),
    ("Sistema de Recursos Federales Transferidos\nCiclo|Ramo|Programa\n2024|33|FISM", "SRFT"),
    (
      "Avance en los Indicadores de los Programas presupuestarios\nRamo|Programa|Avance\n16|G005|5",
      "SHCP"
    ),
    (
      "Unidad|Programa|Nivel|Indicador|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.\n504|6 - Obra|Fin|Tasa|0|0|0|9\n505|7 - Paz|Fin|Tasa|0|0|0|9",
      "--programs"
    ),
  ])
  func `a form without quarters of indicators is refused by its name, with what is missing`(
    lines: String, name: String
  ) throws {
    let document = TestFiles.read(lines)
    #expect(document.reports.isEmpty)
    let refusal = try #require(document.findings.first { $0.code == .sheetSkipped })
    #expect(refusal.message.spanish.contains(name) && refusal.message.spanish.contains("falta "))
    #expect(refusal.message.english.contains(name) && refusal.message.english.contains("missing "))
  }

  @Test func `a known form with quarters of indicators is read, and called by its name`() throws {
    let document = TestFiles.read(
      "PbRM-08d Seguimiento de indicadores\n\(Self.head)\n\(Self.heading)\nFin|Obras|0|0|0|9|9|0|0|||0")
    #expect(document.reports.map(\.indicators.count) == [1])
    let told = try #require(document.findings.first { $0.code == .formKnown })
    #expect(told.severity == .info && told.message.spanish.contains("PbRM-08d"))
  }

  @Test func `a report that speaks of its annual plan is no annual plan`() {
    let document = TestFiles.read(
      "Programa Operativo Anual 2024\n\(Self.head)\n\(Self.heading)\nFin|Obras|0|0|0|9|9|0|0|||0")
    #expect(document.reports.map(\.indicators.count) == [1])
    #expect(!document.findings.contains { $0.code == .formKnown })
  }

  @Test(arguments: ["Avance", "Semáforo", "Folio", "Avance %", "Avance físico-financiero"])
  func `a plain column more is one warning, whatever it is called`(title: String) {
    let lines = Self.heading.split(separator: "\n").map(String.init)
    let document = TestFiles.read(
      """
      Informe Trimestral 2024
      \(Self.head)
      \(lines[0])|\(title)
      \(lines[1])
      Fin|Tasa de obras|10|10|10|10|40|9|9|||18|45
      Propósito|Calles en buen estado|25|25|25|25|100|25|25|||50|50
      Componente 1|Calles pavimentadas|20|20|20|20|80|15|15|||30|37.5
      Actividad 1.1|Proyectos|3|3|3|3|12|3|3|||6|50
      """)
    #expect(document.reports.first?.indicators.map(\.achieved.cumulative) == [18, 50, 30, 6])
    #expect(document.unplaced.map(\.text) == ["45", "50", "37.5", "50"])
    #expect(document.findings.filter { $0.severity > .info }.map(\.severity) == [.warning])
  }
}
