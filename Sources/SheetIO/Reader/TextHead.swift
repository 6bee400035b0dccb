/// The beginning of a file as the signatures of text see it: without byte-order mark, NULs and leading white space,
/// letters in lower case.
///
/// Leaving the NULs out lets UTF-16 be recognised by the same words.
struct TextHead {
  let bytes: [UInt8]

  /// Looks at the first ``FormatSignature/bytes`` only.
  init(_ bytes: UnsafeRawBufferPointer) {
    let head = bytes.prefix(FormatSignature.bytes)
    let start = Self.start(of: head)
    self.bytes = [UInt8](unsafeUninitializedCapacity: head.endIndex - start) { result, count in
      for byte in bytes[start..<head.endIndex] where byte != 0 {
        result[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        count += 1
      }
    }
  }

  /// Whether a file begins with a byte, by which most formats are told apart without more ado.
  static func begins(_ bytes: UnsafeRawBufferPointer, with byte: UInt8) -> Bool {
    let head = bytes.prefix(FormatSignature.bytes)
    let start = start(of: head)
    return start < head.endIndex && bytes[start] == byte
  }

  private static func start(of head: Slice<UnsafeRawBufferPointer>) -> Int {
    head.firstIndex { !ByteOrderMark.isPart($0) && !isSpace($0) && $0 != 0 } ?? head.endIndex
  }

  /// Whether the file begins as JSON does: an object, or a list of objects, lists or texts.
  var isJSON: Bool {
    let signs = bytes.lazy.filter { !Self.isSpace($0) }.prefix(2)
    switch signs.first {
    // A document of RTF begins with a brace, too.
    case UInt8(ascii: "{"): return signs.dropFirst().first != UInt8(ascii: "\\")
    case UInt8(ascii: "["):
      return signs.dropFirst().first.map { [0x7B, 0x5B, 0x5D, 0x22].contains($0) } ?? false
    default: return false
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
