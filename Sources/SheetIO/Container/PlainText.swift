/// A text between tags that stands for itself: no references, line ends of one byte, and no escapes of spreadsheets.
///
/// It is found, checked to be UTF-8 and taken in one go; any other text is left to ``ScannedTexts``.
struct PlainText {
  /// The bytes.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether all of them are ASCII.
  let isASCII: Bool

  /// The text from a place up to the next tag; `nil` where it is another, or no tag is at hand.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var place = start
    var isASCII = true
    while place < bytes.count {
      if place + EightBytes.count <= bytes.count {
        let places = Self.mask(EightBytes(bytes, at: place))
        guard places != 0 else {
          place += EightBytes.count
          continue
        }
        place += places.trailingZeroBitCount / 8
      }
      let byte = bytes[place]
      switch byte {
      case XMLByte.open:
        self.bytes = UnsafeBufferPointer(rebasing: bytes[start..<place])
        self.isASCII = isASCII
        return
      case XMLByte.ampersand, XMLByte.close, XMLByte.underscore: return nil
      case 0x20..<0x80, 0x09, 0x0A: place += 1
      case 0..<0x20: return nil
      // Nearly all letters of Spanish that are none of ASCII's.
      case 0xC2...0xC3 where place + 1 < bytes.count && bytes[place + 1] & 0xC0 == 0x80:
        isASCII = false
        place += 2
      default:
        let length = SoundText.lengthOfCharacter(in: bytes, at: place, ofXML: true)
        guard length > 0 else { return nil }
        isASCII = false
        place += length
      }
    }
    return nil
  }

  /// Where the first of some bytes is that does not stand for itself, whatever is around it; see ``EightBytes/mask(of:)``.
  @inline(__always)
  private static func mask(_ bytes: EightBytes) -> UInt64 {
    bytes.mask(below: 0x20) | bytes.mask(of: XMLByte.ampersand) | bytes.mask(of: XMLByte.open)
      | bytes.mask(of: XMLByte.close) | bytes.mask(of: XMLByte.underscore) | bytes.maskOfOthers
  }

  /// Whether it begins or ends with white space.
  var hasSpaceAtAnEnd: Bool {
    (bytes.first.map(XMLByte.isSpace) ?? false) || (bytes.last.map(XMLByte.isSpace) ?? false)
  }

  /// The text.
  var string: String {
    var text = UTF8Span(unchecked: bytes.span)
    if isASCII { _ = text.checkForASCII() }
    return String(copying: text)
  }
}
