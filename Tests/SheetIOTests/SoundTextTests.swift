import Testing

@testable import SheetIO

/// Texts from bytes, compared with what the standard library makes of them.
struct SoundTextTests {
  private static let letters = [
    "a", "Z", " ", "ñ", "é", "\u{80}", "\u{7FF}", "—", "\u{FFFD}", "\u{FFFE}", "😀", "\0",
  ]

  /// Texts of up to forty characters, of which most are of one byte.
  private static func texts(_ count: Int) -> [String] {
    var chance = SeededRandom(seed: 8859)
    return (0..<count).map { _ in
      (0..<chance.next(40)).map { _ in chance.next(3) > 0 ? "a" : letters[chance.next(letters.count)] }
        .joined()
    }
  }

  @Test func `bytes are UTF-8 where the standard library says so`() {
    var chance = SeededRandom(seed: 3629)
    let wrong: [UInt8] = [0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF, 0x41]
    var sound = 0
    for text in Self.texts(5_000) {
      var bytes = Array(text.utf8)
      if !bytes.isEmpty, chance.next(2) == 0 {
        bytes[chance.next(bytes.count)] = wrong[chance.next(wrong.count)]
      }
      let expected = String(validating: bytes, as: UTF8.self)
      let isUTF8 = bytes.withUnsafeBufferPointer { SoundText.isUTF8($0) }
      #expect(isUTF8 == (expected != nil), "\(bytes)")
      let isXML = bytes.withUnsafeBufferPointer { SoundText.isUTF8($0, ofXML: true) }
      #expect(
        isXML == expected.map { !$0.unicodeScalars.contains { 0xFFFE...0xFFFF ~= $0.value } } ?? false,
        "\(bytes)")
      if isUTF8 { sound += 1 }
    }
    #expect(sound > 1_000)
  }

  @Test func `Latin-1 and UTF-16 give the text that they say`() {
    for text in Self.texts(2_000) {
      let low = Array(text.unicodeScalars.map { UInt8($0.value & 0xFF) })
      let latin = String(String.UnicodeScalarView(low.map { Unicode.Scalar($0) }))
      #expect(low.withUnsafeBufferPointer { SoundText.latin1($0) } == latin)
      var units = Array(text.utf16)
      // Half a pair is the replacement character.
      if units.count.isMultiple(of: 3), let first = units.first { units[0] = first | 0xD800 }
      let wide = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      #expect(wide.withUnsafeBufferPointer { SoundText.utf16($0) } == String(decoding: units, as: UTF16.self))
    }
  }

  @Test func `the first of eight bytes that means something is found`() {
    var chance = SeededRandom(seed: 64)
    let signs = Array("<>&\"\t\n\r;, aZ~".utf8) + [0x00, 0x1F, 0x20, 0x7F, 0x80, 0xBC, 0xFF]
    for _ in 0..<4_000 {
      let bytes = (0..<8).map { _ in chance.next(2) == 0 ? UInt8(ascii: "b") : signs[chance.next(signs.count)]
      }
      let eight = bytes.withUnsafeBufferPointer { EightBytes($0, at: 0) }
      #expect(eight.firstMarkup == bytes.firstIndex { $0 < 0x20 || "<>&".utf8.contains($0) })
      #expect(eight.firstFieldEnd(or: 0x3B) == bytes.firstIndex { "\"\n\r;".utf8.contains($0) })
      #expect(eight.firstOfCensus == bytes.firstIndex { "\"\t\n\r;,".utf8.contains($0) })
      #expect(
        eight.first(below: 0x20, or: (0x22, 0x26, 0x3C))
          == bytes.firstIndex { $0 < 0x20 || $0 >= 0x80 || "\"&<".utf8.contains($0) })
      for count in 0..<8 {
        #expect(eight.keeping(count).areASCII == bytes.prefix(count).allSatisfy { $0 < 0x80 })
      }
    }
  }
}
