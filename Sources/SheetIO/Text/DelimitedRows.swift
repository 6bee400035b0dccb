/// Splits a text into rows of fields.
///
/// Comma and semicolon: RFC 4180, with quotes around any field. Tab: as spreadsheets paste, where quotes
/// enclose a field only when it holds a tab, a line break, a quote or a comma; any other quote is a letter.
/// The text must outlive it; no field is copied until its text is asked for.
struct DelimitedRows {
  /// One field: where its text is, the quotes that enclose it taken off.
  struct FieldBytes {
    fileprivate(set) var bytes: Range<Int>
    fileprivate(set) var isASCII: Bool
    /// Whether quotes in it are doubled.
    fileprivate(set) var hasDoubledQuotes: Bool
  }

  /// One row, blank ones included.
  struct Row {
    /// The one-based line of the text on which the row begins.
    fileprivate(set) var line = 1
    /// The first of its fields, as many as a sheet has columns.
    fileprivate(set) var fields: [FieldBytes] = []
    /// How many there are.
    fileprivate(set) var count = 0
    /// Whether no field holds anything.
    fileprivate(set) var isBlank = true
    /// The lines, one-based, with a quote that encloses nothing.
    fileprivate(set) var strayQuoteLines: [Int] = []
    /// The field that begins with a quote after which none closes it.
    fileprivate(set) var unclosedField: Int?
  }

  /// The row that was read last.
  private(set) var row = Row()

  private let utf8: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private let isTab: Bool
  private var position = 0
  private var line = 1
  /// Whether the quote that was looked at last is closed nowhere.
  private var isOpenToTheEnd = false

  init(_ utf8: UnsafeBufferPointer<UInt8>, delimiter: Delimiter) {
    self.utf8 = utf8
    self.delimiter = delimiter.byte
    isTab = delimiter == .tab
  }

  /// Reads the next row; `false` at the end.
  ///
  /// A last line without a line break is a row all the same.
  mutating func next() -> Bool {
    guard position < utf8.count else { return false }
    row.line = line
    row.fields.removeAll(keepingCapacity: true)
    row.count = 0
    row.isBlank = true
    if !row.strayQuoteLines.isEmpty { row.strayQuoteLines = [] }
    row.unclosedField = nil
    while true {
      let field = readField()
      if row.count < CellAddress.maximumColumns { row.fields.append(field) }
      row.count += 1
      row.isBlank = row.isBlank && field.bytes.isEmpty
      guard position < utf8.count, utf8[position] == delimiter else { break }
      position += 1
    }
    skipLineBreak()
    return true
  }

  /// The text of a field.
  func text(of field: FieldBytes) -> String {
    let bytes = UnsafeBufferPointer(rebasing: utf8[field.bytes])
    guard field.hasDoubledQuotes else { return SoundText.utf8(bytes, isASCII: field.isASCII) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { text in
      var index = 0
      var count = 0
      while index < bytes.count {
        text[count] = bytes[index]
        count += 1
        // Of two quotes on end, which are always together here, one counts.
        index += bytes[index] == Self.quote ? 2 : 1
      }
      return SoundText.utf8(UnsafeBufferPointer(rebasing: text[..<count]), isASCII: field.isASCII)
    }
  }

  /// Whether a field, without doubled quotes, has a text.
  func isText(of field: FieldBytes, _ text: String) -> Bool {
    guard !field.hasDoubledQuotes, text.utf8.count == field.bytes.count else { return false }
    let bytes = UnsafeBufferPointer(rebasing: utf8[field.bytes])
    return text.utf8.withContiguousStorageIfAvailable { XMLByte.equal($0, bytes) } ?? false
  }

  private mutating func readField() -> FieldBytes {
    if position < utf8.count, utf8[position] == Self.quote {
      if let field = readQuotedField() { return field }
      if isOpenToTheEnd, row.unclosedField == nil { row.unclosedField = row.count }
    }
    let start = position
    var quotes = 0
    var isASCII = true
    while true {
      position = firstSign(from: position, delimiter, &isASCII)
      guard position < utf8.count, utf8[position] == Self.quote else { break }
      quotes += 1
      position += 1
    }
    // In tab text a pair of quotes around words is part of the text, and no reason to speak.
    if quotes > 0, !isTab || !quotes.isMultiple(of: 2) { row.strayQuoteLines.append(line) }
    return FieldBytes(bytes: start..<position, isASCII: isASCII, hasDoubledQuotes: false)
  }

  /// The field in quotes at the position; `nil`, and nothing consumed, when the quotes do not enclose it.
  private mutating func readQuotedField() -> FieldBytes? {
    var index = position + 1
    var isASCII = true
    var hasDoubledQuotes = false
    var lineBreaks = 0
    while true {
      index = firstSign(from: index, Self.quote, &isASCII)
      guard index < utf8.count else { break }
      if utf8[index] == Self.quote {
        guard index + 1 < utf8.count, utf8[index + 1] == Self.quote else { break }
        hasDoubledQuotes = true
        index += 2
      } else {
        let isSecondHalf = utf8[index] == Self.lineFeed && utf8[index - 1] == Self.carriageReturn
        if !isSecondHalf { lineBreaks += 1 }
        index += 1
      }
    }
    isOpenToTheEnd = index == utf8.count
    let isClosed = index < utf8.count && (index + 1 == utf8.count || isEnd(utf8[index + 1]))
    let bytes = (position + 1)..<index
    guard isClosed, !isTab || hasDoubledQuotes || lineBreaks > 0 || needsQuotes(bytes) else { return nil }
    position = index + 1
    line += lineBreaks
    return FieldBytes(bytes: bytes, isASCII: isASCII, hasDoubledQuotes: hasDoubledQuotes)
  }

  /// Whether a field has a sign for which it is in quotes, besides quotes and line breaks.
  private func needsQuotes(_ field: Range<Int>) -> Bool {
    utf8[field].contains { $0 == delimiter || $0 == UInt8(ascii: ",") }
  }

  /// The first quote, line break or other sign from a place on, or the end; whether all before it is ASCII, too.
  @inline(__always)
  private func firstSign(from start: Int, _ sign: UInt8, _ isASCII: inout Bool) -> Int {
    var index = start
    while index + EightBytes.count <= utf8.count {
      let these = EightBytes(utf8, at: index)
      guard let first = these.firstFieldEnd(or: sign) else {
        isASCII = isASCII && these.areASCII
        index += EightBytes.count
        continue
      }
      isASCII = isASCII && these.keeping(first).areASCII
      return index + first
    }
    while index < utf8.count, utf8[index] != sign, utf8[index] != Self.quote, !isLineBreak(utf8[index]) {
      isASCII = isASCII && utf8[index] < 0x80
      index += 1
    }
    return index
  }

  private mutating func skipLineBreak() {
    guard position < utf8.count else { return }
    let isPair =
      utf8[position] == Self.carriageReturn && position + 1 < utf8.count
      && utf8[position + 1] == Self.lineFeed
    position += isPair ? 2 : 1
    line += 1
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || isLineBreak(byte) }

  private func isLineBreak(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
