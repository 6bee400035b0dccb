/// Strings of BIFF8: UTF-16, or its low bytes alone, possibly broken over CONTINUE records.
///
/// Where the characters break, the next record begins with a byte that says again how they are stored; where
/// formatting runs or phonetics break, it does not. Source: MS-XLS 2.5.293 (XLUnicodeRichExtendedString), 2.5.294.
struct BIFFTextReader {
  private let parts: [UnsafeBufferPointer<UInt8>]
  private var part = 0
  private var cursor: ByteCursor

  private static let isWide = 0x01
  private static let hasPhonetics = 0x04
  private static let hasRuns = 0x08

  /// A reader at an offset into the first of the parts.
  init(_ parts: [UnsafeBufferPointer<UInt8>], at offset: Int = 0) throws(SheetError) {
    self.parts = parts
    cursor = ByteCursor(parts[0])
    try cursor.skip(offset)
  }

  /// Whether every byte has been read; a CONTINUE that is empty counts as read.
  var isAtEnd: Bool { cursor.remaining == 0 && parts[(part + 1)...].allSatisfy(\.isEmpty) }

  /// From where on, in units of UTF-16, a string has which font.
  typealias Runs = [(start: Int, font: Int)]

  /// A string whose length takes two bytes, or one.
  mutating func string(lengthBytes: Int = 2) throws(SheetError) -> String {
    try richString(lengthBytes: lengthBytes).text
  }

  /// A string with its formatting runs.
  mutating func richString(lengthBytes: Int = 2) throws(SheetError) -> (text: String, runs: Runs) {
    if cursor.remaining == 0 { try nextPart() }
    let count = lengthBytes == 1 ? try cursor.uint8() : try uint16()
    if cursor.remaining == 0, count == 0 { return ("", []) }
    if cursor.remaining == 0 { try nextPart() }
    let flags = try cursor.uint8()
    let runCount = flags & Self.hasRuns != 0 ? try uint16() : 0
    let phoneticBytes = flags & Self.hasPhonetics != 0 ? Int(try uint32()) : 0
    let text = try characters(count, isWide: flags & Self.isWide != 0)
    var runs: Runs = []
    for _ in 0..<runCount { runs.append((try uint16(), try uint16())) }
    try skip(phoneticBytes)
    return (text, runs)
  }

  private mutating func characters(_ count: Int, isWide: Bool) throws(SheetError) -> String {
    var isWide = isWide
    // Most strings lie in one record.
    if cursor.remaining >= count * (isWide ? 2 : 1) {
      let bytes = try cursor.take(count * (isWide ? 2 : 1))
      return isWide ? SoundText.utf16(bytes) : SoundText.latin1(bytes)
    }
    // The others are widened, since their parts may be stored either way.
    var wide: [UInt8] = []
    var left = count
    while left > 0 {
      if cursor.remaining == 0 {
        try nextPart()
        // An empty CONTINUE carries nothing on.
        guard cursor.remaining > 0 else { continue }
        isWide = try cursor.uint8() & Self.isWide != 0
      }
      let width = isWide ? 2 : 1
      let fitting = min(left, cursor.remaining / width)
      for byte in try cursor.take(fitting * width) {
        wide.append(byte)
        if !isWide { wide.append(0) }
      }
      left -= fitting
      // Some writers leave half a character at the end of a record, which Excel passes over.
      if left > 0 { try cursor.skip(cursor.remaining) }
    }
    return wide.withUnsafeBufferPointer { SoundText.utf16($0) }
  }

  private mutating func nextPart() throws(SheetError) {
    part += 1
    guard part < parts.count else {
      throw SheetError(
        .damagedContainer(
          BilingualText(es: "un texto más largo que sus registros", en: "a string is longer than its records")
        ))
    }
    cursor = ByteCursor(parts[part])
  }

  private mutating func skip(_ count: Int) throws(SheetError) {
    var left = count
    while left > 0 {
      if cursor.remaining == 0 { try nextPart() }
      let here = min(left, cursor.remaining)
      try cursor.skip(here)
      left -= here
    }
  }

  private mutating func uint16() throws(SheetError) -> Int {
    if cursor.remaining >= 2 { return try cursor.uint16() }
    let low = try splitByte()
    return low | (try splitByte()) << 8
  }

  private mutating func uint32() throws(SheetError) -> UInt32 {
    if cursor.remaining >= 4 { return try cursor.uint32() }
    let low = try uint16()
    return UInt32(low) | UInt32(try uint16()) << 16
  }

  private mutating func splitByte() throws(SheetError) -> Int {
    if cursor.remaining == 0 { try nextPart() }
    return try cursor.uint8()
  }
}
