/// Texts that are numbered in the order in which they were met, and found by their bytes.
///
/// Like a dictionary from texts to numbers, with a quicker hash: most of the texts are a few words, each is looked up many
/// times, and the standard library's hash is made for keys of any kind.
struct TextTable: Sendable {
  private var texts: [String] = []
  /// The upper half of each text's hash, so that most of those in the way are passed without a look at their bytes.
  private var marks: [UInt32] = []
  /// A power of two of slots, at most half of them taken: 1 more than the number of a text, or 0.
  private var slots: [Int32] = []

  /// Nobody outside can draw up texts that all fall into one slot.
  private static let seed = UInt64.random(in: 1...UInt64.max)

  init() {}

  /// How many texts there are.
  var count: Int { texts.count }

  /// The number of a text, from 0; `nil` where it was not entered.
  func place(of text: String) -> Int? { place(of: text, Self.hash(text)) }

  /// The number of a text, which is entered where it is new.
  mutating func enter(_ text: String) -> Int {
    let hash = Self.hash(text)
    if let place = place(of: text, hash) { return place }
    if 2 * (texts.count + 1) > slots.count { grow() }
    texts.append(text)
    marks.append(Self.mark(hash))
    take(texts.count - 1, hash)
    return texts.count - 1
  }

  private func place(of text: String, _ hash: UInt64) -> Int? {
    guard !slots.isEmpty else { return nil }
    let mark = Self.mark(hash)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if marks[place] == mark, texts[place].isExactly(text) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Takes the next free slot for the text at a place.
  private mutating func take(_ place: Int, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(place + 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: max(2 * slots.count, Self.fewestSlots))
    for place in texts.indices { take(place, Self.hash(texts[place])) }
  }

  private static let fewestSlots = 64

  /// Eight bytes at a time are mixed into the hash by a multiplication whose upper and lower half are folded together.
  private static func hash(_ text: String) -> UInt64 {
    let bytes = text.utf8.span
    var hash = seed ^ UInt64(bytes.count)
    var place = 0
    while place + 8 <= bytes.count {
      hash = unsafe mixed(hash ^ bytes.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest << 8 | UInt64(bytes[place])
      place += 1
    }
    return mixed(hash ^ rest)
  }

  private static func mark(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
