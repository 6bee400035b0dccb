import SheetIO
import Testing

@testable import MIRSchema

/// Where a finding was made, and how it is printed and read again.
struct FindingLocationTests {
  private static let place = CellRange(CellAddress(row: 58, column: 27), CellAddress(row: 58, column: 27))
  private static let row = CellRange(CellAddress(row: 11, column: 0), CellAddress(row: 11, column: 2))

  @Test(
    arguments: [
      (.file, nil, nil, ""),
      (.sheet("Informe"), "Informe", nil, "Informe"),
      (.cells(place, sheet: "Informe"), "Informe", "AB59", "Informe!AB59"),
      (.cells(row, sheet: nil), nil, "A12:C12", "A12:C12"),
      (.scattered([place, row], sheet: "H"), "H", "AB59, A12:C12", "H!AB59, A12:C12"),
      (.column(5, sheet: "Informe"), "Informe", "F", "Informe!F"),
      (.line(4), nil, "4", "4"),
      (.pointer("/reports/0/quarter"), nil, "/reports/0/quarter", "/reports/0/quarter"),
      (.printed(sheet: "H", cell: "arriba"), "H", "arriba", "H!arriba"),
    ] as [(Finding.Location, String?, String?, String)])
  func `a location prints as a sheet and a cell, which are read back as the same location`(
    _ location: Finding.Location, _ sheet: String?, _ cell: String?, _ text: String
  ) {
    #expect(location.sheet == sheet && location.cell == cell)
    #expect(Finding.Location(sheet: sheet, cell: cell) == location)
    #expect(location.description == text)
  }

  @Test(
    arguments: [
      "", "b7", "$B$7", "B7:A1", "A1,B2", "A1, ", "XFE", "aa", "04", "+4", "0", "-1", "99999999999999999999",
      "/", "line 4", "B7!",
    ], [nil, "Hoja1", "", "[a.xlsx]Hoja!1"])
  func `whatever texts a document has for a place are kept to the letter`(_ cell: String, _ sheet: String?) {
    let location = Finding.Location(sheet: sheet, cell: cell)
    #expect(location.sheet == sheet && location.cell == cell)
  }

  @Test(
    arguments: [
      (.file, "[enero.xlsx]", nil), (.sheet("H"), "[enero.xlsx]H", nil),
      (.cells(place, sheet: "H"), "[enero.xlsx]H", "AB59"), (.line(3), "[enero.xlsx]", "3"),
      (.pointer("/reports"), "[enero.xlsx]", "/reports"),
    ] as [(Finding.Location, String, String?)])
  func `a document of several files names the file before the sheet`(
    _ location: Finding.Location, _ sheet: String, _ cell: String?
  ) {
    let joined = Finding.Location.inFile("enero.xlsx", location)
    #expect(joined.sheet == sheet && joined.cell == cell && joined.cells == location.cells)
  }

  @Test func `people read the file before the place, and the file alone where there is no other place`() {
    #expect(Finding.Location.file.description(in: "a.xlsx") == "a.xlsx")
    #expect(Finding.Location.cells(Self.place, sheet: "H").description(in: "a.xlsx") == "a.xlsx H!AB59")
  }
}
