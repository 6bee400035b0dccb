/// Text files in one of the Unicode encodings, for readers other than those of sheets.
package enum UnicodeText {
  /// The text as UTF-8 without byte-order mark; bytes that are marked as nothing else, and do not look like UTF-16,
  /// are left as they are.
  ///
  /// - Throws: ``SheetError/Kind/undecodableText(_:)`` for UTF-16 that is damaged.
  package static func utf8(_ bytes: [UInt8]) throws(SheetError) -> [UInt8] {
    if ByteOrderMark(startOf: bytes) == .utf8 { return Array(bytes.withoutMarkOfUTF8) }
    guard isUTF16(bytes) else { return bytes }
    return try bytes.span.bytes.withUnsafeBytes { (bytes) throws(SheetError) in try TextEncoding(bytes).utf8 }
  }

  /// Whether the bytes are UTF-16, by their byte-order mark or by the zeros of Latin letters.
  package static func isUTF16(_ bytes: [UInt8]) -> Bool {
    switch ByteOrderMark(startOf: bytes) {
    case .utf16LittleEndian, .utf16BigEndian: true
    case .utf8, nil: bytes.withUnsafeBytes { TextEncoding.utf16ByteOrder($0) } != nil
    }
  }
}
