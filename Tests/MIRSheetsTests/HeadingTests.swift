import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// The column heading in its shapes.
struct HeadingTests {
  private static let record = "Fin|Nombre uno|Porcentaje|55|2023|1|2|3|4|10|1|2|||3|0|0|3|4|7|Oficio"

  /// A heading above a record, and what the columns then mean.
  struct Shape: CustomTestStringConvertible {
    let testDescription: String
    let heading: String
    var merges: [CellRange] = []
  }

  private static func range(_ a1: String) -> CellRange {
    let ends = a1.split(separator: ":").compactMap { CellAddress(a1: String($0)) }
    return CellRange(ends[0], ends[1])
  }

  static let shapes = [
    Shape(
      testDescription: "three rows, groups over their leaves",
      heading: """
        Datos del Indicador||||||||||||||||||||
        |||Línea Base||Valores Programados|||||Valores Alcanzados|||||Variación|||||
        Nivel|Nombre|Unidad de Medida|Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|Medios de Verificación
        """),
    Shape(
      testDescription: "two rows with merges, the single headings merged downwards",
      heading: """
        Nivel|Nombre|Unidad de Medida|Línea Base||Valores Programados|||||Valores Alcanzados|||||Variación|||||Medios de Verificación
        |||Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado *|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado *|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|
        """, merges: ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:J1", "K1:O1", "P1:T1", "U1:U2"].map(range)),
    Shape(
      testDescription: "groups displaced two columns to the right",
      heading: """
        Nivel|Nombre|Unidad de Medida|Línea Base||||Valores Programados|||||Valores Alcanzados|||||Variación|||Medios de Verificación
        |||Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trím.|2do. Trím.|3er. Trím.|4to. Trím.|Acumulado|
        """),
    Shape(
      testDescription: "one row",
      heading: """
        Nivel|Nombre|Unidad de Medida|Línea base valor|Línea base año|Programado 1er. Trim.|Programado 2do. Trim.|Programado 3er. Trim.|Programado 4to. Trim.|Programado Acumulado|Alcanzado 1er. Trim.|Alcanzado 2do. Trim.|Alcanzado 3er. Trim.|Alcanzado 4to. Trim.|Alcanzado Acumulado|Variación 1er. Trim.|Variación 2do. Trim.|Variación 3er. Trim.|Variación 4to. Trim.|Variación Acumulado|Medios de Verificación
        """),
    Shape(
      testDescription: "numerals for quarters, and a row that numbers the columns",
      heading: """
        Nivel|Nombre|Unidad de Medida|Línea Base||Programado|||||Alcanzado|||||Variación (A-B)|||||Medios de Verificación
        |||Valor|Año|I|II|III|IV|Acum.|I|II|III|IV|Acum.|I|II|III|IV|Acum.|
        1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21
        """),
    Shape(
      testDescription: "quarters dressed with years and months",
      heading: """
        Nivel|Nombre|Unidad de Medida|Línea Base||Metas programadas 2025|||||Avance trimestral|||||Variación|||||Medios de Verificación
        |||Valor|Año|1er Trim 2025|2o. Trim. 2025|3er. Trimestre (Jul-Sep)|IV Trim.|Acumulado anual|Enero - Marzo|Junio|Tercero|Q4|Suma|1°|2°|3°|4°|Total|
        """),
    Shape(
      testDescription: "upper case, without accents, misspelt by a letter",
      heading: """
        NIVEL|NOMBRE DEL INDICADOR|UNIDAD DE MEDDIA|LINEA BASE||VALORES PROGRAMADSO|||||VALORES ALCANZADOS|||||VARIACION|||||MEDIOS DE VERIFICACON
        |||VALOR|AÑO|1ER. TRIM.|2DO. TRIM.|3ER. TRIM.|4TO. TRIM.|ACUMULADO|1ER. TRIM.|2DO. TRIM.|3ER. TRIM.|4TO. TRIM.|ACUMULADO|1ER. TRIM.|2DO. TRIM.|3ER. TRIM.|4TO. TRIM.|ACUMULADO|
        """),
  ]

  private static let keys: [FieldKey] =
    [.level, .name, .unitOfMeasure, .baselineValue, .baselineYear]
    + Measure.usual.flatMap { measure in Period.allCases.map { measure.key($0) } } + [
      .meansOfVerification
    ]

  @Test(arguments: shapes)
  func `a heading is known by its content, in any shape`(_ shape: Shape) {
    let sheet = TestFiles.sheet(shape.heading + "\n" + Self.record, merges: shape.merges)
    let bands = HeadingFinder(session: .standard).bands(in: SheetView(sheet))
    #expect(bands.count == 1)
    #expect(bands.first?.columns.order.map(\.key) == Self.keys)
    #expect(bands.first?.columns.order.map(\.column) == Array(0...20))
  }

  @Test(arguments: shapes, [(1, 0), (7, 0), (0, 3), (12, 27)])
  func `rows above and columns before move every address, and nothing else`(
    _ shape: Shape, _ by: (rows: Int, columns: Int)
  ) {
    let (rows, columns) = by
    let base = TestFiles.sheet(shape.heading + "\n" + Self.record, merges: shape.merges)
    let moved = Self.moved(base, rows: rows, columns: columns)
    let one = Self.document(base)
    let other = Self.document(moved)
    #expect(one.reports == other.reports)
    #expect(one.reports.first?.indicators.count == 1)
    #expect(one.findings.map(\.code) == other.findings.map(\.code))
    #expect(
      one.provenance.map { Self.moved($0.cell, rows: rows, columns: columns) } == other.provenance.map(\.cell)
    )
  }

  /// What each column means, as `column: field`.
  private func fields(_ heading: String, merges: [CellRange] = []) -> [Int: FieldKey] {
    let sheet = TestFiles.sheet(heading + "\n" + Self.record, merges: merges)
    return HeadingFinder(session: .standard).bands(in: SheetView(sheet)).first?.columns.fields ?? [:]
  }

  @Test func `quarters may be over their measures`() {
    let found = fields(
      """
      Nivel|Nombre|Definición|1er. Trim.|||2do. Trim.|||Acumulado||
      |||Programado|Alcanzado|Variación|Programado|Alcanzado|Variación|Programado|Alcanzado|Variación
      """)
    #expect(found[3] == "programmed.q1" && found[5] == "variation.q1" && found[7] == "achieved.q2")
    #expect(found[9] == "programmed.cumulative" && found[11] == "variation.cumulative")
  }

  @Test func `an unknown group keeps its columns to itself`() {
    let found = fields(
      """
      Nivel|Nombre|Definición|Presupuesto|||||Valores Programados|||||Valores Alcanzados||||
      |||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
      """)
    #expect(found[3] == nil && found[7] == nil)
    #expect(found[8] == "programmed.q1" && found[17] == "achieved.cumulative")
  }

  @Test func `the sum may be first in its group`() {
    let found = fields(
      """
      Nivel|Nombre|Definición|Valores Programados|||||Valores Alcanzados||||
      |||Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.
      """)
    #expect(found[3] == "programmed.cumulative" && found[4] == "programmed.q1")
    #expect(found[8] == "achieved.cumulative" && found[12] == "achieved.q4")
  }

  @Test func `a number next to the level is the level's, elsewhere it counts rows`() {
    let tail = "|Nombre|Valores Programados|||||Alcanzado"
    let leaves = "|||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim."
    #expect(fields("Nivel|No." + tail + "\n" + leaves)[1] == "number")
    #expect(!fields("No.|Nivel" + tail + "\n" + leaves).values.contains("number"))
  }

  private static func document(_ sheet: Sheet) -> ReportDocument {
    ReportReader().read(Workbook(format: .xlsx, sheets: [sheet]), source: Source(format: "xlsx"))
  }

  private static func moved(_ address: CellAddress, rows: Int, columns: Int) -> CellAddress {
    CellAddress(row: address.row + rows, column: address.column + columns)
  }

  private static func moved(_ sheet: Sheet, rows: Int, columns: Int) -> Sheet {
    Sheet(
      name: sheet.name, position: 0,
      cells: sheet.cells.map { Cell(moved($0.address, rows: rows, columns: columns), $0.value) },
      merges: sheet.merges.map {
        CellRange(
          moved($0.first, rows: rows, columns: columns), moved($0.last, rows: rows, columns: columns))
      })
  }
}
