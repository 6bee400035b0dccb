import MIRSchema
import SheetIO

extension Family {
  /// What happens to the cells of single rows, with a variation block to lean on and without.
  static let damages: [Family] = Damage.allCases.flatMap { damage -> [Family] in
    [
      Family(damage.rawValue, damage.summary, isMild: false, damage: { $0.damage(damage, &$1) }),
      Family(
        damage.rawValue + "-no-variation", damage.summary + ", without variation", isMild: false,
        plan: { planning, _ in planning.plans[0].measures = [.programmed, .achieved] },
        damage: { $0.damage(damage, &$1) }),
    ]
  }
}

/// One accident of a row.
enum Damage: String, CaseIterable {
  case rowShifted = "row-shifted"
  case cellDropped = "cell-dropped"
  case textDropped = "text-dropped"
  case cellDoubled = "cell-doubled"
  case cellsSwapped = "cells-swapped"
  case rowCut = "row-cut"
  case blockDisplaced = "block-displaced"

  var summary: String {
    switch self {
    case .rowShifted: "a row some columns to the right"
    case .cellDropped: "a value dropped, the rest slides left"
    case .textDropped: "a text cell dropped, the rest slides left"
    case .cellDoubled: "a value or a blank doubled, the rest slides right"
    case .cellsSwapped: "two cells swapped"
    case .rowCut: "the end of a row cut off"
    case .blockDisplaced: "a block of values displaced"
    }
  }

  /// Does it to the cells of a row; what cannot be known afterwards comes back.
  func happen(to row: inout Grid.Row, _ columns: RowColumns, quarter: Int, _ draw: inout Draw) -> Set<String>
  {
    let values = columns.valueColumns
    let undecidable = Undecidable(keys: values.compactMap { columns.keys[$0] }, quarter: quarter)
    func printed(_ row: Grid.Row) -> [Undecidable.Value] {
      guard let first = values.first, let last = values.last else { return [] }
      return (first...last).map { column in
        let cell = column < row.cells.count ? row.cells[column] : nil
        if case .number(let number)? = cell?.value { return .number(number) }
        return .blank
      }
    }
    let isContiguous = values == Array((values.first ?? 0)...(values.last ?? 0))
    switch self {
    case .rowShifted:
      row.cells.insert(contentsOf: SheetArtist.blanks(draw.number(1...12)), at: 0)
    case .cellDropped:
      let place = draw.number(0...values.count - 1)
      var slots = printed(row)
      row.cells.remove(at: values[place])
      slots.remove(at: place)
      return isContiguous ? undecidable.afterDrop(slots) : []
    case .textDropped: row.cells.remove(at: draw.pick(columns.textColumns))
    case .cellDoubled:
      let place = draw.number(0...values.count - 1)
      var copy = draw.chance(0.5) ? row.cells[values[place]] : nil
      copy?.tag = .noise
      var slots = printed(row)
      slots.insert(copy == nil ? .blank : slots[place], at: place)
      row.cells.insert(copy, at: values[place])
      return isContiguous ? undecidable.afterInsertion(slots, of: 1) : []
    case .cellsSwapped: swap(in: &row, columns, undecidable, printed, &draw)
    case .rowCut:
      let column = draw.pick(Array(values.dropFirst(2)))
      if column < row.cells.count { row.cells.removeSubrange(column...) }
    case .blockDisplaced:
      let place = draw.chance(0.7) ? min(5, values.count - 1) : 0
      let count = draw.number(1...2)
      var slots = printed(row)
      slots.insert(contentsOf: Array(repeating: .blank, count: count), at: place)
      row.cells.insert(contentsOf: SheetArtist.blanks(count), at: values[place])
      return isContiguous ? undecidable.afterInsertion(slots, of: count) : []
    }
    return []
  }

  /// Swaps two cells so that somebody could see it.
  private func swap(
    in row: inout Grid.Row, _ columns: RowColumns, _ undecidable: Undecidable,
    _ printed: (Grid.Row) -> [Undecidable.Value], _ draw: inout Draw
  ) {
    let isOfValues = draw.chance(0.75)
    let places = isOfValues ? columns.valueColumns : columns.catalogueColumns
    for _ in 0..<20 {
      let first = draw.pick(places)
      let near = places.filter { $0 != first && abs($0 - first) <= 3 && $0 < row.cells.count }
      guard first < row.cells.count, let second = near.isEmpty ? nil : draw.pick(near) else { continue }
      var swapped = row
      swapped.cells.swapAt(first, second)
      guard row.cells[first]?.value != row.cells[second]?.value else { continue }
      if isOfValues, undecidable.agrees(printed(swapped)) { continue }
      row = swapped
      return
    }
  }
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
  /// The field that a column of a record stands for, recognised by the other rows of the sheet.
  func key(_ grid: Int, _ row: Int, _ column: Int) -> String? { columns(grid).keys[column] }

  /// The fields of the columns of the sheet's records.
  func columns(_ grid: Int) -> RowColumns {
    var keys: [Int: String] = [:]
    for record in grids[grid].records {
      for (column, cell) in grids[grid].rows[record.index].cells.enumerated() {
        if case .field(_, _, let key)? = cell?.tag { keys[column] = key }
      }
    }
    // Quarters that have not been reached yet are between those that have been.
    for measure in Measure.usual {
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
  mutating func damage(_ damage: Damage, _ draw: inout Draw) {
    let grid = mainGrid
    let columns = columns(grid)
    let records = grids[grid].records
    for record in draw.pick(draw.number(1...2), of: records) {
      let before = grids[grid].rows[record.index]
      let quarter = truth[record.report].quarter ?? 4
      let open = damage.happen(to: &grids[grid].rows[record.index], columns, quarter: quarter, &draw)
      for key in open { disputed.insert(Place(report: record.report, record: record.record, key: key)) }
      let after = grids[grid].rows[record.index]
      func tags(_ row: Grid.Row) -> Set<Grid.Tag> { Set(row.cells.compactMap { $0?.tag }) }
      for case .field(let report, let index, let key) in tags(before).subtracting(tags(after)) {
        removed.insert(Place(report: report, record: index, key: key))
      }
      func values(_ row: Grid.Row) -> [CellValue?] {
        let cells = row.cells.map { $0?.value }
        return Array(cells[..<((cells.lastIndex { $0 != nil } ?? -1) + 1)])
      }
      // A blank that cannot be seen to have moved makes no difference.
      if values(before) != values(after) {
        mustTell.insert(Place(report: record.report, record: record.record, key: ""))
      }
    }
  }
}
