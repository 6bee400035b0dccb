import MIRSchema
import SheetIO

/// How wide the columns are made, so that a page of the table is still read at arm's length.
///
/// The page is as wide as it is: where numbers need more than usual, texts give way, and where one text is long, the
/// other texts do. What does not fit then takes height.
struct ColumnWidths {
  /// By column, in characters of the default font.
  private(set) var widths: [Double]
  /// The columns of running text, which may be narrower and wider.
  private let flexible: [Int]

  /// The smallest scale at which the table is printed: texts of 8 points are 6 on paper.
  static let leastScale = 0.76
  /// The least that running text needs, in characters: a long word.
  private static let leastText = 11.5

  /// The paper: the usual one, or a larger one where the table is too wide for letters that can be read.
  let paper: PagePaper

  /// The greatest width of the table, in points.
  private static func widest(_ paper: PagePaper) -> Double { paper.textWidth / leastScale }

  /// Fits columns onto the page.
  ///
  /// `natural` are the widths that the form has, `wanted` those that the numbers of a report need.
  init(natural: [Double], wanted: [Double], flexible: [Int]) {
    self.flexible = flexible
    widths = wanted
    let least = natural.indices.reduce(0) {
      $0 + Self.points(flexible.contains($1) ? Self.leastText : natural[$1])
    }
    paper = least > Self.widest(.legal) ? .tabloid : .legal
    let excess = Self.points(widths) - Self.widest(paper)
    guard excess > 0 else { return }
    // Texts give way first, down to what a long word needs.
    let spare = flexible.reduce(0) { $0 + Self.points(widths[$1]) - Self.points(Self.leastText) }
    for column in flexible where spare > 0 {
      let own = widths[column] - Self.leastText
      widths[column] = Self.leastText + own * max(0, 1 - excess / spare)
    }
    // Then the numbers that are wider than usual; they are shown smaller.
    let left = Self.points(widths) - Self.widest(paper)
    let extra = zip(natural, wanted).reduce(0) { $0 + max(0, Self.points($1.1) - Self.points($1.0)) }
    guard left > 0, extra > 0 else { return }
    for column in widths.indices where !flexible.contains(column) {
      widths[column] -= (widths[column] - natural[column]) * min(1, left / extra)
    }
  }

  /// The same page shared out among the texts by how long they are: `lengths` in points, by column, of one line each.
  ///
  /// `room` times as much of it, for forms, whose texts cannot go on in a row below.
  func shared(by lengths: [Double], room: Double = 1) -> ColumnWidths {
    var shared = self
    var open = flexible
    var total = flexible.reduce(0) { $0 + widths[$1] } * room
    // Columns whose share would be too narrow get the least; the others share what is left.
    while true {
      let sum = open.reduce(0) { $0 + lengths[$1] }
      guard sum > 0, !open.isEmpty else { return shared }
      let narrow = open.filter { total * lengths[$0] / sum < Self.leastText }
      guard !narrow.isEmpty else {
        for column in open { shared.widths[column] = total * lengths[column] / sum }
        return shared
      }
      for column in narrow { shared.widths[column] = Self.leastText }
      total -= Self.leastText * Double(narrow.count)
      open.removeAll(where: narrow.contains)
    }
  }

  private static func points(_ width: Double) -> Double { TextMeasure.columnWidth(width) }
  private static func points(_ widths: [Double]) -> Double { widths.reduce(0) { $0 + points($1) } }
}
