import Collection
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// One odd record among many sound ones does not send a sheet the long way.
struct OddRecordsTests {
  private static let many =
    PageReaderTests.page(
      PageReaderTests.record("Fin", "Calles"), PageReaderTests.record("Propósito", "Plazas"),
      PageReaderTests.record("Componente 1", "Parques"), PageReaderTests.record("Actividad 1.1", "Proyectos"))
    + "\n"
    + PageReaderTests.page(
      PageReaderTests.record("Actividad 1.2", "Licitaciones"),
      PageReaderTests.record("Actividad 1.3", "Contratos"),
      PageReaderTests.record("Componente 2", "Redes"), PageReaderTests.record("Actividad 2.1", "Pozos"))
    + "\n"

  /// The last record of a sheet of nine, and how many of its three pages are read by what is known.
  static let records: [(name: String, record: String, pages: Int)] = [
    ("sound", "Mide|Obra|1|2|3|4|10|1|1|||2|0|1|3|4|8", 3),
    ("no data", "Mide|Obra|1|2|3|4|10|1|N/D|||1|0|2|3|4|9", 3),
    ("a word among values", "Mide|Obra|1|2|pendiente|4|7|1|1|||2|0|1|0|4|5", 3),
    ("a sum that is wrong", "Mide|Obra|1|2|3|4|11|1|1|||2|0|1|3|4|8", 3),
    ("a difference that is wrong", "Mide|Obra|1|2|3|4|10|1|1|||2|0|5|3|4|8", 3),
    ("a value that is missing", "Mide|Obra|1||3|4|10|1|1|||2|0|1|3|4|8", 3),
    ("no variation", "Mide|Obra|1|2|3|4|10|1|1|||2", 3),
    ("a number in words and figures", "Mide|Obra|1|2|3 obras|4|10|1|1|||2|0|1|3|4|8", 0),
    ("two numbers in a cell", "Mide|Obra|1|2 3||4|10|1|1|||2|0|1|3|4|8", 0),
    ("two numbers that may be one", "Mide|Obra|1|2 300||4|10|1|1|||2|0|1|3|4|8", 0),
    ("a decimal comma", "Mide|Obra|1|2,5|3|4|10,5|1|1|||2|0|1,5|3|4|8,5", 0),
    ("two exchanged values", "Mide|Obra|1|2|3|4|10|2|1|||1|0|1|3|4|8", 0),
    ("what belongs to the next column", "Mide|Obra||1|2|3|4|10|1|1|||2|0|1|3|4|8", 0),
    ("a value beside the table", "Mide|Obra|1|2|3|4|10|1|1|||2|0|1|3|4|8||7", 0),
    ("a word beside the table", "Mide|Obra|1|2|3|4|10|1|1|||2|0|1|3|4|8||pendiente", 0),
    ("a name and no definition", "|Obra|1|2|3|4|11|1|1|||2|0|1|3|4|8", 3),
  ]

  @Test(arguments: records)
  func `a page with an odd record says what it says on any sheet`(
    _ odd: (name: String, record: String, pages: Int)
  ) {
    let last = "Actividad 2.2|Bombas|" + odd.record
    let sheets = [Self.many + PageReaderTests.page(last), PageReaderTests.page(last) + "\n" + Self.many]
    for (place, lines) in sheets.enumerated() {
      let ways = Self.ways(of: lines)
      #expect(ways.differences == [], "\(odd.name), \(place)")
      #expect(ways.shortPages == odd.pages, "\(odd.name), \(place)")
    }
  }

  /// A sheet read both ways, where its headings have been learnt from a sheet that leaves nothing to decide.
  private static func ways(of lines: String) -> TwoWays {
    var options = ReportReader.Options()
    // What other tests read does not push the headings out.
    options.vocabulary = .standard
    _ = ReportReader(options: options).read(
      Workbook(format: .xlsx, sheets: [TestFiles.sheet(many)]), source: Source(format: "xlsx"))
    return TwoWays(Workbook(format: .xlsx, sheets: [TestFiles.sheet(lines)]), options: options)
  }

  @Test func `many odd records are another sort of sheet`() {
    let odd = "Mide|Obra|1|2|3|4|11|1|1|||2|0|1|3|4|8"
    func pages(_ count: Int) -> Int {
      let records = (1...count).map { "Actividad 3.\($0)|Obra \($0)|\(odd)" }.joined(separator: "\n")
      let ways = Self.ways(of: Self.many + PageReaderTests.page(records))
      #expect(ways.differences == [])
      return ways.shortPages
    }
    #expect((1...4).map(pages) == [3, 3, 0, 0])
  }
}
