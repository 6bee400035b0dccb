import Foundation

/// Text that went through the wrong encoding: kept as printed, but reported.
package enum DamagedText {
  /// Whether the text shows the marks of UTF-8 read as Latin-1, or of letters that were lost.
  package static func isDamaged(_ text: String) -> Bool { hasMarks(text) && firstDamage(text) != nil }

  /// A cheap look first: whether a text has Ã or Â, or the sign for lost letters.
  ///
  /// Their last bytes are seldom, so they are looked for.
  static func hasMarks(_ text: String) -> Bool {
    let hasMarks = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe has(0x83, after: 0xC3, in: bytes) || has(0x82, after: 0xC3, in: bytes)
        || has(0xBD, after: 0xBF, in: bytes)
    }
    return hasMarks ?? true
  }

  private static func has(
    _ byte: UInt8, after before: UInt8, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    var place = 0
    while place < bytes.count,
      let found = unsafe memchr(start + place, Int32(byte), bytes.count - place)
    {
      let index = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
      if index > 0, unsafe bytes[index - 1] == before { return true }
      place = index + 1
    }
    return false
  }

  /// The text around the first damage.
  package static func sample(_ text: String) -> String {
    guard let place = firstDamage(text) else { return text }
    let start = text.index(place, offsetBy: -12, limitedBy: text.startIndex) ?? text.startIndex
    let end = text.index(place, offsetBy: 12, limitedBy: text.endIndex) ?? text.endIndex
    return String(text[start..<end])
  }

  private static func firstDamage(_ text: String) -> String.Index? {
    let scalars = text.unicodeScalars
    var previous: Unicode.Scalar?
    for index in scalars.indices {
      let scalar = scalars[index]
      if scalar == "\u{FFFD}" { return index }
      // Ã or Â before a sign that only the second byte of UTF-8 explains.
      if let before = previous, before == "Ã" || before == "Â",
        ("\u{80}"..."\u{BF}").contains(scalar)
          || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars.contains(scalar),
        scalar != "\u{A0}"
      {
        return index
      }
      previous = scalar
    }
    return nil
  }
}
