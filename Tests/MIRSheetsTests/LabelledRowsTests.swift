import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Records of several rows, each with a label that says which measure or which quarter its values are of.
struct LabelledRowsTests {
  /// A way to draw the same three indicators.
  struct Drawing: CustomTestStringConvertible {
    let testDescription: String
    let table: String
    var merges: [String] = []
    /// The cell in which the programmed value of the second quarter of the second indicator is.
    let programmed: String
    /// The same of what was achieved.
    let achieved: String
    var hasVariation = true
    var hasTotal = true
  }

  private static let head = """
    Informe Trimestral 2024
    Unidad Responsable:|504 - Instituto
    Programa Presupuestario:|6 - Planeación
    Trimestre que se reporta:|2do. Trimestre 2024

    """

  static let drawings = [
    Drawing(
      testDescription: "level and name in the middle row, and a page with its title and heading between",
      table: """
        Nivel|Nombre|Unidad de Medida|Meta|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
        |||Programado|10|10|10|10|40
        Fin|Tasa de obra pública|Obra|Alcanzado|9|9|||18
        |||Variación|1|1|10|10|22
        |||Programado|20|30|20|10|80
        Componente 1|Porcentaje de calles|Obra|Alcanzado|15|33|||48
        |||Variación|5|-3|20|10|32
        Programa de obra, hoja 2
        Nivel|Nombre|Unidad de Medida|Meta|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
        Actividad 1.1|Número de proyectos|Obra|Programado|3|4|3|2|12
        |||Alcanzado|3|4|||7
        |||Variación|0|0|3|2|5
        """, merges: ["A13:I13"], programmed: "F10", achieved: "F11"),
    Drawing(
      testDescription: "labels under Meta, level and name on the first row",
      table: """
        Nivel|Nombre|Unidad de Medida|Meta|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
        Fin|Tasa de obra pública|Obra|Programado|10|10|10|10|40
        |||Alcanzado|9|9|||18
        |||Variación|1|1|10|10|22
        Componente 1|Porcentaje de calles|Obra|Programado|20|30|20|10|80
        |||Alcanzado|15|33|||48
        |||Variación|5|-3|20|10|32
        Actividad 1.1|Número de proyectos|Obra|Programado|3|4|3|2|12
        |||Alcanzado|3|4|||7
        |||Variación|0|0|3|2|5
        """, programmed: "F10", achieved: "F11"),
    Drawing(
      testDescription: "letters under no heading, left of the unit, level and name on every row",
      table: """
        Nivel|Nombre||Unidad de Medida|I|II|III|IV|Total
        Fin|Tasa de obra pública|P|Obra|10|10|10|10|40
        Fin|Tasa de obra pública|A|Obra|9|9|||18
        Fin|Tasa de obra pública|V|Obra|1|1|10|10|22
        Componente 1|Porcentaje de calles|P|Obra|20|30|20|10|80
        Componente 1|Porcentaje de calles|A|Obra|15|33|||48
        Componente 1|Porcentaje de calles|V|Obra|5|-3|20|10|32
        Actividad 1.1|Número de proyectos|P|Obra|3|4|3|2|12
        Actividad 1.1|Número de proyectos|A|Obra|3|4|||7
        Actividad 1.1|Número de proyectos|V|Obra|0|0|3|2|5
        """, programmed: "F10", achieved: "F11"),
    Drawing(
      testDescription: "merged down, a group over the quarters, unequal numbers of rows",
      table: """
        Nivel|Nombre|Unidad de Medida|Concepto|Avance trimestral|||||
        ||||Ene-Mar|Abr-Jun|Jul-Sep|Oct-Dic|Anual
        Fin|Tasa de obra pública|Obra|Meta|10|10|10|10|40
        |||Avance|9|9|||18
        |||Diferencia|1|1|10|10|22
        Componente 1|Porcentaje de calles|Obra|Meta|20|30|20|10|80
        |||Avance|15|33|||48
        |||% de avance|75|110|||60
        |||Diferencia|5|-3|20|10|32
        Actividad 1.1|Número de proyectos|Obra|Meta|3|4|3|2|12
        |||Avance|3|4|||7
        |||Diferencia|0|0|3|2|5
        """,
      merges: [
        "A6:A7", "B6:B7", "C6:C7", "D6:D7", "E6:I6", "A8:A10", "B8:B10", "C8:C10", "A11:A14", "B11:B14",
        "C11:C14",
        "A15:A17", "B15:B17", "C15:C17",
      ], programmed: "F11", achieved: "F12"),
    Drawing(
      testDescription: "level and texts on a row of their own",
      table: """
        Nivel|Nombre|Unidad de Medida|Concepto|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
        Fin|Tasa de obra pública|Obra
        |||Programado|10|10|10|10|40
        |||Alcanzado|9|9|||18
        Componente 1|Porcentaje de calles|Obra
        |||Programado|20|30|20|10|80
        |||Alcanzado|15|33|||48
        Actividad 1.1|Número de proyectos|Obra
        |||Programado|3|4|3|2|12
        |||Alcanzado|3|4|||7
        """, programmed: "F11", achieved: "F12", hasVariation: false),
    Drawing(
      testDescription: "a row for each quarter and one for the year, level and name on the first",
      table: """
        Nivel|Nombre|Unidad de Medida|Trimestre|Programado|Alcanzado|Variación|% de avance
        Fin|Tasa de obra pública|Obra|T1|10|9|1|0.9
        |||T2|10|9|1|0.9
        |||T3|10||10|
        |||T4|10||10|
        |||Total|40|18|22|0.45
        Componente 1|Porcentaje de calles|Obra|T1|20|15|5|0.75
        |||T2|30|33|-3|1.1
        |||T3|20||20|
        |||T4|10||10|
        |||Total|80|48|32|0.6
        Actividad 1.1|Número de proyectos|Obra|T1|3|3|0|1
        |||T2|4|4|0|1
        |||T3|3||3|
        |||T4|2||2|
        |||Total|12|7|5|0.58
        """, programmed: "E13", achieved: "F13"),
    Drawing(
      testDescription: "a row for each quarter, counted by numbers, level and name on every row",
      table: """
        Nivel|Nombre|Unidad de Medida|Periodo|Metas||
        ||||Programado|Realizado|Diferencia
        Fin|Tasa de obra pública|Obra|1|10|9|1
        Fin|Tasa de obra pública|Obra|2|10|9|1
        Fin|Tasa de obra pública|Obra|3|10||10
        Fin|Tasa de obra pública|Obra|4|10||10
        Componente 1|Porcentaje de calles|Obra|1|20|15|5
        Componente 1|Porcentaje de calles|Obra|2|30|33|-3
        Componente 1|Porcentaje de calles|Obra|3|20||20
        Componente 1|Porcentaje de calles|Obra|4|10||10
        Actividad 1.1|Número de proyectos|Obra|1|3|3|0
        Actividad 1.1|Número de proyectos|Obra|2|4|4|0
        Actividad 1.1|Número de proyectos|Obra|3|3||3
        Actividad 1.1|Número de proyectos|Obra|4|2||2
        """, programmed: "E13", achieved: "F13", hasTotal: false),
  ]

  private static func range(_ a1: String) -> CellRange {
    let ends = a1.split(separator: ":").compactMap { CellAddress(a1: String($0)) }
    return CellRange(ends[0], ends[1])
  }

  private static func sheet(_ drawing: Drawing) -> Sheet {
    TestFiles.sheet(head + "\n" + drawing.table, merges: drawing.merges.map(range))
  }

  private static func read(_ sheet: Sheet) -> SheetReading {
    SheetReader(sheet, isOwnDrawing: false).read()
  }

  private static func values(_ numbers: [Int?], _ drawing: Drawing) -> [Decimal?] {
    (drawing.hasTotal ? numbers : numbers.dropLast() + [nil]).map { $0.map { Decimal($0) } }
  }

  @Test(arguments: drawings)
  func `the rows of an indicator are one record`(_ drawing: Drawing) throws {
    let reading = Self.read(Self.sheet(drawing))
    let report = try #require(reading.reports.first)
    #expect(reading.reports.count == 1)
    #expect(report.quarter == 2)
    #expect(report.indicators.map(\.label) == ["Fin", "Componente 1", "Actividad 1.1"])
    #expect(
      report.indicators.map(\.name) == [
        "Tasa de obra pública", "Porcentaje de calles", "Número de proyectos",
      ])
    #expect(report.indicators.allSatisfy { $0.unitOfMeasure == "Obra" })
    let second = report.indicators[1]
    #expect(Self.quarters(second.programmed) == Self.values([20, 30, 20, 10, 80], drawing))
    #expect(Self.quarters(second.achieved) == Self.values([15, 33, nil, nil, 48], drawing))
    let variation = drawing.hasVariation ? [5, -3, 20, 10, 32] : [nil, nil, nil, nil, nil]
    #expect(Self.quarters(second.variation) == Self.values(variation, drawing))
  }

  @Test(arguments: drawings)
  func `every value keeps its cell, and every cell is counted once`(_ drawing: Drawing) throws {
    let sheet = Self.sheet(drawing)
    let reading = Self.read(sheet)
    #expect(reading.account.totals.lost == 0)
    #expect(reading.account.totals.all == sheet.cells.count)
    let origins = try #require(reading.origins.first)
    func cell(_ pointer: String) -> String? {
      origins.first { $0.pointer == pointer }?.cell.address.description
    }
    #expect(cell("/indicators/1/programmed/q2") == drawing.programmed)
    #expect(cell("/indicators/1/achieved/q2") == drawing.achieved)
    #expect(reading.findings.allSatisfy { $0.severity != .error })
  }

  @Test(arguments: drawings, [(3, 0), (0, 2), (5, 4)])
  func `rows above and columns before move the cells, and change no value`(
    _ drawing: Drawing, _ by: (rows: Int, columns: Int)
  ) throws {
    let base = Self.sheet(drawing)
    let (rows, columns) = by
    func moved(_ address: CellAddress) -> CellAddress {
      CellAddress(row: address.row + rows, column: address.column + columns)
    }
    let sheet = Sheet(
      name: base.name, position: 0, cells: base.cells.map { Cell(moved($0.address), $0.value) },
      merges: base.merges.map { CellRange(moved($0.first), moved($0.last)) })
    let before = Self.read(base)
    let after = Self.read(sheet)
    #expect(after.reports == before.reports)
    #expect(after.account.fates == before.account.fates)
    #expect(after.layouts == before.layouts)
  }

  @Test(arguments: drawings)
  func `a blank row or column anywhere below the header block changes no value`(_ drawing: Drawing) {
    let base = Self.sheet(drawing)
    let before = Self.read(base)
    let last = base.cells.reduce(into: (row: 0, column: 0)) { end, cell in
      end = (max(end.row, cell.address.row), max(end.column, cell.address.column))
    }
    for row in 5...last.row {
      var reshaped = Reshaped(base)
      reshaped.insertRows(1, before: row)
      let after = Self.read(reshaped.sheet)
      #expect(after.reports == before.reports, "a blank row before row \(row + 1)")
    }
    for column in 1...last.column {
      var reshaped = Reshaped(base)
      reshaped.insertColumn(before: column)
      let after = Self.read(reshaped.sheet)
      #expect(after.reports == before.reports, "a blank column before column \(column + 1)")
    }
  }

  @Test func `what is in rows without a field is reported once and stays with its indicator`() throws {
    let drawing = try #require(Self.drawings.first { $0.testDescription.hasPrefix("merged down") })
    let reading = Self.read(Self.sheet(drawing))
    let unknown = reading.findings.filter { $0.code == .headingUnknown }
    #expect(unknown.map(\.raw) == ["% de avance"])
    let sheet = Self.sheet(drawing)
    let left = reading.account.fates.indices.filter { index in
      if case .unplaced? = reading.account.fates[index] { true } else { false }
    }
    #expect(left.map { sheet.cells[$0].address.description } == ["E13", "F13", "I13"])
    #expect(left.allSatisfy { reading.account.fates[$0] == .unplaced(indicator: "Componente 1") })
  }

  @Test func `a record whose second row is missing takes no row of the next one`() throws {
    let reading = Self.read(
      TestFiles.sheet(
        Self.head + "\n" + """
          Nivel|Nombre|Unidad de Medida|Meta|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
          Fin|Tasa de obra pública|Obra|Programado|10|10|10|10|40
          Componente 1|Porcentaje de calles|Obra|Programado|20|30|20|10|80
          |||Alcanzado|15|33|||48
          |Costo de cada calle|Obra|Programado|5|5|5|5|20
          |||Alcanzado|4|6|||10
          Actividad 1.1|Número de proyectos|Obra|Alcanzado|3|4|||7
          """, merges: [Self.range("A8:A11")]))
    let indicators = try #require(reading.reports.first).indicators
    #expect(indicators.map(\.label) == ["Fin", "Componente 1", "Componente 1", "Actividad 1.1"])
    #expect(indicators.map(\.achieved.q2) == [nil, 33, 6, 4])
    #expect(indicators.map(\.programmed.q2) == [10, 30, 5, nil])
  }

  @Test func `a record that the page cuts is one, and totals are none`() throws {
    let reading = Self.read(
      TestFiles.sheet(
        Self.head + "\n" + """
          Nivel|Nombre|Unidad de Medida|Meta|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
          Fin|Tasa de obra pública|Obra|Programado|10|10|10|10|40
          |||Alcanzado|9|9|||18
          Componente 1|Porcentaje de calles|Obra|Programado|20|30|20|10|80

          Nivel|Nombre|Unidad de Medida|Meta|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
          |||Alcanzado|15|33|||48
          Actividad 1.1|Número de proyectos|Obra|Programado|3|4|3|2|12
          |||Alcanzado|3|4|||7
          Total|||Programado|33|44|33|22|132
          |||Alcanzado|27|46|||73
          """))
    let indicators = try #require(reading.reports.first).indicators
    #expect(indicators.map(\.label) == ["Fin", "Componente 1", "Actividad 1.1"])
    #expect(indicators.map(\.programmed.q2) == [10, 30, 4])
    #expect(indicators.map(\.achieved.q2) == [9, 33, 4])
    #expect(reading.account.totals.lost == 0)
  }

  @Test func `a row of percentages that says level and name again is no record`() throws {
    let lines = ["Fin|Tasa de obra pública", "Componente 1|Porcentaje de calles"].flatMap { one in
      [
        "\(one)|Obra|Meta|20|30|20|10|80", "\(one)|Obra|% de cumplimiento|75|110|||60",
        "\(one)|Obra|Realizado|15|33|||48",
      ]
    }
    let reading = Self.read(
      TestFiles.sheet(
        Self.head + "\nNivel|Nombre|Unidad de Medida||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado\n"
          + lines.joined(separator: "\n")))
    let indicators = try #require(reading.reports.first).indicators
    #expect(indicators.map(\.label) == ["Fin", "Componente 1"])
    #expect(indicators.map(\.achieved.q2) == [33, 33])
    #expect(reading.findings.filter { $0.severity != .info }.map(\.raw) == ["% de cumplimiento"])
  }

  @Test func `what justifies each quarter has its line, and a year of the report is no baseline's`() throws {
    let lines = ["Fin|Tasa de obra pública", "Componente 1|Porcentaje de calles"].flatMap { one in
      [
        "\(one)|2024|Enero-Marzo|20|15|por lluvias", "\(one)|2024|Abril-Junio|30|33|por obras",
        "\(one)|2024|Julio-Septiembre|20||",
      ]
    }
    let reading = Self.read(
      TestFiles.sheet(
        Self.head + "\nNivel|Nombre|Año|Periodo|Programado|Alcanzado|Justificación\n"
          + lines.joined(separator: "\n")))
    let indicators = try #require(reading.reports.first).indicators
    #expect(indicators.map(\.label) == ["Fin", "Componente 1"])
    #expect(indicators.map(\.justification) == ["por lluvias\npor obras", "por lluvias\npor obras"])
    #expect(indicators.allSatisfy { $0.baseline.year == nil })
    #expect(indicators.map(\.programmed.q3) == [20, 20])
  }

  @Test func `small values are no quarters`() throws {
    let reading = Self.read(
      TestFiles.sheet(
        Self.head + "\n" + """
          Nivel|Nombre|Unidad|Programado|||||Alcanzado||||
          |||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
          Fin|Tasa de obra pública|Obra|1|3|1|4|9|1|3|||4
          Componente 1|Porcentaje de calles|Obra|2|2|3|2|9|2|1|||3
          Promedio|||3|2|2|3|9|2|2|||4
          """))
    #expect(reading.layouts.isEmpty)
    #expect(reading.reports.first?.indicators.map(\.programmed.q1) == [1, 2])
  }

  @Test func `a column of states makes no records of several rows`() throws {
    let reading = Self.read(
      TestFiles.sheet(
        Self.head + "\n" + """
          Nivel|Nombre|Estado|Programado|||||Alcanzado||||
          |||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
          Fin|Tasa de obra pública|Alcanzado|10|10|10|10|40|9|9|||18
          Componente 1|Porcentaje de calles|Programado|20|30|20|10|80|15|33|||48
          Actividad 1.1|Número de proyectos|Pendiente|3|4|3|2|12|3|4|||7
          """))
    #expect(reading.layouts.isEmpty)
    #expect(reading.reports.first?.indicators.count == 3)
    #expect(reading.reports.first?.indicators.map(\.achieved.q2) == [9, 33, 4])
  }

  private static func quarters(_ values: QuarterValues) -> [Decimal?] {
    [values.q1, values.q2, values.q3, values.q4, values.cumulative]
  }
}
