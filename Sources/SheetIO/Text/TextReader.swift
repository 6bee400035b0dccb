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
    try bytes.withUnsafeBytes { (bytes) throws(SheetError) in
      if let text = TextEncoding.unchanged(bytes) { return try read(text, notices: [], limits: limits) }
      let text = try TextEncoding(bytes)
      return try text.utf8.withUnsafeBufferPointer { (utf8) throws(SheetError) in
        try read(utf8, notices: text.notices, limits: limits)
      }
    }
  }

  private static func read(
    _ text: UnsafeBufferPointer<UInt8>, notices: [WorkbookNotice.Kind], limits: ReadLimits
  ) throws(SheetError) -> Workbook {
    // The end-of-file mark of DOS is not a cell.
    let utf8 = text.last == endOfFile ? UnsafeBufferPointer(rebasing: text.dropLast()) : text
    try refuseBinary(utf8)
    let delimiter = Delimiter.agreed(in: text)
    let isFragment = !text.contains { $0 == delimiter.byte || $0 == 0x0A || $0 == 0x0D }
    guard !isFragment else { throw SheetError(.unknownFormat(fragment)) }

    var cells: [Cell] = []
    // What is reserved and not used takes no memory.
    cells.reserveCapacity(min(utf8.count / fewestBytesOfCell, limits.cells, mostReserved))
    var notices = notices.map { WorkbookNotice($0, sheet: sheetName) }
    var budget = CellBudget(limits)
    var shape = TextShape()
    var rows = DelimitedRows(utf8, delimiter: delimiter)
    var firstCount: Int?
    var index = 0
    var above = TextsAbove()
    while rows.next() {
      for line in rows.row.strayQuoteLines {
        notices.append(WorkbookNotice(.strayQuote(line: line), sheet: sheetName))
      }
      try append(rows, index, to: &cells, &budget, &above)
      let count = rows.row.count
      shape.lastField = CellAddress(row: index, column: count - 1)
      if shape.unclosedQuote == nil, let field = rows.row.unclosedField {
        shape.unclosedQuote = CellAddress(row: index, column: field)
      }
      index += 1
      let isBlank = rows.row.isBlank
      shape.countsOfFields.append(isBlank ? 0 : Int32(count))
      guard delimiter != .tab, !isBlank else { continue }
      let expected = firstCount ?? count
      firstCount = expected
      if count != expected {
        let kind = WorkbookNotice.Kind.raggedRow(line: rows.row.line, found: count, expected: expected)
        notices.append(WorkbookNotice(kind, sheet: sheetName))
      }
    }
    shape.isEnded = utf8.last == 0x0A || utf8.last == 0x0D
    let sheet = Sheet(name: sheetName, position: 0, cells: cells)
    var workbook = Workbook(format: delimiter == .tab ? .tsv : .csv, sheets: [sheet], notices: notices)
    workbook.textShape = shape
    return workbook
  }

  /// Of a cell with what is around it, in a table with few blank ones.
  private static let fewestBytesOfCell = 16
  private static let mostReserved = 4_000_000

  private static func append(
    _ rows: borrowing DelimitedRows, _ index: Int, to cells: inout [Cell], _ budget: inout CellBudget,
    _ above: inout TextsAbove
  ) throws(SheetError) {
    guard rows.row.count <= CellAddress.maximumColumns else {
      throw SheetError(.tooLarge(what: .columns, limit: CellAddress.maximumColumns)).located(
        line: rows.row.line)
    }
    for column in rows.row.fields.indices where !rows.row.fields[column].bytes.isEmpty {
      let text = above.text(of: rows.row.fields[column], in: rows, at: column)
      try budget.count()
      try budget.count(text: text)
      cells.append(Cell(CellAddress(row: index, column: column), .text(text)))
    }
  }

  /// The texts of the row above: a flat table repeats in each row what it says of all, and keeps it once.
  private struct TextsAbove {
    private var texts: [String] = []

    /// Shorter texts take no memory of their own.
    private static let shortest = 16

    mutating func text(
      of field: DelimitedRows.FieldBytes, in rows: borrowing DelimitedRows, at column: Int
    ) -> String {
      guard field.bytes.count >= Self.shortest else { return rows.text(of: field) }
      while texts.count <= column { texts.append("") }
      if !rows.isText(of: field, texts[column]) { texts[column] = rows.text(of: field) }
      return texts[column]
    }
  }

  /// What DOS puts after a text's last byte.
  private static let endOfFile: UInt8 = 0x1A

  /// A phrase without a line's end or a field's: an error message saved under a workbook's name.
  private static let fragment = BilingualText(
    es: "una sola frase de texto, sin renglones ni columnas",
    en: "a single phrase of text, without rows or columns")

  private static func refuseBinary(_ utf8: UnsafeBufferPointer<UInt8>) throws(SheetError) {
    var index = 0
    while index < utf8.count {
      if index + EightBytes.count <= utf8.count, !EightBytes(utf8, at: index).has(below: 0x20) {
        index += EightBytes.count
        continue
      }
      let end = min(index + EightBytes.count, utf8.count)
      if let offset = utf8[index..<end].firstIndex(where: isBinary) {
        let line = utf8[..<offset].count { $0 == 0x0A } + 1
        throw SheetError(.unknownFormat(nil)).located(line: line)
      }
      index = end
    }
  }

  /// Whether a byte is a control character that no text has.
  ///
  /// A form feed is where a printed page ended.
  private static func isBinary(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D && byte != 0x1A
  }
}
