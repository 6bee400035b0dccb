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
  private var names: [UInt8] = []
  private var starts: [Int] = []
  private var declarations: [Declaration] = []
  /// The prefixes and namespaces, one behind the other.
  private var bytes: [UInt8] = []

  /// How many elements are open.
  var depth: Int { starts.count }

  /// Opens an element; where its name without prefix begins, `nil` where the prefix is not declared or a declaration is
  /// not plain.
  mutating func open(_ name: UnsafeBufferPointer<UInt8>, _ attributes: ScannedAttributes) -> Int? {
    starts.append(names.count)
    names.append(contentsOf: name)
    for place in attributes.all.indices where attributes.all[place].isDeclaration {
      guard declare(attributes.all[place]) else { return nil }
    }
    guard let local = XMLByte.local(of: name) else { return nil }
    guard local > 0 else { return local }
    return declares(UnsafeBufferPointer(rebasing: name[..<(local - 1)])) ? local : nil
  }

  private mutating func declare(_ attribute: ScannedAttribute) -> Bool {
    let prefix =
      attribute.isPrefixed ? attribute.localName : UnsafeBufferPointer(rebasing: attribute.name[..<0])
    // Reserved prefixes, and one without a namespace, are left to the other way.
    guard !prefix.starts(with: "xml".utf8), prefix.isEmpty || !attribute.value.isEmpty else { return false }
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
    guard let start = starts.last, names.count - start == name.count else { return nil }
    let isSame = names.withUnsafeBufferPointer { names in
      XMLByte.equal(UnsafeBufferPointer(rebasing: names[start...]), name)
    }
    guard isSame else { return nil }
    while let last = declarations.last, last.depth == depth {
      declarations.removeLast()
      bytes.removeSubrange(last.prefix.lowerBound...)
    }
    starts.removeLast()
    names.removeSubrange(start...)
    return XMLByte.local(of: name)
  }

  /// Whether a prefix has a namespace here.
  func declares(_ prefix: UnsafeBufferPointer<UInt8>) -> Bool { uri(of: prefix) != nil }

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

  private func uri(of prefix: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    bytes.withUnsafeBufferPointer { bytes in
      for declaration in declarations.reversed()
      where XMLByte.equal(UnsafeBufferPointer(rebasing: bytes[declaration.prefix]), prefix) {
        return declaration.uri
      }
      return nil
    }
  }
}
