import Foundation
import SheetIO

/// The rows of a CSV as bytes, written field by field.
///
/// Source: RFC 4180.
struct CSVRows: ~Copyable {
  private var bytes = OutputBytes()
  private var isStart = true
  /// Whether texts that would run as formulas get a guard.
  let forExcel: Bool

  init(forExcel: Bool) { self.forExcel = forExcel }

  /// What has been written.
  var array: [UInt8] { bytes.array }

  /// The text.
  var text: String { String(decoding: bytes.array, as: UTF8.self) }

  /// What spreadsheets know UTF-8 by.
  mutating func byteOrderMark() { bytes.append("\u{FEFF}") }

  /// Writes a row of texts as they are.
  mutating func row(_ texts: some Sequence<String>) {
    for text in texts { field(text) }
    endRow()
  }

  /// Ends the row.
  mutating func endRow() {
    bytes.append(UInt8(ascii: "\r"))
    bytes.append(UInt8(ascii: "\n"))
    isStart = true
  }

  /// Writes fields that were written before, in a row of their own that was not ended.
  mutating func fields(_ written: [UInt8]) {
    begin()
    bytes.append(written.span)
  }

  /// Writes a field with nothing in it.
  mutating func blank() { begin() }

  /// Writes a text with its guard, or nothing.
  mutating func guarded(_ text: String?) {
    guard let text else { return begin() }
    field(CSVGuard.added(text, forExcel: forExcel))
  }

  /// Writes a number, or nothing.
  mutating func number(_ number: Decimal?) {
    begin()
    number?.withText { bytes.append($0) }
  }

  /// Writes a whole number, or nothing.
  mutating func integer(_ integer: Int?) {
    begin()
    if let integer { bytes.append("\(integer)") }
  }

  /// Writes a value, or nothing.
  mutating func value(_ value: FieldValue?) {
    switch value {
    case nil: blank()
    case .text(let text): guarded(text)
    case .number(let number): self.number(number)
    case .integer(let integer): self.integer(integer)
    }
  }

  /// Writes a text as it is, in quotes where it needs them.
  mutating func field(_ text: String) {
    begin()
    guard Self.needsQuotes(text) else { return bytes.append(text) }
    bytes.append(Self.quote)
    for byte in text.utf8 {
      if byte == Self.quote { bytes.append(Self.quote) }
      bytes.append(byte)
    }
    bytes.append(Self.quote)
  }

  private mutating func begin() {
    if !isStart { bytes.append(UInt8(ascii: ",")) }
    isStart = false
  }

  private static let quote = UInt8(ascii: "\"")
  /// Whether a byte is a quote, or parts fields or rows for some program.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case quote, UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, 0x0A, 0x0D: true
    default: false
    }
  }

  /// All that are special, and control characters that are not.
  private static let search = ByteSearch(below: 0x0E, or: (quote, 0x2C, 0x3B, quote))

  private static func needsQuotes(_ text: String) -> Bool {
    let needsQuotes = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      var place = unsafe search.first(in: bytes, from: 0)
      while place < bytes.count, unsafe !isSpecial(bytes[place]) {
        place = unsafe search.first(in: bytes, from: place + 1)
      }
      return place < bytes.count
    }
    return needsQuotes ?? text.utf8.contains(where: isSpecial)
  }
}
