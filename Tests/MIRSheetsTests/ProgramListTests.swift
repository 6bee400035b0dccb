import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

struct ProgramListTests {
  private func read(_ text: String, year: Int? = 2025, quarter: Int? = 2) throws -> [Report] {
    try ProgramList.read([UInt8](text.utf8), year: year, quarter: quarter)
  }

  @Test(arguments: [
    "responsible_unit_code,responsible_unit_name,program_code,program_name\n504,Planeación,6,Zona",
    "Unidad Responsable,Programa Presupuestario\n504 - Planeación,6 - Zona",
    "Clave UR;Unidad;Clave Pp;Programa\n504;Planeación;6;Zona",
    "UNIT CODE\tUNIT\tPROGRAMME CODE\tPROGRAMME\n504\tPlaneación\t6\tZona",
    "[{\"responsibleUnit\": {\"code\": 504, \"name\": \"Planeación\"}, \"program\": {\"code\": \"6\", \"name\": \"Zona\"}}]",
    "{\"reports\": [{\"responsibleUnit\": {\"code\": \"504\", \"name\": \"Planeación\"}, \"program\": {\"code\": \"6\", \"name\": \"Zona\"}}]}",
  ])
  func `a list is read in every shape that it is kept in`(_ text: String) throws {
    let report = try #require(try read(text).first)
    #expect(report.responsibleUnit == CodedText(code: "504", text: "Planeación"))
    #expect(report.program == CodedText(code: "6", text: "Zona"))
    #expect(report.fiscalYear == 2025 && report.quarter == 2 && report.indicators.isEmpty)
  }

  @Test func `axes and objectives may be run together, and indicators have a row each`() throws {
    let report = try #require(
      try read(
        """
        ur,programa,ejes,objetivos,nivel,número,nombre,programmed_q1,año base
        504,6,3. Abierto 10. Metropolitana,3.2 Ejercer 10.1 Contribuir,Fin,,Uno,20,
        504,6,3. Abierto 10. Metropolitana,3.2 Ejercer 10.1 Contribuir,Componente 2,,Dos,30,2023
        """
      ).first)
    #expect(report.planAlignment.axes.map(\.code) == ["3", "10"])
    #expect(report.planAlignment.objectives.map(\.text) == ["Ejercer", "Contribuir"])
    #expect(report.indicators.map(\.label) == ["Fin", "Componente 2"])
    #expect(report.indicators[1].programmed.q1 == 30 && report.indicators[1].baseline.year == 2023)
  }

  @Test func `what the row above says of the same programme need not be said again`() throws {
    let reports = try read(
      """
      ur,programa,plan,nivel,número,nombre
      504,6,Plan 2025,Fin,,Uno
      504,6,,Componente,1,Dos
      402,7,,Fin,,Tres
      """)
    #expect(reports.map(\.planAlignment.plan) == ["Plan 2025", nil])
    #expect(reports.map(\.indicators.count) == [2, 1])
  }

  @Test(arguments: [
    ("ur,progama\n504,6", ["row 1, column B: column “progama” is not known; did you mean “programa”?"]),
    ("ur\n504", ["row 1: the column of the budget programme is missing"]),
    ("ur,programa\n504,6\n504,6", ["row 3, column A: this row repeats the one above"]),
    (
      "ur,programa\n504,6\n402,7\n504,6",
      ["row 4: programme “6” of “504” is in row 2 already, with other data or in rows that do not follow"]
    ),
    ("ur,programa\n,6", ["row 2, column A: the responsible unit is missing"]),
    (
      "ur,programa,nivel,número,tipo\n504,6,Nivel 7,,Raro",
      [
        "row 2, column C: “Nivel 7” is not a value of “Nivel”",
        "row 2, column E: “Raro” is not a value of “Tipo”",
      ]
    ),
    (
      "ur,programa,nivel,número\n504,6,Actividad,2",
      ["row 2, column D: “2”: expected the number of the Actividad"]
    ),
    (
      "ur,programa,nivel,programmed_q1\n504,6,Fin,veinte",
      ["row 2, column D: “veinte” is not a valid number here"]
    ),
    ("ur,programa,nivel,achieved_q4\n504,6,Fin,5", ["row 2, column D", "expected blank"]),
    ("ur,programa,nivel,año base\n504,6,Fin,20224", ["row 2, column D: “20224”"]),
    ("ur,programa\n", ["the list: names no programme"]),
    ("ur,ur,programa\n504,504,6", ["row 1, column B: “ur” repeats column A"]),
    ("ur,programa\n504,6,7", ["row 2, column C: “7” is not under a known heading"]),
  ])
  func `a bad list is refused by row and column`(_ text: String, wanted: [String]) throws {
    let error = #expect(throws: InterchangeError.self) { _ = try read(text) }
    let message = try #require(error?.message(in: .english))
    for part in wanted { #expect(message.contains(part), "\(message)") }
    #expect(error?.message(in: .spanish).isEmpty == false)
  }

  @Test func `a year and a quarter must come from the list or the command`() throws {
    let text = "ur,programa,ejercicio,trimestre\n504,6,2026,3\n504,7,,"
    let error = #expect(throws: InterchangeError.self) { try read(text, year: nil, quarter: nil) }
    let message = try #require(error?.message(in: .english))
    #expect(message.contains("row 3, column C: the year is missing"), "\(message)")
    #expect(message.contains("row 3, column D: the quarter is missing"), "\(message)")
    let years = try read(text).map(\.fiscalYear)
    #expect(years == [2025, 2025])
  }
}
