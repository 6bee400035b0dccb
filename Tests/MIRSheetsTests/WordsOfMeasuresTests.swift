import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Headings in words of their own: what they say of values, and what stands in the columns below them.
struct WordsOfMeasuresTests {
  @Test(
    arguments: [
      ("Calendarización de metas", ["group(programmed)"]),
      ("Metas planeadas", ["group(programmed)"]),
      ("Avance realizado", ["group(achieved)"]),
      ("Meta alcanzada en el año", ["measure(achieved, cumulative)"]),
      ("Realizado al periodo", ["measure(achieved, cumulative)"]),
      ("Meta anual", ["measure(programmed, cumulative)"]),
      ("Avance acumulado a la fecha", ["measure(achieved, cumulative)"]),
      ("Meta del Trimestre", ["reported(programmed)"]),
      ("Alcanzado en el trimestre", ["reported(achieved)"]),
      ("Variación del periodo", ["reported(variation)"]),
      ("Del trimestre", ["reported(nil)"]),
      ("T1. PLANEADO", ["measure(programmed, q1)"]),
      ("T.4 EJECUTADO", ["measure(achieved, q4)"]),
      ("P acumulado", ["measure(programmed, cumulative)"]),
    ])
  func `a phrase of known words says a measure and a time`(heading: String, terms: [String]) {
    #expect(said(by: heading) == terms)
  }

  @Test(
    arguments: [
      "% de avance", "Avance %  anual", "Porcentaje de cumplimiento de la meta", "Meta al periodo",
      "Presupuesto ejercido", "Avance financiero", "Semáforo de cumplimiento",
    ])
  func `a share, money, and a goal to date are no values of a report`(heading: String) {
    #expect(said(by: heading) == [])
  }

  @Test(arguments: [
    "Programado o alcanzado", "Obras realizadas", "Meta de los comités", "Trimestre de las obras",
  ])
  func `words that contradict each other or say something else are no phrase`(heading: String) {
    #expect(said(by: heading) == [])
  }

  private func said(by heading: String) -> [String] {
    HeadingTerms(session: .standard).terms(of: heading).map { term in
      switch term {
      case .field(let key): "field(\(key))"
      case .group(let group): "group(\(group))"
      case .period(let period): "period(\(period))"
      case .measure(let measure, let period): "measure(\(measure), \(period))"
      case .reported(let measure): "reported(\(measure.map { "\($0)" } ?? "nil"))"
      }
    }
  }

  // MARK: Columns

  private static let head = """
    Unidad Responsable:|504 - Instituto de Planeación
    Programa Presupuestario:|6 - Planeación municipal
    Trimestre que se reporta:|2do. Trimestre 2024
    """

  @Test func `columns of the quarter are those of the quarter that the header block says`() throws {
    let document = TestFiles.read(
      """
      \(Self.head)
      Nivel|Indicador|Unidad de Medida|Meta anual|Meta del trimestre|Avance del trimestre|Avance acumulado|% de avance
      Fin|Tasa de obras terminadas|Tasa|40|10|9|18|45%
      Propósito|Calles en buen estado|Porcentaje|100|25|25|50|50%
      Componente 1|Calles pavimentadas|Calle|80|20|15|30|37.5%
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.programmed.q2) == [10, 25, 20])
    #expect(indicators.map(\.programmed.cumulative) == [40, 100, 80])
    #expect(indicators.map(\.achieved.q2) == [9, 25, 15])
    #expect(indicators.map(\.achieved.cumulative) == [18, 50, 30])
    #expect(indicators.allSatisfy { $0.programmed.q1 == nil && $0.achieved.q1 == nil })
    #expect(document.unplaced.map(\.text) == ["45%", "50%", "37.5%"])
    #expect(document.findings.allSatisfy { $0.severity != .error })
  }

  @Test(arguments: [
    "Trimestre que se reporta", "Periodo que se informa", "Datos del periodo", "Seguimiento del programa",
  ])
  func `a title over the columns of the quarter takes none of them`(title: String) throws {
    let document = TestFiles.read(
      """
      \(Self.head)
      Nivel|Indicador|Unidad de Medida|Meta programada anual|\(title)|||Avance acumulado|% avance
      ||||Programado|Alcanzado|Variación||
      Fin|Tasa de obras terminadas|Tasa|40|10|9|1|18|45%
      Propósito|Calles en buen estado|Porcentaje|100|25|25|0|50|50%
      Componente 1|Calles pavimentadas|Calle|80|20|15|5|30|37.5%
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.programmed.cumulative) == [40, 100, 80])
    #expect(indicators.map(\.programmed.q2) == [10, 25, 20])
    #expect(indicators.map(\.achieved.q2) == [9, 25, 15])
    #expect(indicators.map(\.variation.q2) == [1, 0, 5])
    #expect(indicators.map(\.achieved.cumulative) == [18, 50, 30])
    #expect(document.unplaced.map(\.text) == ["45%", "50%", "37.5%"])
    #expect(!document.findings.contains { $0.code == .headingDisplaced })
  }

  @Test func `words of the year and words of the quarter in one row are no displaced groups`() throws {
    let document = TestFiles.read(
      """
      \(Self.head)
      Nivel|Indicador|Unidad de Medida|Meta programada anual|Programado|Alcanzado|Avance acumulado|% de cumplimiento
      Fin|Talleres|Taller|8|1|1|7|87.5
      Propósito|Planes|Plan|100|100|100|100|100
      Componente 1|Luminarias|Luminaria|504|124|88|426|84.5
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.programmed.cumulative) == [8, 100, 504])
    #expect(indicators.map(\.programmed.q2) == [1, 100, 124])
    #expect(indicators.map(\.achieved.q2) == [1, 100, 88])
    #expect(indicators.map(\.achieved.cumulative) == [7, 100, 426])
    #expect(!document.findings.contains { $0.code == .headingDisplaced || $0.code == .rowRealigned })
  }

  @Test(arguments: ["Avance %", "% de cumplimiento", "Semáforo", "Eficacia (%)"])
  func `quarters below a share are no variation, though three groups of quarters would be usual`(
    share: String
  ) throws {
    let document = TestFiles.read(
      """
      \(Self.head)

      |||Programada|||||Alcanzada|||||\(share)
      Nivel|Indicador|Tipo|T1|T2|T3|T4|Acumulado|T1|T2|T3|T4|Acumulado|T1|T2|T3|T4|Acumulado
      Fin|Tasa de obras|Estratégico|10|20|30|40|100|6|20|||26|60|100|||26
      Componente 1|Calles|De gestión|5|5|5|5|20|4|5|||9|80|100|||45
      Actividad 1.1|Baches|De gestión|8|8|8|8|32|2|8|||10|25|100|||31.3
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.programmed.cumulative) == [100, 20, 32])
    #expect(indicators.map(\.achieved.cumulative) == [26, 9, 10])
    #expect(indicators.allSatisfy { $0.variation == QuarterValues() })
    #expect(document.unplaced.count == 9)
    let told = document.findings.filter { $0.code == .headingUnknown }
    #expect(told.compactMap(\.cell) == ["N6", "O6", "P6", "Q6", "R6"])
  }

  @Test func `columns of the quarter stay without a field where no quarter is known`() throws {
    let document = TestFiles.read(
      """
      Unidad Responsable:|504 - Instituto de Planeación
      Nivel|Indicador|Unidad de Medida|Meta anual|Meta del trimestre|Avance del trimestre
      Fin|Tasa de obras terminadas|Tasa|40|10|9
      Propósito|Calles en buen estado|Porcentaje|100|25|25
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.programmed.cumulative) == [40, 100])
    #expect(
      indicators.allSatisfy {
        [$0.programmed, $0.achieved].allSatisfy { $0.quarters == [nil, nil, nil, nil] }
      })
    #expect(document.findings.count { $0.code == .headingUnknown } == 2)
    #expect(document.unplaced.count == 4)
  }

  @Test func `a leaf outranks its group, and a percentage of progress is no value`() throws {
    let document = TestFiles.read(
      """
      \(Self.head)
      Nivel|Objetivo|Indicador|Unidad de Medida|Avance||
      ||||Meta anual|Realizado al periodo|Avance % anual
      Fin|Contribuir a la obra|Tasa de obras|Tasa|40|18|45
      Propósito|La población transita|Calles en buen estado|Porcentaje|100|50|50
      Componente 1|Calles entregadas|Calles pavimentadas|Calle|80|30|37.5
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.programmed.cumulative) == [40, 100, 80])
    #expect(indicators.map(\.achieved.cumulative) == [18, 50, 30])
    #expect(document.unplaced.map(\.text) == ["45", "50", "37.5"])
  }

  @Test func `pairs below months are no quarters, those below the total are the year's`() throws {
    let months = ["Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio"]
    let document = TestFiles.read(
      """
      \(Self.head)
      Nivel|Indicador|Unidad de Medida|\(months.map { $0 + "|" }.joined(separator: "|"))|Total anual|
      |||\(Array(repeating: "Prog.|Real.", count: 7).joined(separator: "|"))
      Fin|Tasa de obras terminadas|Tasa|1|1|1|1|1|1|2|1|2|2|2|1|9|7
      Propósito|Calles en buen estado|Porcentaje|5|5|5|4|5|5|5|5|5|5|5|5|30|29
      Componente 1|Calles pavimentadas|Calle|3|3|3|3|3|2|3|3|3|3|3|3|18|17
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.programmed.cumulative) == [9, 30, 18])
    #expect(indicators.map(\.achieved.cumulative) == [7, 29, 17])
    #expect(indicators.allSatisfy { $0.programmed.quarters == [nil, nil, nil, nil] })
    #expect(document.unplaced.count == 36)
    #expect(document.findings.allSatisfy { $0.severity != .error })
  }

  @Test func `a variation of the other sign is said once, and what is printed stands`() throws {
    let document = TestFiles.read(
      """
      \(Self.head)
      Nivel|Indicador|Unidad de Medida|Alcanzado|Programado|Variación
      Fin|Tasa de obras terminadas|Tasa|9|10|-1
      Propósito|Calles en buen estado|Porcentaje|25|25|0
      Componente 1|Calles pavimentadas|Calle|15|20|-5
      Actividad 1.1|Proyectos elaborados|Proyecto|7|6|1
      """)
    let indicators = try #require(document.reports.first).indicators
    #expect(indicators.map(\.programmed.q2) == [10, 25, 20, 6])
    #expect(indicators.map(\.achieved.q2) == [9, 25, 15, 7])
    #expect(indicators.map(\.variation.q2) == [-1, 0, -5, 1])
    #expect(document.findings.map(\.code) == [.variationReversed])
  }
}
