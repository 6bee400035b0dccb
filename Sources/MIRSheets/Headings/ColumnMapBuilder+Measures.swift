import MIRSchema
import SheetIO

/// The columns of values: which measure and period each is of.
extension ColumnMapBuilder {
  func measureBlocks(
    _ tree: Tree, rows: [SheetView.Row], into map: inout ColumnMap
  ) -> [MeasureColumns.Block] {
    let shares = ShareColumns(samples: samples, session: session)
    let columns = tree.leaves.compactMap { column, leaf -> MeasureColumns.Column? in
      guard let period = leaf.meaning.period ?? leaf.meaning.ownPeriod,
        leaf.meaning.ownMeasure == nil || !shares.printsShares(column)
      else { return nil }
      return MeasureColumns.Column(
        column: column, row: leaf.item.row, period: period, own: leaf.meaning.ownMeasure)
    }
    let known = nearestGroups(
      tree.groups.compactMap { entry in
        entry.group.measure.map { MeasureColumns.Group(measure: $0, item: entry.item) }
      })
    addReported(tree, known: known, beside: columns, shares, into: &map)
    guard !columns.isEmpty else {
      for entry in known where map.reported[entry.item.column] == nil {
        map.unknown[entry.item.column] = entry.item.text
      }
      return []
    }
    let unknown = unknownGroups(over: columns, tree, rows).filter { item in
      // What is inside a measure's group says of its columns that they are quarters, not whose.
      !known.contains { group in
        group.item.row < item.row
          && (group.item.column == item.column
            || item.columns.allSatisfy { group.item.columns.contains($0) })
      }
    }.map {
      MeasureColumns.Group(measure: nil, item: $0)
    }
    var blocks = MeasureColumns(columns: columns, groups: known + unknown).blocks
    Self.separateOwn(&blocks)
    let isNamed = tree.leaves.values.contains { $0.meaning.keys.contains(.name) }
    check(&blocks, isHalf: !isNamed, into: &map)
    for block in blocks where block.displacement != 0 && block.measure != nil {
      guard let group = block.group, let first = block.columns.first else { continue }
      map.displaced.append(
        ColumnMap.Displacement(text: group.item.text, cell: group.item.cell.address, column: first.column))
    }
    return blocks
  }

  /// Columns whose leaf names another measure than their group are that measure's: a leaf outranks its group.
  private static func separateOwn(_ blocks: inout [MeasureColumns.Block]) {
    var moved: [MeasureColumns.Column] = []
    for index in blocks.indices {
      let measure = blocks[index].measure
      moved += blocks[index].columns.filter { $0.own != nil && $0.own != measure }
      blocks[index].columns.removeAll { $0.own != nil && $0.own != measure }
    }
    for column in moved {
      let home = blocks.firstIndex { block in
        block.measure == column.own && !block.columns.contains { $0.period == column.period }
      }
      if let home {
        blocks[home].columns.append(column)
      } else {
        blocks.append(MeasureColumns.Block(columns: [column], measure: column.own, basis: .ownWords))
      }
    }
    blocks.removeAll(where: \.columns.isEmpty)
  }

  /// Columns of the quarter that the report is of: those that say so, and measures without any period where no column has
  /// one of theirs.
  private func addReported(
    _ tree: Tree, known: [MeasureColumns.Group], beside columns: [MeasureColumns.Column],
    _ shares: ShareColumns, into map: inout ColumnMap
  ) {
    for (column, leaf) in tree.leaves {
      guard let named = leaf.meaning.reported else { continue }
      let group = known.last { $0.item.columns.contains(column) && $0.item.row < leaf.item.row }
      if let measure = named ?? group?.measure { map.reported[column] = measure }
    }
    guard !columns.contains(where: { $0.own == nil }) else { return }
    let lone = known.filter { group in
      !tree.leaves.keys.contains { group.item.columns.contains($0) }
        && !columns.contains { $0.own == group.measure && $0.period.quarter != nil }
    }
    for measure in Measure.allCases where !map.reported.values.contains(measure) {
      let own = lone.filter { $0.measure == measure && !shares.printsShares($0.item.column) }
      guard own.count == 1, let group = own.first else { continue }
      map.reported[group.item.column] = measure
      map.paths[group.item.column] = [group.item.text]
      map.cells[group.item.column] = group.item.cell.address
    }
  }

  /// The groups without those that are over other groups: of two measures over a column the nearer one counts.
  private func nearestGroups(_ groups: [MeasureColumns.Group]) -> [MeasureColumns.Group] {
    groups.filter { group in
      let below = groups.filter { $0.item.row > group.item.row && $0.item.column >= group.item.column }
      let rows = Dictionary(grouping: below, by: \.item.row)
      return !rows.values.contains { Set($0.compactMap(\.measure)).count >= 2 }
    }
  }

  /// The cells over quarters that say nothing known: groups of another program's measures.
  private func unknownGroups(
    over columns: [MeasureColumns.Column], _ tree: Tree, _ rows: [SheetView.Row]
  ) -> [SheetView.Item] {
    let below = Dictionary(columns.map { ($0.column, $0.row) }) { first, _ in first }
    return rows.flatMap(\.own).filter { item in
      guard let row = below[item.column], item.row < row, item.columns.count < columns.count else {
        return false
      }
      return HeadingMeaning(item.text, session: session).terms.isEmpty && !tree.joined.contains(item.index)
        && tree.leaves[item.column]?.item.index != item.index
    }
  }

  /// Gives the blocks the measures that the rows below prove, where they disprove the headings.
  private func check(_ blocks: inout [MeasureColumns.Block], isHalf: Bool, into map: inout ColumnMap) {
    let arithmetic = BlockArithmetic(blocks, samples: samples, session: session, isHalf: isHalf)
    guard let proven = arithmetic.proven() else {
      map.isReversed = arithmetic.isReversed
      let other: Measure? =
        arithmetic.looksExchanged ? .variation : arithmetic.mayBeReversed ? .programmed : nil
      if let other, let group = blocks.first(where: { $0.measure == .achieved })?.group {
        map.doubtful = ColumnMap.Doubt(
          cell: group.item.cell.address, text: group.item.text, other: other)
      }
      return
    }
    for index in blocks.indices {
      let measure = proven.first { $0.value == index }?.key
      guard let measure, measure != blocks[index].measure, let first = blocks[index].columns.first else {
        continue
      }
      let group = blocks[index].group?.item
      map.contradicted.append(
        ColumnMap.Contradiction(
          text: group?.text, cell: group?.cell.address ?? CellAddress(row: first.row, column: first.column),
          measure: measure))
    }
    for index in blocks.indices where proven.values.contains(index) || blocks[index].measure != nil {
      let measure = proven.first { $0.value == index }?.key
      if measure != blocks[index].measure { blocks[index].basis = .arithmetic }
      blocks[index].measure = measure
    }
  }

  /// Moves the other headings in the row of displaced groups as far as these are displaced, where they find a column
  /// without a heading there.
  func moveDisplaced(_ tree: inout Tree, _ blocks: [MeasureColumns.Block], _ rows: [SheetView.Row]) {
    guard let displaced = blocks.first(where: { $0.displacement != 0 }), let group = displaced.group,
      let row = rows.first(where: { $0.row == group.item.row })
    else { return }
    for item in row.own {
      let meaning = HeadingMeaning(item.text, session: session)
      guard let key = meaning.keys.first, meaning.spelling != .none,
        let home = home(of: item, displacedBy: displaced.displacement, tree)
      else { continue }
      let stands = tree.leaves[item.column]?.item.index == item.index
      // Its own column has another heading below, or nothing in it.
      let isOut = stands ? !isFilled(item.column) : true
      let isNamed = tree.leaves.values.contains {
        $0.item.index != item.index && $0.meaning.keys.contains(key)
      }
      guard isOut, !isNamed else { continue }
      if stands { tree.leaves[item.column] = nil }
      tree.leaves[home] = Leaf(item: item, meaning: meaning)
      tree.paths[home] = [item.text]
    }
  }

  /// The column without a heading that a displaced heading is of.
  ///
  /// It is as far away as the groups are from their columns. A blank column on the way, or on theirs, makes no
  /// difference where only one column is left without a heading.
  private func home(of item: SheetView.Item, displacedBy displacement: Int, _ tree: Tree) -> Int? {
    let exact = item.column - displacement
    let isFree = exact >= 0 && tree.leaves[exact] == nil
    if isFree, isFilled(exact) { return exact }
    let last = max(
      item.column, tree.leaves.keys.max() ?? 0, samples.flatMap(\.items).map(\.column).max() ?? 0)
    var (column, passed) = (item.column, 0)
    var homes: [Int] = []
    while true {
      column -= displacement.signum()
      guard (0...last).contains(column) else { break }
      let (isHeaded, isFilled) = (tree.leaves[column] != nil, isFilled(column))
      guard isHeaded || isFilled else { continue }
      passed += 1
      guard passed <= abs(displacement) else { break }
      if !isHeaded { homes.append(column) }
    }
    return homes.count == 1 ? homes[0] : isFree ? exact : nil
  }

  /// Whether some record holds something in a column.
  private func isFilled(_ column: Int) -> Bool { samples.contains { $0.item(at: column) != nil } }
}
