package import MIRSchema
package import SheetIO

/// What each column of a table means, as its heading says.
package struct ColumnMap: Sendable, Hashable {
  /// The field of each column that has one, by zero-based column.
  package var fields: [Int: FieldKey] = [:]
  /// The measure of columns that are of the quarter that the report is of, by column.
  package var reported: [Int: Measure] = [:]
  /// Further columns of a text that several columns make together, by column.
  package var further: [Int: FieldKey] = [:]
  /// Headings that no field answers to, by column.
  package var unknown: [Int: String] = [:]
  /// Columns inside the table that hold something and have no heading.
  package var unheaded: Set<Int> = []
  /// Groups that are not over their columns: the heading, where it is, and where its columns begin.
  package var displaced: [Displacement] = []
  /// Groups whose heading the rows below disprove.
  package var contradicted: [Contradiction] = []
  /// Headings that name a quarter which another one names, and the months of one that none names.
  package var statedTwice: [Restated] = []
  /// Two groups that may have each other's heading, where nothing decides.
  package var doubtful: Doubt?
  /// Whether the variation is what was achieved less what was programmed, as the rows below show.
  package var isReversed = false
  /// Where the heading's text of each column was read: from the top down.
  package var paths: [Int: [String]] = [:]
  /// The cell of each column's own heading, as the heading was found; see ``cell(of:)``.
  package var cells: [Int: CellAddress] = [:]
  /// How far below that the heading is.
  private(set) var down = 0
  /// Why each column has its field, and what else it could have been.
  package var reasons: [Int: Reason] = [:]

  /// Two groups that look as if they were exchanged.
  package struct Doubt: Sendable, Hashable {
    /// The group of what was achieved, and what it says.
    package let cell: CellAddress
    package let text: String
    /// The other one: what was programmed, or the variation.
    package let other: Measure
  }

  /// A group heading that is elsewhere than over its columns.
  package struct Displacement: Sendable, Hashable {
    /// The group's text.
    package let text: String
    /// The group's own cell.
    package let cell: CellAddress
    /// The first column that belongs to the group.
    package let column: Int
  }

  /// A heading whose months say another quarter than its name.
  package struct Restated: Sendable, Hashable {
    /// The heading's text, and where it is.
    package let text: String
    package let cell: CellAddress
    /// The quarter of the months, 1 to 4, which it was read as.
    package let quarter: Int
  }

  /// A block of values that is something else than its heading says.
  package struct Contradiction: Sendable, Hashable {
    /// The heading's text, where there is one.
    package let text: String?
    /// The heading's cell, or the first column's top.
    package let cell: CellAddress
    /// What the arithmetic of the rows says that the block is.
    package let measure: Measure
  }

  /// What a column's field was recognised by.
  package enum Basis: String, Sendable, Hashable {
    /// The vocabulary knows the words.
    case words
    /// The words are in the vocabulary with a letter or two changed.
    case misspelt
    /// Some of the words are a known heading.
    case part
    /// What is in the column is of the field's kind.
    case content
    /// The group over the column.
    case group
    /// The order of the groups, which are displaced.
    case order
    /// The heading names measure and period by itself.
    case ownWords = "own-words"
    /// The heading was erased, and stands under every other group.
    case neighbours
    /// The arithmetic of the rows.
    case arithmetic
  }

  /// Why a column has its field.
  package struct Reason: Sendable, Hashable {
    /// What it was recognised by.
    package var basis: Basis
    /// What the choice costs: 0 where heading, content and neighbours agree, 1 where nothing speaks for it.
    package var cost: Double
    /// The field that would come next, and how much more expensive the whole heading would be with it.
    package var runnerUp: FieldKey?
    package var margin: Double?
  }

  /// The columns that have a field, from left to right.
  package var order: [(column: Int, key: FieldKey)] {
    fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Columns of values that have their measure by the usual order alone, since no group is over any of them.
  var ungrouped: Set<Int> {
    guard displaced.isEmpty else { return [] }
    return Set(reasons.filter { $0.value.basis == .order }.keys)
  }

  /// The cell of a column's own heading.
  func cell(of column: Int) -> CellAddress? { cells[column]?.moved(down) }

  /// The column of a field.
  package func column(of key: FieldKey) -> Int? {
    fields.first { $0.value == key }?.key
  }

  /// The field of the first of a cell's columns that has one.
  func key(over item: SheetView.Item) -> FieldKey? { item.columns.lazy.compactMap { fields[$0] }.first }

  /// The same wherever the heading's cells are.
  var anywhere: ColumnMap {
    var map = self
    map.cells = [:]
    map.down = 0
    return map
  }

  /// The columns in a report of a quarter.
  func reporting(_ period: Period) -> ColumnMap {
    var result = self
    for (column, measure) in reported.sorted(by: { $0.key < $1.key }) {
      let key = measure.key(period)
      guard result.column(of: key) == nil else { continue }
      result.fields[column] = key
      result.reasons[column] = Reason(basis: .ownWords, cost: 0)
      result.reported[column] = nil
    }
    return result
  }

  /// Leaves the columns of the quarter without a field, where it is not known which it is, or it has columns of its own.
  mutating func leaveReported() {
    for column in reported.keys {
      unknown[column] = paths[column]?.last ?? CellAddress.name(ofColumn: column)
    }
    reported = [:]
  }

  /// The same of a heading that is some rows further down, or up.
  func moved(down rows: Int) -> ColumnMap {
    guard rows != 0 else { return self }
    var result = self
    result.down += rows
    result.doubtful = doubtful.map { Doubt(cell: $0.cell.moved(rows), text: $0.text, other: $0.other) }
    result.displaced = displaced.map {
      Displacement(text: $0.text, cell: $0.cell.moved(rows), column: $0.column)
    }
    result.contradicted = contradicted.map {
      Contradiction(text: $0.text, cell: $0.cell.moved(rows), measure: $0.measure)
    }
    result.statedTwice = statedTwice.map {
      Restated(text: $0.text, cell: $0.cell.moved(rows), quarter: $0.quarter)
    }
    return result
  }

  /// Whether the heading says of a column that it is none of the report's.
  func isForeign(_ column: Int) -> Bool { unknown[column] != nil || unheaded.contains(column) }
}

extension CellAddress {
  /// The address some rows further down.
  func moved(_ rows: Int) -> CellAddress { CellAddress(row: row + rows, column: column) }
}
