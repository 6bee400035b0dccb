import SheetIO

/// Gives the columns of values their measure and period, by the groups that stand over or under them.
///
/// Geometry comes first: groups that begin where their quarters begin name them, whatever their order. Only a group row
/// that stands displaced against its quarters is assigned by order, and then every group counts, known or not, so that
/// an unknown one never lends its columns to a known one.
struct MeasureColumns {
  /// One group: what measure it names, if any that is known.
  struct Group {
    let measure: Measure?
    let item: SheetView.Item
  }

  /// One column that a period names.
  struct Column {
    let column: Int
    let row: Int
    let period: Period
    /// The measure that the heading says by itself, as `Meta anual` does.
    let own: Measure?
  }

  let columns: [Column]
  let groups: [Group]

  init(columns: [Column], groups: [Group]) {
    self.columns = columns.sorted { $0.column < $1.column }
    self.groups = groups.sorted { $0.item.column < $1.item.column }
  }

  /// Enters what is known into the map; columns without a measure are left out.
  func assign(into map: inout ColumnMap) {
    if isTransposed { return assignTransposed(into: &map) }
    if let blocks = blocksByGeometry {
      for (group, block) in blocks { enter(block, group?.measure, into: &map) }
      return
    }
    assignByOrder(into: &map)
  }

  private func enter(_ block: [Column], _ measure: Measure?, into map: inout ColumnMap) {
    for column in block {
      guard let measure = measure ?? column.own else { continue }
      let key = measure.key(column.period)
      if map.fields[column.column] == nil, !map.fields.values.contains(key) {
        map.fields[column.column] = key
      }
    }
  }

  // MARK: Groups over their quarters

  /// The columns of each group, when every group begins over a quarter and no quarter comes twice under one.
  private var blocksByGeometry: [(group: Group?, columns: [Column])]? {
    guard !groups.isEmpty else { return nil }
    let starts = Set(columns.map(\.column))
    guard groups.allSatisfy({ starts.contains($0.item.column) }) else { return nil }
    var blocks: [(group: Group?, columns: [Column])] = []
    for column in columns {
      let group = groups.last { $0.item.column <= column.column }
      // A merged group covers its columns and no other.
      let isOutside =
        group.map { $0.item.columns.count > 1 && !$0.item.columns.contains(column.column) } ?? true
      let owner = isOutside ? nil : group
      if let last = blocks.last, last.group?.item.index == owner?.item.index {
        blocks[blocks.count - 1].columns.append(column)
      } else {
        blocks.append((owner, [column]))
      }
    }
    let areMerged = groups.allSatisfy { $0.item.columns.count > 1 }
    let isSound = blocks.allSatisfy { block in
      // Quarters that no group covers show that the group row is displaced, unless merges say what covers what.
      let isOwned = block.group != nil || areMerged || block.columns.allSatisfy { $0.own != nil }
      return isOwned && Set(block.columns.map(\.period)).count == block.columns.count
    }
    return isSound ? blocks : nil
  }

  // MARK: Groups under their quarters

  /// Whether the measures stand below the quarters, each of them under every quarter.
  private var isTransposed: Bool {
    let known = groups.filter { $0.measure != nil }
    guard known.count >= 4, let top = columns.map(\.row).max() else { return false }
    return Set(known.compactMap(\.measure)).count < known.count && known.allSatisfy { $0.item.row > top }
  }

  private func assignTransposed(into map: inout ColumnMap) {
    for group in groups {
      guard let measure = group.measure, let period = columns.last(where: { $0.column <= group.item.column })
      else {
        continue
      }
      let key = measure.key(period.period)
      map.fields[group.item.column] = map.fields.values.contains(key) ? nil : key
    }
  }

  // MARK: Groups displaced against their quarters

  private func assignByOrder(into map: inout ColumnMap) {
    let blocks = blocksByRank
    for (position, block) in blocks.enumerated() {
      guard let first = block.first else { continue }
      guard groups.count == blocks.count || groups.isEmpty else {
        // Nothing tells which group a block belongs to, unless one stands right over it.
        let over = groups.last { $0.item.columns.contains(first.column) }
        let before = groups.last { $0.item.column <= first.column }
        let isOnlyKnown = groups.allSatisfy { $0.measure != nil } && blocks.count <= groups.count
        enter(block, (over ?? (isOnlyKnown ? before : nil))?.measure, into: &map)
        continue
      }
      guard !groups.isEmpty else {
        enter(
          block, block.contains { $0.own != nil } || blocks.count > 3 ? nil : Measure.allCases[position],
          into: &map)
        continue
      }
      let group = groups[position]
      if group.measure != nil, !group.item.columns.contains(first.column) {
        map.displaced.append(
          ColumnMap.Displacement(text: group.item.text, cell: group.item.cell.address, column: first.column))
      }
      enter(block, group.measure, into: &map)
    }
  }

  /// The columns cut where the periods begin again.
  private var blocksByRank: [[Column]] {
    var blocks: [[Column]] = []
    var lastRank = Int.max
    for column in columns {
      let rank = Period.allCases.firstIndex(of: column.period) ?? 0
      if rank <= lastRank { blocks.append([]) }
      blocks[blocks.count - 1].append(column)
      lastRank = rank
    }
    return blocks
  }
}
