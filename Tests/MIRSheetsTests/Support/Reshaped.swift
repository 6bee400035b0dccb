import Foundation
import MIRSchema
import SheetIO

@testable import MIRSheets

/// A sheet whose cells stand elsewhere, and where each of them has gone.
struct Reshaped {
  private(set) var sheet: Sheet
  private(set) var row: (Int) -> Int = { $0 }
  private(set) var column: (Int) -> Int = { $0 }
  /// The place of each indicator, where records changed theirs.
  private(set) var indicator: [Int: Int] = [:]
  /// Rows that are there twice, and how far down the second time.
  private var repeated: (rows: ClosedRange<Int>, down: Int)?

  init(_ sheet: Sheet) { self.sheet = sheet }

  /// Blank rows put in before a row.
  mutating func insertRows(_ count: Int, before place: Int) {
    let before = row
    let move = { (row: Int) in row >= place ? row + count : row }
    row = { move(before($0)) }
    moveCells(rows: move, columns: { $0 })
  }

  /// Rows of a heading put in again before a row, as every page has them, with the merges that are whole in them.
  mutating func repeatRows(_ rows: ClosedRange<Int>, before place: Int) {
    let (cells, merges) = (sheet.cells, sheet.merges)
    let down = place - rows.lowerBound
    func copied(_ address: CellAddress) -> CellAddress {
      CellAddress(row: address.row + down, column: address.column)
    }
    insertRows(rows.count, before: place)
    repeated = (rows, down)
    let again = cells.filter { rows.contains($0.address.row) }.map {
      Cell(copied($0.address), $0.value, format: $0.format, isFormula: $0.isFormula)
    }
    let spans = merges.filter { rows.contains($0.first.row) && rows.contains($0.last.row) }
      .map { CellRange(copied($0.first), copied($0.last)) }
    sheet = Sheet(
      name: sheet.name, position: sheet.position, visibility: sheet.visibility,
      cells: (sheet.cells + again).sorted { $0.address < $1.address }, merges: sheet.merges + spans,
      hiddenRows: sheet.hiddenRows, hiddenColumns: sheet.hiddenColumns)
  }

  /// Where a cell stands for the second time, in a row that is there twice.
  func again(_ address: CellAddress) -> CellAddress? {
    guard let repeated, repeated.rows.contains(address.row) else { return nil }
    return CellAddress(row: address.row + repeated.down, column: column(address.column))
  }

  /// A blank column put in before a column.
  mutating func insertColumn(before place: Int) {
    let before = column
    let move = { (column: Int) in column >= place ? column + 1 : column }
    column = { move(before($0)) }
    moveCells(rows: { $0 }, columns: move)
  }

  /// Rows in another order: `order` says for each of `rows` which of them comes to stand there.
  mutating func permute(_ rows: [Int], _ order: [Int]) {
    var places: [Int: Int] = [:]
    for (place, from) in order.enumerated() {
      places[rows[from]] = rows[place]
      indicator[from] = place
    }
    let move = { (row: Int) in places[row] ?? row }
    row = move
    moveCells(rows: move, columns: { $0 })
  }

  mutating func rename(_ name: String) { sheet.name = name }

  private mutating func moveCells(rows: (Int) -> Int, columns: (Int) -> Int) {
    func moved(_ address: CellAddress) -> CellAddress {
      CellAddress(row: rows(address.row), column: columns(address.column))
    }
    sheet = Sheet(
      name: sheet.name, position: sheet.position, visibility: sheet.visibility,
      cells: sheet.cells.map {
        Cell(moved($0.address), $0.value, format: $0.format, isFormula: $0.isFormula)
      },
      merges: sheet.merges.map { CellRange(moved($0.first), moved($0.last)) },
      hiddenRows: Set(sheet.hiddenRows.map(rows)),
      hiddenColumns: sheet.hiddenColumns.map { columns($0.lowerBound)...columns($0.upperBound) })
  }
}

/// What is read from a workbook, without the texts of messages, with addresses as another sheet has them.
struct Outline: Equatable {
  private(set) var reports: [Report]
  private(set) var findings: [String]
  private(set) var unplaced: [String]
  private(set) var provenance: [String]

  /// What a document says; `reshaped` tells where each cell of the sheet named `sheet` stands by now.
  init(_ document: ReportDocument, sheet: String, as reshaped: Reshaped) {
    func place(_ name: String?, _ cell: String?) -> String {
      guard name == sheet else { return "\(name ?? "")!\(cell ?? "")" }
      let cells = (cell ?? "").split(separator: ":").map { text -> String in
        // A whole column is named by its letters alone.
        guard let address = CellAddress(a1: text) else {
          return CellAddress(a1: text + "1").map { CellAddress.name(ofColumn: reshaped.column($0.column)) }
            ?? String(text)
        }
        return CellAddress(row: reshaped.row(address.row), column: reshaped.column(address.column))
          .description
      }
      return "\(reshaped.sheet.name)!\(cells.joined(separator: ":"))"
    }
    reports = document.reports.map { report in
      var result = report
      for (from, place) in reshaped.indicator where from < report.indicators.count {
        result.indicators[place] = report.indicators[from]
      }
      return result
    }
    findings = document.findings.flatMap { finding in
      // Hidden rows and columns are named by their numbers.
      let raw = finding.code == .hiddenCells ? "" : finding.raw ?? ""
      var places = [place(finding.sheet, finding.cell)]
      // How a heading was understood is told of each page, what is wrong with it once.
      if finding.severity == .info, finding.sheet == sheet,
        let again = finding.cell.flatMap({ CellAddress(a1: $0) }).flatMap(reshaped.again)
      {
        places.append("\(reshaped.sheet.name)!\(again)")
      }
      return places.map { place in
        [
          finding.name, finding.severity.rawValue, place, finding.indicator ?? "",
          finding.field?.description ?? "", raw, finding.expected ?? "",
        ].joined(separator: " · ")
      }
    }.sorted()
    unplaced = document.unplaced.map {
      [place($0.sheet, $0.cell), $0.text, $0.indicator ?? ""].joined(separator: " · ")
    }.sorted()
    provenance = document.provenance.map { origin in
      var parts = origin.pointer.split(separator: "/").map(String.init)
      if parts.count > 3, parts[2] == "indicators", let from = Int(parts[3]) {
        parts[3] = "\(reshaped.indicator[from] ?? from)"
      }
      let path = parts.joined(separator: "/")
      return [path, place(origin.sheet, origin.cell.description), origin.raw].joined(separator: " · ")
    }.sorted()
  }

  /// What one outline says and the other does not, in both directions.
  func differences(from other: Outline) -> [String] {
    var result: [String] = []
    if reports != other.reports { result.append("reports") }
    for (one, two) in [
      (findings, other.findings), (unplaced, other.unplaced), (provenance, other.provenance),
    ] {
      let (before, after) = (Set(two), Set(one))
      result += before.subtracting(after).sorted().map { "- \($0)" }
      result += after.subtracting(before).sorted().map { "+ \($0)" }
      if before == after, one.count != two.count { result.append("\(two.count) → \(one.count)") }
    }
    return result
  }
}
