import CXlsx

/// A text between tags that stands for itself: no references, line ends of one byte, and no escapes of spreadsheets.
///
/// It is found, checked to be UTF-8 and taken in one go; any other text is left to ``ScannedTexts``.
struct PlainText {
  /// The bytes.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether all of them are ASCII.
  let isASCII: Bool

  /// The text from a place, behind a tag, up to the next tag; `nil` where it is another, or no tag is at hand.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    guard start > 0, let base = bytes.baseAddress else { return nil }
    var place = start
    var isASCII = true
    while place < bytes.count {
      place = cxlsx_end_of_usual_text(base, place, bytes.count, &isASCII)
      guard place < bytes.count else { return nil }
      let byte = bytes[place]
      switch byte {
      case XMLByte.open:
        self.bytes = UnsafeBufferPointer(rebasing: bytes[start..<place])
        self.isASCII = isASCII
        return
      case XMLByte.ampersand, XMLByte.close, XMLByte.underscore: return nil
      case 0x20..<0x80, 0x09, 0x0A: place += 1
      case 0..<0x20: return nil
      default:
        let length = SoundText.lengthOfCharacter(in: bytes, at: place, ofXML: true)
        guard length > 0 else { return nil }
        isASCII = false
        place += length
      }
    }
    return nil
  }

  /// Whether it begins or ends with white space.
  var hasSpaceAtAnEnd: Bool {
    (bytes.first.map(XMLByte.isSpace) ?? false) || (bytes.last.map(XMLByte.isSpace) ?? false)
  }

  /// The text.
  var string: String { SoundText.utf8(bytes, isASCII: isASCII) }
}
