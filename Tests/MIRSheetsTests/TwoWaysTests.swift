import Collection
import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// The short way of sound records says what the long one says: the same documents, findings and cell account.
struct TwoWaysTests {
  @Test(arguments: Family.all.map(\.name) + [Family.several])
  func `whatever people did to a sheet, both ways say the same`(family: String) {
    for seed in 1...4 as ClosedRange<UInt64> {
      let ways = TwoWays(LabelledWorkbook.draw(name: family, seed: seed).workbook)
      #expect(ways.differences == [], "\(family)/\(seed)")
      #expect(ways.records > 0, "\(family)/\(seed)")
    }
  }

  @Test(arguments: Family.forms.map(\.name))
  func `however another office draws its form, both ways say the same`(family: String) {
    for seed in 1...2 as ClosedRange<UInt64> {
      let ways = TwoWays(LabelledWorkbook.draw(name: family, seed: seed).workbook)
      #expect(ways.differences == [], "\(family)/\(seed)")
    }
  }

  /// A twentieth of what `scorecard --damage` reads, which is compiled for speed.
  @Test func `whatever happened to its rows, both ways say the same`() {
    let rows = DamagedRows(seed: 1)
    #expect(rows.differences == [])
    #expect(rows.count >= 500 && rows.shortRecords >= 100)
  }

  @Test(arguments: Sample.workbooks)
  func `both ways say the same of every sample`(path: String) throws {
    let workbook = try WorkbookFile.read([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
    let ways = TwoWays(workbook)
    #expect(ways.differences == [] && ways.records > 0)
  }

  /// Rows that something odd is in, under a heading with a column of every kind and one of another thing.
  @Test(arguments: OddRows.all)
  func `an odd row is read the same both ways`(_ row: OddRows.Row) throws {
    let ways = TwoWays(Workbook(format: .xlsx, sheets: [OddRows.sheet(row.cells)]))
    #expect(ways.differences == [], "\(row.testDescription)")
    #expect(ways.records == OddRows.soundCount + 1)
    #expect(ways.shortRecords >= OddRows.soundCount)
  }

  @Test(arguments: [CellValue.text("1"), .number(1)])
  func `own words for a catalogue value may look like a number`(value: CellValue) throws {
    let json = #"{"catalogues": {"dimension": [{"value": "Eficacia", "synonyms": ["1"]}]}}"#
    var options = ReportReader.Options()
    options.vocabulary = try Vocabulary.standard.adding(VocabularyFile(json: Data(json.utf8)))
    let cell = Cell(CellAddress(row: 0, column: 0), value)
    let workbook = Workbook(format: .xlsx, sheets: [OddRows.sheet([6: cell])])
    #expect(TwoWays(workbook, options: options).differences == [])
    let document = ReportReader(options: options).read(workbook, source: Source(format: "xlsx"))
    #expect(document.reports.first?.indicators.last?.dimension == "Eficacia")
    let official = Cell(CellAddress(row: 0, column: 0), .text("Eficacia"))
    let usual = ReportReader().read(
      Workbook(format: .xlsx, sheets: [OddRows.sheet([6: official])]), source: Source(format: "xlsx"))
    #expect(document.reports == usual.reports && document.findings == usual.findings)
  }
}

/// The workbooks among the samples of the project.
private enum Sample {
  static let workbooks: [String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../Samples")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().flatMap { name in
      ["xlsx", "xls", "txt"].map { root.appendingPathComponent("\(name)/entrada.\($0)").standardized.path }
    }.filter { FileManager.default.fileExists(atPath: $0) }
  }()
}
