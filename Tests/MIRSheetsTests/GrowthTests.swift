import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// What grows with the square of its input elsewhere, and what is kept of much of one thing.
struct GrowthTests {
  @Test(arguments: [
    "e\u{0301}", "a\u{0327}\u{0301}\u{0323}", "Año", "n\u{0303}in\u{0303}ez", "\u{0301}",
    "a\u{0301}\u{0327} b\u{0323}\u{0301}",
  ])
  func `ordered marks normalize to the same text`(_ text: String) {
    for count in [1, 5, 9, 40] {
      let long =
        String(repeating: text, count: count) + "x"
        + String(repeating: "\u{0301}\u{0327}\u{0323}", count: count)
      let ordered = CombiningMarks.ordered(long.unicodeScalars)
      #expect(
        Array(ordered.precomposedStringWithCanonicalMapping.unicodeScalars)
          == Array(long.precomposedStringWithCanonicalMapping.unicodeScalars))
      #expect(
        Array(ordered.decomposedStringWithCompatibilityMapping.unicodeScalars)
          == Array(long.decomposedStringWithCompatibilityMapping.unicodeScalars))
    }
  }

  @Test func `a run of marks comes out in the order in which Foundation need not move any`() {
    let marks = CombiningMarks.ordered(
      ("a" + String(repeating: "\u{0301}\u{0327}\u{0323}", count: 2000)).unicodeScalars
    )
    .unicodeScalars.dropFirst()
    let classes = marks.map(\.properties.canonicalCombiningClass.rawValue)
    #expect(classes.count == 6000 && classes == classes.sorted())
  }

  @Test func `of a document wrong in a thousand places the first are reported and the others counted`() throws
  {
    let broken = Array(repeating: "{\"level\": 1}", count: 1000).joined(separator: ",")
    let json = "{\"schemaVersion\":\"1.0\",\"reports\":[{\"indicators\":[\(broken)]}]}"
    let error = try #require(throws: InterchangeError.self) { try ReportJSON.read(Array(json.utf8)) }
    #expect(error.problems.count == InterchangeError.most)
    #expect(error.more >= 1000 - InterchangeError.most)
  }

  @Test(arguments: [2, 11, 12, 13, 40])
  func `a key that occurs twice is found among few and among many`(_ count: Int) {
    let keys = (0..<count).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(throws: Never.self) { try JSONParser.parse(Array("{\(keys)}".utf8)) }
    #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(Array("{\(keys),\"k1\":0}".utf8)) }
  }

  @Test(arguments: [(2023.0, 2023), (45000, nil), (2023.5, nil), (1950, 1950)] as [(Double, Int?)])
  func `a year under a format for dates is the year, and reported`(_ serial: Double, _ year: Int?) throws {
    let sheet = TestFiles.sheet(
      """
      Informe Trimestral 2024
      Nivel|Nombre|Definición|Línea Base||Valores Programados|||||Valores Alcanzados|||||Medios de Verificación
      |||Valor|Año|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|
      Componente 1|Porcentaje de planes|Mide los planes|47|2023|13|33|30|24|100|13|26|||39|Oficio 12
      """)
    let dated = Sheet(
      name: sheet.name, position: 0,
      cells: sheet.cells.map { cell in
        guard cell.address == CellAddress(row: 3, column: 4) else { return cell }
        return Cell(cell.address, .date(serial), format: NumberFormat(code: "dd/mm/yyyy"))
      })
    let document = ReportReader().read(
      Workbook(format: .xlsx, sheets: [dated]), source: Source(file: nil, format: "xlsx", sha256: ""))
    let indicator = try #require(document.reports.first?.indicators.first)
    #expect(indicator.baseline.year == year)
    let codes = document.findings.map(\.code)
    #expect(
      codes.contains(.yearAsDate) == (year != nil) && codes.contains(.numberUnreadable) == (year == nil))
    #expect(document.unplaced.isEmpty == (year != nil))
  }
}
