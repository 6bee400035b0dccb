/// What a workbook stream says before its sheets: their names and places, number formats, shared strings.
///
/// Source: MS-XLS 2.1.7.20.3 (Globals substream).
struct BIFFGlobals {
  /// One tab.
  struct Tab {
    let name: String
    /// Where the sheet's records begin in the stream.
    let position: Int
    let visibility: Sheet.Visibility
    /// Whether it is a grid, and no chart, macro sheet or module.
    let isWorksheet: Bool
    /// Whether it contains Excel 4 macros.
    var isMacroSheet = false
  }

  /// Whether strings are those of BIFF8, else bytes in the code page.
  private(set) var isBIFF8 = true
  private(set) var codePage = CodePage.usual
  private(set) var dateSystem = DateSystem.from1900
  private(set) var tabs: [Tab] = []
  private(set) var sharedStrings: [String] = []
  /// The fonts of those shared strings that have runs, by their index.
  private(set) var stringFonts: [Int: FontRuns] = [:]
  /// How each font sets its text apart.
  private(set) var fonts = BIFFFonts()
  /// How the font of each cell style does, by its index; empty when none does.
  private(set) var marks: [FontMark?] = []
  /// Whether the workbook says which program computed it last.
  private(set) var tellsRecalculation = false
  /// The number format of each cell style, by its index.
  private(set) var formats: [NumberFormat] = []

  private static let biff5 = 0x0500
  private static let biff8 = 0x0600
  private static let worksheetStream = 0x0010

  /// Reads the globals at the beginning of a stream.
  init(_ stream: UnsafeBufferPointer<UInt8>) throws(SheetError) {
    var records = BIFFRecords(stream)
    guard let first = records.next(), first.type == BIFFType.beginOfFile else {
      throw SheetError(
        .damagedContainer(
          BilingualText(es: "un libro sin principio", en: "a workbook stream without beginning")))
    }
    var begin = ByteCursor(first.body)
    let version = try begin.uint16()
    guard version == Self.biff8 || version == Self.biff5 else {
      throw SheetError(
        .damagedContainer(BilingualText(es: "versión \(version) de BIFF", en: "BIFF version \(version)")))
    }
    isBIFF8 = version == Self.biff8
    if try begin.uint16() == Self.worksheetStream {
      // A sheet alone, as some programs export it.
      tabs = [Tab(name: "Sheet1", position: 0, visibility: .visible, isWorksheet: true)]
      return
    }
    try read(&records)
  }

  private mutating func read(_ records: inout BIFFRecords) throws(SheetError) {
    var custom: [(identifier: Int, record: BIFFRecords.Record)] = []
    var styles: [Int] = []
    var styleFonts: [Int] = []
    var names: [BIFFRecords.Record] = []
    while let record = records.next(), record.type != BIFFType.endOfFile {
      var body = ByteCursor(record.body)
      switch record.type {
      case BIFFType.filePass: throw SheetError(.passwordProtected)
      case BIFFType.codePage: if !isBIFF8 { codePage = try CodePage(body.uint16()) }
      case BIFFType.dateMode: if try body.uint16() == 1 { dateSystem = .from1904 }
      case BIFFType.boundSheet: names.append(record)
      case BIFFType.format: if body.remaining >= 2 { custom.append((try body.uint16(), record)) }
      case BIFFType.xf:
        styleFonts.append(try body.uint16())
        styles.append(try body.uint16())
      case BIFFType.font: try fonts.add(&body)
      case BIFFType.recalculationID: tellsRecalculation = true
      case BIFFType.sharedStrings: try readStrings(record.parts)
      default: break
      }
    }
    guard !records.isCut else {
      throw SheetError(
        .damagedContainer(
          BilingualText(es: "los datos generales del libro se cortan", en: "the workbook's globals break off")
        ))
    }
    // Only now is the code page known for certain.
    for record in names { tabs.append(try tab(record)) }
    var known: [Int: NumberFormat] = [:]
    // Of two with one number the later counts.
    for (identifier, record) in custom.reversed() where known[identifier] == nil {
      known[identifier] = NumberFormat(code: try formatCode(record.parts), dateSystem: dateSystem)
    }
    if fonts.haveMarks { marks = styleFonts.map { fonts.mark($0) } }
    for identifier in styles {
      let format = known[identifier] ?? NumberFormat(builtIn: identifier, dateSystem: dateSystem)
      known[identifier] = format
      formats.append(format)
    }
  }

  /// A string at an offset of a record, in the manner of the workbook's version.
  func text(
    _ parts: [UnsafeBufferPointer<UInt8>], at offset: Int, lengthBytes: Int = 2
  ) throws(SheetError) -> String {
    if isBIFF8 {
      var reader = try BIFFTextReader(parts, at: offset)
      return try reader.string(lengthBytes: lengthBytes)
    }
    // BIFF5 strings are bytes alone, also in the records that carry them on.
    guard parts.count == 1 else {
      return try parts.flatMap { Array($0) }.withUnsafeBufferPointer { (bytes) throws(SheetError) in
        try text([bytes], at: offset, lengthBytes: lengthBytes)
      }
    }
    var cursor = ByteCursor(parts[0])
    try cursor.skip(offset)
    let count = lengthBytes == 1 ? try cursor.uint8() : try cursor.uint16()
    return try codePage.decode(try cursor.take(count))
  }

  /// The code of a FORMAT record; of one that is cut short what there is of it.
  ///
  /// Source: MS-XLS 2.4.126 (Format).
  private func formatCode(_ parts: [UnsafeBufferPointer<UInt8>]) throws(SheetError) -> String {
    do throws(SheetError) {
      return try text(parts, at: 2, lengthBytes: isBIFF8 ? 2 : 1)
    } catch {
      // Identifier, length, and in BIFF8 the byte that says how wide the characters are.
      let header = isBIFF8 ? 5 : 3
      var body = Array(parts[0])
      guard body.count >= header else { return "" }
      let width = isBIFF8 && body[header - 1] & 1 != 0 ? 2 : 1
      let count = (body.count - header) / width
      body[2] = UInt8(truncatingIfNeeded: count)
      if isBIFF8 {
        body[3] = UInt8(truncatingIfNeeded: count >> 8)
        body[4] &= 1
      }
      return try body.withUnsafeBufferPointer { (body) throws(SheetError) in
        try text([body], at: 2, lengthBytes: isBIFF8 ? 2 : 1)
      }
    }
  }

  /// Source: MS-XLS 2.4.28 (BoundSheet8).
  private func tab(_ record: BIFFRecords.Record) throws(SheetError) -> Tab {
    var body = ByteCursor(record.body)
    let position = Int(try body.uint32())
    let state = try body.uint8() & 0x03
    let kind = try body.uint8()
    let name = try text(record.parts, at: 6, lengthBytes: 1)
    let visibility: Sheet.Visibility = state == 0 ? .visible : state == 1 ? .hidden : .veryHidden
    return Tab(
      name: name, position: position, visibility: visibility, isWorksheet: kind == 0, isMacroSheet: kind == 1)
  }

  /// The shared strings: as many as there are bytes for, whatever the counts say.
  ///
  /// Source: MS-XLS 2.4.265 (SST).
  private mutating func readStrings(_ parts: [UnsafeBufferPointer<UInt8>]) throws(SheetError) {
    sharedStrings = []
    let counts = 8
    guard parts[0].count >= counts else { return }
    var cursor = ByteCursor(parts[0])
    try cursor.skip(4)
    let stated = Int(try cursor.uint32())
    var reader = try BIFFTextReader(parts, at: counts)
    while !reader.isAtEnd {
      do throws(SheetError) {
        let string = try reader.richString()
        // Fonts are before the strings.
        if fonts.haveMarks, !string.runs.isEmpty {
          stringFonts[sharedStrings.count] = fonts.runs(string.runs, of: string.text)
        }
        sharedStrings.append(string.text)
      } catch {
        // Bytes after the last string are leftovers of the writer.
        guard sharedStrings.count >= stated else { throw error }
        break
      }
    }
  }
}
