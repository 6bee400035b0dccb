import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// Which column holds the levels or their numbers, when its heading says something else; dates in place of levels.
struct LevelColumnTests {
  private static let head = """
    Informe Trimestral 2024
    Unidad Responsable:|504 - Obras
    Programa Presupuestario:|6 - Obra
    Trimestre que se reporta:|2do. Trimestre 2024

    """
  private static let values = "10|20|30|40|100|10|15|||25"

  private static func document(_ columns: String, _ records: [String]) -> ReportDocument {
    let width = columns.split(separator: "|").count
    let blanks = String(repeating: "|", count: width)
    return TestFiles.read(
      """
      \(head)\(columns)|Programado|||||Alcanzado||||
      \(blanks)T1|T2|T3|T4|Acumulado|T1|T2|T3|T4|Acumulado
      \(records.map { "\($0)|\(values)" }.joined(separator: "\n"))
      """)
  }

  @Test(
    arguments: ["Clave", "Código", "ID", "Clave del indicador"],
    [
      ["F", "P", "C1", "A1.1"], ["F", "P", "C1", "A1C1"], ["F", "P", "C-1", "A-1.1"],
      ["F", "P", "C.1", "C1A1"],
    ])
  func `where no column says that it is the level's, the one that holds the levels is`(
    heading: String, levels: [String]
  ) throws {
    let document = Self.document(
      "\(heading)|Nombre|Tipo", levels.map { "\($0)|Porcentaje de \($0)|De gestión" })
    let records = try #require(document.reports.first?.indicators)
    #expect(records.map(\.label) == ["Fin", "Propósito", "Componente 1", "Actividad 1.1"])
    #expect(document.unplaced.isEmpty)
    #expect(
      document.findings.contains { $0.code == .headingGuessed && $0.field == .level && $0.cell == "A5" })
  }

  @Test func `beside a column of levels the code of an indicator has no field`() throws {
    let document = Self.document(
      "Nivel|Clave|Nombre",
      ["Fin|F|Tasa", "Propósito|P|Calles", "Componente 1|C1|Obras", "Actividad 1.1|A1.1|Baches"])
    let records = try #require(document.reports.first?.indicators)
    #expect(records.map(\.label) == ["Fin", "Propósito", "Componente 1", "Actividad 1.1"])
    #expect(document.unplaced.map(\.text) == ["F", "P", "C1", "A1.1"])
  }

  @Test(arguments: ["Nivel|Clave", "Clave|Nivel", "Nivel|Renglón", "Nivel|ID"])
  func `numbers beside levels without numbers are theirs, whatever their heading says`(columns: String) throws
  {
    let isAfter = columns.hasPrefix("Nivel")
    let records = [
      ("Fin", ""), ("Componente", "1"), ("Actividad", "1.1"), ("Actividad", "02-ene"), ("Componente", "2"),
    ]
    let document = Self.document(
      "\(columns)|Nombre",
      records.map {
        isAfter ? "\($0)|\($1)|Porcentaje de \($0) \($1)" : "\($1)|\($0)|Porcentaje de \($0) \($1)"
      })
    let read = try #require(document.reports.first?.indicators)
    #expect(read.map(\.number) == [nil, "1", "1.1", "1.2", "2"])
    let told = document.findings.filter { $0.code == .levelNumberOfDate }
    #expect(told.compactMap(\.raw) == ["02-ene"] && told.compactMap(\.expected) == ["1.2"])
    #expect(document.unplaced.isEmpty)
  }

  @Test(arguments: [["", "1", "2", "3"], ["1", "2", "3", "4"], ["", "10.5", "7", "3.25"]])
  func `numbers that do not number the levels as their words ask have no field`(numbers: [String]) throws {
    let levels = ["Fin", "Componente", "Actividad", "Actividad"]
    let document = Self.document(
      "Nivel|Clave|Nombre", zip(levels, numbers).map { "\($0)|\($1)|Porcentaje \($1)" })
    let records = try #require(document.reports.first?.indicators)
    #expect(records.map(\.number) == [nil, nil, nil, nil])
    #expect(document.unplaced.map(\.text) == numbers.filter { !$0.isEmpty })
  }

  @Test(arguments: ["02-ene", "2024-01-02", "02/01/2024"])
  func `a date in place of a level leaves the level blank and is told with the name`(date: String) throws {
    let document = Self.document(
      "Nivel|Nombre", ["Fin|Tasa", "Componente 2|Calles", "\(date)|Baches", "Actividad 2.2|Banquetas"])
    let records = try #require(document.reports.first?.indicators)
    #expect(records.map(\.level) == ["Fin", "Componente", nil, "Actividad"])
    #expect(records[2].number == nil && records[2].programmed.cumulative == 100)
    let told = try #require(document.findings.first { $0.code == .levelIsDate })
    #expect(told.severity == .error && told.cell == "A9" && told.raw == date)
    #expect(told.indicator == "Baches" && told.expected == "2.1")
    #expect(document.unplaced.map(\.text) == [date] && document.unplaced.map(\.indicator) == ["Baches"])
  }

  @Test func `an indicator without a level is called by its name`() throws {
    let document = Self.document("Nivel|Nombre", ["Fin|Tasa", "|Calles con luz", "Componente 1|Obras"])
    let told = try #require(document.findings.first { $0.code == .levelMissing })
    #expect(told.indicator == "Calles con luz" && told.cell == "B8")
  }
}
