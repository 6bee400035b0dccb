import Foundation
import MIRSchema
import SheetIO

/// A file that a form is drawn into freely: sheets, cell by cell, and the reports that are meant.
///
/// What a reader must find is what is meant, as far as a cell shows it: each cell of a field says so by its tag.
struct Sketch {
  /// What is meant, whole.
  var reports: [Report]
  /// The sheets.
  var grids: [Grid] = []
  /// Fields that stand on the sheet without a cell of their own, for example under a merged level.
  var shared: Set<LabelledWorkbook.Place> = []
  /// Fields whose cell does not hold their value any more: blank is right.
  var unreadable: Set<LabelledWorkbook.Place> = []
  /// Fields that may also be blank, when that is reported.
  var doubtful: Set<LabelledWorkbook.Place> = []
  /// Records of which something must be reported.
  var mustTell: Set<LabelledWorkbook.Place> = []
  /// Whether something must be reported.
  var mustWarn = false

  init(_ reports: [Report]) { self.reports = reports }

  /// The workbook with what a correct reader must find in it.
  func labelled(_ family: String, seed: UInt64) -> LabelledWorkbook {
    var workbook = LabelledWorkbook(family: family, seed: seed, grids: grids, truth: reports)
    var shown = shared
    for grid in grids {
      for row in grid.rows {
        for cell in row.cells {
          if case .field(let report, let record, let key)? = cell?.tag {
            shown.insert(LabelledWorkbook.Place(report: report, record: record, key: key))
          }
        }
      }
    }
    shown.subtract(unreadable)
    for report in workbook.truth.indices {
      for record in workbook.truth[report].indicators.indices {
        let level = LabelledWorkbook.Place(report: report, record: record, key: "level")
        if shown.contains(level) {
          shown.insert(LabelledWorkbook.Place(report: report, record: record, key: "number"))
        }
        for field in Indicator.fields {
          let place = LabelledWorkbook.Place(report: report, record: record, key: field.key.rawValue)
          if !shown.contains(place) { field.set(&workbook.truth[report].indicators[record], nil) }
        }
      }
    }
    workbook.disputed = doubtful
    workbook.mustTell = mustTell
    workbook.mustWarn = mustWarn
    return workbook
  }
}

extension Grid {
  /// The first row below everything that is drawn.
  var end: Int { rows.count }

  /// Puts a cell anywhere; rows and columns grow as needed.
  mutating func put(_ cell: GridCell, _ row: Int, _ column: Int) {
    while rows.count <= row { rows.append(Row(.blank)) }
    while rows[row].cells.count <= column { rows[row].cells.append(nil) }
    rows[row].cells[column] = cell
    if rows[row].tag == .blank { rows[row].tag = .around }
  }

  /// Puts a text anywhere; an empty one leaves the cell blank.
  mutating func put(_ text: String, _ row: Int, _ column: Int, _ tag: Tag) {
    guard !text.isEmpty else { return }
    put(GridCell(value: .text(text), tag: tag), row, column)
  }

  /// Adds blank rows at the end.
  mutating func skip(_ count: Int) {
    for _ in 0..<count { rows.append(Row(.blank)) }
  }

  /// Says what a row is.
  mutating func mark(_ row: Int, _ tag: RowTag) {
    if row < rows.count { rows[row].tag = tag }
  }

  /// Merges cells, if they are more than one.
  mutating func merge(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    guard rows.count > 1 || columns.count > 1 else { return }
    merges.append(
      CellRange(
        CellAddress(row: rows.lowerBound, column: columns.lowerBound),
        CellAddress(row: rows.upperBound, column: columns.upperBound)))
  }
}

extension Family {
  /// A family that is drawn freely.
  init(
    form name: String, _ summary: String, sketch: @escaping @Sendable (inout Draw) -> Sketch
  ) {
    self.init(name, summary, isMild: false, sketch: sketch)
  }

  /// Forms that offices made for themselves: nothing of them is drawn as the other families draw.
  ///
  /// They stand apart from ``all`` until each of them is read as well as those.
  package static let forms: [Family] =
    severalRows + pairs + onlyTheQuarter + months + fichas + bands + longWay + lists + pageLines + tablesApart
    + pasted + numbersAsLeft + headerHabits + otherColumns + besideTheQuarters
    + adjustedGoals + partedCells + headerInColumns
}
