import Collection
import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Where the findings of rules stand in a sheet.
struct ReviewPlacesTests {
  /// What reading and every rule find, each with its name and its cells.
  private static func findings(_ workbook: Workbook) -> [Finding] {
    let document = ReportReader().read(workbook, source: Source(file: "a.xlsx", format: "xlsx"))
    return document.reports.indices.flatMap { number in
      Review.findings(in: ReviewedReport(document, number, file: "a.xlsx"))
    }
  }

  /// A sheet of a family as it is, and moved by so many rows and columns.
  private static func moved(_ workbook: Workbook, rows: Int, columns: Int) -> Workbook {
    var workbook = workbook
    workbook.sheets = workbook.sheets.map { sheet in
      var reshaped = Reshaped(sheet)
      if rows > 0 { reshaped.insertRows(rows, before: 0) }
      for _ in 0..<columns { reshaped.insertColumn(before: 0) }
      return reshaped.sheet
    }
    return workbook
  }

  @Test(arguments: Family.all.prefix(24).map(\.name))
  func `rows and columns put in above and to the left move every cell of a finding by as many`(
    _ family: String
  ) throws {
    let workbook = LabelledWorkbook.draw(name: family, seed: 2).workbook
    let before = Self.findings(workbook)
    for (rows, columns) in [(1, 0), (3, 2), (0, 5)] {
      let after = Self.findings(Self.moved(workbook, rows: rows, columns: columns))
      #expect(after.map(\.name) == before.map(\.name))
      for (old, new) in zip(before, after) {
        let wanted = old.location.cells.map { range in
          CellRange(
            CellAddress(row: range.first.row + rows, column: range.first.column + columns),
            CellAddress(row: range.last.row + rows, column: range.last.column + columns))
        }
        #expect(new.location.cells == wanted, "\(old.name) \(old.location)")
      }
    }
  }

  @Test func `a column that is blank in every row is still a column`() throws {
    let text = """
      Informe Trimestral 2024
      Programa Presupuestario:|6 - Planeación
      Trimestre que se reporta:|2do. Trimestre 2024
      Nivel|Nombre|Unidad de Medida|Programado|||||Alcanzado|||||Medios de Verificación
      |||T1|T2|T3|T4|Acumulado|T1|T2|T3|T4|Acumulado|
      Fin|Índice||1|1|1|1|4|1|1|||2
      Propósito|Avance||1|1|1|1|4|1|1|||2
      Componente 1|Talleres||5|5|5|5|20|5|5|||10
      Actividad 1.1|Visitas||5|5|5|5|20|5|5|||10
      """
    let document = TestFiles.read(text)
    let found = Review.findings(in: ReviewedReport(document, 0, file: "a.txt"))
    #expect(found.count { $0.code == .meansMissing } == 4)
    #expect(found.count { $0.code == .unitOfMeasureMissing } == 4)
    let without = TestFiles.read(
      text.replacing("|Medios de Verificación", with: "").replacing("|Unidad de Medida|", with: "|Otra cosa|")
    )
    let less = Review.findings(in: ReviewedReport(without, 0, file: "a.txt"))
    #expect(!less.contains { $0.code == .meansMissing || $0.code == .unitOfMeasureMissing })
  }

  @Test func `a blank is placed in its own column, though it has no cell`() throws {
    let cells = LabelledWorkbook.draw(name: Family.all[0].name, seed: 1).workbook
    let document = ReportReader().read(cells, source: Source(format: "xlsx"))
    let reviewed = ReviewedReport(document, 0, file: "a.xlsx")
    let heading = try #require(document.headings.first)
    for (place, one) in document.reports[0].indicators.enumerated() {
      for period in Period.allCases where one.achieved[period] == nil {
        let key = Measure.achieved.key(period)
        let cell = try #require(reviewed.location(of: key, indicator: place).cells?.first)
        #expect(heading.fields[cell.column] == key)
      }
    }
  }
}
