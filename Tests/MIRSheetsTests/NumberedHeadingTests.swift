import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Headings of a spreadsheet's table: each that comes again has a running number behind it.
struct NumberedHeadingTests {
  private static let header = """
    Informe Trimestral 2024
    Unidad Responsable:|504 - Obras
    Programa Presupuestario:|6 - Obra
    Trimestre que se reporta:|2do. Trimestre 2024

    """
  private static let records = [
    "Fin|Tasa de obra|10|20|30|40|100|10|15|||25", "Componente 1|Calles|5|5|5|5|20|4|5|||9",
    "Actividad 1.1|Baches|2|2|2|2|8|2|1|||3",
  ]

  private static func document(_ quarters: [String], number: (String, Int) -> String) -> ReportDocument {
    let again = quarters.map { number($0, 2) }
    let blanks = Array(repeating: "", count: quarters.count - 1)
    let groups = ["", "", "Programado"] + blanks + ["Alcanzado"]
    let leaves = ["Nivel", "Nombre"] + quarters + again
    return TestFiles.read(
      ([header + groups.joined(separator: "|"), leaves.joined(separator: "|")] + records)
        .joined(separator: "\n"))
  }

  @Test(arguments: [
    ["1°", "2°", "3°", "4°", "Acum."], ["T1", "T2", "T3", "T4", "Total"], ["1", "2", "3", "4", "Acumulado"],
    ["Trim. 1", "Trim. 2", "Trim. 3", "Trim. 4", "Acum."],
    [
      "Trimestre I", "Trimestre II", "Trimestre III",
      "Trimestre IV", "Total",
    ],
  ])
  func `a heading that a spreadsheet numbered says what it said before`(quarters: [String]) throws {
    let document = Self.document(quarters) { "\($0)\($1)" }
    let records = try #require(document.reports.first?.indicators)
    #expect(records.map(\.achieved.quarters) == [[10, 15, nil, nil], [4, 5, nil, nil], [2, 1, nil, nil]])
    #expect(records.map(\.achieved.cumulative) == [25, 9, 3])
    #expect(records.map(\.programmed.cumulative) == [100, 20, 8])
    #expect(document.unplaced.isEmpty)
    let told = try #require(document.findings.first { $0.code == .frameLeftOut })
    #expect(told.severity == .info && told.raw == "\(quarters[0])2" && told.cell == "H6")
  }

  @Test(arguments: [
    // Not at the end of a running number: months, days, and headings that do not all differ.
    ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
    ["Meta", "Meta 2", "Avance", "Avance 2", "x"],
    ["Meta", "Meta2", "Avance", "Avance", "Avance2"], ["Meta", "Meta3", "Avance", "Avance3", "Nota"],
    ["Meta2", "Meta", "Avance2", "Avance", "Nota"],
  ])
  func `a digit that belongs to a heading stays there`(headings: [String]) throws {
    let row = try #require(SheetView(TestFiles.sheet(headings.joined(separator: "|"))).rows.first)
    #expect(RunningNumbers.texts(of: row).isEmpty)
  }

  @Test func `the third of a heading has lost its number, too`() throws {
    let row = try #require(SheetView(TestFiles.sheet("Meta|Real|Meta2|Real2|Meta3|Real3|Nota")).rows.first)
    let texts = RunningNumbers.texts(of: row)
    #expect(row.own.compactMap { texts[$0.index] } == ["Meta", "Real", "Meta", "Real"])
  }
}
