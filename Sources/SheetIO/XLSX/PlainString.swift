/// One shared string as nearly all programs write it: `<si><t>texto</t></si>`, with or without `xml:space`.
///
/// It is read in one go; any other is left to the tags that it is made of. Source: ECMA-376 Part 1, 18.4.8.
struct PlainString {
  /// The text.
  let text: String
  /// Where the next tag begins.
  let end: Int

  /// The string whose tag begins at a place; `nil` where it is written otherwise or is not whole yet.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    var place = start
    guard XMLByte.skip("<si><t", in: bytes, &place) else { return nil }
    let keepsSpace = XMLByte.skip(" xml:space=\"preserve\"", in: bytes, &place)
    guard XMLByte.skip(">", in: bytes, &place), let found = PlainText(bytes, from: place),
      keepsSpace || !found.hasSpaceAtAnEnd
    else { return nil }
    place += found.bytes.count
    guard XMLByte.skip("</t></si>", in: bytes, &place) else { return nil }
    text = found.string
    end = place
  }
}
