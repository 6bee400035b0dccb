import MIRSchema
import SheetIO

/// The heading as a tree: leaves over their columns, groups over their leaves.
extension ColumnMapBuilder {
  struct Leaf {
    let item: SheetView.Item
    let meaning: HeadingMeaning
  }

  struct Tree {
    var leaves: [Int: Leaf] = [:]
    var groups: [(group: Vocabulary.Group, item: SheetView.Item)] = []
    var paths: [Int: [String]] = [:]
    /// What each cell says, by its position in the sheet.
    var meanings: [Int: HeadingMeaning] = [:]
    /// The cells that are parts of a heading in several cells, by their positions in the sheet.
    var joined: Set<Int> = []

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

  func tree(of rows: [SheetView.Row]) -> Tree {
    var tree = Tree()
    for (position, row) in rows.enumerated() {
      let byMonths = HeadingTerms.goesByMonths(row)
      let byLetters = HeadingTerms(session: session).isLetterRow(row, under: Array(rows[..<position]))
      let years = yearsBehindQuarters(row.own)
      for item in row.own {
        let meaning =
          years.contains(item.index)
          ? HeadingMeaning(terms: [.period(.cumulative)])
          : meaning(of: item, byMonths: byMonths, byLetters: byLetters)
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
    dropTitles(&tree)
    joinBroken(&tree, rows)
    dateLowestGroups(&tree, rows)
    // A merged leaf names one column, its first.
    tree.leaves = tree.leaves.filter { $0.key == $0.value.item.column }
    nameAdjustedGoal(&tree, rows)
    for column in strangers {
      tree.leaves[column] = tree.leaves[column].map { Leaf(item: $0.item, meaning: .foreign) }
    }
    let namesBaseline = tree.leaves.values.contains { $0.meaning.terms.contains(.field(.baselineValue)) }
    for (group, item) in tree.groups where group == .baseline && !namesBaseline {
      // A baseline without "Valor" and "Año" below it is the value.
      tree.leaves[item.column] = Leaf(item: item, meaning: HeadingMeaning(terms: [.field(.baselineValue)]))
    }
    return tree
  }

  /// A cell that says nothing known over a measure is a title of columns and no column's own heading.
  private func dropTitles(_ tree: inout Tree) {
    for (group, item) in tree.groups where group.measure != nil {
      guard let leaf = tree.leaves[item.column], leaf.item.row < item.row, leaf.meaning.terms.isEmpty,
        leaf.meaning.spelling != .foreign
      else { continue }
      tree.leaves[item.column] = nil
    }
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
        meanings[other.index].flatMap { $0.dating(measure, under: other.text) }
      }.first
      guard let dated else { continue }
      tree.leaves[item.column] = Leaf(item: item, meaning: dated)
      tree.groups.removeAll { $0.item.index == item.index }
    }
  }

  /// Each `Año` right behind four quarters: it is their sum, unless years are below it.
  private func yearsBehindQuarters(_ own: [SheetView.Item]) -> Set<Int> {
    var years: Set<Int> = []
    // The quarter that comes next; 5 behind the fourth.
    var next = 1
    for item in own {
      let isYear = next == 5 && HeadingMeaning.isYear(item.text)
      let quarter = isYear ? nil : HeadingMeaning(item.text, session: session).period?.quarter
      next = quarter == next ? next + 1 : quarter == 1 ? 2 : 1
      guard isYear else { continue }
      let profile = ColumnProfile(item.column, in: samples, session: session)
      if profile.share(profile.years) < ColumnProfile.most { years.insert(item.index) }
    }
    return years
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
    guard rows.count > 1 else { return }
    for (column, leaf) in tree.leaves where leaf.item.column == column {
      let stack = rows.compactMap { row in row.item(at: column).flatMap { $0.isMergedDown ? nil : $0 } }
      guard stack.last?.index == leaf.item.index, let (count, meaning) = joined(stack, leaf) else { continue }
      tree.leaves[column] = Leaf(item: leaf.item, meaning: meaning)
      let parts = Set(stack.suffix(count).map(\.index))
      tree.groups.removeAll { parts.contains($0.item.index) }
      tree.joined.formUnion(parts)
    }
  }

  /// How many of the lowest cells over a column are one heading, and what it means.
  ///
  /// Where the lower ones are a period, what is above them is the group, over other columns, too.
  private func joined(_ stack: [SheetView.Item], _ leaf: Leaf) -> (count: Int, meaning: HeadingMeaning)? {
    let found = [2, 3].filter { $0 <= stack.count }.compactMap { count in
      BrokenHeading.term(Array(stack.suffix(count)), session).map { (count, HeadingMeaning(terms: $0)) }
    }
    if let period = found.last(where: { $0.1.period != nil }) { return period }
    return leaf.meaning.period == nil ? found.last : nil
  }

  private func meaning(of item: SheetView.Item, byMonths: Bool, byLetters: Bool) -> HeadingMeaning {
    if strangers.contains(item.column) { return .foreign }
    if byMonths, HeadingTerms.loneMonth(item.text) != nil { return .foreign }
    if byLetters, let measure = session.vocabulary.measure(ofLetters: item.text),
      let group = Vocabulary.Group(rawValue: measure.rawValue)
    {
      return HeadingMeaning(terms: [.group(group)])
    }
    let meaning = HeadingMeaning(item.text, session: session)
    // What names the reported quarter above a table names it over columns, too: `Trimestre que se reporta`.
    if meaning.terms.isEmpty, session.vocabulary.context(for: FoldedText(item.text)) == .quarter {
      return HeadingMeaning(terms: [.reported(nil)])
    }
    return meaning
  }

  /// Whether a cell that could be a group or a column of its own has leaves below it.
  private func covers(_ item: SheetView.Item, leavesIn rows: [SheetView.Row]) -> Bool {
    item.columns.count > 1
      && rows.contains { row in
        row.row > item.row && row.own.contains { item.columns.contains($0.column) }
      }
  }
}
