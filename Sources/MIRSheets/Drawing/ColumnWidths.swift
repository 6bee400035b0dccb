import MIRSchema
import SheetIO

/// How wide the columns are made, and which of them each page holds, so that the table is read at arm's length.
///
/// The sheet is printed in its natural size, whatever it holds. Where all columns do not fit beside each other, the table goes on
/// to the page on the right, with the columns up to the indicator's name repeated there. What is left of a page is shared
/// out among its texts.
struct ColumnWidths {
  /// What a column needs; points.
  struct Need {
    /// The least width in which nothing is cut or made smaller.
    var least: Double
    /// How much of what is left it takes, in proportion; 0 for what needs no more.
    var weight: Double
    /// Columns of the same group stay on one page.
    var group: String?
  }

  /// By column, in characters of the default font.
  let widths: [Double]
  /// The columns of each page, those that are repeated on the first only.
  let pages: [Range<Int>]
  /// How many columns are repeated on every page; 0 where there is one.
  let repeated: Int

  /// The least that running text needs, in points: a long word.
  static let leastText = 66.0
  /// Points: about sixteen letters.
  private static let comfortableText = 80.0
  /// Programs differ in how wide they draw columns.
  private static let spare = 0.985
  /// Where a page has no text, its numbers are made wider by up to this factor.
  private static let widestNumbers = 1.3
  /// The indicator's name, where it is repeated, takes this much of what every page has left.
  private static let shareOfNames = 0.3

  /// Lays columns out on pages of a paper; `names` is how many of them tell which indicator a row is of.
  init(_ needs: [Need], names: Int, paper: PagePaper) {
    let room = paper.textWidth * Self.spare
    var points = needs.map { min($0.least, room) }
    var repeated = 0
    var pages = [0..<needs.count]
    if points.reduce(0, +) > room {
      repeated = names
      let left = room - points[..<names].reduce(0, +)
      for column in names..<points.count { points[column] = min(points[column], left) }
      pages = Self.pages(points[names...], needs[names...], room: left)
      pages[0] = 0..<pages[0].upperBound
      let used = pages.map { Self.sum(points, $0, with: names) }
      points[names - 1] += (room - (used.max() ?? room)) * Self.shareOfNames
    }
    for page in pages {
      let own = max(page.lowerBound, repeated)..<page.upperBound
      Self.share(room - Self.sum(points, page, with: repeated), among: own, needs, &points)
    }
    (self.pages, self.repeated) = (pages, repeated)
    widths = points.map(TextMeasure.characters)
  }

  /// The width of a page, the repeated columns among it.
  private static func sum(_ points: [Double], _ page: Range<Int>, with repeated: Int) -> Double {
    points[..<repeated].reduce(0, +) + points[max(page.lowerBound, repeated)..<page.upperBound].reduce(0, +)
  }

  private static func share(_ left: Double, among page: Range<Int>, _ needs: [Need], _ points: inout [Double])
  {
    guard left > 0 else { return }
    var open = page.filter { needs[$0].weight > 0 }
    guard !open.isEmpty else {
      let factor = min(widestNumbers, 1 + left / page.reduce(0) { $0 + points[$1] })
      for column in page { points[column] *= factor }
      return
    }
    // First each text has the room that is comfortable, or that its only line takes; then
    // texts get widths in proportion to their weights; those whose share would be less than they have keep that.
    let wanted = open.map { max(0, min(needs[$0].weight + TextMeasure.indent, comfortableText) - points[$0]) }
    let claim = min(1, left / max(1, wanted.reduce(0, +)))
    for (column, more) in zip(open, wanted) { points[column] += more * claim }
    var total = left + open.reduce(0) { $0 + points[$1] } - claim * wanted.reduce(0, +)
    while true {
      let weights = open.reduce(0) { $0 + needs[$1].weight }
      let narrow = open.filter { total * needs[$0].weight / weights < points[$0] }
      guard !narrow.isEmpty else { break }
      total -= narrow.reduce(0) { $0 + points[$1] }
      open.removeAll(where: narrow.contains)
    }
    let weights = open.reduce(0) { $0 + needs[$1].weight }
    for column in open { points[column] = total * needs[column].weight / weights }
  }

  // MARK: Pages beside each other

  /// The fewest pages that hold the columns, of these the most even, none of which breaks a group that fits a page.
  private static func pages(
    _ points: ArraySlice<Double>, _ needs: ArraySlice<Need>, room: Double
  ) -> [Range<Int>] {
    let units = units(points, needs, room: room)
    let widths = units.map { points[$0].reduce(0, +) }
    // Of the units from each on: how many pages they take, how wide the widest is, and where the first of them ends.
    var best = [(pages: Int, widest: Double, end: Int)](
      repeating: (0, 0, units.count), count: units.count + 1)
    for start in units.indices.reversed() {
      best[start] = (.max, 0, units.count)
      var width = 0.0
      for end in start..<units.count {
        width += widths[end]
        guard width <= room || end == start else { break }
        let rest = best[end + 1]
        let found = (pages: rest.pages + 1, widest: max(rest.widest, width), end: end + 1)
        if (found.pages, found.widest) < (best[start].pages, best[start].widest) { best[start] = found }
      }
    }
    var pages: [Range<Int>] = []
    var start = 0
    while start < units.count {
      let end = best[start].end
      pages.append(units[start].lowerBound..<units[end - 1].upperBound)
      start = end
    }
    return pages
  }

  /// The columns that stay together: groups that fit a page, else each column.
  private static func units(
    _ points: ArraySlice<Double>, _ needs: ArraySlice<Need>, room: Double
  ) -> [Range<Int>] {
    var units: [Range<Int>] = []
    var start = needs.startIndex
    while start < needs.endIndex {
      var end = start + 1
      while end < needs.endIndex, let group = needs[start].group, needs[end].group == group { end += 1 }
      if points[start..<end].reduce(0, +) <= room {
        units.append(start..<end)
      } else {
        units += (start..<end).map { $0..<($0 + 1) }
      }
      start = end
    }
    return units
  }
}
