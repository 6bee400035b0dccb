/// The digits of a row's number with the quotation mark behind them, as its cells have them at the end of their addresses.
struct RowDigits {
  fileprivate let word: UInt64
  fileprivate let mask: UInt64
  fileprivate let count: Int

  /// The digits from a place on, up to a quotation mark that is included; `nil` where they are more than a word.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    count = end - start
    guard (2...8).contains(count) else { return nil }
    var word: UInt64 = 0
    for place in (start..<end).reversed() { word = word << 8 | UInt64(bytes[place]) }
    self.word = word
    mask = ~0 >> UInt64((8 - count) * 8)
  }
}

/// The cell that most cells are: `<c r="B7" s="3"><v>12</v></c>`, `<c r="B7" t="s"><v>4</v></c>`, `<c r="B7" s="3"/>`, with or
/// without `<f>`, in the row that it says, with a whole number of few digits.
///
/// Where ``PlainCell`` compares byte by byte, this compares up to eight at once; what it does not know is left to that one.
struct QuickCell {
  /// Its column, from 0.
  private(set) var column: Int
  /// The attribute `s`; −1 where there is none.
  private(set) var style = -1
  /// Whether the value is the index of a shared string.
  private(set) var isShared = false
  /// Whether there is an `<f>`.
  private(set) var isFormula = false
  /// Whether there is no value.
  private(set) var isEmpty = false
  /// The digits of the value.
  private(set) var digits = 0
  private(set) var isNegative = false
  /// Where the next tag begins.
  private(set) var end = 0

  /// More bytes than any such cell has before its formula, and as many than it has from there on.
  private static var most: Int { 64 }
  private static var mostDigitsOfValue: Int { 15 }
  private static var mostDigitsOfStyle: Int { 5 }

  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, in row: RowDigits) {
    guard bytes.count - start >= Self.most, let base = bytes.baseAddress else { return nil }
    var place = UnsafeRawPointer(base) + start
    guard Self.skip(0x223D_7220_633C, 6, &place) /* <c r=" */ else { return nil }
    column = Int(Self.byte(place)) - 0x40
    guard (1...26).contains(column) else { return nil }
    place += 1
    while (0x41...0x5A).contains(Self.byte(place)) {
      column = column * 26 + Int(Self.byte(place)) - 0x40
      guard column <= CellAddress.maximumColumns else { return nil }
      place += 1
    }
    column -= 1
    guard Self.word(place) & row.mask == row.word else { return nil }
    place += row.count
    if Self.skip(0x223D_7320, 4, &place) {
      guard let number = Self.digits(Self.mostDigitsOfStyle, &place), Self.skip(0x22, 1, &place) else {
        return nil
      }
      style = number
    }
    isShared = Self.skip(0x2273_223D_7420, 6, &place)
    if Self.skip(0x3E2F, 2, &place) {
      isEmpty = true
      end = place - UnsafeRawPointer(base)
      return
    }
    guard Self.skip(0x3E, 1, &place) else { return nil }
    if Self.skip(0x3E66_3C, 3, &place) {
      isFormula = true
      let formula = Self.endOfFormula(bytes, from: place - UnsafeRawPointer(base))
      guard bytes.count - formula >= Self.most else { return nil }
      place = UnsafeRawPointer(base) + formula
      guard Self.skip(0x3E66_2F3C, 4, &place) else { return nil }
    }
    guard Self.skip(0x3E76_3C, 3, &place) else { return nil }
    isNegative = Self.skip(0x2D, 1, &place)
    guard let number = Self.digits(Self.mostDigitsOfValue, &place),
      Self.skip(0x3E63_2F3C_3E76_2F3C, 8, &place)
    else { return nil }
    digits = number
    end = place - UnsafeRawPointer(base)
  }

  @inline(__always)
  private static func byte(_ place: UnsafeRawPointer) -> UInt8 { place.load(as: UInt8.self) }

  @inline(__always)
  private static func word(_ place: UnsafeRawPointer) -> UInt64 {
    place.loadUnaligned(as: UInt64.self).littleEndian
  }

  /// Goes behind some bytes, the first of which is the lowest of a word, where they are what follows.
  @inline(__always)
  private static func skip(_ expected: UInt64, _ count: Int, _ place: inout UnsafeRawPointer) -> Bool {
    guard word(place) & (~0 >> UInt64((8 - count) * 8)) == expected else { return false }
    place += count
    return true
  }

  /// A number of one digit or some more.
  @inline(__always)
  private static func digits(_ most: Int, _ place: inout UnsafeRawPointer) -> Int? {
    let start = place
    var number = 0
    var digit = byte(place) &- 0x30
    while digit < 10 {
      number = number &* 10 &+ Int(digit)
      place += 1
      guard place - start <= most else { return nil }
      digit = byte(place) &- 0x30
    }
    return place > start ? number : nil
  }

  /// The first byte of a formula that does not stand for itself.
  @inline(__always)
  private static func endOfFormula(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var place = start
    while place + EightBytes.count <= bytes.count {
      let these = EightBytes(bytes, at: place)
      guard these.areASCII, !these.has(below: 0x20), !these.has(0x7F), !these.has(XMLByte.open),
        !these.has(XMLByte.close), !these.has(XMLByte.ampersand)
      else { break }
      place += EightBytes.count
    }
    while place < bytes.count, PlainCell.isPlain(bytes[place]) { place += 1 }
    return place
  }
}
