/// A table of an OpenDocument spreadsheet while it is read.
struct ODSTable {
  let name: String
  let isHidden: Bool
  var cells: [Cell] = []
  var merges: [CellRange] = []
  var hiddenRows: Set<Int> = []
  var hiddenColumns: [ClosedRange<Int>] = []
  var marks: [CellAddress: CellMarks] = [:]
  var uncalculated = UncalculatedFormulas()
  /// The row and the column of the next cell.
  var row = 0
  var column = 0
  var columnDefinition = 0
  var columnStyles: [(columns: Range<Int>, style: String)] = []

  init(name: String, isHidden: Bool) {
    self.name = name
    self.isHidden = isHidden
  }
}

/// A row of such a table, which may be there many times.
struct ODSRow {
  let repeats: Int
  let isHidden: Bool
  let style: String?
  /// Which of the open tables it is in; `nil` for a row that is in none.
  let table: Int?
  /// Where its cells begin among those of the table.
  let firstCell: Int
  /// What is struck out, raised or lowered in its cells, by their columns.
  var marks: [Int: CellMarks] = [:]
}
