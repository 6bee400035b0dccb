import SheetIO

/// The colours of cells that are to be filled in: a cell has its colour as long as it is blank.
///
/// So the form shows what is missing, and what is handed in prints white, in every program. Cells beside and below each other that
/// have the same colour share a rule.
struct BlankColorings {
  /// All rules.
  let all: [SheetBehaviour.Coloring]

  /// The rules for cells and their colours, in the order of the sheet.
  init(_ cells: [(range: CellRange, colour: UInt32)]) {
    // Down the columns first, then across columns that are alike.
    var runs: [(range: CellRange, colour: UInt32)] = []
    var open: [Int: Int] = [:]
    for (range, colour) in cells {
      let column = range.first.column
      if let run = open[column], runs[run].colour == colour, runs[run].range.last.column == range.last.column,
        runs[run].range.last.row + 1 == range.first.row
      {
        runs[run].range = CellRange(runs[run].range.first, range.last)
      } else {
        open[column] = runs.count
        runs.append((range, colour))
      }
    }
    var areas: [(range: CellRange, colour: UInt32)] = []
    for (range, colour) in runs.sorted(by: {
      ($0.range.first.column, $0.range.first.row) < ($1.range.first.column, $1.range.first.row)
    }) {
      let beside = areas.firstIndex { area in
        area.colour == colour && area.range.rows == range.rows
          && area.range.last.column + 1 == range.first.column
      }
      if let beside {
        areas[beside].range = CellRange(areas[beside].range.first, range.last)
      } else {
        areas.append((range, colour))
      }
    }
    all = areas.map { range, colour in
      SheetBehaviour.Coloring(
        range, where: "=LEN(\(range.first))=0", CellStyle(fontSize: 8).with { $0.background = colour })
    }
  }
}
