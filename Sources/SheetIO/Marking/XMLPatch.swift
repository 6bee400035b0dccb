/// An XML text that is changed in places and stays byte for byte what it was everywhere else.
///
/// Elements are known by their local names, whatever prefix they have; comments and CDATA are passed over.
struct XMLPatch {
  private(set) var bytes: [UInt8]

  /// A start tag.
  struct Tag {
    /// From `<` to behind `>`.
    let range: Range<Int>
    /// The prefix with its colon; empty where there is none.
    let prefix: String
    let isEmpty: Bool
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  // MARK: Finding

  /// The first start tag of a name at or behind a place, before another.
  func tag(_ name: String, from start: Int = 0, to end: Int? = nil) -> Tag? {
    let wanted = Array(name.utf8)
    var place = start
    let end = end ?? bytes.count
    while let open = next(from: place, to: end) {
      if isClosing(open) {
        place = open + 2
        continue
      }
      let nameEnd = bytes[open...].dropFirst().firstIndex { Self.endsName($0) } ?? end
      let spelling = bytes[(open + 1)..<nameEnd]
      let tagEnd = self.end(ofTagAt: open)
      let colon = spelling.firstIndex(of: UInt8(ascii: ":"))
      let local = colon.map { spelling[($0 + 1)...] } ?? spelling
      if local.elementsEqual(wanted) {
        let prefix = colon.map { String(decoding: spelling[...$0], as: UTF8.self) } ?? ""
        return Tag(range: open..<tagEnd, prefix: prefix, isEmpty: bytes[tagEnd - 2] == UInt8(ascii: "/"))
      }
      place = tagEnd
    }
    return nil
  }

  /// Where the end tag of a name begins, at or behind a place.
  func endTag(_ tag: Tag, _ name: String) -> Range<Int>? {
    let wanted = Array("</\(tag.prefix)\(name)".utf8)
    var place = tag.range.upperBound
    while let open = next(from: place, to: bytes.count) {
      let end = self.end(ofTagAt: open)
      if bytes[open...].starts(with: wanted), Self.endsName(bytes[open + wanted.count]) { return open..<end }
      place = end
    }
    return nil
  }

  /// The value of an attribute of a tag, with its place.
  func attribute(_ name: String, of tag: Tag) -> (value: String, range: Range<Int>)? {
    var place = tag.range.lowerBound
    let wanted = Array(name.utf8)
    while place < tag.range.upperBound {
      guard let equals = bytes[place..<tag.range.upperBound].firstIndex(of: UInt8(ascii: "=")) else {
        return nil
      }
      var nameEnd = equals
      while nameEnd > place, Self.isSpace(bytes[nameEnd - 1]) { nameEnd -= 1 }
      var nameStart = nameEnd
      while nameStart > place, !Self.isSpace(bytes[nameStart - 1]) { nameStart -= 1 }
      guard
        let quote = bytes[equals..<tag.range.upperBound].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
        let close = bytes[(quote + 1)..<tag.range.upperBound].firstIndex(of: bytes[quote])
      else { return nil }
      if bytes[nameStart..<nameEnd].elementsEqual(wanted) {
        return (String(decoding: bytes[(quote + 1)..<close], as: UTF8.self), (quote + 1)..<close)
      }
      place = close + 1
    }
    return nil
  }

  /// How many elements of a name there are.
  func count(of name: String) -> Int {
    var count = 0
    each(name) { _ in count += 1 }
    return count
  }

  /// The values of an attribute in all elements of a name that have it.
  func values(of attribute: String, in name: String) -> Set<String> {
    var values: Set<String> = []
    each(name) { tag in if let found = self.attribute(attribute, of: tag) { values.insert(found.value) } }
    return values
  }

  private func each(_ name: String, _ body: (Tag) -> Void) {
    var place = 0
    while let tag = tag(name, from: place) {
      body(tag)
      place = tag.range.upperBound
    }
  }

  private func next(from start: Int, to limit: Int) -> Int? {
    var place = start
    while place < limit, let open = bytes[place..<limit].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[open...].starts(with: "<!--".utf8) {
        place = end(of: "-->", from: open)
      } else if bytes[open...].starts(with: "<![CDATA[".utf8) {
        place = end(of: "]]>", from: open)
      } else {
        return open
      }
    }
    return nil
  }

  private func end(of mark: String, from start: Int) -> Int {
    let wanted = Array(mark.utf8)
    var place = start
    while place + wanted.count <= bytes.count {
      if bytes[place...].starts(with: wanted) { return place + wanted.count }
      place += 1
    }
    return bytes.count
  }

  private func end(ofTagAt open: Int) -> Int {
    var quote: UInt8?
    var place = open + 1
    while place < bytes.count {
      let byte = bytes[place]
      if let mark = quote {
        if byte == mark { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      }
      place += 1
    }
    return bytes.count
  }

  private func isClosing(_ open: Int) -> Bool {
    open + 1 < bytes.count
      && [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(bytes[open + 1])
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  // MARK: Changing

  /// Puts text in at a place.
  mutating func insert(_ text: String, at place: Int) {
    bytes.insert(contentsOf: Array(text.utf8), at: place)
  }

  /// Puts text before the end tag of the first element of a name; false where there is no such element with an end tag.
  mutating func append(_ text: (_ prefix: String) -> String, to name: String) -> Bool {
    guard let tag = tag(name), !tag.isEmpty, let end = endTag(tag, name) else { return false }
    insert(text(tag.prefix), at: end.lowerBound)
    return true
  }

  /// Sets an attribute of a tag.
  mutating func set(_ name: String, to value: String, of tag: Tag) {
    if let known = attribute(name, of: tag) {
      bytes.replaceSubrange(known.range, with: Array(value.utf8))
    } else {
      insert(" \(name)=\"\(value)\"", at: tag.range.upperBound - (tag.isEmpty ? 2 : 1))
    }
  }
}

extension String {
  /// The text as XML 1.0 has it, in an element or an attribute; what that cannot hold is left out.
  var inXML: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case "\u{00}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
