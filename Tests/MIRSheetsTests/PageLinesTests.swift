import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Lines of a page: each line of a cell's text is a row of its own.
struct PageLinesTests {
  private static let plain = LaidSheets.reading(LaidSheets.plain)

  @Test(arguments: LaidSheets.Place.allCases, [false, true])
  func `lines of a page are joined wherever the record's numbers stand`(
    _ place: LaidSheets.Place, hyphens: Bool
  ) {
    let rows = LaidSheets.records.flatMap { LaidSheets.lines($0, place, hyphens: hyphens, levelWidth: 12) }
    LaidSheets.expectPlain(
      LaidSheets.head + Self.headings + rows + LaidSheets.foot, steps: [.pageLines]
    )
  }

  @Test func `a blank row parts records whatever their texts say`() {
    let rows = LaidSheets.records.flatMap { [[]] + LaidSheets.lines($0, .middle, hyphens: false) }
    LaidSheets.expectPlain(
      LaidSheets.head + Self.headings + rows + LaidSheets.foot, steps: [.pageLines]
    )
  }

  private static let headings = [LaidSheets.groups, LaidSheets.quarters]

  @Test(arguments: [5, 7, 8, 11])
  func `a record that the page cuts is joined over the next page's header`(_ rowsOfPage: Int) {
    let lines = LaidSheets.records.flatMap { LaidSheets.lines($0, .middle, hyphens: false) }
    var grid = LaidSheets.head
    for start in stride(from: 0, to: lines.count, by: rowsOfPage) {
      if start > 0 { grid += [[]] + LaidSheets.head.dropFirst(2) }
      grid += Self.headings + lines[start..<min(start + rowsOfPage, lines.count)]
    }
    LaidSheets.expectPlain(grid + LaidSheets.foot, steps: [.pageLines])
  }

  @Test func `joined lines are told where they begin, and a value keeps the address of its first line`() {
    let first = LaidSheets.lines(LaidSheets.records[0], .middle, hyphens: false)
    let grid =
      LaidSheets.head + Self.headings + first + LaidSheets.records.dropFirst()
    let told = LaidSheets.told(grid, .linesJoined)
    #expect(told.map(\.cell) == ["C9"])
    #expect(told.first?.indicator == "Fin")
    #expect(told.first?.severity == .info)
    let origins = LaidSheets.reading(grid).origins.first ?? []
    let definition = origins.first { $0.pointer == "/indicators/0/definition" }
    #expect(definition?.cell.address.description == "C9")
    #expect(definition?.cell.rawText == first[0][2])
  }

  @Test func `a remark between records is no line of theirs`() {
    var rows = LaidSheets.records.flatMap { LaidSheets.lines($0, .middle, hyphens: false) }
    let place = LaidSheets.lines(LaidSheets.records[0], .middle, hyphens: false).count
    rows.insert(["PENDIENTE DE AUTORIZAR"], at: place)
    let reading = LaidSheets.reading(
      LaidSheets.head + Self.headings + rows + LaidSheets.foot)
    #expect(reading.reports.first?.indicators == Self.plain.reports.first?.indicators)
    #expect(reading.findings.contains { $0.raw == "PENDIENTE DE AUTORIZAR" })
  }

  @Test func `a page number below a record is no part of its level`() {
    let pages = LaidSheets.records.enumerated().flatMap { page, record in
      (page == 0 ? [] : LaidSheets.head.dropFirst(1)) + Self.headings
        + LaidSheets.lines(record, .middle, hyphens: false) + [["\(page + 1)"], []]
    }
    let reading = LaidSheets.reading(LaidSheets.head + pages + LaidSheets.foot)
    #expect(reading.reports == Self.plain.reports)
    #expect(reading.layouts == [.pageLines])
  }

  @Test(arguments: [4, 6, 7, 10])
  func `lines below their record, and those of a record that the page cuts, are no heading`(
    _ rowsOfPage: Int
  ) {
    let lines = LaidSheets.records.flatMap { LaidSheets.lines($0, .top, hyphens: false) + [[]] }
    var grid = LaidSheets.head
    for start in stride(from: 0, to: lines.count, by: rowsOfPage) {
      if start > 0 { grid += [[]] + LaidSheets.head.dropFirst(2) }
      grid += Self.headings + lines[start..<min(start + rowsOfPage, lines.count)]
    }
    let reading = LaidSheets.reading(grid + LaidSheets.foot)
    #expect(reading.reports == Self.plain.reports)
    #expect(reading.account.totals.lost == 0)
    #expect(reading.findings.allSatisfy { $0.severity == .info })
  }

  @Test func `lines above a record are its own, though every record below seems to be sound`() {
    // Three lines or two: the first of three is right below the last of two.
    let texts = [
      "Mide las obras que la dirección termina en el año",
      "(Calles pavimentadas / Calles sin pavimento) * 100",
    ]
    let records = LaidSheets.records.enumerated().map { place, record in
      place % 3 == 2
        ? record : record.enumerated().map { [2, 3].contains($0) ? texts[$0 - 2] : $1 }
    }
    let rows = records.flatMap { LaidSheets.lines($0, .middle, hyphens: false) }
    let reading = LaidSheets.reading(LaidSheets.head + Self.headings + rows + LaidSheets.foot)
    let whole = LaidSheets.reading(LaidSheets.head + Self.headings + records + LaidSheets.foot)
    #expect(reading.reports == whole.reports)
    #expect(reading.layouts == [.pageLines])
  }

  @Test func `a number at the end of a name is a line among others; alone it is the page's`() {
    let record = LaidSheets.records[0].enumerated().map { $0 == 1 ? "\($1), etapa" : $1 }
    let more = ["", "4", "y en colonias"]
    let grid = LaidSheets.head + Self.headings + [record, more] + LaidSheets.records.dropFirst()
    let indicator = LaidSheets.reading(grid).reports.first?.indicators.first
    #expect(indicator?.name?.hasSuffix("en tiempo, etapa 4") == true)
    #expect(indicator?.definition?.hasSuffix("durante el año y en colonias") == true)
    let alone = LaidSheets.head + Self.headings + [record, ["", "4"]] + LaidSheets.records.dropFirst()
    #expect(LaidSheets.reading(alone).reports.first?.indicators.first?.name?.hasSuffix("etapa") == true)
  }

  // MARK: Headings in lines

  @Test(
    arguments: [
      ["PRIMER|TRIMESTRE", "SEGUNDO|TRIMESTRE", "TERCER|TRIMESTRE", "CUARTO|TRIMESTRE"],
      ["1er|Trimestre", "2do|Trimestre", "3er|Trimestre", "4to|Trimestre"],
      ["Trimestre|I", "Trimestre|II", "Trimestre|III", "Trimestre|IV"],
      ["Enero -|Marzo", "Abril -|Junio", "Julio -|Septiembre", "Octubre -|Diciembre"],
      ["Enero - Marzo|", "Abril - Junio|", "Julio -|Septiembre", "Octubre -|Diciembre"],
      ["1er|Trimes-|tre", "2do|Trimes-|tre", "3er|Trimes-|tre", "4to|Trimes-|tre"],
    ])
  func `the name of a quarter that is broken over the rows of a heading is one`(_ names: [String]) {
    let parts = (names + ["Acumulado"]).map { $0.split(separator: "|").map(String.init) }
    let rows = (0..<3).map { line in
      let words = parts.map { $0.indices.contains(line) ? $0[line] : "" }
      return LaidSheets.blanks(6) + words + words + words
    }
    let grid =
      LaidSheets.head + [LaidSheets.groups] + rows.filter { $0.contains { !$0.isEmpty } }
      + LaidSheets.records + LaidSheets.foot
    let reading = LaidSheets.reading(grid)
    #expect(reading.reports == Self.plain.reports)
    #expect(reading.account.totals.unplaced == 0)
  }

  @Test func `the last line of a heading may be a single word`() {
    var headings = [LaidSheets.groups, LaidSheets.quarters, LaidSheets.blanks(LaidSheets.groups.count)]
    for (row, word) in ["Definición", "del", "indicador"].enumerated() { headings[row][2] = word }
    let grid = LaidSheets.head + headings + LaidSheets.records + LaidSheets.foot
    let reading = LaidSheets.reading(grid)
    #expect(reading.reports == Self.plain.reports)
    #expect(reading.account.totals.unplaced == 0)
  }
}
