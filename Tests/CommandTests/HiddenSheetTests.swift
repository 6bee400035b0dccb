import MIRSchema
import MIRSheets
import SheetIO
import Testing

@testable import mirsheet

/// A refusal says which sheets were left out.
struct HiddenSheetTests {
  private func document(_ sheets: [(String, Sheet.Visibility)], _ notices: [WorkbookNotice] = [])
    -> ReportDocument
  {
    let sheets = sheets.enumerated().map { position, sheet in
      Sheet(
        name: sheet.0, position: position, visibility: sheet.1,
        cells: [Cell(CellAddress(row: 0, column: 0), .text("Ventas"))])
    }
    return ReportReader().read(
      Workbook(format: .xls, sheets: sheets, notices: notices),
      source: Source(file: nil, format: "xls", sha256: ""))
  }

  @Test(arguments: [Sheet.Visibility.hidden, .veryHidden])
  func `the only sheet is named when it is hidden`(_ visibility: Sheet.Visibility) throws {
    let failure = try #require(HiddenSheets(document([("Informe", visibility)])).failure(of: "a.xls"))
    #expect(failure.message.spanish == "a.xls: la única hoja, «Informe», está oculta.")
    #expect(failure.message.english == "a.xls: the only sheet, “Informe”, is hidden.")
    #expect(failure.hint?.spanish.contains("--hidden") == true)
  }

  @Test func `several hidden sheets, what was looked at and macros are named`() throws {
    let all = (1...6).map { ("T\($0)", Sheet.Visibility.hidden) }
    #expect(
      HiddenSheets(document(all)).failure(of: "a.xls")?.message.spanish
        == "a.xls: todas las hojas están ocultas: «T1», «T2», «T3», «T4» (+2).")
    let mixed = document(
      [("Portada", .visible), ("T1", .hidden)], [WorkbookNotice(.macroSheet, sheet: "Macro1")])
    #expect(
      HiddenSheets(mixed).failure(of: "a.xls")?.message.spanish
        == "a.xls: no contiene ningún informe trimestral en lo que se revisó («Macro1», «Portada»); no se leyó lo oculto: «T1»."
    )
  }

  @Test func `nothing is said of hidden sheets where there are none`() {
    #expect(HiddenSheets(document([("Portada", .visible)])).failure(of: "a.xls") == nil)
  }
}
