/// One attribute of a tag that was scanned; valid while its tag is read.
struct ScannedAttribute {
  /// The name with its prefix.
  let name: UnsafeBufferPointer<UInt8>
  /// Where the name without its prefix begins.
  let local: Int
  /// The value; of one that had references, what they stand for.
  var value: UnsafeBufferPointer<UInt8>
  /// Where the value is among those that had references.
  var decoded: Range<Int>?

  /// Whether it declares a namespace: `xmlns`, `xmlns:r`.
  let isDeclaration: Bool
  /// The last bytes of the name without its prefix, by which most names are known to differ.
  let ending: UInt64

  init(
    name: UnsafeBufferPointer<UInt8>, local: Int, value: UnsafeBufferPointer<UInt8>, decoded: Range<Int>?
  ) {
    self.name = name
    self.local = local
    self.value = value
    self.decoded = decoded
    isDeclaration =
      XMLByte.begins(name, with: "xmlns") && (local == 0 ? name.count : local - 1) == "xmlns".utf8.count
    ending = XMLByte.ending(of: name, from: local)
  }

  var isPrefixed: Bool { local > 0 }
  var prefix: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: name[..<max(local - 1, 0)]) }
  var localName: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: name[local...]) }
}

/// The attributes of the tag that is being read.
struct ScannedAttributes {
  private(set) var all: [ScannedAttribute] = []
  /// Whether one of them declares a namespace.
  private(set) var haveDeclarations = false
  private var decodedBytes: [UInt8] = []

  mutating func removeAll() {
    if !all.isEmpty { all.removeAll(keepingCapacity: true) }
    haveDeclarations = false
    if !decodedBytes.isEmpty { decodedBytes.removeAll(keepingCapacity: true) }
  }

  /// Reads one attribute, ` name="value"`; `nil` where it is not whole yet, `false` where it is not plain.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Bool? {
    let start = place
    guard XMLByte.beginsName(bytes[place]) else { return false }
    let local = XMLByte.skipName(in: bytes, &place)
    let name = UnsafeBufferPointer(rebasing: bytes[start..<place])
    func skipSpace() { while place < bytes.count, XMLByte.isSpace(bytes[place]) { place += 1 } }
    skipSpace()
    guard place < bytes.count else { return nil }
    guard bytes[place] == UInt8(ascii: "=") else { return false }
    place += 1
    skipSpace()
    guard place < bytes.count else { return nil }
    let quote = bytes[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
    guard let end = XMLByte.first(quote, in: bytes, from: place + 1) else { return nil }
    let value = UnsafeBufferPointer(rebasing: bytes[(place + 1)..<end])
    place = end + 1
    guard let local else { return false }
    return add(name, local, value)
  }

  private mutating func add(
    _ name: UnsafeBufferPointer<UInt8>, _ local: Int, _ value: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var attribute = ScannedAttribute(name: name, local: local, value: value, decoded: nil)
    switch ScannedTexts.look(at: value, inAttribute: true) {
    case .asItIs: break
    case .hasReferences:
      let start = decodedBytes.count
      guard !attribute.isDeclaration, ScannedTexts.decode(value, into: &decodedBytes) else { return false }
      attribute.decoded = start..<decodedBytes.count
    case .notPlain: return false
    }
    haveDeclarations = haveDeclarations || attribute.isDeclaration
    all.append(attribute)
    return true
  }

  /// Whether no two have the same name; also not by two prefixes of one namespace.
  ///
  /// Many are left to the other way.
  func areDistinct(in scopes: borrowing NamespaceScopes) -> Bool {
    guard all.count <= Self.most else { return false }
    for index in all.indices {
      let attribute = all[index]
      for earlier in 0..<index where all[earlier].ending == attribute.ending {
        let other = all[earlier]
        if XMLByte.equal(attribute.name, other.name) { return false }
        guard attribute.isPrefixed, other.isPrefixed, XMLByte.equal(attribute.localName, other.localName),
          !attribute.isDeclaration, !other.isDeclaration
        else { continue }
        if scopes.areSame(attribute.prefix, other.prefix) { return false }
      }
    }
    return true
  }

  private static let most = 48

  /// Whether the prefixes are declared.
  func areDeclared(in scopes: inout NamespaceScopes) -> Bool {
    for index in all.indices where all[index].isPrefixed && !all[index].isDeclaration {
      let prefix = all[index].prefix
      guard scopes.declares(prefix) || XMLText(prefix) == "xml" else { return false }
    }
    return true
  }

  /// Calls with the attributes as they are to be seen.
  mutating func withValues<Result>(_ body: (UnsafeBufferPointer<ScannedAttribute>) -> Result) -> Result {
    guard !decodedBytes.isEmpty else { return all.withUnsafeBufferPointer(body) }
    var seen = all
    return decodedBytes.withUnsafeBufferPointer { bytes in
      for index in seen.indices {
        if let range = seen[index].decoded { seen[index].value = UnsafeBufferPointer(rebasing: bytes[range]) }
      }
      return seen.withUnsafeBufferPointer(body)
    }
  }
}
