/// Lines that are in normal form whatever else is asked of them.
package enum PlainLine {
  /// Whether bytes of UTF-8 are a line of ASCII and letters up to U+00FF, with no two spaces on end and none at an end.
  package static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous: UInt8 = 0x20
    var index = 0
    while index < bytes.count {
      if index + EightBytes.count <= bytes.count {
        let these = EightBytes(bytes, at: index)
        if these.areASCII {
          guard !these.has(below: 0x20), !these.has(0x7F), !these.has(twice: 0x20, after: previous) else {
            return false
          }
          index += EightBytes.count
          previous = bytes[index - 1]
          continue
        }
      }
      let byte = bytes[index]
      switch byte {
      case 0x21...0x7E, 0xC3: break
      case 0x20: guard previous != 0x20 else { return false }
      case 0x80...0xBF: guard previous == 0xC3 else { return false }
      default: return false
      }
      previous = byte
      index += 1
    }
    return previous != 0x20
  }
}
