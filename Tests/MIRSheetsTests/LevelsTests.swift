import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Levels as people write them: codes, with their objective behind them, alone in a band, with a number beside.
struct LevelsTests {
  @Test(
    arguments: [
      ("C1A2", "Actividad", "1.2"), ("A1C1", "Actividad", "1.1"), ("A2C1", "Actividad", "1.2"),
      ("C2", "Componente", "2"), ("A1.1", "Actividad", "1.1"), ("Comp. 3", "Componente", "3"),
    ])
  func `codes are levels`(text: String, level: String, number: String) {
    let reading = LevelReading(text, session: .standard)
    #expect(reading.level == level)
    #expect(reading.number == number)
  }

  @Test(
    arguments: [
      ("FIN: Contribuir al desarrollo", "Fin", nil, "Contribuir al desarrollo"),
      ("Propósito. Los habitantes cuentan con obras", "Propósito", nil, "Los habitantes cuentan con obras"),
      ("C1. Promoción realizada", "Componente", "1", "Promoción realizada"),
      ("A1.2. Difusión digital", "Actividad", "1.2", "Difusión digital"),
      ("Componente 2: Capacitación impartida", "Componente", "2", "Capacitación impartida"),
      ("Act. 1.1 - Cursos", "Actividad", "1.1", "Cursos"),
      ("Actividad 3.1 Atención de solicitudes", "Actividad", "3.1", "Atención de solicitudes"),
    ] as [(String, String, String?, String)])
  func `an objective may stand behind its level`(
    text: String, level: String, number: String?, objective: String
  ) throws {
    let reading = try #require(LevelWithText(text, session: .standard))
    #expect(reading.level.level == level)
    #expect(reading.level.number == number)
    #expect(reading.text == objective)
    #expect(!reading.isRemark)
  }

  @Test(
    arguments: [
      "Fin de la jornada escolar", "Fines de semana atendidos", "Actividades: las del componente",
      "Resultado: bueno",
      "Componente", "Actividad 1.1", "Apoyo 1. Becas", "Contribuir: al desarrollo",
    ])
  func `words that only begin like a level are none`(text: String) {
    #expect(LevelWithText(text, session: .standard) == nil)
  }

  @Test(
    arguments: [
      ("Fin", true), ("PROPÓSITO", true), ("F I N", true), ("Fin.", true), ("Nivel: Componente 1", true),
      ("Componente II", true), ("Actividad II.1", true), ("Comp. No. 2", true), ("1.1 Actividad", true),
      ("1001. Componente 1", true), ("C1A2", true), ("A\u{301}ctividad 2.1", true),
      ("Resultado", false), ("C", false), ("Finanzas", false), ("Auxiliar", false),
      ("Auxiliar contable", false),
      ("XAXX123456", false), ("2024-03-15", false), ("1001 Fin", false), ("Actividad 2024", false),
      ("Programa 1", false), ("1.1", false), ("", false),
    ])
  func `what can only be a level is known from its letters and numbers`(text: String, isLevel: Bool) {
    #expect(LevelReading.isLevel(text, session: .standard) == isLevel)
  }

  @Test(
    arguments: [
      ("Componente 1204", true), ("ACTIVIDAD 1204.3", true), ("Actividad 2024", true),
      ("Componente 12", false), ("Componente 120", false), ("Fin 1204", false), ("Programa 1204", false),
      ("Componente 12 04", false), ("Componente", false), ("1204", false), ("", false),
    ])
  func `the name of a level with a number too long for one is told apart from other words`(
    text: String, isBeyond: Bool
  ) {
    #expect(LevelReading.isNumberedBeyond(text) == isBeyond)
    if isBeyond { #expect(!LevelReading(text, session: .standard).isKnown) }
  }

  private static let head = """
    Unidad Responsable:|504 - Instituto de Planeación
    Programa Presupuestario:|6 - Planeación municipal
    Trimestre que se reporta:|1er. Trimestre 2024
    """
  private static let values = "Programado|||||Alcanzado||||"
  private static let quarters = "I|II|III|IV|Total|I|II|III|IV|Total"

  @Test func `a level whose number is too long is kept and reported, and the sheet is read as printed`()
    throws
  {
    let document = TestFiles.read(
      """
      \(Self.head)
      Nivel|Indicador|\(Self.values)
      ||\(Self.quarters)
      Componente 999|Calles pavimentadas|2|2|2|2|8|2||||2
      Componente 1000|Calles limpias|2|2|2|2|8|2||||2
      Actividad 1000.1|Proyectos elaborados|3|3|3|3|12|3||||3
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.label) == ["Componente 999", "Componente 1000", "Actividad 1000.1"])
    #expect(indicators.map(\.number) == ["999", nil, nil])
    #expect(document.findings.filter { $0.severity > .info }.map(\.code) == [.levelUnknown, .levelUnknown])
    #expect(document.unplaced.isEmpty)
  }

  @Test func `level and objective in one cell are both read`() throws {
    let document = TestFiles.read(
      """
      \(Self.head)
      Nivel y resumen narrativo|Indicador|\(Self.values)
      ||\(Self.quarters)
      FIN: Contribuir al desarrollo de la ciudad|Tasa de obras|1|1|1|1|4|1||||1
      PROPÓSITO: La población cuenta con calles|Calles en buen estado|25|25|25|25|100|20||||20
      C1. Calles entregadas|Calles pavimentadas|2|2|2|2|8|2||||2
      A1.1. Elaboración de proyectos|Proyectos elaborados|3|3|3|3|12|3||||3
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.label) == ["Fin", "Propósito", "Componente 1", "Actividad 1.1"])
    #expect(
      indicators.map(\.narrativeSummary) == [
        "Contribuir al desarrollo de la ciudad", "La población cuenta con calles", "Calles entregadas",
        "Elaboración de proyectos",
      ])
    #expect(indicators.map(\.programmed.cumulative) == [4, 100, 8, 12])
  }

  @Test func `records below a band have its level and its objective`() throws {
    let document = TestFiles.read(
      """
      \(Self.head)
      Indicador|Unidad de medida|\(Self.values)
      ||\(Self.quarters)
      Fin. Contribuir al desarrollo de la ciudad
      Total de obras terminadas|Obra|1|1|1|1|4|1||||1
      Componente 1. Calles entregadas
      Promedio de calles pavimentadas|Calle|2|2|2|2|8|2||||2
      Calles en buen estado|Porcentaje|25|25|25|25|100|20||||20
      Actividad 1.1. Elaboración de proyectos
      Proyectos elaborados|Proyecto|3|3|3|3|12|3||||3
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.label) == ["Fin", "Componente 1", "Componente 1", "Actividad 1.1"])
    #expect(
      indicators.map(\.name) == [
        "Total de obras terminadas", "Promedio de calles pavimentadas", "Calles en buen estado",
        "Proyectos elaborados",
      ])
    #expect(indicators[2].narrativeSummary == "Calles entregadas")
    #expect(document.unplaced.isEmpty)
  }

  @Test func `a number before the level is the level's where it numbers as levels are numbered`() throws {
    func labels(_ numbers: [String]) throws -> [String?] {
      let document = TestFiles.read(
        """
        \(Self.head)
        No.|Nivel|Indicador|\(Self.values)
        |||\(Self.quarters)
        \(numbers[0])|Fin|Tasa de obras|1|1|1|1|4|1||||1
        \(numbers[1])|Componente|Calles pavimentadas|2|2|2|2|8|2||||2
        \(numbers[2])|Actividad|Proyectos elaborados|3|3|3|3|12|3||||3
        """)
      return try #require(document.reports.first).indicators.map(\.label)
    }
    #expect(try labels(["", "1", "1.1"]) == ["Fin", "Componente 1", "Actividad 1.1"])
    #expect(try labels(["1", "2", "3"]) == ["Fin", "Componente", "Actividad"])
  }

  @Test func `a row whose level says that it goes on carries on the record above`() throws {
    let document = TestFiles.read(
      """
      \(Self.head)
      Nivel|Indicador|\(Self.values)|Medios de verificación
      ||\(Self.quarters)|
      Fin|Tasa de obras|1|1|1|1|4|1||||1|Actas de entrega
      Actividad 1.1|Proyectos elaborados|3|3|3|3|12|3||||3|Expedientes 001 al 025;
      Actividad 1.1 (continúa)||||||||||||oficios de validación
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.count == 2)
    #expect(indicators[1].meansOfVerification == "Expedientes 001 al 025; oficios de validación")
  }

  @Test(arguments: ["N/A", "-", "No aplica", "S/D"])
  func `a text that only says that there is none is blank`(text: String) throws {
    let document = TestFiles.read(
      """
      \(Self.head)
      Nivel|Indicador|Definición|\(Self.values)|Medios de verificación
      |||\(Self.quarters)|
      Fin|Tasa de obras|Mide las obras|1|1|1|1|4|1||||1|\(text)
      Actividad 1.1|Proyectos elaborados|\(text)|3|3|3|3|12|3||||3|Expedientes
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.meansOfVerification) == [nil, "Expedientes"])
    #expect(indicators.map(\.definition) == ["Mide las obras", nil])
    #expect(document.unplaced.isEmpty)
  }
}
