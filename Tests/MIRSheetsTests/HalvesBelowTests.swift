import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// A table whose columns are printed in parts, one below the other, says what the whole table says.
struct HalvesBelowTests {
  private typealias Grid = LaidSheets.Grid

  private static let headings = [LaidSheets.groups, LaidSheets.quarters]
  /// The first column of what was programmed, of what was achieved, of the variation.
  private static let programmed = 6
  private static let achieved = 11
  private static let variation = 16

  /// Some columns of the table, over some records; levels are repeated in those that have none of their own.
  private static func part(
    _ columns: Range<Int>, _ records: Range<Int>? = nil, naming: Int = 0
  ) -> Grid {
    let named = 0..<(columns.lowerBound == 0 ? 0 : naming)
    let records = records.map { Array(LaidSheets.records[$0]) } ?? LaidSheets.records
    return (headings + records).map { Array($0[named] + $0[columns]) }
  }

  private static var last: Int { LaidSheets.groups.count }

  private static func told(_ grid: Grid) -> [FindingCode] {
    LaidSheets.reading(grid).findings.map(\.code).filter { [.halvesJoined, .halvesByPosition].contains($0) }
  }

  @Test(arguments: [2, 3, 4, programmed, achieved, variation])
  func `the right half below the left one is joined to it by the levels, wherever the table is cut`(
    _ cut: Int
  ) {
    let grid =
      LaidSheets.head + Self.part(0..<cut) + [[], []] + Self.part(cut..<Self.last, naming: 1)
      + LaidSheets.foot
    LaidSheets.expectPlain(grid, steps: [.halvesBelow])
    #expect(Self.told(grid) == [.halvesJoined])
  }

  @Test(
    arguments: [2, 3, programmed, achieved, variation], [[], LaidSheets.head, Array(LaidSheets.head[1...])])
  func `a right half without levels is joined row by row, below a header block or none, and told as doubtful`(
    _ cut: Int, head: [[String]]
  ) {
    let grid =
      LaidSheets.head + Self.part(0..<cut) + [[], []] + head + Self.part(cut..<Self.last) + LaidSheets.foot
    LaidSheets.expectPlain(grid, steps: [.halvesBelow])
    #expect(Self.told(grid) == [.halvesByPosition])
  }

  @Test func `quarters in Roman numerals are a heading`() {
    let numerals = ["I", "II", "III", "IV", "Acumulado"]
    var right = Self.part(Self.achieved..<Self.last)
    right[1] = numerals + numerals + [""]
    LaidSheets.expectPlain(
      LaidSheets.head + Self.part(0..<Self.achieved) + [[]] + right + LaidSheets.foot, steps: [.halvesBelow])
  }

  @Test func `a table in three parts is joined to the first`() {
    let grid =
      LaidSheets.head + Self.part(0..<Self.programmed) + [[]] + Self.part(Self.programmed..<Self.achieved)
      + [[]] + Self.part(Self.achieved..<Self.last, naming: 1) + LaidSheets.foot
    LaidSheets.expectPlain(grid, steps: [.halvesBelow])
    #expect(Self.told(grid) == [.halvesByPosition, .halvesJoined])
  }

  @Test(arguments: [0, 1], [false, true])
  func `parts that go over pages are joined page by page`(naming: Int, downFirst: Bool) {
    let pages = [0..<3, 3..<6]
    let left = pages.map { Self.part(0..<Self.programmed, $0) }
    let right = pages.map { Self.part(Self.programmed..<Self.last, $0, naming: naming) }
    let order = downFirst ? left + right : [left[0], right[0], left[1], right[1]]
    LaidSheets.expectPlain(
      LaidSheets.head + order.flatMap { $0 + [[], []] } + LaidSheets.foot, steps: [.halvesBelow])
  }

  @Test func `a half that repeats level and name is joined, and says nothing twice`() {
    let grid =
      LaidSheets.head + Self.part(0..<Self.programmed) + [[]]
      + Self.part(Self.programmed..<Self.last, naming: 2) + LaidSheets.foot
    LaidSheets.expectPlain(grid, steps: [.halvesBelow])
  }

  @Test func `halves of other records are not joined`() {
    var grid = LaidSheets.head + Self.part(0..<6) + [[]] + Self.part(6..<Self.last, naming: 1)
    grid[grid.count - 1][0] = "Actividad 3.9"
    #expect(LaidSheets.reading(grid).layouts.isEmpty)
  }

  @Test func `a table of the same levels but other names is another report's`() {
    var other = Self.part(Self.achieved..<Self.last, naming: 2)
    for row in other.indices.dropFirst(2) { other[row][1] = "Número de trámites \(row) de la ventanilla" }
    let grid = LaidSheets.head + Self.part(0..<Self.achieved) + [[]] + LaidSheets.head + other
    #expect(LaidSheets.reading(grid).layouts.isEmpty)
  }

  @Test func `a row that is missing in a half without levels leaves the halves apart`() {
    var grid = LaidSheets.head + Self.part(0..<6) + [[]] + Self.part(6..<Self.last)
    grid.removeLast()
    #expect(LaidSheets.reading(grid).layouts.isEmpty)
  }
}
