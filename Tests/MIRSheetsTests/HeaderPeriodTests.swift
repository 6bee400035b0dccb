import SheetIO
import Testing

@testable import MIRSchema

/// Where header blocks say the period and the plan, and who signs below.
struct HeaderPeriodTests {
  private static let heading = """
    Nivel|Nombre|Valores Programados|||||Valores Alcanzados||||
    ||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
    """
  private static let table = """
    \(heading)
    Fin|Porcentaje de obras|0|0|0|100|100|0|0|||0
    Componente 1|Porcentaje de calles|10|20|30|40|100|10|15|||25
    """
  private static let subject = "Unidad Responsable:|504 - Instituto\nPrograma Presupuestario:|6 - Planeación"

  @Test(
    arguments: [
      ("Informe de resultados\nSegundo Trimestre 2025", 2, 2025),
      ("Informe de resultados||||||||Abril – Junio 2025", 2, 2025),
      ("Informe 2024\nCorte al 30 de junio", 2, 2024), ("Informe\nFecha de corte:|30/06/2024", 2, 2024),
      ("Informe\nTrimestre:|( ) 1°|( X ) 2°|( ) 3°|( ) 4°\nVigencia: 2024", 2, 2024),
      ("Informe 2024\nTrimestre:|1°|2°|3°|4°\n||X", 2, 2024),
      ("Informe 2024\nFecha de reporte: 15/07/2024", nil, 2024),
    ] as [(String, Int?, Int?)])
  func `the period may be in a cell of its own`(head: String, quarter: Int?, year: Int?) {
    let document = TestFiles.read("\(head)\n\(Self.subject)\n\(Self.table)")
    #expect(document.reports.first?.quarter == quarter && document.reports.first?.fiscalYear == year)
    #expect(document.unplaced.isEmpty == (quarter != nil))
    #expect(document.findings.contains { $0.code == .quarterMissing } == (quarter == nil))
  }

  @Test func `a period below the unit is no part of the unit's name`() {
    let document = TestFiles.read("Informe\n\(Self.subject)\n|Segundo Trimestre 2025\n\(Self.table)")
    #expect(document.reports.first?.program == CodedText(code: "6", text: "Planeación"))
    #expect(document.reports.first?.quarter == 2)
  }

  @Test func `a header block drawn as a table has each value below its label`() {
    let document = TestFiles.read(
      """
      Informe
      Unidad Responsable|Programa Presupuestario|Ejercicio Fiscal|Trimestre que se reporta|Plan Municipal de Desarrollo
      504 - Instituto|6 - Planeación|2025|Segundo Trimestre (Abril - Junio)|Plan Municipal de Desarrollo 2024-2027
      Eje|Objetivo|Estrategia|Fuente
      3. Gobierno|3.2 Ejercer con eficacia|3.2.1 Ordenar|Recursos propios
      \(Self.table)
      """)
    let report = document.reports.first
    #expect(report?.responsibleUnit == CodedText(code: "504", text: "Instituto"))
    #expect(report?.program == CodedText(code: "6", text: "Planeación"))
    #expect(report?.quarter == 2 && report?.fiscalYear == 2025)
    #expect(report?.planAlignment.plan == "Plan Municipal de Desarrollo 2024-2027")
    #expect(report?.planAlignment.axes == [CodedText(code: "3", text: "Gobierno")])
    #expect(report?.planAlignment.objectives == [CodedText(code: "3.2", text: "Ejercer con eficacia")])
    #expect(document.unplaced.map(\.text) == ["Estrategia", "Fuente", "3.2.1 Ordenar", "Recursos propios"])
  }

  @Test func `a title and labels below it may be in one cell`() {
    let head =
      "Informe Trimestral\u{2028}Unidad Responsable: 504 - Obras\u{2028}Programa: 6 - Obra\u{2028}Trimestre: 2do. 2024"
    let report = TestFiles.read("\(head)\n\(Self.table)").reports.first
    #expect(report?.title == "Informe Trimestral")
    #expect(report?.responsibleUnit.code == "504" && report?.program.code == "6" && report?.quarter == 2)
  }

  /// A report of three pages, each with its quarter; the pages go on with the numbering.
  private func pages(_ quarters: [String]) -> ReportDocument {
    let records = [
      "Fin|Porcentaje de obras|0|0|0|100|100|0|0|||0\nComponente 1|Porcentaje de calles|10|20|30|40|100|10|15|||25",
      "Actividad 1.1|Porcentaje de baches|5|5|5|5|20|5|4|||9",
      "Actividad 1.2|Porcentaje de topes|5|5|5|5|20|5|4|||9",
      "Componente 2|Porcentaje de parques|5|5|5|5|20|5|4|||9",
    ]
    return TestFiles.read(
      zip(quarters, records).map { quarter, records in
        "\(Self.subject)\nTrimestre que se reporta:|\(quarter) Trimestre 2024\n\(Self.heading)\n\(records)"
      }.joined(separator: "\n\n"))
  }

  @Test(arguments: [["2do.", "1er.", "2do."], ["1er.", "2do.", "2do."], ["2do.", "2do.", "1er."]])
  func `of the quarters that pages of one report say the majority counts, and the other is told`(
    quarters: [String]
  ) {
    let document = pages(quarters)
    #expect(document.reports.map(\.quarter) == [2])
    #expect(document.reports.first?.indicators.count == 4)
    let told = document.findings.filter { $0.code == .quarterOutvoted }
    #expect(told.map(\.expected) == ["2"])
    #expect(!document.findings.contains { $0.code == .achievedAhead })
  }

  @Test func `where as many pages say one quarter as another there is none`() {
    let document = pages(["2do.", "1er."])
    #expect(document.reports.map(\.quarter) == [nil])
    #expect(document.findings.contains { $0.code == .quarterTied && $0.severity == .error })
    // Two are not none.
    #expect(!document.findings.contains { $0.code == .quarterMissing })
  }

  @Test func `a page that begins again with another quarter is another report`() {
    let page = "\(Self.subject)\nTrimestre que se reporta:|%\n\(Self.table)"
    let document = TestFiles.read(
      ["1er. Trimestre 2024", "2do. Trimestre 2024"].map { page.replacing("%", with: $0) }.joined(
        separator: "\n\n"))
    #expect(document.reports.map(\.quarter) == [1, 2])
  }

  @Test(
    arguments: [
      ("VINCULACIÓN PMD|Plan Municipal de Desarrollo 2022-2024", "Plan Municipal de Desarrollo 2022-2024"),
      ("VINCULACIÓN PMD||2022-2024", "PMD 2022-2024"),
      ("ALINEACIÓN AL|Plan Municipal de Desarrollo 2017-2018", "Plan Municipal de Desarrollo 2017-2018"),
      ("PMD|PMD 2022-2024", "PMD 2022-2024"), ("PED|Plan Estatal 2022-2028", "Plan Estatal 2022-2028"),
      (
        "Vinculación con el Plan Estatal de Desarrollo 2022-2028:\nPMD:|Plan Municipal 2022-2024",
        "Plan Municipal 2022-2024"
      ),
      ("Vinculación con los ODS|16 Paz", nil),
    ] as [(String, String?)])
  func `the plan is named by its label, in its label or next to it, and the municipality's own counts`(
    lines: String, plan: String?
  ) {
    let document = TestFiles.read("Informe 2024\n\(Self.subject)\nTrimestre: 2\n\(lines)\n\(Self.table)")
    #expect(document.reports.first?.planAlignment.plan == plan)
  }

  @Test(arguments: [
    "Vinculación con el Plan Municipal de Desarrollo 2019-2021. Eje 2. Paz. Objetivo 2.1 Disminuir",
    "Alineación con el Plan Municipal de Desarrollo 2019-2021: Eje 2. Paz; Objetivo 2.1 Disminuir",
  ])
  func `plan, axis and objective of one text come apart at their words and codes`(line: String) {
    let document = TestFiles.read("Informe 2024\n\(Self.subject)\nTrimestre: 2\n\(line)\n\(Self.table)")
    let alignment = document.reports.first?.planAlignment
    #expect(alignment?.plan == "Plan Municipal de Desarrollo 2019-2021")
    #expect(alignment?.axes == [CodedText(code: "2", text: "Paz")])
    #expect(alignment?.objectives == [CodedText(code: "2.1", text: "Disminuir")])
    #expect(document.unplaced.isEmpty)
  }

  @Test(arguments: [
    "Elaboró:|||Vo. Bo.:\nLic. Ana Cruz|||Mtro. Luis Paz\nJefa de Área|||Director",
    "Elaboró|||Vo. Bo.\nNombre: Lic. Ana Cruz|||Nombre: Mtro. Luis Paz\nCargo: Jefa de Área|||Cargo: Director",
    "Elaboró: Lic. Ana Cruz, Jefa de Área|||Vo. Bo.: Mtro. Luis Paz, Director",
    "Elaboró Lic. Ana Cruz|||Vo. Bo. Mtro. Luis Paz\nJefa de Área|||Director",
  ])
  func `a role is without its colon, and labels and commas part name and position`(foot: String) {
    let document = TestFiles.read("Informe 2024\n\(Self.subject)\nTrimestre: 2\n\(Self.table)\n\n\(foot)")
    #expect(
      document.reports.first?.signatures == [
        Signature(role: "Elaboró", name: "Lic. Ana Cruz", position: "Jefa de Área"),
        Signature(role: "Vo. Bo.", name: "Mtro. Luis Paz", position: "Director"),
      ])
  }

  @Test func `a degree behind a comma stays with the name`() {
    let document = TestFiles.read(
      "Informe 2024\n\(Self.subject)\nTrimestre: 2\n\(Self.table)\n\nElaboró: Ana Cruz, M.A.")
    #expect(document.reports.first?.signatures.first?.name == "Ana Cruz, M.A.")
  }
}
