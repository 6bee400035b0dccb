/// The part of one sheet.
///
/// Its elements are in the order that ECMA-376 Part 1, 18.3.1.99 (worksheet), demands.
struct SheetPart {
  let sheet: DrawnSheet
  /// Whether its tab is the one that is seen first.
  let isFirst: Bool
  let rows: RowsPart

  init(
    _ sheet: DrawnSheet, isFirst: Bool, texts: inout SharedTexts, formats: inout CellFormats
  ) throws(SheetError) {
    self.sheet = sheet
    self.isFirst = isFirst
    do throws(SheetError) {
      rows = RowsPart(sheet, try PlacedCells(of: sheet, texts: &texts, formats: &formats))
    } catch {
      throw error.located(sheet: sheet.name)
    }
  }

  /// Points: the height of a row of which nothing is said.
  static let usualRowHeight = 15.0
  private var fitsWidth: Bool { sheet.columnBreaks.isEmpty }

  /// A formula as it is stored.
  static func withoutEqualsSign(_ formula: String) -> String {
    formula.utf8.first == UInt8(ascii: "=") ? String(formula.dropFirst()) : formula
  }

  func write(to part: inout ByteWriter, formats: inout CellFormats) {
    part.putDeclaration()
    part.put("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"")
    part.put(" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">")
    if sheet.footer != nil, fitsWidth { part.put("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>") }
    part.put("<dimension ref=\"")
    part.put(rows.dimension)
    part.put("\"/>")
    putView(to: &part)
    putColumns(to: &part)
    rows.write(to: &part, formats: &formats)
    if sheet.behaviour.isProtected {
      // Rows grow with what is typed only where their format may change.
      part.put(
        "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>")
    }
    putMerges(to: &part)
    SheetRules(sheet.behaviour).write(to: &part, formats: &formats)
    putPage(to: &part)
    putBreaks(to: &part)
    if !sheet.behaviour.comments.isEmpty { part.put("<legacyDrawing r:id=\"rId1\"/>") }
    part.put("</worksheet>")
  }

  // MARK: What is seen first

  private func putView(to part: inout ByteWriter) {
    part.put("<sheetViews><sheetView")
    if isFirst { part.put(" tabSelected=\"1\"") }
    let zoom = sheet.behaviour.zoom
    if zoom != 100 {
      part.put("zoomScale", zoom)
      part.put("zoomScaleNormal", zoom)
    }
    part.put(" workbookViewId=\"0\"")
    // The first cell is selected anyway.
    let selected = sheet.behaviour.selected.flatMap { $0 == CellAddress(row: 0, column: 0) ? nil : $0 }
    if let frozen = sheet.behaviour.frozen, frozen.row > 0 || frozen.column > 0 {
      part.put(UInt8(ascii: ">"))
      putPane(frozen, selected, to: &part)
      part.put("</sheetView>")
    } else if let selected {
      part.put(UInt8(ascii: ">"))
      putSelection(nil, selected, to: &part)
      part.put("</sheetView>")
    } else {
      part.put("/>")
    }
    part.put("</sheetViews><sheetFormatPr")
    let height = sheet.defaultRowHeight ?? Self.usualRowHeight
    part.put("defaultRowHeight", height)
    if height != Self.usualRowHeight { part.put(" customHeight=\"1\"") }
    part.put("/>")
  }

  private func putPane(_ frozen: CellAddress, _ selected: CellAddress?, to part: inout ByteWriter) {
    part.put("<pane")
    if frozen.column > 0 { part.put("xSplit", frozen.column) }
    if frozen.row > 0 { part.put("ySplit", frozen.row) }
    part.put(" topLeftCell=\"")
    part.put(frozen)
    let active: StaticString =
      frozen.row == 0 ? "topRight" : frozen.column == 0 ? "bottomLeft" : "bottomRight"
    part.put("\" activePane=\"")
    part.put(active)
    part.put("\" state=\"frozen\"/>")
    if frozen.row > 0, frozen.column > 0 {
      putSelection("topRight", CellAddress(row: 0, column: frozen.column), to: &part)
      putSelection("bottomLeft", CellAddress(row: frozen.row, column: 0), to: &part)
    }
    putSelection(active, selected, to: &part)
  }

  private func putSelection(_ pane: StaticString?, _ cell: CellAddress?, to part: inout ByteWriter) {
    part.put("<selection")
    if let pane {
      part.put(" pane=\"")
      part.put(pane)
      part.put(UInt8(ascii: "\""))
    }
    if let cell {
      part.put(" activeCell=\"")
      part.put(cell)
      part.put("\" sqref=\"")
      part.put(cell)
      part.put(UInt8(ascii: "\""))
    }
    part.put("/>")
  }

  // MARK: Columns and merged cells

  private func putColumns(to part: inout ByteWriter) {
    guard !sheet.columnWidths.isEmpty else { return }
    part.put("<cols>")
    for (column, width) in sheet.columnWidths.enumerated() {
      part.put("<col")
      part.put("min", column + 1)
      part.put("max", column + 1)
      part.put("width", Self.stored(width))
      if width != Self.usualWidth { part.put(" customWidth=\"1\"") }
      part.put("/>")
    }
    part.put("</cols>")
  }

  /// Characters: the width of a column of which nothing is said.
  private static let usualWidth = 8.43

  /// A width as workbooks have it, with the padding of the cells, in 256ths of a character.
  ///
  /// Source: ECMA-376 Part 1, 18.3.1.13 (width), with digits of seven pixels and padding of five.
  private static func stored(_ width: Double) -> Double {
    guard width > 0 else { return width }
    return (pixels(ofWidth: width) / 7 * 256).rounded(.down) / 256
  }

  /// The pixels of a column of a width in characters.
  static func pixels(ofWidth width: Double) -> Double {
    width < 1 ? (width * 12 + 0.5).rounded(.down) : (width * 7 + 0.5).rounded(.down) + 5
  }

  private func putMerges(to part: inout ByteWriter) {
    let count = sheet.boxes.count { $0.range.first != $0.range.last }
    guard count > 0 else { return }
    part.put("<mergeCells")
    part.put("count", count)
    part.put(UInt8(ascii: ">"))
    for box in sheet.boxes where box.range.first != box.range.last {
      part.put("<mergeCell ref=\"")
      part.put(box.range)
      part.put("\"/>")
    }
    part.put("</mergeCells>")
  }

  // MARK: Print

  private func putPage(to part: inout ByteWriter) {
    guard let footer = sheet.footer else {
      return part.put(
        "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>"
      )
    }
    part.put("<printOptions horizontalCentered=\"1\"/><pageMargins")
    part.put("left", PagePaper.sideMargin)
    part.put("right", PagePaper.sideMargin)
    part.put("top", PagePaper.topMargin)
    part.put("bottom", PagePaper.bottomMargin)
    part.put(" header=\"0.3\" footer=\"0.3\"/><pageSetup")
    part.put("paperSize", Int(sheet.paper.code))
    // One page wide, or the pages beside each other before those below.
    part.put(fitsWidth ? " fitToHeight=\"0\"" : " pageOrder=\"overThenDown\"")
    part.put(" orientation=\"landscape\"/><headerFooter><oddFooter>")
    part.put(text: WrittenText.plain(footer))
    part.put("</oddFooter></headerFooter>")
  }

  private func putBreaks(to part: inout ByteWriter) {
    putBreaks("rowBreaks", sheet.pageBreaks, upTo: CellAddress.maximumColumns - 1, to: &part)
    putBreaks("colBreaks", sheet.columnBreaks, upTo: CellAddress.maximumRows - 1, to: &part)
  }

  private func putBreaks(
    _ name: StaticString, _ places: [Int], upTo last: Int, to part: inout ByteWriter
  ) {
    guard !places.isEmpty else { return }
    part.put(UInt8(ascii: "<"))
    part.put(name)
    part.put("count", places.count)
    part.put("manualBreakCount", places.count)
    part.put(UInt8(ascii: ">"))
    for place in places {
      part.put("<brk")
      part.put("id", place)
      part.put("max", last)
      part.put(" man=\"1\"/>")
    }
    part.put("</")
    part.put(name)
    part.put(UInt8(ascii: ">"))
  }
}
