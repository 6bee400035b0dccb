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
/// A leaf is the lowest cell over a column. Texts and baselines are named by their leaf; the values by a period and the
/// measure's group, as ``MeasureColumns`` tells.
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
    assignMeasures(leaves, groups: groups, rows: rows, into: &map)
    // Only beside the level is a number that of the level; elsewhere it counts the rows.
    if let number = map.column(of: "number"),
      map.column(of: "level") != map.order.last(where: { $0.column < number })?.column
    {
      map.fields[number] = nil
    }
    for (column, leaf) in leaves where map.fields[column] == nil {
      map.unknown[column] = leaf.item.text
    }
    return map
  }

  private func meanings(of item: SheetView.Item) -> [Vocabulary.Term] {
    guard item.text.utf8.count <= HeadingFinder.longestHeading else { return [] }
    let exact = HeadingTerms(vocabulary: vocabulary).terms(of: item.text)
    if !exact.isEmpty { return exact }
    let near = vocabulary.nearTerms(for: FoldedText(item.text))
    if !near.isEmpty { return near }
    return HeadingTerms.numeral(item.text).map { [.period($0)] } ?? []
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
    rows: [SheetView.Row], into map: inout ColumnMap
  ) {
    let columns = leaves.compactMap { column, leaf -> MeasureColumns.Column? in
      let period = leaf.terms.compactMap { if case .period(let period) = $0 { period } else { nil } }.first
      guard let period else { return nil }
      let own = leaf.terms.compactMap { if case .measure(let measure, _) = $0 { measure } else { nil } }.first
      return MeasureColumns.Column(column: column, row: leaf.item.row, period: period, own: own)
    }
    let known = groups.compactMap { entry in
      entry.group.measure.map { MeasureColumns.Group(measure: $0, item: entry.item) }
    }
    guard !columns.isEmpty else {
      for entry in known where map.fields[entry.item.column] == nil {
        map.unknown[entry.item.column] = entry.item.text
      }
      return
    }
    let unknown = unknownGroups(over: columns, leaves, rows).map {
      MeasureColumns.Group(measure: nil, item: $0)
    }
    MeasureColumns(columns: columns, groups: known + unknown).assign(into: &map)
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
      return meanings(of: item).isEmpty && leaves[item.column]?.item.index != item.index
    }
  }
}
