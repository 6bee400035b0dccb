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

  private struct Leaf {
    let item: SheetView.Item
    let meaning: HeadingMeaning
  }

  private struct Tree {
    var leaves: [Int: Leaf] = [:]
    var groups: [(group: Vocabulary.Group, item: SheetView.Item)] = []
    var paths: [Int: [String]] = [:]
    /// What each cell says, by its position in the sheet.
    var meanings: [Int: HeadingMeaning] = [:]

    /// The groups that nothing is below.
    var lowestGroups: [SheetView.Item] {
      groups.map(\.item).filter { item in
        !leaves.contains { item.columns.contains($0.key) }
          && !groups.contains {
            $0.item.row > item.row && item.columns.contains($0.item.column)
          }
      }
    }
  }

  func map(of rows: [SheetView.Row]) -> ColumnMap {
    var tree = tree(of: rows)
    var map = ColumnMap()
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
    map.cells = tree.leaves.mapValues(\.item.cell.address)
    var matching = ColumnMatching(session: session, samples: samples)
    for (column, leaf) in tree.leaves {
      // What a measure's words are over is a column of its values, or of shares.
      let isValue = leaf.meaning.ownMeasure != nil
      matching.add(column, isValue ? .foreign : leaf.meaning)
    }
    for block in blocks {
      for column in block.columns {
        guard let measure = block.measure ?? column.own else { continue }
        matching.add(column.column, measure.key(column.period), basis: block.basis)
      }
    }
    addUnheaded(tree, blocks, to: &matching, &map)
    matching.assign(into: &map)
    if let number = map.column(of: .number), !numbersLevels(number, map) { map.fields[number] = nil }
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
    return map
  }

  /// Whether a column of numbers is that of the levels: right behind the level; right before it, where it numbers as
  /// levels are numbered; elsewhere it counts the rows.
  private func numbersLevels(_ number: Int, _ map: ColumnMap) -> Bool {
    guard let level = map.column(of: .level) else { return false }
    if level == map.order.last(where: { $0.column < number })?.column { return true }
    guard number == map.order.last(where: { $0.column < level })?.column else { return false }
    let numbered = samples.filter { row in
      row.item(at: level).map { LevelReading($0.text, session: session).known?.isNumbered == true } ?? false
    }
    let unnumbered = samples.filter { row in
      row.item(at: level).map { LevelReading($0.text, session: session).known?.isNumbered == false } ?? false
    }
    return numbered.contains { $0.item(at: number)?.text.contains(".") == true }
      && unnumbered.allSatisfy { $0.item(at: number) == nil }
  }

  // MARK: The tree

  private func tree(of rows: [SheetView.Row]) -> Tree {
    var tree = Tree()
    for (position, row) in rows.enumerated() {
      let byMonths = HeadingTerms.goesByMonths(row)
      let byLetters = HeadingTerms(session: session).isLetterRow(row, under: Array(rows[..<position]))
      for item in row.own {
        let meaning = meaning(of: item, byMonths: byMonths, byLetters: byLetters)
        tree.meanings[item.index] = meaning
        let groups = meaning.groups
        if let group = groups.first, meaning.isOnlyGroup || covers(item, leavesIn: rows) {
          tree.groups.append((group, item))
        } else {
          for column in item.columns where column == item.column || !meaning.terms.isEmpty {
            tree.leaves[column] = Leaf(item: item, meaning: meaning)
          }
        }
        for column in item.columns { tree.paths[column, default: []].append(item.text) }
      }
    }
    joinBroken(&tree, rows)
    dateLowestGroups(&tree, rows)
    // A merged leaf names one column, its first.
    tree.leaves = tree.leaves.filter { $0.key == $0.value.item.column }
    nameAdjustedGoal(&tree, rows)
    let namesBaseline = tree.leaves.values.contains { $0.meaning.terms.contains(.field(.baselineValue)) }
    for (group, item) in tree.groups where group == .baseline && !namesBaseline {
      // A baseline without "Valor" and "Año" below it is the value.
      tree.leaves[item.column] = Leaf(item: item, meaning: HeadingMeaning(terms: [.field(.baselineValue)]))
    }
    return tree
  }

  /// Measures that stand below their period are columns of it: `Prog. | Real` under `1er. Trim.`, `Aprobada` under
  /// `Meta anual`, `Alcanzado` under `Avance del trimestre`; under a month they are columns of none.
  private func dateLowestGroups(_ tree: inout Tree, _ rows: [SheetView.Row]) {
    let meanings = tree.meanings
    for (group, item) in tree.groups {
      let isLowest = !tree.leaves.contains { item.columns.contains($0.key) && $0.value.item.row > item.row }
      guard let measure = group.measure, isLowest else { continue }
      let own = rows.first { $0.row == item.row }
      let above = rows.filter { $0.row < item.row }.compactMap { row -> SheetView.Item? in
        guard let other = row.own.last(where: { $0.column <= item.column }) else { return nil }
        // Without a merge a group begins where a column of its own does.
        let isOver =
          other.columns.count > 1
          ? item.columns.allSatisfy(other.columns.contains) : own?.item(at: other.column) != nil
        return isOver ? other : nil
      }
      let dated = above.sorted { $0.row > $1.row }.lazy.compactMap { other in
        meanings[other.index].flatMap { $0.dating(measure) }
      }.first
      guard let dated else { continue }
      tree.leaves[item.column] = Leaf(item: item, meaning: dated)
      tree.groups.removeAll { $0.item.index == item.index }
    }
  }

  /// Adjusted goals that are one column beside the quarters of others are the year's, unless the goals next to them are
  /// the reported quarter's.
  private func nameAdjustedGoal(_ tree: inout Tree, _ rows: [SheetView.Row]) {
    let adjusted = tree.groups.filter { $0.group.measure?.isOptional == true }
    guard adjusted.count == 1, let (group, item) = adjusted.first, let measure = group.measure,
      tree.leaves.values.contains(where: \.meaning.isOfQuarter)
    else { return }
    let isOverLeaves = rows.contains { row in
      row.row > item.row && row.own.contains { item.columns.contains($0.column) }
    }
    let areReported = tree.lowestGroups.contains { item in
      tree.groups.contains { $0.item.index == item.index && $0.group == .programmed }
    }
    guard !isOverLeaves, !areReported else { return }
    tree.groups.removeAll { $0.item.index == item.index }
    tree.leaves[item.column] = Leaf(
      item: item, meaning: HeadingMeaning(terms: [.measure(measure, .cumulative)]))
  }

  /// Joins headings that are broken over two or three rows.
  private func joinBroken(_ tree: inout Tree, _ rows: [SheetView.Row]) {
    for (column, leaf) in tree.leaves where leaf.item.column == column && leaf.meaning.period == nil {
      let stack = rows.compactMap { row in row.own.first { $0.column == column } }
      for count in [3, 2] where stack.count >= count {
        guard stack.last?.index == leaf.item.index,
          let terms = BrokenHeading.term(Array(stack.suffix(count)), session)
        else { continue }
        tree.leaves[column] = Leaf(item: leaf.item, meaning: HeadingMeaning(terms: terms))
        let parts = Set(stack.suffix(count).map(\.index))
        tree.groups.removeAll { parts.contains($0.item.index) }
        break
      }
    }
  }

  private func meaning(of item: SheetView.Item, byMonths: Bool, byLetters: Bool) -> HeadingMeaning {
    if byMonths, HeadingTerms.loneMonth(item.text) != nil { return .foreign }
    if byLetters, let measure = session.vocabulary.measure(ofLetters: item.text),
      let group = Vocabulary.Group(rawValue: measure.rawValue)
    {
      return HeadingMeaning(terms: [.group(group)])
    }
    return HeadingMeaning(item.text, session: session)
  }

  /// Whether a cell that could be a group or a column of its own has leaves below it.
  private func covers(_ item: SheetView.Item, leavesIn rows: [SheetView.Row]) -> Bool {
    item.columns.count > 1
      && rows.contains { row in
        row.row > item.row && row.own.contains { item.columns.contains($0.column) }
      }
  }

  // MARK: The columns of values

  private func measureBlocks(
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
    let unknown = unknownGroups(over: columns, tree.leaves, rows).filter { item in
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
    over columns: [MeasureColumns.Column], _ leaves: [Int: Leaf], _ rows: [SheetView.Row]
  ) -> [SheetView.Item] {
    let below = Dictionary(columns.map { ($0.column, $0.row) }) { first, _ in first }
    return rows.flatMap(\.own).filter { item in
      guard let row = below[item.column], item.row < row, item.columns.count < columns.count else {
        return false
      }
      return HeadingMeaning(item.text, session: session).terms.isEmpty
        && leaves[item.column]?.item.index != item.index
    }
  }

  /// Gives the blocks the measures that the rows below prove, where they disprove the headings.
  private func check(_ blocks: inout [MeasureColumns.Block], isHalf: Bool, into map: inout ColumnMap) {
    let arithmetic = BlockArithmetic(blocks, samples: samples, session: session, isHalf: isHalf)
    guard let proven = arithmetic.proven() else {
      let other: Measure? =
        arithmetic.looksExchanged ? .variation : arithmetic.mayBeReversed ? .programmed : nil
      if let other, let group = blocks.first(where: { $0.measure == .achieved })?.group {
        map.doubtful = ColumnMap.Doubt(cell: group.item.cell.address, other: other)
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
  private func moveDisplaced(_ tree: inout Tree, _ blocks: [MeasureColumns.Block], _ rows: [SheetView.Row]) {
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
