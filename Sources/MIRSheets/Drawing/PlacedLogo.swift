import SheetIO

/// A logo on the left of the header block, as large as its room allows, in its own proportions.
///
/// Where columns are repeated the header block begins behind them, and the logo is before it; else it is above it, before the title.
struct PlacedLogo {
  let picture: DrawnSheet.PlacedPicture
  /// The height that it needs, in points.
  var height: Double { picture.height + 2 * Self.inset }

  /// Points.
  private static let inset = 3.0
  private static let highest = 54.0
  private static let widest = 180.0

  /// A logo beside rows of a height in points.
  init(_ logo: Picture, layout: SheetLayout, beside rows: Double) {
    let isBeside = layout.repeated > 0
    let room =
      isBeside
      ? layout.columns[..<layout.repeated].reduce(0) { $0 + TextMeasure.columnWidth($1.width) } - 2
        * Self.inset
      : Self.widest
    let highest = isBeside ? max(Self.highest, rows - 2 * Self.inset) : Self.highest
    let scale = min(room / Double(logo.width), highest / Double(logo.height))
    picture = DrawnSheet.PlacedPicture(
      logo, at: CellAddress(row: 0, column: 0), inset: Self.inset, width: Double(logo.width) * scale,
      height: Double(logo.height) * scale)
  }

  /// How many columns it is over.
  func columns(of layout: SheetLayout) -> Int {
    var covered = 0
    var width = 0.0
    while covered < layout.columns.count - 1, width < picture.width + 2 * Self.inset {
      width += TextMeasure.columnWidth(layout.columns[covered].width)
      covered += 1
    }
    return covered
  }
}
