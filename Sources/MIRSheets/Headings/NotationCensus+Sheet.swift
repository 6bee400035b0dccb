import MIRSchema
import SheetIO

extension NotationCensus {
  /// The numbers of a sheet that are below headings of numbers.
  init(_ view: SheetView, _ bands: [HeadingBand]) {
    self.init()
    for (index, band) in bands.enumerated() {
      let end = index + 1 < bands.count ? bands[index + 1].rows.lowerBound - 1 : Int(Int32.max)
      guard end > band.rows.upperBound else { continue }
      for row in view.rows(in: (band.rows.upperBound + 1)...end) {
        for item in row.items where item.cell.isText && band.layout[item.column]?.field.kind == .number {
          add(item.cell.shownText)
        }
      }
    }
  }
}
