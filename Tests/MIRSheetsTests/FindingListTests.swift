import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

/// A million of one thing is one finding; a hundred are a hundred.
struct FindingListTests {
  private func finding(_ row: Int, _ code: FindingCode = .textOutside) -> Finding {
    Finding(
      code, sheet: "Hoja1", cell: CellAddress(row: row, column: row % 3).description, indicator: "Fin",
      raw: "x\(row)")
  }

  @Test func `findings of a usual report come out as they were made`() {
    let made = (0..<FindingList.mostOfAKind).map { finding($0) } + [finding(7, .cellUnplaced)]
    var list = FindingList()
    list += made
    #expect(list.all == made)
  }

  @Test func `beyond its bound a kind is one finding with count, range and the first of them`() throws {
    var list = FindingList()
    list += (0..<FindingList.mostOfAKind + 500).map { finding($0) } + [finding(3, .cellUnplaced)]
    #expect(list.all.count == FindingList.mostOfAKind + 2)
    let last = try #require(list.all.last)
    #expect(last.code == .textOutside && last.cell == "A1001:C1500" && last.severity == .info)
    #expect(last.message.spanish.contains("500 casos") && last.message.spanish.contains("x1000"))
    #expect(last.message.english.contains("500 cases"))
  }

  @Test func `a finding's texts say what was found when it was made, whatever is set afterwards`() {
    var made = finding(4)
    let message = made.message
    made.cell = "Z9"
    made.indicator = nil
    #expect(made.message == message && message.spanish.contains("x4"))
  }

  @Test func `findings with the same texts are the same, whether a rule or a file gave the texts`() {
    let made = finding(4)
    var given = made
    given.message = made.message
    given.hint = made.hint
    #expect(given == made && given.hashValue == made.hashValue)
    given.message = BilingualText(es: "otra", en: "another")
    #expect(given != made && given.hint == made.hint && given.hint != nil)
  }

  @Test func `lists that are joined lose no count`() {
    var one = FindingList()
    one += (0..<FindingList.mostOfAKind + 20).map { finding($0) }
    var other = FindingList()
    other += (2000..<2000 + FindingList.mostOfAKind + 30).map { finding($0) }
    one += other
    #expect(one.all.count == FindingList.mostOfAKind + 1)
    #expect(one.all.last?.message.spanish.contains("\(FindingList.mostOfAKind + 50) casos") == true)
    #expect(one.all.last?.cell == "A1001:C3030")
  }

  @Test func `stray cells beyond the bound are one entry for each column, and the account adds up`() {
    let rows = UnplacedList.most / 2 + 1_000
    let table = """
      Informe Trimestral 2024|Trimestre que se reporta:|2do. Trimestre 2024
      Nivel|Nombre|Valores Programados|||||Valores Alcanzados||||
      ||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
      Fin|Porcentaje de obras|0|0|0|100|100|0|0|||0
      """
    var cells = TestFiles.sheet(table).cells
    for row in 0..<rows {
      for column in [20, 22] {
        cells.append(Cell(CellAddress(row: 10 + row, column: column), .text("suelta")))
      }
    }
    let sheet = Sheet(name: "Hoja1", position: 0, cells: cells)
    let workbook = Workbook(format: .xlsx, sheets: [sheet])
    let document = ReportReader().read(workbook, source: Source(format: "xlsx"))
    #expect(document.unplaced.count == UnplacedList.most + 2)
    #expect(document.unplaced.suffix(2).map(\.text) == ["suelta (+999)", "suelta (+999)"])
    #expect(document.unplaced.suffix(2).map(\.cell) == ["U5011:U6010", "W5011:W6010"])
    #expect(document.findings.count { $0.code == .textOutside } == FindingList.mostOfAKind + 1)
    let totals = ReportReader().read(sheet, of: workbook).account.totals
    #expect(totals.lost == 0 && totals.unplaced == rows * 2)
  }
}
