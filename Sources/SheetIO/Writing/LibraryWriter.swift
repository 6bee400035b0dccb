internal import CXlsx

/// Writes drawn workbooks by libxlsxwriter, which draws comments and pictures too.
enum LibraryWriter {
  /// Some megabytes at most, which every machine has to spare.
  private static let fewBoxes = 10_000

  /// Writes a workbook to `path`.
  static func write(_ workbook: DrawnWorkbook, to path: String) throws(SheetError) {
    let boxes = workbook.sheets.reduce(0) { $0 + $1.boxes.count }
    let file = try XLSXFile(path: path, isSmall: boxes <= fewBoxes)
    try file.setProperties(of: workbook)
    // In the order in which they are met, so that equal drawings give equal bytes.
    var styles = Styles()
    for sheet in workbook.sheets {
      for box in sheet.boxes { try styles.add(box.style, to: file) }
      for coloring in sheet.behaviour.colorings { try styles.add(coloring.style, to: file) }
    }
    for sheet in workbook.sheets { try write(sheet, to: file, styles: &styles) }
    try file.close()
  }

  /// The file's styles; neighbours mostly share one, so the last is looked at first.
  struct Styles {
    private var handles: [CellStyle: OpaquePointer] = [:]
    private var last: (style: CellStyle, handle: OpaquePointer)?

    mutating func add(_ style: CellStyle, to file: borrowing XLSXFile) throws(SheetError) {
      guard self[style] == nil else { return }
      handles[style] = try file.addStyle(style)
    }

    subscript(style: CellStyle) -> OpaquePointer? {
      mutating get {
        if let last, last.style == style { return last.handle }
        guard let handle = handles[style] else { return nil }
        last = (style, handle)
        return handle
      }
    }
  }

  private static func write(
    _ sheet: DrawnSheet, to file: borrowing XLSXFile, styles: inout Styles
  ) throws(SheetError) {
    let handle = try file.addSheet(sheet.name)
    do throws(SheetError) {
      for (column, width) in sheet.columnWidths.enumerated() {
        try XLSXFile.check(cxlsx_sheet_set_column_width(handle, UInt16(column), width))
      }
      if let height = sheet.defaultRowHeight { cxlsx_sheet_set_default_row_height(handle, height) }
      for (row, height) in sheet.rowHeights.sorted(by: { $0.key < $1.key }) {
        try XLSXFile.check(cxlsx_sheet_set_row_height(handle, UInt32(row), height))
      }
      for box in sheet.boxes { if let style = styles[box.style] { try write(box, to: handle, style: style) } }
      if let footer = sheet.footer {
        cxlsx_sheet_set_page(
          handle, sheet.paper.code, PagePaper.sideMargin, PagePaper.sideMargin, PagePaper.topMargin,
          PagePaper.bottomMargin, WrittenText.plain(footer), sheet.columnBreaks.isEmpty)
      }
      if let rows = sheet.repeatedRows {
        try XLSXFile.check(cxlsx_sheet_repeat_rows(handle, UInt32(rows.lowerBound), UInt32(rows.upperBound)))
      }
      if let columns = sheet.repeatedColumns {
        try XLSXFile.check(
          cxlsx_sheet_repeat_columns(handle, UInt16(columns.lowerBound), UInt16(columns.upperBound)))
      }
      if !sheet.columnBreaks.isEmpty {
        let columns = sheet.columnBreaks.map { UInt16($0) }
        try XLSXFile.check(cxlsx_sheet_break_before_columns(handle, columns, UInt32(columns.count)))
      }
      if !sheet.pageBreaks.isEmpty {
        let rows = sheet.pageBreaks.map { UInt32($0) }
        try XLSXFile.check(cxlsx_sheet_break_before(handle, rows, UInt32(rows.count)))
      }
      if let placed = sheet.picture { try write(placed, to: handle) }
      try sheet.behaviour.apply(to: handle, styles: &styles)
    } catch {
      throw error.located(sheet: sheet.name)
    }
  }

  private static func write(_ placed: DrawnSheet.PlacedPicture, to sheet: OpaquePointer) throws(SheetError) {
    let picture = placed.picture
    try XLSXFile.check(
      picture.bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return 0 }
        return cxlsx_sheet_picture(
          sheet, UInt32(placed.cell.row), UInt16(placed.cell.column), start, bytes.count, placed.width,
          placed.height, placed.inset, "Logotipo")
      })
  }

  private static func write(
    _ box: DrawnSheet.Box, to sheet: OpaquePointer, style: OpaquePointer
  ) throws(SheetError) {
    let row = UInt32(box.range.first.row)
    let column = UInt16(box.range.first.column)
    if box.range.first != box.range.last {
      try XLSXFile.check(
        cxlsx_sheet_merge(
          sheet, row, column, UInt32(box.range.last.row), UInt16(box.range.last.column), style))
    }
    switch box.content {
    case .blank: try XLSXFile.check(cxlsx_sheet_write_blank(sheet, row, column, style))
    case .number(let number): try XLSXFile.check(cxlsx_sheet_write_number(sheet, row, column, number, style))
    case .boolean(let flag):
      try XLSXFile.check(cxlsx_sheet_write_boolean(sheet, row, column, flag, style))
    case .formula(let formula, let result):
      try XLSXFile.check(cxlsx_sheet_write_formula(sheet, row, column, formula, result, style))
    case .blankFormula(let formula):
      try XLSXFile.check(cxlsx_sheet_write_formula_text(sheet, row, column, formula, "", style))
    case .text(let text):
      guard text.utf16.count <= Cell.longestText else {
        throw SheetError(
          .textTooLong(BilingualText(es: "el texto", en: "the text"), length: text.utf16.count),
          at: SheetLocation(cell: box.range.first))
      }
      try XLSXFile.check(cxlsx_sheet_write_text(sheet, row, column, WrittenText.cell(text), style))
    }
  }
}
