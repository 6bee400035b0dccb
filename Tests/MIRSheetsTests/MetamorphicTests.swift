import Collection
import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// What changes nothing but addresses: blank rows and columns, another order of records, another name of the sheet.
struct MetamorphicTests {
  /// A sheet with the reading of it, in its workbook.
  private struct Original {
    let workbook: Workbook
    let position: Int
    let document: ReportDocument
    let reading: SheetReading

    var sheet: Sheet { workbook.sheets[position] }

    init(_ workbook: Workbook) throws {
      self.workbook = workbook
      let reader = ReportReader()
      document = reader.read(workbook, source: Source(format: "xlsx"))
      let readings = workbook.sheets.map { reader.read($0, of: workbook) }
      position = try #require(
        workbook.sheets.indices.first {
          workbook.sheets[$0].visibility == .visible && !readings[$0].reports.isEmpty
        })
      reading = readings[position]
    }

    /// What is different once the sheet is reshaped, but for addresses.
    func differences(_ reshaped: Reshaped) -> [String] {
      var other = workbook
      other.sheets[position] = reshaped.sheet
      let after = ReportReader().read(other, source: Source(format: "xlsx"))
      let wanted = Outline(document, sheet: sheet.name, as: reshaped)
      return Outline(after, sheet: "", as: Reshaped(sheet)).differences(from: wanted)
    }

    /// The rows of the records.
    var records: [Int] { reading.rows.filter { $0.kind == .record }.map(\.row) }

    /// The rows of the records that follow upon a record or a heading.
    var recordsBelowTable: [Int] {
      zip(reading.rows, reading.rows.dropFirst()).filter { above, row in
        row.kind == .record && [.record, .continuation, .heading].contains(above.kind)
      }.map(\.1.row)
    }
  }

  private static let families = Family.all.map(\.name) + [Family.several]

  private func originals(_ family: String) throws -> [(name: String, Original, Draw)] {
    try (1...3 as ClosedRange<UInt64>).map { seed in
      let name = "\(family)/\(seed)"
      return (name, try Original(LabelledWorkbook.draw(name: family, seed: seed).workbook), Draw(seed: seed))
    }
  }

  @Test(arguments: families)
  func `blank rows before a record change nothing but addresses`(family: String) throws {
    for (name, original, draw) in try originals(family) {
      var draw = draw
      for _ in 0..<2 {
        var reshaped = Reshaped(original.sheet)
        reshaped.insertRows(draw.number(1...3), before: draw.pick(original.records))
        let differences = original.differences(reshaped)
        #expect(differences == [], "\(name)")
      }
    }
  }

  /// A text right above a heading is a line of its page, and none between two records.
  ///
  /// So it is below a record or a heading that the heading is put in again.
  @Test(arguments: families)
  func `a heading that is repeated changes nothing but addresses`(family: String) throws {
    for (name, original, draw) in try originals(family) {
      var draw = draw
      for _ in 0..<2 {
        let record = draw.pick(original.recordsBelowTable)
        let heading = try #require(original.reading.bands.last { $0.rows.upperBound < record })
        var reshaped = Reshaped(original.sheet)
        reshaped.repeatRows(heading.rows, before: record)
        let differences = original.differences(reshaped)
        #expect(differences == [], "\(name) \(heading.rows) before \(record)")
      }
    }
  }

  /// A shifted row is cut between other fields than its heading by a column that comes inside the table.
  ///
  /// So it is before the whole table that the column is put in there. Left out are rows that lost one of several texts
  /// worded anyhow: a blank column still changes how much of such a row is put right, a limit of the repair.
  @Test(arguments: families.filter { $0 != "worded-anyhow-dropped" })
  func `a blank column changes nothing but addresses`(family: String) throws {
    for (name, original, draw) in try originals(family) {
      var draw = draw
      let width = original.sheet.cells.map(\.address.column).max() ?? 0
      for _ in 0..<2 {
        var reshaped = Reshaped(original.sheet)
        let place = draw.number(0...width + 1)
        reshaped.insertColumn(before: family.hasPrefix("row-shifted") ? 0 : place)
        let differences = original.differences(reshaped)
        #expect(differences == [], "\(name) before \(place)")
      }
    }
  }

  @Test(arguments: families)
  func `records in another order are the same records`(family: String) throws {
    for (name, original, draw) in try originals(family) {
      var draw = draw
      let records = original.records
      // What goes on in the next row would go on with another record.
      guard !original.reading.rows.contains(where: { $0.kind == .continuation }),
        original.document.reports.count == 1,
        records.count == original.reading.reports[0].indicators.count
      else { continue }
      var reshaped = Reshaped(original.sheet)
      reshaped.permute(records, draw.shuffled(Array(records.indices)))
      let differences = original.differences(reshaped)
      #expect(differences == [], "\(name)")
    }
  }

  /// Where the quarter is found elsewhere it may be the name of the sheet that says it.
  @Test(arguments: families.filter { $0 != "quarter-elsewhere" })
  func `another name of a sheet changes nothing else`(family: String) throws {
    for (name, original, _) in try originals(family) {
      var reshaped = Reshaped(original.sheet)
      reshaped.rename("Hoja nueva")
      let differences = original.differences(reshaped)
      #expect(differences == [], "\(name)")
    }
  }
}
