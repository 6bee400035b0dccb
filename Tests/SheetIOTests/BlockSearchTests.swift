import Testing

@testable import SheetIO

/// What is looked for sixteen bytes at a time, compared with a look at each byte.
struct BlockSearchTests {
  private static let signs: [[UInt8]] =
    ["a", "b", " ", "ñ", "Ü", "Ã", "Â", "¡", "©", "ă", "—", "😀", "\"", "\\", "_", "&", "<", ">"]
    .map { Array($0.utf8) } + [[0x09], [0x0A], [0x1F], [0x7F], [0x80], [0xC2], [0xC3], [0xFF]]

  /// Up to seventy bytes: mostly letters, with here and there what matters; in half of them nothing is wrong.
  private static func bytes(_ chance: inout SeededRandom) -> [UInt8] {
    let usual = chance.next(2) == 0 ? 7 : signs.count
    return (0..<chance.next(70)).flatMap { _ in
      chance.next(4) > 0 ? [UInt8(ascii: "a")] : signs[chance.next(usual)]
    }
  }

  @Test func `a plain line is one in normal form, of letters up to U+00FF, and Â and Ã mark it`() {
    var chance = SeededRandom(seed: 16)
    var plain = 0
    for _ in 0..<20_000 {
      let bytes = Self.bytes(&chance)
      let text = String(validating: bytes, as: UTF8.self)
      let expected = text.map { text in
        !text.isEmpty && text.first != " " && text.last != " " && !text.contains("  ")
          && text.unicodeScalars.allSatisfy {
            (0x20...0x7E).contains($0.value) || (0xC0...0xFF).contains($0.value)
          }
      }
      let isMarked = text.map { $0.contains("Ã") || $0.contains("Â") } ?? false
      let found = bytes.withUnsafeBufferPointer { PlainLine($0) }
      #expect(found == (expected == true ? isMarked ? .marked : .plain : .other), "\(bytes)")
      if found == .plain { plain += 1 }
    }
    #expect(plain > 2_000)
  }

  @Test func `a search finds the first byte that is searched, from wherever it begins`() {
    var chance = SeededRandom(seed: 17)
    let search = ByteSearch(below: 0x20, or: (0x22, 0x5C, 0x7F, 0xE2))
    for _ in 0..<20_000 {
      let bytes = Self.bytes(&chance)
      let start = chance.next(bytes.count + 1)
      let expected = bytes[start...].firstIndex { $0 < 0x20 || [0x22, 0x5C, 0x7F, 0xE2].contains($0) }
      #expect(bytes.withUnsafeBufferPointer { search.first(in: $0, from: start) } == expected ?? bytes.count)
    }
  }

  /// A text that is taken is the one before the next tag, is sound, and has nothing that stands for something else.
  @Test func `a text between tags is taken whole, or left to others`() {
    var chance = SeededRandom(seed: 18)
    var taken = 0
    for _ in 0..<20_000 {
      let text = Self.bytes(&chance)
      let bytes = Array("<t>".utf8) + text + Array("</t></si><si>".utf8)
      let end = bytes[3...].firstIndex(of: XMLByte.open) ?? bytes.endIndex
      let whole = String(validating: bytes[3..<end], as: UTF8.self)
      let isPlain = whole?.unicodeScalars.allSatisfy {
        ($0.value >= 0x20 || $0.value == 0x09 || $0.value == 0x0A) && !"&>_".unicodeScalars.contains($0)
      }
      bytes.withUnsafeBufferPointer { buffer in
        let found = PlainText(buffer, from: 3)
        #expect((found != nil) == (isPlain ?? false), "\(text)")
        guard let found else { return }
        taken += 1
        #expect(found.string == whole)
        #expect(found.isASCII == (whole?.utf8.allSatisfy { $0 < 0x80 } ?? false))
      }
    }
    #expect(taken > 5_000)
  }
}
