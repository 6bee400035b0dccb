import MIRSchema
import SheetIO

/// What a sheet's merges show and what they hide.
///
/// A merge shows its first cell; whatever else is in it is hidden. Merges that overlap, which no spreadsheet draws but
/// files hold, are cut where the next one that shows something begins, so that nothing shown is hidden by another.
struct MergedCells {
  /// A merge as far as it reaches, and whether its first cell holds something.
  private struct Merge {
    var range: CellRange
    var shows: Bool
  }

  /// A cell that holds something and is hidden.
  struct Hidden {
    /// Its position in ``Sheet/cells``.
    let index: Int
    /// The position of the merge's first cell, where that holds something.
    let shown: Int?
    /// The merge.
    let range: CellRange
  }

  /// The range over which each cell is shown, by its position in ``Sheet/cells``; only cells with a merge are here.
  let ranges: [Int: CellRange]
  /// The hidden cells by row, then by column.
  let hidden: [Hidden]

  init(_ sheet: Sheet) { self.init(sheet.cells[...], sheet.merges) }

  /// Some of a sheet's cells, and the merges that reach into their rows.
  init(_ cells: ArraySlice<Cell>, _ merges: some Sequence<CellRange>) {
    let merges = merges.filter { $0.first != $0.last }.sorted {
      ($0.first, $0.area) < ($1.first, $1.area)
    }
    guard !merges.isEmpty else {
      ranges = [:]
      hidden = []
      return
    }
    var sweep = Sweep(merges)
    var start = cells.startIndex
    while start < cells.endIndex {
      let row = cells[start].address.row
      var end = start + 1
      while end < cells.endIndex, cells[end].address.row == row { end += 1 }
      sweep.enter(row, cells, start..<end)
      start = end
    }
    ranges = sweep.shown.mapValues { sweep.merges[$0].range }.filter { $0.value.first != $0.value.last }
    let places = Dictionary(sweep.shown.map { ($0.value, $0.key) }) { first, _ in first }
    hidden = sweep.hidden.map { index, merge in
      Hidden(index: index, shown: places[merge], range: sweep.merges[merge].range)
    }
  }

  /// Goes down the rows that hold something, with the merges that reach into each.
  private struct Sweep {
    var merges: [Merge]
    /// The merge of each cell that begins one.
    var shown: [Int: Int] = [:]
    var hidden: [(index: Int, merge: Int)] = []
    /// The merges over the current row, from left to right; no two share a column.
    private var open: [Int] = []
    private var next = 0
    /// No open merge ends above this row.
    private var nearestEnd = Int.max

    init(_ ranges: [CellRange]) {
      merges = ranges.map { Merge(range: $0, shows: false) }
    }

    /// Enters the cells of a row, which are in `cells` from left to right.
    mutating func enter(_ row: Int, _ cells: ArraySlice<Cell>, _ places: Range<Int>) {
      if nearestEnd < row { closeEnded(above: row) }
      var filled: [Int: Int] = [:]
      if next < merges.count, merges[next].range.first.row <= row {
        for place in places where !cells[place].isBlank { filled[cells[place].address.column] = place }
      }
      while next < merges.count, merges[next].range.first.row <= row {
        let first = merges[next].range.first
        merges[next].shows = first.row == row && filled[first.column] != nil
        if merges[next].range.last.row >= row { open(next) }
        next += 1
      }
      guard !open.isEmpty else { return }
      for place in places where !cells[place].isBlank {
        let address = cells[place].address
        let position = position(of: address.column)
        guard position < open.count, merges[open[position]].range.columns.contains(address.column) else {
          continue
        }
        if merges[open[position]].range.first == address {
          shown[place] = open[position]
        } else {
          hidden.append((place, open[position]))
        }
      }
    }

    private mutating func closeEnded(above row: Int) {
      open.removeAll { merges[$0].range.last.row < row }
      nearestEnd = open.map { merges[$0].range.last.row }.min() ?? .max
    }

    /// Opens a merge that begins in the current row or in a blank one above it.
    private mutating func open(_ index: Int) {
      let first = merges[index].range.first
      var position = position(of: first.column)
      while position < open.count {
        let other = merges[open[position]].range
        guard other.first.column <= merges[index].range.last.column else { break }
        guard merges[index].shows else { return }
        if first.column < other.first.column, merges[open[position]].shows {
          merges[index].range.last.column = other.first.column - 1
          break
        }
        if first.column > other.first.column, first.row == other.first.row {
          merges[open[position]].range.last.column = first.column - 1
          position += 1
        } else if first == other.first, merges[open[position]].shows {
          // Of two that begin together the smaller hides less.
          return
        } else {
          if merges[open[position]].shows { merges[open[position]].range.last.row = first.row - 1 }
          open.remove(at: position)
        }
      }
      open.insert(index, at: position)
      nearestEnd = min(nearestEnd, merges[index].range.last.row)
    }

    /// Where the first open merge is that does not end left of a column.
    private func position(of column: Int) -> Int {
      var low = 0
      var high = open.count
      while low < high {
        let middle = (low + high) / 2
        if merges[open[middle]].range.last.column < column { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}

extension CellRange {
  /// How many cells the range covers.
  fileprivate var area: Int { rows.count * columns.count }
}
