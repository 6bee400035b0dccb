import MIRSchema
import SheetIO

/// Texts that are longer than what a cell of Excel holds: a workbook with one of them is not written.
///
/// They would go on in cells below; but who edits the sheet in Excel could not put them together again.
enum LongTexts {
  /// Throws at the first text of a drawn report that is too long, and says whose it is; the sheet is named where there are
  /// several.
  static func check(_ drawing: ReportDrawing, of report: Report, amongSeveral: Bool = false)
    throws(SheetError)
  {
    let sheet = amongSeveral ? drawing.sheet.name : nil
    for (record, row) in drawing.places.recordRows.enumerated() where drawing.cells[record].mayBeTooLong {
      for (index, column) in drawing.layout.columns.enumerated() {
        guard let text = drawing.cells[record].text(column) else { continue }
        try check(text, CellAddress(row: row, column: index), on: sheet) {
          let title = column.field.description.title
          let label = report.indicators[record].label
          return BilingualText(
            es: "el texto de «\(title)»" + (label.map { " de \($0)" } ?? ""),
            en: "the text of “\(title)”" + (label.map { " of \($0)" } ?? ""))
        }
      }
    }
    for box in drawing.sheet.boxes {
      guard case .text(let text) = box.content else { continue }
      try check(text, box.range.first, on: sheet) {
        let label = Self.label(of: box.range.first, on: drawing)
        return BilingualText(
          es: "el texto" + (label.map { " de «\($0)»" } ?? ""),
          en: "the text" + (label.map { " of “\($0)”" } ?? ""))
      }
    }
  }

  private static func check(
    _ text: String, _ cell: CellAddress, on sheet: String?, _ subject: () -> BilingualText
  ) throws(SheetError) {
    // There are not more units than bytes.
    guard text.utf8.count > Cell.longestText else { return }
    let length = text.utf16.count
    guard length > Cell.longestText else { return }
    throw SheetError(
      .textTooLong(subject(), length: length), at: SheetLocation(sheet: sheet, cell: cell))
  }

  /// The label that is left of a cell in the header block.
  private static func label(of cell: CellAddress, on drawing: ReportDrawing) -> String? {
    for box in drawing.sheet.boxes
    where box.range.first.row == cell.row && box.range.first.column < cell.column {
      if case .text(let text) = box.content { return text.hasSuffix(":") ? String(text.dropLast()) : text }
    }
    return nil
  }
}
