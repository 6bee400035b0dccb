/// One cell as nearly all programs write it: `<c r="B7" s="3" t="s"><v>12</v></c>`, with or without `<f>SUM(B3:B6)</f>` before
/// the value, or `<c r="B7" s="3"/>`.
///
/// It is read in one go; any other cell is left to the tags that it is made of. Its bytes are printable ASCII without
/// references, so nothing is skipped that the other way would look at. Source: ECMA-376 Part 1, 18.3.1.4.
struct PlainCell {
  /// The attribute `r`.
  let address: CellAddress
  /// The attribute `t`.
  private(set) var type: XMLText?
  /// The attribute `s`.
  private(set) var style: Int?
  /// What is in `<v>`; empty where there is none.
  private(set) var value = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Whether there is an `<f>`.
  private(set) var isFormula = false
  /// Where the next tag begins.
  private(set) var end: Int

  /// The cell whose tag begins at a place; `nil` where it is written otherwise or is not whole yet.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    var place = start
    guard XMLByte.skip("<c r=\"", in: bytes, &place),
      let address = Self.address(in: bytes, &place, before: XMLByte.quote)
    else {
      return nil
    }
    self.address = address
    end = 0
    while place < bytes.count, bytes[place] == UInt8(ascii: " ") {
      if style == nil, XMLByte.skip(" s=\"", in: bytes, &place) {
        guard let number = Self.number(in: bytes, &place) else { return nil }
        style = number
      } else if type == nil, XMLByte.skip(" t=\"", in: bytes, &place) {
        let first = place
        while place < bytes.count, Self.isLetter(bytes[place]) { place += 1 }
        type = XMLText(UnsafeBufferPointer(rebasing: bytes[first..<place]))
        guard XMLByte.skip("\"", in: bytes, &place) else { return nil }
      } else {
        return nil
      }
    }
    if XMLByte.skip("/>", in: bytes, &place) {
      end = place
      return
    }
    guard XMLByte.skip(">", in: bytes, &place) else { return nil }
    if XMLByte.skip("<f>", in: bytes, &place) {
      isFormula = true
      _ = Self.text(in: bytes, &place)
      guard XMLByte.skip("</f>", in: bytes, &place) else { return nil }
    }
    guard XMLByte.skip("<v>", in: bytes, &place) else { return nil }
    value = Self.text(in: bytes, &place)
    guard XMLByte.skip("</v></c>", in: bytes, &place) else { return nil }
    end = place
  }

  /// The bytes up to the first that does not stand for itself.
  @inline(__always)
  private static func text(
    in bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int
  ) -> UnsafeBufferPointer<UInt8> {
    let first = place
    while place < bytes.count, isPlain(bytes[place]) { place += 1 }
    return UnsafeBufferPointer(rebasing: bytes[first..<place])
  }

  /// An address in capitals up to a byte.
  @inline(__always)
  static func address(
    in bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, before end: UInt8
  ) -> CellAddress? {
    var column = 0
    while place < bytes.count, (0x41...0x5A).contains(bytes[place]), column <= CellAddress.maximumColumns {
      column = column * 26 + Int(bytes[place] - 0x40)
      place += 1
    }
    guard let row = number(in: bytes, &place, before: end), (1...CellAddress.maximumRows).contains(row),
      (1...CellAddress.maximumColumns).contains(column)
    else { return nil }
    return CellAddress(row: row - 1, column: column - 1)
  }

  /// A whole number of a few digits up to a byte.
  @inline(__always)
  static func number(
    in bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, before end: UInt8 = XMLByte.quote
  ) -> Int? {
    let first = place
    var number = 0
    while place < bytes.count, (0x30...0x39).contains(bytes[place]), place - first <= longestNumber {
      number = number * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    guard place > first, place - first <= longestNumber, place < bytes.count, bytes[place] == end else {
      return nil
    }
    place += 1
    return number
  }

  private static var longestNumber: Int { 9 }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Whether a byte of a text stands for itself.
  static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) && byte != XMLByte.open && byte != XMLByte.close && byte != XMLByte.ampersand
  }
}
