/// One cell as nearly all programs write it, with attributes of table and office alone and nothing in it but paragraphs:
/// `<table:table-cell table:style-name="ce1" office:value-type="float" office:value="7"><text:p>7.00</text:p></table:table-cell>`.
///
/// It is read in one go; any other cell is left to the tags that it is made of. Source: OpenDocument 1.3 Part 3, 9.1.4
/// (table:table-cell), 9.1.5 (table:covered-table-cell).
struct PlainTableCell {
  /// The attribute `table:style-name`.
  private(set) var style: XMLText?
  /// The attribute `office:value-type`, or `calcext:value-type` where that comes first.
  private(set) var type: XMLText?
  /// The attribute with the value, whichever it is for the type.
  private(set) var value: XMLText?
  /// The attribute `table:formula` as it is written, with its references.
  private(set) var formula: XMLText?
  private(set) var columnsRepeated: XMLText?
  private(set) var columnsSpanned: XMLText?
  private(set) var rowsSpanned: XMLText?
  private(set) var paragraphs = PlainParagraphs()
  /// Where the next tag begins.
  private(set) var end = 0

  /// The cell whose tag begins at a place; `nil` where it is written otherwise or is not whole yet.
  ///
  /// Attributes of LibreOffice's extension are plain only where its prefix is declared.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, hasExtension: Bool) {
    var place = start
    let isCovered = !XMLByte.skip("<table:table-cell", in: bytes, &place)
    guard !isCovered || XMLByte.skip("<table:covered-table-cell", in: bytes, &place) else { return nil }
    // An attribute that is there twice is left to the other way, which refuses it.
    var seen = Attributes()
    while place + 1 < bytes.count, bytes[place] == UInt8(ascii: " ") {
      switch bytes[place + 1] {
      case UInt8(ascii: "t"): guard ofTable(bytes, &place, &seen) else { return nil }
      case UInt8(ascii: "o"):
        guard ofText(bytes, &place, &seen, hasExtension) || ofOffice(bytes, &place, &seen) else { return nil }
      default:
        guard hasExtension, XMLByte.skip(" calcext:value-type=\"", in: bytes, &place),
          seen.insert(.extension).inserted, let text = Self.type(in: bytes, &place)
        else { return nil }
        type = type ?? text
      }
    }
    guard !XMLByte.skip("/>", in: bytes, &place) else {
      end = place
      return
    }
    guard XMLByte.skip(">", in: bytes, &place), let paragraphs = PlainParagraphs(bytes, &place),
      isCovered
        ? XMLByte.skip("</table:covered-table-cell>", in: bytes, &place)
        : XMLByte.skip("</table:table-cell>", in: bytes, &place)
    else { return nil }
    self.paragraphs = paragraphs
    end = place
  }

  @inline(__always)
  private mutating func ofTable(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ seen: inout Attributes
  ) -> Bool {
    guard XMLByte.skip(" table:", in: bytes, &place) else { return false }
    if XMLByte.skip("style-name=\"", in: bytes, &place) {
      style = Self.value(in: bytes, &place)
      return style != nil && seen.insert(.style).inserted
    }
    if XMLByte.skip("formula=\"", in: bytes, &place) {
      formula = Self.value(in: bytes, &place, hasReferences: true)
      return formula != nil && seen.insert(.formula).inserted
    }
    if XMLByte.skip("number-columns-repeated=\"", in: bytes, &place) {
      columnsRepeated = Self.value(in: bytes, &place)
      return columnsRepeated != nil && seen.insert(.columnsRepeated).inserted
    }
    if XMLByte.skip("number-columns-spanned=\"", in: bytes, &place) {
      columnsSpanned = Self.value(in: bytes, &place)
      return columnsSpanned != nil && seen.insert(.columnsSpanned).inserted
    }
    if XMLByte.skip("number-rows-spanned=\"", in: bytes, &place) {
      rowsSpanned = Self.value(in: bytes, &place)
      return rowsSpanned != nil && seen.insert(.rowsSpanned).inserted
    }
    return XMLByte.skip("content-validation-name=\"", in: bytes, &place)
      && Self.value(in: bytes, &place) != nil && seen.insert(.validation).inserted
  }

  /// The two attributes of a text as LibreOffice writes them.
  @inline(__always)
  private mutating func ofText(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ seen: inout Attributes, _ hasExtension: Bool
  ) -> Bool {
    guard hasExtension, seen.isDisjoint(with: [.type, .extension]),
      XMLByte.skip(
        " office:value-type=\"string\" calcext:value-type=\"string\"", in: bytes, &place)
    else { return false }
    seen.formUnion([.type, .extension])
    let word = "string".utf8.count
    type = XMLText(UnsafeBufferPointer(rebasing: bytes[(place - 1 - word)..<(place - 1)]))
    return true
  }

  @inline(__always)
  private mutating func ofOffice(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ seen: inout Attributes
  ) -> Bool {
    if XMLByte.skip(" office:value-type=\"", in: bytes, &place) {
      guard let text = Self.type(in: bytes, &place) else { return false }
      type = type ?? text
      return seen.insert(.type).inserted
    }
    // Of attributes with values only one is plain.
    guard
      XMLByte.skip(" office:value=\"", in: bytes, &place)
        || XMLByte.skip(" office:date-value=\"", in: bytes, &place)
        || XMLByte.skip(" office:boolean-value=\"", in: bytes, &place)
        || XMLByte.skip(" office:time-value=\"", in: bytes, &place),
      value == nil
    else { return false }
    value = Self.value(in: bytes, &place)
    return value != nil
  }

  private struct Attributes: OptionSet {
    let rawValue: UInt8
    static let style = Attributes(rawValue: 1)
    static let columnsRepeated = Attributes(rawValue: 2)
    static let formula = Attributes(rawValue: 4)
    static let columnsSpanned = Attributes(rawValue: 8)
    static let rowsSpanned = Attributes(rawValue: 16)
    static let validation = Attributes(rawValue: 32)
    static let type = Attributes(rawValue: 64)
    static let `extension` = Attributes(rawValue: 128)
  }

  /// The value of an attribute that is a type; most are one of two.
  @inline(__always)
  private static func type(in bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> XMLText? {
    let start = place
    guard XMLByte.skip("string\"", in: bytes, &place) || XMLByte.skip("float\"", in: bytes, &place) else {
      return value(in: bytes, &place)
    }
    return XMLText(UnsafeBufferPointer(rebasing: bytes[start..<(place - 1)]))
  }

  /// The value of an attribute up to its quote: printable ASCII, without references unless they are allowed; `nil` for any
  /// other, also for one among the last bytes of a document.
  @inline(__always)
  static func value(
    in bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, hasReferences: Bool = false
  ) -> XMLText? {
    let start = place
    while place + EightBytes.count <= bytes.count {
      let end = EightBytes(bytes, at: place).first(
        below: 0x20, or: (XMLByte.quote, XMLByte.ampersand, XMLByte.open))
      place += end ?? EightBytes.count
      if end != nil { break }
    }
    if hasReferences, place < bytes.count, bytes[place] != XMLByte.quote {
      guard let end = XMLByte.first(XMLByte.quote, in: bytes, from: place) else { return nil }
      place = end
      var decoded: [UInt8] = []
      let text = UnsafeBufferPointer(rebasing: bytes[start..<place])
      if case .notPlain = ScannedTexts.look(at: text, inAttribute: true) { return nil }
      guard ScannedTexts.decode(text, into: &decoded) else { return nil }
    }
    guard place < bytes.count, bytes[place] == XMLByte.quote else { return nil }
    place += 1
    return XMLText(UnsafeBufferPointer(rebasing: bytes[start..<(place - 1)]))
  }
}

/// The tag of a row as nearly all programs write it: `<table:table-row table:style-name="ro1">`.
///
/// It is read in one go; any other, one of a hidden row among them, is left to the scanner of tags. Source: OpenDocument 1.3
/// Part 3, 9.1.3.
struct PlainTableRow {
  /// The attribute `table:number-rows-repeated`.
  private(set) var repeated: XMLText?
  /// The attribute `table:default-cell-style-name`.
  private(set) var cellStyle: XMLText?
  /// Where what follows the tag begins.
  let end: Int

  /// The row whose tag begins at a place; `nil` where it is written otherwise, is empty or is not whole yet.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    var place = start
    guard XMLByte.skip("<table:table-row", in: bytes, &place) else { return nil }
    var hasStyle = false
    while !XMLByte.skip(">", in: bytes, &place) {
      if XMLByte.skip(" table:style-name=\"", in: bytes, &place) {
        guard !hasStyle, PlainTableCell.value(in: bytes, &place) != nil else { return nil }
        hasStyle = true
      } else if repeated == nil, XMLByte.skip(" table:number-rows-repeated=\"", in: bytes, &place) {
        guard let text = PlainTableCell.value(in: bytes, &place) else { return nil }
        repeated = text
      } else if cellStyle == nil, XMLByte.skip(" table:default-cell-style-name=\"", in: bytes, &place) {
        guard let text = PlainTableCell.value(in: bytes, &place) else { return nil }
        cellStyle = text
      } else {
        return nil
      }
    }
    end = place
  }
}
