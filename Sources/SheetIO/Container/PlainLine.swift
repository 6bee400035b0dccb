/// Lines that are in normal form whatever else is asked of them.
package enum PlainLine {
  /// Whether bytes of UTF-8 are a line of ASCII and letters up to U+00FF, with no two spaces on end and none at an end.
  package static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous: UInt8 = 0x20
    var index = 0
    while index + EightBytes.count <= bytes.count {
      let these = EightBytes(bytes, at: index)
      if these.areASCII {
        guard isPlain(these, after: previous) else { return false }
        index += EightBytes.count
        previous = bytes[index - 1]
        continue
      }
      let letter = these.countOfASCII
      guard isPlain(these.keeping(letter), after: previous) else { return false }
      index += letter
      guard index + 1 < bytes.count, isLetter(bytes[index], bytes[index + 1]) else { return false }
      previous = bytes[index + 1]
      index += 2
    }
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x21...0x7E: break
      case 0x20: guard previous != 0x20 else { return false }
      default:
        guard index + 1 < bytes.count, isLetter(byte, bytes[index + 1]) else { return false }
        index += 1
      }
      previous = bytes[index]
      index += 1
    }
    return previous != 0x20
  }

  @inline(__always)
  private static func isPlain(_ bytes: EightBytes, after previous: UInt8) -> Bool {
    !bytes.has(below: 0x20) && !bytes.has(0x7F) && !bytes.has(twice: 0x20, after: previous)
  }

  /// Whether two bytes are a letter from U+00C0 to U+00FF, or one of the two signs among these.
  @inline(__always)
  private static func isLetter(_ lead: UInt8, _ next: UInt8) -> Bool {
    lead == 0xC3 && (0x80...0xBF).contains(next)
  }
}
