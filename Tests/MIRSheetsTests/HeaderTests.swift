import SheetIO
import Testing

@testable import MIRSchema

/// Header blocks as people write them, and where they are.
struct HeaderTests {
  private static let table = """
    Nivel|Nombre|Valores Programados|||||Valores Alcanzados||||
    ||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
    Fin|Porcentaje de obras|0|0|0|100|100|0|0|||0
    Componente 1|Porcentaje de calles|10|20|30|40|100|10|15|||25
    """
  private static let unit = "Unidad Responsable:|504 - Instituto Municipal"
  private static let quarter = "Trimestre que se reporta:|2do. Trimestre 2024"

  private func codes(_ document: ReportDocument) -> [String] {
    document.findings.filter { $0.severity > .info }.map(\.code.rawValue)
  }

  @Test(arguments: [
    "Unidad Responsable:|504 - Instituto Municipal||||||Hoja 1 de 3",
    "Unidad Responsable:|504 - Instituto Municipal|Fecha: 10/07/2024",
    "Clave UR:|504|Unidad Responsable:|Instituto Municipal",
    "Unidad Responsable:|Instituto Municipal|Clave|504",
    "Unidad Responsable: 504 - Instituto Municipal",
  ])
  func `a unit is what is next to its label, and nothing further off`(line: String) {
    let document = TestFiles.read(
      "\(line)\nPrograma Presupuestario:|6 - Planeación\n\(Self.quarter)\n\(Self.table)")
    #expect(document.reports.first?.responsibleUnit == CodedText(code: "504", text: "Instituto Municipal"))
  }

  @Test(arguments: [
    "Responsable del programa:|Ing. Juan Soto", "Programa sectorial:|9 - Otro",
    "Trimestre anterior:|1er. Trimestre 2024",
  ])
  func `a label that merely holds a known one overwrites nothing`(line: String) {
    let document = TestFiles.read(
      "\(Self.unit)\nPrograma Presupuestario:|6 - Planeación\n\(Self.quarter)\n\(line)\n\(Self.table)")
    #expect(document.reports.first?.program == CodedText(code: "6", text: "Planeación"))
    #expect(document.reports.first?.quarter == 2)
    #expect(document.unplaced.count == 2)
  }

  @Test(
    arguments: [
      ("Unidad Responsable:|310: Dirección de Obras", "310", "Dirección de Obras"),
      ("Unidad Responsable:|Dirección: Obras|Fecha: 10/07/2024", nil, "Dirección: Obras"),
      ("UR|310|Dirección: Obras y Servicios|Hoja 1 de 3", "310", "Dirección: Obras y Servicios"),
      ("Unidad Responsable: UR 310: Obras", "310", "Obras"),
      ("Unidad Responsable:|Fecha: 10/07/2024", nil, nil),
      ("Unidad Responsable:|Programa: 9 - Otro", nil, nil),
    ] as [(String, String?, String?)])
  func `a colon in the cell next to a label makes no label of it, unless it is one that is known`(
    line: String, code: String?, name: String?
  ) {
    let report = TestFiles.read("Informe\n\(line)\n\(Self.quarter)\n\(Self.table)").reports.first
    #expect(report?.responsibleUnit == CodedText(code: code, text: name))
  }

  @Test(
    arguments: [
      ("Programa Presupuestario:|12 - Servicio: alumbrado", "12", "Servicio: alumbrado"),
      ("Programa:|Programa 12: Alumbrado", "12", "Alumbrado"), ("Programa 12|Alumbrado", "12", "Alumbrado"),
      ("Programa 12: Alumbrado: parques", "12", "Alumbrado: parques"),
      ("Programa:|Programa 100 Calles", nil, "Programa 100 Calles"),
    ] as [(String, String?, String)])
  func `a programme may begin with its label's word and its code`(line: String, code: String?, name: String) {
    let document = TestFiles.read("Informe\n\(Self.unit)\n\(line)\n\(Self.quarter)\n\(Self.table)")
    #expect(document.reports.first?.program == CodedText(code: code, text: name))
    #expect(document.unplaced.isEmpty)
  }

  @Test(arguments: [
    "Eje:|Eje 4: Ciudad Limpia", "Eje 4: Ciudad Limpia", "Eje 4|Ciudad Limpia",
    "Eje Rector:|Eje Rector 4. Ciudad Limpia",
    "Plan Municipal de Desarrollo 2022 - 2024|Eje 4: Ciudad Limpia", "Eje|EJE 4 Ciudad Limpia",
  ])
  func `an axis is its code and its name, however its word is before them`(line: String) {
    let document = TestFiles.read("Informe\n\(Self.unit)\n\(line)\n\(Self.quarter)\n\(Self.table)")
    #expect(document.reports.first?.planAlignment.axes == [CodedText(code: "4", text: "Ciudad Limpia")])
    #expect(document.unplaced.isEmpty)
  }

  @Test(arguments: [
    ("Objetivo:|Objetivo 4.1: Mantener el alumbrado", ["4.1", "Mantener el alumbrado"]),
    ("Objetivos|Objetivo 4.1: Mantener; Objetivo 4.2: Ampliar", ["4.1", "Mantener", "4.2", "Ampliar"]),
    ("Objetivo 4.1: Mantener\nObjetivo 4.2: ampliar", ["4.1", "Mantener", "4.2", "ampliar"]),
    (
      "Objetivo 4.1|Cumplir conforme al Eje 5. Además pintar",
      ["4.1", "Cumplir conforme al Eje 5. Además pintar"]
    ),
    ("ODS|Objetivo 16: Paz", []),
  ])
  func `objectives come apart at their word and code, and words inside them are kept`(
    lines: String, parts: [String]
  ) {
    let document = TestFiles.read("Informe\n\(Self.unit)\n\(lines)\n\(Self.quarter)\n\(Self.table)")
    let found = document.reports.first?.planAlignment.objectives ?? []
    #expect(found.flatMap { [$0.code ?? "–", $0.text ?? "–"] } == parts)
  }

  @Test(arguments: ["1er.|2do.|X|3er.|4to.", "1er. ( )|2do. ( X )|3er. ( )|4to. ( )"])
  func `the quarter may be a ticked box`(boxes: String) {
    let document = TestFiles.read(
      "Informe 2024\n\(Self.unit)\nPrograma:|6 - Planeación\nTrimestre que se reporta:|\(boxes)\n\(Self.table)"
    )
    #expect(document.reports.first?.quarter == 2)
    #expect(document.unplaced.isEmpty)
  }

  @Test func `a header block below the heading or below the table is the report's`() {
    let header = "\(Self.unit)\nPrograma Presupuestario:|6 - Planeación\n\(Self.quarter)"
    let lines = Self.table.split(separator: "\n").map(String.init)
    let below = (lines[..<2] + ["", header, ""] + lines[2...]).joined(separator: "\n")
    for text in [below, Self.table + "\n\n" + header] {
      let report = TestFiles.read("Informe Trimestral 2024\n" + text).reports.first
      #expect(report?.responsibleUnit.code == "504" && report?.program.code == "6" && report?.quarter == 2)
      #expect(report?.indicators.count == 2)
    }
  }

  @Test func `a page that repeats only its header block goes on with the table`() {
    let header = "\(Self.unit)\nPrograma Presupuestario:|6 - Planeación\n\(Self.quarter)"
    let document = TestFiles.read(
      "\(header)\n\(Self.table)\n\n\(header)\n\nActividad 1.1|Porcentaje de baches|5|5|5|5|20|5|4|||9")
    #expect(document.reports.map(\.indicators.count) == [3])
    #expect(document.unplaced.isEmpty)
  }

  @Test func `title and header block that name different quarters are reported`() {
    let document = TestFiles.read(
      "Informe del 3er. Trimestre 2024\n\(Self.unit)\nPrograma:|6 - Planeación\n\(Self.quarter)\n\(Self.table)"
    )
    #expect(document.reports.first?.quarter == 2)
    #expect(codes(document) == ["year-conflict"])
  }

  @Test func `a page whose header names another programme in the middle of a numbering is reported`() {
    let document = TestFiles.read(
      """
      \(Self.unit)
      Programa Presupuestario:|6 - Planeación
      \(Self.quarter)
      \(Self.table)

      Programa Presupuestario:|7 - Planeación
      Nivel|Nombre|Valores Programados|||||Valores Alcanzados||||
      ||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
      Actividad 1.1|Porcentaje de baches|5|5|5|5|20|5|4|||9
      """)
    #expect(document.reports.count == 2)
    #expect(codes(document).contains("report-split"))
  }

  @Test(arguments: [
    ("Actividad I.1", "1.1"), ("Componente 1. Servicios públicos", "1"), ("Actividad 1.2 (nueva)", "1.2"),
  ])
  func `a level with a Roman number, or with more words, keeps its number`(text: String, number: String) {
    let document = TestFiles.read(
      "\(Self.unit)\nPrograma:|6 - Planeación\n\(Self.quarter)\n\(Self.table)\n\(text)|Porcentaje de baches|5|5|5|5|20|5|4|||9"
    )
    #expect(document.reports.first?.indicators.last?.number == number)
  }

  @Test(arguments: ["1e30", "12345678901234567890.5", "-99999999999999999999"])
  func `a number too large for anything is reported or kept, and stops nothing`(number: String) {
    let document = TestFiles.read(
      """
      \(Self.unit)
      Programa:|6 - Planeación
      \(Self.quarter)
      Nivel|Nombre|Línea Base||Valores Programados||||
      ||Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
      Fin|Porcentaje de obras|\(number)|\(number)|\(number)|0|0|100|100
      ||\(number)|\(number)|\(number)|x|||
      Componente 1|\(number)|5|\(number)|1|2|3|4|\(number)
      """)
    #expect(document.reports.first?.indicators.count == 2)
  }

  @Test func `a row of budgets is refused with what was looked for`() {
    let document = TestFiles.read(
      "No.|Nombre|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.\n1|Sueldos|10|20|30|40\n2|Papel|1|2|3|4")
    #expect(document.reports.isEmpty)
    let finding = document.findings.first { $0.code == .sheetSkipped }
    #expect(finding?.message.spanish.contains("fila 1") == true)
    #expect(finding?.message.spanish.contains("Fin, Propósito, Componente o Actividad") == true)
  }

  @Test(arguments: [
    "Plan Municipal de Desarrollo 2022-2024:\nEje:|3. Ciudad\nObjetivo:|3.2 Ordenar\nPlan Estatal de Desarrollo 2022-2028:\nEje:|1. Bienestar\nObjetivo:|1.4 Reducir",
    "PMD 2022-2024|PED 2022-2028\nEje 3. Ciudad|Eje 1. Bienestar\nObjetivo 3.2 Ordenar|Objetivo 1.4 Reducir",
    "Eje del PMD:|3. Ciudad\nEje del PED:|1. Bienestar\nObjetivo PMD:|3.2 Ordenar\nObjetivo PED:|1.4 Reducir",
    "Plan Estatal de Desarrollo:\nEje:|1. Bienestar\nObjetivo:|1.4 Reducir\nPlan Municipal de Desarrollo:\nEje:|3. Ciudad\nObjetivo:|3.2 Ordenar",
  ])
  func `axes and objectives of another plan are none of the municipality's`(lines: String) throws {
    let document = TestFiles.read(Self.planned(lines))
    let plan = try #require(document.reports.first?.planAlignment)
    #expect(plan.axes.map(\.code) == ["3"] && plan.objectives.map(\.code) == ["3.2"])
    #expect(document.unplaced.contains { $0.text.contains("Bienestar") })
    #expect(document.unplaced.contains { $0.text.contains("Reducir") })
    for text in ["Bienestar", "Reducir"] {
      #expect(document.findings.contains { $0.raw?.contains(text) == true })
    }
  }

  @Test(arguments: [
    "Plan Estatal de Desarrollo 2022-2028:\nEje:|1. Bienestar", "PED 2022-2028\nEje:|1. Bienestar",
    "Eje del PED:|1. Bienestar",
  ])
  func `a plan that is the only one keeps its axes`(lines: String) throws {
    let plan = try #require(TestFiles.read(Self.planned(lines)).reports.first?.planAlignment)
    #expect(plan.axes.map(\.code) == ["1"])
  }

  @Test(arguments: [
    ("Guía para el seguimiento del plan\nSeguimiento de indicadores 2025", "Seguimiento de indicadores 2025"),
    ("Informe Trimestral 2025\nAvance al 30 de junio de 2025", "Informe Trimestral 2025"),
    ("Sistema de seguimiento\nAvance al segundo trimestre de 2025", "Sistema de seguimiento"),
    ("Avance al 30 de junio de 2025", "Avance al 30 de junio de 2025"),
  ])
  func `of several titles that of the report counts, not that of a manual or a period alone`(
    lines: String, title: String
  ) {
    let document = TestFiles.read("\(lines)\n\(Self.unit)\nPrograma:|6 - Obra\n\(Self.table)")
    #expect(document.reports.first?.title == title && document.reports.first?.fiscalYear == 2025)
  }

  private static func planned(_ lines: String) -> String {
    """
    Informe Trimestral 2024
    Unidad Responsable:|504 - Obras
    Programa Presupuestario:|6 - Obra
    Trimestre:|2do. Trimestre 2024
    \(lines)

    Nivel|Nombre|Unidad de Medida|Programado|||||Alcanzado||||
    |||T1|T2|T3|T4|Acumulado|T1|T2|T3|T4|Acumulado
    Fin|Tasa|Tasa|10|20|30|40|100|10|15|||25
    Componente 1|Calles|Calle|25|25|25|25|100|20|25|||45
    """
  }

  @Test(
    arguments: [
      ("Unidad Responsable", "1107 - Coordinación Municipal de Turismo", true),
      ("Unidad Responsable", "Coordinación Municipal de Turismo", false),
      ("Responsables", "1107 - Coordinación Municipal de Turismo", false),
    ])
  func `next to the title a label without a colon counts where a code follows it`(
    _ label: String, _ value: String, _ isRead: Bool
  ) throws {
    let document = TestFiles.read(
      """
      INFORME TRIMESTRAL 2017||\(label)|\(value)
      Programa Presupuestario|F03 - Promoción turística
      Trimestre que se reporta|4to. Trimestre 2017
      Nivel|Indicador|Programado|||||Alcanzado
      ||I|II|III|IV|Total|I|II|III|IV|Total
      Fin|Tasa de visitantes|1|1|1|1|4|1|1|1|1|4
      Componente 1|Ferias celebradas|2|2|2|2|8|2|2|2|2|8
      """)
    let unit = try #require(document.reports.first).responsibleUnit
    #expect((unit.code == "1107" && unit.text == "Coordinación Municipal de Turismo") == isRead)
  }

  @Test(arguments: [
    ("Objetivo:", "Mantener limpias las calles"), ("Eje:", "Ciudad limpia"),
    ("Programa Presupuestario:", "Servicios de limpia"), ("Unidad Responsable:", "Dirección de Servicios"),
  ])
  func `a code that a spreadsheet made a date of is reported, and what is beside it is read`(
    _ label: String, _ text: String
  ) throws {
    let lines = [
      "Unidad Responsable:": "310 - Servicios", "Programa Presupuestario:": "12 - Limpia",
      "Eje:": "4. Ciudad",
      "Objetivo:": "4.1 Recoger",
    ].merging([label: "CLAVE|\(text)"]) { _, new in new }.sorted { $0.key > $1.key }.map { "\($0)|\($1)" }
    let sheet = TestFiles.sheet(
      """
      Informe Trimestral 2023
      \(lines.joined(separator: "\n"))
      Trimestre que se reporta:|4to. Trimestre 2023
      Nivel|Indicador|Programado|||||Alcanzado
      ||I|II|III|IV|Total|I|II|III|IV|Total
      Fin|Tasa de visitantes|1|1|1|1|4|1|1|1|1|4
      Componente 1|Ferias celebradas|2|2|2|2|8|2|2|2|2|8
      """
    ).replacing { $0.value == .text("CLAVE") ? .date(45_295) : $0.value }
    let document = TestFiles.read(Workbook(format: .xlsx, sheets: [sheet]))
    let report = try #require(document.reports.first)
    #expect(document.findings.count { $0.code == .codeIsDate } == 1)
    #expect(document.unplaced.count == 1)
    let plan = report.planAlignment
    let read =
      [report.responsibleUnit, report.program] + plan.axes + plan.objectives
    #expect(read.contains(CodedText(code: nil, text: text)))
    #expect(read.count == 4)
  }
}
