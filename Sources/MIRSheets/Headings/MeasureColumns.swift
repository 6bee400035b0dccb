import MIRSchema
import SheetIO

/// Cuts the columns of values into blocks, one for each group that is over or under them.
///
/// Geometry comes first: groups that begin where their quarters begin name them, whatever their order. Only a group row
/// that is displaced against its quarters is assigned by order, and then every group counts, known or not, so that
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

  /// Columns that belong together, and the measure that the heading gives them.
  struct Block {
    var columns: [Column]
    var measure: Measure?
    /// The heading that says so.
    var group: Group?
    var basis: ColumnMap.Basis
    /// How many columns to the right of the block its group is; 0 where it is over it.
    var displacement = 0
  }

  let columns: [Column]
  let groups: [Group]

  init(columns: [Column], groups: [Group]) {
    self.columns = columns.sorted { $0.column < $1.column }
    self.groups = groups.sorted { $0.item.column < $1.item.column }
  }

  /// The blocks from left to right.
  var blocks: [Block] {
    if isTransposed { return transposed }
    // Headings that say measure and period by themselves need no group, and no other one is theirs.
    if columns.allSatisfy({ $0.own != nil }), groups.allSatisfy({ !covers($0) }) { return ofOwnWords }
    return blocksByGeometry ?? blocksByOrder
  }

  // MARK: Columns without a group

  private func covers(_ group: Group) -> Bool {
    columns.contains { group.item.columns.contains($0.column) }
  }

  private var ofOwnWords: [Block] {
    Measure.allCases.compactMap { measure in
      let own = columns.filter { $0.own == measure }
      return own.isEmpty ? nil : Block(columns: own, measure: measure, basis: .ownWords)
    }
  }

  // MARK: Groups over their quarters

  /// The columns of each group, when every group begins over a quarter and no quarter comes twice under one.
  private var blocksByGeometry: [Block]? {
    guard !groups.isEmpty else { return nil }
    let starts = Set(columns.map(\.column))
    guard groups.allSatisfy({ starts.contains($0.item.column) }), !areAllDisplacedAlike else { return nil }
    var blocks: [Block] = []
    for column in columns {
      let group = groups.last { $0.item.column <= column.column }
      // A merged group covers its columns and no other.
      let isOutside =
        group.map { $0.item.columns.count > 1 && !$0.item.columns.contains(column.column) } ?? true
      let owner = isOutside ? nil : group
      if let last = blocks.last, last.group?.item.index == owner?.item.index {
        blocks[blocks.count - 1].columns.append(column)
      } else {
        blocks.append(
          Block(
            columns: [column], measure: owner?.measure, group: owner, basis: owner == nil ? .ownWords : .group
          ))
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

  /// Whether every group is as wide as its quarters and as far to one side of them: a column was deleted or put in below
  /// the groups.
  private var areAllDisplacedAlike: Bool {
    let blocks = blocksByRank
    guard groups.count >= 2, groups.count == blocks.count, let width = blocks.first?.count, width >= 4 else {
      return false
    }
    let shifts = Set(zip(groups, blocks).map { $0.item.column - $1[0].column })
    return shifts.count == 1 && shifts != [0]
      && zip(groups, blocks).allSatisfy { $0.item.columns.count == width && $1.count == width }
  }

  // MARK: Groups under their quarters

  /// Whether the measures are below the quarters, each of them under every quarter.
  private var isTransposed: Bool {
    let known = groups.filter { $0.measure != nil }
    guard known.count >= 4, let top = columns.map(\.row).max() else { return false }
    return Set(known.compactMap(\.measure)).count < known.count && known.allSatisfy { $0.item.row > top }
  }

  private var transposed: [Block] {
    Measure.allCases.compactMap { measure in
      let own = groups.filter { $0.measure == measure }
      let columns = own.compactMap { group -> Column? in
        guard let period = self.columns.last(where: { $0.column <= group.item.column }) else { return nil }
        return Column(column: group.item.column, row: group.item.row, period: period.period, own: nil)
      }
      return columns.isEmpty
        ? nil : Block(columns: columns, measure: measure, group: own.first, basis: .group)
    }
  }

  // MARK: Groups displaced against their quarters

  private var blocksByOrder: [Block] {
    let blocks = blocksByRank
    return blocks.enumerated().map { position, columns in
      var block = Block(columns: columns, basis: .order)
      guard let first = columns.first else { return block }
      guard !groups.isEmpty else {
        if columns.contains(where: { $0.own != nil }) {
          block.basis = .ownWords
        } else if blocks.count <= Measure.usual.count {
          block.measure = Measure.usual[position]
        }
        return block
      }
      guard groups.count == blocks.count else {
        // Nothing shows which group a block belongs to, unless one is right over it.
        let over = groups.last { $0.item.columns.contains(first.column) }
        let before = groups.last { $0.item.column <= first.column }
        let isOnlyKnown = groups.allSatisfy { $0.measure != nil } && blocks.count <= groups.count
        block.group = over ?? (isOnlyKnown ? before : nil)
        block.measure = block.group?.measure
        return block
      }
      block.group = groups[position]
      block.measure = groups[position].measure
      if areAllDisplacedAlike || !groups[position].item.columns.contains(first.column) {
        block.displacement = groups[position].item.column - first.column
      }
      return block
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
