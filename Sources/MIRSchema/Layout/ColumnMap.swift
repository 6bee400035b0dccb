package import SheetIO

/// What each column of a table means, as its heading says.
package struct ColumnMap: Sendable, Hashable {
  /// The field of each column that has one, by zero-based column.
  package var fields: [Int: String] = [:]
  /// Headings that no field answers to, by column.
  package var unknown: [Int: String] = [:]
  /// Groups that do not stand over their columns: the heading, where it stands, and where its columns begin.
  package var displaced: [Displacement] = []
  /// Where the heading's text of each column was read: from the top down.
  package var paths: [Int: [String]] = [:]

  /// A group heading that stands elsewhere than over its columns.
  package struct Displacement: Sendable, Hashable {
    /// The group's text.
    package let text: String
    /// The group's own cell.
    package let cell: CellAddress
    /// The first column that belongs to the group.
    package let column: Int
  }

  /// The columns that have a field, from left to right.
  package var order: [(column: Int, key: String)] {
    fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The column of a field.
  package func column(of key: String) -> Int? {
    fields.first { $0.value == key }?.key
  }

  /// The first and last column that the heading names.
  package var span: ClosedRange<Int>? {
    let columns = Array(fields.keys) + Array(unknown.keys)
    guard let first = columns.min(), let last = columns.max() else { return nil }
    return first...last
  }
}

/// Step 2: read a heading as a tree, and each of its leaves as a field.
///
/// A leaf is the lowest cell over a column. Texts and baselines are named by their leaf; the values by a period under
/// the measure's group. Groups go to runs of periods in the order in which both stand, so a group row displaced against
/// the leaves still names the right columns.
struct ColumnMapBuilder {
  let vocabulary: Vocabulary

  private struct Leaf {
    let item: SheetView.Item
    let terms: [Vocabulary.Term]
  }

  func map(of rows: [SheetView.Row]) -> ColumnMap {
    var map = ColumnMap()
    var leaves: [Int: Leaf] = [:]
    var groups: [(group: Vocabulary.Group, item: SheetView.Item)] = []
    for row in rows {
      for item in row.own {
        let terms = meanings(of: item)
        let group = terms.compactMap { if case .group(let group) = $0 { group } else { nil } }.first
        let onlyGroup = !terms.isEmpty && terms.allSatisfy { if case .group = $0 { true } else { false } }
        if let group, onlyGroup || covers(item, leavesIn: rows) {
          groups.append((group, item))
        } else {
          for column in item.columns where column == item.column || !terms.isEmpty {
            leaves[column] = Leaf(item: item, terms: terms)
          }
        }
        for column in item.columns { map.paths[column, default: []].append(item.text) }
      }
    }
    // A merged leaf names one column, its first.
    leaves = leaves.filter { $0.key == $0.value.item.column }
    for (group, item) in groups where group == .baseline && !names("baseline.value", leaves) {
      // A baseline without "Valor" and "Año" below it is the value.
      leaves[item.column] = Leaf(item: item, terms: [.field("baseline.value")])
    }
    assignTexts(leaves, into: &map)
    assignMeasures(leaves, groups: groups, into: &map)
    for (column, leaf) in leaves where map.fields[column] == nil {
      map.unknown[column] = leaf.item.text
    }
    return map
  }

  private func meanings(of item: SheetView.Item) -> [Vocabulary.Term] {
    guard item.text.utf8.count <= HeadingFinder.longestHeading else { return [] }
    let folded = FoldedText(item.text)
    let exact = vocabulary.terms(for: folded)
    return exact.isEmpty ? vocabulary.nearTerms(for: folded) : exact
  }

  /// Whether a cell that could be a group or a column of its own has leaves below it.
  private func covers(_ item: SheetView.Item, leavesIn rows: [SheetView.Row]) -> Bool {
    item.columns.count > 1
      && rows.contains { row in
        row.row > item.row && row.own.contains { item.columns.contains($0.column) }
      }
  }

  private func names(_ key: String, _ leaves: [Int: Leaf]) -> Bool {
    leaves.values.contains { $0.terms.contains(.field(key)) }
  }

  private func assignTexts(_ leaves: [Int: Leaf], into map: inout ColumnMap) {
    var taken: Set<String> = []
    for (column, leaf) in leaves.sorted(by: { $0.key < $1.key }) {
      if leaf.terms.contains(where: { if case .period = $0 { true } else { false } }) { continue }
      for term in leaf.terms {
        switch term {
        case .field(let key) where taken.insert(key).inserted: map.fields[column] = key
        case .measure(let measure, let period) where taken.insert(measure.key(period)).inserted:
          map.fields[column] = measure.key(period)
        default: continue
        }
        break
      }
    }
  }

  private func assignMeasures(
    _ leaves: [Int: Leaf], groups: [(group: Vocabulary.Group, item: SheetView.Item)],
    into map: inout ColumnMap
  ) {
    let blocks = periodBlocks(leaves)
    let measures = groups.compactMap { entry in entry.group.measure.map { (measure: $0, item: entry.item) } }
      .sorted { $0.item.column < $1.item.column }
    guard !blocks.isEmpty else {
      for entry in measures where map.fields[entry.item.column] == nil {
        map.unknown[entry.item.column] = entry.item.text
      }
      return
    }
    for (position, block) in blocks.enumerated() {
      guard let first = block.first else { continue }
      let named: (measure: Measure, item: SheetView.Item)?
      if measures.count == blocks.count {
        named = measures[position]
      } else {
        named = measures.last { $0.item.column <= first.column } ?? measures.first
      }
      let measure = named?.measure ?? (blocks.count <= 3 ? Measure.allCases[position] : nil)
      guard let measure else { continue }
      if let named, !named.item.columns.contains(first.column) {
        map.displaced.append(
          ColumnMap.Displacement(text: named.item.text, cell: named.item.cell.address, column: first.column))
      }
      for leaf in block where !map.fields.values.contains(measure.key(leaf.period)) {
        map.fields[leaf.column] = measure.key(leaf.period)
      }
    }
  }

  /// The columns named by a period, cut where the periods begin again.
  private func periodBlocks(_ leaves: [Int: Leaf]) -> [[(column: Int, period: Period)]] {
    var blocks: [[(column: Int, period: Period)]] = []
    var lastRank = Int.max
    for (column, leaf) in leaves.sorted(by: { $0.key < $1.key }) {
      let period = leaf.terms.compactMap { if case .period(let period) = $0 { period } else { nil } }.first
      guard let period, let rank = Period.allCases.firstIndex(of: period) else { continue }
      if rank <= lastRank { blocks.append([]) }
      blocks[blocks.count - 1].append((column, period))
      lastRank = rank
    }
    return blocks
  }
}
