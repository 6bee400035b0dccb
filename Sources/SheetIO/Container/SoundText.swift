import CXlsx

/// Texts from bytes that are known to be sound, without a second look at them.
enum SoundText {
  /// The text of bytes that are UTF-8.
  ///
  /// - Precondition: they are; nothing checks it.
  @inline(__always)
  static func utf8(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool = false) -> String {
    unsafe String(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: isASCII))
  }

  /// Whether bytes are UTF-8.
  ///
  /// With `ofXML` U+FFFE and U+FFFF, which are no characters of XML, are not allowed. Source: RFC 3629, section 4; XML 1.0,
  /// 2.2.
  static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>, ofXML: Bool = false) -> Bool {
    var index = 0
    // The highest bit of the first byte of a character of two, before the eight bytes.
    var open: UInt64 = 0
    while index + EightBytes.count <= bytes.count {
      if let next = EightBytes(bytes, at: index).openCharacter(after: open) {
        open = next
        index += EightBytes.count
        continue
      }
      // Characters of three or four bytes are looked at one by one.
      if open != 0 { index -= 1 }
      open = 0
      let end = index + EightBytes.count
      while index < end {
        let length = lengthOfCharacter(in: bytes, at: index, ofXML: ofXML)
        guard length > 0 else { return false }
        index += length
      }
    }
    if open != 0 { index -= 1 }
    while index < bytes.count {
      let length = lengthOfCharacter(in: bytes, at: index, ofXML: ofXML)
      guard length > 0 else { return false }
      index += length
    }
    return true
  }

  /// The bytes of the character of UTF-8 that begins at a place; 0 where none does.
  static func lengthOfCharacter(
    in text: UnsafeBufferPointer<UInt8>, at index: Int, ofXML: Bool
  ) -> Int {
    func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < text.count && range.contains(text[index + offset])
    }
    switch text[index] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return follows(1) ? 2 : 0
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
    // U+FFFE and U+FFFF.
    case 0xEF where ofXML && follows(1, 0xBF...0xBF): return follows(2, 0x80...0xBD) ? 3 : 0
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
  }

  /// The text of low bytes of UTF-16, that is, of Latin-1.
  static func latin1(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count * 2) { result in
      guard let from = bytes.baseAddress, let to = result.baseAddress else { return "" }
      let end = cxlsx_utf8_of_latin1(from, bytes.count, to)
      return utf8(UnsafeBufferPointer(rebasing: result[..<end]), isASCII: end == bytes.count)
    }
  }

  /// The text of little-endian UTF-16, of which half a character is the replacement character.
  static func utf16(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let count = bytes.count / 2
    let whole = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count * 3) { result -> String? in
      var end = 0
      for index in 0..<count {
        let unit = unit(of: bytes, index)
        switch unit {
        case 0..<0x80:
          result[end] = UInt8(unit)
          end += 1
        case 0x80..<0x800:
          result[end] = 0xC0 | UInt8(unit >> 6)
          result[end + 1] = 0x80 | UInt8(unit & 0x3F)
          end += 2
        case 0xD800..<0xE000: return nil
        default:
          result[end] = 0xE0 | UInt8(unit >> 12)
          result[end + 1] = 0x80 | UInt8(unit >> 6 & 0x3F)
          result[end + 2] = 0x80 | UInt8(unit & 0x3F)
          end += 3
        }
      }
      return utf8(UnsafeBufferPointer(rebasing: result[..<end]), isASCII: end == count)
    }
    // Characters of two units are seldom.
    return whole ?? String(decoding: (0..<count).map { unit(of: bytes, $0) }, as: UTF16.self)
  }

  @inline(__always)
  private static func unit(of bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt16 {
    UInt16(bytes[2 * index]) | UInt16(bytes[2 * index + 1]) << 8
  }
}
