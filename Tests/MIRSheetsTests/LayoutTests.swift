import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Sheets that are laid anew before they are read say what the plain sheet says.
struct LayoutTests {
  private typealias Grid = LaidSheets.Grid

  private static let plain = LaidSheets.reading(LaidSheets.plain)

  @Test func `an ordinary table is read as printed`() {
    #expect(Self.plain.layouts.isEmpty)
    #expect(Self.plain.reports.first?.indicators.map(\.label) == LaidSheets.records.map { $0[0] })
    #expect(Self.plain.reports.first?.indicators[3].achieved.q1 == 8)
    #expect(Self.plain.reports.first?.signatures.count == 2)
  }

  // MARK: Sorted rows

  @Test(arguments: [false, true])
  func `rows sorted with their headings are read, and told`(descending: Bool) {
    let filled = LaidSheets.plain.filter { !$0.isEmpty }
    let named = filled.filter { !$0[0].isEmpty }.sorted { descending ? $0[0] > $1[0] : $0[0] < $1[0] }
    let grid = named + filled.filter { $0[0].isEmpty }
    let reading = LaidSheets.reading(grid)
    #expect(reading.layouts == [.sortedRows])
    let report = reading.reports.first
    let levels = LaidSheets.records.map { $0[0] }.sorted { descending ? $0 > $1 : $0 < $1 }
    #expect(report?.indicators.map(\.label) == levels)
    #expect(Set(report?.indicators ?? []) == Set(Self.plain.reports[0].indicators))
    #expect(report?.responsibleUnit.code == "410" && report?.quarter == 2)
    #expect(reading.findings.filter { $0.code == .rowsSorted }.map(\.severity) == [.warning])
    #expect(reading.account.totals.lost == 0)
  }

  // MARK: Tables abreast

  @Test func `two reports side by side are two, each with its signatures`() {
    let other = LaidSheets.plain.map { row in
      row.map { $0.replacing("410 - Servicios Municipales", with: "411 - Parques") }
    }
    let width = LaidSheets.groups.count + 1
    let grid = zip(LaidSheets.plain, other).map { $0 + LaidSheets.blanks(width - $0.count) + $1 }
    let reading = LaidSheets.reading(grid)
    #expect(reading.layouts == [.tablesAbreast])
    #expect(reading.reports.map(\.responsibleUnit.code) == ["410", "411"])
    for report in reading.reports {
      #expect(report.indicators == Self.plain.reports[0].indicators)
      #expect(report.signatures == Self.plain.reports[0].signatures)
    }
    #expect(reading.findings.filter { $0.code == .tablesAbreast }.map(\.cell) == ["X7"])
  }

  @Test func `a table that goes on beside itself is one report`() {
    let half = LaidSheets.records.count / 2
    let heading = [LaidSheets.groups, LaidSheets.quarters].map { $0 + [""] + $0 }
    let rows = (0..<half).map { LaidSheets.records[$0] + [""] + LaidSheets.records[$0 + half] }
    LaidSheets.expectPlain(LaidSheets.head + heading + rows + LaidSheets.foot, steps: [.tablesAbreast])
  }

  // MARK: Frames

  @Test func `quoted mail is read without its signs`() {
    LaidSheets.expectPlain(
      LaidSheets.plain.map { row in ["> \(row.first ?? "")"] + row.dropFirst() }, steps: [.frame])
  }

  @Test(arguments: [1, 4, 117])
  func `letters and numbers of a photographed screen are left out, however far down it shows the sheet`(
    _ first: Int
  ) {
    let letters = (0..<LaidSheets.groups.count).map { CellAddress.name(ofColumn: $0) }
    let rows = LaidSheets.plain.enumerated().map { ["\(first + $0)"] + $1 }
    LaidSheets.expectPlain([[""] + letters] + rows, steps: [.frame])
    #expect(LaidSheets.told([[""] + letters] + rows, .frameLeftOut).map(\.cell) == ["B1", "A2"])
  }

  @Test(arguments: ["nan", "NaN", "None"])
  func `an index and words for blanks of a data frame are left out`(_ blank: String) {
    let width = LaidSheets.groups.count
    let rows = LaidSheets.plain.enumerated().map { index, row in
      ["\(index)"] + (row + LaidSheets.blanks(width - row.count)).map { $0.isEmpty ? blank : $0 }
    }
    LaidSheets.expectPlain(rows, steps: [.frame])
  }

  // MARK: Values beside their heading

  @Test func `values in columns without a heading are read under the free heading beside them`() {
    // Two columns of the heading are wider than one of the records'.
    func spread(_ row: [String], _ isHeading: Bool) -> [String] {
      var row = row
      row.insert("", at: isHeading ? 8 : 7)
      row.insert("", at: isHeading ? 11 : 10)
      return row
    }
    let grid =
      LaidSheets.head + [LaidSheets.groups, LaidSheets.quarters].map { spread($0, true) }
      + LaidSheets.records.map { spread($0, false) } + LaidSheets.foot
    LaidSheets.expectPlain(grid, steps: [.strayColumns])
  }

  // MARK: Glued numbers

  private static func glued(_ columns: Range<Int>, at column: Int) -> Grid {
    LaidSheets.plain.map { row in
      guard row.count > columns.upperBound, row[0].hasPrefix("Actividad") else { return row }
      var row = row
      let text = row[columns].filter { !$0.isEmpty }.joined(separator: " ")
      row.replaceSubrange(columns, with: LaidSheets.blanks(columns.count))
      row[column] = text
      return row
    }
  }

  @Test(arguments: [6, 8, 10])
  func `numbers in one cell are taken apart where they fill the free columns around it`(_ column: Int) {
    let grid = Self.glued(6..<11, at: column)
    let reading = LaidSheets.reading(grid)
    #expect(reading.reports == Self.plain.reports)
    #expect(reading.layouts == [.gluedNumbers])
    let told = reading.findings.filter { $0.code == .numbersTakenApart }
    #expect(told.map(\.cell) == [12, 14].map { CellAddress(row: $0 - 1, column: column).description })
    #expect(told.map(\.severity) == [.warning, .warning])
  }

  @Test func `numbers in one cell that fit in several ways are left, and told`() {
    let grid = Self.glued(11..<13, at: 11)
    let reading = LaidSheets.reading(grid)
    #expect(reading.layouts.isEmpty)
    let record = reading.reports.first?.indicators[3]
    #expect(record?.achieved.q1 == nil && record?.achieved.q2 == nil)
    #expect(reading.findings.contains { $0.raw == "8 20" && $0.severity == .error })
  }

  @Test func `numbers in one cell are taken apart beside quarters that all records leave blank`() {
    let reading = LaidSheets.reading(Self.glued(11..<16, at: 11))
    #expect(reading.reports == Self.plain.reports)
    #expect(reading.findings.count { $0.code == .numbersTakenApart } == 2)
  }

  /// The table with other cells for what was achieved.
  private static func achieving(_ achieved: ([String]) -> [String]) -> Grid {
    LaidSheets.plain.map { row in
      guard LaidSheets.records.contains(row) else { return row }
      return Array(row[..<11]) + achieved(row) + Array(row[16...])
    }
  }

  @Test(arguments: ["539 539", "8 8"])
  func `a quarter and its sum in one cell are two numbers where every record has two`(_ text: String) {
    // The first quarter alone, its sum beside it.
    func grid(_ cells: [String]) -> Grid {
      Self.achieving { $0[0] == "Actividad 1.1" ? cells : [$0[11], "", "", "", $0[11]] }
    }
    let apart = text.split(separator: " ").map(String.init)
    let reading = LaidSheets.reading(grid([text, "", "", "", ""]))
    #expect(reading.reports == LaidSheets.reading(grid([apart[0], "", "", "", apart[1]])).reports)
    #expect(reading.findings.count { $0.code == .numbersTakenApart } == 1)
  }

  @Test(arguments: ["1 234", "539 540", "12 345"])
  func `one number with a space is not taken apart`(_ text: String) {
    let grid = Self.achieving {
      $0[0] == "Actividad 1.1" ? [text, "", "", "", ""] : [$0[11], "", "", "", $0[11]]
    }
    #expect(!LaidSheets.reading(grid).layouts.contains(.gluedNumbers))
  }

  // MARK: Cells moved up

  @Test(arguments: [(1, FieldKey.name), (6, "programmed.q1"), (12, "achieved.q2")])
  func `cells that closed the gap of a deleted one are read in their own records`(
    _ column: Int, _ field: FieldKey
  )
    throws
  {
    var grid = LaidSheets.plain
    let first = try #require(grid.firstIndex { $0.first == "Propósito" })
    let last = try #require(grid.firstIndex { $0.first == "Actividad 2.1" })
    for row in first..<last { grid[row][column] = grid[row + 1][column] }
    grid[last][column] = ""
    let reading = LaidSheets.reading(grid)
    #expect(reading.layouts == [.movedUp])
    var indicators = Self.plain.reports[0].indicators
    Indicator.fieldsByKey[field]?.set(&indicators[1], nil)
    #expect(reading.reports.first?.indicators == indicators)
    let told = reading.findings.filter { $0.code == .columnMovedUp }
    #expect(told.map(\.cell) == [CellAddress(row: first, column: column).description])
    #expect(told.first?.severity == .error)
  }

  // MARK: Remarks and pages of others

  @Test(arguments: ["Revisado por Contraloría", "OJO: corregir antes de enviar"], [0, 1])
  func `a remark right below a record is neither a signature nor part of its texts`(
    _ text: String, _ column: Int
  ) {
    var grid = LaidSheets.plain
    grid.insert(LaidSheets.blanks(column) + [text], at: 11)
    let reading = LaidSheets.reading(grid)
    #expect(reading.reports == Self.plain.reports)
    #expect(reading.findings.contains { $0.raw == text && $0.severity == .warning })
  }

  @Test func `a page of another unit between the pages of a report makes two reports, not three`() {
    let heading = [LaidSheets.groups, LaidSheets.quarters]
    let other = LaidSheets.head.map { $0.map { $0.replacing("410 - Servicios", with: "411 - Servicios") } }
    var strange = LaidSheets.records[3]
    strange[0] = "Actividad 9.1"
    var grid = LaidSheets.head + heading + LaidSheets.records[..<3]
    grid += other.dropFirst(1) + heading + [strange]
    grid += LaidSheets.head.dropFirst(1) + heading + LaidSheets.records[3...] + LaidSheets.foot
    let document = LaidSheets.document([("Informe", grid)])
    #expect(document.reports.map(\.responsibleUnit.code) == ["410", "411"])
    #expect(document.reports.first == Self.plain.reports.first)
    #expect(document.reports.last?.indicators.map(\.label) == ["Actividad 9.1"])
  }
}

/// Parts of one report on several sheets are one report.
struct SheetsOfOneReportTests {
  private static let heading = [LaidSheets.groups, LaidSheets.quarters]
  private static let plain = LaidSheets.document([("Informe", LaidSheets.plain)])

  private static func expectPlain(
    _ document: ReportDocument, joined: Int, _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(document.reports == plain.reports, sourceLocation: location)
    #expect(document.findings.count { $0.code == .sheetsJoined } == joined, sourceLocation: location)
    #expect(document.unplaced.isEmpty, sourceLocation: location)
    let pointers = document.provenance.map(\.pointer)
    #expect(Set(pointers) == Set(plain.provenance.map(\.pointer)), sourceLocation: location)
    #expect(Set(pointers).count == pointers.count, sourceLocation: location)
  }

  @Test func `a sheet for each level or each indicator is one report`() {
    let sheets = LaidSheets.records.map { record in
      (name: record[0], grid: LaidSheets.head + Self.heading + [record] + LaidSheets.foot)
    }
    let document = LaidSheets.document(sheets)
    Self.expectPlain(document, joined: sheets.count - 1)
    let origin = document.provenance.first { $0.pointer == "/reports/0/indicators/3/programmed/q1" }
    #expect(origin?.sheet == "Actividad 1.1" && origin?.cell.description == "G9" && origin?.raw == "10")
  }

  @Test(arguments: [true, false])
  func `texts on one sheet and values on another are one report`(valuesHaveHeader: Bool) {
    let cut = 6
    let left =
      LaidSheets.head + Self.heading.map { Array($0[..<cut]) } + LaidSheets.records.map { Array($0[..<cut]) }
    let right =
      (valuesHaveHeader ? LaidSheets.head : [])
      + [["Nivel"] + LaidSheets.groups[cut...], [""] + LaidSheets.quarters[cut...]]
      + LaidSheets.records.map { [$0[0]] + $0[cut...] } + LaidSheets.foot
    let document = LaidSheets.document([("Textos", left), ("Valores", right)])
    Self.expectPlain(document, joined: 1)
    #expect(document.source.sheets == ["Textos", "Valores"])
    #expect(!document.findings.contains { $0.severity == .error })
  }

  @Test func `sheets of another programme, or with the same indicators, stay reports of their own`() {
    let other = LaidSheets.plain.map { $0.map { $0.replacing("21 - Servicios", with: "22 - Servicios") } }
    #expect(LaidSheets.document([("A", LaidSheets.plain), ("B", other)]).reports.count == 2)
    #expect(LaidSheets.document([("A", LaidSheets.plain), ("B", LaidSheets.plain)]).reports.count == 2)
  }
}
