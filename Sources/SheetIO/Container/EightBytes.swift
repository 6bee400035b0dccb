/// Eight bytes that are looked at together, since most stretches of text hold nothing that a look is for.
struct EightBytes {
  private let word: UInt64

  /// How many bytes there are.
  @inline(__always) static var count: Int { 8 }

  /// The bytes at an index of some others, all of which must be there.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
  }

  /// Whether all are ASCII.
  @inline(__always)
  var areASCII: Bool { word & Self.repeated(0x80) == 0 }

  /// Whether one of them is a byte.
  @inline(__always)
  func has(_ byte: UInt8) -> Bool {
    let zeros = word ^ Self.repeated(byte)
    return (zeros &- Self.repeated(0x01)) & ~zeros & Self.repeated(0x80) != 0
  }

  /// Whether one of them is below a byte, which is at most 80.
  @inline(__always)
  func has(below limit: UInt8) -> Bool {
    (word &- Self.repeated(limit)) & ~word & Self.repeated(0x80) != 0
  }

  /// Whether a byte stands twice on end, the byte before the eight among them.
  @inline(__always)
  func has(twice byte: UInt8, after before: UInt8) -> Bool {
    // The highest bit of each byte that is the one looked for, and of no other.
    let zeros = word ^ Self.repeated(byte)
    let low = Self.repeated(0x7F)
    let places = ~(((zeros & low) &+ low) | zeros | low)
    return places & (places << 8 | (before == byte ? 0x80 : 0)) != 0
  }

  @inline(__always)
  static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}

/// Looks for the first of some bytes.
///
/// The loops are here and not where they are used, since nothing is inlined from one module into another.
package struct ByteSearch: Sendable {
  private let limit: UInt8
  private let others: (UInt8, UInt8, UInt8, UInt8)

  /// A search for bytes below one, which is at most 80, and for four others.
  package init(below limit: UInt8, or others: (UInt8, UInt8, UInt8, UInt8)) {
    self.limit = limit
    self.others = others
  }

  /// Where the first of them is from a place on; the end where there is none.
  package func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + EightBytes.count <= bytes.count, !isAmong(EightBytes(bytes, at: index)) {
      index += EightBytes.count
    }
    while index < bytes.count, !isSearched(bytes[index]) { index += 1 }
    return index
  }

  @inline(__always)
  private func isAmong(_ bytes: EightBytes) -> Bool {
    bytes.has(below: limit) || bytes.has(others.0) || bytes.has(others.1) || bytes.has(others.2)
      || bytes.has(others.3)
  }

  /// Whether a byte is one of those that are looked for.
  private func isSearched(_ byte: UInt8) -> Bool {
    byte < limit || byte == others.0 || byte == others.1 || byte == others.2 || byte == others.3
  }
}

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
