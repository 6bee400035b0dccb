import MIRSchema
import SheetIO

/// Step 3: read a heading as a tree, and each of its leaves as a field.
///
/// A leaf is the lowest cell over a column. Texts and baselines are named by their leaf; the values by a period and the
/// measure's group, as ``MeasureColumns`` says and ``BlockArithmetic`` checks. What each column is, is decided for
/// all of them at once by ``ColumnMatching``.
struct ColumnMapBuilder {
  let session: ReadingSession
  /// Rows below the heading that look like records.
  let samples: [SheetView.Row]
  /// Columns that are known to have no field.
  var strangers: Set<Int> = []

  func map(of printed: [SheetView.Row]) -> ColumnMap {
    let stated = StatedTwice(printed, session: session)
    let repeated = RepeatedHeading(stated.rows)
    let rows = repeated.rows
    var tree = tree(of: rows)
    var map = ColumnMap()
    map.statedTwice = stated.settled.map { settled in
      ColumnMap.Restated(
        text: settled.cell.text, cell: settled.cell.cell.address, quarter: settled.quarter)
    }
    let blocks = measureBlocks(tree, rows: rows, into: &map)
    moveDisplaced(&tree, blocks, rows)
    map.paths = tree.paths
    // What is over a displaced group's columns is not their heading.
    for block in blocks where block.displacement != 0 {
      for column in block.columns {
        let leaf = tree.leaves[column.column]?.item.text
        map.paths[column.column] = [block.group?.item.text, leaf].compactMap { $0 }
      }
    }
    map.cells.merge(tree.leaves.mapValues(\.item.cell.address)) { _, leaf in leaf }
    var matching = ColumnMatching(session: session, samples: samples)
    for (column, leaf) in tree.leaves where !strangers.contains(column) {
      // What a measure's words are over is a column of its values, or of shares.
      let isValue = leaf.meaning.ownMeasure != nil
      matching.add(column, isValue ? .foreign : leaf.meaning, leaf.item.text)
    }
    for block in blocks {
      for column in block.columns {
        guard let measure = block.measure ?? column.own else { continue }
        matching.add(column.column, measure.key(column.period), basis: block.basis)
      }
    }
    addUnheaded(tree, blocks, to: &matching, &map)
    matching.assign(into: &map)
    settleNumbers(tree, &map)
    // A year is that of a baseline where there is one, or where its heading says so; else of the report.
    if let year = map.column(of: .baselineYear), map.column(of: .baselineValue) == nil,
      !(map.paths[year] ?? []).contains(where: { FoldedText($0).key.contains("base") })
    {
      map.fields[year] = nil
    }
    for (column, leaf) in tree.leaves where map.fields[column] == nil && map.further[column] == nil {
      map.unknown[column] = leaf.item.text
    }
    for item in tree.lowestGroups where map.fields[item.column] == nil {
      map.unknown[item.column] = item.text
    }
    for column in map.reported.keys { map.unknown[column] = nil }
    for block in blocks where block.columns.allSatisfy({ map.fields[$0.column] == nil }) {
      if let group = block.group, map.unknown[group.item.column] == nil, map.fields[group.item.column] == nil
      {
        map.unknown[group.item.column] = group.item.text
      }
    }
    map.unheaded.subtract(map.fields.keys)
    for (column, cell) in repeated.erased {
      map.cells[column] = cell
      if map.fields[column] == nil {
        map.unknown[column] = nil
        map.unheaded.insert(column)
      } else {
        map.reasons[column] = ColumnMap.Reason(basis: .neighbours, cost: 0)
      }
    }
    return map
  }

  /// Gives the number of the levels to the column that holds it, and to no other: the one that is headed so, one beside the
  /// level that numbers it, or columns that no word makes known.
  private func settleNumbers(_ tree: Tree, _ map: inout ColumnMap) {
    let numbers = LevelNumbers(session: session, samples: samples)
    let level = map.column(of: .level)
    let headed = map.column(of: .number)
    if let headed {
      let isBeside = level.map { numbers.isBeside(level: $0, headed, in: map) } ?? false
      if !isBeside { map.fields[headed] = nil }
    }
    guard let level, map.column(of: .number) == nil else { return }
    if let number = numbers.column(beside: level, without: Set(map.fields.keys).union(strangers)) {
      map.fields[number] = .number
      if number != headed { map.reasons[number] = ColumnMap.Reason(basis: .content, cost: 0) }
      map.unheaded.remove(number)
      return
    }
    let others = tree.leaves.keys.filter {
      map.fields[$0] == nil && map.further[$0] == nil && map.reported[$0] == nil && !strangers.contains($0)
    }
    let columns = LevelNumberColumns(session: session, samples: samples, level: level)
    guard let (number, activity) = columns.find(among: others.sorted()) else { return }
    map.fields[number] = .number
    map.reasons[number] = ColumnMap.Reason(basis: .content, cost: 0)
    if let activity { map.further[activity] = .number }
  }

  // MARK: Columns without a heading

  /// Columns without a heading, though most rows hold something there: between the headed ones, and next to the
  /// table where its rows are under their level.
  private func addUnheaded(
    _ tree: Tree, _ blocks: [MeasureColumns.Block], to matching: inout ColumnMatching, _ map: inout ColumnMap
  ) {
    guard let first = tree.leaves.keys.min(), let last = tree.leaves.keys.max(), samples.count >= 2 else {
      return
    }
    let covered = Set(tree.leaves.flatMap { [$0.key] + Array($0.value.item.columns) })
      .union(tree.lowestGroups.map(\.column))
      .union(blocks.flatMap { $0.columns.map(\.column) })
    var filled: [Int: Int] = [:]
    for row in samples { for item in row.items { filled[item.column, default: 0] += 1 } }
    func isFilled(_ column: Int) -> Bool { filled[column, default: 0] * 5 >= samples.count * 3 }
    let level = tree.leaves.first { $0.value.meaning.keys.contains(.level) }?.key
    // Rows that slid hold something next to the table, too, and under its last heading what belongs elsewhere.
    let standsWell = level.map(isFilled) ?? false
    let lastKey = tree.leaves[last]?.meaning.keys.first ?? Measure.variation.key(.cumulative)
    let fit = CellFit(session: session)
    func standsBeside(_ column: Int) -> Bool {
      let rows = samples.filter { $0.item(at: column) != nil }
      return rows.count { row in row.item(at: last).map { !fit.isMisfit($0, under: lastKey) } ?? false } * 5
        >= rows.count * 4
    }
    for column in filled.keys.sorted() where !covered.contains(column) && isFilled(column) {
      let isInside = (max(0, first - 2)...last).contains(column)
      guard isInside || (standsWell && (column < first || standsBeside(column))) else { continue }
      if isInside { matching.addUnheaded(column) }
      map.unheaded.insert(column)
    }
  }
}
