extension ODSVisitor {
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) throws(SheetError) -> Int {
    guard spelling.isUsual, skipped == 0, tables.count == 1, cell == nil else { return start }
    guard let row else { return try scanRows(bytes, from: start) }
    return row.table == nil ? start : try scanCells(bytes, from: start)
  }

  /// Reads whole rows of plain cells; a row that has another is left as it was.
  private mutating func scanRows(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(SheetError) -> Int {
    var place = start
    while let found = PlainTableRow(bytes, at: place) {
      let known = (
        column: tables[0].column, cells: tables[0].cells.count, merges: tables[0].merges.count,
        tables[0].uncalculated, budget
      )
      openRow(repeated: found.repeated, cellStyle: found.cellStyle, isHidden: false)
      var end = try scanCells(bytes, from: found.end)
      guard XMLByte.skip("</table:table-row>", in: bytes, &end) else {
        row = nil
        tables[0].cells.removeSubrange(known.cells...)
        tables[0].merges.removeSubrange(known.merges...)
        (tables[0].column, _, _, tables[0].uncalculated, budget) = known
        break
      }
      try closeRow()
      place = end
    }
    return place
  }

  private mutating func scanCells(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(SheetError) -> Int {
    var place = start
    while let found = PlainTableCell(bytes, at: place, hasExtension: spelling.hasExtension) {
      if try !take(found) {
        cell = ODSCell(found)
        try closeCell()
      }
      place = found.end
    }
    return place
  }

  /// Takes a cell with a number, a text or nothing of a workbook that sets nothing apart by its fonts; whether it is one.
  private mutating func take(_ found: PlainTableCell) throws(SheetError) -> Bool {
    let column = tables[0].column
    guard styles.areUnmarked, column < CellAddress.maximumColumns,
      tables[0].row < CellAddress.maximumRows
    else { return false }
    let repeats = ODSCell.count(found.columnsRepeated, most: CellAddress.maximumColumns)
    guard let type = found.type else {
      guard found.formula == nil, found.paragraphs.isEmpty, found.columnsSpanned == nil,
        found.rowsSpanned == nil
      else { return false }
      tables[0].column += repeats
      return true
    }
    guard found.formula == nil || found.paragraphs.cannotBeError else { return false }
    let value: CellValue
    var format = NumberFormat.general
    switch type {
    case "string":
      let text = found.paragraphs.string
      guard found.value == nil, !text.isEmpty else { return false }
      value = .text(text)
    case "float", "currency":
      guard let number = found.value.flatMap({ DecimalText.number($0.bytes) }) else { return false }
      value = .number(number)
      format = self.format(of: found, at: column)
      if format.isDate { format = .general }
    default: return false
    }
    tables[0].column += repeats
    if found.columnsSpanned != nil || found.rowsSpanned != nil {
      try merge(
        CellAddress(row: tables[0].row, column: column),
        columns: ODSCell.count(found.columnsSpanned, most: CellAddress.maximumColumns),
        rows: ODSCell.count(found.rowsSpanned, most: CellAddress.maximumRows))
    }
    for offset in 0..<repeats where column + offset < CellAddress.maximumColumns {
      try budget.count()
      let address = CellAddress(row: tables[0].row, column: column + offset)
      append(Cell(address, value, format: format, isFormula: found.formula != nil))
    }
    return true
  }

  private mutating func format(of found: PlainTableCell, at column: Int) -> NumberFormat {
    if let style = found.style { return styles.format(of: style) }
    return styles.format(row?.style ?? columnStyle(column))
  }
}

/// Whether a document has the prefixes that nearly all programs write, each for its own namespace.
struct ODSSpelling {
  /// Whether it has, and nothing in it declares others.
  private(set) var isUsual = false
  /// Whether LibreOffice's extension has its prefix, too.
  private(set) var hasExtension = false
  private var hasRoot = false

  /// An element opens.
  mutating func see(_ element: XMLElement) {
    guard element.hasDeclarations || !hasRoot else { return }
    guard !hasRoot else {
      isUsual = false
      return
    }
    hasRoot = true
    isUsual =
      element.declares("table", as: "urn:oasis:names:tc:opendocument:xmlns:table:1.0")
      && element.declares("office", as: "urn:oasis:names:tc:opendocument:xmlns:office:1.0")
      && element.declares("text", as: "urn:oasis:names:tc:opendocument:xmlns:text:1.0")
    hasExtension = element.declares(
      "calcext", as: "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0")
  }
}
