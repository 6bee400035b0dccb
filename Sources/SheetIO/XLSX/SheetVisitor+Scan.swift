/// What is read in one go, since nearly all programs write it so.
extension SheetVisitor {
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) throws(SheetError) -> Int {
    guard skippedDepth == 0 else { return start }
    switch state {
    case .sheetData: return try scanRows(bytes, from: start)
    case .row: return try scanCells(bytes, from: start, in: nil)
    case .outside: return try scanMerges(bytes, from: start)
    case .cell, .value, .inlineText: return start
    }
  }

  /// Reads whole rows of plain cells; a row that has another is left as it was.
  private mutating func scanRows(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(SheetError) -> Int {
    var place = start
    while let found = PlainRow(bytes, at: place) {
      let before = self.row
      let known = (cells: cells.count, oddities: oddities.count, budget, uncalculated, emptyResults)
      row = found.number - 1
      column = -1
      var end = try scanCells(bytes, from: found.end, in: found.digits)
      guard XMLByte.skip("</row>", in: bytes, &end) else {
        row = before
        cells.removeSubrange(known.cells...)
        oddities.removeSubrange(known.oddities...)
        (_, _, budget, uncalculated, emptyResults) = known
        break
      }
      place = end
    }
    return place
  }

  private mutating func scanMerges(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(SheetError) -> Int {
    var place = start
    while let found = PlainMerge(bytes, at: place) {
      try merge(found.range)
      place = found.end
    }
    return place
  }

  /// Reads plain cells; `digits` are those of the number of the row that is read, where it is known.
  private mutating func scanCells(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, in digits: RowDigits?
  ) throws(SheetError) -> Int {
    var place = start
    while true {
      if let digits {
        while let found = QuickCell(bytes, at: place, in: digits), try take(found) { place = found.end }
      }
      guard let found = PlainCell(bytes, at: place) else { return place }
      column = found.address.column
      // A cell that has only a style holds nothing.
      if found.isFormula || !found.value.isEmpty, try !take(found) {
        cell.begin(found.address, type: found.type, style: found.style)
        cell.isFormula = found.isFormula
        cell.bytes.append(contentsOf: found.value)
        try closeCell()
      }
      place = found.end
    }
  }

  private func format(_ style: Int) -> NumberFormat? {
    context.formats.indices.contains(style) ? context.formats[style] : nil
  }

  /// Takes a cell of a workbook that sets nothing apart by its fonts; whether there was no more to look at.
  @inline(__always)
  private mutating func take(_ found: QuickCell) throws(SheetError) -> Bool {
    guard !found.isEmpty else {
      column = found.column
      return true
    }
    guard context.isUnmarked else { return false }
    let format = format(found.style)
    let address = CellAddress(row: row, column: found.column)
    if found.isShared {
      guard !found.isNegative, context.sharedStrings.indices.contains(found.digits),
        !context.sharedStrings[found.digits].isEmpty
      else { return false }
      let text = context.sharedStrings[found.digits]
      try budget.count(text: text)
      try budget.count()
      cells.append(
        Cell(address, .text(text), format: format ?? .general, isFormula: found.isFormula))
    } else {
      try budget.count()
      let number = found.isNegative ? -Double(found.digits) : Double(found.digits)
      cells.append(
        Cell(
          address, format?.isDate == true ? .date(number) : .number(number), format: format ?? .general,
          isFormula: found.isFormula))
    }
    column = found.column
    return true
  }

  /// Takes a number or a shared string of a workbook that sets nothing apart by its fonts; whether it is one.
  private mutating func take(_ found: PlainCell) throws(SheetError) -> Bool {
    guard context.isUnmarked else { return false }
    let format = found.style.flatMap(format)
    let value: CellValue
    switch found.type {
    case nil:
      guard let number = DecimalText.number(found.value) else { return false }
      value = format?.isDate == true ? .date(number) : .number(number)
    case .some(let type) where type == "s":
      guard let index = XMLText(found.value).integer, context.sharedStrings.indices.contains(index),
        !context.sharedStrings[index].isEmpty
      else { return false }
      let text = context.sharedStrings[index]
      try budget.count(text: text)
      value = .text(text)
    default: return false
    }
    try budget.count()
    cells.append(Cell(found.address, value, format: format ?? .general, isFormula: found.isFormula))
    return true
  }
}
