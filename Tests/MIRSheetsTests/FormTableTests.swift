import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Forms of one indicator with tables under headings of their own: its values, and those of its variables.
struct FormTableTests {
  private static let labels = """
    PILAR / EJE TRANSVERSAL:|4 Seguridad
    PROGRAMA PRESUPUESTARIO:|01070101 Seguridad pública
    DEPENDENCIA GENERAL:|Q00 Seguridad pública y tránsito
    TIPO DE FICHA:|OSFEM
    NOMBRE DEL INDICADOR:|Tasa de incidencia delictiva
    FÓRMULA DE CÁLCULO:|((A/B)-1)*100
    INTERPRETACIÓN:|Variación respecto del año anterior
    DIMENSIÓN QUE ATIENDE:|Eficacia|FRECUENCIA DE MEDICIÓN:|Trimestral
    LINEA BASE:|2024: 1,250 delitos
    """
  private static let variables = """
    VARIABLE|UNIDAD|OPERACIÓN|META ANUAL|AVANCE TRIMESTRAL||||AVANCE ACUMULADO
    ||||PROGRAMADO|%|ALCANZADO|%|PROGRAMADO|%|ALCANZADO|%
    Delitos del año|Delito|Sumable|1200|300|25|280|23|600|50|575|48
    Metas alcanzadas|Delito|Constante|1250|1250|100|1250|100|1250|100|1250|100
    """
  private static let values = """
    META ANUAL|TRIMESTRE: ABRIL-JUNIO
    |AVANCE TRIMESTRAL||||AVANCE ACUMULADO
    |PROGRAMADO|ALCANZADO|EF%|SEMÁFORO|PROGRAMADO|ALCANZADO|EF%|SEMÁFORO
    -4|-3|-6.67|222|Morado|-3.5|-8|229|Morado
    """

  private static func form(level: String, variables: String = variables, values: String = values) -> String {
    """
    PbRM-08b FICHA TÉCNICA DE SEGUIMIENTO DE INDICADORES 2025
    \(labels)
    \(level)
    COMPORTAMIENTO DE LAS VARIABLES
    \(variables)

    COMPORTAMIENTO DEL INDICADOR
    \(values)
    """
  }

  @Test(arguments: ["Nivel:|Propósito", "Numero:|PROPÓSITO", "Nivel de la MIR: Propósito"])
  func `an indicator's own table is read, and none of its variables' values is its own`(level: String) throws
  {
    let document = TestFiles.read(Self.form(level: level))
    let report = try #require(document.reports.first)
    #expect(report.quarter == 2 && report.fiscalYear == 2025)
    #expect(report.program.code == "01070101" && report.responsibleUnit.code == "Q00")
    #expect(report.planAlignment.axes.map(\.text) == ["Seguridad"])
    let one = try #require(report.indicators.first)
    #expect(report.indicators.count == 1 && one.label == "Propósito")
    #expect(one.name == "Tasa de incidencia delictiva" && one.calculationMethod == "((A/B)-1)*100")
    #expect(one.dimension == "Eficacia" && one.frequency == "Trimestral")
    #expect(one.type == nil && one.accumulation == nil && one.unitOfMeasure == nil)
    #expect(one.baseline.value == 1250 && one.baseline.year == 2024)
    var programmed = QuarterValues()
    programmed.q2 = -3
    programmed.cumulative = -4
    var achieved = QuarterValues()
    achieved.q2 = Decimal(string: "-6.67")
    achieved.cumulative = -8
    #expect(one.programmed == programmed && one.achieved == achieved && one.variation == QuarterValues())
    let told = document.findings.filter { $0.code == .headingUnknown }.compactMap(\.raw)
    #expect(told.prefix(2) == ["Delitos del año", "Metas alcanzadas"])
    // What was planned up to now has no field, nor have shares and traffic lights.
    #expect(told.dropFirst(2) == ["EF%", "SEMÁFORO", "PROGRAMADO"])
    let left = document.unplaced.filter { $0.indicator == "Propósito" }.map(\.text)
    #expect(left.count == 22 + 5 && left.contains("600") && left.contains("Sumable") && left.contains("-3.5"))
  }

  @Test func `a title over a table says the quarter where nothing else does`() throws {
    let document = TestFiles.read(
      Self.form(
        level: "Nivel:|Actividad 1.2",
        variables: "VARIABLE|UNIDAD|META ANUAL|PROGRAMADO|ALCANZADO\nJornadas|Jornada|24|6|6",
        values: "META ANUAL|PROGRAMADO|ALCANZADO|SEMÁFORO\n100|25|24|VERDE"
      ).replacingOccurrences(of: "VARIABLES\nVAR", with: "VARIABLES DURANTE EL PRIMER TRIMESTRE\nVAR"))
    let report = try #require(document.reports.first)
    #expect(report.quarter == 1)
    let one = try #require(report.indicators.first)
    #expect(one.label == "Actividad 1.2" && one.programmed.cumulative == 100)
    #expect(one.programmed.q1 == 25 && one.achieved.q1 == 24)
  }

  @Test func `without a quarter its columns have no field, and are told by the cells that are printed`()
    throws
  {
    let document = TestFiles.read(
      Self.form(
        level: "Nivel:|Actividad 1.2", variables: "",
        values: "META ANUAL|PROGRAMADO|ALCANZADO\n100|25|24"))
    let one = try #require(document.reports.first?.indicators.first)
    #expect(one.programmed.cumulative == 100 && one.programmed.q1 == nil && one.achieved == QuarterValues())
    let told = document.findings.filter { $0.code == .headingUnknown && $0.raw?.hasSuffix("ADO") == true }
    #expect(told.compactMap(\.cell) == ["B16", "C16"])
  }

  @Test func `variables with quarters of their own stand beside the indicator's, and are none of it`() throws
  {
    let document = TestFiles.read(
      """
      Avance al Segundo Trimestre 2025
      Unidad responsable:|08 - Salud
      Programa presupuestario:|E025 - Salud para todos
      Nivel|Componente 2||Nombre del indicador|Porcentaje de consultas
      Método de cálculo|(V1/V2)*100||Unidad de medida|Porcentaje
      Línea base|80||Año|2023
      METAS Y AVANCES|1er Trim|2do Trim|3er Trim|4to Trim|Anual
      Programado|20|30|25|25|100
      Alcanzado|18|31|||49
      VARIABLES|1er Trim|2do Trim|3er Trim|4to Trim|Anual
      V1 Consultas otorgadas|180|310|||490
      V2 Consultas programadas|1000|1000|1000|1000|1000
      Medios de verificación|Informes
      """)
    let report = try #require(document.reports.first)
    let one = try #require(report.indicators.first)
    #expect(report.quarter == 2 && report.title == "Avance al Segundo Trimestre 2025")
    #expect(report.indicators.count == 1 && one.baseline.value == 80 && one.baseline.year == 2023)
    #expect(one.programmed.quarters == [20, 30, 25, 25] && one.achieved.quarters == [18, 31, nil, nil])
    #expect(one.meansOfVerification == "Informes")
    #expect(document.unplaced.map(\.text) == ["180", "310", "490"] + Array(repeating: "1000", count: 5))
  }

  @Test func `forms that are signed by the same people are signed once`() throws {
    let signed =
      "\n\nElaboró|||Autorizó\nIng. Luis Rea Ortiz|||Arq. Noé Sosa Lima\nJefe de Obra|||Director\n\n\n"
    let forms = ["Componente 1", "Actividad 1.1"].map { Self.form(level: "Nivel:|\($0)") + signed }
    let document = TestFiles.read(forms.joined(separator: "\n"))
    let report = try #require(document.reports.first)
    #expect(
      document.reports.count == 1 && report.indicators.map(\.label) == ["Componente 1", "Actividad 1.1"])
    #expect(report.signatures.map(\.name) == ["Ing. Luis Rea Ortiz", "Arq. Noé Sosa Lima"])
    #expect(!document.unplaced.contains { $0.text.contains("Luis") })
  }

  @Test(arguments: [("Avance acumulado", nil), ("Avance anual", Decimal(100))])
  func `what was planned below progress to date is no goal of the year`(group: String, goal: Decimal?) throws
  {
    let document = TestFiles.read(
      """
      Informe Trimestral 2024
      Unidad Responsable:|504 - Obras
      Programa Presupuestario:|6 - Obra
      Trimestre que se reporta:|2do. Trimestre 2024
      Nivel|Nombre|Tipo|Dimensión|\(group)|
      ||||Programado|Realizado
      Fin|Tasa de obras|Estratégico|Eficacia|100|50
      Componente 1|Calles|De gestión|Eficacia|100|40
      """)
    let records = try #require(document.reports.first?.indicators)
    #expect(records.map(\.programmed.cumulative) == [goal, goal])
    #expect(records.map(\.achieved.cumulative) == [50, 40])
    #expect(document.unplaced.map(\.text) == (goal == nil ? ["100", "100"] : []))
  }

  @Test func `a unit outranks the municipality that it is a part of`() throws {
    let document = TestFiles.read(
      Self.form(level: "Nivel:|Fin").replacingOccurrences(
        of: "PILAR", with: "ENTE PÚBLICO:|Municipio de Chalma\nPILAR"))
    #expect(document.reports.first?.responsibleUnit.code == "Q00")
    #expect(document.unplaced.contains { $0.text == "Municipio de Chalma" })
  }
}
