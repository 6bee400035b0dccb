/// Reads the XML that spreadsheet programs write, straight from its bytes, and nothing else.
///
/// Plain XML is UTF-8 without document type, comments, CDATA or processing instructions; every prefix is declared. A
/// document that is anything more, or not well-formed, is given up on: what was read of it until then is thrown away,
/// and ``XMLPushParser`` reads it from its beginning. So the two never differ in what a visitor keeps.
///
/// Nothing is required of the visitor here, but of what is done with it: a scanner's own requirement would be searched for
/// at each start of the program, once for each kind of visitor.
///
/// Source: XML 1.0, 2 and 3.1; Namespaces in XML 1.0, 2 to 6.
struct TagScanner<Visitor> {
  /// The visitor, which has seen everything once ``finish()`` has said so.
  private(set) var visitor: Visitor
  /// What has come and not been read yet, from ``next`` on.
  private var buffer: [UInt8] = []
  private var next = 0
  private var stage = Stage.beginning
  private var scopes = NamespaceScopes()
  private var attributes = ScannedAttributes()
  private var texts = ScannedTexts()

  private enum Stage { case beginning, inside, after }

  /// What could be read of the bytes at hand.
  private enum Step { case read, incomplete, notPlain }

  init(_ visitor: Visitor) { self.visitor = visitor }
}

extension TagScanner where Visitor: XMLVisitor {
  /// Reads the next bytes; whether the document is plain so far.
  mutating func feed(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if next > 0 {
      buffer.removeSubrange(..<next)
      next = 0
    }
    buffer.append(contentsOf: bytes)
    // The bytes are taken out while they are read, so that reading may change what is kept beside them.
    let buffer = self.buffer
    self.buffer = []
    let (isPlain, end) = buffer.withUnsafeBufferPointer { read($0) }
    self.buffer = buffer
    next = end
    return isPlain && buffer.count - end <= Self.longestPiece
  }

  /// Reads a whole document; whether it is plain.
  mutating func read(whole bytes: UnsafeRawBufferPointer) -> Bool {
    let bytes = bytes.bindMemory(to: UInt8.self)
    let (isPlain, end) = read(bytes)
    return isPlain && stage == .after && end == bytes.count
  }

  /// Says that the document ends here; whether all of it was plain.
  mutating func finish() -> Bool { stage == .after && next == buffer.count }

  /// Longer tags are refused by the other way, and longer texts are seldom.
  private static var longestPiece: Int { 512 << 10 }
  /// Deeper documents are refused by the other way.
  private static var deepest: Int { 200 }

  // MARK: Pieces

  /// Reads whole pieces, tags and texts between them; where the first that is not whole begins.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> (isPlain: Bool, end: Int) {
    var place = 0
    while place < bytes.count {
      let outcome =
        stage == .beginning
        ? beginning(bytes, &place)
        : bytes[place] == XMLByte.open ? tag(bytes, &place) : text(bytes, &place)
      switch outcome {
      case .read: continue
      case .incomplete: return (true, place)
      case .notPlain: return (false, place)
      }
    }
    return (true, place)
  }

  /// White space, the mark of UTF-8 and the declaration before the first tag.
  private mutating func beginning(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Step {
    let start = bytes[place...].firstIndex { !XMLByte.isSpace($0) && !ByteOrderMark.utf8.bytes.contains($0) }
    guard let start, start + 1 < bytes.count else { return .incomplete }
    guard bytes[start] == XMLByte.open else { return .notPlain }
    guard bytes[start + 1] == UInt8(ascii: "?") else {
      place = start
      stage = .inside
      return .read
    }
    guard let end = bytes[start...].firstIndex(of: XMLByte.close) else {
      return bytes.count - start > Self.longestDeclaration ? .notPlain : .incomplete
    }
    guard Self.isPlainDeclaration(bytes[start...end]) else { return .notPlain }
    place = end + 1
    // Only one declaration, and then a tag.
    guard let tag = bytes[place...].firstIndex(where: { !XMLByte.isSpace($0) }), tag + 1 < bytes.count else {
      place = start
      return .incomplete
    }
    guard bytes[tag] == XMLByte.open, bytes[tag + 1] != UInt8(ascii: "?") else { return .notPlain }
    place = tag
    stage = .inside
    return .read
  }

  private static var longestDeclaration: Int { 200 }
  private static var usualDeclaration: String.UTF8View {
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>".utf8
  }
  private static var shortDeclaration: String.UTF8View { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".utf8 }

  /// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` and what writers make of it: without its end, in
  /// apostrophes, in small letters.
  private static func isPlainDeclaration(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    // What nearly all writers write, byte by byte.
    if bytes.elementsEqual(usualDeclaration) || bytes.elementsEqual(shortDeclaration) { return true }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix("<?xml "), text.hasSuffix("?>") else { return false }
    let inner = text.dropFirst(6).dropLast(2)
    let words = (inner.last == " " ? inner.dropLast() : inner).split(
      separator: " ", omittingEmptySubsequences: false)
    let quote = inner.contains("\"") ? "\"" : "'"
    let known = [["1.0"], ["utf-8"], ["yes", "no"]]
    let names = ["version", "encoding", "standalone"]
    var next = 0
    for word in words {
      let place = names.indices.first { place in
        known[place].contains { "\(names[place])=\(quote)\($0)\(quote)" == word.lowercased() }
          && word.hasPrefix(names[place])
      }
      // The version comes first, and nothing twice.
      guard let place, place >= next, place == 0 || next > 0 else { return false }
      next = place + 1
    }
    return next > 0
  }

  /// The text up to the next tag.
  private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Step {
    guard let end = XMLByte.first(XMLByte.open, in: bytes, from: place) else {
      // White space may be all that follows on the document.
      guard stage == .after, bytes[place...].allSatisfy(XMLByte.isSpace) else { return .incomplete }
      place = bytes.count
      return .read
    }
    // Behind the root there may be white space alone.
    guard stage == .inside else { return .notPlain }
    let text = UnsafeBufferPointer(rebasing: bytes[place..<end])
    guard Self.visit(&visitor, text: text, &texts) else { return .notPlain }
    place = end
    return .read
  }

  private static func visit(
    _ visitor: inout Visitor, text: UnsafeBufferPointer<UInt8>, _ texts: inout ScannedTexts
  ) -> Bool {
    let isRead: Bool? = texts.with(text) { text in
      do throws(SheetError) {
        try visitor.text(XMLText(text))
        return true
      } catch {
        return false
      }
    }
    return isRead ?? false
  }

  // MARK: Tags

  private mutating func tag(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Step {
    guard place + 1 < bytes.count else { return .incomplete }
    guard stage == .inside else { return .notPlain }
    if bytes[place + 1] == UInt8(ascii: "/") { return closingTag(bytes, &place) }
    do throws(SheetError) {
      // The root is opened and closed by its tags.
      let end = scopes.depth > 0 ? try visitor.scan(bytes, from: place) : place
      guard end == place else {
        place = end
        return .read
      }
    } catch {
      return .notPlain
    }
    return openingTag(bytes, &place)
  }

  private mutating func closingTag(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Step {
    guard let end = XMLByte.first(XMLByte.close, in: bytes, from: place) else { return .incomplete }
    var nameEnd = end
    while XMLByte.isSpace(bytes[nameEnd - 1]) { nameEnd -= 1 }
    guard place + 2 < nameEnd else { return .notPlain }
    let name = UnsafeBufferPointer(rebasing: bytes[(place + 2)..<nameEnd])
    guard let local = scopes.close(name) else { return .notPlain }
    guard close(UnsafeBufferPointer(rebasing: name[local...])) else { return .notPlain }
    place = end + 1
    return .read
  }

  private mutating func close(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    if scopes.depth == 0 { stage = .after }
    do throws(SheetError) {
      try visitor.close(XMLText(name))
      return true
    } catch {
      return false
    }
  }

  private mutating func openingTag(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Step {
    var at = place + 1
    let start = at
    guard XMLByte.beginsName(bytes[at]) else { return .notPlain }
    let local = XMLByte.skipName(in: bytes, &at)
    let name = UnsafeBufferPointer(rebasing: bytes[start..<at])
    guard at < bytes.count else { return .incomplete }
    guard let local else { return .notPlain }
    attributes.removeAll()
    while true {
      let afterLast = at
      while at < bytes.count, XMLByte.isSpace(bytes[at]) { at += 1 }
      guard at < bytes.count else { return .incomplete }
      switch bytes[at] {
      case XMLByte.close:
        place = at + 1
        return open(name, local: local, isEmpty: false) ? .read : .notPlain
      case UInt8(ascii: "/"):
        guard at + 1 < bytes.count else { return .incomplete }
        guard bytes[at + 1] == XMLByte.close else { return .notPlain }
        place = at + 2
        return open(name, local: local, isEmpty: true) ? .read : .notPlain
      default:
        guard at > afterLast else { return .notPlain }
        switch attributes.read(bytes, &at) {
        case true?: continue
        case false?: return .notPlain
        case nil: return .incomplete
        }
      }
    }
  }

  private mutating func open(_ name: UnsafeBufferPointer<UInt8>, local: Int, isEmpty: Bool) -> Bool {
    guard scopes.depth < Self.deepest, scopes.open(name, local: local, attributes),
      attributes.areDistinct(in: scopes), attributes.areDeclared(in: &scopes)
    else { return false }
    guard Self.visit(&visitor, open: name, local: local, &attributes, scopes) else { return false }
    guard isEmpty else { return true }
    guard scopes.close(name) != nil else { return false }
    return close(UnsafeBufferPointer(rebasing: name[local...]))
  }

  private static func visit(
    _ visitor: inout Visitor, open name: UnsafeBufferPointer<UInt8>, local: Int,
    _ attributes: inout ScannedAttributes, _ scopes: borrowing NamespaceScopes
  ) -> Bool {
    let localName = XMLText(UnsafeBufferPointer(rebasing: name[local...]))
    return attributes.withValues { found in
      scopes.withNamespace(of: name, local: local) { namespace in
        do throws(SheetError) {
          try visitor.open(XMLElement(name: localName, namespace: XMLText(namespace), scanned: found))
          return true
        } catch {
          return false
        }
      }
    }
  }
}
