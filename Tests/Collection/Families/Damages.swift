import MIRSchema
import SheetIO

extension Family {
  /// What happens to the cells of single rows, with a variation block to lean on and without.
  static let damages: [Family] = kinds.flatMap { kind -> [Family] in
    [
      Family(kind.name, kind.summary, isMild: false, damage: kind.damage),
      Family(
        kind.name + "-no-variation", kind.summary + ", without variation", isMild: false,
        plan: { planning, _ in planning.plans[0].measures = [.programmed, .achieved] }, damage: kind.damage),
    ]
  }

  private struct Kind {
    let name: String
    let summary: String
    let damage: @Sendable (inout LabelledWorkbook, inout Draw) -> Void
  }

  private static let kinds: [Kind] = [
    Kind(name: "row-shifted", summary: "a row some columns to the right") { workbook, draw in
      workbook.damage(&draw) { row, _, draw in
        row.cells.insert(contentsOf: SheetArtist.blanks(draw.number(1...12)), at: 0)
      }
    },
    Kind(name: "cell-dropped", summary: "a value dropped, the rest slides left") { workbook, draw in
      workbook.damage(&draw) { row, keys, draw in
        let column = draw.pick(keys.valueColumns)
        row.cells.remove(at: column)
      }
    },
    Kind(name: "text-dropped", summary: "a text cell dropped, the rest slides left") { workbook, draw in
      workbook.damage(&draw) { row, keys, draw in
        row.cells.remove(at: draw.pick(keys.textColumns))
      }
    },
    Kind(name: "cell-doubled", summary: "a value or a blank doubled, the rest slides right") {
      workbook, draw in
      workbook.damage(&draw) { row, keys, draw in
        let column = draw.pick(keys.valueColumns)
        var copy = draw.chance(0.5) ? row.cells[column] : nil
        copy?.tag = .noise
        row.cells.insert(copy, at: column)
      }
    },
    Kind(name: "cells-swapped", summary: "two cells swapped") { workbook, draw in
      workbook.damage(&draw) { row, keys, draw in
        let columns = draw.chance(0.75) ? keys.valueColumns : keys.catalogueColumns
        let first = draw.pick(columns)
        let near = columns.filter { $0 != first && abs($0 - first) <= 3 }
        guard !near.isEmpty else { return }
        row.cells.swapAt(first, draw.pick(near))
      }
    },
    Kind(name: "row-cut", summary: "the end of a row cut off") { workbook, draw in
      workbook.damage(&draw) { row, keys, draw in
        let column = draw.pick(Array(keys.valueColumns.dropFirst(2)))
        if column < row.cells.count { row.cells.removeSubrange(column...) }
      }
    },
    Kind(name: "block-displaced", summary: "a block of values displaced") { workbook, draw in
      workbook.damage(&draw) { row, keys, draw in
        let columns = keys.valueColumns
        let start = columns[draw.chance(0.7) ? columns.count >= 10 ? 5 : 4 : 0]
        row.cells.insert(contentsOf: SheetArtist.blanks(draw.number(1...2)), at: start)
      }
    },
  ]
}

/// The columns of a row, by what they hold.
struct RowColumns {
  let keys: [Int: String]

  var valueColumns: [Int] { columns { Measure(rawValue: String($0.prefix { $0 != "." })) != nil } }
  var textColumns: [Int] { columns { !$0.contains(".") && $0 != "level" && $0 != "meansOfVerification" } }
  var catalogueColumns: [Int] {
    columns { ["type", "dimension", "frequency", "expectedDirection"].contains($0) }
  }

  private func columns(_ isWanted: (String) -> Bool) -> [Int] {
    keys.filter { isWanted($0.value) }.map(\.key).sorted()
  }
}

extension LabelledWorkbook {
  /// The field that a column of a record stands for, told by the other rows of the sheet.
  func key(_ grid: Int, _ row: Int, _ column: Int) -> String? { columns(grid).keys[column] }

  /// The fields of the columns of the sheet's records.
  func columns(_ grid: Int) -> RowColumns {
    var keys: [Int: String] = [:]
    for record in grids[grid].records {
      for (column, cell) in grids[grid].rows[record.index].cells.enumerated() {
        if case .field(_, _, let key)? = cell?.tag { keys[column] = key }
      }
    }
    // Quarters that nobody has reached yet stand between those that have been.
    for measure in Measure.allCases {
      let known = keys.filter { $0.value.hasPrefix(measure.rawValue + ".") }
      guard let first = known.min(by: { $0.key < $1.key }), first.value.hasSuffix(".q1") else { continue }
      let gap = known.first { $0.value.hasSuffix(".q2") }.map { $0.key - first.key } ?? 1
      for (index, period) in Period.allCases.enumerated() where gap == 1 {
        let key = "\(measure.rawValue).\(period.rawValue)"
        if !keys.values.contains(key), keys[first.key + index] == nil { keys[first.key + index] = key }
      }
    }
    return RowColumns(keys: keys)
  }

  /// Damages one or two records of the first sheet, and keeps account of what was lost.
  mutating func damage(_ draw: inout Draw, _ body: (inout Grid.Row, RowColumns, inout Draw) -> Void) {
    let grid = mainGrid
    let columns = columns(grid)
    let records = grids[grid].records
    for record in draw.pick(draw.number(1...2), of: records) {
      let before = grids[grid].rows[record.index]
      body(&grids[grid].rows[record.index], columns, &draw)
      let after = grids[grid].rows[record.index]
      func tags(_ row: Grid.Row) -> Set<Grid.Tag> { Set(row.cells.compactMap { $0?.tag }) }
      for case .field(let report, let index, let key) in tags(before).subtracting(tags(after)) {
        removed.insert(Place(report: report, record: index, key: key))
      }
      // Values that changed places make the row one to tell of; a blank that nobody sees moved does not.
      if before.cells.map({ $0?.tag }) != after.cells.map({ $0?.tag }) {
        mustTell.insert(Place(report: record.report, record: record.record, key: ""))
      }
    }
  }
}
