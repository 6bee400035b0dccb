import Foundation

/// The texts of a workbook's cells, each kept once.
///
/// They are told apart by their bytes, not as Swift compares them: letters that look alike may be stored in two ways.
///
/// Source: ECMA-376 Part 1, 18.4.9 (sst).
struct SharedTexts: ~Copyable {
  /// How many cells have a text.
  private(set) var uses = 0
  private var texts: [String] = []
  private var hashes: [UInt64] = []
  /// A text's number and one, at the place of its hash or behind it; 0 where there is none.
  private var places = [Int32](repeating: 0, count: 1 << 10)
  private var items = ByteWriter(capacity: 1 << 16)
  /// So that nobody can make texts for one place.
  private let seed = UInt64.random(in: .min ... .max)

  var isEmpty: Bool { uses == 0 }

  /// The number of a text, which is not empty.
  mutating func number(of text: String) -> Int {
    uses += 1
    let hash = Self.hash(of: text, seed: seed)
    var place = Int(truncatingIfNeeded: hash >> 32) & (places.count - 1)
    while places[place] != 0 {
      let known = Int(places[place]) - 1
      if hashes[known] == hash, Self.areSame(texts[known], text) { return known }
      place = (place + 1) & (places.count - 1)
    }
    texts.append(text)
    hashes.append(hash)
    places[place] = Int32(texts.count)
    put(text)
    if texts.count * 2 > places.count { spread() }
    return texts.count - 1
  }

  /// Twice the room for places.
  private mutating func spread() {
    var wider = [Int32](repeating: 0, count: places.count * 2)
    for (number, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash >> 32) & (wider.count - 1)
      while wider[place] != 0 { place = (place + 1) & (wider.count - 1) }
      wider[place] = Int32(number + 1)
    }
    places = wider
  }

  private static func areSame(_ one: String, _ other: String) -> Bool {
    let same = one.utf8.withContiguousStorageIfAvailable { one in
      other.utf8.withContiguousStorageIfAvailable { other in
        guard one.count == other.count, let first = one.baseAddress, let second = other.baseAddress else {
          return one.count == other.count
        }
        return memcmp(first, second, one.count) == 0
      }
    }
    return same.flatMap(\.self) ?? one.utf8.elementsEqual(other.utf8)
  }

  /// Eight bytes at a time.
  private static func hash(of text: String, seed: UInt64) -> UInt64 {
    let hash = text.utf8.withContiguousStorageIfAvailable { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var (hash, place) = (seed ^ UInt64(raw.count), 0)
      while place + 8 <= raw.count {
        hash = mixed(hash, raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        place += 8
      }
      var rest: UInt64 = 0
      while place < raw.count {
        rest = rest << 8 | UInt64(raw[place])
        place += 1
      }
      return mixed(hash, rest)
    }
    return hash ?? text.utf8.reduce(seed) { mixed($0, UInt64($1)) }
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  // MARK: The part

  private mutating func put(_ text: String) {
    items.put("<si>")
    Self.put(WrittenText.cell(text), to: &items)
    items.put("</si>")
  }

  /// The element of a text, which keeps the space at its ends.
  static func put(_ text: String, to part: inout ByteWriter) {
    if keepsSpace(text) { part.put("<t xml:space=\"preserve\">") } else { part.put("<t>") }
    part.put(text: text)
    part.put("</t>")
  }

  /// Whether there is space at an end, which XML would not keep.
  private static func keepsSpace(_ text: String) -> Bool {
    func isSpace(_ byte: UInt8?) -> Bool {
      guard let byte else { return false }
      return byte == 0x20 || (0x09...0x0D).contains(byte)
    }
    return isSpace(text.utf8.first) || isSpace(text.utf8.last)
  }

  /// Writes the part.
  func write(to part: inout ByteWriter) {
    part.putDeclaration()
    part.put("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"")
    part.put("count", uses)
    part.put("uniqueCount", texts.count)
    part.put(UInt8(ascii: ">"))
    part.put(items.bytes)
    part.put("</sst>")
  }
}
