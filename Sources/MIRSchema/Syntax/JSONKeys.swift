/// The keys of a JSON text, each kept once: a document says the same few of them again and again.
struct JSONKeys {
  private var keys: [String] = []
  /// By the keys' numbers, from 1 on, at the places of their bytes; 0 where there is none.
  private var places = [UInt16](repeating: 0, count: 256)
  /// The numbers of the keys that have no place, which few texts have.
  private var others: [String: Int] = [:]

  /// A key by its number.
  subscript(number: Int) -> String { keys[number] }

  /// The number of a key that was met before, by its bytes; `nil` where it is new, or has no place.
  func number(of bytes: Span<UInt8>) -> Int? {
    var place = Self.place(of: bytes)
    while places[place] != 0 {
      let number = Int(places[place]) - 1
      if Self.isSame(keys[number], bytes) { return number }
      place = (place + 1) % places.count
    }
    return nil
  }

  /// The number of a key, met before or not.
  mutating func add(_ key: String) -> Int {
    let bytes = key.utf8.span
    if let known = number(of: bytes) ?? others[key] { return known }
    let number = keys.count
    keys.append(key)
    if number < Self.mostKnown {
      var place = Self.place(of: bytes)
      while places[place] != 0 { place = (place + 1) % places.count }
      places[place] = UInt16(number + 1)
    } else {
      others[key] = number
    }
    return number
  }

  /// So that places are found at once.
  private static let mostKnown = 128

  private static func place(of bytes: Span<UInt8>) -> Int {
    var place = bytes.count
    for index in bytes.indices { place = (place &* 31 &+ Int(bytes[index])) & 0xFFFF }
    return (place ^ (place >> 8)) & 0xFF
  }

  private static func isSame(_ key: String, _ bytes: Span<UInt8>) -> Bool {
    let key = key.utf8.span
    guard key.count == bytes.count else { return false }
    for index in bytes.indices where key[index] != bytes[index] { return false }
    return true
  }

  /// The keys of one object.
  struct Met {
    /// Those of the first numbers, as nearly all are.
    private var first: UInt64 = 0
    private var others: Set<Int> = []

    /// Whether the key of a number is new in the object.
    mutating func insert(_ number: Int) -> Bool {
      guard number < UInt64.bitWidth else { return others.insert(number).inserted }
      let bit: UInt64 = 1 << UInt64(number)
      defer { first |= bit }
      return first & bit == 0
    }
  }
}
