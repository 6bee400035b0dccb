/// The tag of a row as nearly all programs write it: `<row r="7" spans="1:27" ht="30" customHeight="1">`.
///
/// It is read in one go; any other, one of a hidden row among them, is left to the scanner of tags. Source: ECMA-376 Part 1,
/// 18.3.1.73.
struct PlainRow {
  /// The attribute `r`.
  let number: Int
  /// Its digits, as its cells have them.
  let digits: RowDigits?
  /// Where what follows the tag begins.
  let end: Int

  /// Attributes that say nothing of what the row holds.
  private static let others: [StaticString] = [
    " spans=\"", " ht=\"", " customHeight=\"", " s=\"", " customFormat=\"",
  ]

  private static let height = 1

  /// The row whose tag begins at a place; `nil` where it is written otherwise, is empty or is not whole yet.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    var place = start
    guard XMLByte.skip("<row r=\"", in: bytes, &place) else { return nil }
    let first = place
    guard let number = PlainCell.number(in: bytes, &place), (1...CellAddress.maximumRows).contains(number)
    else { return nil }
    self.number = number
    digits = RowDigits(bytes, from: first, to: place)
    var seen = 0
    while !XMLByte.skip(">", in: bytes, &place) {
      guard
        let other = Self.others.indices.first(where: { XMLByte.skip(Self.others[$0], in: bytes, &place) }),
        seen & 1 << other == 0
      else { return nil }
      seen |= 1 << other
      // A height that begins otherwise may be none at all: `0`, `.0`.
      guard place < bytes.count, other != Self.height || (0x31...0x39).contains(bytes[place]) else {
        return nil
      }
      while place < bytes.count, Self.isPlain(bytes[place]) { place += 1 }
      guard XMLByte.skip("\"", in: bytes, &place) else { return nil }
    }
    end = place
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x3A).contains(byte) || byte == UInt8(ascii: ".") || (0x61...0x7A).contains(byte)
  }
}

/// A merge as nearly all programs write it: `<mergeCell ref="A1:C3"/>`.
///
/// Source: ECMA-376 Part 1, 18.3.1.55.
struct PlainMerge {
  /// The attribute `ref`.
  let range: CellRange
  /// Where the next tag begins.
  let end: Int

  /// The merge whose tag begins at a place; `nil` where it is written otherwise or is not whole yet.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    var place = start
    guard XMLByte.skip("<mergeCell ref=\"", in: bytes, &place),
      let first = PlainCell.address(in: bytes, &place, before: UInt8(ascii: ":")),
      let last = PlainCell.address(in: bytes, &place, before: UInt8(ascii: "\"")),
      XMLByte.skip("/>", in: bytes, &place)
    else { return nil }
    range = CellRange(first, last)
    end = place
  }
}
