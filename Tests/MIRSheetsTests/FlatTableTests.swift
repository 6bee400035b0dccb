import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// The flat table as spreadsheets leave it: totals, dates, guards, another decimal mark, a workbook around it.
struct FlatTableTests {
  private static let heading =
    "report,fiscal_year,quarter,responsible_unit_code,responsible_unit_name,program_code,program_name,indicator,level,number,name,unit_of_measure,baseline_value,programmed_q1,programmed_q2,programmed_q3,programmed_q4,programmed_cumulative"

  private static func row(_ level: String, _ number: String, _ values: String) -> String {
    "1,2024,2,310,Obras,12,Alumbrado,1,\(level),\(number),Avance de \(level),Acción,\(values)"
  }

  private func read(_ rows: [String]) throws -> ReportDocument {
    let text = ([Self.heading] + rows).joined(separator: "\r\n") + "\r\n"
    let workbook = try WorkbookFile.read([UInt8](text.utf8))
    return try #require(try FlatTables.read(workbook, source: Source(format: "csv")))
  }

  @Test(arguments: [
    "TOTAL,,,,,,,,,,,,,10,20,30,40,100", ",,,,,,,,,,,,,10,20,30,40,100", "Suma,,,,,,,,,,,,5,,,,,",
    ",,,,,,,,Total,,,,,10,20,30,40,100",
  ])
  func `a row of totals is set apart and makes neither report nor indicator`(_ total: String) throws {
    let document = try read([Self.row("Fin", "", "5,10,20,30,40,100"), total])
    #expect(document.reports.count == 1 && document.reports[0].indicators.count == 1)
    let told = document.findings.filter { $0.code == .csvRowSetApart }
    #expect(told.count == 1 && told[0].severity == .warning && told[0].cell?.hasSuffix("3") == true)
    #expect(document.unplaced.count == total.split(separator: ",").count)
  }

  @Test(arguments: [
    ("1.1", "1.1"), ("\"1,1\"", "1.1"), ("01.02", "1.2"), ("1-1", "1.1"), ("'1.1", "1.1"),
    ("\"=\"\"1.10\"\"\"", "1.10"), ("1.1 Actividad", "1.1"), ("Actividad 2.3", "2.3"),
    ("ACTIVIDAD 1.1", "1.1"),
  ])
  func `the number of an activity is read however spreadsheets leave it`(_ text: String, _ number: String)
    throws
  {
    let document = try read([Self.row("Actividad", text, "5,10,20,30,40,100")])
    #expect(document.reports.first?.indicators.first?.number == number)
    #expect(document.findings.isEmpty)
  }

  @Test(
    arguments: [
      ("01-ene", "1.1"), ("2-feb", "2.2"), ("03/mar", "3.3"), ("1a", nil), ("1.1.1.1", nil), ("ene-01", nil),
    ] as [(String, String?)])
  func `a date in the place of an activity's number is reported and is not a number`(
    _ text: String, _ likely: String?
  ) throws {
    let document = try read([Self.row("Actividad", text, "5,10,20,30,40,100")])
    #expect(document.reports.first?.indicators.first?.number == nil)
    let told = try #require(document.findings.first { $0.code == .levelNumberUnreadable })
    #expect(told.cell == "J2" && told.expected == likely)
    #expect(told.message.spanish.contains("Valor probable") == (likely != nil))
    #expect(document.unplaced.map(\.text) == [text])
  }

  @Test func `a date in the place of a code is reported and is not a code`() throws {
    let row = Self.row("Fin", "", "5,10,20,30,40,100").replacing(",12,", with: ",04-ene,")
    let document = try read([row])
    #expect(document.reports.first?.program == CodedText(text: "Alumbrado"))
    let told = try #require(document.findings.first { $0.code == .codeIsDate })
    #expect(told.cell == "F2" && told.expected == "4.1")
    #expect(document.unplaced.map(\.text) == ["04-ene"])
  }

  @Test func `a title above the table is not part of it, and is kept`() throws {
    let text =
      "Tabla de informes,,\r\n\r\n" + Self.heading + "\r\n" + Self.row("Fin", "", "5,10,20,30,40,100")
      + "\r\n"
    let workbook = try WorkbookFile.read([UInt8](text.utf8))
    let document = try #require(try FlatTables.read(workbook, source: Source(format: "csv")))
    #expect(document.reports.map(\.indicators.count) == [1])
    #expect(document.unplaced.map(\.text) == ["Tabla de informes"])
  }

  @Test(arguments: [("1.1 Actividad", "", "1.1"), ("Actividad 1.1", "1.1", "1.1"), ("A", "2.3", "2.3")])
  func `level and number go by the rules of the sheet`(_ level: String, _ number: String, _ wanted: String)
    throws
  {
    let document = try read([Self.row(level, number, "5,10,20,30,40,100")])
    let indicator = try #require(document.reports.first?.indicators.first)
    #expect(indicator.level == "Actividad" && indicator.number == wanted)
    #expect(document.findings.isEmpty)
  }

  @Test func `a level that no catalogue knows is reported, and so is an indicator that occurs twice`() throws
  {
    let document = try read([
      Self.row("Proyecto", "", "5,10,20,30,40,100"), Self.row("Componente", "1", "5,10,20,30,40,100"),
      Self.row("Componente", "1", "5,10,20,30,40,100"),
    ])
    #expect(document.findings.map(\.code) == [.levelUnknown, .repeatedIndicator])
  }

  @Test func `decimal commas hold for the whole file`() throws {
    // Semicolons between the fields are put in last, so that commas are left for the decimals.
    let rows = [
      Self.row("Fin", "", "5,17@5,32@5,30,20,100"),
      Self.row("Propósito", "", "5,1.250,2.590,1.000,1.160,6.000"),
    ]
    let text = ([Self.heading] + rows).joined(separator: "\r\n").replacing(",", with: ";").replacing(
      "@", with: ",")
    let workbook = try WorkbookFile.read([UInt8]((text + "\r\n").utf8))
    let document = try #require(try FlatTables.read(workbook, source: Source(format: "csv")))
    #expect(document.reports.first?.indicators.map(\.programmed.q1) == [Decimal(string: "17.5"), 1250])
    #expect(document.findings.isEmpty)
  }

  @Test(arguments: ["0310", "K 015", "02-15", "2.5.3.1.E012.0101", "15-E-012", "E012", "PLANEACION2030"])
  func `a code comes back from sheet and table as it is`(_ code: String) throws {
    var report = Report()
    report.quarter = 2
    report.fiscalYear = 2024
    report.responsibleUnit = CodedText(code: code, text: "Agua")
    report.program = CodedText(code: code, text: "Agua - Zona 2: drenaje")
    var indicator = Indicator()
    indicator.level = "Fin"
    indicator.name = "Avance"
    report.indicators = [indicator]
    #expect(try TestFiles.throughWorkbook([report], paging: .titles).reports == [report])
    #expect(try TestFiles.throughCSV([report], style: ReportCSV.Style()).reports == [report])
  }

  @Test(
    arguments: [
      "='x'", "=\"x\"", "'=\"x\"", "'24 horas", "''90", "'90' días", "=\"a\"\"b\"", "-5 grados", "'-5",
      "\"\u{301},b", "a \"\u{301} b", "=\u{301}1", "'=\u{301}1", "''\u{301}90", "=\"\u{301}x\"",
    ], [true, false])
  func `a text that looks guarded comes back in every style`(_ name: String, forExcel: Bool) throws {
    var report = Report()
    var indicator = Indicator()
    indicator.level = "Fin"
    indicator.name = name
    report.indicators = [indicator]
    let style = ReportCSV.Style(labels: false, forExcel: forExcel)
    #expect(try TestFiles.throughCSV([report], style: style).reports == [report])
  }

  @Test(arguments: [
    ("=\"0310\"", "0310"), ("'0310", "0310"), ("'-1", "-1"), ("''-1", "'-1"),
    ("'alta' prioridad", "'alta' prioridad"),
    ("'90' días", "'90' días"), ("=A1", "=A1"), ("=\"a\"&\"b\"", "=\"a\"&\"b\""), ("='x'", "='x'"),
    ("=\"", "=\""), ("=\"a\"b\"", "=\"a\"b\""), ("=\"\u{301}x\"", "\u{301}x"),
    ("plano", "plano"), ("", ""),
  ])
  func `guards are taken away, and nothing else is`(_ text: String, _ plain: String) {
    #expect(CSVGuard.removed(text) == plain)
    for forExcel in [true, false] {
      #expect(CSVGuard.removed(CSVGuard.added(text, forExcel: forExcel)) == text)
    }
  }

  @Test(arguments: [
    (["2", "3", "3", "3"], 3, ["C2"]), (["3", "3", "2", "3"], 3, ["C4"]),
    (["2", "3", "2", "3"], 2, ["C3", "C5"]),
    (["2", "3", "3", ""], 3, ["C2"]), (["1", "3", "2", "3"], 3, ["C2", "C4"]),
  ])
  func `what most rows say of their report counts, and the first of equals`(
    _ quarters: [String], _ wanted: Int, _ told: [String]
  ) throws {
    let rows = quarters.enumerated().map { place, quarter in
      "1,2024,\(quarter),6,Actividad,1.\(place + 1),Talleres \(place),5,5"
    }
    let text =
      "report,fiscal_year,quarter,program_code,level,number,name,programmed_q1,achieved_q3\r\n"
      + rows.joined(separator: "\r\n") + "\r\n"
    let sheet = try #require(try WorkbookFile.read([UInt8](text.utf8)).sheets.first)
    let document = ReportCSV.read(sheet, isText: true, source: Source(format: "csv"))
    #expect(document.reports.map(\.quarter) == [wanted])
    #expect(document.reports.first?.indicators.count == quarters.count)
    #expect(document.findings.filter { $0.code == .csvValueConflict }.compactMap(\.cell) == told)
    #expect(document.findings.contains { $0.code == .achievedAhead } == (wanted < 3))
    #expect(document.unplaced.count == told.count)
  }

  @Test func `a table that was saved as a workbook is read with its cells`() throws {
    var random = RandomReports(seed: 5)
    let reports = [random.report(), random.report()]
    let text = ReportCSV.write([ReportDocument(source: Source(format: "json"), reports: reports)])
    let table = try #require(try WorkbookFile.read([UInt8](text.utf8)).sheets.first)
    let numeric = Set(
      table.rows[0].filter { CSVColumns.byHeading[FoldedText($0.shownText)]?.kind.isNumeric == true }
        .map(\.address.column))
    let saved = table.replacing { cell in
      guard numeric.contains(cell.address.column), cell.address.row > 0, cell.shownText.count < 15 else {
        return cell.value
      }
      return Double(cell.shownText).map(CellValue.number) ?? cell.value
    }
    var named = saved
    named.name = "Tabla"
    let other = Sheet(
      name: "Notas", position: 1, cells: [Cell(CellAddress(row: 0, column: 0), .text("hola"))])
    let workbook = Workbook(format: .xlsx, sheets: [named, other])
    let document = try #require(try FlatTables.read(workbook, source: Source(format: "xlsx")))
    #expect(document.reports == reports)
    #expect(document.source.sheets == ["Tabla"])
    #expect(document.findings.filter { $0.code == .sheetSkipped }.map(\.sheet) == ["Notas"])
    #expect(document.provenance.allSatisfy { $0.sheet == "Tabla" })
  }

  @Test(arguments: [true, false])
  func `the long table is refused by its name`(labels: Bool) throws {
    var random = RandomReports(seed: 5)
    let document = ReportDocument(source: Source(format: "json"), reports: [random.report()])
    let text = ReportCSV.writeLong([document], style: ReportCSV.Style(labels: labels))
    let workbook = try WorkbookFile.read([UInt8](text.utf8))
    let error = #expect(throws: InterchangeError.self) {
      try FlatTables.read(workbook, source: Source(format: "csv"))
    }
    #expect(error?.message(in: .spanish).hasPrefix("fila 1: es la tabla plana en su forma larga") == true)
  }

  @Test(
    arguments: [
      ("0000", 310, "0310"), ("00.00", 1.5, "01.50"), ("0,000", 310, "0,310"), ("0", 310, "310"),
      ("#000", 7, "007"),
      ("0000", -5, "-0005"), ("000", 1234, "1234"), ("#,##0", 310, "310"), ("00%", 0.05, "05%"),
    ] as [(String, Double, String)])
  func `zeros that a format puts before a number are shown`(_ code: String, _ number: Double, _ shown: String)
  {
    #expect(NumberFormat(code: code).show(number) == shown)
  }

  @Test func `a total in a list of programmes makes none, and is reported`() throws {
    let list = "Unidad,Programa\r\n310 - Obras,12 - Alumbrado\r\nTotal,2\r\n"
    var told: [Finding] = []
    let reports = try ProgramList.read([UInt8](list.utf8), year: 2025, quarter: 1) { told += $0 }
    #expect(reports.map(\.program.code) == ["12"])
    #expect(told.map(\.code) == [.csvRowSetApart] && told.first?.cell == "A3")
  }
}
