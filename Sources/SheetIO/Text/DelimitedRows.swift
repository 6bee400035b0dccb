/// Splits a text into rows of fields.
///
/// Comma and semicolon: RFC 4180, with quotes around any field. Tab: as spreadsheets paste, where quotes
/// enclose a field only when it holds a tab, a line break, a quote or a comma; any other quote is a letter.
struct DelimitedRows {
  /// One row, blank ones included.
  struct Row {
    /// The one-based line of the text on which the row begins.
    let line: Int
    /// The fields as they are, the quotes that enclose them taken off.
    fileprivate(set) var fields: [String] = []
    /// The lines, one-based, with a quote that encloses nothing.
    fileprivate(set) var strayQuoteLines: [Int] = []
    /// The field that begins with a quote after which none closes it.
    fileprivate(set) var unclosedField: Int?
  }

  private let utf8: [UInt8]
  private let delimiter: UInt8
  private let isTab: Bool
  private var position = 0
  private var line = 1
  /// Whether the quote that was looked at last is closed nowhere.
  private var isOpenToTheEnd = false

  init(_ utf8: [UInt8], delimiter: Delimiter) {
    self.utf8 = utf8
    self.delimiter = delimiter.byte
    isTab = delimiter == .tab
  }

  /// The next row; `nil` at the end.
  ///
  /// A last line without a line break is a row all the same.
  mutating func next() -> Row? {
    guard position < utf8.count else { return nil }
    var row = Row(line: line)
    while true {
      row.fields.append(readField(&row))
      guard position < utf8.count, utf8[position] == delimiter else { break }
      position += 1
    }
    skipLineBreak()
    return row
  }

  private mutating func readField(_ row: inout Row) -> String {
    if position < utf8.count, utf8[position] == Self.quote {
      if let text = readQuotedField() { return text }
      if isOpenToTheEnd, row.unclosedField == nil { row.unclosedField = row.fields.count }
    }
    let start = position
    var quotes = 0
    while position < utf8.count, !isEnd(utf8[position]) {
      if utf8[position] == Self.quote { quotes += 1 }
      position += 1
    }
    // In tab text a pair of quotes around words is part of the text, and no reason to speak.
    if quotes > 0, !isTab || !quotes.isMultiple(of: 2) { row.strayQuoteLines.append(line) }
    return String(decoding: utf8[start..<position], as: UTF8.self)
  }

  /// The field in quotes at the position; `nil`, and nothing consumed, when the quotes do not enclose it.
  private mutating func readQuotedField() -> String? {
    var index = position + 1
    var text: [UInt8] = []
    var lineBreaks = 0
    var needsQuotes = !isTab
    while index < utf8.count {
      let byte = utf8[index]
      if byte == Self.quote {
        let isDoubled = index + 1 < utf8.count && utf8[index + 1] == Self.quote
        guard isDoubled else { break }
        needsQuotes = true
        index += 1
      } else if isLineBreak(byte) {
        needsQuotes = true
        let isSecondHalf = byte == Self.lineFeed && utf8[index - 1] == Self.carriageReturn
        if !isSecondHalf { lineBreaks += 1 }
      } else if byte == delimiter || byte == UInt8(ascii: ",") {
        needsQuotes = true
      }
      text.append(byte)
      index += 1
    }
    isOpenToTheEnd = index == utf8.count
    let isClosed = index < utf8.count && (index + 1 == utf8.count || isEnd(utf8[index + 1]))
    guard isClosed, needsQuotes else { return nil }
    position = index + 1
    line += lineBreaks
    return String(decoding: text, as: UTF8.self)
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
