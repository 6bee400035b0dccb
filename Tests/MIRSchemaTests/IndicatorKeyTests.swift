import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// The key of an indicator in tables: a text whatever program reads it.
struct IndicatorKeyTests {
  @Test(
    arguments: [
      ("Fin", nil, "Fin"), ("Propósito", nil, "Prop"), ("Componente", "2", "C-2"),
      ("Actividad", "1.10", "A-1.10"),
      ("Actividad", "1.1", "A-1.1"), ("Componente", nil, nil), ("Actividad", nil, nil), (nil, "2", nil),
      ("Subfunción", "3", nil), ("Fin", "1", "Fin"),
    ] as [(String?, String?, String?)])
  func `level and number make the key, and nothing is made up`(
    _ level: String?, _ number: String?, _ key: String?
  ) {
    var indicator = Indicator()
    indicator.level = level
    indicator.number = number
    #expect(indicator.key == key)
  }

  @Test func `the table has it, its schema explains it, and it is read over`() throws {
    var report = Report()
    for number in ["1.1", "1.10"] {
      var indicator = Indicator()
      indicator.level = "Actividad"
      indicator.number = number
      indicator[.programmed][.q1] = 3
      report.indicators.append(indicator)
    }
    let document = ReportDocument(source: Source(format: "json"), reports: [report])
    let csv = ReportCSV.write([document])
    #expect(csv.contains(",indicator,indicator_key,level,number,"))
    #expect(csv.contains(",1,A-1.1,Actividad,1.1,") && csv.contains(",2,A-1.10,Actividad,1.10,"))
    #expect(ReportCSV.writeLong([document]).contains(",2,A-1.10,Actividad,1.10,"))
    #expect(TableSchemaBuilder.text().contains("\"name\": \"indicator_key\""))
    for text in [csv, csv.replacing(",indicator_key", with: ",otra").replacing(",A-1.1", with: ",")] {
      let workbook = try Workbook(Array(text.utf8))
      let read = ReportCSV.read(workbook.sheets[0], isText: true, source: Source(format: "csv"))
      #expect(read.reports.map(\.indicators).map { $0.map(\.number) } == [["1.1", "1.10"]])
    }
  }

  /// What a program made of key and number, and what is read.
  @Test(arguments: [
    ("A-1.10", "1.1", "1.10"), ("A-1.10", "1.10", "1.10"), ("A-2.100", "2.1", "2.100"),
    ("A-1.2", "1.1", "1.1"),
    ("A-1.11", "1.1", "1.1"), ("C-1.10", "1.1", "1.1"), ("C-10", "1", "1"), ("C-2", "2.0", "2"),
    ("C-2", "3.0", "3.0"), ("", "1.1", "1.1"),
  ]) func `a number that was taken for a decimal comes back from the key, and every difference is told`(
    _ key: String, _ number: String, _ read: String
  ) throws {
    let level = key.hasPrefix("C") && key != "C-1.10" ? "Componente" : "Actividad"
    let text = """
      report,fiscal_year,quarter,responsible_unit_name,program_name,indicator_key,level,number,name,programmed_q1,achieved_q1
      1,2024,1,Unidad,Programa,\(key),\(level),\(number),Árboles,3,3

      """
    let workbook = try Workbook(Array(text.utf8))
    let document = ReportCSV.read(workbook.sheets[0], isText: true, source: Source(format: "csv"))
    #expect(document.reports.first?.indicators.map(\.number) == [read])
    let isTold = document.findings.contains { $0.code == .csvKeyConflict }
    #expect(isTold == !["", "\(level.prefix(1))-\(number)"].contains(key))
  }
}
