import MIRSchema
import SheetIO

/// The records of the table, and how many of them a page holds.
extension ReportSheet {
  func pieces(of cells: RecordCells, highest: Double) -> RecordPieces {
    RecordPieces(cells, layout: layout, highest: highest, isForm: isForm)
  }

  mutating func drawRecord(_ record: Int) {
    let (cells, pieces) = (cells[record], records[record])
    let given = GivenValues(report.indicators[record])
    let formula = IdentityFormula(row: row, layout: layout)
    places.recordRows.append(row)
    for (index, column) in layout.columns.enumerated() {
      let (content, style) = cells.cell(column, given, formula)
      let texts = pieces.pieces(in: index)
      guard !texts.isEmpty else {
        put(content, index...index, style, rows: pieces.rows)
        continue
      }
      for (number, text) in texts.enumerated() {
        let span = pieces.span(of: number, in: index)
        let open = style.with {
          $0.openTop = number > 0
          $0.openBottom = number < texts.count - 1
          // So that no program leaves a gap before what goes on below.
          if number < texts.count - 1 { $0.vertical = .spread }
        }
        put(.text(text), index...index, (row + span.lowerBound)...(row + span.upperBound), open)
      }
    }
    // Only rows without a height of their own grow with what is typed.
    if !isForm || pieces.rows > 1 {
      for (offset, height) in pieces.heights.enumerated() {
        sheet.rowHeights[row + offset] = min(height, TextMeasure.highestRow)
      }
    }
    row += pieces.rows
  }

  /// Records that have room for what is typed.
  ///
  /// Rows of the default height grow; those that need more from the beginning are as high as they need, which is room
  /// enough.
  mutating func letRecordsGrow() {
    let least = TextMeasure.height(lines: Self.linesOfForms, fontSize: Self.textStyle.fontSize)
    let most = TextMeasure.height(lines: Self.linesOfForms * 2, fontSize: Self.textStyle.fontSize)
    let needed = zip(report.indicators.indices, filled ?? []).map { index, full in
      // Definition and method take more than other texts, where they are still to be written.
      let known = report.indicators[index]
      let blank = known.definition == nil || known.calculationMethod == nil ? most : least
      return max(records[index].height, min(pieces(of: full, highest: .infinity).height, most), blank)
    }
    let usual = min(needed.sorted().dropFirst(needed.count / 4).first ?? least, TextMeasure.highestRow)
    sheet.defaultRowHeight = usual
    for (row, height) in zip(places.recordRows, needed) where height > usual && sheet.rowHeights[row] == nil {
      sheet.rowHeights[row] = min(height, TextMeasure.highestRow)
    }
    for other in 0...row where !places.records.contains(other) && sheet.rowHeights[other] == nil {
      sheet.rowHeights[other] = 14
    }
  }

  /// Lines of text that a blank record has room for.
  private static let linesOfForms = 5

  /// The indicators of each page: as many as its height holds, and at least one on that of the signatures.
  func pages() -> [Range<Int>] {
    let all = records.indices
    guard !all.isEmpty else { return [all] }
    var pages: [Range<Int>] = []
    var start = 0
    var used = 0.0
    for index in all {
      let foot = index == all.count - 1 ? room.foot : 0
      let needed = records[index].height
      if index > start, used + needed + foot > room.records || index - start >= Self.mostRecordsPerPage {
        pages.append(start..<index)
        start = index
        used = 0
      }
      used += needed
    }
    return pages + [start..<all.count]
  }

  /// The municipality's own sheets have two or three records on a page.
  private static let mostRecordsPerPage = 4
}
