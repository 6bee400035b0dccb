import MIRSchema
import SheetIO

/// What is below the table: remarks and signatures.
extension ReportSheet {
  mutating func drawNotes() {
    guard !report.notes.isEmpty else { return }
    row += DrawingGeometry.gapBeforeNotes - 1
    for note in report.notes {
      // What is higher than a row reaches over several.
      let needed = TextMeasure.height(
        lines: lines(note, layout.blockColumns, Self.valueStyle), fontSize: Self.valueStyle.fontSize)
      let rows = Int((needed / room.highestRow).rounded(.up))
      put(.text(note), layout.blockColumns, Self.valueStyle, rows: rows)
      // By the first column's one cell it is known that the rows are one, as in records.
      if rows > 1, layout.repeated > 0 { put(.blank, 0...(layout.repeated - 1), Self.valueStyle, rows: rows) }
      for offset in 0..<rows { sheet.rowHeights[row + offset] = (needed / Double(rows)).rounded(.up) }
      row += rows
    }
  }

  mutating func drawSignatures() {
    guard !report.signatures.isEmpty else { return }
    row += DrawingGeometry.gapBeforeSignatures - 1
    let first = row
    let columns = signaturePlaces(report.signatures.count)
    let offsets = [0, DrawingGeometry.signingRows, DrawingGeometry.signingRows + 1]
    for (offset, field) in zip(offsets, Signature.fields) {
      row = first + offset
      var tallest = 14.0
      for (signature, range) in zip(report.signatures, columns) {
        let style = Self.signatureStyle.with { $0.topRule = offset == DrawingGeometry.signingRows }
        var text: String?
        if case .text(let value)? = field.get(signature) { text = value }
        guard text != nil || style.topRule || isForm else { continue }
        places.signatures.append((sheet.boxes.count, field.description))
        put(text.map { .text($0) } ?? .blank, range, style)
        tallest = max(tallest, text.map { height($0, range, style) } ?? 0)
      }
      sheet.rowHeights[row] = tallest
    }
  }

  /// The columns of each signature: side by side with a column between, of about the same width.
  private func signaturePlaces(_ count: Int) -> [ClosedRange<Int>] {
    // Who signs does so where the values are, at the end of the last page; many need all pages.
    let last = layout.signingColumns
    let usable = layout.repeated > 0 && last.count >= 2 * count - 1 ? last : 1...lastColumn
    let total = layout.columns[usable].reduce(0) { $0 + $1.width }
    var places: [ClosedRange<Int>] = []
    var start = usable.lowerBound
    var passed = 0.0
    for number in 1...count {
      var end = start
      passed += layout.columns[start].width
      let goal = total * Double(number) / Double(count)
      let left = count - number
      while end + 1 <= usable.upperBound - 2 * left, passed < goal {
        end += 1
        passed += layout.columns[end].width
      }
      places.append(start...max(start, end > start ? end - (left > 0 ? 1 : 0) : end))
      start = min(end + 1, usable.upperBound)
    }
    return places
  }
}
