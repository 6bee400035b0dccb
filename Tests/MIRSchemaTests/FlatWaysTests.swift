import Collection
import Foundation
import SheetIO
import Testing

@testable import MIRSchema

/// The short way of a flat table's sound rows says what the long one says: a cell in a column that no field answers to makes
/// a row take the long one.
struct FlatWaysTests {
  /// The table that reports make.
  private static func sheet(_ reports: [Report]) throws -> Sheet {
    let text = ReportCSV.write([ReportDocument(source: Source(format: "json"), reports: reports)])
    return try #require(try WorkbookFile.read([UInt8](text.utf8)).sheets.first).withoutGuards()
  }

  /// The table with a word in one more column.
  private static func withStrangers(_ sheet: Sheet) -> Sheet {
    let column = (sheet.cells.map(\.address.column).max() ?? 0) + 1
    let cells = sheet.rows.flatMap { row in
      Array(row)
        + row.prefix(1).map { Cell(CellAddress(row: $0.address.row, column: column), .text(stranger)) }
    }
    return Sheet(name: sheet.name, position: 0, cells: cells)
  }

  private static let stranger = "palabra ajena"

  private static func read(_ sheet: Sheet, keepsOrigins: Bool) -> (document: ReportDocument, short: Int) {
    let session = ReadingSession(.standard).writing(.ofFlatTable)
    var reading = CSVReading(
      sheet: sheet, name: nil, session: session, source: Source(format: "csv"), keepsOrigins: keepsOrigins)
    var document = reading.read()
    document.findings.removeAll { $0.raw == stranger }
    document.unplaced.removeAll { $0.text == stranger }
    return (document, reading.shortRows)
  }

  /// How many rows took the short way.
  private static func compare(_ sheet: Sheet, keepsOrigins: Bool = true, _ what: String) -> Int {
    let (document, short) = read(sheet, keepsOrigins: keepsOrigins)
    let (other, none) = read(withStrangers(sheet), keepsOrigins: keepsOrigins)
    #expect(none == 0, "\(what)")
    #expect(document.reports == other.reports, "\(what)")
    #expect(document.findings == other.findings, "\(what)")
    #expect(document.unplaced == other.unplaced, "\(what)")
    #expect(document.provenance == other.provenance, "\(what)")
    return short
  }

  @Test(arguments: [true, false])
  func `a row says the same, however much of its table has to be thought about`(keepsOrigins: Bool) throws {
    var short = 0
    for seed in 500...540 as ClosedRange<UInt64> {
      var random = RandomReports(seed: seed)
      let sheet = try Self.sheet([random.report(), random.report(), random.report()])
      short += Self.compare(sheet, keepsOrigins: keepsOrigins, "seed \(seed)")
    }
    #expect(short > 300)
  }

  /// Of a row: with a level and a number, sums and differences that hold.
  private static func sound(_ level: String, _ number: String?) -> Indicator {
    var indicator = Indicator()
    indicator.level = level
    indicator.number = number
    indicator.name = "Porcentaje de predios regularizados"
    indicator.unitOfMeasure = "Porcentaje"
    indicator.type = "De gestión"
    indicator.dimension = "Eficacia"
    indicator.baseline.value = 83
    indicator.baseline.year = 2023
    for (place, period) in Period.allCases.enumerated() {
      indicator.programmed[period] = period == .cumulative ? 10 : [1, 2, 3, 4][place]
      indicator.achieved[period] = period == .cumulative ? 3 : place < 2 ? [1, 2][place] : nil
      indicator.variation[period] = period == .cumulative ? 7 : [0, 0, 3, 4][place]
    }
    indicator.meansOfVerification = "Padrón catastral"
    return indicator
  }

  private static let odd = [
    "", " ", "N/D", "-", "0", "02", "12", "12.5", "1,5", "1,250", "1.250", "-3", "(3)", " 20 ", "20%",
    "20 acciones",
    "#REF!", "####", "Sí", "Actividad 1.1", "C1A2", "Componente", "1.1", "1.10", "01-feb", "2023",
    "72% (2020)",
    "DirecciÃ³n", "Direcci\u{FFFD}n", "dos\nrenglones", "dos  blancos", "Eficacia", "eficacia", "Total",
    "Fin*",
    "e\u{301}ste", "999999999999999999999999999999999999999", "1000000000000", "=1+1", "'12",
  ]

  @Test(arguments: odd)
  func `whatever is in a cell of any column, both ways say the same`(text: String) throws {
    var report = Report()
    report.fiscalYear = 2024
    report.quarter = 2
    report.title = "Informe Trimestral 2024"
    report.program.code = "E01"
    report.indicators = [
      Self.sound("Fin", nil), Self.sound("Componente", "1"), Self.sound("Actividad", "1.1"),
    ]
    let sheet = try Self.sheet([report])
    #expect(Self.compare(sheet, "as it is") == 3)
    let header = try #require(sheet.rows.first)
    for column in header.map(\.address.column) {
      // The first row opens the report.
      let place = CellAddress(row: column.isMultiple(of: 2) ? 1 : 3, column: column)
      var cells = sheet.cells.filter { $0.address != place }
      cells.append(Cell(place, .text(text)))
      cells.sort { $0.address < $1.address }
      let changed = Sheet(name: sheet.name, position: 0, cells: cells)
      let heading = header.first { $0.address.column == column }?.shownText ?? ""
      #expect(Self.compare(changed, "\(heading) in row \(place.row)") >= 1)
    }
  }
}
