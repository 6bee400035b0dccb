/// Reads the records of one worksheet.
///
/// Source: MS-XLS 2.1.7.20.5 (worksheet substream).
struct BIFFSheet {
  private(set) var cells: [Cell] = []
  private(set) var merges: [CellRange] = []
  private(set) var hiddenRows: Set<Int> = []
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  private(set) var notices: [WorkbookNotice.Kind] = []
  private(set) var marks: [CellAddress: CellMarks] = [:]
  /// Formulas whose stored result is an empty text.
  private(set) var emptyResults = UncalculatedFormulas()
  /// Whether some formula neither asks to be computed on opening nor has an empty text as its result.
  private(set) var hasComputedResults = false
  /// The budget as it is after this sheet.
  private(set) var budget: CellBudget
  /// Whether the sheet's last record was met.
  private(set) var isEnded = false

  private let globals: BIFFGlobals
  /// The cell whose formula gave a text that is in a STRING record to come.
  private var awaited: (address: CellAddress, format: NumberFormat)?
  /// The style of the cell that is being read.
  private var style = 0

  init(_ globals: BIFFGlobals, budget: CellBudget) {
    self.globals = globals
    self.budget = budget
  }

  mutating func read(_ stream: UnsafeBufferPointer<UInt8>, from position: Int) throws(SheetError) {
    var records = BIFFRecords(stream, from: BIFFRecords.beginning(in: stream, near: position))
    guard let first = records.next(), first.type == BIFFType.beginOfFile else {
      throw SheetError(
        .damagedContainer(
          BilingualText(
            es: "ninguna hoja empieza en el byte \(position) del libro",
            en: "no sheet begins at byte \(position) of the workbook stream")))
    }
    // Charts inside the sheet have a beginning and an end of their own.
    var depth = 1
    while let record = records.next() {
      switch record.type {
      case BIFFType.beginOfFile: depth += 1
      case BIFFType.endOfFile: depth -= 1
      case BIFFType.dimensions where depth == 1 && cells.isEmpty:
        try makeRoom(ByteCursor(record.body), most: (stream.count - record.position) / Self.bytesOfCell)
      default: if depth == 1 { try read(record) }
      }
      if depth == 0 {
        isEnded = true
        break
      }
    }
  }

  private mutating func read(_ record: BIFFRecords.Record) throws(SheetError) {
    var body = ByteCursor(record.body)
    switch record.type {
    case BIFFType.labelSST:
      let (address, format) = try place(&body)
      let index = Int(try body.uint32())
      guard globals.sharedStrings.indices.contains(index) else {
        notices.append(.lostSharedString(address))
        return
      }
      let fonts = globals.stringFonts.isEmpty ? nil : globals.stringFonts[index]
      try add(address, text: globals.sharedStrings[index], format, fonts: fonts)
    case BIFFType.label, BIFFType.richString:
      let (address, format) = try place(&body)
      let text = try globals.text(record.parts, at: body.position)
      let fonts = record.type == BIFFType.richString ? try richFonts(body, text) : nil
      try add(address, text: text, format, fonts: fonts)
    case BIFFType.number:
      let (address, format) = try place(&body)
      try add(address, number: try body.double(), format)
    case BIFFType.rk:
      let (address, format) = try place(&body)
      try add(address, number: Self.rk(try body.uint32()), format)
    case BIFFType.mulRK: try addMany(&body)
    case BIFFType.boolErr:
      let (address, format) = try place(&body)
      let value = try body.uint8()
      try add(address, try body.uint8() == 1 ? Self.error(value) : .boolean(value != 0), format)
    case BIFFType.formula, BIFFType.formula3, BIFFType.formula4: try addFormula(&body)
    case BIFFType.string:
      guard let awaited else { return }
      self.awaited = nil
      let text = try globals.text(record.parts, at: 0)
      try add(awaited.address, text: text, awaited.format, isFormula: true)
    case BIFFType.mergedCells: try addMerges(&body)
    case BIFFType.row: try readRow(&body)
    case BIFFType.columnInfo: try readColumns(&body)
    default: break
    }
  }

  /// Makes room for as many cells as the sheet says that it has, and the stream can have.
  ///
  /// Source: MS-XLS 2.4.90 (Dimensions); those of BIFF5 have rows of two bytes.
  private mutating func makeRoom(_ body: ByteCursor, most: Int) throws(SheetError) {
    var body = body
    guard globals.isBIFF8, body.remaining >= 12 else { return }
    let rows = (Int(try body.uint32()), Int(try body.uint32()))
    let columns = (try body.uint16(), try body.uint16())
    guard rows.0 < rows.1, columns.0 < columns.1 else { return }
    cells.reserveCapacity(min((rows.1 - rows.0) * (columns.1 - columns.0), most, Self.mostRoom))
  }

  /// The cells, without the room for more: a file may have many sheets that say more than they hold.
  var fittingCells: [Cell] { cells.capacity > 2 * cells.count ? cells.map { $0 } : cells }

  /// What a cell takes that has a record of its own.
  private static let bytesOfCell = 14
  /// Whoever has more cells gets room as they come.
  private static let mostRoom = 1 << 16

  // MARK: Cells

  /// The fonts of a text that is in its cell, as BIFF5 has them: a count of runs and two bytes for each.
  ///
  /// Source: Excel 97 SDK, RSTRING.
  private func richFonts(_ body: ByteCursor, _ text: String) throws(SheetError) -> FontRuns? {
    guard !globals.isBIFF8, globals.fonts.haveMarks else { return nil }
    var rest = body
    try rest.skip(try rest.uint16())
    guard rest.remaining > 0 else { return nil }
    var runs: BIFFTextReader.Runs = []
    for _ in 0..<(try rest.uint8()) where rest.remaining >= 2 {
      runs.append((try rest.uint8(), try rest.uint8()))
    }
    return globals.fonts.runs(runs, of: text)
  }

  private mutating func place(_ body: inout ByteCursor) throws(SheetError) -> (CellAddress, NumberFormat) {
    let row = try body.uint16()
    let column = try body.uint16()
    return (CellAddress(row: row, column: column), format(try body.uint16()))
  }

  private mutating func format(_ style: Int) -> NumberFormat {
    self.style = style
    return globals.formats.indices.contains(style) ? globals.formats[style] : .general
  }

  private mutating func add(
    _ address: CellAddress, number: Double, _ format: NumberFormat, isFormula: Bool = false
  )
    throws(SheetError)
  {
    try add(address, format.isDate ? .date(number) : .number(number), format, isFormula: isFormula)
  }

  private mutating func add(
    _ address: CellAddress, text: consuming String, _ format: NumberFormat, isFormula: Bool = false,
    fonts: FontRuns? = nil
  ) throws(SheetError) {
    let bytes = text.utf8.count
    guard bytes > 0 else { return }
    try budget.count(textBytes: bytes)
    try add(Cell(address, .text(text), format: format, isFormula: isFormula), fonts, bytes)
  }

  private mutating func add(
    _ address: CellAddress, _ value: CellValue, _ format: NumberFormat, isFormula: Bool = false
  ) throws(SheetError) {
    try add(Cell(address, value, format: format, isFormula: isFormula))
  }

  /// Adds a cell, with the fonts of its text and how many bytes of UTF-8 that has.
  @inline(__always)
  private mutating func add(
    _ cell: consuming Cell, _ fonts: FontRuns? = nil, _ bytes: Int = 0
  ) throws(SheetError) {
    let address = cell.address
    guard address.column < CellAddress.maximumColumns else {
      throw SheetError(.tooLarge(what: .columns, limit: CellAddress.maximumColumns))
    }
    try budget.count()
    cells.append(cell)
    guard globals.fonts.haveMarks else { return }
    let ofCell = globals.marks.indices.contains(style) ? globals.marks[style] : nil
    marks.enter(fonts.map { $0.marks(bytes, in: ofCell) } ?? ofCell.map(CellMarks.whole), at: address)
  }

  /// Several RK numbers of one row.
  ///
  /// Source: MS-XLS 2.4.175 (MulRk).
  private mutating func addMany(_ body: inout ByteCursor) throws(SheetError) {
    let row = try body.uint16()
    var column = try body.uint16()
    // The last two bytes name the last column again.
    while body.remaining >= 6 {
      let style = try body.uint16()
      try add(
        CellAddress(row: row, column: column), number: Self.rk(try body.uint32()), format(style))
      column += 1
    }
  }

  /// A formula with its stored result.
  ///
  /// Source: MS-XLS 2.4.127 (Formula), 2.5.133 (FormulaValue).
  private mutating func addFormula(_ body: inout ByteCursor) throws(SheetError) {
    let (address, format) = try place(&body)
    let bytes = try body.take(8)
    awaited = nil
    let isEmpty = bytes[6] == 0xFF && bytes[7] == 0xFF && bytes[0] == 3
    let asksForComputing = body.remaining >= 2 ? try body.uint16() & Self.computesOnLoad != 0 : false
    if !isEmpty, !asksForComputing { hasComputedResults = true }
    if isEmpty { emptyResults.add(address) }
    guard bytes[6] == 0xFF, bytes[7] == 0xFF else {
      var number = ByteCursor(bytes)
      return try add(address, number: try number.double(), format, isFormula: true)
    }
    switch bytes[0] {
    case 0: awaited = (address, format)
    case 1: try add(address, .boolean(bytes[2] != 0), format, isFormula: true)
    case 2: try add(address, Self.error(Int(bytes[2])), format, isFormula: true)
    default: break  // 3 is an empty text
    }
  }

  /// The bit fCalcOnLoad, which PHP's writers set; MS-XLS calls it reserved.
  private static let computesOnLoad = 0x02

  /// A number in four bytes: 30 bits of a double or of an integer, possibly times 100.
  ///
  /// Source: MS-XLS 2.5.217 (RkNumber).
  private static func rk(_ value: UInt32) -> Double {
    let isHundredfold = value & 1 != 0
    let isInteger = value & 2 != 0
    let number =
      isInteger
      ? Double(Int32(bitPattern: value) >> 2) : Double(bitPattern: UInt64(value & ~3) << 32)
    return isHundredfold ? number / 100 : number
  }

  /// Source: MS-XLS 2.5.10 (Bes).
  private static func error(_ code: Int) -> CellValue {
    switch code {
    case 0x00: .error("#NULL!")
    case 0x07: .error("#DIV/0!")
    case 0x0F: .error("#VALUE!")
    case 0x17: .error("#REF!")
    case 0x1D: .error("#NAME?")
    case 0x24: .error("#NUM!")
    case 0x2A: .error("#N/A")
    case 0x2B: .error("#GETTING_DATA")
    default: .error("#ERR\(code)!")
    }
  }

  // MARK: Layout

  /// Source: MS-XLS 2.4.168 (MergeCells).
  private mutating func addMerges(_ body: inout ByteCursor) throws(SheetError) {
    for _ in 0..<(try body.uint16()) where body.remaining >= 8 {
      let rows = (try body.uint16(), try body.uint16())
      let columns = (try body.uint16(), try body.uint16())
      guard rows.0 <= rows.1, columns.0 <= columns.1, rows.0 != rows.1 || columns.0 != columns.1 else {
        continue
      }
      try budget.count()
      merges.append(
        CellRange(
          CellAddress(row: rows.0, column: columns.0), CellAddress(row: rows.1, column: columns.1)))
    }
  }

  /// Source: MS-XLS 2.4.221 (Row): the bit fDyZero says hidden.
  private mutating func readRow(_ body: inout ByteCursor) throws(SheetError) {
    let row = try body.uint16()
    guard body.remaining >= 12 else { return }
    try body.skip(10)
    guard try body.uint16() & 0x20 != 0 else { return }
    try budget.count()
    hiddenRows.insert(row)
  }

  /// Source: MS-XLS 2.4.53 (ColInfo).
  private mutating func readColumns(_ body: inout ByteCursor) throws(SheetError) {
    guard body.remaining >= 10 else { return }
    let first = try body.uint16()
    let last = try body.uint16()
    let width = try body.uint16()
    try body.skip(2)
    guard try body.uint16() & 1 != 0 || width == 0, first <= last else { return }
    try budget.count()
    hiddenColumns.append(first...last)
  }
}
