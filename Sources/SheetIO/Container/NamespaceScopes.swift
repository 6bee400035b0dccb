/// The elements that are open while XML is scanned, and the namespaces that they declare.
///
/// Source: Namespaces in XML 1.0, 6.
struct NamespaceScopes {
  private struct Declaration {
    let prefix: Range<Int>
    let uri: Range<Int>
    let depth: Int
  }

  /// The names of the open elements, one behind the other, and where each begins.
  private var names: [UInt8] = Array(repeating: 0, count: roomForNames)
  private var namesEnd = 0
  private static let roomForNames = 512
  private var starts: [(name: Int, local: Int)] = []
  private var declarations: [Declaration] = []
  /// The prefixes and namespaces, one behind the other.
  private var bytes: [UInt8] = []

  /// Where namespaces of short prefixes are among ``bytes``; each has one place, which another may take.
  private var known: [(prefix: UInt64, uri: Range<Int>)?] = Array(repeating: nil, count: placesOfKnown)
  private var knowsSome = false
  private static let placesOfKnown = 16

  /// How many elements are open.
  var depth: Int { starts.count }

  /// Opens an element, whose name without prefix begins at `local`; whether the prefix is declared and so is all else
  /// plainly.
  mutating func open(
    _ name: UnsafeBufferPointer<UInt8>, local: Int, _ attributes: borrowing ScannedAttributes
  ) -> Bool {
    starts.append((namesEnd, local))
    push(name)
    guard attributes.haveDeclarations else { return isDeclared(name, local) }
    for attribute in attributes.all where attribute.isDeclaration {
      guard declare(attribute) else { return false }
    }
    return isDeclared(name, local)
  }

  private mutating func push(_ name: UnsafeBufferPointer<UInt8>) {
    let end = namesEnd + name.count
    if end > names.count { names += repeatElement(0, count: end - names.count + Self.roomForNames) }
    names.withUnsafeMutableBytes { [namesEnd] names in
      UnsafeMutableRawBufferPointer(rebasing: names[namesEnd..<end]).copyBytes(from: name)
    }
    namesEnd = end
  }

  private mutating func isDeclared(_ name: UnsafeBufferPointer<UInt8>, _ local: Int) -> Bool {
    local == 0 || declares(UnsafeBufferPointer(rebasing: name[..<(local - 1)]))
  }

  private mutating func declare(_ attribute: ScannedAttribute) -> Bool {
    let prefix =
      attribute.isPrefixed ? attribute.localName : UnsafeBufferPointer(rebasing: attribute.name[..<0])
    // Reserved prefixes, and one without a namespace, are left to the other way.
    guard !XMLByte.begins(prefix, with: "xml"), prefix.isEmpty || !attribute.value.isEmpty else {
      return false
    }
    forget()
    let start = bytes.count
    bytes.append(contentsOf: prefix)
    let middle = bytes.count
    bytes.append(contentsOf: attribute.value)
    declarations.append(
      Declaration(prefix: start..<middle, uri: middle..<bytes.count, depth: depth))
    return true
  }

  /// Closes the element that was opened last, if it has this name; where the name without prefix begins.
  mutating func close(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = starts.last, namesEnd - start.name == name.count else { return nil }
    let isSame = names.withUnsafeBufferPointer { [namesEnd] names in
      XMLByte.equal(UnsafeBufferPointer(rebasing: names[start.name..<namesEnd]), name)
    }
    guard isSame else { return nil }
    while let last = declarations.last, last.depth == depth {
      forget()
      declarations.removeLast()
      bytes.removeSubrange(last.prefix.lowerBound...)
    }
    starts.removeLast()
    namesEnd = start.name
    return start.local
  }

  /// Whether a prefix has a namespace here, which is remembered for the many that are to come.
  mutating func declares(_ prefix: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let word = Self.word(prefix) else { return uri(of: prefix) != nil }
    let place = Self.place(of: word)
    if let found = known[place], found.prefix == word { return true }
    guard let uri = search(prefix) else { return false }
    known[place] = (word, uri)
    knowsSome = true
    return true
  }

  /// Whether two prefixes are declared for one namespace.
  func areSame(_ prefix: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let uri = uri(of: prefix), let otherURI = self.uri(of: other) else { return false }
    return bytes[uri].elementsEqual(bytes[otherURI])
  }

  /// Calls with the namespace of an element that is open; empty where it has none.
  func withNamespace<Result>(
    of name: UnsafeBufferPointer<UInt8>, local: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let prefix = UnsafeBufferPointer(rebasing: name[..<max(local - 1, 0)])
    let range = uri(of: prefix) ?? 0..<0
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Forgets what is known of prefixes, since declarations come or go.
  private mutating func forget() {
    guard knowsSome else { return }
    for index in known.indices { known[index] = nil }
    knowsSome = false
  }

  private static func word(_ prefix: UnsafeBufferPointer<UInt8>) -> UInt64? {
    prefix.count <= 8 ? XMLByte.ending(of: prefix, from: 0) : nil
  }

  private static func place(of word: UInt64) -> Int {
    // Source of the factor: D. E. Knuth, The Art of Computer Programming 3, 6.4.
    Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 60)
  }

  private func uri(of prefix: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    if let word = Self.word(prefix), let found = known[Self.place(of: word)], found.prefix == word {
      return found.uri
    }
    return search(prefix)
  }

  private func search(_ prefix: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    bytes.withUnsafeBufferPointer { bytes in
      for declaration in declarations.reversed()
      where XMLByte.equal(UnsafeBufferPointer(rebasing: bytes[declaration.prefix]), prefix) {
        return declaration.uri
      }
      return nil
    }
  }
}
