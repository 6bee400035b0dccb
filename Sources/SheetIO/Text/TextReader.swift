/// Reads a sheet as text: pasted, with tabs between the fields, or saved as CSV.
///
/// Every line is a row, blank ones too, so that line 12 of a text without quoted line breaks is row 12. Every
/// field is a text cell exactly as it is; an empty one is not a cell.
public enum TextReader {
  /// The name of the one sheet, which a text does not say.
  public static let sheetName = "Texto"
}

extension TextReader: WorkbookReader {
  static func recognizes(_ bytes: RawSpan) -> Bool {
    bytes.withUnsafeBytes { bytes in
      guard ForeignFormat.name(of: bytes) == nil else { return false }
      switch ByteOrderMark(startOf: bytes) {
      case .utf16LittleEndian, .utf16BigEndian: return true
      case .utf8, nil: if TextEncoding.utf16ByteOrder(bytes) != nil { return true }
      }
      return !bytes.prefix(FormatSignature.bytes).contains(where: isBinary)
    }
  }

  static func read(_ bytes: RawSpan, limits: ReadLimits) throws(SheetError) -> Workbook {
    let text = try bytes.withUnsafeBytes { (bytes) throws(SheetError) in try TextEncoding(bytes) }
    try refuseBinary(text.utf8)
    let delimiter = Delimiter.agreed(in: text.utf8)
    let isFragment = !text.utf8.contains { $0 == delimiter.byte || $0 == 0x0A || $0 == 0x0D }
    guard !isFragment else { throw SheetError(.unknownFormat(fragment)) }

    var cells: [Cell] = []
    var notices = text.notices.map { WorkbookNotice($0, sheet: sheetName) }
    var budget = CellBudget(limits)
    var shape = TextShape()
    // The end-of-file mark of DOS is not a cell.
    let utf8 = text.utf8.last == endOfFile ? text.utf8.dropLast() : text.utf8
    var rows = DelimitedRows(utf8, delimiter: delimiter)
    var firstCount: Int?
    var index = 0
    while let row = rows.next() {
      notices += row.strayQuoteLines.map { WorkbookNotice(.strayQuote(line: $0), sheet: sheetName) }
      try append(row, index, to: &cells, &budget)
      shape.lastField = CellAddress(row: index, column: row.fields.count - 1)
      if shape.unclosedQuote == nil, let field = row.unclosedField {
        shape.unclosedQuote = CellAddress(row: index, column: field)
      }
      index += 1
      let isBlank = row.fields.allSatisfy(\.isEmpty)
      shape.countsOfFields.append(isBlank ? 0 : Int32(row.fields.count))
      guard delimiter != .tab, !isBlank else { continue }
      let expected = firstCount ?? row.fields.count
      firstCount = expected
      if row.fields.count != expected {
        let kind = WorkbookNotice.Kind.raggedRow(line: row.line, found: row.fields.count, expected: expected)
        notices.append(WorkbookNotice(kind, sheet: sheetName))
      }
    }
    shape.isEnded = utf8.last == 0x0A || utf8.last == 0x0D
    let sheet = Sheet(name: sheetName, position: 0, cells: cells)
    var workbook = Workbook(format: delimiter == .tab ? .tsv : .csv, sheets: [sheet], notices: notices)
    workbook.textShape = shape
    return workbook
  }

  private static func append(
    _ row: DelimitedRows.Row, _ index: Int, to cells: inout [Cell], _ budget: inout CellBudget
  ) throws(SheetError) {
    guard row.fields.count <= CellAddress.maximumColumns else {
      throw SheetError(.tooLarge(what: .columns, limit: CellAddress.maximumColumns)).located(line: row.line)
    }
    for (column, field) in row.fields.enumerated() where !field.isEmpty {
      try budget.count()
      try budget.count(text: field)
      cells.append(Cell(CellAddress(row: index, column: column), .text(field)))
    }
  }

  /// What DOS puts after a text's last byte.
  private static let endOfFile: UInt8 = 0x1A

  /// A phrase without a line's end or a field's: an error message saved under a workbook's name.
  private static let fragment = BilingualText(
    es: "una sola frase de texto, sin renglones ni columnas",
    en: "a single phrase of text, without rows or columns")

  private static func refuseBinary(_ utf8: [UInt8]) throws(SheetError) {
    var text = utf8[...]
    if text.last == endOfFile { text = text.dropLast() }
    guard let offset = text.firstIndex(where: isBinary) else { return }
    let line = text[..<offset].count { $0 == 0x0A } + 1
    throw SheetError(.unknownFormat(nil)).located(line: line)
  }

  /// Whether a byte is a control character that no text has.
  ///
  /// A form feed is where a printed page ended.
  private static func isBinary(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D && byte != 0x1A
  }
}
