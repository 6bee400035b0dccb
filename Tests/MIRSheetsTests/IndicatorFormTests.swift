import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Forms of one indicator each: labels with their values, and a small table.
struct IndicatorFormTests {
  /// A way to draw one indicator.
  struct Drawing: CustomTestStringConvertible {
    let testDescription: String
    /// The form with what is filled in.
    let form: @Sendable (Indicator) -> String
    /// Where the level and the goal of the second quarter are, as rows below the form's first and columns.
    let level: (row: Int, column: Int)
    let goal: (row: Int, column: Int)
  }

  private static let head = """
    Informe Trimestral 2024
    Unidad Responsable:|504 - Instituto
    Programa Presupuestario:|6 - Planeación
    Trimestre que se reporta:|2do. Trimestre 2024

    """

  static let indicators: [Indicator] = {
    let rows: [(String, String?, String, [Int], [Int])] = [
      ("Fin", nil, "Tasa de obra pública", [10, 10, 10, 10, 40], [9, 9, 18]),
      ("Componente", "1", "Porcentaje de calles", [20, 30, 20, 10, 80], [15, 33, 48]),
      ("Actividad", "1.1", "Número de proyectos", [3, 4, 3, 2, 12], [3, 4, 7]),
    ]
    return rows.map { level, number, name, goals, done in
      var indicator = Indicator()
      indicator.level = level
      indicator.number = number
      indicator.name = name
      indicator.calculationMethod = "(A / B) * 100"
      indicator.unitOfMeasure = "Obra"
      indicator.frequency = "Trimestral"
      for (period, goal) in zip(Period.allCases, goals) { indicator.programmed[period] = Decimal(goal) }
      indicator.achieved.q1 = Decimal(done[0])
      indicator.achieved.q2 = Decimal(done[1])
      indicator.achieved.cumulative = Decimal(done[2])
      return indicator
    }
  }()

  private static func cells(_ values: QuarterValues) -> [String] {
    [values.q1, values.q2, values.q3, values.q4, values.cumulative].map { $0?.description ?? "" }
  }

  private static let quarters = ["1er. Trim.", "2do. Trim.", "3er. Trim.", "4to. Trim.", "Acumulado"]

  static let drawings = [
    Drawing(
      testDescription: "two labels a row, the measures one below the other",
      form: { one in
        """
        Nivel:|\(one.label ?? "")||Nombre del indicador:|\(one.name ?? "")|Clave:|PP-06
        Método de cálculo:|(A / B) * 100
        Unidad de medida:|Obra||Frecuencia de medición:|Trimestral
        Concepto|\(quarters.joined(separator: "|"))
        Programado|\(cells(one.programmed).joined(separator: "|"))
        Alcanzado|\(cells(one.achieved).joined(separator: "|"))
        """
      }, level: (0, 1), goal: (4, 2)),
    Drawing(
      testDescription: "label and value in one cell, the quarters one below the other",
      form: { one in
        let rows = quarters.indices.map {
          "\(quarters[$0])|\(cells(one.programmed)[$0])|\(cells(one.achieved)[$0])"
        }
        return """
          Nivel: \(one.label ?? "")
          Nombre del indicador: \(one.name ?? "")
          Método de cálculo: (A / B) * 100
          Unidad de medida: Obra|Frecuencia: Trimestral
          Periodo|Programado|Alcanzado
          \(rows.joined(separator: "\n"))
          """
      }, level: (0, 0), goal: (6, 1)),
    Drawing(
      testDescription: "labels above their values, the measures side by side",
      form: { one in
        """
        Nivel|Nombre del indicador
        \(one.label ?? "")|\(one.name ?? "")
        Método de cálculo|Unidad de medida
        (A / B) * 100|Obra
        Frecuencia de medición
        Trimestral
        Programado|||||Alcanzado||||
        \((quarters + quarters).joined(separator: "|"))
        \((cells(one.programmed) + cells(one.achieved)).joined(separator: "|"))
        """
      }, level: (1, 0), goal: (8, 1)),
    Drawing(
      testDescription: "the level alone above, the responsible office among the labels",
      form: { one in
        """
        \(one.label?.uppercased() ?? "")
        Indicador|\(one.name ?? "")
        Fórmula|(A / B) * 100
        Unidad de medida|Obra
        Área responsable|Dirección de Obras
        Frecuencia|Trimestral
        |\(quarters.joined(separator: "|"))
        Meta|\(cells(one.programmed).joined(separator: "|"))
        Avance|\(cells(one.achieved).joined(separator: "|"))
        """
      }, level: (0, 0), goal: (7, 2)),
  ]

  private static func sheet(_ drawing: Drawing, of indicators: [Indicator] = indicators, gap: Int = 1)
    -> Sheet
  {
    let blank = String(repeating: "\n", count: gap + 1)
    return TestFiles.sheet(head + "\n" + indicators.map(drawing.form).joined(separator: blank))
  }

  @Test(arguments: drawings, [1, 2])
  func `forms one below the other are the records of one report`(_ drawing: Drawing, _ gap: Int) throws {
    let sheet = Self.sheet(drawing, gap: gap)
    let reading = SheetReader(sheet, isOwnDrawing: false).read()
    #expect(reading.layouts == [.forms])
    #expect(reading.reports.count == 1)
    let report = try #require(reading.reports.first)
    #expect(report.quarter == 2)
    #expect(report.responsibleUnit.code == "504")
    #expect(report.indicators == Self.indicators)
    #expect(reading.account.totals.lost == 0)
    #expect(reading.account.totals.all == sheet.cells.count)
    #expect(reading.findings.allSatisfy { $0.severity != .error })
  }

  @Test(arguments: drawings)
  func `a form alone on its sheet is a report, and its values keep their cells`(_ drawing: Drawing) throws {
    let reading = SheetReader(Self.sheet(drawing, of: [Self.indicators[1]]), isOwnDrawing: false).read()
    #expect(reading.reports.first?.indicators == [Self.indicators[1]])
    let origins = try #require(reading.origins.first)
    func cell(_ pointer: String) -> CellAddress? { origins.first { $0.pointer == pointer }?.cell.address }
    #expect(
      cell("/indicators/0/level") == CellAddress(row: 5 + drawing.level.row, column: drawing.level.column))
    #expect(
      cell("/indicators/0/programmed/q2")
        == CellAddress(row: 5 + drawing.goal.row, column: drawing.goal.column))
  }

  @Test(arguments: drawings, [(3, 0), (0, 2)])
  func `rows above and columns before move the cells, and change no value`(
    _ drawing: Drawing, _ by: (rows: Int, columns: Int)
  ) {
    let base = Self.sheet(drawing)
    let sheet = Sheet(
      name: base.name, position: 0,
      cells: base.cells.map {
        Cell(CellAddress(row: $0.address.row + by.rows, column: $0.address.column + by.columns), $0.value)
      })
    let before = SheetReader(base, isOwnDrawing: false).read()
    let after = SheetReader(sheet, isOwnDrawing: false).read()
    #expect(after.reports == before.reports)
    #expect(after.account.fates == before.account.fates)
  }

  @Test(arguments: drawings)
  func `a blank row or column anywhere below the header block changes no value`(_ drawing: Drawing) {
    let base = Self.sheet(drawing)
    let before = SheetReader(base, isOwnDrawing: false).read()
    let last = base.cells.reduce(into: (row: 0, column: 0)) { end, cell in
      end = (max(end.row, cell.address.row), max(end.column, cell.address.column))
    }
    for row in 5...last.row {
      var reshaped = Reshaped(base)
      reshaped.insertRows(1, before: row)
      let after = SheetReader(reshaped.sheet, isOwnDrawing: false).read()
      #expect(after.reports == before.reports, "a blank row before row \(row + 1)")
    }
    for column in 1...last.column {
      var reshaped = Reshaped(base)
      reshaped.insertColumn(before: column)
      let after = SheetReader(reshaped.sheet, isOwnDrawing: false).read()
      #expect(after.reports == before.reports, "a blank column before column \(column + 1)")
    }
  }

  @Test(arguments: ["Nivel|LEVEL||Objetivo|GOAL", "LEVEL\nObjetivo:|GOAL", "Nivel: LEVEL\nObjetivos: GOAL"])
  func `below a level an objective is the level's`(_ top: String) throws {
    let drawing = Drawing(
      testDescription: top,
      form: { one in
        """
        \(top.replacing("LEVEL", with: one.label ?? "").replacing("GOAL", with: "Contribuir a \(one.name ?? "")"))
        Nombre del indicador|\(one.name ?? "")
        Unidad de medida|Obra
        Concepto|\(Self.quarters.joined(separator: "|"))
        Programado|\(Self.cells(one.programmed).joined(separator: "|"))
        """
      }, level: (0, 1), goal: (3, 2))
    let reading = SheetReader(Self.sheet(drawing), isOwnDrawing: false).read()
    let report = try #require(reading.reports.first)
    #expect(reading.reports.count == 1)
    #expect(
      report.indicators.map(\.narrativeSummary)
        == Self.indicators.map { "Contribuir a \($0.name ?? "")" })
    #expect(report.planAlignment.objectives.isEmpty)
    #expect(report.indicators.map(\.programmed) == Self.indicators.map(\.programmed))
  }

  @Test func `what no field answers to stays with its indicator and is reported once`() throws {
    let drawing = Self.drawings[3]
    let sheet = Self.sheet(drawing)
    let reading = SheetReader(sheet, isOwnDrawing: false).read()
    let told = reading.findings.filter { $0.severity != .info }
    #expect(told.map(\.code) == [.headingUnknown])
    #expect(told.map(\.raw) == ["Área responsable"])
    let left = reading.account.fates.filter { if case .unplaced? = $0 { true } else { false } }
    #expect(
      left == ["Fin", "Componente 1", "Actividad 1.1"].map { CellAccount.Fate.unplaced(indicator: $0) })
  }
}
