import MIRSchema
import SheetIO

/// How much of a page's height is left for what; in points.
struct PageRoom {
  /// For records, below the header block and the heading.
  var records = 0.0
  /// What the signatures need, and the remarks above them as far as they are short.
  var foot = 0.0
  /// The greatest height of a record's row: what a row can have, and what there is room for on every page, the first and the
  /// one with the signatures among them.
  var highestRow = TextMeasure.highestRow
}

extension ReportSheet {
  /// Below a header block that fills the page records go on as they come.
  private static let leastRoom = 120.0
  /// Points.
  private static let highestLogo = 96.0
  /// The height of a row that nothing says the height of: Excel's own.
  private static let usualRow = 15.0

  /// Measures what a page has room for, once the title is drawn.
  mutating func measureRoom() {
    let title = height(of: 0..<row)
    var probe = self
    let (first, boxes) = (probe.row, probe.sheet.boxes.count)
    probe.drawHeader()
    let heading = probe.row
    probe.drawHeading()
    let (header, repeated) = (probe.height(of: first..<heading), probe.height(of: heading..<probe.row))
    head = DrawnHead(
      first: first, boxes: Array(probe.sheet.boxes[boxes...]),
      heights: (first..<probe.row).map { probe.sheet.rowHeights[$0] }, header: probe.places.header,
      heading: probe.places.heading)
    if layout.repeated > 0, let logo = options.logo {
      sheet.picture = PlacedLogo(logo, layout: layout, beside: min(title + header, Self.highestLogo)).picture
    }
    room.records = layout.pageHeight - title - header - repeated
    let end = probe.row
    probe.drawSignatures()
    // The last row that signatures are drawn in is not counted by who draws them.
    room.foot = report.signatures.isEmpty ? 0 : probe.height(of: end..<(probe.row + 1))
    let last = (options.paging == .titles ? layout.pageHeight - repeated : room.records) - room.foot
    room.highestRow = min(TextMeasure.highestRow, max(Self.leastRoom, min(room.records, last)))
  }

  func height(of rows: Range<Int>) -> Double {
    rows.reduce(0) { $0 + sheet.rowHeights[$1, default: sheet.defaultRowHeight ?? Self.usualRow] }
  }

  /// Says where pages end, so that no record is parted that a page holds, and the signatures never stand alone.
  ///
  /// Rows of forms grow with what is typed: there only the signatures are kept with the record above them.
  mutating func breakPages(foot: Int, signing: Int) {
    let end = report.signatures.isEmpty ? row : row + 1
    guard options.paging == .titles else { return keepSignatures(foot: foot, end: end) }
    let repeated = height(of: places.heading)
    let full = layout.pageHeight - repeated
    var blocks: [Range<Int>] = []
    for (index, start) in places.recordRows.enumerated() {
      let rows = start..<(start + records[index].rows)
      // What is higher than the room there is goes on from page to page, row by row.
      let limit = index == 0 ? room.records : full
      blocks += height(of: rows) <= limit || isForm ? [rows] : rows.map { $0..<($0 + 1) }
    }
    // What is below the table stays with the last record, as far as a page holds it.
    if let last = blocks.last, height(of: last.lowerBound..<end) <= full {
      blocks[blocks.count - 1] = last.lowerBound..<end
    } else {
      var start = foot
      for note in foot..<signing {
        blocks.append(start..<(note + 1))
        start = note + 1
      }
      if end > signing, let last = blocks.popLast() { blocks.append(last.lowerBound..<end) }
    }
    var used = height(of: 0..<places.records.lowerBound)
    var breaks: [Int] = []
    for (index, block) in blocks.enumerated() {
      let needed = height(of: block)
      if used + needed > layout.pageHeight {
        if !isForm || index == blocks.count - 1 { breaks.append(block.lowerBound) }
        used = repeated
      }
      used += needed
    }
    // Excel knows no more; pages then end where they are full.
    sheet.pageBreaks = breaks.count <= Self.mostBreaks ? breaks : Array(breaks.suffix(1))
  }

  /// Source: Excel specifications and limits.
  private static let mostBreaks = 1_000

  /// Where the last page's records leave no room for the signatures, the last row of them goes with these.
  private mutating func keepSignatures(foot: Int, end: Int) {
    guard let first = sheet.pageBreaks.last ?? places.recordRows.first.map({ _ in 0 }), foot < end else {
      return
    }
    let last = foot - 1
    if height(of: first..<end) > layout.pageHeight, last > places.records.lowerBound {
      sheet.pageBreaks.append(last)
    }
  }

  /// Keeps the heading and the indicator's name in view.
  mutating func freeze() {
    let names = (layout.index(of: .name) ?? 0) + 1
    let isLow = options.paging == .titles && height(of: 0..<places.records.lowerBound) <= Self.highestFrozen
    sheet.behaviour.frozen = CellAddress(row: isLow ? places.records.lowerBound : 0, column: names)
  }

  /// Points: about half of a laptop's window; what is higher would leave no room to work in.
  private static let highestFrozen = 260.0
}
